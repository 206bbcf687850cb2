#include "server/store/Snapshot.hpp"

#include "server/store/Pack.hpp"

namespace hall::store {

namespace {

/// Counts changes of meaning that the layout does not show.
constexpr std::uint64_t meaning = 1;

constexpr std::uint8_t outcomeFormat = 6;  ///< 1 (release 0.1): without the members of `additions`; 2 (0.2): without a case; 3 (0.3): without stops; 4 (0.4): without the wait told; 5 (0.6): without a booking

/// The ticket's members in the order of the stored form; it is not the struct's, which may be rearranged.
template <class Archive>
void members(Archive& archive, auto& ticket) {
    archive(ticket.id);
    archive(ticket.number);
    archive(ticket.queue);
    archive(ticket.item);
    archive(ticket.klass);
    archive(ticket.language);
    archive(ticket.state);
    archive(ticket.issuedAt);
    archive(ticket.waitingSince);
    archive(ticket.endedAt);
    archive(ticket.calledAt);
    archive(ticket.startedAt);
    archive(ticket.stateSince);
    archive(ticket.creditMs);
    archive(ticket.maximumWaitMs);
    archive(ticket.order);
    archive(ticket.calls);
    archive(ticket.broughtBack);
    archive(ticket.counter);
}

template <class Archive>
void additions(Archive& archive, auto& ticket) {
    archive(ticket.poolCounter);
    archive(ticket.poolClerk);
    archive(ticket.further);
    archive(ticket.leg);
    archive(ticket.classCheck);
    archive(ticket.lease);
    archive(ticket.lastSeq);
}

template <class Archive>
void stops(Archive& archive, auto& ticket, auto& plan) {
    archive(ticket.with);
    auto count = static_cast<std::uint32_t>(plan.size());
    archive(count);
    if constexpr (std::is_same_v<Archive, pack::Reader>) plan.clear();
    for (std::uint32_t i = 0; i < count; ++i) {
        if constexpr (std::is_same_v<Archive, pack::Reader>) {
            if (!archive.good()) return;  // a count that lies costs nothing
            plan.emplace_back();
        }
        archive(plan[i].queue);
        archive(plan[i].counter);
        archive(plan[i].items);
    }
}

template <class Archive>
void work(Archive& archive, auto& one) {
    archive(one.number);
    archive(one.state);
    archive(one.document);
    archive(one.task);
    archive(one.seq);
    archive(one.created);
}

}  // namespace

std::string packState(const core::State& state) {
    std::string out;
    out.reserve(4'096 + state.items.size() * 160 + state.tickets.size() * 256);
    pack::Writer{out}(state);
    return out;
}

bool unpackState(std::string_view bytes, core::State& state) {
    pack::Reader reader(bytes);
    reader(state);
    if (!reader.finished()) return false;
    state.casework.days = core::WorkingDays(state.casework.calendars);  // a table that follows from what was kept
    return true;
}

std::int64_t snapshotFormat() {
    constexpr std::uint64_t format = pack::mix(pack::Layout<core::State>::value(), meaning);
    return static_cast<std::int64_t>(format);
}

void packOutcome(const engine::Outcome& outcome, std::string& into) {
    into.clear();
    pack::Writer out(into);
    out(outcomeFormat);
    out(outcome.firstSeq);
    out(outcome.lastSeq);
    out(outcome.ahead);
    out(outcome.ticket.has_value());
    if (outcome.ticket) {
        members(out, *outcome.ticket);
        additions(out, *outcome.ticket);
    }
    out(outcome.work.has_value());
    if (outcome.work) work(out, *outcome.work);
    if (outcome.ticket) stops(out, *outcome.ticket, outcome.plan);
    out(outcome.told);
    out(outcome.booking);
}

std::string packOutcome(const engine::Outcome& outcome) {
    std::string out;
    packOutcome(outcome, out);
    return out;
}

bool unpackOutcome(std::string_view bytes, engine::Outcome& outcome) {
    pack::Reader in(bytes);
    std::uint8_t format{};
    bool ticket{};
    in(format);
    if (!in.good() || format < 1 || format > outcomeFormat) return false;
    in(outcome.firstSeq);
    in(outcome.lastSeq);
    in(outcome.ahead);
    in(ticket);
    outcome.ticket.reset();
    if (in.good() && ticket) {
        members(in, outcome.ticket.emplace());
        if (format > 1) additions(in, *outcome.ticket);
    }
    outcome.work.reset();
    if (bool there{}; in.good() && format > 2) {
        in(there);
        if (in.good() && there) work(in, outcome.work.emplace());
    }
    outcome.plan.clear();
    if (in.good() && outcome.ticket && format > 3) stops(in, *outcome.ticket, outcome.plan);
    outcome.told.reset();
    if (in.good() && format > 4) in(outcome.told);
    outcome.booking = {};
    if (in.good() && format > 5) in(outcome.booking);
    return in.finished();
}

}  // namespace hall::store
