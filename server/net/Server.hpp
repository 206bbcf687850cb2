// Everything between sockets and the engine: HTTP and WebSocket on one thread that owns all sockets.
//
// Order in the composition root: Server, then Engine with server.audience(), engine.start(), server.start(engine, address);
// at the end server.stop(), engine.stop(). What is not marked otherwise may be called from any thread.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "schema/wire/Dashboard.hpp"
#include "schema/wire/Values.hpp"
#include "server/access/Delays.hpp"
#include "server/access/Devices.hpp"
#include "server/access/SecretRules.hpp"
#include "server/access/Secrets.hpp"
#include "server/engine/Engine.hpp"
#include "server/engine/People.hpp"
#include "server/engine/Ports.hpp"
#include "server/net/Identity.hpp"
#include "server/net/Routes.hpp"

namespace hall::net {

/// A file that is served as it is, without a token: the visitors' pages; "/manager" and below it, on the staff's listener only, the
/// manager's; and below "/api/v1/contract/" what this interface is.
struct Page {
    std::string path;          ///< "/", "/hall.js"; "/t/" serves every path below it
    std::string contentType;   ///< "text/html; charset=utf-8"
    std::string_view bytes;    ///< lives as long as the server
    std::string_view gzipped{};  ///< the same for those who take gzip; as long. Empty: for nobody
};

struct Limits {
    std::size_t headerBytes{8'192};                ///< 431 beyond
    std::size_t bodyBytes{65'536};                 ///< 413 beyond
    std::chrono::milliseconds handshakeDeadline{5'000}; ///< TLS: from the connection to the end of the handshake
    std::size_t fileBytes{10'000'000};             ///< of a file that belongs to an application; from callers with a token only
    std::size_t filesAtOnce{16};                   ///< such bodies under way; more: 503 overloaded
    std::chrono::milliseconds fileDeadline{120'000};    ///< for such a body
    std::chrono::milliseconds headerDeadline{5'000};
    std::chrono::milliseconds bodyDeadline{15'000};
    std::chrono::milliseconds idleDeadline{30'000};     ///< HTTP keep-alive between two requests
    std::chrono::milliseconds helloDeadline{5'000};     ///< WebSocket: from the upgrade to the hello
    std::chrono::milliseconds pingInterval{5'000};      ///< WebSocket: at least so often something is sent
    std::chrono::milliseconds silenceDeadline{30'000};  ///< WebSocket: nothing heard (a pong will do): closed
    std::chrono::milliseconds stallDeadline{10'000};    ///< nothing could be written for so long: closed
    std::size_t connections{20'000};               ///< and no more than descriptors allow
    std::size_t connectionsPerAddress{4'096};      ///< of one remote address that is not loopback; visitors may share one
    std::size_t connectionsFromLoopback{20'000};
    // Beyond these, and beyond those above, whoever has not said who they are makes room: see GiveWay.
    std::size_t unheard{2'048};                    ///< connections that have not yet asked anything to the end
    std::size_t unheardBytes{1u << 20};            ///< of what they have said so far
    std::chrono::milliseconds hearing{100};        ///< once so many are there, that many more are let in within this time at each door
    std::size_t strangersAtOnce{32};               ///< questions without a token in the writer's thread
    std::chrono::milliseconds answerDeadline{60'000};   ///< in which somebody without a token must have taken an answer
    std::size_t commandsInFlight{16};              ///< of one WebSocket; more: the command is answered 503 overloaded
    std::size_t linesPerTicket{6};                 ///< phones that follow one ticket; one more: the oldest line goes
    std::chrono::milliseconds phoneInterval{20'000};    ///< phones: so often they hear something at least, and are asked for a sign of life
    std::chrono::milliseconds phoneSilence{60'000};     ///< phones: nothing heard for so long: closed
    std::size_t phoneFramesPerSecond{5};           ///< of a phone; it has nothing to say but pongs
    std::size_t framesPerSecond{200};              ///< of one WebSocket's client, on average; bursts of twice as many; more: closed
};

struct Settings {
    std::size_t toldPerDay{100};                   ///< follow-ups of a day, from which on visitors' pages open no more
    std::string staffsClass;                       ///< of follow-ups by which staff contest their own figures: not for visitors
    std::string version;                           ///< told in the welcome; never in a Server header
    std::string publicUrl;                         ///< "https://hall.example"; empty: no QR code is printed
    std::vector<std::string> hosts;                ///< values of Host that are answered, without port; empty: any
    std::array<std::uint8_t, 32> visitKey{};       ///< secret of the hall for visitors' links (access::VisitTokens)
    std::vector<Page> pages;
    std::int32_t clockSpeed{1};                    ///< told in the welcome: seconds of the hall's clock in a real one; 1 but for demos
    bool openMetrics{false};                       ///< /metrics to any address instead of loopback only
    Limits limits;
    /// How secrets of people are treated.
    struct Secrets {
        access::HashCost cost;
        access::SecretRules rules;
        access::Delays delays;
        std::size_t atOnce{32};                    ///< judged or waiting to be; more: 503 overloaded
    };
    Secrets secrets;
};

/// Where connections come in, who is expected there, and what is shown to them.
struct Listener {
    std::string address;                           ///< "ADDR:PORT", "[::1]:8080"; port 0: any free one
    Side side{Side::every};
    std::shared_ptr<const Identity> identity;      ///< none: plain. Whether plain is allowed there is for the caller to know
};

/// Whom "ADDR:PORT" can be reached by. Numeric addresses only: names are not looked up.
enum class Reach { notAnAddress, thisMachine, network };
Reach reachOf(const std::string& address);

/// What the city's platform asks, and who wants a paper. server/city answers.
struct CityAsked {
    enum class Kind { putApplication, application, putFile, file, document };
    Kind kind{Kind::application};
    std::string id;                                ///< application, case or document, as in the path
    std::string file;                              ///< its ordinal, or its id
    std::string material;                          ///< putFile: header Material; may be empty
    std::string mediaType;                         ///< putFile
    std::string code;                              ///< document
    std::shared_ptr<const std::string> body;
    core::Actor actor;
    std::string commandId;                         ///< may be empty
};
struct CityAnswer {
    int status{200};
    std::string_view contentType{"application/json"};  ///< a word that lives for ever
    std::shared_ptr<const std::string> body;
};
/// The last three are told as the problem that they are.
using CityTold = std::variant<CityAnswer, core::Refused, engine::Fault, wire::Problem>;

/// What came of a question about the past: JSON, or the code of a problem (404 unknown-ticket or unknown-day, 503 overloaded).
struct Explained {
    std::string json;
    std::string_view problem;                      ///< a word that lives for ever
};

/// A question about a period, as it stands in the query: what it means is for whoever answers.
using ReportAsked = std::vector<std::pair<std::string, std::string>>;
struct Reported {
    std::string body;
    std::string_view contentType;                  ///< a word that lives for ever
    std::string fileName;                          ///< for a browser to save it by; empty: it is not a file
    std::optional<wire::Problem> problem;          ///< instead of all that
};

/// A search of the log that was taken, or was not: there are too many, or a parameter has this name and cannot be.
struct LogAsked {
    bool taken{};
    std::string wrong;
};

/// What net needs of other rooms and may not include.
struct Ports {
    engine::Clock& clock;                          ///< asked in the writer's thread only
    engine::Zone& zone;                            ///< asked in the writer's thread only
    /// One JSON object {"seq","at","kind",...}: codes only. Called in the writer's thread.
    std::function<std::string(const core::Event&, std::int32_t offsetMinutes)> encodeEvent;
    /// Why the hall is not ready ("disk-full"); empty when it is. Called in the network thread, so it must not block.
    std::function<std::string()> notReady;
    /// Lines for the operator, without personal data: a listener that backs off, a watcher that stalled.
    std::function<void(std::string_view line)> report;
    /// Accounts, sessions and devices, used in the writer's thread only; without them the routes of people are not there.
    engine::People* people{};
    engine::Credentials* credentials{};
    /// What sessions and delays go by: never a demo's sped-up time, which would lock everybody out in seconds. From any thread.
    engine::Clock* peopleClock{};
    /// Lines about people for the operator's journal: fixed words and staff ids only. From any thread.
    std::function<void(std::string_view line)> audit{};
    /// Why a ticket was called when it was: the ticket (0: the number on this day, yyyymmdd, 0: the last). `told` is called once, from
    /// any thread. False: too many ask. Must not block. Empty: no such routes.
    std::function<bool(core::TicketId ticket, const std::string& number, core::LocalDate day, std::function<void(Explained)> told)> explain{};
    /// Seals what is personal at the door; any thread. `vault` in the writer's thread only. Without them there are no cases.
    const engine::Sealer* sealer{};
    engine::Vault* vault{};
    engine::Files* files{};
    /// `told` is called once, from any thread. Must not block. Empty: no such routes.
    std::function<void(CityAsked asked, std::function<void(CityTold)> told)> city{};
    /// The figures of a day (yyyymmdd; 0: the present or last one). `told` is called once, from any thread. False: too many ask. Must not
    /// block. Empty: no such route.
    std::function<bool(core::LocalDate day, std::function<void(Explained)> told)> figures{};
    /// Figures of a period. `told` is called once, from any thread. False: too many ask. Must not block. Empty: no such route.
    std::function<bool(const ReportAsked& asked, const std::function<void(Reported)>& told)> period{};
    /// Events that answer to the parameters of GET /api/v1/log, the newest first. `told` is called once, from any thread, if it was taken.
    /// Must not block. Empty: no such route.
    std::function<LogAsked(const std::vector<std::pair<std::string, std::string>>& query, std::function<void(Explained)> told)> search{};
    /// What came of the last verification of the log, as JSON; `begin`: a new one begins first. Must not block. Empty: no such routes.
    std::function<std::string(bool begin)> verification{};
    /// Waits that views show; asked in the writer's thread only. Without them views show none.
    const engine::Forecasts* forecasts{};
    /// What coming days need ("plan"), what the present one expects ("demand"), what a past one would have been ("replay"). As `period`.
    std::function<bool(std::string_view what, const ReportAsked& asked, const std::function<void(Reported)>& told)> planning{};
    /// Appraisal, as `period`. Who may see only their own figures is asked for by name.
    std::function<bool(const ReportAsked& asked, const std::function<void(Reported)>& told)> appraisal{};
    /// The hall run forward, as it is and otherwise. `told` is called once, from any thread. False: too many ask. Must not block. Empty: no such
    /// route.
    std::function<bool(wire::WhatIfWanted wanted, std::function<void(Reported)> told)> whatIf{};
    /// A text as a QR code in SVG. In the writer's thread. Empty: no such routes.
    std::function<std::string(const std::string& text)> qrCode{};
};

class Server {
  public:
    Server(Settings settings, Ports ports);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// For the engine's constructor. Lives as long as the server.
    engine::Audience& audience();

    /// Listens and starts the thread. `engine` has been started and outlives stop(). Returns what went wrong; empty: listening everywhere.
    std::string start(engine::Engine& engine, const std::vector<Listener>& listeners);
    /// The bound port of a listener, after start().
    [[nodiscard]] std::uint16_t port(std::size_t listener = 0) const;
    /// Takes no new connections, lets answers under way go out for at most `patience`, closes all sockets, ends the thread.
    void stop(std::chrono::milliseconds patience = std::chrono::seconds(3));

    /// Replaces who may sign in. Sockets of devices that are gone are closed at once.
    void setDevices(std::shared_ptr<const access::Devices> devices);
    /// Ends all sessions of this person: the secret was changed by the operator.
    void endSessions(core::StaffId staff);
    /// The catalogue as it is served, already encoded; `version` becomes its ETag and stands in the kiosk's view.
    void setCatalogue(std::string version, std::string json);
    /// Other waits are foreseen now. In the writer's thread.
    void foreseen(const core::State& state);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace hall::net
