#include "server/net/Line.hpp"

#include <boost/asio/post.hpp>

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <span>
#include <utility>

namespace hall::net {

namespace {
constexpr std::chrono::milliseconds finishPatience{1'000};
}

Line::Line(Hub& hub, Channel channel, asio::ip::address address)
    : hub_(hub), socket_(std::move(channel.socket)), tls_(std::move(channel.tls)), address_(std::move(address)) {}

Line::~Line() = default;

void Line::drop() {
    if (!open_) return;
    open_ = false;
    weigh(0);
    hub_.remove(*this);
    boost::system::error_code ignored;
    socket_.close(ignored);
}

void Line::weigh(std::size_t bytes) {
    if (bytes == weight_) return;
    hub_.weigh(*this, bytes, std::exchange(weight_, bytes));
}

Channel Line::release() {
    open_ = false;
    weigh(0);
    hub_.remove(*this);
    return {std::move(socket_), std::move(tls_)};
}

void Line::awaitReadable() {
    if (tls_ && tls_->mayHold()) {
        // In a turn of its own, like whoever has to wait for the socket: one busy line must not hold up the others.
        return asio::post(hub_.io, [self = shared_from_this()] {
            if (self->open_) self->readable();
        });
    }
    socket_.async_wait(Tcp::socket::wait_read, [self = shared_from_this()](const boost::system::error_code& error) {
        if (!error && self->open_) self->readable();
    });
}

void Line::awaitRoom() {
    socket_.async_wait(Tcp::socket::wait_write, [self = shared_from_this()](const boost::system::error_code& error) {
        if (!error && self->open_) self->readable();
    });
}

long Line::readSealed(std::size_t most) {
    std::size_t got = 0;
    switch (tls_->read(std::span(hub_.scratch).first(std::min(most, hub_.scratch.size())), got)) {
        case Tls::Result::done: return static_cast<long>(got);
        case Tls::Result::wantsRead:
        case Tls::Result::wantsWrite: return 0;  // of an alert: it goes out with the next write
        case Tls::Result::ended:
        case Tls::Result::broken: break;
    }
    drop();
    return -1;
}

Sending::Result Line::send() {
    if (tls_) return sending_.send(*tls_, hub_.gather, written_);
    return sending_.send(socket_.native_handle(), written_);
}

long Line::read(std::size_t most) {
    if (tls_) return readSealed(most);
    for (;;) {
        const ssize_t got = ::recv(socket_.native_handle(), hub_.scratch.data(), std::min(most, hub_.scratch.size()), MSG_DONTWAIT);
        if (got > 0) return got;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return 0;
        drop();
        return -1;
    }
}

void Line::push() {
    if (blocked_ || !open_) return;
    const std::size_t before = moved();
    const Sending::Result result = send();
    if (result == Sending::Result::broken) return drop();
    if (result == Sending::Result::done) return drained();
    if (!std::exchange(blocked_, true) || moved() != before) blockedSince_ = Steady::now();
    awaitWritable();
}

void Line::awaitWritable() {
    socket_.async_wait(Tcp::socket::wait_write, [self = shared_from_this()](const boost::system::error_code& error) {
        if (error || !self->open_) return;
        const std::size_t before = self->moved();
        const Sending::Result result = self->send();
        if (self->moved() != before) self->blockedSince_ = Steady::now();
        if (result == Sending::Result::broken) return self->drop();
        if (result == Sending::Result::blocked) return self->awaitWritable();
        self->blocked_ = false;
        self->drained();
    });
}

void Line::finish() {
    if (finishing_ || !open_) return;
    finishing_ = true;
    finishBy_ = Steady::now() + finishPatience;
    if (tls_) tls_->sayGoodbye();
    boost::system::error_code ignored;
    socket_.shutdown(Tcp::socket::shutdown_send, ignored);
}

bool Line::finishOverdue(Steady::time_point now) const { return finishing_ && now >= finishBy_; }

}  // namespace hall::net
