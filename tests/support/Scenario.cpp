#include "server/core/queue/Route.hpp"
#include "tests/support/Scenario.hpp"

#include <chrono>
#include <cstdio>
#include <optional>
#include <sstream>

#include "tests/support/ScenarioCases.hpp"
#include "tests/support/Shanghai.hpp"

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

/// "s1@counter-1" is a clerk there; "supervisor:s3@counter-1", "security-administrator:s6", "kiosk:kiosk-2".
core::Actor actorNamed(const std::string& who) {
    if (const auto found = caseActor(who)) return *found;
    if (who == "kiosk") return kiosk;
    if (who == "board") return board;
    if (who == "auditor") return auditor;
    if (who == "manager") return manager;
    if (who == "scheduler") return scheduler;
    const auto colon = who.find(':');
    const auto at = who.find('@');
    if (colon == std::string::npos && at == std::string::npos) return counterActor(who);
    const auto role = colon == std::string::npos ? core::Role::clerk : core::roleOf(who.substr(0, colon)).value();
    const std::size_t begin = colon == std::string::npos ? 0 : colon + 1;
    core::Actor actor{role, who.substr(begin, at == std::string::npos ? at : at - begin), {}};
    if (at != std::string::npos) actor.counter = {who.substr(at + 1)};
    return actor;
}

/// Takes `name VALUE` off the end of the act; empty if it is not there.
std::string tail(std::vector<std::string>& words, std::string_view name) {
    if (words.size() < 2 || words[words.size() - 2] != name) return {};
    std::string value = words.back();
    words.resize(words.size() - 2);
    return value;
}

class Reader {
  public:
    Reader(const Scenario& scenario, const core::Actor& actor, std::vector<std::string> words)
        : scenario_(scenario), actor_(actor), counter_(actor.counter), words_(std::move(words)) {
        if (const std::string elsewhere = tail(words_, "for"); !elsewhere.empty()) counter_ = {elsewhere};
        verb_ = words_.empty() ? "" : words_[0];
    }

    std::optional<Command> command() {
        if (auto found = ofTheHall()) return found;
        if (auto found = ofTheKiosk()) return found;
        if (auto found = ofAPerson()) return found;
        if (auto found = ofTheKeys()) return found;
        if (auto found = ofTheFurtherKeys()) return found;
        return caseCommand(scenario_.state(), counter_, words_);
    }

  private:
    [[nodiscard]] std::string word(std::size_t i) const { return i < words_.size() ? words_[i] : std::string(); }
    [[nodiscard]] core::TicketId ticket() const { return scenario_.numbered(word(1)); }

    std::optional<Command> ofTheHall() {
        if (verb_ == "open-day") return core::OpenDay{};
        if (verb_ == "begin-closing") return core::BeginClosing{};
        if (verb_ == "end-day") return core::EndDay{word(1)};
        if (verb_ == "tick") return core::TimePassed{};
        if (verb_ == "notice") return notice();
        if (verb_ == "end-notice") return core::EndNotice{{std::stoull(word(1))}};
        return std::nullopt;
    }

    core::IssueTicket issue() const {
        core::IssueTicket issue{{word(1) == "-" ? "" : word(1)}};
        for (std::size_t i = 2; i < words_.size(); ++i) {
            if (words_[i].front() == '@') issue.applications.push_back({words_[i].substr(1)});
            else if (words_[i].front() == '+') issue.further.push_back({words_[i].substr(1)});
            else if (words_[i] == "en") issue.language = core::Language::en;
            else issue.klass = {words_[i]};
        }
        return issue;
    }

    Command notice() {
        core::ShowNotice notice;
        notice.kind = core::noticeKindOf(word(1)).value();
        const std::string places = "," + word(2) + ",";
        const auto isFor = [&](const char* place) { return places.find(std::string(",") + place + ",") != std::string::npos; };
        notice.audience = {isFor("boards"), isFor("kiosks"), isFor("counters"), isFor("phones")};
        if (words_.size() > 4) notice.until = scenario_.stamp(secondOfDay(tail(words_, "until"))).now;
        notice.text.zh = word(3);
        return notice;
    }

