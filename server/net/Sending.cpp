#include "server/net/Sending.hpp"

#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace hall::net {

Sending::Result Sending::send(int socket, std::size_t& written) {
    constexpr std::size_t atOnce = 32;
    std::size_t first = 0;  // of the queue that is not gone yet
    Result result = Result::done;
    while (first < queue_.size()) {
        ssize_t sent = 0;
        std::size_t asked = 0;
        if (queue_.size() - first == 1) {
            const std::string& only = *queue_[first];
            asked = only.size() - offset_;
            sent = ::send(socket, only.data() + offset_, asked, MSG_NOSIGNAL | MSG_DONTWAIT);
        } else {
            std::array<iovec, atOnce> parts{};
            const std::size_t count = std::min(atOnce, queue_.size() - first);
            for (std::size_t i = 0; i < count; ++i) {
                const std::string& part = *queue_[first + i];
                const std::size_t skipped = i == 0 ? offset_ : 0;
                parts[i] = {const_cast<char*>(part.data()) + skipped, part.size() - skipped};
                asked += part.size() - skipped;
            }
            msghdr message{};
            message.msg_iov = parts.data();
            message.msg_iovlen = count;
            sent = ::sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
        }
        if (sent < 0) {
            if (errno == EINTR) continue;
            result = errno == EAGAIN || errno == EWOULDBLOCK ? Result::blocked : Result::broken;
            break;
        }
        written += static_cast<std::size_t>(sent);
        forget(static_cast<std::size_t>(sent), first);
    }
    queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(first));
    return result;
}

/// `bytes` are gone, from `offset_` of the frame `first` on.
void Sending::forget(std::size_t bytes, std::size_t& first) {
    while (first < queue_.size() && bytes >= queue_[first]->size() - offset_) {
        bytes -= queue_[first]->size() - offset_;
        offset_ = 0;
        ++first;
    }
    offset_ += bytes;
}

/// What the next record seals. OpenSSL wants to see a record that was not gone yet again, as long or longer: frames are only added
/// behind it, so that it is.
std::span<const char> Sending::record(std::size_t first, std::span<char> gather) const {
    const std::string& head = *queue_[first];
    const std::size_t ready = head.size() - offset_;
    if (first + 1 == queue_.size() || ready >= gather.size()) return {head.data() + offset_, std::min(ready, gather.size())};
    std::size_t filled = 0;
    for (std::size_t i = first; i < queue_.size() && filled < gather.size(); ++i) {
        const std::string_view rest = std::string_view(*queue_[i]).substr(i == first ? offset_ : 0);
        filled += rest.copy(gather.data() + filled, gather.size() - filled);
    }
    return gather.first(filled);
}

Sending::Result Sending::send(Tls& tls, std::span<char> gather, std::size_t& written) {
    std::size_t first = 0;
    Result result = Result::done;
    while (first < queue_.size()) {
        std::size_t sent = 0;
        const Tls::Result wrote = tls.write(record(first, gather), sent);
        if (wrote != Tls::Result::done) {
            result = wrote == Tls::Result::wantsWrite ? Result::blocked : Result::broken;
            break;
        }
        written += sent;
        forget(sent, first);
    }
    queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(first));
    return result;
}

}  // namespace hall::net
