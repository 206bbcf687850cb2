#include "server/store/Codec.hpp"

#include <concepts>
#include <optional>

#include "server/store/CodecText.hpp"

namespace hall::store::codec {

namespace {

constexpr std::array<std::string_view, columnCount> columnNames{
    "seq",           "at",           "kind",        "version",         "role",   "actor",
    "actor_counter", "ticket",       "counter",     "queue",           "number", "item",
    "class",         "language",     "credit_ms",   "maximum_wait_ms", "rule",   "config_version",
    "calls",         "other_ticket", "other_queue", "reason",          "date",   "extra"};

constexpr std::array<Kind, 87> allKinds{{
    {1, "configured", 1},        {2, "day-opened", 1},          {3, "closing-begun", 1},
    {4, "day-ended", 1},         {5, "ticket-issued", 1},       {6, "ticket-called", 1},
    {7, "ticket-recalled", 1},   {8, "service-started", 1},     {9, "service-finished", 1},
    {10, "ticket-missed", 1},    {11, "ticket-brought-back", 1}, {12, "ticket-held", 1},
    {13, "ticket-resumed", 1},   {14, "ticket-transferred", 1}, {15, "ticket-cancelled", 1},
    {16, "ticket-closed-unserved", 1}, {17, "counter-opened", 1}, {18, "counter-paused", 1},
    {19, "counter-closed", 1},      {20, "ticket-returned", 1},  {21, "act-undone", 1},
    {22, "class-confirmed", 1},     {23, "service-added", 1},    {24, "leg-begun", 1},
    {25, "numbers-leased", 1},      {26, "leased-ticket-lapsed", 1}, {27, "place-taken", 1},
    {28, "place-left", 1},
    {29, "application-received", 1}, {30, "application-updated", 1}, {31, "file-added", 1},
    {32, "case-linked", 1}, {33, "case-received", 1}, {34, "materials-checked", 1},
    {35, "material-asked", 1}, {36, "missing-notified", 1}, {37, "case-supplemented", 1},
    {38, "case-accepted", 1}, {39, "task-dispatched", 1}, {40, "case-refused", 1},
    {41, "withdrawal-asked", 1}, {42, "withdrawal-declined", 1}, {43, "case-withdrawn", 1},
    {44, "task-started", 1}, {45, "task-asked", 1}, {46, "task-answered", 1},
    {47, "task-returned", 1}, {48, "task-proposed", 1}, {49, "task-decided", 1},
    {50, "case-decided", 1}, {51, "result-handed-over", 1}, {52, "case-archived", 1},
    {53, "case-revoked", 1}, {54, "person-revealed", 1}, {55, "person-erased", 1},
    {56, "ticket-replanned", 1}, {57, "task-released", 1}, {58, "task-dropped", 1},
    {59, "stage-advanced", 1}, {60, "approval-asked", 1}, {61, "approval-decided", 1},
    {62, "limit-extended", 1}, {63, "procedure-started", 1}, {64, "procedure-ended", 1},
    {65, "signal-raised", 1}, {66, "order-issued", 1}, {67, "order-answered", 1},
    {68, "order-closed", 1}, {69, "follow-up-opened", 1}, {70, "follow-up-assigned", 1},
    {71, "follow-up-resolved", 1}, {72, "follow-up-closed", 1}, {73, "follow-up-late", 1},
    {74, "case-imported", 1}, {75, "notice-shown", 1}, {76, "notice-ended", 1},
    {77, "booking-made", 1}, {78, "booking-moved", 1}, {79, "booking-cancelled", 1},
    {80, "booking-arrived", 1}, {81, "booking-missed", 1}, {82, "booking-released", 1},
    {83, "ticket-reachable", 1}, {84, "ticket-gave-way", 1},
    {85, "evaluation-given", 1}, {86, "evaluation-excluded", 1}, {87, "follow-up-responded", 1},
}};
static_assert(std::variant_size_v<core::EventBody::Base> == allKinds.size());

/// Kinds after this one say in `extra` what has no column: cases, notices, bookings, tickets from afar.
constexpr std::int64_t lastWithoutCases = 28;

constexpr std::array<std::string_view, 2> languages{"zh", "en"};
constexpr std::array<std::string_view, 6> rules{"urgent", "preference", "ratio", "weight", "pick", "pool"};

// --- writing -----------------------------------------------------------------------------------------------

Cell cell(std::int64_t value) { return {Cell::Type::integer, value, {}}; }
Cell cell(std::uint64_t value) { return cell(static_cast<std::int64_t>(value)); }
Cell cell(std::int32_t value) { return cell(static_cast<std::int64_t>(value)); }
Cell cell(std::uint32_t value) { return cell(static_cast<std::int64_t>(value)); }
Cell cell(std::string_view value) { return {Cell::Type::text, 0, value}; }
Cell cell(const std::string& value) { return cell(std::string_view(value)); }
template <class Tag, class Rep>
Cell cell(const core::Id<Tag, Rep>& id) { return cell(id.value); }

/// Fields with the same name and meaning in every event have one column; the rest is said kind by kind.
struct Encode {
    Row& row;
    More more{};  ///< goes into `extra` when the body is done