    std::optional<Command> ofTheKiosk() {
        if (verb_ == "issue") return issue();
        if (verb_ == "from-afar") {
            core::IssueTicket asked{{word(1)}};
            asked.remote = core::FromAfar{{word(2)}, {}};
            if (words_.size() > 3) asked.remote->distanceM = std::stoi(word(3));
            return asked;
        }
        if (verb_ == "arrive") return core::ArriveTicket{ticket()};
        if (verb_ == "more-time") return core::GiveWay{ticket()};
        if (verb_ == "cancel") return core::CancelTicket{ticket()};
        if (verb_ == "lease") return core::LeaseNumbers{};
        if (verb_ == "merge") {
            const std::int32_t second = secondOfDay(tail(words_, "at"));
            core::MergeTicket merge;
            merge.lease = {std::stoull(word(1))};
            merge.number = static_cast<std::uint32_t>(std::stoul(word(2)));
            merge.item = {word(3)};
            if (words_.size() > 4) merge.klass = {word(4)};
            merge.issuedAt = scenario_.stamp(second).now;
            return merge;
        }
        return std::nullopt;
    }

    std::optional<Command> ofAPerson() {
        if (verb_ == "leave") return core::LeavePlace{counter_};
        if (verb_ != "take") return std::nullopt;
        core::TakePlace take{counter_, {actor_.name}};
        for (std::size_t i = 1; i < words_.size(); ++i) {
            if (words_[i] == "over") take.takeOver = true;
            else if (words_[i].starts_with("counter-")) take.counter = {words_[i]};
            else take.staff = {words_[i]};
        }
        return take;
    }

    std::optional<Command> ofTheKeys() {
        if (verb_ == "open") return core::OpenCounter{counter_};
        if (verb_ == "pause") return core::PauseCounter{counter_, word(1)};
        if (verb_ == "close") return core::CloseCounter{counter_};
        if (verb_ == "call") return core::CallNext{counter_};
        if (verb_ == "recall") return core::Recall{counter_};
        if (verb_ == "start") return core::StartService{counter_};
        if (verb_ == "finish") return core::FinishService{counter_};
        if (verb_ == "next") return core::FinishAndCallNext{counter_};
        if (verb_ == "no-show") return core::MarkNoShow{counter_};
        if (verb_ == "bring-back") return core::BringBack{counter_, ticket()};
        if (verb_ == "hold") return core::HoldTicket{counter_};
        if (verb_ == "resume") return core::ResumeTicket{counter_, ticket()};
        return std::nullopt;
    }

    std::optional<Command> ofTheFurtherKeys() {
        if (verb_ == "undo") return core::Undo{counter_};
        if (verb_ == "pick") return core::PickTicket{counter_, ticket(), word(2)};
        if (verb_ == "entitled" || verb_ == "misused") return core::ConfirmClass{counter_, verb_ == "entitled"};
        if (verb_ == "add") return core::AddService{counter_, {word(1)}};
        if (verb_ == "transfer" && word(1) == "to") {
            if (word(2) == "counter") return core::TransferTicket{counter_, {}, {word(3)}, {}};
            return core::TransferTicket{counter_, {}, {}, {word(3)}};
        }
        if (verb_ == "transfer") return core::TransferTicket{counter_, {word(1)}};
        if (verb_ != "return") return std::nullopt;
        if (word(1) == "first") return core::ReturnTicket{counter_, core::Place::first, 0};
        if (word(1) == "last") return core::ReturnTicket{counter_, core::Place::last, 0};
        if (word(1) == "behind") return core::ReturnTicket{counter_, core::Place::behind, std::stoi(word(2))};
        return core::ReturnTicket{counter_};
    }

    const Scenario& scenario_;
    const core::Actor& actor_;
    core::CounterId counter_;
    std::vector<std::string> words_;
    std::string verb_;
};

