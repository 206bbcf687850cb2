#include "server/app/Serve.hpp"

#include <malloc.h>
#include <signal.h>
#include <spdlog/spdlog.h>
#include <systemd/sd-daemon.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <memory>
#include <thread>
#include <variant>

#include "schema/wire/Frames.hpp"
#include "schema/wire/StrictJson.hpp"
#include "server/access/Devices.hpp"
#include "server/app/Certificates.hpp"
#include "server/app/City.hpp"
#include "server/app/ControlSocket.hpp"
#include "server/app/DemoClock.hpp"
#include "server/app/Desk.hpp"
#include "server/app/EventJson.hpp"
#include "server/app/Foresight.hpp"
#include "server/app/HallZone.hpp"
#include "server/app/History.hpp"
#include "server/app/Listening.hpp"
#include "server/app/Log.hpp"
#include "server/app/Operations.hpp"
#include "server/app/Planning.hpp"
#include "server/app/ProcessConfig.hpp"
#include "server/app/QrCode.hpp"
#include "server/app/Reading.hpp"
#include "server/app/Reports.hpp"
#include "server/app/VaultDesk.hpp"
#include "server/app/Verification.hpp"
#include "server/app/Version.hpp"
#include "server/app/VisitKey.hpp"
#include "server_app/Embedded.hpp"
#include "server/engine/Engine.hpp"
#include "server/engine/SystemEntropy.hpp"
#include "server/engine/SystemClock.hpp"
#include "server/ingest/Toml.hpp"
#include "server/net/Server.hpp"
#include "server/store/Store.hpp"
#include "server/store/vault/KeyRing.hpp"
#include "server/store/vault/SealedFiles.hpp"
#include "server/web/Pages.hpp"

