#include "tests/support/Scenario.hpp"

#include <chrono>
#include <cstdio>
#include <optional>
#include <sstream>

namespace hall::test {
namespace {

using core::Command;

std::vector<std::string> split(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

std::string joined(const std::vector<std::string>& parts, const char* separator) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : separator) + part;
    return text;
}

/// "09:01" or "09:01:30"; -1 if it is no time.
std::int32_t secondOfDay(const std::string& text) {
    int hour = 0, minute = 0, second = 0;
    if (std::sscanf(text.c_str(), "%d:%d:%d", &hour, &minute, &second) < 2) return -1;
    return hour * 3600 + minute * 60 + second;
}

core::Actor actorNamed(const std::string& who) {
    if (who == "kiosk") return kiosk;
    if (who == "board") return board;
    if (who == "auditor") return auditor;
    if (who == "manager") return manager;
    if (who == "scheduler") return scheduler;
    return counterActor(who);
}

std::optional<Command> commandOf(const Scenario& scenario, const core::Actor& actor,
                                 std::vector<std::string> words) {
    core::CounterId counter = actor.counter;
    if (words.size() >= 2 && words[words.size() - 2] == "for") {
        counter = {words.back()};
        words.resize(words.size() - 2);
    }
    const std::string verb = words.empty() ? "" : words[0];
    const auto word = [&](std::size_t i) { return i < words.size() ? words[i] : std::string(); };
    if (verb == "issue") {
        core::IssueTicket issue{{word(1)}};
        if (words.size() > 2) issue.klass = {word(2)};
        if (word(3) == "en") issue.language = core::Language::en;
        return issue;
    }
    if (verb == "cancel") return core::CancelTicket{scenario.numbered(word(1))};
    if (verb == "open") return core::OpenCounter{counter};
    if (verb == "pause") return core::PauseCounter{counter, word(1)};
    if (verb == "close") return core::CloseCounter{counter};
    if (verb == "call") return core::CallNext{counter};
    if (verb == "recall") return core::Recall{counter};
    if (verb == "start") return core::StartService{counter};
    if (verb == "finish") return core::FinishService{counter};
    if (verb == "no-show") return core::MarkNoShow{counter};
    if (verb == "bring-back") return core::BringBack{counter, scenario.numbered(word(1))};
    if (verb == "hold") return core::HoldTicket{counter};
    if (verb == "resume") return core::ResumeTicket{counter, scenario.numbered(word(1))};
    if (verb == "transfer") return core::TransferTicket{counter, {word(1)}};
    if (verb == "open-day") return core::OpenDay{};
    if (verb == "begin-closing") return core::BeginClosing{};
    if (verb == "end-day") return core::EndDay{word(1)};
    if (verb == "tick") return core::TimePassed{};
    return std::nullopt;
}

}  // namespace

Scenario::Scenario(const std::vector<core::ConfigEntry>& configuration) {
    act(core::Configure{configuration}, manager, stamp(0));
}

Scenario::Scenario(core::State state) : state_(std::move(state)), replayable_(false) {}

core::TicketId Scenario::numbered(std::string_view number) const {
    for (const auto& [id, ticket] : state_.tickets) {
        if (ticket.number == number) return id;
    }
    return {999'999'999};
}