std::string_view word(core::CallRule rule) {
    switch (rule) {
        case core::CallRule::urgent: return "urgent";
        case core::CallRule::preference: return "preference";
        case core::CallRule::ratio: return "ratio";
        case core::CallRule::weight: return "weight";
        case core::CallRule::pick: return "pick";
        case core::CallRule::pool: return "pool";
    }
    return "";
}

using namespace core;

/// An event as a line's end has it.
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
                                       else if constexpr (requires { entry.year; })
                                           return std::to_string(entry.year);
                                       else if constexpr (requires { entry.item; })
                                           return entry.item.value;
                                       else if constexpr (requires { entry.code; })
                                           return entry.code.value;
                                       else if constexpr (requires { entry.weekdays; })
                                           return std::string("opening days");
                                       else
                                           return std::string("case rules");
                                   },
                                   e.entry);
    }
    std::string operator()(const DayOpened& e) const {
        return "day opened " + std::to_string(e.date.yyyymmdd);
    }
    std::string operator()(const ClosingBegun&) const { return "closing begun"; }
    std::string operator()(const DayEnded& e) const { return "day ended " + e.reason; }
    std::string operator()(const TicketIssued& e) const { return e.number + " issued"; }
    std::string operator()(const TicketCalled& e) const {
        std::string text = number(e.ticket) + " called " + std::string(word(e.rule));
        if (!e.reason.empty()) text += " " + e.reason;
        return e.tier == 2 ? text + " fallback" : text;
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
        if (!e.toCounter.value.empty()) return number(e.ticket) + " moved to the pool of " + e.toCounter.value;
        if (!e.toClerk.value.empty()) return number(e.ticket) + " moved to the pool of " + e.toClerk.value;
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
    std::string operator()(const TicketReturned& e) const {
        if (e.counter.value.empty()) return number(e.ticket) + " released";
        if (e.byAge) return number(e.ticket) + " returned";
        return number(e.ticket) + (e.behind.value == 0 ? " returned in front" : " returned behind " + number(e.behind));
    }
    std::string operator()(const ActUndone& e) const {
        return "undone " + std::to_string(e.lastSeq - e.firstSeq + 1);
    }
    std::string operator()(const ClassConfirmed& e) const {
        return number(e.ticket) + (e.entitled ? " entitled" : " misused " + e.klass.value);
    }
    std::string operator()(const ServiceAdded& e) const { return number(e.ticket) + " added " + e.item.value; }
    std::string operator()(const LegBegun& e) const {
        return number(e.ticket) + " goes on with " + e.item.value + " in " + e.queue.value;
    }
    std::string operator()(const TicketReachable& e) const { return number(e.ticket) + (e.arrived ? " here" : " reachable"); }
    std::string operator()(const TicketGaveWay& e) const { return number(e.ticket) + " behind " + number(e.behind); }
    std::string operator()(const TicketReplanned& e) const {
        return number(e.ticket) + " replanned to " + e.item.value + " in " + e.queue.value +
               (e.toCounter.value.empty() ? std::string() : " at " + e.toCounter.value);
    }
    std::string operator()(const NumbersLeased& e) const {
        return e.kiosk + " leased " + std::to_string(e.lease.value) + " " + e.queue.value + " " + std::to_string(e.first) + "-" +
               std::to_string(e.last);
    }
    std::string operator()(const LeasedTicketLapsed& e) const { return e.number + " lapsed"; }
    std::string operator()(const NoticeShown& e) const { return "notice " + std::to_string(e.notice.value) + " shown"; }
    std::string operator()(const NoticeEnded& e) const { return "notice " + std::to_string(e.notice.value) + " ended " + e.reason; }
    template <class Body>
        requires std::same_as<decltype(Body::booking), BookingId>
    std::string operator()(const Body& e) const {
        return "booking " + std::to_string(e.booking.value) + " " + std::string(word(state.bookings.find(e.booking)->state));
    }
    /// Of a case: its state after the event.
    template <class OfCases>
    std::string operator()(const OfCases& e) const { return caseWords(state, e); }
    std::string operator()(const PlaceTaken& e) const { return e.staff.value + " at " + e.counter.value; }
    std::string operator()(const PlaceLeft& e) const {
        return e.staff.value + " left " + e.counter.value + " " + e.reason;
    }
};

}  // namespace

