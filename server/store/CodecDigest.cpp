#include <cstdlib>
#include <new>

#include <openssl/evp.h>

#include "server/store/Codec.hpp"

namespace hall::store::codec {

namespace {

void bigEndian(std::string& out, std::uint64_t value, int bytes) {
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
        out.push_back(static_cast<char>(value >> shift));
}

}  // namespace

struct Digest::Context {
    EVP_MD* algorithm{EVP_MD_fetch(nullptr, "SHA256", nullptr)};
    EVP_MD_CTX* context{EVP_MD_CTX_new()};
    Context() {
        if (algorithm == nullptr || context == nullptr) throw std::bad_alloc();
    }
    ~Context() {
        EVP_MD_CTX_free(context);
        EVP_MD_free(algorithm);
    }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
};

Digest::Digest() : context_(std::make_unique<Context>()) {}
Digest::~Digest() = default;

Hash Digest::plain(std::string_view bytes) {
    Hash hash{};
    unsigned int size = hash.size();
    const bool done = EVP_DigestInit_ex2(context_->context, context_->algorithm, nullptr) == 1 &&
                      EVP_DigestUpdate(context_->context, bytes.data(), bytes.size()) == 1 &&
                      EVP_DigestFinal_ex(context_->context, hash.data(), &size) == 1;
    if (!done) std::abort();  // SHA-256 over memory does not fail; a log without its chain must not go on
    return hash;
}

Hash Digest::chain(const Hash& previous, const Row& row) {
    buffer_.assign(view(previous));
    for (const Cell& cell : row.cells) {
        buffer_.push_back(static_cast<char>(cell.type));
        if (cell.type == Cell::Type::integer) {
            bigEndian(buffer_, static_cast<std::uint64_t>(cell.integer), 8);
        } else if (cell.type == Cell::Type::text) {
            bigEndian(buffer_, cell.text.size(), 4);
            buffer_.append(cell.text);
        }
    }
    return plain(buffer_);
}

std::string hex(std::string_view bytes) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        out.push_back(digits[static_cast<unsigned char>(c) >> 4]);
        out.push_back(digits[static_cast<unsigned char>(c) & 0xF]);
    }
    return out;
}

}  // namespace hall::store::codec
