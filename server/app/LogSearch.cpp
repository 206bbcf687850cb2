#include "server/app/LogSearch.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <set>
#include <string_view>

#include "server/app/Reading.hpp"
#include "server/store/Codec.hpp"

namespace hall::app {
namespace {

using Only = LogWanted::Only;
using store::codec::Cell;
using store::codec::Column;

constexpr std::size_t limitAtMost = 200, wordAtMost = 64;

struct OnlyWord {
    std::string_view word;
    Only only;
};
constexpr std::array onlyWords{OnlyWord{"picks", Only::picks}, OnlyWord{"second-notifications", Only::secondNotifications},
                               OnlyWord{"disclosures", Only::disclosures}, OnlyWord{"configuration", Only::configuration},
                               OnlyWord{"taken-back", Only::takenBack}, OnlyWord{"orders", Only::orders}};

template <class Number>
std::optional<Number> numberIn(std::string_view text, Number least, Number most) {
    Number number{};
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (wrong != std::errc{} || end != text.data() + text.size() || number < least || number > most) return std::nullopt;
    return number;
}

/// Words apart by commas; false: one of them is no kind of event.
bool kindsIn(std::string_view text, std::vector<int>& kinds) {
    while (true) {
        const std::size_t comma = text.find(',');
        const std::string_view word = text.substr(0, comma);
        bool known = false;
        for (const auto& kind : store::codec::kinds()) {
            if (kind.word != word) continue;
            kinds.push_back(kind.id);  // an event that was extended has several ids with one word
            known = true;
        }
        if (!known) return false;
        if (comma == std::string_view::npos) return true;
        text.remove_prefix(comma + 1);
    }
}

bool take(LogWanted& wanted, const std::string& name, const std::string& value) {
    const auto text = [&](std::string& place) {
        place = value;
        return !value.empty() && value.size() <= wordAtMost;
    };
    if (name == "kind") return value.size() <= 1'000 && kindsIn(value, wanted.kinds);
    if (name == "role") return text(wanted.role);
    if (name == "actor") return text(wanted.actor);
    if (name == "counter") return text(wanted.counter);
    if (name == "queue") return text(wanted.queue);
    if (name == "number") return text(wanted.number);
    if (name == "only") {
        const auto found = std::find_if(onlyWords.begin(), onlyWords.end(), [&](const OnlyWord& one) { return one.word == value; });
        if (found != onlyWords.end()) wanted.only = found->only;
        return found != onlyWords.end();
    }
    if (name == "day") {
        const bool shaped = value.size() == 10 && value.find_first_not_of("0123456789-") == std::string::npos;
        const auto day = shaped ? parseDay(value) : std::nullopt;
        if (day) wanted.day = *day;
        return day.has_value();
    }
    if (name == "ticket") {
        wanted.ticket = numberIn<std::int64_t>(value, 1, std::numeric_limits<std::int64_t>::max());
        return wanted.ticket.has_value();
    }
    if (name == "before") {
        const auto before = numberIn<std::uint64_t>(value, 1, std::numeric_limits<std::int64_t>::max());
        if (before) wanted.before = *before;
        return before.has_value();
    }
    if (name == "limit") {
        const auto limit = numberIn<std::size_t>(value, 1, limitAtMost);
        if (limit) wanted.limit = *limit;
        return limit.has_value();
    }
    return false;
}

bool meant(Only only, const core::EventBody& body) {
    switch (only) {
        case Only::everything: return true;
        case Only::picks: {
            const auto* called = std::get_if<core::TicketCalled>(&body);
            return called != nullptr && called->rule == core::CallRule::pick;
        }
        case Only::secondNotifications: {
            if (const auto* notified = std::get_if<core::MissingNotified>(&body)) return notified->ordinal > 1;
            const auto* asked = std::get_if<core::ApprovalAsked>(&body);
            return asked != nullptr && asked->kind == core::ApprovalKind::secondNotification;
        }
        case Only::disclosures: return std::holds_alternative<core::PersonRevealed>(body) || std::holds_alternative<core::PersonErased>(body);
        case Only::configuration: return std::holds_alternative<core::Configured>(body);
        case Only::takenBack: return std::holds_alternative<core::ActUndone>(body);
        case Only::orders:
            return std::holds_alternative<core::SignalRaised>(body) || std::holds_alternative<core::OrderIssued>(body) ||
                   std::holds_alternative<core::OrderAnswered>(body) || std::holds_alternative<core::OrderClosed>(body);
    }
    return false;
}

}  // namespace

std::variant<LogWanted, std::string> logWanted(const std::vector<std::pair<std::string, std::string>>& query) {
    LogWanted wanted;
    std::set<std::string_view> seen;
    for (const auto& [name, value] : query)
        if (!seen.insert(name).second || !take(wanted, name, value)) return name;
    return wanted;
}

bool isWanted(const LogWanted& wanted, const core::Event& event) {
    if (!meant(wanted.only, event.body)) return false;
    // What is not told of a rating is not found by it either.
    const bool byPlace = !wanted.role.empty() || !wanted.actor.empty() || !wanted.counter.empty();
    if (byPlace && std::holds_alternative<core::EvaluationGiven>(event.body)) return false;
    store::codec::Row row;
    store::codec::encode(event, row);
    const auto is = [&](Column column, const std::string& text) { return text.empty() || row[column].text == text; };
    // A counter is told by where the visitor was, and by where the clerk was.
    const bool there = is(Column::counter, wanted.counter) || is(Column::actorCounter, wanted.counter);
    const bool queued = is(Column::queue, wanted.queue) || is(Column::otherQueue, wanted.queue);
    if (!there || !queued || !is(Column::role, wanted.role) || !is(Column::actor, wanted.actor) || !is(Column::number, wanted.number)) return false;
    const auto integer = [&](Column column, std::int64_t number) { return row[column].type == Cell::Type::integer && row[column].integer == number; };
    if (wanted.ticket && !integer(Column::ticket, *wanted.ticket) && !integer(Column::otherTicket, *wanted.ticket)) return false;
    return wanted.kinds.empty() || std::any_of(wanted.kinds.begin(), wanted.kinds.end(), [&](int kind) { return integer(Column::kind, kind); });
}

}  // namespace hall::app