namespace hall::app {
namespace {

/// schema/api, for whoever has nothing but the server.
std::vector<net::Page> contractPages() {
    constexpr auto yaml = "application/yaml";  // RFC 9512
    return {{"/api/v1/contract/README.md", "text/markdown; charset=utf-8", embedded::README_md},
            {"/api/v1/contract/openapi.yaml", yaml, embedded::openapi_yaml},
            {"/api/v1/contract/asyncapi.yaml", yaml, embedded::asyncapi_yaml},
            {"/api/v1/contract/types.yaml", yaml, embedded::types_yaml},
            {"/api/v1/contract/problems.yaml", yaml, embedded::problems_yaml}};
}

/// SIGTERM and SIGINT are waited for, never handled in between; writing to a closed socket is an error code, not a signal.
sigset_t blockSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    signal(SIGPIPE, SIG_IGN);
    return signals;
}

/// Waits at most five seconds; the signal that came, or 0.
int waitForSignal(const sigset_t& signals) {
    const timespec patience{5, 0};
    const int got = sigtimedwait(&signals, nullptr, &patience);
    return got > 0 ? got : 0;
}

std::shared_ptr<const access::Devices> devicesOf(store::Store& store) {
    return std::make_shared<const access::Devices>(store.devices());
}

void publishCatalogue(net::Server& server, store::Store& store) {
    const auto document = store.document("catalogue");
    if (document) {
        server.setCatalogue(std::to_string(document->version), document->body);
    } else {
        server.setCatalogue("0", wire::encode(wire::Catalogue{"0", {}, {}, {}}));
    }
}

std::string_view word(store::Space space) {
    switch (space) {
        case store::Space::ample: return "";
        case store::Space::low: return "disk space is low: under 1 GiB";
        case store::Space::scarce: return "disk space is scarce: under 256 MiB";
        case store::Space::critical: return "disk space is critical: under 64 MiB, the reserve was given up";
    }
    return "";
}

/// Forecasts of waits learn from the last 30 hall days, those of visitors from more than a year.
constexpr std::size_t daysOfWaits = 30;
std::uint64_t firstToLearnFrom(store::Store& store, std::size_t learned) {
    const auto days = store.days();
    const auto range = days.size() <= learned ? std::nullopt : store.day(days[days.size() - learned]);
    return range ? range->first : 0;
}

std::int64_t nowUtcMs() {
    return engine::SystemClock().now().utcMs;
}

/// The plan with its certificate, or what is wrong: then nothing is opened.
std::variant<std::vector<net::Listener>, std::string> listenersOf(const ProcessConfig& config, const std::vector<PlannedListener>& plan) {
    std::shared_ptr<const net::Identity> identity;
    if (std::any_of(plan.begin(), plan.end(), [](const PlannedListener& one) { return one.tls; })) {
        auto loaded = net::Identity::load(config.certificate, config.key);
        if (auto* wrong = std::get_if<std::string>(&loaded)) return std::move(*wrong);
        identity = std::move(std::get<std::shared_ptr<const net::Identity>>(loaded));
        const CertificateState state = certificateState(config.certificate, config.key, nowUtcMs());
        if (state.good) spdlog::info("{}", state.what);
        else spdlog::warn("{}: {}", state.what, state.advice);
    }
    std::vector<net::Listener> listeners;
    for (const PlannedListener& one : plan) listeners.push_back({one.address, one.side, one.tls ? identity : nullptr});
    return listeners;
}

/// Whoever asks over HTTP: the question's words go to the thread that answers, what was wrong comes back as a problem.
bool askReport(Reports& reports, ReportKind kind, const net::ReportAsked& asked, const std::function<void(net::Reported)>& told) {
    const auto tellWrong = [told](const reports::WrongQuestion& wrong) {
        const std::string detail = wrong.parameter.empty() ? wrong.why : wrong.parameter + " " + wrong.why;
        told({{}, {}, {}, wire::problem("report-question-wrong", 400, detail)});
    };
    auto read = reportQuestionOf(kind, asked);
    if (const auto* wrong = std::get_if<reports::WrongQuestion>(&read)) {
        tellWrong(*wrong);
        return true;
    }
    return reports.ask(std::move(std::get<ReportQuestion>(read)), [told, tellWrong](Reports::Answer answer) {
        if (const auto* wrong = std::get_if<reports::WrongQuestion>(&answer)) return tellWrong(*wrong);
        if (const auto* problem = std::get_if<std::string_view>(&answer)) return told({{}, {}, {}, wire::problem(*problem, 503)});
        auto& made = std::get<MadeReport>(answer);
        told({std::move(made.body), made.contentType, std::move(made.fileName), std::nullopt});
    });
}

/// day, and change as often as one likes.
bool askReplay(History& history, const net::ReportAsked& asked, const std::function<void(net::Reported)>& told) {
    const auto wrong = [told](const std::string& detail) { told({{}, {}, {}, wire::problem("plan-question-wrong", 400, detail)}); };
    core::LocalDate day;
    std::vector<reports::StaffingChange> changes;
    for (const auto& [name, value] : asked) {
        if (name == "day") {
            const auto date = parseDay(value);
            if (!date || !core::isDate(*date) || day.yyyymmdd != 0) return wrong("day wants one date"), true;
            day = *date;
        } else if (name == "change") {
            auto read = reports::staffingChangeOf(value);
            if (const auto* no = std::get_if<std::string>(&read)) return wrong("change " + *no), true;
            changes.push_back(std::get<reports::StaffingChange>(std::move(read)));
        } else {
            return wrong("day and change can be asked"), true;
        }
    }
    return history.replay(day, std::move(changes), [told, wrong](const History::Answer& answer) {
        if (answer.problem == "plan-question-wrong") return wrong(answer.json);
        if (!answer.problem.empty()) return told({{}, {}, {}, wire::problem(answer.problem, answer.problem == "unknown-day" ? 404 : 503)});
        told({answer.json, "application/json", {}, std::nullopt});
    });
}

bool askPlanning(Planning& planning, std::string_view what, const net::ReportAsked& asked, const std::function<void(net::Reported)>& told) {
    const auto wrong = [told](const std::string& detail) { told({{}, {}, {}, wire::problem("plan-question-wrong", 400, detail)}); };
    auto parameters = asked;
    const bool asTable = std::erase(parameters, std::pair<std::string, std::string>("format", "csv")) == 1;
    std::erase(parameters, std::pair<std::string, std::string>("format", "json"));
    const auto tell = [told, asTable](const Planning::Answer& answer) {
        if (const auto* problem = std::get_if<std::string_view>(&answer)) return told({{}, {}, {}, wire::problem(*problem, 503)});
        told({std::get<std::string>(answer), asTable ? "text/csv; charset=utf-8" : "application/json", asTable ? "plan.csv" : "", std::nullopt});
    };
    if (what == "demand") {
        if (!asked.empty()) return wrong("no parameters are known here"), true;
        return planning.expected(tell);
    }
    const auto read = planQuestionOf(parameters);
    if (const auto* no = std::get_if<reports::WrongQuestion>(&read)) return wrong(no->parameter.empty() ? no->why : no->parameter + " " + no->why), true;
    return planning.plan(std::get<PlanQuestion>(read), asTable ? Planning::Form::csv : Planning::Form::json, tell);
}

/// Tells several, one after the other.
class Audiences final : public engine::Audience {
  public:
    explicit Audiences(engine::Audience& first) : all_{&first} {}
    /// Before the engine starts.
    void add(engine::Audience& one) { all_.push_back(&one); }
    void changed(const core::State& state, std::span<const core::Event> events, core::Instant now) override {
        for (engine::Audience* one : all_) one->changed(state, events, now);
    }

