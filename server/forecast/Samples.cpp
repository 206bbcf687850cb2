#include "server/forecast/Samples.hpp"

#include <algorithm>
#include <utility>

namespace hall::forecast {

void Samples::add(Seconds time) {
    if (byAge_.size() < keeps_) {
        byAge_.push_back(time);
    } else {
        const Seconds gone = std::exchange(byAge_[oldest_], time);
        oldest_ = (oldest_ + 1) % keeps_;
        sorted_.erase(std::lower_bound(sorted_.begin(), sorted_.end(), gone));
        sum_ -= gone;
    }
    sorted_.insert(std::upper_bound(sorted_.begin(), sorted_.end(), time), time);
    sum_ += time;
}

std::size_t Samples::beyond(Seconds elapsed) const {
    if (elapsed < 0) return sorted_.size();
    return static_cast<std::size_t>(sorted_.end() - std::upper_bound(sorted_.begin(), sorted_.end(), elapsed));
}

Seconds Samples::draw(Seconds elapsed, Dice& dice) const {
    const auto first = elapsed < 0 ? 0 : static_cast<std::size_t>(std::upper_bound(sorted_.begin(), sorted_.end(), elapsed) - sorted_.begin());
    const std::size_t at = first + dice.below(sorted_.size() - first);
    // Between this one and the one before it: what was seen is a sample, not all there can be.
    const Seconds from = at == 0 ? 0 : std::max(sorted_[at - 1], elapsed);
    return from + (sorted_[at] - from) * dice.unit();
}

}  // namespace hall::forecast
