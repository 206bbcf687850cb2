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
        std::size_t left = static_cast<std::size_t>(sent);
        while (first < queue_.size() && left >= queue_[first]->size() - offset_) {
            left -= queue_[first]->size() - offset_;
            offset_ = 0;
            ++first;
        }
        offset_ += left;
    }
    queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(first));
    return result;
}

}  // namespace hall::net
