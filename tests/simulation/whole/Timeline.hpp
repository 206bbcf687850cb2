// The one clock and the one thread of a run: things happen in the order of their moments, and at one moment in the order in which they
// were asked for. And the run's diary, whose hash is the same whenever the seed is.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hall::sim::whole {

class Timeline {
  public:
    /// True time in ms since the run began: what steady clocks show. Wall clocks are set apart from it.
    [[nodiscard]] std::int64_t nowMs() const { return nowMs_; }

    void at(std::int64_t ms, std::function<void()> what) {
        heap_.push_back({std::max(ms, nowMs_), ++asked_, std::move(what)});
        std::push_heap(heap_.begin(), heap_.end(), later);
    }
    void after(std::int64_t ms, std::function<void()> what) { at(nowMs_ + ms, std::move(what)); }

    /// The next thing, unless it lies behind `untilMs`. False: nothing more until then; it is `untilMs` now.
    bool step(std::int64_t untilMs) {
        if (heap_.empty() || heap_.front().atMs > untilMs) {
            nowMs_ = std::max(nowMs_, untilMs);
            return false;
        }
        std::pop_heap(heap_.begin(), heap_.end(), later);
        Happening next = std::move(heap_.back());
        heap_.pop_back();
        nowMs_ = next.atMs;
        ++happened_;
        next.what();
        return true;
    }
    [[nodiscard]] std::uint64_t happened() const { return happened_; }

  private:
    struct Happening {
        std::int64_t atMs;
        std::uint64_t order;
        std::function<void()> what;
    };
    static bool later(const Happening& a, const Happening& b) { return a.atMs != b.atMs ? a.atMs > b.atMs : a.order > b.order; }

    std::vector<Happening> heap_;
    std::int64_t nowMs_{};
    std::uint64_t asked_{};
    std::uint64_t happened_{};
};

class Diary {
  public:
    explicit Diary(const Timeline& time) : time_(time) {}
    /// `told`: also for people, when somebody reads along.
    void note(std::string_view who, std::string_view what) {
        mix(static_cast<std::uint64_t>(time_.nowMs()));
        for (const std::string_view part : {who, what}) {
            for (const char c : part) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * prime;
            hash_ = (hash_ ^ 0xFFU) * prime;
        }
        if (aloud) std::printf("%8.3f %-10.*s %.*s\n", static_cast<double>(time_.nowMs()) / 1'000, static_cast<int>(who.size()), who.data(),
                               static_cast<int>(what.size()), what.data());
    }
    void mix(std::uint64_t value) {
        for (int i = 0; i < 8; ++i, value >>= 8U) hash_ = (hash_ ^ (value & 0xFFU)) * prime;
    }
    [[nodiscard]] std::uint64_t hash() const { return hash_; }

    bool aloud{};

  private:
    static constexpr std::uint64_t prime = 1'099'511'628'211U;
    const Timeline& time_;
    std::uint64_t hash_{1'469'598'103'934'665'603U};
};

}  // namespace hall::sim::whole
