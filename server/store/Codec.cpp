#include "server/store/Codec.hpp"

#include <cstdlib>
#include <new>
#include <optional>

#include <openssl/evp.h>

#include "server/store/CodecText.hpp"

namespace hall::store::codec {

namespace {

constexpr std::array<std::string_view, columnCount> columnNames{
    "seq",           "at",           "kind",        "version",         "role",   "actor",
    "actor_counter", "ticket",       "counter",     "queue",           "number", "item",
    "class",         "language",     "credit_ms",   "maximum_wait_ms", "rule",   "config_version",
    "calls",         "other_ticket", "other_queue", "reason",          "date",   "extra"};

constexpr std::array<Kind, 19> allKinds{{
    {1, "configured", 1},        {2, "day-opened", 1},          {3, "closing-begun", 1},
    {4, "day-ended", 1},         {5, "ticket-issued", 1},       {6, "ticket-called", 1},
    {7, "ticket-recalled", 1},   {8, "service-started", 1},     {9, "service-finished", 1},
    {10, "ticket-missed", 1},    {11, "ticket-brought-back", 1}, {12, "ticket-held", 1},
    {13, "ticket-resumed", 1},   {14, "ticket-transferred", 1}, {15, "ticket-cancelled", 1},
    {16, "ticket-closed-unserved", 1}, {17, "counter-opened", 1}, {18, "counter-paused", 1},
    {19, "counter-closed", 1},
}};
static_assert(std::variant_size_v<core::EventBody> == allKinds.size());

constexpr std::array<std::string_view, 6> roles{"kiosk",   "counter", "board",
                                                "manager", "auditor", "scheduler"};
constexpr std::array<std::string_view, 2> languages{"zh", "en"};
constexpr std::array<std::string_view, 2> rules{"urgent", "preference"};

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

    void extraIs(std::string text) const {
        row.extra = std::move(text);
        row[Column::extra] = cell(std::string_view(row.extra));
    }
    void shared(const auto& body) const {
        if constexpr (requires { body.ticket; }) row[Column::ticket] = cell(body.ticket);
        if constexpr (requires { body.counter; }) row[Column::counter] = cell(body.counter);
        if constexpr (requires { body.reason; }) row[Column::reason] = cell(body.reason);
    }

    void operator()(const core::Configured& body) const {
        row[Column::configVersion] = cell(body.version);
        extraIs(entryText(body.entry));
    }
    void operator()(const core::DayOpened& body) const { row[Column::date] = cell(body.date.yyyymmdd); }
    void operator()(const core::TicketIssued& body) const {
        shared(body);
        row[Column::number] = cell(body.number);
        row[Column::queue] = cell(body.queue);
        row[Column::item] = cell(body.item);
        row[Column::klass] = cell(body.klass);
        row[Column::language] = cell(languages.at(static_cast<std::size_t>(body.language)));
        row[Column::creditMs] = cell(body.creditMs);
        row[Column::maximumWaitMs] = cell(body.maximumWaitMs);
    }
    void operator()(const core::TicketCalled& body) const {
        shared(body);
        row[Column::rule] = cell(rules.at(static_cast<std::size_t>(body.rule)));
        row[Column::configVersion] = cell(body.configVersion);
        if (!body.candidates.empty()) extraIs(candidatesText(body.candidates));
    }
    void operator()(const core::TicketRecalled& body) const {
        shared(body);
        row[Column::calls] = cell(body.calls);
    }
    void operator()(const core::TicketBroughtBack& body) const {
        shared(body);
        row[Column::otherTicket] = cell(body.behind);
    }
    void operator()(const core::TicketTransferred& body) const {
        shared(body);
        row[Column::queue] = cell(body.to);
        row[Column::otherQueue] = cell(body.from);
        row[Column::maximumWaitMs] = cell(body.maximumWaitMs);
    }
    void operator()(const auto& body) const { shared(body); }
};

// --- reading -----------------------------------------------------------------------------------------------

struct Decode {
    const Row& row;
    std::string why;

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
    template <class Tag>
    void id(Column column, core::Id<Tag, std::string>& value) { text(column, value.value); }
    template <class Tag>
    void id(Column column, core::Id<Tag, std::uint64_t>& value) { number(column, value.value); }

