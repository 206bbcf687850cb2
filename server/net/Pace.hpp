// So many in so long, from each of many. For what anybody may ask and nobody is to guess.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <unordered_map>

namespace hall::net {

class Pace {
  public:
    using Time = std::chrono::steady_clock::time_point;
    /// At most `most` in each stretch of `span`, counted from the first.
    Pace(std::size_t most, std::chrono::steady_clock::duration span) : most_(most), span_(span) {}

    bool admit(const std::string& who, Time now) {
        if (counts_.size() >= addresses && !counts_.contains(who)) forget(now);
        // More addresses than a hall ever sees at once: then all of them together are one.
        Count& count = counts_[counts_.size() >= addresses && !counts_.contains(who) ? std::string() : who];
        if (count.asked == 0 || now - count.since >= span_) count = {now, 0};
        if (count.asked >= most_) return false;
        ++count.asked;
        return true;
    }

    /// Without counting: would the next one be one too many?
    [[nodiscard]] bool isSpent(const std::string& who, Time now) const {
        const auto found = counts_.find(counts_.size() >= addresses && !counts_.contains(who) ? std::string() : who);
        return found != counts_.end() && now - found->second.since < span_ && found->second.asked >= most_;
    }

  private:
    static constexpr std::size_t addresses = 10'000;
    struct Count { Time since; std::size_t asked{}; };
    void forget(Time now) {
        std::erase_if(counts_, [&](const auto& one) { return now - one.second.since >= span_; });
    }

    const std::size_t most_;
    const std::chrono::steady_clock::duration span_;
    std::unordered_map<std::string, Count> counts_;
};

}  // namespace hall::net
