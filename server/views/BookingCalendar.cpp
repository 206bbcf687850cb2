#include <array>
#include <cstdio>

#include "server/core/calendar/Calendar.hpp"
#include "server/views/Bookings.hpp"

namespace hall::views {

namespace {

constexpr std::size_t octetsOfALine = 75;  // RFC 5545, 3.1: without the line break

/// "20261124T010000Z"
std::string utc(std::int64_t utcMs) {
    const std::int64_t seconds = utcMs / 1'000, day = seconds / 86'400, ofDay = seconds % 86'400;
    std::array<char, 24> text{};
    const int length = std::snprintf(text.data(), text.size(), "%08dT%02d%02d%02dZ", static_cast<int>(core::dateOf(day).yyyymmdd),
                                     static_cast<int>(ofDay / 3'600), static_cast<int>(ofDay / 60 % 60), static_cast<int>(ofDay % 60));
    return {text.data(), static_cast<std::size_t>(length)};
}

/// TEXT of RFC 5545, 3.3.11.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        if (c == '\n') out += "\\n";
        else if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
    return out;
}

/// One content line, folded: what goes on begins with a blank, which counts.
void line(std::string& out, std::string_view text) {
    std::size_t room = octetsOfALine;
    while (text.size() > room) {
        std::size_t cut = room;
        while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;  // never within a character
        out.append(text.substr(0, cut)).append("\r\n ");
        text.remove_prefix(cut);
        room = octetsOfALine - 1;
    }
    out.append(text).append("\r\n");
}

std::string clockOf(const wire::Time& time) {
    const std::int64_t minute = (time.utcMs / 60'000 + time.offsetMinutes) % 1'440;
    std::array<char, 8> text{};
    const int length = std::snprintf(text.data(), text.size(), "%02d:%02d", static_cast<int>(minute / 60), static_cast<int>(minute % 60));
    return {text.data(), static_cast<std::size_t>(length)};
}

struct Words {
    std::string summary, description, alarm;
};

Words wordsOf(const wire::BookingView& booking, bool english, std::string_view link) {
    const std::string opens = clockOf(booking.opensAt), closes = clockOf(booking.closesAt), page(link);
    if (english) {
        const std::string& item = booking.item.name.en.empty() ? booking.item.name.zh : booking.item.name.en;
        return {"Service hall: " + item,
                "Check in between " + opens + " and " + closes + " with the code on your booking's page. After that the place is given up.\n" + page,
                "Your booking at the service hall"};
    }
    return {"政务大厅办事：" + booking.item.name.zh, "请在 " + opens + " 至 " + closes + " 之间凭预约页面上的二维码报到，过时预约作废。\n" + page, "您预约的办事时间快到了"};
}

}  // namespace

std::string calendarOf(const wire::BookingView& booking, std::uint64_t revision, core::Instant now, bool english, std::string_view link) {
    const Words words = wordsOf(booking, english, link);
    const std::string language = english ? ";LANGUAGE=en" : ";LANGUAGE=zh-CN";
    const std::string& hall = english && !booking.hall.en.empty() ? booking.hall.en : booking.hall.zh;
    const bool stands = booking.state == "booked" || booking.state == "arrived";
    std::string out;
    line(out, "BEGIN:VCALENDAR");
    line(out, "VERSION:2.0");
    line(out, "PRODID:-//Onewindow//Onewindow//EN");
    line(out, "CALSCALE:GREGORIAN");
    line(out, "METHOD:PUBLISH");
    line(out, "BEGIN:VEVENT");
    line(out, "UID:" + booking.token + "@booking.onewindow");
    line(out, "SEQUENCE:" + std::to_string(revision));
    line(out, "DTSTAMP:" + utc(now.utcMs));
    line(out, "DTSTART:" + utc(booking.from.utcMs));
    line(out, "DTEND:" + utc(booking.until.utcMs));
    line(out, "SUMMARY" + language + ":" + escaped(words.summary));
    line(out, "LOCATION" + language + ":" + escaped(hall));
    line(out, "DESCRIPTION" + language + ":" + escaped(words.description));
    line(out, "URL:" + std::string(link));
    line(out, std::string("STATUS:") + (stands ? "CONFIRMED" : "CANCELLED"));
    if (booking.state == "booked") {
        line(out, "BEGIN:VALARM");
        line(out, "ACTION:DISPLAY");
        line(out, "TRIGGER:-PT1H");
        line(out, "DESCRIPTION" + language + ":" + escaped(words.alarm));
        line(out, "END:VALARM");
    }
    line(out, "END:VEVENT");
    line(out, "END:VCALENDAR");
    return out;
}

}  // namespace hall::views