  private:
    std::vector<engine::Audience*> all_;
};

class ServingHall {
  public:
    ServingHall(store::Store& store, store::vault::KeyRing& keys, engine::Clock& clock, net::Settings settings, const ServeOptions& options,
                const reports::AppraisalRules& appraisal, std::optional<city::PlatformSettings> platform)
        : store_(store),
          keys_(keys),
          clock_(clock),
          directory_(options.directory),
          appraisal_(appraisal),
          files_(options.directory, keys),
          server_(std::move(settings),
                  {clock, zone_,
                   [](const core::Event& event, std::int32_t offset) { return eventJson(event, offset); },
                   [this] { return engine_.writable() && room_ ? std::string{} : std::string{"disk-full"}; },
                   [](std::string_view line) { spdlog::warn("{}", line); },
                   &store, &store, &peopleClock_,
                   [](std::string_view line) { spdlog::info("{}", line); },
                   [this](core::TicketId ticket, const std::string& number, core::LocalDate day, std::function<void(net::Explained)> told) {
                       return history_.explain({number, day, ticket}, [told = std::move(told)](History::Answer answer) {
                           told({std::move(answer.json), answer.problem});
                       });
                   },
                   &keys_, &store, &files_,
                   [this](net::CityAsked asked, std::function<void(net::CityTold)> told) { askCity(*inbound_, std::move(asked), std::move(told)); },
                   [this](core::LocalDate day, std::function<void(net::Explained)> told) {
                       return history_.figures(day, [told = std::move(told)](History::Answer answer) { told({std::move(answer.json), answer.problem}); });
                   },
                   [this](const net::ReportAsked& asked, const std::function<void(net::Reported)>& told) { return askReport(reports_, ReportKind::period, asked, told); },
                   [this](const std::vector<std::pair<std::string, std::string>>& query, std::function<void(net::Explained)> told) -> net::LogAsked {
                       auto wanted = logWanted(query);
                       if (auto* wrong = std::get_if<std::string>(&wanted)) return {false, std::move(*wrong)};
                       return {history_.search(std::move(std::get<LogWanted>(wanted)),
                                               [told = std::move(told)](History::Answer answer) { told({std::move(answer.json), answer.problem}); }),
                               {}};
                   },
                   [this](bool begin) {
                       if (begin) verification_.begin();
                       return verification_.json();
                   },
                   &foresight_,
                   [this](std::string_view what, const net::ReportAsked& asked, const std::function<void(net::Reported)>& told) {
                       return what == "replay" ? askReplay(history_, asked, told) : askPlanning(planning_, what, asked, told);
                   },
                   [this](const net::ReportAsked& asked, const std::function<void(net::Reported)>& told) { return askReport(reports_, ReportKind::appraisal, asked, told); },
                   [this](wire::WhatIfWanted wanted, std::function<void(net::Reported)> told) { return foresight_.whatIf(std::move(wanted), std::move(told)); },
                   qrSvg}),
          foresight_(foresightSettings(options), {clock, [this](const core::State& state) { server_.foreseen(state); },
                                                  [](std::string_view line) { spdlog::info("{}", line); }}),
          engine_(store, clock, entropy_, zone_, audiences_, engineSettings(options)),
          desk_(engine_, store, {[this] { onWriter([this] { publishCatalogue(server_, store_); }); },
                                 [this] { onWriter([this] { server_.setDevices(devicesOf(store_)); }); },
                                 [this](core::StaffId staff) { server_.endSessions(std::move(staff)); }}) {
        const auto report = [](std::string_view line, bool loud) { loud ? spdlog::warn("{}", line) : spdlog::info("{}", line); };
        audiences_.add(foresight_);
        inbound_ = std::make_unique<city::Inbound>(city::InboundPorts{engine_, keys_, store_, files_, [](std::string_view line) { spdlog::warn("{}", line); }});
        if (!platform) return;
        dispatch_ = std::make_unique<city::Dispatch>(
            std::move(*platform), city::DispatchPorts{engine_, store_, zone_, peopleClock_, engine::SystemClock::machineNow, jitter_, report});
        audiences_.add(*dispatch_);
    }

