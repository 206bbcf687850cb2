#include "server/city/Dispatch.hpp"

#include <thread>

#include "server/city/CurlPost.hpp"

namespace hall::city {

struct Dispatch::Impl {
    Impl(const PlatformSettings& settings, DispatchPorts ports) : post(settings), courier(settings, std::move(ports), post) {}

    void run() {
        while (!courier.ended()) post.wait(static_cast<int>(courier.step()));
    }

    CurlPost post;
    Courier courier;
    std::thread thread;
};

Dispatch::Dispatch(PlatformSettings settings, DispatchPorts ports) : impl_(std::make_unique<Impl>(settings, std::move(ports))) {}

Dispatch::~Dispatch() { stop(); }

void Dispatch::start() {
    impl_->thread = std::thread([this] { impl_->run(); });
    impl_->courier.start();
}

void Dispatch::stop() {
    impl_->courier.end();
    if (impl_->thread.joinable()) impl_->thread.join();
}

void Dispatch::changed(const core::State& state, std::span<const core::Event> events, core::Instant now) {
    impl_->courier.changed(state, events, now);
}

}  // namespace hall::city
