#include "server/reports/ReplayStaffing.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace hall::reports {
namespace {

using core::Instant;

std::vector<std::string> wordsIn(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) words.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

/// "09:30"; nullopt: no time of a day. 24:00 is its end.
std::optional<std::int32_t> minuteOf(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    std::int32_t hour = 0, minute = 0;
    const auto number = [](std::string_view digits, std::int32_t& into) {
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), into);
        return error == std::errc() && end == digits.data() + digits.size() && into >= 0;
    };
    if (!number(text.substr(0, 2), hour) || !number(text.substr(3), minute) || minute > 59 || hour * 60 + minute > 1440) return std::nullopt;
    return hour * 60 + minute;
}

bool readTimes(std::string_view text, StaffingChange& change) {
    const auto dash = text.find('-');
    if (dash == std::string_view::npos) return false;
    const auto from = minuteOf(text.substr(0, dash)), to = minuteOf(text.substr(dash + 1));
    if (!from || !to || *from >= *to) return false;
    change.from = *from;
    change.to = *to;
    return true;
}

std::int64_t medianOf(const std::map<core::CounterId, std::int64_t>& times) {
    std::vector<std::int64_t> all;
    for (const auto& [counter, ms] : times) all.push_back(ms);
    if (all.empty()) return 0;
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end());
    return all[all.size() / 2];
}

/// The counter that a key concerns; nullptr: it is no key that opens, pauses or closes one, or leaves it.
const core::CounterId* keyOf(const core::Command& command) {
    if (const auto* open = std::get_if<core::OpenCounter>(&command)) return &open->counter;
    if (const auto* pause = std::get_if<core::PauseCounter>(&command)) return &pause->counter;
    if (const auto* close = std::get_if<core::CloseCounter>(&command)) return &close->counter;
    if (const auto* leave = std::get_if<core::LeavePlace>(&command)) return &leave->counter;
    return nullptr;
}

class Staffer {
  public:
    Staffer(DayPlan plan, const core::State& opened, const std::function<Instant(std::int32_t)>& instantOf) : opened_(opened), instantOf_(instantOf) { day_.plan = std::move(plan); }

    std::string change(const StaffingChange& change) {
        switch (change.kind) {
            case StaffingChange::Kind::more: return more(change);
            case StaffingChange::Kind::open: return hold(change, true);
            case StaffingChange::Kind::close: return hold(change, false);
            case StaffingChange::Kind::profile: return profile(change);
            case StaffingChange::Kind::rule: return rule(change);
        }
        return {};
    }

    StaffedDay take() {
        std::stable_sort(day_.plan.acts.begin(), day_.plan.acts.end(), [](const Timed& a, const Timed& b) { return a.at < b.at; });
        return std::move(day_);
    }

  private:
    [[nodiscard]] bool knows(const core::ProfileCode& code) const { return opened_.profileIndex.contains(code); }
    void act(Instant at, core::Command command) { day_.plan.acts.push_back({at, std::move(command)}); }

    std::string more(const StaffingChange& change) {
        if (!knows(change.profile)) return "there is no profile " + change.profile.value;
        const core::CounterId id{fmt::format("one-more-{}", ++more_)};
        day_.entries.emplace_back(core::CounterConfig{id, fmt::format("+{}", more_), change.profile});
        act(instantOf_(change.from), core::OpenCounter{id});
        if (change.to < 1440) act(instantOf_(change.to), core::CloseCounter{id});
        // As quick as the others.
        day_.plan.handOverMs[id] = medianOf(day_.plan.handOverMs);
        day_.plan.reactionMs[id] = medianOf(day_.plan.reactionMs);
        return {};
    }

