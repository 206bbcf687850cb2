// Slots of a day, also of days on which clocks are changed; starts of services that need several in a row.
#include "server/core/booking/Slots.hpp"

#include <doctest/doctest.h>

#include <string>

#include "server/core/calendar/Calendar.hpp"

using namespace hall::core;

namespace {

/// Berlin in 2026: an hour before UTC+2 until 29 March 02:00, and again from 25 October 03:00.
class Berlin final : public LocalTime {
  public:
    [[nodiscard]] Instant at(LocalDate date, std::int32_t minute) const override {
        // The first moment at which the wall shows it: tried with the summer's offset first, which is the earlier one.
        const std::int64_t wall = (dayNumber(date) * 1'440 + minute) * 60'000;
        for (std::int64_t ms = wall - 2 * hour; ms <= wall - hour; ms += 60'000)
            if (ms + offset(ms) >= wall) return {ms};
        return {wall - hour};
    }
    [[nodiscard]] std::pair<LocalDate, std::int32_t> of(Instant instant) const override {
        const std::int64_t minutes = (instant.utcMs + offset(instant.utcMs)) / 60'000;
        return {dateOf(minutes / 1'440), static_cast<std::int32_t>(minutes % 1'440)};
    }

  private:
    static constexpr std::int64_t hour = 3'600'000;
    static std::int64_t offset(std::int64_t ms) {
        const std::int64_t spring = dayNumber({20260329}) * 24 * hour + hour, autumn = dayNumber({20261025}) * 24 * hour + hour;
        return ms >= spring && ms < autumn ? 2 * hour : hour;
    }
};

const Berlin berlin;

BookingRulesConfig rules(std::vector<BookingHours> hours, std::int32_t slotMinutes) {
    BookingRulesConfig made;
    made.queue = {"q"};
    made.hours = std::move(hours);
    made.slotMinutes = slotMinutes;
    return made;
}

std::string clockText(Instant instant) {
    const auto [date, minute] = berlin.of(instant);
    const auto two = [](std::int32_t value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return two(minute / 60) + ":" + two(minute % 60);
}

std::string slotTexts(const BookingRulesConfig& config, LocalDate date) {
    std::string all;
    for (const Slot& slot : slotsOf(config, date, berlin)) all += (all.empty() ? "" : " ") + clockText(slot.from);
    return all;
}

}  // namespace

TEST_CASE("slots lie within their hours, and none is left that could not end in them") {
    struct Row { std::vector<BookingHours> hours; std::int32_t minutes; const char* slots; };
    const Row rows[] = {
        {{{720, 1080}}, 90, "12:00 13:30 15:00 16:30"},
        {{{720, 1079}}, 90, "12:00 13:30 15:00"},
        {{{540, 600}, {810, 855}}, 30, "09:00 09:30 13:30"},
        {{{540, 545}}, 30, ""},
        {{}, 30, ""},
        {{{1380, 1440}}, 30, "23:00 23:30"},
        {{{0, 90}}, 45, "00:00 00:45"},
        {{{540, 600}}, 0, ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.slots);
        CHECK(slotTexts(rules(row.hours, row.minutes), {20261123}) == row.slots);
    }
}

TEST_CASE("where clocks are changed no hour is offered twice, and none that does not exist") {
    const auto night = rules({{0, 360}}, 60);
    CHECK(slotTexts(night, {20260328}) == "00:00 01:00 02:00 03:00 04:00 05:00");
    CHECK(slotTexts(night, {20260329}) == "00:00 01:00 03:00 04:00 05:00");
    CHECK(slotTexts(night, {20261025}) == "00:00 01:00 02:00 02:00 03:00 04:00 05:00");  // two hours that look alike, each once
    const auto twice = slotsOf(night, {20261025}, berlin);
    for (std::size_t i = 1; i < twice.size(); ++i) CHECK(twice[i].from == twice[i - 1].until);
    // Hours that begin in the skipped one begin when clocks go on; hours that end in it end there.
    CHECK(slotTexts(rules({{150, 240}}, 30), {20260329}) == "03:00 03:30");
    CHECK(slotTexts(rules({{60, 150}}, 30), {20260329}) == "01:00 01:30");
    CHECK(slotTexts(rules({{60, 150}, {150, 240}}, 30), {20260329}) == "01:00 01:30 03:00 03:30");
}

TEST_CASE("a whole day to midnight has as many hours as it has") {
    const auto day = rules({{0, 1440}}, 60);
    CHECK(slotsOf(day, {20261123}, berlin).size() == 24);
    CHECK(slotsOf(day, {20260329}, berlin).size() == 23);
    CHECK(slotsOf(day, {20261025}, berlin).size() == 25);
    CHECK(slotsOf(day, {20261231}, berlin).back().until == berlin.at({20270101}, 0));
}

TEST_CASE("places are what is left for bookings, rounded down") {
    struct Row { std::int32_t capacity, walkIn, places; };
    for (const Row& row : {Row{4, 50, 2}, Row{5, 50, 2}, Row{3, 0, 3}, Row{3, 100, 0}, Row{1, 1, 0}, Row{10, 30, 7}}) {
        BookingRulesConfig config;
        config.capacity = row.capacity, config.walkInPercent = row.walkIn;
        CHECK(placesOf(config) == row.places);
    }
}

TEST_CASE("a service of several slots needs them in a row, each with a place") {
    const auto config = rules({{540, 720}, {810, 900}}, 30);  // 09:00 to 11:30, 13:30, 14:00
    const auto slots = slotsOf(config, {20261123}, berlin);
    REQUIRE(slots.size() == 9);
    const auto starts = [&](const TakenPlaces& taken, std::int32_t needed) {
        std::string all;
        for (const std::size_t i : freeStarts(slots, taken, 2, needed)) all += (all.empty() ? "" : " ") + clockText(slots[i].from);
        return all;
    };
    CHECK(starts({}, 1) == "09:00 09:30 10:00 10:30 11:00 11:30 13:30 14:00 14:30");
    CHECK(starts({}, 3) == "09:00 09:30 10:00 10:30 13:30");                       // not over the lunch break
    CHECK(starts({{slots[2], 1}}, 3) == "09:00 09:30 10:00 10:30 13:30");
    CHECK(starts({{slots[2], 2}}, 2) == "09:00 10:30 11:00 13:30 14:00");
    CHECK(starts({{slots[7], 2}}, 2) == "09:00 09:30 10:00 10:30 11:00");
    CHECK(starts({{slots[2], 3}}, 7) == "");
    // Booked when slots were 20 minutes: 09:20 to 09:40 reaches into two of today's, 09:40 to 10:00 into one.
    const Slot old{{slots[0].from.utcMs + 20 * 60'000}, {slots[0].from.utcMs + 40 * 60'000}};
    CHECK(starts({{old, 2}}, 1) == "10:00 10:30 11:00 11:30 13:30 14:00 14:30");
    CHECK(starts({{old, 1}, {{old.until, {old.until.utcMs + 20 * 60'000}}, 1}}, 1) == "09:00 10:00 10:30 11:00 11:30 13:30 14:00 14:30");
    for (const auto& [minutes, needed] : {std::pair{0, 1}, {1, 1}, {30, 1}, {31, 2}, {90, 3}}) CHECK(slotsNeeded(config, minutes) == needed);
}
