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
    std::string basis;                ///< the rule that asks for it; empty: not stated
    bool issued{};                    ///< made by an authority, not by the applicant
    bool mayFollow{};                 ///< may be brought later
    bool operator==(const MaterialLine&) const = default;
};
struct GuideText {
    std::string conditions;           ///< empty: none stated
    std::vector<MaterialLine> materials;  ///< to be brought
    std::vector<std::string> shared;  ///< names of those that the hall gets itself
    std::string fee;                  ///< empty: not stated
    std::int32_t statutoryDays{};     ///< working days, 0 = not stated
    std::int32_t promisedDays{};      ///< working days, 0 = not stated
    bool online{};
    std::string process, result, basis, notes;   ///< each empty where it is not stated
    std::string consultPhone, supervisePhone;
    bool atOnce{};                    ///< done while the visitor waits
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
    none, dayClosed, dayClosing, itemGone, queueNotAccepting, queueFull, classUnknown, busy, notAllowed, applicationGone, cutOff, other
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
    std::optional<wire::WaitMinutes> wait;  ///< of a number taken now; none: not known
    std::vector<ClassChoice> classes; ///< fewer than two: nothing to choose
    TakeState take{};
    std::optional<std::int32_t> opensAt;  ///< local minute at which the closed queue opens today
    std::string notice;               ///< the hall's own words on why the queue takes nobody
    Refusal refusal{};
    std::string refusalCode;          ///< the stable code, for the staff
    bool operator==(const ItemPage&) const = default;
};

// --- applications -------------------------------------------------------------------------------------------------------
/// What a visitor names an application by.
enum class Key : std::uint8_t { application, identity };
/// Why there is no application on the screen yet, as far as a visitor can do something with it.
enum class AskTrouble : std::uint8_t {
    none, unreadableCode, unreadableCard, wrongCheck, unknown, busy, notAllowed, cutOff, other
};
struct AskPage {
    Key key{};
    std::string typed;                ///< an identity number only masked
    bool smallLetters{};              ///< what the keys type
    bool ready{};                     ///< it can be looked up
    bool looking{};
    bool codeReader{};                ///< this kiosk has one
    bool cardReader{};
    AskTrouble trouble{};
    std::string troubleCode;          ///< the stable code, for the staff
    bool operator==(const AskPage&) const = default;
};

enum class PreReview : std::uint8_t { none, submitted, returned, passed };
/// How far a case is, in the steps that matter to its applicant.
enum class Stage : std::uint8_t { applied, received, correcting, supplemented, underway, decided, delivered, ended, unknown };

struct Needed {
    std::string name;
    bool defective{};                 ///< it came, and cannot be used as it is
    bool required{true};
    bool operator==(const Needed&) const = default;
};
/// One application, as it may be shown to whoever stands at the kiosk.
struct ApplicationSheet {
    std::string shortId;
    std::string name;                 ///< masked
    std::vector<std::string> items;
    PreReview review{};
    Stage stage{};
    std::vector<Needed> missing;      ///< must still come
    std::vector<std::string> toShow;  ///< uploaded: the window looks at the originals
    std::vector<std::string> held;    ///< need not be brought
    std::int32_t present{};           ///< materials that are all right
    bool canQueue{};                  ///< false: there is nothing to be done at a counter now
    bool operator==(const ApplicationSheet&) const = default;
};
struct ApplicationLine {
    std::string application;          ///< for the touch; not shown
    std::string shortId;
    std::string name;
    std::string title;                ///< its first item
    std::int32_t items{};
    std::int32_t missing{};
    bool canQueue{};
    bool ticked{};
    bool operator==(const ApplicationLine&) const = default;
};
/// Several were found: which of them are looked at, and taken on one ticket.
struct ChoosePage {
    std::vector<ApplicationLine> applications;
    Paging paging;
    std::int32_t ticked{};
    bool tooMany{};                   ///< one more was touched than a ticket can carry
    bool operator==(const ChoosePage&) const = default;
};
enum class FoundTake : std::uint8_t { ready, sending, nothingToDo, cutOff };
enum class ListPrint : std::uint8_t { none, printing, printed, failed };
struct FoundPage {
    std::vector<ApplicationSheet> sheets;
    std::vector<ClassChoice> classes; ///< fewer than two: nothing to choose
    FoundTake take{};
    Refusal refusal{};
    std::string refusalCode;
    bool canPrintList{};
    ListPrint list{};
    bool operator==(const FoundPage&) const = default;
};

