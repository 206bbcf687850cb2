#include "server/forecast/Textbook.hpp"

#include <algorithm>
#include <numeric>

namespace hall::forecast {

std::string_view word(Predictor predictor) {
    constexpr std::array<std::string_view, predictors> words{"MEAN", "HOUR", "LES", "HOL", "AVG5", "QL"};
    return words[static_cast<std::size_t>(predictor)];
}

void Textbook::beginDay(LocalSeconds at) {
    if (dayOf(at) == day_) return;
    day_ = dayOf(at);
    last_.clear();
    waiting_.clear();
}

void Textbook::take(const Happening& happening) {
    if (happening.what == What::issued) {
        beginDay(happening.at);
        legs_[happening.leg] = {happening.at, 0, nobody, false, false};
        waiting_.emplace(std::pair{happening.at, happening.leg}, true);
        return;
    }
    const auto place = legs_.find(happening.leg);
    if (place == legs_.end()) return;
    Leg& leg = place->second;
    if (happening.what == What::called && !leg.called) {
        leg.called = true;
        leg.clerk = happening.clerk;
        waiting_.erase({leg.issuedAt, happening.leg});
        const auto waited = static_cast<Seconds>(happening.at - leg.issuedAt);
        if (waited <= 0) return;
        waits_.add(waited);
        hours_[static_cast<std::size_t>(hourOf(leg.issuedAt))].add(waited);
        if (dayOf(leg.issuedAt) != day_) return;
        last_.push_back(waited);
        if (last_.size() > 5) last_.erase(last_.begin());
    } else if (happening.what == What::started) {
        leg.started = true;
        leg.startedAt = happening.at;
        clerks_[leg.clerk] = happening.at;
    } else if (happening.what == What::ended) {
        waiting_.erase({leg.issuedAt, happening.leg});
        if (leg.started) {
            services_.add(static_cast<Seconds>(happening.at - leg.startedAt));
            clerks_[leg.clerk] = happening.at;
        }
        legs_.erase(place);
    }
}

std::array<Seconds, predictors> Textbook::forecast(LocalSeconds at) const {
    const bool sameDay = dayOf(at) == day_;
    const bool line = sameDay && !waiting_.empty();
    constexpr LocalSeconds window = 900;
    const auto active = std::count_if(clerks_.begin(), clerks_.end(), [&](const auto& clerk) { return clerk.second >= at - window; });
    const double ahead = line ? static_cast<double>(waiting_.size()) : 0;
    const bool known = sameDay && !last_.empty();
    return {waits_.get(), hours_[static_cast<std::size_t>(hourOf(at))].get(waits_.get()), known ? last_.back() : 0,
            line ? static_cast<Seconds>(at - waiting_.begin()->first.first) : 0,
            known ? std::accumulate(last_.begin(), last_.end(), 0.0) / static_cast<double>(last_.size()) : 0,
            (ahead + 1) * services_.get() / static_cast<double>(std::max<std::ptrdiff_t>(active, 1))};
}

}  // namespace hall::forecast
