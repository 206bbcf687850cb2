#include "server/access/Hasher.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace hall::access {

struct Hasher::Impl {
    explicit Impl(std::size_t bound_) : bound(bound_) {}

    void run() {
        std::unique_lock lock(mutex);
        for (;;) {
            wake.wait(lock, [this] { return ending || !waiting.empty(); });
            if (ending) return;
            const std::function<void()> work = std::move(waiting.front());
            waiting.pop_front();
            lock.unlock();
            work();
            lock.lock();
            --held;
        }
    }

    const std::size_t bound;
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::function<void()>> waiting;
    std::size_t held{};     ///< waiting or running
    bool ending{};
    std::vector<std::thread> threads;
};

Hasher::Hasher(std::size_t threads, std::size_t bound) : impl_(std::make_unique<Impl>(bound)) {
    for (std::size_t i = 0; i < threads; ++i) impl_->threads.emplace_back([this] { impl_->run(); });
}

Hasher::~Hasher() {
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->ending = true;
    }
    impl_->wake.notify_all();
    for (std::thread& thread : impl_->threads) thread.join();
}

bool Hasher::post(std::function<void()> work) {
    {
        const std::lock_guard lock(impl_->mutex);
        if (impl_->ending || impl_->held >= impl_->bound) return false;
        ++impl_->held;
        impl_->waiting.push_back(std::move(work));
    }
    impl_->wake.notify_one();
    return true;
}

}  // namespace hall::access