core::Stamp Scenario::stamp(std::int32_t secondOfDay) const {
    return {{midnightUtcMs_ + secondOfDay * std::int64_t{1'000}}, date_, secondOfDay / 60, 0};
}

std::string Scenario::inWords(const core::EventBody& body) const {
    using namespace core;
    struct Words {
        const State& state;
        [[nodiscard]] std::string number(TicketId id) const {
            const Ticket* ticket = state.ticket(id);
            return ticket == nullptr ? std::string("?") : ticket->number;
        }
        std::string operator()(const Configured& e) const {
            return "configured " + std::visit(
                                       [](const auto& entry) {
                                           if constexpr (requires { entry.id; })
                                               return entry.id.value;
                                           else
                                               return entry.code.value;
                                       },
                                       e.entry);
        }
        std::string operator()(const DayOpened& e) const {
            return "day opened " + std::to_string(e.date.yyyymmdd);
        }
        std::string operator()(const TicketReturned&) const { return "TicketReturned"; }
        std::string operator()(const ActUndone&) const { return "ActUndone"; }
        std::string operator()(const ClassConfirmed&) const { return "ClassConfirmed"; }
        std::string operator()(const ServiceAdded&) const { return "ServiceAdded"; }
        std::string operator()(const LegBegun&) const { return "LegBegun"; }
        std::string operator()(const NumbersLeased&) const { return "NumbersLeased"; }
        std::string operator()(const LeasedTicketLapsed&) const { return "LeasedTicketLapsed"; }
        std::string operator()(const PlaceTaken&) const { return "PlaceTaken"; }
        std::string operator()(const PlaceLeft&) const { return "PlaceLeft"; }
        std::string operator()(const ClosingBegun&) const { return "closing begun"; }
        std::string operator()(const DayEnded& e) const { return "day ended " + e.reason; }
        std::string operator()(const TicketIssued& e) const { return e.number + " issued"; }
        std::string operator()(const TicketCalled& e) const {
            return number(e.ticket) + (e.rule == CallRule::urgent ? " called urgent" : " called preference");
        }
        std::string operator()(const TicketRecalled& e) const {
            return number(e.ticket) + " recalled " + std::to_string(e.calls);
        }
        std::string operator()(const ServiceStarted& e) const { return number(e.ticket) + " started"; }
        std::string operator()(const ServiceFinished& e) const { return number(e.ticket) + " finished"; }
        std::string operator()(const TicketMissed& e) const { return number(e.ticket) + " missed"; }
        std::string operator()(const TicketBroughtBack& e) const {
            return number(e.ticket) +
                   (e.behind.value == 0 ? " back in front" : " back behind " + number(e.behind));
        }
        std::string operator()(const TicketHeld& e) const { return number(e.ticket) + " held"; }
        std::string operator()(const TicketResumed& e) const { return number(e.ticket) + " resumed"; }
        std::string operator()(const TicketTransferred& e) const {
            return number(e.ticket) + " moved to " + e.to.value;
        }
        std::string operator()(const TicketCancelled& e) const { return number(e.ticket) + " cancelled"; }
        std::string operator()(const TicketClosedUnserved& e) const {
            return number(e.ticket) + " unserved " + e.reason;
        }
        std::string operator()(const CounterOpened& e) const { return e.counter.value + " open"; }
        std::string operator()(const CounterPaused& e) const {
            return e.counter.value + " paused " + e.reason;
        }
        std::string operator()(const CounterClosed& e) const { return e.counter.value + " closed"; }
    };
    return std::visit(Words{state_}, body);
}

std::string Scenario::act(const core::Command& command, const core::Actor& actor, const core::Stamp& stamp) {
    core::Decision decision = core::decide(state_, command, actor, stamp);
    if (const auto* refused = std::get_if<core::Refused>(&decision)) {
        std::string text = "no: " + std::string(core::code(refused->refusal));
        return refused->detail.empty() ? text : text + " " + refused->detail;
    }
    std::vector<std::string> words;
    for (core::EventBody& body : std::get<std::vector<core::EventBody>>(decision)) {
        const core::Event& event =
            events_.emplace_back(core::Event{state_.seq + 1, stamp.now, actor, std::move(body)});
        core::apply(state_, event);
        words.push_back(inWords(event.body));
        const std::string_view breach = core::violatedBy(state_, event);
        if (broken_.empty() && !breach.empty()) broken_ = std::string(breach) + " after " + words.back();
    }
    if (broken_.empty()) broken_ = core::violation(state_);
    return words.empty() ? "nothing" : joined(words, "; ");
}

std::string Scenario::look(const std::vector<std::string>& words) const {
    const std::string what = words.size() > 1 ? words[1] : "";
    const std::string which = words.size() > 2 ? words[2] : "";
    std::vector<std::string> seen;
    if (what == "day") {
        seen.emplace_back(core::word(state_.day));
    } else if (const core::Queue* queue = state_.queue({which}); what == "queue" && queue != nullptr) {
        for (const auto& [order, id] : queue->waiting) seen.push_back(state_.ticket(id)->number);
        if (seen.empty()) seen.emplace_back("nobody");
    } else if (const core::Ticket* ticket = state_.ticket(numbered(which));
               what == "ticket" && ticket != nullptr) {
        seen.emplace_back(core::word(ticket->state));
    } else if (const core::Counter* counter = state_.counter({which});
               what == "counter" && counter != nullptr) {
        seen.emplace_back(core::word(counter->phase));
        if (!counter->pauseReason.empty()) seen.push_back(counter->pauseReason);
        if (counter->ticket) seen.push_back(state_.ticket(*counter->ticket)->number);
    } else if (what == "totals") {
        for (std::size_t i = 0; i < state_.ticketsByState.size(); ++i) {
            if (state_.ticketsByState[i] == 0) continue;
            seen.emplace_back(core::word(static_cast<core::TicketState>(i)));
            seen.push_back(std::to_string(state_.ticketsByState[i]));
        }
        if (seen.empty()) seen.emplace_back("nothing");
    } else {
        seen.emplace_back("unknown");
    }
    return joined(seen, " ");
}

std::string Scenario::line(const std::vector<std::string>& words) {
    if (words[0] == "look") return look(words);
    const std::int32_t second = secondOfDay(words[0]);
    if (second < 0 || words.size() < 3) return "unreadable line";
    const core::Actor actor = actorNamed(words[1]);
    const auto command = commandOf(*this, actor, {words.begin() + 2, words.end()});
    return command ? act(*command, actor, stamp(second)) : "unknown act";
}

std::string Scenario::replayProblem() const {
    core::State again = state_;
    core::reindex(again);
    if (core::fingerprint(again) != core::fingerprint(state_) || again != state_)
        return "the indexes do not follow from the rest";
    if (!replayable_) return {};
    core::State replayed;
    for (const core::Event& event : events_) core::apply(replayed, event);
    if (core::fingerprint(replayed) != core::fingerprint(state_) || replayed != state_)
        return "a replay gives another state";
    return {};
}

std::string Scenario::play(std::string_view script) {
    std::istringstream in{std::string(script)};
    int number = 0;
    for (std::string text; std::getline(in, text);) {
        ++number;
        const std::string at = "line " + std::to_string(number) + " (" + joined(split(text), " ") + "): ";
        text = text.substr(0, text.find('#'));
        const auto arrow = text.find("->");
        const auto words = split(text.substr(0, arrow));
        if (words.empty()) continue;
        if (words[0] == "==") {
            int year = 0;
            unsigned month = 0, day = 0;
            if (words.size() < 2 || std::sscanf(words[1].c_str(), "%d-%u-%u", &year, &month, &day) != 3)
                return at + "unreadable date";
            using namespace std::chrono;
            const sys_days midnight{std::chrono::year(year) / std::chrono::month(month) /
                                    std::chrono::day(day)};
            midnightUtcMs_ =
                duration_cast<milliseconds>(midnight.time_since_epoch()).count() - 8 * 60 * minuteMs;
            date_ = {year * 10'000 + static_cast<int>(month * 100 + day)};
            continue;
        }
        const std::string came = line(words);
        if (!broken_.empty()) return at + "broken: " + broken_;
        if (arrow == std::string::npos) {
            if (came.starts_with("no: ") || came.starts_with("un")) return at + came;
            continue;
        }
        const std::string expected = joined(split(text.substr(arrow + 2)), " ");
        if (came != expected) return at + "came \"" + came + "\"";
    }
    return replayProblem();
}

}  // namespace hall::test