    /// Open or closed for a time; before and after it as recorded.
    std::string hold(const StaffingChange& change, bool open) {
        if (opened_.counter(change.counter) == nullptr) return "there is no counter " + change.counter.value;
        const Instant from = instantOf_(change.from), to = instantOf_(change.to);
        const auto key = [&](bool opens) { return opens ? core::Command{core::OpenCounter{change.counter}} : core::Command{core::CloseCounter{change.counter}}; };
        core::Command then = key(opened_.counter(change.counter)->phase == core::CounterPhase::open);
        for (const Timed& one : day_.plan.acts) {
            const core::CounterId* counter = keyOf(one.command);
            if (counter != nullptr && *counter == change.counter && one.at <= to) then = one.command;
        }
        std::erase_if(day_.plan.acts, [&](const Timed& one) {
            const core::CounterId* counter = keyOf(one.command);
            return counter != nullptr && *counter == change.counter && one.at >= from && one.at <= to;
        });
        act(from, key(open));
        // A counter that was paused by then is paused, if it is open to be.
        if (std::holds_alternative<core::OpenCounter>(then) != open && change.to < 1440) act(to, std::move(then));
        return {};
    }

    std::string profile(const StaffingChange& change) {
        const core::Counter* counter = opened_.counter(change.counter);
        if (counter == nullptr) return "there is no counter " + change.counter.value;
        if (!knows(change.profile)) return "there is no profile " + change.profile.value;
        core::CounterConfig config = counter->config;
        const core::ConfigEntry before = config;
        config.profile = change.profile;
        if (change.from == 0 && change.to == 1440) {
            day_.entries.emplace_back(config);
            return {};
        }
        act(instantOf_(change.from), core::Configure{{config}});
        if (change.to < 1440) act(instantOf_(change.to), core::Configure{{before}});
        return {};
    }

    std::string rule(const StaffingChange& change) {
        const auto at = opened_.profileIndex.find(change.profile);
        if (at == opened_.profileIndex.end()) return "there is no profile " + change.profile.value;
        core::ProfileConfig config = opened_.profiles[at->second].config;
        config.rule = change.rule;
        config.shares.assign(change.rule == core::PickRule::preference ? 0 : config.queues.size(), 1);
        const auto& own = opened_.profiles[at->second].config;
        if (own.rule != core::PickRule::preference && change.rule != core::PickRule::preference) config.shares = own.shares;
        day_.entries.emplace_back(std::move(config));
        return {};
    }

    const core::State& opened_;
    const std::function<Instant(std::int32_t)>& instantOf_;
    StaffedDay day_;
    int more_{};
};

}  // namespace

std::variant<StaffingChange, std::string> staffingChangeOf(std::string_view text) {
    const auto words = wordsIn(text);
    const std::string usage = "wants one of: more PROFILE HH:MM-HH:MM, open COUNTER HH:MM-HH:MM, close COUNTER HH:MM-HH:MM, profile COUNTER PROFILE [HH:MM-HH:MM], rule PROFILE preference|ratio|weight";
    if (words.empty()) return usage;
    using Kind = StaffingChange::Kind;
    StaffingChange change;
    const std::string& kind = words[0];
    if (kind == "more" && words.size() == 3) {
        change.kind = Kind::more;
        change.profile = {words[1]};
        if (readTimes(words[2], change)) return change;
    } else if ((kind == "open" || kind == "close") && words.size() == 3) {
        change.kind = kind == "open" ? Kind::open : Kind::close;
        change.counter = {words[1]};
        if (readTimes(words[2], change)) return change;
    } else if (kind == "profile" && (words.size() == 3 || words.size() == 4)) {
        change.kind = Kind::profile;
        change.counter = {words[1]};
        change.profile = {words[2]};
        if (words.size() == 3 || readTimes(words[3], change)) return change;
    } else if (kind == "rule" && words.size() == 3) {
        change.kind = Kind::rule;
        change.profile = {words[1]};
        constexpr std::array rules{std::pair{"preference", core::PickRule::preference}, std::pair{"ratio", core::PickRule::ratio}, std::pair{"weight", core::PickRule::weight}};
        for (const auto& [word, rule] : rules) {
            if (words[2] != word) continue;
            change.rule = rule;
            return change;
        }
    }
    return usage;
}

std::variant<StaffedDay, std::string> staffed(DayPlan plan, const core::State& opened, const std::vector<StaffingChange>& changes, const std::function<Instant(std::int32_t)>& instantOf) {
    Staffer staffer(std::move(plan), opened, instantOf);
    for (const StaffingChange& change : changes)
        if (std::string wrong = staffer.change(change); !wrong.empty()) return wrong;
    return staffer.take();
}

}  // namespace hall::reports
