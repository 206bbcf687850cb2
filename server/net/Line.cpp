#include "server/net/Line.hpp"

#include <sys/socket.h>

#include <cerrno>

namespace hall::net {

namespace {
constexpr std::chrono::milliseconds finishPatience{1'000};
}

Line::Line(Hub& hub, Tcp::socket socket, asio::ip::address address)
    : hub_(hub), socket_(std::move(socket)), address_(std::move(address)) {}

Line::~Line() = default;

void Line::drop() {
    if (!open_) return;
    open_ = false;
    hub_.remove(*this);
    boost::system::error_code ignored;
    socket_.close(ignored);
}

Tcp::socket Line::release() {
    open_ = false;
    hub_.remove(*this);
    return std::move(socket_);
}

void Line::awaitReadable() {
    socket_.async_wait(Tcp::socket::wait_read, [self = shared_from_this()](const boost::system::error_code& error) {
        if (!error && self->open_) self->readable();
    });
}

long Line::read() {
    for (;;) {
        const ssize_t got = ::recv(socket_.native_handle(), hub_.scratch.data(), hub_.scratch.size(), MSG_DONTWAIT);
        if (got > 0) return got;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return 0;
        drop();
        return -1;
    }
}

void Line::push() {
    if (blocked_ || !open_) return;
    const std::size_t before = written_;
    const Sending::Result result = sending_.send(socket_.native_handle(), written_);
    if (result == Sending::Result::broken) return drop();
    if (result == Sending::Result::done) return drained();
    if (!std::exchange(blocked_, true) || written_ != before) blockedSince_ = Steady::now();
    awaitWritable();
}

void Line::awaitWritable() {
    socket_.async_wait(Tcp::socket::wait_write, [self = shared_from_this()](const boost::system::error_code& error) {
        if (error || !self->open_) return;
        const std::size_t before = self->written_;
        const Sending::Result result = self->sending_.send(self->socket_.native_handle(), self->written_);
        if (self->written_ != before) self->blockedSince_ = Steady::now();
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
    boost::system::error_code ignored;
    socket_.shutdown(Tcp::socket::shutdown_send, ignored);
}

bool Line::finishOverdue(Steady::time_point now) const { return finishing_ && now >= finishBy_; }

}  // namespace hall::net
