// The frames of "hall.v1": what a client and the server say to each other over one WebSocket, one JSON text frame each.
//
//   client  {"hello":"hall.v1","auth":{"kind":"token","token":"..."},"topics":["lobby"],"client":"lobby-display/0.1"}
//           {"command":"call-next","id":"9f0c...","body":{}}
//   server  {"welcome":"hall.v1","role":"counter","device":"counter-1","at":"...","version":"0.1"}
//           {"view":"lobby","seq":12,"at":"...","data":{...}}
//           {"receipt":"9f0c...","status":200,"ticket":{...}}           200/201/204 done (204: nobody waiting)
//           {"receipt":"9f0c...","status":409,"problem":{...}}
//           {"refused":{...problem...}}                                 then the server closes
//
// The first member tells the kind, but order is not required. Duplicate keys, wrong types, depth over 32, bad UTF-8 and numbers out
// of range are refused with the codes named in StrictJson.hpp; so are members that are not known, of what a client says. What the
// server says may have more of them than a client knows, because the server may be newer: they are passed over.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "schema/wire/Cases.hpp"
#include "schema/wire/Values.hpp"
#include "schema/wire/Views.hpp"

namespace hall::wire {

inline constexpr std::string_view subprotocol = "hall.v1";
inline constexpr std::size_t maximumFrameBytes = 65'536;   ///< of a client's frame
inline constexpr std::size_t maximumCommandIdLength = 64;  ///< printable ASCII without space, at least 8
inline constexpr std::size_t noticeBytes = 300;            ///< of a notice, in either language: a sentence or two that fit on a board

struct Auth {
    std::string kind;                      ///< token: a device or a session; ticket: whoever has a visitor's link; open: nobody
    std::string token;                     ///< left out for open
};
struct Hello { Auth auth; std::vector<std::string> topics; std::string client; };

/// One command, over WebSocket or as the body of its HTTP route. Each takes the members that name it below and no others;
/// required are item (issue), ticket and queue. Codes and ids are 1 to 64 printable ASCII characters without space, a reason is
/// [a-z-]{1,32}.
struct Command {
    std::string name;                      ///< "call-next"
    std::string id;                        ///< command id (HTTP: Idempotency-Key)
    std::optional<std::string> item;       ///< issue
    std::optional<std::string> klass;      ///< issue; JSON "class"
    std::optional<std::string> language;   ///< issue
    std::optional<std::string> ticket;     ///< bring-back, resume, cancel, pick
    std::optional<std::string> queue;      ///< transfer
    std::optional<std::string> reason;     ///< pause, end-day, pick
    std::optional<std::vector<std::string>> further{};  ///< issue: codes of further services, at most 8
    std::optional<std::string> toCounter{};    ///< transfer, instead of queue: id of a counter
    std::optional<std::string> toClerk{};      ///< transfer, instead of queue: staff id
    std::optional<std::string> place{};        ///< return: by-age, first, behind, last; without it by-age
    std::optional<std::int64_t> behind{};      ///< return to place behind: so many stand in front, 1..100
    std::optional<bool> entitled{};            ///< confirm-class
    std::optional<std::int64_t> lease{};       ///< merge
    std::optional<std::int64_t> number{};      ///< merge: without letters and star
    std::optional<Time> issuedAt{};            ///< merge
    std::optional<std::string> approval{};     ///< pick, bring-back, notify: one-use token of a supervisor's approval
    std::optional<std::vector<std::string>> applications{};  ///< issue: application IDs, at most 10
    std::optional<std::string> kind{};         ///< show-notice: information, emergency
    std::optional<Name> text{};                ///< show-notice: zh is there; at most noticeBytes of each
    std::optional<std::vector<std::string>> audience{};  ///< show-notice: of boards, kiosks, counters, phones; an emergency needs none
    std::optional<Time> until{};               ///< show-notice; without it: with the hall day, an emergency when somebody ends it
    std::optional<std::vector<std::string>> counters{};  ///< show-notice: ids of the only counters that it is for
    std::optional<std::int64_t> notice{};      ///< end-notice; over HTTP it stands in the path
    std::optional<std::string> booking{};      ///< issue, instead of item, class and further: token of the booking that is checked in
    std::optional<CaseBody> work{};            ///< of the commands about a case (caseCommandNames)
    auto operator<=>(const Command&) const = default;
};

/// All command names: issue, cancel, open, pause, close, call-next, recall, start, finish, no-show, bring-back, hold, resume,
/// transfer, finish-and-call-next, pick, return, undo, confirm-class, add-service (counter; issue and cancel also kiosk and
/// reception), lease, merge (kiosk), open-day, begin-closing, end-day (manager) and show-notice, end-notice (manager; supervisor to
/// counters). Signing in and out goes over HTTP.
const std::vector<std::string_view>& commandNames();

struct Welcome {
    std::string role;
    std::string device;
    Time at;
    std::string version;
    std::optional<std::string> counter;
    std::optional<std::int32_t> speed{};  ///< of a demo hall's clock, in its seconds per second; left out when 1
    std::optional<std::string> staff{};   ///< id of the person whose session this is
};
/// `data` is the view's JSON text as it came: parse it with the parser of the topic.
struct ViewFrame { std::string view; std::uint64_t seq{}; Time at; std::string data; };
struct Receipt {
    std::string id;
    std::int32_t status{};
    std::optional<Ticket> ticket;
    std::optional<Problem> problem;
    std::optional<CaseResult> work{};      ///< JSON "case": of a command about a case
};
struct RefusedFrame { Problem problem; };

using ClientFrame = std::variant<Hello, Command>;
using ServerFrame = std::variant<Welcome, ViewFrame, Receipt, RefusedFrame>;

/// Either a value or the problem that names what is wrong with the text.
template <class T>
using Parsed = std::variant<T, Problem>;

// --- server side: read what clients say -------------------------------------------------------------------------------
/// When the text is a command frame with a usable id, that id is put into `commandId` even if the rest is wrong, so that the
/// problem can be told as that command's receipt.
Parsed<ClientFrame> parseClientFrame(std::string_view text, std::string* commandId = nullptr);
/// The body of an HTTP command route. `name` and `id` come from the route and the header; an empty body is an empty object.
/// The body of PUT /api/v1/applications/ID.
Parsed<Application> parseApplication(std::string_view body);
Parsed<Command> parseCommandBody(std::string_view name, std::string_view id, std::string_view body);

// --- client side: read what the server says ---------------------------------------------------------------------------
Parsed<ServerFrame> parseServerFrame(std::string_view text);
Parsed<LobbyView> parseLobbyView(std::string_view data);
Parsed<KioskView> parseKioskView(std::string_view data);
Parsed<CounterView> parseCounterView(std::string_view data);
Parsed<HallView> parseHallView(std::string_view data);
Parsed<VisitView> parseVisitView(std::string_view data);
Parsed<QueueView> parseQueueView(std::string_view data);
Parsed<LeasesView> parseLeasesView(std::string_view data);
Parsed<TasksView> parseTasksView(std::string_view data);
Parsed<NoticeList> parseNoticeList(std::string_view data);
Parsed<CaseView> parseCaseView(std::string_view data);
Parsed<CaseList> parseCaseList(std::string_view data);
Parsed<CaseResult> parseCaseResult(std::string_view data);
Parsed<KioskApplications> parseKioskApplications(std::string_view data);
Parsed<Catalogue> parseCatalogue(std::string_view data);
Parsed<Ticket> parseTicket(std::string_view data);
/// The body of an HTTP answer that is a problem; nullopt when it is none.
std::optional<Problem> parseProblem(std::string_view data);

// --- write --------------------------------------------------------------------------------------------------------------
std::string encode(const Hello&);
std::string encode(const Command&);        ///< the WebSocket frame
std::string encodeBody(const Command&);    ///< the HTTP body
std::string encode(const Welcome&);
std::string encode(const Receipt&);
std::string encode(const RefusedFrame&);
std::string encode(const Problem&);        ///< application/problem+json
std::string encode(const Ticket&);
std::string encode(const CounterPhase&);
std::string encode(const LobbyView&);
std::string encode(const KioskView&);
std::string encode(const CounterView&);
std::string encode(const HallView&);
std::string encode(const VisitView&);
std::string encode(const QueueView&);
std::string encode(const LeasesView&);
std::string encode(const TasksView&);
std::string encode(const NoticeList&);
std::string encode(const CaseView&);
std::string encode(const CaseList&);
std::string encode(const CaseResult&);
std::string encode(const KioskApplications&);
std::string encode(const Application&);
std::string encode(const Catalogue&);
/// A view frame around data that is already JSON text.
std::string encodeViewFrame(std::string_view view, std::uint64_t seq, const Time& at, std::string_view dataJson);

/// RFC 3339 with milliseconds and offset; nullopt for anything else.
std::optional<Time> parseTime(std::string_view text);
std::string format(const Time& time);

}  // namespace hall::wire
