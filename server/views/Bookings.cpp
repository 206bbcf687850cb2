#include "server/views/Bookings.hpp"

#include <algorithm>

#include "server/core/booking/Offers.hpp"
#include "server/views/Tickets.hpp"

namespace hall::views {

namespace {

wire::Name wireName(const core::Name& name) { return {name.zh, name.en}; }

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool contains(std::string_view text, std::string_view part) {
    return std::search(text.begin(), text.end(), part.begin(), part.end(), [](char a, char b) { return small(a) == small(b); }) != text.end();
}

bool contains(const core::Name& name, std::string_view part) { return contains(name.zh, part) || contains(name.en, part); }

wire::Called calledQueue(const core::State& state, const core::QueueCode& code) {
    const core::Queue* queue = state.queue(code);
    return {code.value, queue == nullptr ? wire::Name{code.value, {}} : wireName(queue->config.name)};
}

wire::Called calledItem(const core::State& state, const core::ItemCode& code) {
    const auto item = state.items.find(code);
    return {code.value, item == state.items.end() ? wire::Name{code.value, {}} : wireName(item->second.name)};
}

wire::BookingTerms termsOf(const core::BookingRulesConfig& rules) {
    return {rules.slotMinutes, rules.daysAhead, rules.leadMinutes, rules.cancelMinutes, rules.earlyMinutes,
            rules.lateMinutes, rules.perDay, rules.missedLimit, rules.cancelledLimit, rules.countDays};
}

/// The number of the ticket that it was checked in with, while the hall has that day.
std::optional<std::string> numberOf(const core::State& state, const core::Booking& booking) {
    const core::Ticket* ticket = booking.state == core::BookingState::arrived ? state.ticket(booking.ticket) : nullptr;
    return ticket == nullptr ? std::nullopt : std::optional<std::string>(ticket->number);
}

}  // namespace

wire::Bookable bookable(const core::State& state, std::string_view text) {
    wire::Bookable list;
    for (const core::Queue& queue : state.queues)
        if (core::isBookable(state, queue.config.code)) list.queues.push_back({queue.config.code.value, wireName(queue.config.name)});
    if (text.empty()) return list;
    for (const auto& [code, item] : state.items) {
        if (item.withdrawn || !core::isBookable(state, item.queue)) continue;
        const core::Queue* queue = state.queue(item.queue);
        const bool meant = contains(item.name, text) || contains(item.shortName, text) || (queue != nullptr && contains(queue->config.name, text));
        if (!meant) continue;
        list.more = list.items.size() == bookableItemsTold;
        if (list.more) break;
        list.items.push_back({code.value, wireName(item.name), item.queue.value});
    }
    return list;
}

std::optional<wire::Offers> offers(const core::State& state, const core::ItemCode& code, const core::Stamp& stamp, const OffsetAt& offsetAt) {
    const auto item = state.items.find(code);
    if (item == state.items.end()) return std::nullopt;
    wire::Offers told;
    told.item = calledItem(state, code);
    told.queue = calledQueue(state, item->second.queue);
    const auto rules = state.bookings.rules.find(item->second.queue);
    if (item->second.withdrawn) told.reason = "item-withdrawn";
    else if (rules == state.bookings.rules.end() || !rules->second.offered) told.reason = "not-bookable";
    if (!told.reason.empty()) return told;
    told.terms = termsOf(rules->second);
    for (const core::OfferedDay& day : core::offersFor(state, code, stamp)) {
        wire::OfferedDay& one = told.days.emplace_back();
        one.date = dateText(day.date);
        for (const core::OfferedSlot& slot : day.slots)
            one.slots.push_back({wireTime(slot.from, offsetAt(slot.from)), wireTime(slot.until, offsetAt(slot.until)), slot.places});
    }
    if (told.days.empty()) told.reason = "nothing-offered";
    return told;
}

wire::BookingView bookingView(const core::State& state, const core::Booking& booking, core::Instant now, const OffsetAt& offsetAt,
                              const BookingTokenOf& tokenOf, const std::string& ticketToken) {
    const auto time = [&](core::Instant at) { return wireTime(at, offsetAt(at)); };
    const core::BookingMade& made = booking.made;
    wire::BookingView view;
    view.token = tokenOf(made.booking);
    view.state = core::word(booking.state);
    view.byHall = booking.byHall;
    view.hall = wireName(state.hall.name);
    view.item = calledItem(state, made.item);
    view.queue = calledQueue(state, made.queue);
    view.language = word(made.language);
    view.date = dateText(made.date);
    view.from = time(made.from);
    view.until = time(made.until);
    view.opensAt = time(made.opensAt);
    view.closesAt = time(made.closesAt);
    view.changeUntil = time(made.changeUntil);
    view.changeable = booking.state == core::BookingState::booked && now <= made.changeUntil;
    view.number = numberOf(state, booking);
    if (view.number && !ticketToken.empty()) view.ticket = ticketToken;
    return view;
}

wire::BookingList bookingList(const core::State& state, core::LocalDate date, const OffsetAt& offsetAt, const BookingTokenOf& tokenOf) {
    std::vector<const core::Booking*> ofDate;
    for (const auto& [id, booking] : state.bookings.all)
        if (booking.made.date == date) ofDate.push_back(&booking);
    std::stable_sort(ofDate.begin(), ofDate.end(), [](const auto* a, const auto* b) { return a->made.from < b->made.from; });
    wire::BookingList list{dateText(date), {}};
    for (const core::Booking* booking : ofDate) {
        const core::BookingMade& made = booking->made;
        list.bookings.push_back({tokenOf(made.booking), std::string(core::word(booking->state)), booking->byHall,
                                 wireTime(made.from, offsetAt(made.from)), wireTime(made.until, offsetAt(made.until)),
                                 calledItem(state, made.item), calledQueue(state, made.queue), numberOf(state, *booking)});
    }
    return list;
}

}  // namespace hall::views
