#include "server/net/Watcher.hpp"

#include <sys/socket.h>

namespace hall::net {

namespace {
/// The kernel's share of a watcher that does not read; what it may not hold waits in the outbox, where the newest replaces.
constexpr int kernelSendBytes = 128 * 1024;
}  // namespace

Watcher::Watcher(Hub& hub, Channel channel, asio::ip::address address, Side side)
    : Line(hub, std::move(channel), std::move(address)), Talk(hub, side) {
    hub_.countWatchers(1);
    ::setsockopt(socket_.native_handle(), SOL_SOCKET, SO_SNDBUF, &kernelSendBytes, sizeof kernelSendBytes);
}

Watcher::~Watcher() { hub_.countWatchers(-1); }

void Watcher::begin(std::string accepted) {
    sending_.add(std::make_shared<const std::string>(std::move(accepted)));
    stand(Standing::unheard);
    if (open()) push();
    if (open()) awaitReadable();
}

void Watcher::readable() {
    const long got = read();
    if (got < 0) return;
    heard({hub_.scratch.data(), static_cast<std::size_t>(got)});
    if (open()) stand(!known() ? Standing::unheard : isAnybody() ? Standing::idle : Standing::fixed);
    if (open()) weigh(known() && !isAnybody() ? 0 : held());
    if (open()) awaitReadable();
}

}  // namespace hall::net
