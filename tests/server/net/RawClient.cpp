#include "tests/server/net/RawClient.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <cstdlib>
#include <stdexcept>

namespace hall::test {

std::string HttpAnswer::code() const {
    const auto type = fields.find("content-type");
    return type != fields.end() && type->second == "application/problem+json" ? member(body, "code") : std::string();
}

bool overTls() {
    static const bool wanted = std::getenv("HALL_TEST_TLS") != nullptr;
    return wanted;
}

struct RawClient::Sealed {
    ~Sealed() {
        SSL_free(ssl);
        SSL_CTX_free(context);
    }
    SSL_CTX* context{SSL_CTX_new(TLS_client_method())};
    SSL* ssl{};
};

void RawClient::seal(const TlsOffer& offer) {
    ::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes with write()
    sealed_ = std::make_unique<Sealed>();
    SSL_CTX_set_security_level(sealed_->context, 0);  // an old client: it is the server that has to refuse
    SSL_CTX_set_min_proto_version(sealed_->context, offer.lowest);
    SSL_CTX_set_max_proto_version(sealed_->context, offer.highest);
    if (!offer.ciphers.empty() && SSL_CTX_set_cipher_list(sealed_->context, offer.ciphers.c_str()) != 1) throw std::runtime_error("no such cipher");
    sealed_->ssl = SSL_new(sealed_->context);
    if (!offer.protocols.empty())
        SSL_set_alpn_protos(sealed_->ssl, reinterpret_cast<const unsigned char*>(offer.protocols.data()), static_cast<unsigned>(offer.protocols.size()));
    SSL_set_fd(sealed_->ssl, socket_);
    if (SSL_connect(sealed_->ssl) != 1) ended_ = true;
    ERR_clear_error();
}

std::string RawClient::tls() const {
    if (!sealed_ || SSL_is_init_finished(sealed_->ssl) == 0) return {};
    return std::string(SSL_get_version(sealed_->ssl)) + " " + SSL_get_cipher_name(sealed_->ssl);
}

std::string RawClient::pin() const {
    X509* certificate = sealed_ ? SSL_get1_peer_certificate(sealed_->ssl) : nullptr;
    if (certificate == nullptr) return {};
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    X509_digest(certificate, EVP_sha256(), digest.data(), &size);
    X509_free(certificate);
    std::string text;
    for (unsigned i = 0; i < size; ++i) {
        constexpr char hex[] = "0123456789ABCDEF";
        text.append(i == 0 ? "" : ":").append({hex[digest[i] >> 4U], hex[digest[i] & 15U]});
    }
    return text;
}

bool RawClient::saidGoodbye() const { return sealed_ && (SSL_get_shutdown(sealed_->ssl) & SSL_RECEIVED_SHUTDOWN) != 0; }

RawClient::RawClient(std::uint16_t port) : RawClient(port, overTls() ? std::optional(TlsOffer{}) : std::nullopt) {}

RawClient::RawClient(std::uint16_t port, const std::optional<TlsOffer>& offer) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (socket_ < 0 || ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("cannot connect");
    const int yes = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    const timeval patience{patienceMs / 1'000, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (offer) seal(*offer);
}

RawClient::~RawClient() { ::close(socket_); }

void RawClient::smallReceiveBuffer() {
    const int bytes = 4'096;
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

bool RawClient::send(std::string_view bytes) {
    if (sealed_) {
        ERR_clear_error();
        return !ended_ && (bytes.empty() || SSL_write(sealed_->ssl, bytes.data(), static_cast<int>(bytes.size())) > 0);
    }
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool RawClient::receive(int waitMs) {
    if (ended_) return false;
    pollfd waiting{socket_, POLLIN, 0};
    const bool held = sealed_ && SSL_pending(sealed_->ssl) > 0;
    if (!held && ::poll(&waiting, 1, waitMs) <= 0) return false;
    std::array<char, 65'536> bytes;
    ERR_clear_error();
    const ssize_t got = sealed_ ? SSL_read(sealed_->ssl, bytes.data(), bytes.size()) : ::recv(socket_, bytes.data(), bytes.size(), 0);
    if (got <= 0) {
        ended_ = true;
        return false;
    }
    in_.append(bytes.data(), static_cast<std::size_t>(got));
    return true;
}

bool RawClient::closed(int waitMs) {
    while (receive(waitMs)) {
    }
    return ended_;
}

HttpAnswer RawClient::answer(bool toHead) {
    HttpAnswer answer;
    std::size_t end = 0;
    while ((end = in_.find("\r\n\r\n")) == std::string::npos)
        if (!receive()) return answer;
    answer.status = std::atoi(in_.c_str() + 9);
    std::size_t at = in_.find("\r\n") + 2;
    while (at < end) {
        const std::size_t lineEnd = in_.find("\r\n", at);
        const std::size_t colon = in_.find(": ", at);
        std::string name = in_.substr(at, colon - at);
        for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        answer.fields[name] = in_.substr(colon + 2, lineEnd - colon - 2);
        at = lineEnd + 2;
    }
    const auto length = answer.fields.find("content-length");
    const std::size_t bytes = toHead || length == answer.fields.end() ? 0 : std::stoul(length->second);
    while (in_.size() < end + 4 + bytes)
        if (!receive()) return answer;
    answer.body = in_.substr(end + 4, bytes);
    in_.erase(0, end + 4 + bytes);
    return answer;
}

std::string request(std::string_view method, std::string_view target, std::string_view token, std::string_view body,
                    std::string_view fields) {
    std::string text;
    text.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    if (!token.empty()) text.append("Authorization: Bearer ").append(token).append("\r\n");
    if (!body.empty() && fields.find("Content-Type") == std::string_view::npos) text.append("Content-Type: application/json\r\n");
    if (method == "POST") text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
    return text.append(fields).append("\r\n").append(body);
}

HttpAnswer fetch(std::uint16_t port, std::string_view method, std::string_view target, std::string_view token,
                 std::string_view body, std::string_view fields) {
    RawClient client(port);
    client.send(request(method, target, token, body, fields));
    return client.answer(method == "HEAD");
}

WebSocketClient::WebSocketClient(std::uint16_t port) : WebSocketClient(port, overTls() ? std::optional(TlsOffer{}) : std::nullopt) {}

WebSocketClient::WebSocketClient(std::uint16_t port, const std::optional<TlsOffer>& offer) : line_(port, offer) {
    line_.send("GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: hall.v1\r\n\r\n");
    status_ = line_.answer().status;
}

bool WebSocketClient::hello(const std::string& token, const std::vector<std::string>& topics) {
    std::string list;
    for (const std::string& topic : topics) list += (list.empty() ? "\"" : ",\"") + topic + "\"";
    return say(R"({"hello":"hall.v1","auth":{"kind":"token","token":")" + token + R"("},"topics":[)" + list + R"(],"client":"test/1"})");
}

Heard WebSocketClient::next(int waitMs) {
    for (;;) {
        const auto frame = readServerFrame(line_.pending());
        if (!frame) {
            if (!line_.receive(waitMs)) return {{}, -1, line_.ended()};
            continue;
        }
        line_.skip(frame->bytes);
        if (frame->opcode == 1) return {frame->payload, -1, false};
        if (frame->opcode == 9) line_.send(clientFrame(10, frame->payload));
        if (frame->opcode != 8) continue;
        const int code = frame->payload.size() < 2 ? 0
                                                   : static_cast<unsigned char>(frame->payload[0]) * 256 +
                                                         static_cast<unsigned char>(frame->payload[1]);
        return {{}, code, false};
    }
}

std::string WebSocketClient::nextText(std::string_view beginning) {
    for (;;) {
        Heard heard = next();
        if (heard.text.empty() || heard.text.starts_with(beginning)) return heard.text;
        if (heard.text.starts_with("{\"view\"")) views.push_back(heard.text);
    }
}

std::string WebSocketClient::command(const std::string& name, const std::string& id, const std::string& body) {
    say("{\"command\":\"" + name + "\",\"id\":\"" + id + "\",\"body\":" + body + "}");
    return nextText("{\"receipt\":\"" + id + "\"");
}

std::string member(std::string_view json, std::string_view name) {
    const std::string key = "\"" + std::string(name) + "\":";
    const std::size_t found = json.find(key);
    if (found == std::string_view::npos) return {};
    std::size_t at = found + key.size();
    if (json[at] == '"') return std::string(json.substr(at + 1, json.find('"', at + 1) - at - 1));
    return std::string(json.substr(at, json.find_first_of(",}]", at) - at));
}

}  // namespace hall::test
