// What each audience sees: whole, small values per topic; the newest replaces the older one.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schema/wire/Cases.hpp"
#include "schema/wire/Values.hpp"

namespace hall::wire {

struct Day {
    std::string date;                     ///< "2026-11-21", of the present or last hall day; empty before the first
    std::string phase;                    ///< closed, open, closing
    auto operator<=>(const Day&) const = default;
};

/// Words of the hall that stand now: emergencies first, then the oldest. Each audience gets its own.
struct Notice {
    std::uint64_t notice{};
    std::string kind;                     ///< information, emergency
    Name text;
    std::optional<Time> since{};          ///< counters, and whoever shows and ends notices; like the rest of it
    std::optional<Time> until{};
    std::vector<std::string> audience{};  ///< of boards, kiosks, counters, phones
    std::vector<std::string> counters{};  ///< ids of the only counters that it is for
    auto operator<=>(const Notice&) const = default;
};

/// GET /api/v1/notices: all that stand, whoever they are for.
struct NoticeList {
    std::vector<Notice> notices;
    auto operator<=>(const NoticeList&) const = default;
};

// --- topic "lobby": boards ------------------------------------------------------------------------------------------
/// One call or recall. A board speaks each `call` number once, in order, if it is under 60 s old and its state is "called".
struct Call {
    std::uint64_t call{};
    std::string number;
    std::string counter;                  ///< label: "3"
    Time at;
    std::int32_t times{};                 ///< 1 first call, 2.. recall
    std::string state;                    ///< the ticket's state now: called, serving, missed, served ...
    std::string language;                 ///< to speak in: "zh" | "en"
    auto operator<=>(const Call&) const = default;
};
struct LobbyQueue {
    std::string code;
    std::string letters;
    Name name;
    std::int32_t waiting{};
    std::vector<std::string> next;        ///< the next numbers in calling order, at most 8
    std::optional<WaitMinutes> wait{};    ///< of a ticket taken now; left out while the queue takes nobody, and while nothing is known
    auto operator<=>(const LobbyQueue&) const = default;
};
struct LobbyCounter {
    std::string label;
    std::string phase;                    ///< closed, open, paused
    std::optional<std::string> number;    ///< called or served there
    std::optional<std::string> ticketState;
    auto operator<=>(const LobbyCounter&) const = default;
};
struct LobbyView {
    Name hall;
    Day day;
    std::vector<Call> calls;              ///< last 32, oldest first
    std::vector<LobbyQueue> queues;
    std::vector<LobbyCounter> counters;
    std::int32_t callLimit{};             ///< calls of one ticket at most, for "called again 2/3"
    std::vector<Notice> notices{};        ///< left out when empty, as in every view
    std::string code{};                   ///< that shows who is here (POST /api/v1/remote-tickets); to boards in the hall only; left out when empty
    auto operator<=>(const LobbyView&) const = default;
};

// --- topic "kiosk" --------------------------------------------------------------------------------------------------
struct KioskQueue {
    std::string code;
    std::string letters;
    Name name;
    std::int32_t waiting{};
    std::int32_t openCounters{};          ///< open or paused counters whose profile has it
    bool accepting{true};
    std::string state;                    ///< open, closed (by its hours or by the hall), full (its cap of the day); left out when empty
    std::optional<std::int32_t> opensAt;  ///< local minute at which it opens, while closed by its hours
    std::optional<Name> notice;           ///< why it takes nobody, in the hall's own words
    std::optional<WaitMinutes> wait{};    ///< of a ticket taken now; left out while the queue takes nobody, and while nothing is known
    auto operator<=>(const KioskQueue&) const = default;
};
struct KioskClass {
    std::string code;
    Name name;
    auto operator<=>(const KioskClass&) const = default;
};
struct KioskView {
    Name hall;
    Day day;
    std::vector<KioskQueue> queues;
    std::vector<KioskClass> classes;
    std::string publicUrl;                ///< empty: no QR code is printed
    std::string catalogueVersion;         ///< ETag of GET /api/v1/catalogue without quotes; changes when the catalogue does
    std::vector<Notice> notices{};
    auto operator<=>(const KioskView&) const = default;
};

// --- topic "leases": of the kiosk whose line it is ------------------------------------------------------------------------
/// Numbers first..last of the queue are this kiosk's to give while it is cut off, on that hall day only.
struct Lease {
    std::int64_t lease{};
    std::string queue;                    ///< code
    std::string letters;
    std::int32_t digits{3};
    std::int32_t first{};
    std::int32_t last{};
    std::vector<std::int32_t> merged;     ///< those that reached the server
    auto operator<=>(const Lease&) const = default;
};
struct LeasesView {
    std::string kiosk;                    ///< device
    Day day;
    std::vector<Lease> leases;            ///< of the present hall day
    auto operator<=>(const LeasesView&) const = default;
};

// --- topic "counter/ID" ---------------------------------------------------------------------------------------------
struct WaitingTicket {
    std::string id;
    std::string number;
    std::string queue;
    std::string klass;                    ///< JSON "class"
    Name itemName;
    Time since;                           ///< beginning of this leg's wait, of the hold, or of the miss
    std::optional<Time> due;              ///< of a waiting ticket: when its maximum wait passes
    std::optional<std::string> pool;      ///< of a waiting ticket: "counter" or "clerk" when it waits for this one only
    bool returned{};                      ///< brought back or returned to a place; left out when false
    auto operator<=>(const WaitingTicket&) const = default;
};
struct CounterQueue {
    std::string code;
    std::string letters;
    Name name;
    std::int32_t waiting{};
    std::optional<Time> longestSince;
    bool served{};                        ///< in this counter's profile
    std::optional<WaitMinutes> wait{};    ///< of a ticket taken now; left out while the queue takes nobody, and while nothing is known
    auto operator<=>(const CounterQueue&) const = default;
};
/// Where a ticket can be sent.
struct CounterPlace {
    std::string id;
    std::string label;
    std::string phase;
    std::optional<std::string> clerk;     ///< staff id
    auto operator<=>(const CounterPlace&) const = default;
};
/// What Undo would take back here.
struct CounterUndo {
    std::string act;                      ///< call-next, start, finish, no-show, hold, resume, transfer, return, pick, finish-and-call-next
    std::string number;
    Time until;
    auto operator<=>(const CounterUndo&) const = default;
};
struct CounterView {
    Name hall;
    Day day;
    std::string id;
    std::string label;
    std::string phase;                    ///< closed, open, paused
    std::string pauseReason;
    std::optional<Ticket> current;        ///< called or served here
    std::vector<CounterQueue> queues;     ///< all of the hall; those of the profile first, in its order
    std::vector<WaitingTicket> waiting;   ///< that this counter could call, in calling order within its queue; at most 40
    std::vector<WaitingTicket> held;      ///< that this counter could resume
    std::vector<WaitingTicket> missed;    ///< that can be brought back here; at most 20, newest first
    std::int32_t waitingTotal{};          ///< over the queues of the profile
    std::int32_t servedToday{};           ///< services finished at this counter
    std::int32_t callLimit{};
    std::vector<KioskClass> classes;      ///< names of the priority classes
    std::optional<std::string> clerk;     ///< staff id of who is signed in here
    bool signInRequired{};                ///< left out when false, like the next two
    bool finishAndCallNext{};
    bool pickNeedsApproval{};
    std::optional<CounterUndo> undo;
    std::vector<CounterPlace> places;     ///< the other counters; left out when empty
    std::vector<std::string> clerks;      ///< staff ids of the other clerks who are signed in somewhere; left out when empty
    std::vector<CaseMarkSeq> cases;       ///< of the visitor at this counter; left out when empty. The page itself: GET /api/v1/cases/NUMBER
    std::vector<Notice> notices{};        ///< also those for the clerks alone
    auto operator<=>(const CounterView&) const = default;
};

// --- topic "tasks": reviewers; a department whose number changed is fetched by GET /api/v1/tasks ----------------------
struct DepartmentTasks {
    std::string department;               ///< code
    std::int32_t open{};                  ///< tasks that are not decided
    std::uint64_t seq{};                  ///< of the newest event that concerned one of them
    auto operator<=>(const DepartmentTasks&) const = default;
};
struct TasksView {
    std::vector<DepartmentTasks> departments;
    std::optional<std::uint64_t> supervision;  ///< supervisors and managers: of the newest event of any case, request, order or follow-up
    auto operator<=>(const TasksView&) const = default;
};

// --- topic "hall" and GET /api/v1/hall ------------------------------------------------------------------------------
struct HallCounter {
    std::string id;
    std::string label;
    std::string profile;
    std::string phase;
    std::string pauseReason;
    std::optional<std::string> number;
    std::optional<std::string> ticketState;
    std::optional<std::string> clerk;     ///< staff id
    std::optional<Time> since{};          ///< of `ticketState`, or of `phase` where nobody is there
    std::optional<std::int32_t> servedToday{};
    auto operator<=>(const HallCounter&) const = default;
};
struct HallTotals {                       ///< tickets of the hall day by state; they add up to `issued`
    std::int32_t issued{}, waiting{}, called{}, serving{}, held{}, missed{}, served{}, cancelled{}, closedUnserved{};
    auto operator<=>(const HallTotals&) const = default;
};
/// A wait as it is foreseen, in seconds: of ten who have to wait, one is called within `p10`, five within `p50`, nine within `p90`.
struct WaitSeconds {
    std::int32_t p10{};
    std::int32_t p50{};
    std::int32_t p90{};
    auto operator<=>(const WaitSeconds&) const = default;
};
struct HallQueue {
    std::string code;
    std::string letters;
    Name name;
    std::int32_t waiting{};
    std::optional<Time> longestSince;
    bool accepting{true};
    std::optional<std::int64_t> maximumWaitMs{};  ///< that the hall promises here
    std::optional<Time> due{};            ///< when the maximum wait of one who waits here first passes, or passed
    std::optional<Name> notice{};         ///< why it takes nobody, in the hall's own words
    std::optional<WaitSeconds> wait{};    ///< of a ticket taken now
    std::optional<WaitSeconds> longest{}; ///< from issue to call, of whoever waits there and will have waited longest
    std::optional<std::int32_t> issued{}; ///< tickets of this hall day, where there is a cap
    std::optional<std::int32_t> cap{};    ///< of a hall day; left out: none
    auto operator<=>(const HallQueue&) const = default;
};
/// Those who wait for one counter or one clerk: in `totals`, and in no queue's figures.
struct HallPools {
    std::int32_t waiting{};
    std::optional<Time> longestSince;
    std::optional<Time> due;
    auto operator<=>(const HallPools&) const = default;
};
/// How often visitors were called within the interval that they were told, of those who had to wait.
struct HallIntervals {
    std::int32_t right{};
    std::int32_t told{};
    auto operator<=>(const HallIntervals&) const = default;
};
/// Somebody who waits and whose maximum wait will probably pass before the call.
struct HallBreach {
    std::string number;
    std::string queue;                    ///< code
    Time due;                             ///< when the maximum wait passes
    Time call;                            ///< when they will probably be called
    std::int32_t percent{};               ///< how sure it is
    auto operator<=>(const HallBreach&) const = default;
};
/// A queue that will probably break its promise within three quarters of an hour: also to people who have not come yet.
struct HallAlarm {
    std::string queue;                    ///< code
    Time at;                              ///< when the first promise will probably pass
    std::int32_t percent{};               ///< how sure it is
    std::int32_t tickets{};               ///< who will probably wait too long in that time
    auto operator<=>(const HallAlarm&) const = default;
};
/// What would help, as the same forecast finds.
struct HallAdvice {
    std::string profile;                  ///< code
    std::int32_t counters{};              ///< so many more of it, from now on
    std::int32_t breaches{};              ///< foreseen if nothing is done
    std::int32_t left{};                  ///< of these, with them
    auto operator<=>(const HallAdvice&) const = default;
};
struct HallForecast {
    Time at;
    std::string basis;                    ///< usual, forward, corrected
    std::int32_t breaching{};             ///< of those who wait; the first 20 are listed
    std::vector<HallBreach> breaches;     ///< earliest first; left out when empty
    std::vector<HallAdvice> advice;       ///< left out when empty
    HallIntervals today;
    HallIntervals thirtyDays;
    std::vector<HallAlarm> alarms{};      ///< earliest first; left out when empty
    auto operator<=>(const HallForecast&) const = default;
};
struct HallView {
    std::string code;
    Name name;
    Day day;
    std::vector<HallQueue> queues;
    std::vector<HallCounter> counters;
    HallTotals totals;
    std::optional<std::int64_t> configuration;  ///< its version
    std::optional<Time> openedAt{};       ///< the hall day, while it goes on
    std::optional<HallPools> pools{};     ///< while somebody waits there
    std::optional<HallForecast> forecast{};     ///< left out while nothing is known
    std::vector<Notice> notices{};        ///< what phones show; everybody may read this view. All of them: GET /api/v1/notices
    std::optional<std::int64_t> noticesSeq{};   ///< of the newest event about any notice; left out before the first
    auto operator<=>(const HallView&) const = default;
};

// --- GET /api/v1/visits/TOKEN: what a visitor's own page shows, and nothing that is anybody else's business ----------------
struct VisitView {
    Name hall;
    Day day;
    std::string number;
    Name queue;
    std::string language;                 ///< "zh" | "en"
    std::string state;                    ///< of the ticket
    Time issuedAt;
    std::optional<std::int32_t> ahead;    ///< how many wait in front, while waiting
    std::optional<std::string> counterLabel;  ///< while called or served
    std::optional<Time> calledAt;         ///< while called
    std::int32_t calls{};
    std::optional<WaitMinutes> wait{};    ///< from now on, while waiting and known
    std::vector<Notice> notices{};
    std::optional<Time> reachableFrom{};  ///< taken from afar: is not called before, unless the visitor says to be here; left out once it may be
    std::optional<std::int32_t> moreTime{};   ///< how often its visitor may still let others go first; while waiting or called
    std::optional<std::int32_t> letFirst{};   ///< and how many
    auto operator<=>(const VisitView&) const = default;
};

// --- topic "queue/CODE": phones of all who wait there; it comes with the topic "visit" --------------------------------------
struct QueueView {
    std::string queue;                    ///< code
    Day day;
    std::vector<std::string> waiting;     ///< numbers in calling order: who stands at place n has n in front
    std::vector<std::int32_t> from;       ///< minutes from now on, of the first ones of `waiting`: as many as are known
    std::vector<std::int32_t> to;
    std::vector<Notice> notices{};
    auto operator<=>(const QueueView&) const = default;
};

// --- GET /api/v1/catalogue ------------------------------------------------------------------------------------------
struct GuideMaterial {
    Name name;
    std::string form;                     ///< "original", "copy", "original-and-copy", "electronic"
    std::int32_t copies{1};
    bool required{true};
    std::string code;                     ///< the same paper in every item; may be empty
    Name basis;                           ///< zh may be empty
    std::string grade;                    ///< "" or A .. D
    std::string source;                   ///< applicant, shared, issued; empty: applicant
    bool mayFollow{};                     ///< minor: may be brought later
    auto operator<=>(const GuideMaterial&) const = default;
};
struct Guide {
    Name conditions;
    std::vector<GuideMaterial> materials;
    std::int32_t statutoryDays{};         ///< working days; 0 = not stated
    std::int32_t promisedDays{};          ///< working days; 0 = on the spot or not stated
    Name fee;
    bool online{};                        ///< can be done without coming
    // The rest is left out where it is empty or 0.
    Name process;
    Name basis;
    Name notes;
    Name result;
    std::string consultPhone;
    std::string supervisePhone;
    std::int32_t caseType{};              ///< GB/T 39046 A.6: 1 at once, 2 promised, 9 other
    std::int32_t completeness{};          ///< per cent of what a guide should say that this one says
    bool sensitive{};
    auto operator<=>(const Guide&) const = default;
};
struct CatalogueItem {
    std::string code;
    std::string department;               ///< code
    Name name;
    Name shortName;
    std::string type;                     ///< code of the item type (GB/T 39046 A.1 as the source has it)
    std::string subject;                  ///< both, person, company
    std::string queue;                    ///< code
    std::string pinyin;                   ///< "qiye touzi ..." lower case, without tones, syllables apart by one space
    std::string initials;                 ///< "qytz..."
    std::int32_t popularity{};            ///< higher = shown earlier; 0 = unknown
    std::optional<Guide> guide;           ///< none: not published yet
    auto operator<=>(const CatalogueItem&) const = default;
};
struct CatalogueDepartment {
    std::string code;
    Name name;
    auto operator<=>(const CatalogueDepartment&) const = default;
};
struct CatalogueType {
    std::string code;
    Name name;
    auto operator<=>(const CatalogueType&) const = default;
};
struct Catalogue {
    std::string version;
    std::vector<CatalogueDepartment> departments;
    std::vector<CatalogueType> types;
    std::vector<CatalogueItem> items;
    auto operator<=>(const Catalogue&) const = default;
};

}  // namespace hall::wire
