#include "tests/crowd/Day.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace hall::crowd {
namespace {

constexpr std::int64_t managerRetryMs = 30 * secondMs;

wire::Command named(std::string name) {
    wire::Command command;
    command.name = std::move(name);
    return command;
}

}  // namespace

Day::Day(DaySettings settings) : settings_{std::move(settings)} {
    for (std::size_t i = 0; i < settings_.counters.size(); ++i) {
        const Random random{streamSeed(settings_.seed, 1'000'000 + i)};
        clerks_.emplace_back(settings_.counters[i], Clerk{planClerk(settings_.habits, settings_.shift, i, random), floor_});
    }
    more(settings_.arrivals);
}

void Day::more(const std::vector<Arrival>& arrivals) {
    coming_.insert(coming_.end(), arrivals.begin(), arrivals.end());
    const auto come = std::count_if(arrivals.begin(), arrivals.end(), [](const Arrival& one) { return !one.leaves; });
    const Random random{streamSeed(settings_.seed, 3'000'000 + services_.size())};
    const auto services = serviceTimes(settings_.habits, static_cast<std::size_t>(come), random);
    services_.insert(services_.end(), services.begin(), services.end());
}

void Day::sendHome() {
    goingHome_ = true;
    coming_.clear();
    line_.clear();
    for (auto& [name, clerk] : clerks_) clerk.sendHome();
}

void Day::lobby(const wire::LobbyView& view, std::int64_t nowMs) { floor_.lobby(view, nowMs); }
void Day::kiosk(const wire::KioskView& view) { kioskView_ = view; }
void Day::hall(const wire::HallView& view) { hallView_ = view; }

void Day::counter(const std::string& device, wire::CounterView view) {
    for (auto& [name, clerk] : clerks_)
        if (name == device) clerk.see(std::move(view));
}

void Day::comeIn(const Arrival& arrival) {
    if (arrival.leaves) {
        auto* visitor = floor_.lastWaiting(arrival.source);
        if (visitor == nullptr) {
            ++stayed_;
            return;
        }
        visitor->where = Where::gone;
        line_.push_back({visitor, true});
        return;
    }
    auto plan = planVisitor(settings_.habits, Random{streamSeed(settings_.seed, 2'000'000 + visitors_)});
    plan.serviceMs = services_[visitors_++];
    const auto items = settings_.itemsByQueue.find(arrival.queue);
    if (items == settings_.itemsByQueue.end() || items->second.empty()) {
        ++turnedAway_;
        return;
    }
    auto& visitor = floor_.arrive(plan, arrival.source);
    visitor.item = items->second[plan.draw % items->second.size()];
    line_.push_back({&visitor, false});
}

std::optional<wire::Command> Day::atKiosk(Errand errand) {
    wire::Command command;
    if (errand.cancels) {
        command.name = "cancel";
        command.ticket = errand.visitor->ticket;
        return command;
    }
    command.name = "issue";
    command.item = errand.visitor->item;
    command.language = errand.visitor->plan.english ? "en" : "zh";
    if (errand.visitor->plan.priority && kioskView_) {
        std::vector<std::string> classes;
        for (const auto& klass : kioskView_->classes)
            if (klass.code != "normal") classes.push_back(klass.code);
        if (!classes.empty()) command.klass = classes[errand.visitor->plan.draw % classes.size()];
    }
    return command;
}

