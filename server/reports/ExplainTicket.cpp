#include "server/reports/ExplainTicket.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "server/core/Decide.hpp"
#include "server/core/queue/Order.hpp"
#include "server/reports/ExplainWords.hpp"
#include "server/reports/LocalTime.hpp"

namespace hall::reports {
namespace {

using core::Name;
using words::both;
using words::fill;
using words::minutes;
using words::Phrase;

std::string_view ruleWord(core::CallRule rule) {
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

/// Walks through the day and gathers what concerns one ticket.
class Teller {
  public:
    Teller(core::State state, core::TicketId id, const OffsetAt& offsetAt) : state_(std::move(state)), id_(id), offsetAt_(offsetAt) {}

    void add(const core::Event& event, bool takenBack) {
        std::visit([&](const auto& body) { look(event, body, takenBack); }, event.body);
        core::apply(state_, event);
        std::visit([&](const auto& body) { after(event, body); }, event.body);
    }

    /// What the kiosk gave before the server knew of it: those who were called meanwhile.
    void expect(const core::TicketIssued& issued) {
        awaited_ = issued.lease.value != 0;
        awaitedSince_ = issued.issuedAt;
    }

    Explanation take(core::LocalDate date) {
        Explanation out;
        out.ticket = id_;
        out.date = date;
        if (const core::Ticket* ticket = me()) {
            out.number = ticket->number;
            out.queue = state_.queues[ticket->queue].config.name;
            out.klass = className(ticket->klass);
            out.state = core::word(ticket->state);
            out.issuedAt = ticket->issuedAt;
        }
        out.steps = std::move(steps_);
        return out;
    }

  private:
    // --- names ---------------------------------------------------------------------------------------------------------
    [[nodiscard]] const core::Ticket* me() const { return state_.ticket(id_); }
    [[nodiscard]] Name clock(core::Instant at) const { return both(clockTime(at, offsetAt_(at))); }
    [[nodiscard]] std::string label(const core::CounterId& id) const {
        const auto* counter = state_.counter(id);
        return counter == nullptr ? id.value : counter->config.label;
    }
    [[nodiscard]] Name queueName(std::uint32_t index) const { return words::named(state_.queues[index].config.name); }
    [[nodiscard]] Name queueName(const core::QueueCode& code) const {
        const auto* queue = state_.queue(code);
        return queue == nullptr ? both(code.value) : words::named(queue->config.name);
    }
    [[nodiscard]] Name className(const core::ClassCode& code) const {
        const auto found = state_.classes.find(code);
        return found == state_.classes.end() ? both(code.value) : words::named(found->second.name);
    }
    [[nodiscard]] Name itemName(const core::ItemCode& code) const {
        const auto found = state_.items.find(code);
        return found == state_.items.end() ? both(code.value) : words::named(found->second.name);
    }
    [[nodiscard]] Name numberOf(core::TicketId id) const {
        const auto* ticket = state_.ticket(id);
        return both(ticket == nullptr ? std::to_string(id.value) : ticket->number);
    }

    /// "a, b and c" of what is done at one stop.
    [[nodiscard]] Name itemNames(const core::ItemCode& first, const std::vector<core::ItemCode>& with) const {
        Name all = itemName(first);
        for (const auto& item : with) {
            const Name one = itemName(item);
            all.zh += "、" + one.zh;
            all.en += ", " + one.en;
        }
        return all;
    }
    /// Why it waits there: that place takes all of these at once. Nothing for one service.
    [[nodiscard]] Name whyThere(const core::ItemCode& first, const std::vector<core::ItemCode>& with, const core::QueueCode& queue,
                                const core::CounterId& counter) const {
        static constexpr Phrase oneQueue{"排 {}，因为那里的窗口可一次办完这 {} 项：{}。", "It waits for {} because its counters take all {} services at once: {}."};
        static constexpr Phrase oneCounter{"只等 {} 号窗口，因为只有它可一次办完这 {} 项：{}。", "It waits for counter {} alone, the one that takes all {} services at once: {}."};
        if (with.empty()) return {};
        const Name count = both(std::to_string(with.size() + 1));
        return counter.value.empty() ? fill(oneQueue, {queueName(queue), count, itemNames(first, with)})
                                     : fill(oneCounter, {both(label(counter)), count, itemNames(first, with)});
    }

    ExplainedStep& step(const core::Event& event, const char* kind, const core::CounterId& counter, bool takenBack, Name said) {
        steps_.push_back({event.seq, event.at, kind, counter.value.empty() ? std::string{} : label(counter), event.actor.name, takenBack,
                          std::move(said), std::nullopt});
        return steps_.back();
    }

    // --- what happens to the ticket itself -----------------------------------------------------------------------------
    void look(const core::Event& event, const core::TicketIssued& issued, bool takenBack) {
        if (issued.ticket != id_) return;
        awaited_ = false;
        const bool merged = issued.lease.value != 0;
        static constexpr Phrase given{"{} 于 {} 取号，排 {}。", "{} was issued at {} for {}."};
        static constexpr Phrase byKiosk{"{} 于 {} 由当时断网的取号机发出，{} 并入 {} 的队列，按取号时间排队。",
                                        "{} was given at {} by a kiosk that was cut off; at {} it came into {}, to wait by the time on the paper."};
        static constexpr Phrase credit{"{}优先，按提前{}计算。", "{} counts as {} earlier."};
        static constexpr Phrase more{"同一来访另有 {} 个事项。", "Further services of the same visit: {}."};
        const core::Instant at = merged ? issued.issuedAt : event.at;
        Name said = merged ? fill(byKiosk, {both(issued.number), clock(at), clock(event.at), queueName(issued.queue)})
                           : fill(given, {both(issued.number), clock(at), queueName(issued.queue)});
        if (issued.creditMs > 0) said = words::join(said, fill(credit, {className(issued.klass), minutes(issued.creditMs)}));
        if (!issued.with.empty()) said = words::join(said, whyThere(issued.item, issued.with, issued.queue, issued.toCounter));
        static constexpr Phrase fromAfar{"用手机远程取号，最早可于 {} 到达，此前不叫号。", "It was taken with a phone, from afar: its visitor could be here at {}, and was not called before."};
        if (issued.reachableFrom.utcMs != 0) said = words::join(said, fill(fromAfar, {clock(issued.reachableFrom)}));
        if (!issued.further.empty()) said = words::join(said, fill(more, {both(std::to_string(issued.further.size()))}));
        step(event, merged ? "merged" : "issued", {}, takenBack, std::move(said));
    }

    void look(const core::Event& event, const core::TicketCalled& called, bool takenBack) {
        if (called.ticket == id_) return lookMine(event, called, takenBack);
        if (takenBack) return;
        lookOther(event, called);
    }

    void lookMine(const core::Event& event, const core::TicketCalled& called, bool takenBack) {
        const core::Ticket* ticket = me();
        if (ticket == nullptr) return;
        static constexpr Phrase calledBy{"{} 由 {} 号窗口叫号，等候{}。", "Called at {} by counter {} after {}."};
        Name said = fill(calledBy, {clock(event.at), both(label(called.counter)), minutes(event.at.utcMs - ticket->waitingSince.utcMs)});
        said = words::join(said, whyCalled(event, called, *ticket));
        if (called.tier == 2) {
            static constexpr Phrase fallback{"该窗口人员的主办业务当时无人等候。", "Nobody waited for what this clerk does first."};
            said = words::join(said, fill(fallback, {}));
        }
        ExplainedCall call;
        call.rule = ruleWord(called.rule);
        call.reason = called.reason;
        call.approver = event.actor.approver.value;
        call.tier = called.tier;
        call.configVersion = called.configVersion;
        call.waitedMs = event.at.utcMs - ticket->waitingSince.utcMs;
        for (const auto& candidate : called.candidates) {
            call.candidates.push_back({numberOf(candidate.ticket).zh, queueName(candidate.queue), candidate.dueAt, candidate.score, candidate.ticket == id_});
        }
        if (!takenBack) {
            call.before = std::exchange(before_, {});
            for (const auto& [counter, calls] : std::exchange(elsewhere_, {})) call.elsewhere.push_back({counter, calls});
            if (call.before.empty()) {
                static constexpr Phrase nobody{"没有后来者在此之前被叫到。", "Nobody who came later was called before."};
                static constexpr Phrase nobodyHere{"办理此队列的窗口没有先叫后来者。", "No counter of this queue called anybody who came later before."};
                said = words::join(said, fill(call.elsewhere.empty() ? nobody : nobodyHere, {}));
            }
        }
        step(event, "called", called.counter, takenBack, std::move(said)).call = std::move(call);
    }

    [[nodiscard]] Name whyCalled(const core::Event& event, const core::TicketCalled& called, const core::Ticket& ticket) const {
        static constexpr Phrase urgent{"即将达到最长等候时间{}，因此优先于其他规则。", "Its longest wait of {} was about to pass, which comes before every other rule."};
        static constexpr Phrase preference{"它在 {} 排第一位，该窗口按顺序先办有人等候的第一个队列。", "It was first in {}, the first queue of this counter's list with somebody waiting."};
        static constexpr Phrase ratio{"它在 {} 排第一位，按窗口设定的比例轮到这个队列。", "It was first in {}, whose turn it was by the counter's shares."};
        static constexpr Phrase weight{"它在 {} 排第一位，按等候时间和权重计算，这个队列最应先叫。", "It was first in {}, which weighed most by waiting time."};
        static constexpr Phrase picked{"窗口人员点号（原因：{}）。", "The clerk called it out of turn (reason: {})."};
        static constexpr Phrase approved{"由 {} 批准。", "{} approved it."};
        static constexpr Phrase pool{"它专等该窗口或该窗口人员。", "It waited for this counter or its clerk in person."};
        static constexpr Phrase several{"它专等该窗口一次办完多项，且比该窗口其他人来得早。", "It waited for this counter, which takes all its services at once, and had come before the others there."};
        switch (called.rule) {
            case core::CallRule::urgent: return fill(urgent, {minutes(ticket.maximumWaitMs)});
            case core::CallRule::preference: return fill(preference, {queueName(ticket.queue)});
            case core::CallRule::ratio: return fill(ratio, {queueName(ticket.queue)});
            case core::CallRule::weight: return fill(weight, {queueName(ticket.queue)});
            case core::CallRule::pool: return fill(ticket.with.empty() ? pool : several, {});
            case core::CallRule::pick: break;
        }
        const Name said = fill(picked, {both(called.reason)});
        const auto& approver = event.actor.approver.value;
        return approver.empty() ? said : words::join(said, fill(approved, {both(approver)}));
    }

    void simple(const core::Event& event, const auto& body, bool takenBack, const char* kind, const Phrase& phrase) {
        if (body.ticket == id_) step(event, kind, body.counter, takenBack, fill(phrase, {clock(event.at), both(label(body.counter))}));
    }
    void look(const core::Event& event, const core::TicketRecalled& body, bool takenBack) {
        simple(event, body, takenBack, "recalled", {"{} {} 号窗口重呼。", "Called again at {} by counter {}."});
    }
    void look(const core::Event& event, const core::ServiceStarted& body, bool takenBack) {
        simple(event, body, takenBack, "started", {"{} {} 号窗口开始办理。", "Service began at {} at counter {}."});
    }
    void look(const core::Event& event, const core::ServiceFinished& body, bool takenBack) {
        simple(event, body, takenBack, "finished", {"{} {} 号窗口办结。", "Service finished at {} at counter {}."});
    }
    void look(const core::Event& event, const core::TicketMissed& body, bool takenBack) {
        simple(event, body, takenBack, "missed", {"{} {} 号窗口记为过号。", "Did not come: noted at {} at counter {}."});
    }
    void look(const core::Event& event, const core::TicketHeld& body, bool takenBack) {
        simple(event, body, takenBack, "held", {"{} {} 号窗口挂起。", "Put on hold at {} at counter {}."});
    }
    void look(const core::Event& event, const core::TicketResumed& body, bool takenBack) {
        simple(event, body, takenBack, "resumed", {"{} {} 号窗口继续办理。", "Service went on at {} at counter {}."});
    }
    void look(const core::Event& event, const core::TicketBroughtBack& body, bool takenBack) {
        if (body.ticket != id_) return;
        static constexpr Phrase behind{"{} 由 {} 号窗口恢复排队，排在 {} 之后。", "Brought back at {} by counter {}, to wait behind {}."};
        static constexpr Phrase front{"{} 由 {} 号窗口恢复排队，前面无人。", "Brought back at {} by counter {}, with nobody in front."};
        const Name place = body.behind.value == 0 ? fill(front, {clock(event.at), both(label(body.counter))})
                                                  : fill(behind, {clock(event.at), both(label(body.counter)), numberOf(body.behind)});
        step(event, "brought-back", body.counter, takenBack, place);
        gaveWay_ = false;
        waitsAnew(takenBack);
    }
    void look(const core::Event& event, const core::TicketTransferred& body, bool takenBack) {
        if (body.ticket != id_) return;
        static constexpr Phrase toQueue{"{} 由 {} 号窗口转到 {}，仍按原取号时间排队。", "Sent on at {} by counter {} to {}; it keeps the time of its ticket."};
        static constexpr Phrase toCounter{"{} 由 {} 号窗口转到 {} 号窗口，专等该窗口。", "Sent at {} by counter {} to counter {}, to wait for it in person."};
        static constexpr Phrase toClerk{"{} 由 {} 号窗口转给人员 {}。", "Sent at {} by counter {} to the clerk {}."};
        const Name at = clock(event.at);
        const Name from = both(label(body.counter));
        Name said = !body.toCounter.value.empty() ? fill(toCounter, {at, from, both(label(body.toCounter))})
                    : !body.toClerk.value.empty() ? fill(toClerk, {at, from, both(body.toClerk.value)})
                                                  : fill(toQueue, {at, from, queueName(body.to)});
        step(event, "transferred", body.counter, takenBack, std::move(said));
        waitsAnew(takenBack);
    }
    void look(const core::Event& event, const core::TicketReturned& body, bool takenBack) {
        if (body.ticket != id_) return;
        static constexpr Phrase given{"{} 所等的窗口或人员离开，回到原队列，按取号时间排队。", "At {} the counter or clerk that it waited for left; it went back to its queue, by its age."};
        static constexpr Phrase byAge{"{} 由 {} 号窗口退回队列，按取号时间排队。", "Put back into its queue at {} by counter {}, by its age."};
        static constexpr Phrase first{"{} 由 {} 号窗口退回队列，排第一位。", "Put back into its queue at {} by counter {}, in front of everybody."};
        static constexpr Phrase behind{"{} 由 {} 号窗口退回队列，排在 {} 之后。", "Put back into its queue at {} by counter {}, behind {}."};
        const Name at = clock(event.at);
        const Name from = both(label(body.counter));
        Name said = body.counter.value.empty()  ? fill(given, {at})
                    : body.byAge                ? fill(byAge, {at, from})
                    : body.behind.value == 0    ? fill(first, {at, from})
                                                : fill(behind, {at, from, numberOf(body.behind)});
        step(event, "returned", body.counter, takenBack, std::move(said));
        gaveWay_ = false;
        if (!body.counter.value.empty()) waitsAnew(takenBack);
    }
    void look(const core::Event& event, const core::TicketReachable& body, bool takenBack) {
        if (body.ticket != id_) return;
        static constexpr Phrase arrived{"{} 办事人表示已到大厅，从此可以叫号。", "At {} the visitor said to be here: it could be called from then on."};
        static constexpr Phrase expected{"{} 已到预计到达时间，从此可以叫号。", "At {} the visitor could be here: it could be called from then on."};
        step(event, "reachable", {}, takenBack, fill(body.arrived ? arrived : expected, {clock(event.at)}));
    }
    void look(const core::Event& event, const core::TicketGaveWay& body, bool takenBack) {
        if (body.ticket != id_) return;
        static constexpr Phrase waiting{"{} 办事人请求多留时间，排到 {} 之后。", "At {} the visitor asked for more time, to wait behind {}."};
        static constexpr Phrase called{"{} 办事人被叫到后请求多留时间，排到 {} 之后；不算重呼或过号。",
                                       "At {} the visitor, who had been called, asked for more time, to wait behind {}; that is no recall and no miss."};
        const bool wasCalled = !body.counter.value.empty();
        step(event, "gave-way", body.counter, takenBack, fill(wasCalled ? called : waiting, {clock(event.at), numberOf(body.behind)}));
        gaveWay_ = true;
        if (wasCalled) waitsAnew(takenBack);
    }
    void look(const core::Event& event, const core::ClassConfirmed& body, bool takenBack) {
        if (body.ticket != id_) return;
        static constexpr Phrase right{"{} 窗口人员核对：符合 {} 优先身份。", "Checked at {}: {} was declared rightly."};
        static constexpr Phrase wrong{"{} 窗口人员核对：不符合 {} 优先身份，不再提前。", "Checked at {}: {} was declared without right and no longer counts."};
        step(event, "class-confirmed", body.counter, takenBack, fill(body.entitled ? right : wrong, {clock(event.at), className(body.klass)}));
    }
    void look(const core::Event& event, const core::ServiceAdded& body, bool takenBack) {
        if (body.ticket != id_) return;
        static constexpr Phrase added{"{} 增加事项：{}。", "One more service added at {}: {}."};
        step(event, "service-added", body.counter, takenBack, fill(added, {clock(event.at), itemName(body.item)}));
    }
    void look(const core::Event& event, const core::LegBegun& body, bool takenBack) {
        if (body.ticket != id_) return;
        static constexpr Phrase begun{"{} 开始下一事项：{}（{}），仍按原取号时间。", "Next service at {}: {} ({}), by the time of the same ticket."};
        Name said = fill(begun, {clock(event.at), itemNames(body.item, body.with), queueName(body.queue)});
        if (!body.with.empty()) said = words::join(said, whyThere(body.item, body.with, body.queue, body.toCounter));
        step(event, "leg-begun", body.counter, takenBack, std::move(said));
        waitsAnew(takenBack);
    }
    void look(const core::Event& event, const core::TicketReplanned& body, bool takenBack) {
        if (body.ticket != id_) return;
        static constexpr Phrase anew{"{} 窗口有变动，改排 {}（{}），仍按原取号时间。", "The counters changed at {}: it goes on waiting for {} ({}), by the time of the same ticket."};
        Name said = fill(anew, {clock(event.at), queueName(body.queue), itemNames(body.item, body.with)});
        if (!body.with.empty()) said = words::join(said, whyThere(body.item, body.with, body.queue, body.toCounter));
        step(event, "replanned", body.toCounter, takenBack, std::move(said));
    }
    void look(const core::Event& event, const core::TicketCancelled& body, bool takenBack) {
        if (body.ticket != id_) return;
        static constexpr Phrase cancelled{"{} 取消。", "Cancelled at {}."};
        step(event, "cancelled", {}, takenBack, fill(cancelled, {clock(event.at)}));
    }
    void look(const core::Event& event, const core::TicketClosedUnserved& body, bool takenBack) {
        if (body.ticket != id_) return;
        static constexpr Phrase closed{"{} 当天结束，未能办理（{}）。", "The day ended at {} before it was served ({})."};
        step(event, "closed-unserved", {}, takenBack, fill(closed, {clock(event.at), both(body.reason)}));
    }
    void look(const core::Event& event, const core::ActUndone& undone, bool) {
        const bool mine = std::any_of(steps_.begin(), steps_.end(), [&](const auto& s) { return s.seq >= undone.firstSeq && s.seq <= undone.lastSeq; });
        if (!mine) return;
        static constexpr Phrase back{"{} {} 号窗口撤销了上述操作，视为没有发生。", "Taken back at {} by counter {}: it counts as if it had never been."};
        step(event, "undone", undone.counter, false, fill(back, {clock(event.at), both(label(undone.counter))}));
    }
    template <class Other>
    void look(const core::Event&, const Other&, bool) {}

    void after(const core::Event& event, const core::ActUndone& undone) {
        if (mistakeUntil_ != 0 && mistakeUntil_ >= undone.firstSeq && mistakeUntil_ <= undone.lastSeq) mistakeUntil_ = 0;
        static_cast<void>(event);
    }
    template <class Body>
    void after(const core::Event& event, const Body& body) {
        if constexpr (requires { body.ticket; }) {
            if (body.ticket == id_ && !steps_.empty() && steps_.back().seq == event.seq && steps_.back().takenBack) mistakeUntil_ = event.seq;
        }
    }

    void waitsAnew(bool takenBack) {
        if (takenBack) return;
        before_.clear();
        elsewhere_.clear();
    }

    // --- somebody else is called ---------------------------------------------------------------------------------------
    void lookOther(const core::Event& event, const core::TicketCalled& called) {
        const core::Ticket* other = state_.ticket(called.ticket);
        const core::Counter* counter = state_.counter(called.counter);
        if (other == nullptr || counter == nullptr) return;
        const core::Ticket* mine = me();
        if (mine == nullptr) {
            if (!awaited_ || event.at < awaitedSince_ || other->issuedAt <= awaitedSince_) return;
            static constexpr Phrase away{"当时您的取号机断网，号票还未到达队列。", "your kiosk was cut off and your ticket had not reached the queue yet."};
            return note(event, called, *other, "kiosk-cut-off", fill(away, {}));
        }
        const bool byMistake = mistakeUntil_ != 0;
        if ((mine->state != core::TicketState::waiting && !byMistake) || other->issuedAt <= mine->issuedAt) return;
        if (mine->isUnderway() && other->queue == mine->queue) {
            static constexpr Phrase onTheWay{"当时您还不可能到达大厅，您的位置一直保留。", "you could not be here yet; your place was kept."};
            return note(event, called, *other, "not-here-yet", fill(onTheWay, {}));
        }
        if (byMistake) {
            static constexpr Phrase mistake{"当时您的号被误操作，随后已撤销。", "your ticket had been touched by mistake at that moment, which was taken back."};
            return note(event, called, *other, "called-by-mistake", fill(mistake, {}));
        }
        if (!core::inPoolOf(state_, *counter, *mine) && !core::waitsForAnother(state_, *counter, *mine) &&
            called.rule != core::CallRule::pick && !core::serves(state_, *counter, mine->queue)) {
            ++elsewhere_[counter->config.label];
            return;
        }
        const auto [why, said] = whyBefore(called, *counter, *other, *mine);
        note(event, called, *other, why, said);
    }

    void note(const core::Event& event, const core::TicketCalled& called, const core::Ticket& other, const char* why, const Name& said) {
        static constexpr Phrase sentence{"{}（{} 取号）{} 先由 {} 号窗口叫到：{}", "{} (issued {}) was called at {} by counter {}: {}"};
        before_.push_back({other.number, other.issuedAt, event.at, label(called.counter), why,
                           fill(sentence, {both(other.number), clock(other.issuedAt), clock(event.at), both(label(called.counter)), said})});
    }

    using Reason = std::pair<const char*, Name>;

    [[nodiscard]] Reason whyBefore(const core::TicketCalled& called, const core::Counter& counter, const core::Ticket& other, const core::Ticket& mine) const {
        static constexpr Phrase picked{"窗口人员点号（原因：{}）。", "the clerk called it out of turn (reason: {})."};
        static constexpr Phrase pool{"它专等该窗口或该窗口人员。", "it waited for that counter or its clerk in person."};
        static constexpr Phrase yourPool{"您的号当时专等另一窗口或人员。", "your ticket waited for another counter or clerk in person."};
        static constexpr Phrase urgent{"它即将达到最长等候时间{}，比您的号更早到期。", "its longest wait of {} was about to pass, before yours."};
        if (called.rule == core::CallRule::pick) return {"picked", fill(picked, {both(called.reason)})};
        if (called.rule == core::CallRule::urgent) return {"urgent", fill(urgent, {minutes(other.maximumWaitMs)})};
        if (called.rule == core::CallRule::pool) return {"pool", fill(pool, {})};
        if (core::waitsForAnother(state_, counter, mine)) return {"your-pool", fill(yourPool, {})};
        return other.queue == mine.queue ? whyBeforeInQueue(other, mine) : whyBeforeInOther(called, counter, other, mine);
    }

    [[nodiscard]] Reason whyBeforeInQueue(const core::Ticket& other, const core::Ticket& mine) const {
        static constexpr Phrase credit{"{}优先，按提前{}计算。", "{} counts as {} earlier."};
        static constexpr Phrase placed{"它由窗口人员退回或恢复到排定的位置。", "a clerk had put it back to a stated place."};
        static constexpr Phrase behind{"您的号恢复或退回排队时排在了后面。", "your ticket stood further behind since it came back to the queue."};
        static constexpr Phrase place{"它在队列中排在前面。", "it stood in front in the queue."};
        static constexpr Phrase gave{"您请求多留时间，让他们先办。", "you had asked for more time and let others go first."};
        if (mine.order.behind != 0 && gaveWay_) return {"you-gave-way", fill(gave, {})};
        if (mine.order.behind != 0) return {"you-were-put-behind", fill(behind, {})};
        if (other.order.behind != 0) return {"put-to-a-place", fill(placed, {})};
        if (other.creditMs > mine.creditMs) return {"class-credit", fill(credit, {className(other.klass), minutes(other.creditMs)})};
        return {"earlier-place", fill(place, {})};
    }

    [[nodiscard]] Reason whyBeforeInOther(const core::TicketCalled& called, const core::Counter& counter, const core::Ticket& other,
                                          const core::Ticket& mine) const {
        static constexpr Phrase skills{"该窗口人员先办 {}。", "that counter's clerk does {} first."};
        static constexpr Phrase ratio{"按该窗口设定的比例轮到 {}。", "by that counter's shares it was the turn of {}."};
        static constexpr Phrase weight{"按等候时间和权重计算，{} 更应先叫。", "by waiting time and weight {} came first there."};
        static constexpr Phrase first{"该窗口按顺序先办 {}。", "that counter serves {} before your queue."};
        const Name queue = queueName(other.queue);
        if (core::tierOf(state_, counter, mine.queue) > called.tier) return {"skills", fill(skills, {queue})};
        if (called.rule == core::CallRule::ratio) return {"ratio", fill(ratio, {queue})};
        if (called.rule == core::CallRule::weight) return {"weight", fill(weight, {queue})};
        return {"other-queue", fill(first, {queue})};
    }

    core::State state_;
    core::TicketId id_;
    const OffsetAt& offsetAt_;
    std::vector<ExplainedStep> steps_;
    std::vector<Overtaker> before_;              ///< since the present wait began
    std::map<std::string, std::int64_t> elsewhere_;
    std::uint64_t mistakeUntil_{};               ///< an event of this ticket that will be taken back, until it is
    bool gaveWay_{};                             ///< in its present place, because its visitor asked for it
    bool awaited_{};                             ///< given by a kiosk, not here yet
    core::Instant awaitedSince_;
};

}  // namespace

Explanation explainTicket(core::State state, const std::vector<LoggedEvent>& day, core::TicketId ticket, core::LocalDate date,
                          const OffsetAt& offsetAt) {
    Teller teller(std::move(state), ticket, offsetAt);
    for (const auto& logged : day) {
        const auto* issued = std::get_if<core::TicketIssued>(&logged.event.body);
        if (issued != nullptr && issued->ticket == ticket) teller.expect(*issued);
    }
    for (const auto& logged : day) teller.add(logged.event, logged.takenBack);
    return teller.take(date);
}

std::string text(const Explanation& explanation, core::Language language) {
    const auto told = [&](const Name& name) { return language == core::Language::zh ? name.zh : words::named(name).en; };
    static constexpr Phrase head{"{} 号票，{}，{}\n", "Ticket {} of {}, {}\n"};
    static constexpr Phrase takenBack{"（已撤销）", "(taken back) "};
    static constexpr Phrase meanwhile{"其间 {} 号窗口叫了 {} 位后来者；该窗口不办理此队列。", "Meanwhile counter {} called {} who came later; it does not serve this queue."};
    std::string out = told(fill(head, {both(explanation.number), both(isoDate(explanation.date)), words::named(explanation.queue)}));
    for (const auto& step : explanation.steps) {
        out += "- " + (step.takenBack ? told(fill(takenBack, {})) : std::string{}) + told(step.said) + "\n";
        if (!step.call) continue;
        for (const auto& other : step.call->before) out += "    " + told(other.said) + "\n";
        for (const auto& other : step.call->elsewhere) {
            out += "    " + told(fill(meanwhile, {both(other.counter), both(std::to_string(other.calls))})) + "\n";
        }
    }
    return out;
}

}  // namespace hall::reports
