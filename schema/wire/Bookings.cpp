#include "schema/wire/Bookings.hpp"

#include <array>

#include "schema/wire/Commands.hpp"
#include "schema/wire/Reader.hpp"
#include "schema/wire/Writer.hpp"

namespace hall::wire {

namespace {
constexpr std::size_t itemBytes = 64, phoneBytes = 40;
constexpr std::size_t phoneDigitsLeast = 7, phoneDigitsMost = 15;  // E.164
constexpr std::array<std::string_view, 2> languages{"zh", "en"};
}  // namespace

template <class V, Like<Called> T>
void members(V& v, T& one) {
    v("code", one.code);
    v("name", one.name);
}

template <class V, Like<BookableItem> T>
void members(V& v, T& item) {
    v("code", item.code);
    v("name", item.name);
    v("queue", item.queue);
}

template <class V, Like<Bookable> T>
void members(V& v, T& bookable) {
    v("queues", bookable.queues);
    v("items", bookable.items);
    v.orFalse("more", bookable.more);
}

template <class V, Like<BookingTerms> T>
void members(V& v, T& terms) {
    v("slotMinutes", terms.slotMinutes);
    v("daysAhead", terms.daysAhead);
    v("leadMinutes", terms.leadMinutes);
    v("cancelMinutes", terms.cancelMinutes);
    v("earlyMinutes", terms.earlyMinutes);
    v("lateMinutes", terms.lateMinutes);
    v("perDay", terms.perDay);
    v("missedLimit", terms.missedLimit);
    v("cancelledLimit", terms.cancelledLimit);
    v("countDays", terms.countDays);
}

template <class V, Like<OfferedSlot> T>
void members(V& v, T& slot) {
    v("from", slot.from);
    v("until", slot.until);
    v("free", slot.free);
}

template <class V, Like<OfferedDay> T>
void members(V& v, T& day) {
    v("date", day.date);
    v("slots", day.slots);
}

template <class V, Like<Offers> T>
void members(V& v, T& offers) {
    v("item", offers.item);
    v("queue", offers.queue);
    v.orEmpty("reason", offers.reason);
    v("terms", offers.terms);
    v("days", offers.days);
}

template <class V, Like<BookingWanted> T>
void members(V& v, T& wanted) {
    v("item", wanted.item);
    v("from", wanted.from);
    v("phone", wanted.phone);
    v.word("language", wanted.language, languages);
}

template <class V, Like<MoveWanted> T>
void members(V& v, T& wanted) {
    v("from", wanted.from);
}

template <class V, Like<CancelWanted> T>
void members(V& v, T& wanted) {
    v.orEmpty("reason", wanted.reason);
}

template <class V, Like<BookingView> T>
void members(V& v, T& view) {
    v("token", view.token);
    v("state", view.state);
    v.orFalse("byHall", view.byHall);
    v("hall", view.hall);
    v("item", view.item);
    v("queue", view.queue);
    v("language", view.language);
    v("date", view.date);
    v("from", view.from);
    v("until", view.until);
    v("opensAt", view.opensAt);
    v("closesAt", view.closesAt);
    v("changeUntil", view.changeUntil);
    v("changeable", view.changeable);
    v("number", view.number);
    v("ticket", view.ticket);
}

template <class V, Like<BookingLine> T>
void members(V& v, T& line) {
    v("token", line.token);
    v("state", line.state);
    v.orFalse("byHall", line.byHall);
    v("from", line.from);
    v("until", line.until);
    v("item", line.item);
    v("queue", line.queue);
    v("number", line.number);
}

template <class V, Like<BookingList> T>
void members(V& v, T& list) {
    v("date", list.date);
    v("bookings", list.bookings);
}

std::string encode(const Bookable& bookable) { return writeStruct(bookable); }
std::string encode(const Offers& offers) { return writeStruct(offers); }
std::string encode(const BookingView& view) { return writeStruct(view); }
std::string encode(const BookingList& list) { return writeStruct(list); }

Parsed<BookingWanted> parseBookingWanted(std::string_view body) {
    auto parsed = parseStruct<BookingWanted>(body);
    if (const auto* wanted = std::get_if<BookingWanted>(&parsed)) {
        if (!isPlain(wanted->item, itemBytes)) return problem("json-value-range", 422, "item");
        if (!plainPhone(wanted->phone)) return problem("json-value-range", 422, "phone");
    }
    return parsed;
}

Parsed<MoveWanted> parseMoveWanted(std::string_view body) { return parseStruct<MoveWanted>(body); }

Parsed<CancelWanted> parseCancelWanted(std::string_view body) {
    auto parsed = body.empty() ? Parsed<CancelWanted>(CancelWanted{}) : parseStruct<CancelWanted>(body);
    if (auto* wanted = std::get_if<CancelWanted>(&parsed)) {
        if (!isReason(wanted->reason)) return problem("json-value-range", 422, "reason");
    }
    return parsed;
}

std::optional<std::string> plainPhone(std::string_view text) {
    if (text.size() > phoneBytes) return std::nullopt;
    std::string digits;
    bool abroad = false;
    for (const char c : text) {
        if (c >= '0' && c <= '9') digits += c;
        else if (c == '+' && digits.empty() && !abroad) abroad = true;
        else if (c != ' ' && c != '-' && c != '(' && c != ')' && c != '.') return std::nullopt;
    }
    if (!abroad && digits.starts_with("00")) {
        abroad = true;
        digits.erase(0, 2);
    }
    if (abroad && digits.starts_with("86")) {
        abroad = false;
        digits.erase(0, 2);
    }
    if (digits.size() < phoneDigitsLeast || digits.size() > phoneDigitsMost) return std::nullopt;
    return abroad ? "+" + digits : digits;
}

}  // namespace hall::wire