    /// Empty: serving.
    std::string start(const std::vector<net::Listener>& listeners, core::State loaded) {
        server_.setDevices(devicesOf(store_));
        publishCatalogue(server_, store_);
        const std::uint64_t learnFrom = firstToLearnFrom(store_, daysOfWaits), planFrom = firstToLearnFrom(store_, forecast::daysKept);
        if (engine_.start(std::move(loaded)) != engine::StoreFault::none) return "the hall is served already";
        ::malloc_trim(0);  // what reading the log has used and freed, back to the system
        housekeep();       // before the first visitor finds out
        const std::string wrong = server_.start(engine_, listeners);
        if (!wrong.empty()) {
            inbound_->stop();
            engine_.stop();
            return wrong;
        }
        if (dispatch_) dispatch_->start();
        reports_.start();
        foresight_.start(engine_, learnFrom);
        planning_.start(planFrom);
        return wrong;
    }

    void stop() {
        planning_.stop();
        foresight_.stop();
        history_.stop();
        reports_.stop();
        server_.stop();
        if (dispatch_) dispatch_->stop();
        inbound_->stop();
        engine_.stop();
    }

    [[nodiscard]] std::uint16_t port(std::size_t listener) const { return server_.port(listener); }

    /// Looks after what nobody asks for: the free space of the disk, and whether commands can be taken.
    void housekeep() {
        engine_.ask([this](const core::State&, engine::EventLog&) {
            const auto space = store_.watchSpace();
            // A hall that was started on a full disk learns of it here, not from the first visitor.
            room_ = space != store::Space::critical || store_.probe();
            const bool taken = engine_.writable() && room_;
            if (taken != taken_) {
                if (taken) spdlog::info("commands are taken again");
                else spdlog::error("the disk is full: commands are refused (507) until there is room, boards go on");
            }
            taken_ = taken;
            if (space == space_) return;
            space_ = space;
            if (space == store::Space::ample) {
                spdlog::info("disk space is ample again");
            } else {
                spdlog::warn("{}", word(space));
            }
        });
    }

    Report control(const ControlRequest& request) {
        const auto text = [&](const char* key) {
            const auto at = request.find(key);
            return at == request.end() ? std::string{} : at->second;
        };
        const std::string command = text("command");
        if (command == "backup") return backup(text("file"), text("files") == "yes");
        if (command == "report" || command == "appraise") return answerControl(reports_, request);
        if (command == "plan") return answerControl(planning_, request);
        if (command == "vault") return vault(text("action"), text("profile"));
        if (command == "configure") {
            return desk_.configure(text("text"), text("name"), {text("dry-run") == "yes", operatorActor(text("author")), std::nullopt});
        }
        if (command == "import-catalogue") return desk_.importCatalogue({text("csv"), text("english"), text("guides"), text("name"), text("packages"), text("codes")});
        if (command == "import-calendar") return desk_.importCalendar(text("csv"), text("name"), operatorActor(text("author")));
        if (command == "import-exchange") return desk_.importExchange(text("text"), text("name"), operatorActor(text("author")));
        if (command == "add-device") return desk_.addDevice(text("name"), text("role"), text("counter"), text("replace") == "yes");
        if (command == "revoke-device") return desk_.revokeDevice(text("name"));
        if (command == "account") return desk_.account(text("action"), text("person"), text("display"), text("roles"));
        return {Exit::badUsage, {}, "unknown command " + command + "\n"};
    }

  private:
    static Reports::Settings reportSettings(const reports::AppraisalRules& appraisal) {
        Reports::Settings settings;
        settings.appraisal = appraisal;
        settings.report = [](std::string_view line) { spdlog::warn("{}", line); };
        return settings;
    }