/// Where a visitor with several services goes, in the visitor's language.
struct PlannedStop {
    std::string queue;
    std::string counter;              ///< label, when one counter alone takes it; else empty
    std::vector<std::string> items;
    bool operator==(const PlannedStop&) const = default;
};

/// `unknown`: the kiosk's power went while it was printing.
enum class PrintState : std::uint8_t { printing, printed, failed, paperless, unknown };
struct TicketPage {
    std::string number;
    std::string queue;
    std::string item;
    std::string klass;                ///< empty for the ordinary class
    std::vector<std::string> applications;  ///< shortened IDs of those on this ticket
    std::int32_t items{};             ///< of these applications together
    std::int32_t stops{};             ///< planned; 0: of a visit with one service nothing is planned
    std::int32_t serviceMinutes{};    ///< usual service time of all stops together
    bool cutOff{};                    ///< "A950*": given out of the lease; the order is by time
    std::optional<std::int32_t> ahead;
    std::optional<wire::WaitMinutes> wait;
    std::string url;                  ///< of the visitor's page; empty: no QR code
    PrintState print{};
    PrinterFault fault{};
    bool canReprint{};
    std::int32_t secondsLeft{};       ///< until the start page; 0 while it is printing
    bool operator==(const TicketPage&) const = default;
};

/// The whole page, when nothing can be done here.
/// `emergency`: the hall's own words, and nothing beside them.
enum class Notice : std::uint8_t { starting, cutOff, dayClosed, dayClosing, notAdmitted, emergency };
struct NoticePage {
    Notice notice{};
    std::string code;                 ///< for the staff: why the server does not admit this kiosk
    wire::Name words{};               ///< of an emergency
    bool operator==(const NoticePage&) const = default;
};

// --- bookings -----------------------------------------------------------------------------------------------------------
/// Why a booking is not checked in, as far as a visitor can do something with it.
enum class CheckInTrouble : std::uint8_t { none, unknown, tooEarly, tooLate, checkedIn, cancelled, closed, busy, cutOff, other };
/// A booking's code was held in front of the reader: its number comes next, or why it does not.
struct CheckInPage {
    bool checking{};
    CheckInTrouble trouble{};
    std::string troubleCode;          ///< the stable code, for the staff
    bool operator==(const CheckInPage&) const = default;
};

using Page = std::variant<StartPage, DepartmentsPage, ItemsPage, SearchPage, ItemPage, AskPage, ChoosePage, FoundPage, CheckInPage, TicketPage, NoticePage>;

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

/// The pad for the staff's code, or what the right one opened. Nothing typed is in it.
struct StaffPanel {
    bool open{};                      ///< the code was right
    std::int32_t typed{};             ///< digits
    bool ready{};                     ///< long enough to be looked at
    bool wrong{};                     ///< the last one was
    std::int32_t waitSeconds{};       ///< until the next can be typed
    bool operator==(const StaffPanel&) const = default;
};

struct Screen {
    Language language{};
    bool largePrint{};
    Header header;
    Page page;
    std::optional<Countdown> countdown;
    bool leasing{};                   ///< cut off, and goes on out of the lease
    StaffLine staff{};
    bool staffHasCode{};              ///< then what the staff should know stands behind it, and the page has only a sign of it
    std::string notice{};             ///< words of the hall, for pages where nobody is in the midst of something; several take turns
    std::optional<StaffPanel> staffPanel{};  ///< lies over everything
    bool operator==(const Screen&) const = default;
};

/// A word for the page, for traces and pictures: "start", "departments", "items", "search", "item", "ask", "choose",
/// "found", "check-in", "ticket", "notice".
std::string_view nameOf(const Page& page);

}  // namespace hall::kiosk
