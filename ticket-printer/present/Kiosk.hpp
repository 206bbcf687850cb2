// The kiosk as a pure machine: it is told what the visitor touched, what the server said and how late it is, and answers with what
// to send and to print. `screen` says what to show. No clock, no socket, no printer in here.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "schema/wire/Frames.hpp"
#include "ticket-printer/present/Menu.hpp"
#include "ticket-printer/present/Naming.hpp"
#include "ticket-printer/present/Screens.hpp"
#include "ticket-printer/present/Search.hpp"
#include "ticket-printer/present/StaffDoor.hpp"

namespace hall::kiosk {

// --- what a visitor can want ------------------------------------------------------------------------------------------
struct ChooseLanguage { Language language{}; };
struct ToggleLargePrint {};
struct ChooseSubject { Subject subject{}; };
struct ChooseDepartment { std::string code; };
struct ChooseItem { std::string code; };
struct OpenSearch {};                         ///< on an items page: within its department
struct SearchEverywhere {};                   ///< leave the department's scope
struct TypeText { std::string text; };
struct EraseLast {};
struct ClearQuery {};
struct TurnToPage { std::int32_t index{}; };
struct ChooseClass { std::string code; };
struct TakeTicket { std::string commandId; }; ///< a fresh id; used only when a command really goes out
struct Reprint {};
struct OpenApplications {};                   ///< "I applied online"
struct ChooseKey { Key key{}; };
struct ToggleSmallLetters {};
struct LookUp {};                             ///< what is typed
struct TickApplication { std::string application; };
struct ShowTicked {};
struct PrintMaterials {};
struct GoBack {};
struct GoHome {};                             ///< also "done" on the ticket page
struct StayHere {};                           ///< the answer to the countdown
struct HoldCorner { bool down{}; };           ///< the hidden corner
struct TypeStaffDigit { char digit{}; };
struct EraseStaffDigit {};
struct EnterStaffCode {};
struct LeaveStaff {};
struct EndProgram {};                         ///< the staff's alone
using Intent = std::variant<ChooseLanguage, ToggleLargePrint, ChooseSubject, ChooseDepartment, ChooseItem, OpenSearch,
                            SearchEverywhere, TypeText, EraseLast, ClearQuery, TurnToPage, ChooseClass, TakeTicket, Reprint,
                            OpenApplications, ChooseKey, ToggleSmallLetters, LookUp, TickApplication, ShowTicked, PrintMaterials, GoBack,
                            GoHome, StayHere, HoldCorner, TypeStaffDigit, EraseStaffDigit, EnterStaffCode, LeaveStaff, EndProgram>;
/// What a reader beside the screen delivered. `text` of garbage is empty.
struct Scanned {
    enum class What : std::uint8_t { code, card, unreadableCode, unreadableCard };
    What what{};
    std::string text;
    std::string commandId{};                  ///< a fresh id; used only when a command really goes out
};

// --- what control must do ---------------------------------------------------------------------------------------------
/// A visitor wants a number. `queue` and `day` are those of the item and of the hall as they are shown.
struct SendCommand { wire::Command command; std::string queue; std::string day; };
/// Everything a slip needs that is not wording.
struct PrintTicket {
    std::string ticketId;
    std::string number;
    std::string hall;
    std::string queue;
    std::string item;
    std::string klass;                        ///< empty for the ordinary class
    std::optional<std::int32_t> ahead;
    std::optional<wire::WaitMinutes> wait;    ///< as the server told it with the number
    std::string time;                         ///< "2026-11-21 09:05"
    std::string url;                          ///< empty: no QR code
    bool reprint{};
    bool cutOff{};                            ///< out of the lease: the paper says so
    std::vector<std::string> applications;    ///< shortened IDs of those that the ticket carries
    std::int32_t items{};                     ///< of these together
    std::vector<std::string> bring;           ///< names of materials: missing ones first, then originals of what was uploaded
    std::int32_t bringMore{};                 ///< so many more than a ticket has lines for
    std::vector<PlannedStop> stops;           ///< of a visit with several services, the one to go to first; else empty
    std::int32_t serviceMinutes{};            ///< usual service time of all stops together
    bool operator==(const PrintTicket&) const = default;
};
/// The server is to be asked, once. The answer comes back with the same number.
struct FindApplications { std::int64_t ask{}; Key key{}; std::string value; };
/// What to bring, on paper. No name and no number of a person stands on it.
struct PrintList {
    std::string id;                           ///< comes back with `printed`
    std::string hall;
    std::string time;
    std::vector<ApplicationSheet> sheets;     ///< names left out
    bool operator==(const PrintList&) const = default;
};
/// Whether it is the staff's; `staffCodeLooked` has the answer.
struct LookAtStaffCode { std::string code; };
struct Quit {};
using Act = std::variant<SendCommand, PrintTicket, FindApplications, PrintList, LookAtStaffCode, Quit>;
/// The server's answer: `applications`, or why there is none.
struct Finding {
    std::vector<wire::KioskApplication> applications;
    std::string problem;                      ///< code; empty: none. "network": no answer came
};

/// How many entries fit on a page; the widgets know.
struct Capacity {
    std::int32_t popular{6};
    std::int32_t departments{6};
    std::int32_t items{6};
    std::int32_t results{6};
    std::int32_t applications{6};
    bool operator==(const Capacity&) const = default;
};

struct Settings {
    Language language{Language::zh};          ///< of the start page
    bool hasPrinter{true};                    ///< false: numbers are shown, never printed
    std::int64_t idleMs{30'000};              ///< without a touch, until the countdown
    std::int64_t countdownMs{20'000};
    std::int64_t ticketShownMs{5'000};        ///< after it was printed
    std::int64_t unprintedShownMs{60'000};    ///< a number that is only on the screen
    std::int64_t cutOffGraceMs{2'000};        ///< a server that restarts is back within this time
    std::int64_t settleMs{800};               ///< touches on a fresh ticket page that belong to the page before
    std::int64_t findMs{15'000};              ///< after that nobody waits for the server's answer any more
    bool codeReader{};                        ///< beside the screen
    bool cardReader{};
    bool staffCode{};                         ///< there is one; else the hidden corner is dead
};

/// A number out of the lease.
struct LeasedNumber {
    std::string command;                      ///< id of the command in whose place it is given
    std::string paperId;
    std::string text;                         ///< "A950*"
    std::string queue, item, klass;           ///< codes
    wire::Time issuedAt;
};
/// What the kiosk may do while it is cut off.
struct Spooling {
    std::vector<std::string> queues;          ///< of which it has leased numbers for today
    StaffLine staff;
    std::string fault;                        ///< code; empty: all is well. Else no number can be given at all
    bool operator==(const Spooling&) const = default;
};

/// "2026-11-21 09:05", in the offset that the time itself carries.
std::string stampText(const wire::Time& time);

class Kiosk {
  public:
    explicit Kiosk(Settings settings);
    /// Other settings from now on; the visit begins anew.
    void adopt(const Settings& settings);

    // Times are monotonic milliseconds of one clock that began at about 0 with the program.
    std::vector<Act> intend(const Intent& intent, std::int64_t nowMs);
    std::vector<Act> scanned(const Scanned& scanned, std::int64_t nowMs);
    std::vector<Act> found(std::int64_t ask, Finding finding, std::int64_t nowMs);
    void touched(std::int64_t nowMs);                               ///< any touch or key: the visitor is there
    void lineChanged(bool live, std::int64_t nowMs);
    void refused(const std::string& code, std::int64_t nowMs);      ///< the server does not admit this kiosk
    void viewed(const wire::KioskView& view, const wire::Time& at, std::int64_t nowMs);
    void clockIs(const wire::Time& serverNow, std::int64_t nowMs);  ///< where somebody knows better than "since the last view"
    void catalogued(std::shared_ptr<const wire::Catalogue> catalogue);
    std::vector<Act> receipted(const wire::Receipt& receipt, std::int64_t nowMs);
    std::vector<Act> leased(const LeasedNumber& number, std::int64_t nowMs);
    /// After a restart: a paper that may or may not have come out.
    void interrupted(const std::string& number, const std::string& queue, const std::string& item, std::int64_t nowMs);
    void spooling(const Spooling& spooling) { spooling_ = spooling; }
    void printed(const std::string& ticketId, PrinterFault fault, std::int64_t nowMs);
    void staffCodeLooked(bool right, std::int64_t nowMs) { door_.looked(right, nowMs); }
    std::vector<Act> tick(std::int64_t nowMs);
    void fits(const Capacity& capacity);

    [[nodiscard]] Screen screen(std::int64_t nowMs) const;
    [[nodiscard]] bool commandInFlight() const { return inFlight_.has_value(); }

  private:
    enum class Place : std::uint8_t { start, departments, items, search, item, ask, choose, found, checkIn };
    struct Visit {                            ///< all that one visitor did; wiped between visitors
        Language language{};
        bool largePrint{};
        std::vector<Place> way{Place::start}; ///< where Back leads; the last one is shown
        Subject subject{};
        std::string department;
        std::string scope;                    ///< department code of a search within it
        std::string query;
        std::string item;
        std::string klass;
        std::int32_t popularPage{}, departmentsPage{}, itemsPage{}, resultsPage{};
        Refusal refusal{};
        std::string refusalCode;

        Key key{};
        bool smallLetters{};
        std::string typed;                    ///< in clear; the screen gets it masked
        std::optional<std::int64_t> asked;    ///< the question that is out
        std::int64_t askedAtMs{};
        AskTrouble trouble{};
        CheckInTrouble checkIn{};
        std::string troubleCode;
        std::vector<wire::KioskApplication> found;
        std::vector<bool> ticked;             ///< one for each of them
        bool tooMany{};
        std::int32_t choosePage{};
        ListPrint list{};
        std::string listId;
    };
    struct Shown {                            ///< the ticket page
        PrintTicket slip;
        PrintState print{};
        PrinterFault fault{};
        std::int64_t sinceMs{};
        std::optional<std::int64_t> untilMs;
    };
    struct InFlight {
        wire::Command command;
    };

    void apply(const Intent& intent, std::int64_t nowMs, std::vector<Act>& acts);
    bool atDoor(const Intent& intent, std::int64_t nowMs, std::vector<Act>& acts);
    void take(const std::string& commandId, std::vector<Act>& acts);
    std::vector<Act> checkIn(std::string_view booking, const std::string& commandId);
    void issued(const wire::Ticket& ticket, std::int64_t nowMs, std::vector<Act>& acts);
    void give(PrintTicket slip, std::int64_t nowMs, std::vector<Act>& acts);
    void name(PrintTicket& slip, std::string_view queue, std::string_view klass) const;
    void print(bool reprint, std::int64_t nowMs, std::vector<Act>& acts);
    void turn(std::int32_t index);
    void startOver(std::int64_t nowMs);
    void go(Place place);
    void search();

    // Applications (Applications.cpp).
    void type(std::string_view text);
    void lookUp(std::int64_t nowMs, std::vector<Act>& acts);
    void toggle(const std::string& application);
    void takeWithApplications(const std::string& commandId, std::vector<Act>& acts);
    void printList(std::int64_t nowMs, std::vector<Act>& acts);
    void forgetTyped();
    void forgetApplications();
    void carry(PrintTicket& slip) const;
    [[nodiscard]] std::vector<const wire::KioskApplication*> ticked() const;
    [[nodiscard]] ApplicationSheet sheetOf(const wire::KioskApplication& application) const;
    [[nodiscard]] AskPage askPage(std::int64_t nowMs) const;
    [[nodiscard]] ChoosePage choosePage() const;
    [[nodiscard]] FoundPage foundPage(std::int64_t nowMs) const;
    [[nodiscard]] bool cutOffForLong(std::int64_t nowMs) const { return !live_ && nowMs - cutOffAtMs_ >= settings_.cutOffGraceMs; }
    [[nodiscard]] std::vector<ClassChoice> classChoices() const;
    [[nodiscard]] bool atRest() const;
    [[nodiscard]] Place place() const { return visit_.way.back(); }
    [[nodiscard]] bool aboutApplications() const { return place() == Place::ask || place() == Place::choose || place() == Place::found; }
    [[nodiscard]] std::string klassOrOrdinary() const;

    // What is shown (Pages.cpp).
    [[nodiscard]] Header header(std::int64_t nowMs) const;
    [[nodiscard]] bool leasing(std::int64_t nowMs) const;
    [[nodiscard]] bool hasLease(std::string_view queue) const;
    [[nodiscard]] std::optional<NoticePage> notice(std::int64_t nowMs) const;
    [[nodiscard]] Page page(std::int64_t nowMs) const;
    [[nodiscard]] StartPage startPage() const;
    [[nodiscard]] DepartmentsPage departmentsPage() const;
    [[nodiscard]] ItemsPage itemsPage() const;
    [[nodiscard]] SearchPage searchPage() const;
    [[nodiscard]] ItemPage itemPage() const;
    [[nodiscard]] TicketPage ticketPage(std::int64_t nowMs) const;
    [[nodiscard]] ItemLine line(std::size_t item, bool withDepartment) const;
    [[nodiscard]] const ItemList& results() const;
    [[nodiscard]] wire::Time serverTime(std::int64_t nowMs) const;
    [[nodiscard]] const wire::KioskQueue* queueOf(const wire::CatalogueItem& item) const;

    Settings settings_;
    Capacity capacity_;
    bool live_{};
    bool everLive_{};
    std::int64_t cutOffAtMs_{};
    std::string notAdmitted_;
    std::optional<wire::KioskView> view_;
    wire::Time viewAt_;
    std::int64_t viewAtMs_{};
    std::optional<Menu> menu_;
    std::optional<SearchIndex> index_;
    ItemList found_;
    Visit visit_;
    StaffDoor door_;                          ///< whoever stands there: no part of a visit
    std::optional<Shown> shown_;
    std::optional<InFlight> inFlight_;
    Spooling spooling_;
    std::deque<std::string> printedIds_;      ///< tickets whose first print was ordered; bounded
    std::int64_t touchedAtMs_{};
    std::int64_t asks_{};                     ///< questions about applications, and lists printed, in this run
};

}  // namespace hall::kiosk