    static ForesightSettings foresightSettings(const ServeOptions& options) {
        ForesightSettings settings;
        const double speed = options.demoClock ? std::max(options.demoClock->factor, 1.0) : 1.0;
        const auto sooner = static_cast<std::int64_t>(static_cast<double>(settings.lookAgainAfter.count()) / speed);
        settings.lookAgainAfter = std::max(settings.lookEvery, std::chrono::milliseconds(sooner));
        settings.watchEvery = std::max(settings.lookEvery, std::chrono::milliseconds(static_cast<std::int64_t>(static_cast<double>(settings.watchEvery.count()) / speed)));
        return settings;
    }

    engine::Settings engineSettings(const ServeOptions& options) {
        engine::Settings settings;
        settings.crashDirectory = options.directory + "/crash";
        settings.tickEvery = tickFor(options.demoClock);
        settings.forecasts = &foresight_;
        settings.fatal = [this](int exitCode) {
            spdlog::critical("the store failed; nothing more is acknowledged, ending with {}", exitCode);
            server_.stop(std::chrono::milliseconds(200));  // those who waited were told "outcome unknown": let it go out
            std::_Exit(exitCode);
        };
        return settings;
    }

    Report backup(const std::string& file, bool files) {
        std::promise<engine::StoreFault> promise;
        auto done = promise.get_future();
        if (!engine_.backup(file, [&](engine::StoreFault fault) { promise.set_value(fault); })) {
            return {Exit::fault, {}, "the hall is stopping or overloaded\n"};
        }
        if (done.get() == engine::StoreFault::none) return files ? withFiles(directory_, file) : Report{Exit::done, "backup written to " + file + "\n", {}};
        return {exitOf(store_.lastProblem()), {}, "no copy was made: " + store_.lastProblem().what + "\n"};
    }

    Report vault(const std::string& action, const std::string& profile) {
        const auto onWritersThread = [this](const std::function<void(store::Store&)>& work) {
            std::promise<void> ran;
            const bool taken = engine_.ask([&](const core::State&, engine::EventLog&) {
                work(store_);
                ran.set_value();
            });
            if (taken) ran.get_future().get();
            return taken;
        };
        // Longer than anything sealed at the door waits for its turn. Only the control socket's own thread waits.
        const auto settle = [] {
            std::promise<void> never;
            never.get_future().wait_for(std::chrono::seconds(5));
        };
        return vaultReport({directory_, keys_, onWritersThread, settle}, action, profile);
    }

    /// The store belongs to the writer's thread.
    void onWriter(std::function<void()> task) {
        engine_.ask([task = std::move(task)](const core::State&, engine::EventLog&) { task(); });
    }

    store::Store& store_;
    store::vault::KeyRing& keys_;
    engine::Clock& clock_;
    std::string directory_;
    reports::AppraisalRules appraisal_;
    store::vault::SealedFiles files_;
    HallZone zone_;
    engine::SystemEntropy entropy_;
    engine::SystemClock peopleClock_;   // never sped up
    net::Server server_;        // knows the engine only after start()
    Foresight foresight_;
    Audiences audiences_{server_.audience()};
    engine::SystemEntropy jitter_;      // of the thread that delivers
    engine::Engine engine_;
    std::unique_ptr<city::Inbound> inbound_;
    std::unique_ptr<city::Dispatch> dispatch_;  // none: nobody is to be told
    Desk desk_;
    Reports reports_{engine_, directory_, reportSettings(appraisal_)};
    Planning planning_{engine_, clock_};
    History history_{engine_, [this](core::LocalDate date) -> std::optional<History::Range> {
                         const auto range = store_.day(date);
                         return range ? std::optional<History::Range>({range->first, range->last}) : std::nullopt;
                     }};
    Verification verification_{[this] { return check(directory_); }, engine::SystemClock::machineNow,
                               [](core::Instant at) { return wire::format({at.utcMs, 0}); }};
    store::Space space_{store::Space::ample};  // with `taken_`, the writer's thread's alone
    bool taken_{true};
    std::atomic<bool> room_{true};              // false: the disk was found full before anybody asked for something
};

}  // namespace

