// What the kiosk shows at one moment, as a value: the widgets paint it and know nothing else.
// Texts that come from data (names, numbers) are already in the visitor's language; everything else is an enum that the widgets word.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ticket-printer/present/Words.hpp"

namespace hall::kiosk {

struct Header {
    std::string hall;                 ///< empty until the first view
    std::string date;                 ///< "2026-11-21", the server's
    std::string clock;                ///< "09:05", the server's; empty until known
    std::int32_t weekday{};           ///< 1 Monday .. 7 Sunday; 0 unknown
    bool operator==(const Header&) const = default;
};

/// Page `index` (from 0) of `count`; one page needs no pager.
struct Paging {
    std::int32_t index{};
    std::int32_t count{1};
    bool operator==(const Paging&) const = default;
};

struct ItemLine {
    std::string code;
    std::string title;
    std::string detail;               ///< department, or department and type; may be empty
    bool operator==(const ItemLine&) const = default;
};

struct StartPage {
    std::vector<ItemLine> popular;
    Paging paging;
    bool operator==(const StartPage&) const = default;
};

struct DepartmentLine {
    std::string code;
    std::string title;
    std::int32_t items{};
    bool operator==(const DepartmentLine&) const = default;
};
struct DepartmentsPage {
    Subject subject{};
    std::vector<DepartmentLine> departments;
    Paging paging;
    bool operator==(const DepartmentsPage&) const = default;
};

struct ItemsPage {
    Subject subject{};
    std::string department;           ///< its name
    std::int32_t total{};
    std::vector<ItemLine> items;
    Paging paging;
    bool operator==(const ItemsPage&) const = default;
};

struct SearchPage {
    std::string query;
    std::string scope;                ///< name of the department searched; empty: the whole hall
    bool keyboard{true};              ///< letters A-Z are shown
    std::int32_t total{};
    std::vector<ItemLine> results;    ///< nothing typed: the most asked for
    Paging paging;
    bool operator==(const SearchPage&) const = default;
};

struct MaterialLine {
    enum class Form : std::uint8_t { other, original, copy, originalAndCopy, electronic };
    std::string name;
    Form form{};
    std::int32_t copies{1};
    bool required{true};
    bool operator==(const MaterialLine&) const = default;
};
struct GuideText {
    std::string conditions;           ///< empty: none stated
    std::vector<MaterialLine> materials;
    std::string fee;                  ///< empty: not stated
    std::int32_t statutoryDays{};     ///< working days, 0 = not stated
    std::int32_t promisedDays{};      ///< working days, 0 = not stated
    bool online{};
    bool operator==(const GuideText&) const = default;
};
struct ClassChoice {
    std::string code;
    std::string name;
    bool chosen{};
    bool operator==(const ClassChoice&) const = default;
};
/// What the big button of the item page can do now.
enum class TakeState : std::uint8_t { ready, sending, queueClosed, queueFull, queueUnknown, cutOff, noLease };
/// Why the server did not give a number, as far as a visitor can do something with it.
enum class Refusal : std::uint8_t {
    none, dayClosed, dayClosing, itemGone, queueNotAccepting, queueFull, classUnknown, busy, notAllowed, other
};
struct ItemPage {
    std::string code;
    std::string title;                ///< the full name, never shortened
    std::string department;
    std::string type;
    std::optional<GuideText> guide;   ///< none: not published yet
    std::string queue;                ///< name
    std::string letters;
    bool countsKnown{true};           ///< false while cut off: who waits there now is anybody's guess
    std::int32_t waiting{};
    std::int32_t openCounters{};
    std::vector<ClassChoice> classes; ///< fewer than two: nothing to choose
    TakeState take{};
    std::optional<std::int32_t> opensAt;  ///< local minute at which the closed queue opens today
    std::string notice;               ///< the hall's own words on why the queue takes nobody
    Refusal refusal{};
    std::string refusalCode;          ///< the stable code, for the staff
    bool operator==(const ItemPage&) const = default;
};

/// `unknown`: the kiosk's power went while it was printing.
enum class PrintState : std::uint8_t { printing, printed, failed, paperless, unknown };
struct TicketPage {
    std::string number;
    std::string queue;
    std::string item;
    std::string klass;                ///< empty for the ordinary class
    bool cutOff{};                    ///< "A950*": given out of the lease; the order is by time
    std::optional<std::int32_t> ahead;
    std::string url;                  ///< of the visitor's page; empty: no QR code
    PrintState print{};
    PrinterFault fault{};
    bool canReprint{};
    std::int32_t secondsLeft{};       ///< until the start page; 0 while it is printing
    bool operator==(const TicketPage&) const = default;
};

/// The whole page, when nothing can be done here.
enum class Notice : std::uint8_t { starting, cutOff, dayClosed, dayClosing, notAdmitted };
struct NoticePage {
    Notice notice{};
    std::string code;                 ///< for the staff: why the server does not admit this kiosk
    bool operator==(const NoticePage&) const = default;
};

using Page = std::variant<StartPage, DepartmentsPage, ItemsPage, SearchPage, ItemPage, TicketPage, NoticePage>;

/// "Are you still there?"
struct Countdown {
    std::int32_t secondsLeft{};
    bool operator==(const Countdown&) const = default;
};

/// What the staff should know of the numbers that were given while cut off; painted small.
struct StaffLine {
    std::int32_t waitingToMerge{};
    std::int32_t needsPerson{};       ///< numbers that the server did not take
    std::string firstNumber;          ///< of those
    std::string firstCode;
    std::int64_t lostRecords{};       ///< of a damaged journal
    bool operator==(const StaffLine&) const = default;
    [[nodiscard]] bool anything() const { return waitingToMerge > 0 || needsPerson > 0 || lostRecords > 0; }
};

struct Screen {
    Language language{};
    bool largePrint{};
    Header header;
    Page page;
    std::optional<Countdown> countdown;
    bool leasing{};                   ///< cut off, and goes on out of the lease
    StaffLine staff{};
    bool operator==(const Screen&) const = default;
};

/// A word for the page, for traces and pictures: "start", "departments", "items", "search", "item", "ticket", "notice".
std::string_view nameOf(const Page& page);

}  // namespace hall::kiosk