std::optional<wire::Command> Day::managing(std::int64_t nowMs) {
    if (!hallView_ || settings_.manager.empty()) return std::nullopt;
    const auto& phase = hallView_->day.phase;
    const bool closingTime = nowMs >= settings_.closesAtMs;
    if (phase == "closed" && !opened_ && !closingTime) {
        if (managerReadyMs_ > nowMs) {
            wakeMs_ = std::min(wakeMs_, managerReadyMs_);
            return std::nullopt;
        }
        managerReadyMs_ = nowMs + managerRetryMs;
        return named("open-day");
    }
    opened_ = opened_ || phase != "closed";
    closing_ = closing_ || (closingTime && phase != "open");
    if (closing_) return std::nullopt;
    if (!closingTime) {
        wakeMs_ = std::min(wakeMs_, settings_.closesAtMs);
        return std::nullopt;
    }
    if (managerReadyMs_ > nowMs) {
        wakeMs_ = std::min(wakeMs_, managerReadyMs_);
        return std::nullopt;
    }
    managerReadyMs_ = nowMs + managerRetryMs;
    return named("begin-closing");
}

void Day::send(const std::string& device, wire::Command command, std::vector<Send>& out) {
    command.id = fmt::format("{}-{}", settings_.runId, ++commands_);
    inFlight_[device] = command;
    out.push_back({device, std::move(command)});
}

std::vector<Send> Day::act(std::int64_t nowMs) {
    wakeMs_ = std::numeric_limits<std::int64_t>::max();
    std::vector<Send> out;
    while (!coming_.empty() && coming_.front().atMs <= nowMs) {
        comeIn(coming_.front());
        coming_.pop_front();
    }
    if (!coming_.empty()) wakeMs_ = coming_.front().atMs;
    const bool dayOpen = kioskView_ && kioskView_->day.phase == "open";
    const bool tooLate = closing_ || (opened_ && kioskView_ && kioskView_->day.phase != "open");
    for (const auto& device : settings_.kiosks) {
        while (tooLate && !line_.empty() && !line_.front().cancels) {
            ++turnedAway_;
            line_.front().visitor->where = Where::gone;
            line_.pop_front();
        }
        if (line_.empty() || inFlight_.contains(device)) continue;
        if (!dayOpen && !line_.front().cancels) continue;
        const auto errand = line_.front();
        line_.pop_front();
        atKiosk_[device] = errand;
        send(device, *atKiosk(errand), out);
    }
    for (auto& [device, clerk] : clerks_) {
        if (inFlight_.contains(device)) continue;
        if (auto command = clerk.act(nowMs)) send(device, std::move(*command), out);
        wakeMs_ = std::min(wakeMs_, clerk.wakeMs());
    }
    if (!settings_.manager.empty() && !inFlight_.contains(settings_.manager)) {
        if (auto command = managing(nowMs)) send(settings_.manager, std::move(*command), out);
    }
    return out;
}

void Day::kioskAnswered(const Errand& errand, const wire::Receipt& receipt, std::int64_t nowMs) {
    if (receipt.ticket && !errand.cancels) {
        floor_.issued(*errand.visitor, *receipt.ticket, nowMs);
    } else if (!errand.cancels) {
        errand.visitor->where = Where::gone;
        ++turnedAway_;
    }
}

void Day::receipt(const std::string& device, const wire::Receipt& receipt, std::int64_t nowMs) {
    const auto sent = inFlight_.find(device);
    if (sent == inFlight_.end() || sent->second.id != receipt.id) return;
    const auto command = std::move(sent->second);
    inFlight_.erase(sent);
    ledger_.note(command, receipt);
    if (const auto kiosk = atKiosk_.find(device); kiosk != atKiosk_.end()) {
        const auto errand = kiosk->second;
        atKiosk_.erase(kiosk);
        kioskAnswered(errand, receipt, nowMs);
        return;
    }
    if (device == settings_.manager && !receipt.problem && command.name == "begin-closing") closing_ = true;
    for (auto& [name, clerk] : clerks_)
        if (name == device) clerk.answered(command, receipt, nowMs);
}

bool Day::over() const {
    const bool ended = goingHome_ || (closing_ && hallView_ && hallView_->day.phase == "closed");
    return ended && inFlight_.empty() && line_.empty() &&
           std::all_of(clerks_.begin(), clerks_.end(), [](const auto& entry) { return entry.second.home(); });
}

}  // namespace hall::crowd