    void shared(const auto& body) const {
        if constexpr (requires { body.ticket; }) row[Column::ticket] = cell(body.ticket);
        if constexpr (requires { body.counter; }) row[Column::counter] = cell(body.counter);
        if constexpr (requires { body.reason; }) row[Column::reason] = cell(body.reason);
    }

    void operator()(const core::Configured& body) {
        row[Column::configVersion] = cell(body.version);
        row.extra = entryText(body.entry);
    }
    void operator()(const core::DayOpened& body) const { row[Column::date] = cell(body.date.yyyymmdd); }
    void operator()(const core::TicketIssued& body) {
        shared(body);
        row[Column::number] = cell(body.number);
        row[Column::queue] = cell(body.queue);
        row[Column::item] = cell(body.item);
        row[Column::klass] = cell(body.klass);
        row[Column::language] = cell(languages.at(static_cast<std::size_t>(body.language)));
        row[Column::creditMs] = cell(body.creditMs);
        row[Column::maximumWaitMs] = cell(body.maximumWaitMs);
        more.further = body.further;
        more.with = body.with;
        more.toCounter = body.toCounter.value;
        more.lease = body.lease.value;
        more.issuedAt = body.issuedAt.utcMs;
        if (body.told) more.told = {body.told->p10S, body.told->p50S, body.told->p90S};
        more.phone = body.phone.value;
        more.reachableFrom = body.reachableFrom.utcMs;
    }
    void operator()(const core::TicketCalled& body) {
        shared(body);
        if (body.reason.empty()) row[Column::reason] = {};
        row[Column::rule] = cell(rules.at(static_cast<std::size_t>(body.rule)));
        row[Column::configVersion] = cell(body.configVersion);
        more.tier = body.tier;
        more.afterFinish = body.afterFinish;
        if (!body.candidates.empty() || body.tier != More{}.tier || body.afterFinish) row.extra = candidatesText(body.candidates);
    }
    void operator()(const core::TicketRecalled& body) const {
        shared(body);
        row[Column::calls] = cell(body.calls);
    }
    void operator()(const core::TicketBroughtBack& body) const {
        shared(body);
        row[Column::otherTicket] = cell(body.behind);
    }
    void operator()(const core::TicketTransferred& body) {
        shared(body);
        row[Column::queue] = cell(body.to);
        row[Column::otherQueue] = cell(body.from);
        row[Column::maximumWaitMs] = cell(body.maximumWaitMs);
        more.toCounter = body.toCounter.value;
        more.toClerk = body.toClerk.value;
    }
    void operator()(const core::TicketReturned& body) const {
        shared(body);
        if (!body.byAge) row[Column::otherTicket] = cell(body.behind);
    }
    void operator()(const core::ActUndone& body) {
        shared(body);
        more.firstSeq = body.firstSeq;
        more.lastSeq = body.lastSeq;
    }
    void operator()(const core::ClassConfirmed& body) {
        shared(body);
        row[Column::klass] = cell(body.klass);
        more.entitled = body.entitled;
    }
    void operator()(const core::ServiceAdded& body) const {
        shared(body);
        row[Column::item] = cell(body.item);
    }
    void operator()(const core::LegBegun& body) {
        shared(body);
        row[Column::item] = cell(body.item);
        row[Column::queue] = cell(body.queue);
        row[Column::maximumWaitMs] = cell(body.maximumWaitMs);
        more.with = body.with;
        more.toCounter = body.toCounter.value;
    }
    void operator()(const core::TicketReachable& body) {
        shared(body);
        row.extra = caseText(body);
    }
    void operator()(const core::TicketGaveWay& body) const {
        shared(body);
        row[Column::otherTicket] = cell(body.behind);
        row[Column::maximumWaitMs] = cell(body.maximumWaitMs);
    }
    void operator()(const core::TicketReplanned& body) {
        shared(body);
        row[Column::item] = cell(body.item);
        row[Column::queue] = cell(body.queue);
        row[Column::maximumWaitMs] = cell(body.maximumWaitMs);
        row.extra = caseText(body);
    }
    void operator()(const core::NumbersLeased& body) {
        row[Column::queue] = cell(body.queue);
        row[Column::date] = cell(body.date.yyyymmdd);
        more.lease = body.lease.value;
        more.kiosk = body.kiosk;
        more.first = body.first;
        more.last = body.last;
    }
    void operator()(const core::LeasedTicketLapsed& body) {
        row[Column::number] = cell(body.number);
        row[Column::queue] = cell(body.queue);
        row[Column::item] = cell(body.item);
        more.lease = body.lease.value;
        more.issuedAt = body.issuedAt.utcMs;
    }
    void operator()(const core::PlaceTaken& body) {
        shared(body);
        more.staff = body.staff.value;
    }
    void operator()(const core::PlaceLeft& body) {
        shared(body);
        more.staff = body.staff.value;
    }
    template <class Body>
        requires std::same_as<decltype(Body::number), core::CaseNumber>
    void operator()(const Body& body) {
        shared(body);
        row[Column::number] = cell(body.number);
        if constexpr (requires { body.item; }) row[Column::item] = cell(body.item);
        row.extra = caseText(body);
    }
    template <class Body>
        requires std::same_as<decltype(Body::booking), core::BookingId>
    void operator()(const Body& body) {
        shared(body);
        if constexpr (requires { body.queue; }) row[Column::queue] = cell(body.queue);
        if constexpr (requires { body.item; }) row[Column::item] = cell(body.item);
        if constexpr (requires { body.language; }) row[Column::language] = cell(languages.at(static_cast<std::size_t>(body.language)));
        if constexpr (requires { body.date; }) row[Column::date] = cell(body.date.yyyymmdd);
        row.extra = caseText(body);
    }
    /// What was rated has no column of its own: whoever reads columns finds no visit beside its rating.
    void operator()(const core::EvaluationGiven& body) { row.extra = caseText(body); }
    void operator()(const core::PersonErased& body) { row.extra = caseText(body); }
    void operator()(const core::NoticeShown& body) { row.extra = caseText(body); }
    void operator()(const core::NoticeEnded& body) {
        shared(body);
        row.extra = caseText(body);
    }
    template <class Body>
        requires std::same_as<decltype(Body::followUp), core::FollowUpId>
    void operator()(const Body& body) {
        row.extra = caseText(body);
    }
    void operator()(const auto& body) const { shared(body); }
};

// --- reading -----------------------------------------------------------------------------------------------

struct Decode {
    const Row& row;
    std::string why;
    More more{};