Scenario::Scenario(const std::vector<core::ConfigEntry>& configuration) {
    act(core::Configure{configuration}, scheduler, stamp(0));
}

Scenario::Scenario(core::State state) : state_(std::move(state)), replayable_(false) {}

core::TicketId Scenario::numbered(std::string_view number) const {
    for (const auto& [id, ticket] : state_.tickets) {
        if (ticket.number == number) return id;
    }
    return {999'999'999};
}

core::Stamp Scenario::stamp(std::int32_t secondOfDay) const {
    return {{midnightUtcMs_ + secondOfDay * std::int64_t{1'000}}, date_, secondOfDay / 60, 0, nullptr, &shanghai};
}

std::string Scenario::inWords(const core::EventBody& body) const {
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
    if (const auto ofCases = caseLook(state_, what, which)) {
        seen.push_back(*ofCases);
    } else if (what == "day") {
        seen.emplace_back(core::word(state_.day));
    } else if (const core::Queue* queue = state_.queue({which}); what == "queue" && queue != nullptr) {
        for (const auto& [order, id] : queue->waiting) seen.push_back(state_.ticket(id)->number);
        if (seen.empty()) seen.emplace_back("nobody");
    } else if (what == "pool") {
        const core::Counter* place = state_.counter({which});
        const core::Staff* person = state_.person({which});
        const core::Pool none;
        const core::Pool& pool = place != nullptr ? place->pool : person != nullptr ? person->pool : none;
        for (const auto& [order, id] : pool.waiting) seen.push_back(state_.ticket(id)->number);
        if (seen.empty()) seen.emplace_back("nobody");
    } else if (const core::Ticket* planned = state_.ticket(numbered(which)); what == "stops" && planned != nullptr) {
        for (const core::Stop& stop : core::stopsOf(state_, *planned)) {
            std::string text = seen.empty() ? "" : "then ";
            for (const core::ItemCode& item : stop.items) text += (&item == stop.items.data() ? "" : "+") + item.value;
            text += " in " + stop.queue.value;
            seen.push_back(stop.counter.value.empty() ? text : text + " at " + stop.counter.value);
        }
    } else if (what == "notices") {
        for (const core::Notice& notice : state_.notices) seen.push_back(std::to_string(notice.id.value));
        if (seen.empty()) seen.emplace_back("none");
    } else if (what == "visits") {
        const auto of = state_.casework.cases.find(caseNamed(state_, which));
        seen.push_back(of == state_.casework.cases.end() ? "unknown" : std::to_string(of->second.visits.size()));
    } else if (what == "misused") {
        const auto count = state_.misused.find({which});
        seen.push_back(std::to_string(count == state_.misused.end() ? 0 : count->second));
    } else if (const core::Ticket* ticket = state_.ticket(numbered(which));
               what == "ticket" && ticket != nullptr) {
        seen.emplace_back(core::word(ticket->state));
    } else if (const core::Counter* counter = state_.counter({which});
               what == "counter" && counter != nullptr) {
        seen.emplace_back(core::word(counter->phase));
        if (!counter->pauseReason.empty()) seen.push_back(counter->pauseReason);
        if (counter->ticket) seen.push_back(state_.ticket(*counter->ticket)->number);
        if (!counter->clerk.value.empty()) seen.push_back("of " + counter->clerk.value);
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
    core::Actor actor = actorNamed(words[1]);
    std::vector<std::string> deed(words.begin() + 2, words.end());
    actor.approver = {tail(deed, "by")};
    const auto command = Reader(*this, actor, std::move(deed)).command();
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
            if (came.starts_with("no: ") || came.starts_with("unreadable") || came.starts_with("unknown")) return at + came;
            continue;
        }
        const std::string expected = joined(split(text.substr(arrow + 2)), " ");
        if (came != expected) return at + "came \"" + came + "\"";
    }
    return replayProblem();
}

}  // namespace hall::test
