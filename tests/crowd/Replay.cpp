#include "tests/crowd/Replay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "schema/wire/Frames.hpp"

namespace hall::crowd {
namespace {

using Json = nlohmann::json;

LogEvent readEvent(const Json& json) {
    LogEvent event;
    event.seq = json.at("seq");
    event.kind = json.at("kind");
    const auto at = wire::parseTime(json.at("at").get<std::string>());
    if (!at) throw std::runtime_error{"an event without a time"};
    event.atMs = at->utcMs;
    if (event.kind == "configured") {
        if (json.contains("hall")) event.urgencyLeadMs = json["hall"].value("urgencyLeadMs", std::int64_t{120'000});
        if (json.contains("counter")) {
            event.counter = json["counter"].at("id");
            event.counterProfile = json["counter"].at("profile");
        }
        if (json.contains("profile")) {
            event.profile = json["profile"].at("code");
            event.profileQueues = json["profile"].at("queues").get<std::vector<std::string>>();
        }
        return event;
    }
    event.ticket = json.value("ticket", std::uint64_t{0});
    event.counter = json.value("counter", "");
    event.queue = json.value("queue", "");
    event.number = json.value("number", "");
    event.creditMs = json.value("creditMs", std::int64_t{0});
    event.maximumWaitMs = json.value("maximumWaitMs", std::int64_t{0});
    event.rule = json.value("rule", "");
    event.behind = json.value("otherTicket", std::uint64_t{0});
    event.date = json.value("date", std::int64_t{0});
    return event;
}

}  // namespace

std::vector<LogEvent> readEvents(std::string_view text) {
    std::vector<LogEvent> events;
    const auto json = Json::parse(text);
    for (const auto& event : json.at("events")) events.push_back(readEvent(event));
    return events;
}

std::string Replay::numberOf(std::uint64_t serial) const {
    const auto found = tickets_.find(serial);
    return found == tickets_.end() ? std::string{} : found->second.number;
}

std::string Replay::counterOf(std::uint64_t serial) const {
    const auto found = tickets_.find(serial);
    return found == tickets_.end() ? std::string{} : found->second.counter;
}

std::string Replay::stateOf(std::uint64_t serial) const {
    const auto found = tickets_.find(serial);
    return found == tickets_.end() ? std::string{} : found->second.state;
}

std::size_t Replay::waiting() const {
    std::size_t waiting = 0;
    for (const auto& [code, queue] : queues_) waiting += queue.size();
    return waiting;
}

std::string Replay::add(const LogEvent& event) {
    if (broken_) return {};
    std::string breach;
    if (event.seq != seq_ + 1) {
        breach = fmt::format("follows {}: the log has a gap", seq_);
    } else if (event.kind == "configured") {
        if (event.urgencyLeadMs) urgencyLeadMs_ = *event.urgencyLeadMs;
        if (!event.counterProfile.empty()) profileOfCounter_[event.counter] = event.counterProfile;
        if (!event.profile.empty()) queuesOfProfile_[event.profile] = event.profileQueues;
    } else if (event.kind == "day-opened") {
        breach = day(event);
    } else if (event.kind == "ticket-issued") {
        breach = issue(event);
    } else if (event.kind == "ticket-called") {
        breach = call(event);
    } else if (event.ticket != 0) {
        const auto found = tickets_.find(event.ticket);
        breach = found == tickets_.end() ? fmt::format("ticket {} was never issued", event.ticket)
                                         : other(event, found->second);
    }
    seq_ = event.seq;
    if (breach.empty()) return {};
    broken_ = true;
    return fmt::format("event {} ({}): {}", event.seq, event.kind, breach);
}

std::string Replay::day(const LogEvent& event) {
    if (event.date <= date_) return {};
    date_ = event.date;
    tickets_.clear();
    numbers_.clear();
    queues_.clear();
    atCounter_.clear();
    return {};
}

std::string Replay::issue(const LogEvent& event) {
    if (!numbers_.insert(event.number).second) return fmt::format("number {} twice in one day", event.number);
    if (tickets_.contains(event.ticket)) return fmt::format("ticket {} issued twice", event.ticket);
    Ticket& ticket = tickets_[event.ticket];
    ticket.number = event.number;
    ticket.queue = event.queue;
    ticket.age = {event.atMs - event.creditMs, event.ticket, 0};
    ticket.waitsSinceMs = event.atMs;
    ticket.maximumWaitMs = event.maximumWaitMs;
    enter(event.ticket, ticket, ticket.age);
    ++issued_;
    return {};
}

std::pair<std::uint64_t, std::string> Replay::due(const std::string& counter, std::int64_t nowMs) const {
    const auto profile = profileOfCounter_.find(counter);
    if (profile == profileOfCounter_.end()) return {};
    const auto served = queuesOfProfile_.find(profile->second);
    if (served == queuesOfProfile_.end()) return {};
    std::uint64_t preferred = 0;
    std::pair<std::int64_t, std::uint64_t> mostUrgent{0, 0};
    for (const auto& code : served->second) {
        const auto queue = queues_.find(code);
        if (queue == queues_.end() || queue->second.empty()) continue;
        if (preferred == 0) preferred = queue->second.begin()->second;
        for (const auto& [place, serial] : queue->second) {
            const auto& ticket = tickets_.at(serial);
            const std::pair<std::int64_t, std::uint64_t> when{ticket.waitsSinceMs + ticket.maximumWaitMs, serial};
            if (when.first <= nowMs + urgencyLeadMs_ && (mostUrgent.second == 0 || when < mostUrgent)) mostUrgent = when;
        }
    }
    if (mostUrgent.second != 0) return {mostUrgent.second, "urgent"};
    return {preferred, "preference"};
}

std::string Replay::call(const LogEvent& event) {
    const auto found = tickets_.find(event.ticket);
    if (found == tickets_.end()) return fmt::format("ticket {} was never issued", event.ticket);
    Ticket& ticket = found->second;
    if (ticket.state != "waiting") return fmt::format("{} was called while it was {}", ticket.number, ticket.state);
    if (atCounter_.contains(event.counter))
        return fmt::format("{} called {} while it had {}", event.counter, ticket.number,
                           numberOf(atCounter_.at(event.counter)));
    const auto [serial, rule] = due(event.counter, event.atMs);
    if (serial != event.ticket)
        return fmt::format("{} called {}, but the rule says {} ({})", event.counter, ticket.number, numberOf(serial), rule);
    if (rule != event.rule) return fmt::format("{} was called as {}, but the rule is {}", ticket.number, event.rule, rule);
    leave(ticket);
    ticket.state = "called";
    ticket.counter = event.counter;
    atCounter_[event.counter] = event.ticket;
    ++calls_;
    if (rule == "urgent") ++urgentCalls_;
    return {};
}

std::string Replay::other(const LogEvent& event, Ticket& ticket) {
    const auto expect = [&](std::initializer_list<std::string_view> states) -> std::string {
        if (std::find(states.begin(), states.end(), ticket.state) != states.end()) return {};
        return fmt::format("{} was {}", ticket.number, ticket.state);
    };
    const auto here = [&]() -> std::string {
        if (ticket.counter == event.counter) return {};
        return fmt::format("{} is at {}, not at {}", ticket.number, ticket.counter, event.counter);
    };
    const auto from = [&](std::initializer_list<std::string_view> states, std::string next, bool frees) -> std::string {
        auto breach = expect(states);
        if (breach.empty()) breach = here();
        if (!breach.empty()) return breach;
        ticket.state = std::move(next);
        if (frees) atCounter_.erase(event.counter);
        return {};
    };
    if (event.kind == "ticket-recalled") return from({"called"}, "called", false);
    if (event.kind == "service-started") return from({"called"}, "serving", false);
    if (event.kind == "service-finished") return from({"serving"}, "served", true);
    if (event.kind == "ticket-missed") return from({"called"}, "missed", true);
    if (event.kind == "ticket-held") return from({"serving"}, "held", true);
    if (event.kind == "ticket-resumed") {
        if (auto breach = expect({"held"}); !breach.empty()) return breach;
        if (atCounter_.contains(event.counter)) return fmt::format("{} is busy", event.counter);
        ticket.state = "serving";
        ticket.counter = event.counter;
        atCounter_[event.counter] = event.ticket;
        return {};
    }
    if (event.kind == "ticket-transferred") {
        if (auto breach = from({"called", "serving"}, "waiting", true); !breach.empty()) return breach;
        ticket.queue = event.queue;
        ticket.waitsSinceMs = event.atMs;
        ticket.maximumWaitMs = event.maximumWaitMs;
        enter(event.ticket, ticket, ticket.age);
        return {};
    }
    if (event.kind == "ticket-brought-back") {
        if (auto breach = expect({"missed"}); !breach.empty()) return breach;
        Place place = ticket.age;
        if (const auto anchor = tickets_.find(event.behind); anchor != tickets_.end()) {
            place = anchor->second.place;
        } else if (const auto& queue = queues_[ticket.queue]; !queue.empty()) {
            place.virtualArrivalMs = std::min(place.virtualArrivalMs, queue.begin()->first.virtualArrivalMs - 1);
        }
        place.behind = event.seq;
        ticket.state = "waiting";
        ticket.waitsSinceMs = event.atMs;
        enter(event.ticket, ticket, place);
        return {};
    }
    if (event.kind == "ticket-cancelled" || event.kind == "ticket-closed-unserved") {
        if (auto breach = expect({"waiting", "called", "held", "missed"}); !breach.empty()) return breach;
        if (ticket.state == "waiting") leave(ticket);
        if (ticket.state == "called") atCounter_.erase(ticket.counter);
        ticket.state = "ended";
        return {};
    }
    return "a kind of event that this replay does not know";
}

void Replay::enter(std::uint64_t serial, Ticket& ticket, Place place) {
    ticket.place = place;
    queues_[ticket.queue][place] = serial;
}

void Replay::leave(Ticket& ticket) { queues_[ticket.queue].erase(ticket.place); }

}  // namespace hall::crowd