    bool good() const { return why.empty(); }
    void missing(Column column) {
        if (why.empty()) why = "no " + std::string(name(column));
    }
    template <class T>
    void number(Column column, T& value) {
        const Cell& from = row[column];
        if (from.type != Cell::Type::integer) return missing(column);
        value = static_cast<T>(from.integer);
        if (static_cast<std::int64_t>(value) != from.integer && why.empty()) {
            why = std::string(name(column)) + " out of range";
        }
    }
    void text(Column column, std::string& value) {
        if (row[column].type != Cell::Type::text) return missing(column);
        value.assign(row[column].text);
    }
    template <class Enum, std::size_t N>
    void word(Column column, const std::array<std::string_view, N>& words, Enum& value) {
        if (row[column].type != Cell::Type::text) return missing(column);
        for (std::size_t i = 0; i < N; ++i) {
            if (words[i] == row[column].text) {
                value = static_cast<Enum>(i);
                return;
            }
        }
        if (why.empty()) why = "unknown " + std::string(name(column));
    }
    void role(core::Role& value) {
        if (row[Column::role].type != Cell::Type::text) return missing(Column::role);
        const auto known = roleOf(row[Column::role].text);
        if (known) value = *known;
        else if (why.empty()) why = "unknown role";
    }
    template <class Tag>
    void id(Column column, core::Id<Tag, std::string>& value) { text(column, value.value); }
    template <class Tag>
    void id(Column column, core::Id<Tag, std::uint64_t>& value) { number(column, value.value); }

    void unreadable(const char* what) {
        if (why.empty()) why = what;
    }
    /// The members of `extra`, as far as it is there.
    void readExtra() {
        if (row[Column::extra].type != Cell::Type::text) return;
        if (!readMore(row[Column::extra].text, more)) unreadable("extra cannot be read");
    }
    void need(bool there, const char* member) {
        if (!there && why.empty()) why = std::string("extra has no ") + member;
    }