    void shared(auto& body) {
        if constexpr (requires { body.ticket; }) id(Column::ticket, body.ticket);
        if constexpr (requires { body.counter; }) id(Column::counter, body.counter);
        if constexpr (requires { body.reason; }) text(Column::reason, body.reason);
    }

    void operator()(core::Configured& body) {
        number(Column::configVersion, body.version);
        if (row[Column::extra].type != Cell::Type::text) return missing(Column::extra);
        if (!readEntry(row[Column::extra].text, body.entry) && why.empty())
            why = "extra is no configuration entry";
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
    }
    void operator()(core::TicketCalled& body) {
        shared(body);
        word(Column::rule, rules, body.rule);
        number(Column::configVersion, body.configVersion);
        if (row[Column::extra].type != Cell::Type::text) return;
        if (!readCandidates(row[Column::extra].text, body.candidates) && why.empty())
            why = "extra holds no candidates";
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
    }
    void operator()(auto& body) { shared(body); }
};

template <std::size_t... I>
bool emplaceBody(core::EventBody& body, std::size_t index, std::index_sequence<I...>) {
    return ((index == I ? (body.emplace<I>(), true) : false) || ...);
}

void bigEndian(std::string& out, std::uint64_t value, int bytes) {
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
        out.push_back(static_cast<char>(value >> shift));
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
    row[Column::role] = cell(roles.at(static_cast<std::size_t>(event.actor.role)));
    row[Column::actor] = cell(event.actor.name);
    if (!event.actor.counter.value.empty()) row[Column::actorCounter] = cell(event.actor.counter);
    std::visit(Encode{row}, event.body);
}

std::string decode(const Row& row, core::Event& event) {
    Decode reader{row, {}};
    std::int64_t kind{};
    std::int64_t version{};
    reader.number(Column::seq, event.seq);
    reader.number(Column::at, event.at.utcMs);
    reader.number(Column::kind, kind);
    reader.number(Column::version, version);
    reader.word(Column::role, roles, event.actor.role);
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
    std::visit(reader, event.body);
    return reader.why;
}

// --- digest ------------------------------------------------------------------------------------------------

struct Digest::Context {
    EVP_MD* algorithm{EVP_MD_fetch(nullptr, "SHA256", nullptr)};
    EVP_MD_CTX* context{EVP_MD_CTX_new()};
    Context() {
        if (algorithm == nullptr || context == nullptr) throw std::bad_alloc();
    }
    ~Context() {
        EVP_MD_CTX_free(context);
        EVP_MD_free(algorithm);
    }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
};

Digest::Digest() : context_(std::make_unique<Context>()) {}
Digest::~Digest() = default;

Hash Digest::plain(std::string_view bytes) {
    Hash hash{};
    unsigned int size = hash.size();
    const bool done = EVP_DigestInit_ex2(context_->context, context_->algorithm, nullptr) == 1 &&
                      EVP_DigestUpdate(context_->context, bytes.data(), bytes.size()) == 1 &&
                      EVP_DigestFinal_ex(context_->context, hash.data(), &size) == 1;
    if (!done) std::abort();  // SHA-256 over memory does not fail; a log without its chain must not go on
    return hash;
}

Hash Digest::chain(const Hash& previous, const Row& row) {
    buffer_.assign(view(previous));
    for (const Cell& cell : row.cells) {
        buffer_.push_back(static_cast<char>(cell.type));
        if (cell.type == Cell::Type::integer) {
            bigEndian(buffer_, static_cast<std::uint64_t>(cell.integer), 8);
        } else if (cell.type == Cell::Type::text) {
            bigEndian(buffer_, cell.text.size(), 4);
            buffer_.append(cell.text);
        }
    }
    return plain(buffer_);
}

std::string hex(std::string_view bytes) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        out.push_back(digits[static_cast<unsigned char>(c) >> 4]);
        out.push_back(digits[static_cast<unsigned char>(c) & 0xF]);
    }
    return out;
}

}  // namespace hall::store::codec