int serve(const ServeOptions& options) {
    const sigset_t signals = blockSignals();
    ProcessConfig config;
    try {
        config = readProcessConfig(options.directory);
    } catch (const ingest::FileError& error) {
        fmt::print(stderr, "hall-server: {}\n", error.what());
        return Exit::badUsage;
    }
    openLog(config.logLevel);
    const auto plan = planListening(config, options.listen);
    if (const auto* wrong = std::get_if<std::string>(&plan)) {
        spdlog::error("{}", *wrong);
        return Exit::badUsage;
    }
    const auto& planned = std::get<std::vector<PlannedListener>>(plan);
    const auto made = listenersOf(config, planned);
    if (const auto* wrong = std::get_if<std::string>(&made)) {
        spdlog::error("{}", *wrong);
        return Exit::badUsage;
    }
    const auto& listeners = std::get<std::vector<net::Listener>>(made);

    auto opened = store::Store::open(options.directory, store::OpenFor::serving);
    if (const auto* problem = std::get_if<store::Problem>(&opened)) {
        spdlog::error("{}", problem->what);
        return problem->kind == store::Problem::Kind::missing || problem->kind == store::Problem::Kind::inUse ? Exit::foundWrong : Exit::fault;
    }
    auto& store = *std::get<std::unique_ptr<store::Store>>(opened);
    const auto keys = store::vault::openKeys(store, options.directory);
    if (const auto* problem = std::get_if<store::Problem>(&keys)) {
        spdlog::error("{}", problem->what);
        return exitOf(*problem);
    }
    core::State state;
    const bool loaded = store.load(state) == engine::StoreFault::none;
    const auto key = loaded ? visitKey(store) : std::nullopt;
    if (!key) {
        spdlog::error("{}", store.lastProblem().what);
        return Exit::fault;
    }
    const std::string hallName = state.hall.name.zh.empty() ? "an unconfigured hall" : state.hall.name.zh;
    if (options.demoClock && !state.hall.demo) {
        spdlog::error("only a demo hall may run on another clock than the real one");
        return Exit::badUsage;
    }
    engine::SystemClock clock = options.demoClock ? engine::SystemClock(*options.demoClock) : engine::SystemClock();

    net::Settings settings;
    settings.version = version;
    settings.publicUrl = options.publicUrl.empty() ? config.publicUrl : options.publicUrl;
    settings.hosts = config.hosts;
    settings.visitKey = *key;
    settings.secrets.rules.minimum = config.minimumSecret;
    settings.toldPerDay = config.toldPerDay;
    settings.staffsClass = config.appraisal.contests;
    if (options.demoClock) settings.clockSpeed = static_cast<std::int32_t>(std::lround(options.demoClock->factor));
    for (const web::Page& page : web::pages()) settings.pages.push_back({page.path, page.contentType, page.bytes, page.gzipped});
    for (net::Page& page : contractPages()) settings.pages.push_back(std::move(page));

    auto platform = platformOf(config);
    if (const auto* wrong = std::get_if<std::string>(&platform)) {
        spdlog::error("{}", *wrong);
        return Exit::badUsage;
    }
    ServingHall serving(store, *std::get<std::unique_ptr<store::vault::KeyRing>>(keys), clock, std::move(settings), options,
                        config.appraisal, std::move(std::get<std::optional<city::PlatformSettings>>(platform)));
    if (const std::string wrong = serving.start(listeners, std::move(state)); !wrong.empty()) {
        spdlog::error("{}", wrong);
        return Exit::fault;
    }
    {
        const ControlSocket control(options.directory, [&](const ControlRequest& request) { return serving.control(request); });
        spdlog::info("{} serves {}", hallName, options.directory);
        for (std::size_t i = 0; i < planned.size(); ++i) {
            if (planned[i].side == net::Side::every) {
                fmt::print("listening on port {}\n", serving.port(i));
            } else {
                fmt::print("listening on {}://{} ({})\n", planned[i].tls ? "https" : "http", boundAddress(planned[i].address, serving.port(i)),
                           word(planned[i].side));
            }
        }
        std::fflush(stdout);
        sd_notify(0, "READY=1\nSTATUS=serving");
        while (waitForSignal(signals) == 0) serving.housekeep();
        sd_notify(0, "STOPPING=1\nSTATUS=draining");
        spdlog::info("stopping: answers under way go out first");
    }
    serving.stop();
    spdlog::info("stopped");
    return Exit::done;
}

}  // namespace hall::app