    void shared(auto& body) {
        if constexpr (requires { body.ticket; }) id(Column::ticket, body.ticket);
        if constexpr (requires { body.counter; }) id(Column::counter, body.counter);
        if constexpr (requires { body.reason; }) text(Column::reason, body.reason);
    }

    void operator()(core::Configured& body) {
        number(Column::configVersion, body.version);
        if (row[Column::extra].type != Cell::Type::text) return missing(Column::extra);
        if (!readEntry(row[Column::extra].text, body.entry)) unreadable("extra is no configuration entry");
        if (row[Column::extra].text.find("approver") != std::string_view::npos) readExtra();
    }
    void operator()(core::DayOpened& body) { number(Column::date, body.date.yyyymmdd); }
    void operator()(core::TicketIssued& body) {
        shared(body);
        text(Column::number, body.number);
        id(Column::queue, body.queue);
        id(Column::item, body.item);
        id(Column::klass, body.klass);
        word(Column::language, languages, body.language);
        number(Column::creditMs, body.creditMs);
        number(Column::maximumWaitMs, body.maximumWaitMs);
        body.further = more.further;
        body.with = more.with;
        body.toCounter.value = more.toCounter;
        body.lease.value = more.lease;
        body.issuedAt.utcMs = more.issuedAt;
        body.phone.value = more.phone;
        body.reachableFrom.utcMs = more.reachableFrom;
        if (more.told.empty()) return;
        if (more.told.size() != 3) return unreadable("extra tells no wait");
        body.told = core::Wait{more.told[0], more.told[1], more.told[2]};
    }
    void operator()(core::TicketCalled& body) {
        id(Column::ticket, body.ticket);
        id(Column::counter, body.counter);
        if (row[Column::reason].type != Cell::Type::null) text(Column::reason, body.reason);
        word(Column::rule, rules, body.rule);
        number(Column::configVersion, body.configVersion);
        if (row[Column::extra].type != Cell::Type::text) return;
        const std::string_view extra = row[Column::extra].text;
        if (!readCandidates(extra, body.candidates)) unreadable("extra holds no candidates");
        if (extra.ends_with("]}")) return;  // the candidates alone, as in almost every call
        readExtra();
        body.tier = more.tier;
        body.afterFinish = more.afterFinish;
    }
    void operator()(core::TicketRecalled& body) {
        shared(body);
        number(Column::calls, body.calls);
    }
    void operator()(core::TicketBroughtBack& body) {
        shared(body);
        id(Column::otherTicket, body.behind);
    }
    void operator()(core::TicketTransferred& body) {
        shared(body);
        id(Column::queue, body.to);
        id(Column::otherQueue, body.from);
        number(Column::maximumWaitMs, body.maximumWaitMs);
        body.toCounter.value = more.toCounter;
        body.toClerk.value = more.toClerk;
    }
    void operator()(core::TicketReturned& body) {
        shared(body);
        body.byAge = row[Column::otherTicket].type == Cell::Type::null;
        if (!body.byAge) id(Column::otherTicket, body.behind);
    }
    void operator()(core::ActUndone& body) {
        shared(body);
        need(more.firstSeq != 0 && more.lastSeq != 0, "first_seq and last_seq");
        body.firstSeq = more.firstSeq;
        body.lastSeq = more.lastSeq;
    }
    void operator()(core::ClassConfirmed& body) {
        shared(body);
        id(Column::klass, body.klass);
        need(more.entitled.has_value(), "entitled");
        body.entitled = more.entitled.value_or(true);
    }
    void operator()(core::ServiceAdded& body) {
        shared(body);
        id(Column::item, body.item);
    }
    void operator()(core::LegBegun& body) {
        shared(body);
        id(Column::item, body.item);
        id(Column::queue, body.queue);
        number(Column::maximumWaitMs, body.maximumWaitMs);
        body.with = more.with;
        body.toCounter.value = more.toCounter;
    }
    void operator()(core::TicketReachable& body) { shared(body); }
    void operator()(core::TicketGaveWay& body) {
        shared(body);
        id(Column::otherTicket, body.behind);
        number(Column::maximumWaitMs, body.maximumWaitMs);
    }
    void operator()(core::TicketReplanned& body) {
        shared(body);
        id(Column::item, body.item);
        id(Column::queue, body.queue);
        number(Column::maximumWaitMs, body.maximumWaitMs);
    }
    template <class Body>
        requires std::same_as<decltype(Body::followUp), core::FollowUpId>
    void operator()(Body&) {}  // all of it is in `extra`
    template <class Body>
        requires std::same_as<decltype(Body::booking), core::BookingId>
    void operator()(Body& body) {
        shared(body);
        if constexpr (requires { body.queue; }) id(Column::queue, body.queue);
        if constexpr (requires { body.item; }) id(Column::item, body.item);
        if constexpr (requires { body.language; }) word(Column::language, languages, body.language);
        if constexpr (requires { body.date; }) number(Column::date, body.date.yyyymmdd);
    }
    void operator()(core::EvaluationGiven&) {}
    void operator()(core::NumbersLeased& body) {
        id(Column::queue, body.queue);
        number(Column::date, body.date.yyyymmdd);
        need(more.lease != 0, "lease");
        body.lease.value = more.lease;
        body.kiosk = more.kiosk;
        body.first = more.first;
        body.last = more.last;
    }
    void operator()(core::LeasedTicketLapsed& body) {
        text(Column::number, body.number);
        id(Column::queue, body.queue);
        id(Column::item, body.item);
        need(more.lease != 0, "lease");
        body.lease.value = more.lease;
        body.issuedAt.utcMs = more.issuedAt;
    }
    void operator()(core::PlaceTaken& body) {
        shared(body);
        need(!more.staff.empty(), "staff");
        body.staff.value = more.staff;
    }
    void operator()(core::PlaceLeft& body) {
        shared(body);
        need(!more.staff.empty(), "staff");
        body.staff.value = more.staff;
    }
    template <class Body>
        requires std::same_as<decltype(Body::number), core::CaseNumber>
    void operator()(Body& body) {
        shared(body);
        id(Column::number, body.number);
        if constexpr (requires { body.item; }) id(Column::item, body.item);
    }
    void operator()(auto& body) { shared(body); }
};

template <std::size_t... I>
bool emplaceBody(core::EventBody& body, std::size_t index, std::index_sequence<I...>) {
    return ((index == I ? (body.emplace<I>(), true) : false) || ...);
}

}  // namespace

std::string_view name(Column column) { return columnNames[static_cast<std::size_t>(column)]; }

std::span<const Kind> kinds() { return allKinds; }

void encode(const core::Event& event, Row& row) {
    row.cells = {};
    const Kind& kind = allKinds[event.body.index()];
    row[Column::seq] = cell(event.seq);
    row[Column::at] = cell(event.at.utcMs);
    row[Column::kind] = cell(kind.id);
    row[Column::version] = cell(kind.version);
    row[Column::role] = cell(roleWord(event.actor.role));
    row[Column::actor] = cell(event.actor.name);
    if (!event.actor.counter.value.empty()) row[Column::actorCounter] = cell(event.actor.counter);
    row.extra.clear();
    Encode writer{row};
    writer.more.approver = event.actor.approver.value;
    std::visit(writer, event.body);
    addMore(writer.more, row.extra);
    if (!row.extra.empty()) row[Column::extra] = cell(std::string_view(row.extra));
}

std::string decode(const Row& row, core::Event& event) {
    Decode reader{row, {}};
    std::int64_t kind{};
    std::int64_t version{};
    reader.number(Column::seq, event.seq);
    reader.number(Column::at, event.at.utcMs);
    reader.number(Column::kind, kind);
    reader.number(Column::version, version);
    reader.role(event.actor.role);
    reader.text(Column::actor, event.actor.name);
    event.actor.counter.value.clear();
    if (row[Column::actorCounter].type != Cell::Type::null)
        reader.id(Column::actorCounter, event.actor.counter);
    if (!reader.good()) return reader.why;
    if (kind < 1 || kind > static_cast<std::int64_t>(allKinds.size()))
        return "unknown kind " + std::to_string(kind);
    const auto index = static_cast<std::size_t>(kind - 1);
    if (version < 1 || version > allKinds[index].version) {
        return "unknown version " + std::to_string(version) + " of " + std::string(allKinds[index].word);
    }
    emplaceBody(event.body, index, std::make_index_sequence<allKinds.size()>{});
    // These two have more in `extra` than members, and read it themselves.
    const bool own = std::holds_alternative<core::Configured>(event.body) || std::holds_alternative<core::TicketCalled>(event.body);
    if (!own) reader.readExtra();
    std::visit(reader, event.body);
    const Cell& extra = row[Column::extra];
    if (kind > lastWithoutCases && !readCase(extra.type == Cell::Type::text ? extra.text : std::string_view{}, event.body)) {
        reader.unreadable("extra cannot be read");
    }
    event.actor.approver.value = reader.more.approver;
    return reader.why;
}

}  // namespace hall::store::codec
