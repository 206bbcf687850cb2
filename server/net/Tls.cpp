#include "server/net/Tls.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <climits>

#include "server/net/IdentityNative.hpp"

namespace hall::net {

struct Tls::Native {
    ~Native() { SSL_free(ssl); }
    SSL* ssl{};
    int socket{-1};
    std::size_t onWire{};
};

namespace {

// OpenSSL's own socket BIO writes with write(), which kills a process whose peer has gone.

template <class Native>
int bioWrite(BIO* bio, const char* bytes, std::size_t size, std::size_t* sent) {
    auto& native = *static_cast<Native*>(BIO_get_data(bio));
    BIO_clear_retry_flags(bio);
    ssize_t took = 0;
    do took = ::send(native.socket, bytes, size, MSG_NOSIGNAL | MSG_DONTWAIT);
    while (took < 0 && errno == EINTR);
    if (took < 0) {
        if (errno == EAGAIN || errno == EWOULDBLOCK) BIO_set_retry_write(bio);
        return 0;
    }
    *sent = static_cast<std::size_t>(took);
    native.onWire += *sent;
    return 1;
}

template <class Native>
int bioRead(BIO* bio, char* bytes, std::size_t size, std::size_t* got) {
    auto& native = *static_cast<Native*>(BIO_get_data(bio));
    BIO_clear_retry_flags(bio);
    ssize_t came = 0;
    do came = ::recv(native.socket, bytes, size, MSG_DONTWAIT);
    while (came < 0 && errno == EINTR);
    if (came <= 0) {
        if (came < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) BIO_set_retry_read(bio);
        return 0;
    }
    *got = static_cast<std::size_t>(came);
    return 1;
}

long bioControl(BIO*, int command, long, void*) { return command == BIO_CTRL_FLUSH ? 1 : 0; }

template <class Native>
const BIO_METHOD* socketMethod() {
    static BIO_METHOD* const method = [] {
        BIO_METHOD* made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "hall socket");
        BIO_meth_set_write_ex(made, bioWrite<Native>);
        BIO_meth_set_read_ex(made, bioRead<Native>);
        BIO_meth_set_ctrl(made, bioControl);
        return made;
    }();
    return method;
}

}  // namespace

Tls::Tls(std::shared_ptr<const Identity> identity, int socket) : identity_(std::move(identity)), native_(std::make_unique<Native>()) {
    native_->socket = socket;
    native_->ssl = SSL_new(identity_->native().context.get());
    BIO* bio = BIO_new(socketMethod<Native>());
    if (native_->ssl == nullptr || bio == nullptr) {
        BIO_free(bio);
        throw std::bad_alloc();
    }
    BIO_set_data(bio, native_.get());
    BIO_set_init(bio, 1);
    SSL_set_bio(native_->ssl, bio, bio);
    SSL_set_accept_state(native_->ssl);
}

Tls::~Tls() = default;

std::size_t Tls::onWire() const { return native_->onWire; }

Tls::Result Tls::resultOf(int returned) {
    if (returned > 0) return Result::done;
    switch (SSL_get_error(native_->ssl, returned)) {
        case SSL_ERROR_WANT_READ: return Result::wantsRead;
        case SSL_ERROR_WANT_WRITE: return Result::wantsWrite;
        case SSL_ERROR_ZERO_RETURN:
        case SSL_ERROR_SYSCALL: return Result::ended;
        default: break;
    }
    const unsigned long error = ERR_peek_error();
    if (ERR_GET_REASON(error) == SSL_R_UNEXPECTED_EOF_WHILE_READING) return Result::ended;
    const char* reason = ERR_reason_error_string(error);
    fault_ = reason == nullptr ? "tls" : reason;
    return Result::broken;
}

Tls::Result Tls::shake() {
    ERR_clear_error();
    return resultOf(SSL_do_handshake(native_->ssl));
}

Tls::Result Tls::read(std::span<char> into, std::size_t& got) {
    got = 0;
    mayHold_ = false;
    while (got < into.size()) {
        std::size_t came = 0;
        ERR_clear_error();
        const Result result = resultOf(SSL_read_ex(native_->ssl, into.data() + got, into.size() - got, &came));
        if (result != Result::done && got == 0) return result;
        if (result != Result::done) {
            // What came before the end is still heard; the end comes again with the next call.
            mayHold_ = result != Result::wantsRead;
            return Result::done;
        }
        got += came;
    }
    mayHold_ = true;
    return Result::done;
}

Tls::Result Tls::write(std::span<const char> bytes, std::size_t& sent) {
    sent = 0;
    ERR_clear_error();
    const Result result = resultOf(SSL_write_ex(native_->ssl, bytes.data(), std::min(bytes.size(), recordBytes), &sent));
    // After the handshake a write waits for nothing but room: there is no renegotiation.
    return result == Result::wantsRead ? Result::broken : result;
}

void Tls::sayGoodbye() {
    if (SSL_in_init(native_->ssl) != 0) return;
    ERR_clear_error();
    SSL_shutdown(native_->ssl);
}

}  // namespace hall::net
