#include "tests/simulation/whole/Judge.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>
#include <variant>

#include "server/engine/CrashRecord.hpp"
#include "tests/simulation/whole/Words.hpp"

namespace hall::sim::whole {

using namespace core;

namespace {

std::uint64_t digestOf(const Event& event) {
    std::uint64_t hash = 1'469'598'103'934'665'603U;
    const auto add = [&](std::string_view text) {
        for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
        hash = (hash ^ 0xFFU) * 1'099'511'628'211U;
    };
    add(engine::name(event.body));
    add(event.actor.name);
    add(std::to_string(event.at.utcMs));
    if (const auto ticket = engine::ticketOf(event.body)) add(std::to_string(ticket->value));
    return hash;
}

/// What is on nobody's board, counter or kiosk that is looked at here.
bool isOfCases(const EventBody& body) {
    return std::visit([](const auto& event) {
        if constexpr (requires { event.number; }) return std::is_same_v<std::decay_t<decltype(event.number)>, CaseNumber>;
        else return false;
    }, body);
}

bool isDone(const wire::Receipt& receipt) { return receipt.status >= 200 && receipt.status < 300 && !receipt.problem; }

}  // namespace

// --- the log ----------------------------------------------------------------------------------------------------------

void Judge::committed(const Event& event) {
    if (event.seq != digests_.size() + 1) return wrong("I7: event " + std::to_string(event.seq) + " after " + std::to_string(digests_.size()));
    digests_.push_back(digestOf(event));
    if (!isOfCases(event.body)) lastEventMs_ = time_.nowMs();
    if (std::string what = witness_.add(event); !what.empty()) wrong("law: " + what);
    if (std::string what = oracle_.add(event); !what.empty()) wrong("I6: " + what);
    truth_.add(event);
}

void Judge::found(const std::vector<Event>& log) {
    if (log.size() < digests_.size()) return wrong("I1: the disk has " + std::to_string(log.size()) + " of " + std::to_string(digests_.size()) + " events that were told");
    for (std::size_t i = 0; i < digests_.size(); ++i)
        if (digestOf(log[i]) != digests_[i]) return wrong("I7: event " + std::to_string(i + 1) + " is another one than was told");
}

// --- lines ------------------------------------------------------------------------------------------------------------

void Judge::submitted(const std::string&, const wire::Command& command) {
    const auto [there, fresh] = commands_.try_emplace(command.id, command);
    if (!fresh && there->second != command) wrong("I10: one id for two commands of a client");
}

void Judge::answered(const std::string& who, const wire::Receipt& receipt) {
    const auto command = commands_.find(receipt.id);
    if (command == commands_.end()) return wrong("I10: " + who + " was answered what it never asked");
    const std::string ticket = receipt.ticket ? receipt.ticket->id : std::string();
    if (!isDone(receipt)) {
        if (successes_.contains(receipt.id)) return wrong("I10: " + who + " was told that " + command->second.name + " was refused, after it was done");
        if (receipt.problem && receipt.problem->code == "internal-error") return wrong("law: " + who + "'s " + command->second.name + " broke an invariant");
        refusals_[receipt.id] = receipt.problem ? receipt.problem->code : "";
        return;
    }
    if (receipt.status == 204) return;  // nobody waits: nothing was done and nothing is kept
    const auto [there, fresh] = successes_.try_emplace(receipt.id, Success{ticket, receipt.status, command->second.name});
    if (!fresh && (there->second.ticket != ticket || there->second.status != receipt.status))
        return wrong("I10: two outcomes of one " + command->second.name);
    if (receipt.ticket) {
        // Log, then tell.
        const Truth::Visit* visit = truth_.visit(serialOf(ticket));
        if (visit == nullptr) return wrong("I1: " + who + " was told of a ticket that is not in the log");
        if (visit->number != receipt.ticket->number) return wrong("I1: " + who + " was told another number than the log has");
    }
}

void Judge::received(const std::string& who, std::uint64_t line, const wire::ViewFrame& view) {
    // Its number may pass the log's: it rises also when only a wait or the clock changed what is shown. What it says is held against the log by
    // whom it is about.
    auto& [lastLine, lastSeq] = seen_[who + "/" + view.view];
    if (lastLine == line && view.seq < lastSeq) return wrong("I8: " + who + " was shown an older view on the same line");
    lastLine = line;
    lastSeq = view.seq;
}

std::uint64_t Judge::shown(const std::string& who, const std::string& topic) const {
    const auto found = seen_.find(who + "/" + topic);
    return found == seen_.end() ? 0 : found->second.second;
}

// --- kiosks -----------------------------------------------------------------------------------------------------------

void Judge::pressed(const std::string& kiosk, const std::string& press) {
    if (!presses_.emplace(press, kiosk).second) wrong("one press twice");
}

void Judge::gave(const std::string& press, const std::string& paper) {
    if (!given_.emplace(press, paper).second) wrong("I15: one press, two leased numbers");
}

void Judge::printed(const Paper& paper, bool synced) {
    const auto before = paperOf_.find(paper.press);
    // A paper marked as printed again is the first that comes out: it had run out at the first try.
    if (paper.reprint && before != paperOf_.end()) return wrong("I15: " + paper.text + " came out and was printed again");
    if (before != paperOf_.end()) return wrong("I15: one press, two papers: " + papers_[before->second].text + " and " + paper.text);
    if (!presses_.contains(paper.press)) return wrong("I15: a paper that nobody asked for");
    if (!numbers_.insert(paper.day + " " + paper.text).second) return wrong("I2: " + paper.text + " on two papers of one day");
    if (paper.lease == 0) {
        const Truth::Visit* visit = truth_.visit(serialOf(paper.ticket));
        if (visit == nullptr || visit->number != paper.text) return wrong("I15: " + paper.text + " was printed and is not in the log");
    } else {
        const auto lease = truth_.leases().find(paper.lease);
        if (lease == truth_.leases().end() || lease->second.kiosk != paper.kiosk) return wrong("I15: " + paper.text + " was printed out of no lease of this kiosk");
        const std::uint32_t number = numeralOf(paper.text);
        if (number < lease->second.first || number > lease->second.last) return wrong("I15: " + paper.text + " is not in its lease");
    }
    if (!synced) return wrong("I15: " + paper.text + " was printed before it was safe in the kiosk");
    paperOf_[paper.press] = papers_.size();
    papers_.push_back(paper);
}

void Judge::papersAtTheEnd() {
    std::map<std::uint64_t, std::string> owner;
    for (const Paper& paper : papers_) {
        std::uint64_t serial = paper.lease == 0 ? serialOf(paper.ticket) : truth_.merged(paper.lease, paper.text);
        if (serial == 0 && truth_.lapsed(paper.lease, paper.text)) continue;
        if (serial == 0) return wrong("I1: the paper " + paper.text + " of " + paper.kiosk + " is no ticket");
        if (!owner.emplace(serial, paper.text).second) return wrong("I1: two papers of one ticket, " + paper.text);
        const Truth::Visit* visit = truth_.visit(serial);
        if (paper.lease == 0 && visit->state == "cancelled") return wrong("I15: " + paper.text + " is in somebody's hand and was taken back");
    }
}

// --- boards -----------------------------------------------------------------------------------------------------------

void Judge::announced(const std::string& board, std::uint64_t run, std::uint64_t call, int round) {
    const std::string who = board + "/" + std::to_string(run);
    Said& said = said_[who][call];
    if (round != said.rounds + 1 || round > 2) return wrong("I9: " + board + " said a call " + std::to_string(said.rounds + 1) + " times, as round " + std::to_string(round));
    said.rounds = round;
    std::uint64_t& last = lastSaid_[who];
    if (call < last) return wrong("I9: " + board + " said an older call after a newer one");
    last = call;
}

void Judge::boardShows(const std::string& who, const wire::LobbyView& view) {
    if (view.day.phase != truth_.phase()) return wrong("I8: " + who + " shows a hall that is " + view.day.phase);
    for (const wire::LobbyCounter& shown : view.counters) {
        const auto counter = std::find_if(truth_.counters().begin(), truth_.counters().end(), [&](const auto& one) { return one.second.label == shown.label; });
        if (counter == truth_.counters().end()) return wrong("I8: " + who + " shows an unknown counter");
        const Truth::Visit* visit = counter->second.ticket == 0 ? nullptr : truth_.visit(counter->second.ticket);
        if (shown.number.value_or("") != (visit == nullptr ? "" : visit->number)) return wrong("I8: " + who + " shows an old number at counter " + shown.label);
        if (visit != nullptr && shown.ticketState != visit->state) return wrong("I8: " + who + " shows an old state at counter " + shown.label);
        if (shown.phase != counter->second.phase) return wrong("I8: " + who + " shows an old phase of counter " + shown.label);
    }
    if (!truth_.open()) return;
    const auto& calls = truth_.calls();
    if (!calls.empty() && (view.calls.empty() || view.calls.back().call != calls.back().call)) return wrong("I8: " + who + " does not show the last call");
    for (const wire::Call& call : view.calls) {
        const auto told = std::find_if(calls.begin(), calls.end(), [&](const auto& one) { return one.call == call.call; });
        if (told == calls.end()) return wrong("I8: " + who + " shows a call that was none");
        const Truth::Visit* visit = truth_.visit(told->ticket);
        if (visit->number != call.number || visit->state != call.state || told->label != call.counter) return wrong("I8: " + who + " shows an old call of " + call.number);
    }
    for (const wire::LobbyQueue& queue : view.queues)
        if (queue.waiting != truth_.waiting(queue.code)) return wrong("I8: " + who + " shows " + std::to_string(queue.waiting) + " waiting in " + queue.code);
}

void Judge::counterShows(const std::string& who, const wire::CounterView& view) {
    const auto counter = truth_.counters().find(view.id);
    if (counter == truth_.counters().end()) return wrong("I8: " + who + " shows an unknown counter");
    if (view.phase != counter->second.phase) return wrong("I8: " + who + " shows its phase as " + view.phase);
    if (view.day.phase != truth_.phase()) return wrong("I8: " + who + " shows a hall that is " + view.day.phase);
    const Truth::Visit* visit = counter->second.ticket == 0 ? nullptr : truth_.visit(counter->second.ticket);
    if ((view.current ? view.current->number : "") != (visit == nullptr ? "" : visit->number)) return wrong("I8: " + who + " shows an old visitor");
    if (visit != nullptr && (view.current->state != visit->state || view.current->calls != visit->calls)) return wrong("I8: " + who + " shows its visitor as " + view.current->state);
    for (const wire::CounterQueue& queue : view.queues)
        if (queue.waiting != truth_.waiting(queue.code)) return wrong("I8: " + who + " shows " + std::to_string(queue.waiting) + " waiting in " + queue.code);
}

void Judge::kioskShows(const std::string& who, const wire::KioskView& view) {
    if (view.day.phase != truth_.phase()) return wrong("I8: " + who + " shows a hall that is " + view.day.phase);
    for (const wire::KioskQueue& queue : view.queues)
        if (queue.waiting != truth_.waiting(queue.code)) return wrong("I8: " + who + " shows " + std::to_string(queue.waiting) + " waiting in " + queue.code);
}

void Judge::hallShows(const std::string& who, const wire::HallView& view) {
    const wire::HallTotals& t = view.totals;
    const std::int32_t sum = t.waiting + t.called + t.serving + t.held + t.missed + t.served + t.cancelled + t.closedUnserved;
    if (sum != t.issued) return wrong("I12: " + who + " shows totals that do not add up");
    std::map<std::string, std::int32_t> count;
    for (const auto& [serial, visit] : truth_.visits())
        if (truth_.ofToday(serial)) ++count[visit.state];
    if (t.waiting != count["waiting"] || t.served != count["served"] || t.missed != count["missed"] || t.cancelled != count["cancelled"])
        return wrong("I12: " + who + " shows totals that are not those of the log");
}

void Judge::visitShows(const std::string& who, const std::string& ticket, const wire::VisitView& view) {
    const Truth::Visit* visit = truth_.visit(serialOf(ticket));
    if (visit == nullptr) return wrong("I8: " + who + " shows a ticket that is none");
    if (view.state != visit->state || view.number != visit->number) return wrong("I8: " + who + " shows " + view.number + " as " + view.state + ", it is " + visit->state);
}

}  // namespace hall::sim::whole
