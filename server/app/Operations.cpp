#include "server/app/Operations.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "schema/wire/StrictJson.hpp"
#include "server/app/Certificates.hpp"
#include "server/app/ControlSocket.hpp"
#include "server/app/Desk.hpp"
#include "server/app/HallZone.hpp"
#include "server/app/Listening.hpp"
#include "server/app/ProcessConfig.hpp"
#include "server/app/Reading.hpp"
#include "server/app/VaultDesk.hpp"
#include "server/app/VisitKey.hpp"
#include "server/engine/Engine.hpp"
#include "server/engine/SystemEntropy.hpp"
#include "server/engine/SystemClock.hpp"
#include "server/app/Exchange.hpp"
#include "server/core/Decide.hpp"
#include "server/ingest/Toml.hpp"
#include "server/reports/DayReport.hpp"
#include "server/reports/TicketLog.hpp"
#include "server/store/Store.hpp"
#include "server_app/Embedded.hpp"

namespace hall::app {
namespace {

namespace fs = std::filesystem;

/// Nobody watches a hall that is only being configured.
class NoAudience final : public engine::Audience {
  public:
    void changed(const core::State&, std::span<const core::Event>, core::Instant) override {}
};

/// A hall whose engine runs for the length of one command, with no socket open.
class QuietHall {
  public:
    QuietHall(std::unique_ptr<store::Store> store, std::optional<engine::SystemClock::SpeedUp> clock)
        : store_(std::move(store)), clock_(clock ? std::make_unique<engine::SystemClock>(*clock) : std::make_unique<engine::SystemClock>()) {
        engine::Settings settings;
        settings.tickEvery = std::chrono::milliseconds(0);  // configuring a hall does not open its day
        engine_ = std::make_unique<engine::Engine>(*store_, *clock_, entropy_, zone_, audience_, settings);
        if (engine_->start() != engine::StoreFault::none) stop(Exit::fault, store_->lastProblem().what);
        desk_ = std::make_unique<Desk>(*engine_, *store_);
    }
    ~QuietHall() {
        if (engine_) engine_->stop();
    }
    QuietHall(const QuietHall&) = delete;
    QuietHall& operator=(const QuietHall&) = delete;

    Desk& desk() { return *desk_; }
    engine::Engine& engine() { return *engine_; }

  private:
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<engine::SystemClock> clock_;
    engine::SystemEntropy entropy_;
    HallZone zone_;
    NoAudience audience_;
    std::unique_ptr<engine::Engine> engine_;
    std::unique_ptr<Desk> desk_;
};

/// Lets the serving process do it, or does it here when nobody serves.
Report throughDesk(const std::string& directory, const ControlRequest& request, const std::function<Report(Desk&)>& here) {
    return guarded([&] {
        if (auto report = ControlSocket::ask(directory, request)) return *report;
        QuietHall hall(require(store::Store::open(directory, store::OpenFor::serving)), std::nullopt);
        return here(hall.desk());
    });
}

std::string hexOf(const std::string& head) { return head.empty() ? "-" : head.substr(0, 16); }

Report checkReport(const store::CheckReport& report) {
    Report out;
    for (const auto& finding : report.findings) {
        out.error += finding.seq == 0 ? finding.what + "\n" : fmt::format("event {}: {}\n", finding.seq, finding.what);
    }
    if (report.good()) {
        out.text = fmt::format("good: {} events, {} commands, chain ends with {}\n", report.events, report.commands, hexOf(report.head));
    } else {
        out.exit = Exit::foundWrong;
    }
    return out;
}

struct DemoDevice {
    std::string name;
    std::string role;
    std::string counter;
};

std::vector<DemoDevice> demoDevices(engine::Engine& engine) {
    std::vector<DemoDevice> devices{{"kiosk-1", "kiosk", ""}, {"kiosk-2", "kiosk", ""},  {"board-1", "board", ""},
                                    {"board-2", "board", ""}, {"manager", "manager", ""}, {"auditor", "auditor", ""},
                                    {"city-platform", "city-platform", ""}};
    std::promise<void> asked;
    engine.ask([&](const core::State& state, engine::EventLog&) {
        for (const auto& counter : state.counters) devices.push_back({counter.config.id.value, "counter", counter.config.id.value});
        asked.set_value();
    });
    asked.get_future().get();
    return devices;
}

constexpr const char* calendarName = "cn_calendar_2004_2026.csv";

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ",") + word;
    return text;
}

/// Invented people, one for each of the usual roles.
std::vector<Desk::NewPerson> demoPeople() {
    return {{"clerk-1", "示例窗口人员一", {"clerk"}, false},
            {"clerk-2", "示例窗口人员二", {"clerk"}, false},
            {"reception", "示例导办", {"reception"}, false},
            {"supervisor", "示例值班长", {"supervisor", "clerk"}, false},
            {"supervisor-2", "示例监察员", {"supervisor"}, false},
            // The departments of the packages in server/data/demo-packages; two where one of their items takes two persons.
            {"reviewer-market", "示例市场监管审查员", {"reviewer"}, false, {"qushijianju"}},
            {"reviewer-fire", "示例消防审查员一", {"reviewer"}, false, {"quxiaofangdadui"}},
            {"reviewer-fire-2", "示例消防审查员二", {"reviewer"}, false, {"quxiaofangdadui"}},
            {"reviewer-sign", "示例执法审查员", {"reviewer"}, false, {"quzonghezhifaju"}},
            {"reviewer-licence", "示例行政审批审查员", {"reviewer"}, false, {"quxingzhengshenpiju"}},
            {"reviewer-drainage", "示例住建审查员", {"reviewer"}, false, {"quzhujianju"}},
            {"reviewer-tax", "示例税务审查员", {"reviewer"}, false, {"guanganqushuiwuju"}},
            {"reviewer-health", "示例卫健审查员", {"reviewer"}, false, {"quweijianju"}},
            {"reviewer-police", "示例户政审查员", {"reviewer"}, false, {"qugonganfenju"}},
            {"reviewer-insurance", "示例医保审查员", {"reviewer"}, false, {"quyiliaobaozhangju"}},
            {"reviewer-pension", "示例人社审查员一", {"reviewer"}, false, {"qurensheju"}},
            {"reviewer-pension-2", "示例人社审查员二", {"reviewer"}, false, {"qurensheju"}},
            {"manager", "示例大厅经理", {"manager"}, false},
            {"system-admin", "示例系统管理员", {"system-administrator"}, false},
            {"security-admin", "示例安全管理员", {"security-administrator"}, false},
            {"auditor", "示例审计员", {"auditor"}, false}};
}

void makeDemo(QuietHall& hall, const std::string& directory) {
    const auto must = [](const Report& report) {
        if (report.exit != Exit::done) throw Stop{report};
    };
    must(hall.desk().configure(std::string(embedded::hall_toml), "hall.toml"));
    must(hall.desk().importCatalogue({std::string(embedded::guangan_district_items_csv), std::string(embedded::english_toml),
                                      std::string(embedded::guides_toml), "guangan_district_items.csv", std::string(embedded::packages_toml)}));
    must(hall.desk().importCalendar(std::string(embedded::cn_calendar_2004_2026_csv), calendarName));
    nlohmann::ordered_json tokens;
    for (const auto& device : demoDevices(hall.engine())) {
        const auto added = hall.desk().addDevice(device.name, device.role, device.counter, false);
        must(added);
        tokens[device.name] = added.text.substr(0, added.text.find('\n'));
    }
    writeNewFile(directory + "/demo-tokens.json", tokens.dump(2) + "\n");
    nlohmann::ordered_json people;
    for (const auto& person : demoPeople()) {
        const auto added = hall.desk().addAccount(person);
        must(added);
        const std::size_t space = added.text.find(' ');
        people[person.login] = {{"staff", added.text.substr(0, space)},
                                {"roles", person.roles},
                                {"departments", person.departments},
                                {"secret", added.text.substr(space + 1, added.text.find('\n') - space - 1)}};
    }
    writeNewFile(directory + "/demo-accounts.json", people.dump(2) + "\n");
}

reports::OutsideCount readOutsideCount(const std::string& path) {
    const auto parsed = wire::parseStrictJson(readFile(path));
    if (const auto* problem = std::get_if<wire::Problem>(&parsed)) stop(Exit::badUsage, path + ": " + problem->code);
    reports::OutsideCount count;
    try {
        const auto& json = std::get<nlohmann::json>(parsed);
        for (const auto& [name, value] : json.at("counts").items()) count.counts.emplace_back(name, value.get<std::int64_t>());
        for (const auto& ticket : json.at("tickets")) {
            count.tickets.push_back({ticket.at("number").get<std::string>(), ticket.at("state").get<std::string>(),
                                     ticket.at("calls").get<std::int32_t>(), ticket.at("noShows").get<std::int32_t>()});
        }
    } catch (const nlohmann::json::exception&) {
        stop(Exit::badUsage, path + ": is not an outside count");
    }
    return count;
}

/// Where the hall would listen, and the certificate that it would show there.
template <class Line, class Note>
void lookAtListening(const ProcessConfig& config, Line line, Note note) {
    const auto plan = planListening(config, {});
    if (const auto* wrong = std::get_if<std::string>(&plan)) return line(false, "it may listen where it is told to", *wrong);
    const auto& planned = std::get<std::vector<PlannedListener>>(plan);
    for (const PlannedListener& one : planned) line(true, fmt::format("{} on {}, {}", word(one.side), one.address, one.tls ? "TLS" : "plain"), "");
    const bool needed = std::any_of(planned.begin(), planned.end(), [](const PlannedListener& one) { return one.tls; });
    std::error_code ignored;
    if (config.certificate.empty()) return;
    // A backup holds no key. On loopback alone the hall runs without; who opens it to other machines should not find out then.
    if (!needed && !fs::exists(config.certificate, ignored))
        return note(fmt::format("there is no certificate in {}: before other machines are let in, run `hall-server certificate DIR` "
                                "(after a restore it is a new one: every client needs the new pin), or put your own there", config.certificate));
    const CertificateState state = certificateState(config.certificate, config.key, engine::SystemClock().now().utcMs);
    line(state.good, state.what, state.advice);
}

}  // namespace

Report init(const InitOptions& options) {
    bool begun = false;
    Report made = guarded([&]() -> Report {
        const std::string configuration = options.configuration.empty() ? std::string{} : readFile(options.configuration);
        const auto profile = store::vault::profileOf(options.vaultProfile);
        if (!profile) stop(Exit::badUsage, "the vault's profile is standard or sm");
        auto store = require(store::Store::create(options.directory));
        begun = true;
        require(store::vault::openKeys(*store, options.directory, *profile));
        if (!visitKey(*store)) stop(Exit::fault, store->lastProblem().what);
        writeNewFile(options.directory + "/hall-server.toml", processConfigTemplate);
        const std::string pin = fmt::format("certificate made; its pin is {}\n", makeHallCertificate(options.directory, options.names));
        QuietHall hall(std::move(store), options.demoClock);
        if (options.demo) {
            makeDemo(hall, options.directory);
            return {Exit::done,
                    fmt::format("demo hall made in {0}; device tokens in {0}/demo-tokens.json, people in {0}/demo-accounts.json\n", options.directory) + pin,
                    {}};
        }
        if (!configuration.empty()) {
            auto report = hall.desk().configure(configuration, options.configuration);
            if (report.exit != Exit::done) {
                report.error += fmt::format("the hall in {} has no configuration yet: mend the file and run `configure`\n", options.directory);
                return report;
            }
        }
        return {Exit::done, fmt::format("empty hall made in {}\n", options.directory) + pin, {}};
    });
    if (begun && made.exit == Exit::fault) made.error += fmt::format("{} holds half a hall: remove it before you make one there\n", options.directory);
    return made;
}

Report configure(const std::string& directory, const std::string& file, bool dryRun, const std::string& author) {
    return guarded([&] {
        const std::string text = readFile(file);
        return throughDesk(directory, {{"command", "configure"}, {"text", text}, {"name", file}, {"dry-run", dryRun ? "yes" : "no"}, {"author", author}},
                           [&](Desk& desk) { return desk.configure(text, file, {dryRun, operatorActor(author), std::nullopt}); });
    });
}

Report importCatalogue(const std::string& directory, const std::string& csv, const std::string& english, const std::string& guides,
                       const std::string& codes, const std::string& packages) {
    return guarded([&] {
        const Desk::CatalogueFiles files{readFile(csv), english.empty() ? "" : readFile(english), guides.empty() ? "" : readFile(guides), csv,
                                        packages.empty() ? "" : readFile(packages), codes};
        return throughDesk(directory,
                           {{"command", "import-catalogue"}, {"csv", files.csv}, {"english", files.english}, {"guides", files.guides}, {"name", csv},
                            {"packages", files.packages}, {"codes", codes}},
                           [&](Desk& desk) { return desk.importCatalogue(files); });
    });
}

Report importCalendar(const std::string& directory, const std::string& csv, const std::string& author) {
    return guarded([&] {
        const std::string text = csv.empty() ? std::string(embedded::cn_calendar_2004_2026_csv) : readFile(csv);
        const std::string name = csv.empty() ? calendarName : csv;
        return throughDesk(directory, {{"command", "import-calendar"}, {"csv", text}, {"name", name}, {"author", author}},
                           [&](Desk& desk) { return desk.importCalendar(text, name, operatorActor(author)); });
    });
}

Report addDevice(const std::string& directory, const std::string& name, const std::string& role, const std::string& counter, bool replace) {
    return throughDesk(directory, {{"command", "add-device"}, {"name", name}, {"role", role}, {"counter", counter}, {"replace", replace ? "yes" : "no"}},
                       [&](Desk& desk) { return desk.addDevice(name, role, counter, replace); });
}

Report revokeDevice(const std::string& directory, const std::string& name) {
    return throughDesk(directory, {{"command", "revoke-device"}, {"name", name}}, [&](Desk& desk) { return desk.revokeDevice(name); });
}

Report account(const AccountOptions& options) {
    return throughDesk(options.directory,
                       {{"command", "account"}, {"action", options.action}, {"person", options.person}, {"display", options.displayName},
                        {"roles", joined(options.roles)}},
                       [&](Desk& desk) { return desk.account(options.action, options.person, options.displayName, joined(options.roles)); });
}

Report check(const std::string& target) {
    return guarded([&] {
        std::error_code ignored;
        if (fs::is_regular_file(target, ignored)) {
            auto report = checkReport(require(store::Store::checkFile(target)));
            checkFilesOfBackup(target, report);
            return report;
        }
        Reading reading(target);
        auto report = checkReport(reading.store().check());
        checkVault(reading.store(), target, report);
        return report;
    });
}

Report backup(const std::string& directory, const std::string& file) {
    return guarded([&]() -> Report {
        const std::string absolute = fs::absolute(file).string();
        if (auto report = ControlSocket::ask(directory, {{"command", "backup"}, {"file", absolute}, {"files", "yes"}})) return *report;
        auto store = require(store::Store::open(directory, store::OpenFor::inspection));
        if (store->backup(absolute, [] {}) != engine::StoreFault::none) return {exitOf(store->lastProblem()), {}, store->lastProblem().what + "\n"};
        return withFiles(directory, absolute);
    });
}

Report vault(const std::string& directory, const std::string& action, const std::string& profile) {
    return guarded([&] {
        if (auto report = ControlSocket::ask(directory, {{"command", "vault"}, {"action", action}, {"profile", profile}})) return *report;
        const auto store = require(store::Store::open(directory, store::OpenFor::serving));
        const auto keys = require(store::vault::openKeys(*store, directory));
        const auto here = [&](const std::function<void(store::Store&)>& work) {
            work(*store);
            return true;
        };
        return vaultReport({directory, *keys, here, {}}, action, profile);
    });
}

Report restore(const RestoreOptions& options) {
    return guarded([&] {
        std::error_code ignoredError;
        if (!fs::is_regular_file(options.file, ignoredError)) stop(Exit::foundWrong, options.file + ": there is no such file");
        const VaultCopies copies = readVaultCopies(options.key, options.ledger);
        auto report = checkReport(require(store::Store::restore(options.file, options.directory)));
        if (report.exit == Exit::done) {
            report.text = fmt::format("restored into {}; {}", options.directory, report.text) + restoreVault(options.file, options.directory, copies);
            std::error_code ignored;
            if (!fs::exists(options.directory + "/hall-server.toml", ignored)) {
                writeNewFile(options.directory + "/hall-server.toml", processConfigTemplate);
            }
        }
        return report;
    });
}

Report exportTickets(const std::string& directory, const std::string& file) {
    return guarded([&]() -> Report {
        Reading reading(directory);
        Offsets offsets;
        std::string text;
        std::size_t rows = 0;
        reports::TicketLog log(offsets.at(), [&](std::string_view line) {
            text.append(line);
            ++rows;
        });
        const bool whole = reading.store().forEach(0, UINT64_MAX, [&](const core::Event& event) {
            offsets.follow(event);
            log.add(event);
            return true;
        });
        log.finish();
        if (!whole) return {Exit::foundWrong, {}, reading.store().lastProblem().what + "\n"};
        if (file == "-") return {Exit::done, text, {}};
        writeNewFile(file, text);
        return {Exit::done, fmt::format("{} rows written to {}\n", rows == 0 ? 0 : rows - 1, file), {}};
    });
}

Report exportExchange(const std::string& directory, const std::string& file) {
    return guarded([&]() -> Report {
        Reading reading(directory);
        core::State state;
        if (reading.store().load(state) != engine::StoreFault::none) return {Exit::foundWrong, {}, reading.store().lastProblem().what + "\n"};
        if (state.hall.code.value.empty()) return {Exit::foundWrong, {}, "the hall has no configuration yet: run `configure` first\n"};
        try {
            const ExchangeMade made = exchangeOf(state);
            Report report{made.omissions.empty() ? Exit::done : Exit::withOmissions, wire::encodeExchange(made.document), {}};
            for (const std::string& line : made.omissions) report.error += line + "\n";
            const std::size_t left = state.casework.cases.size() - made.cases;
            const std::string summary = fmt::format("{} cases written to {}, {} left out, {} other omissions\n", made.cases, file == "-" ? "standard output" : file, left,
                                                    made.omissions.size() - left);
            if (file == "-") {
                if (!made.omissions.empty()) report.error += summary;
                return report;
            }
            writeNewFile(file, report.text);
            report.text = summary;
            return report;
        } catch (const ExchangeError& error) {
            return {Exit::foundWrong, {}, fmt::format("does not fit GB/T 39046-2020: {}\n", error.what())};
        }
    });
}

Report importExchange(const std::string& directory, const std::string& file, const std::string& author) {
    return guarded([&] {
        const std::string text = readFile(file);
        return throughDesk(directory, {{"command", "import-exchange"}, {"text", text}, {"name", file}, {"author", author}},
                           [&](Desk& desk) { return desk.importExchange(text, file, operatorActor(author)); });
    });
}

Report dayReport(const ReportOptions& options) {
    return guarded([&]() -> Report {
        std::optional<core::LocalDate> date;
        if (!options.day.empty()) {
            date = parseDay(options.day);
            if (!date) stop(Exit::badUsage, "--day wants a date like 2026-11-21");
        }
        Reading reading(options.directory);
        Offsets offsets;
        reports::DayFold fold;
        const bool whole = reading.store().forEach(0, UINT64_MAX, [&](const core::Event& event) {
            offsets.follow(event);
            fold.add(event);
            return true;
        });
        if (!whole) return {Exit::foundWrong, {}, reading.store().lastProblem().what + "\n"};
        const auto report = date ? fold.day(*date) : fold.lastDay();
        if (!report) return {Exit::foundWrong, {}, "the hall was not open on that day\n"};
        Report out;
        out.text = options.json ? reports::json(*report, offsets.at()) + "\n" : reports::text(*report, offsets.at());
        if (!report->addsUp()) {
            out.exit = Exit::foundWrong;
            out.error += "the report does not add up\n";
        }
        if (!options.against.empty()) {
            const auto differences = reports::differences(*report, readOutsideCount(options.against));
            for (const auto& difference : differences) out.error += difference + "\n";
            if (!differences.empty()) out.exit = Exit::foundWrong;
            if (differences.empty() && !options.json) out.text += "The log agrees with the count from outside, ticket by ticket.\n";
        }
        return out;
    });
}

Report doctor(const std::string& directory, std::optional<core::LocalDate> today) {
    return guarded([&]() -> Report {
        Report out;
        const auto line = [&](bool good, std::string_view what, std::string_view advice) {
            out.text += fmt::format("{:<5} {}{}{}\n", good ? "ok" : "wrong", what, good ? "" : ": ", good ? "" : advice);
            if (!good) out.exit = Exit::foundWrong;
        };
        struct stat status {};
        line(::stat(directory.c_str(), &status) == 0 && S_ISDIR(status.st_mode), "the directory is there", "run `hall-server init`");
        if (out.exit != Exit::done) return out;
        line((status.st_mode & 077) == 0, "only its owner can look into it", "chmod 700 " + directory);
        std::error_code failed;
        const auto space = fs::space(directory, failed);
        line(!failed && space.available >= (1ULL << 30), "at least 1 GiB of disk is free", "make room: under 256 MiB the hall keeps less and less");
        try {
            const ProcessConfig config = readProcessConfig(directory);
            line(true, "hall-server.toml can be read", "");
            lookAtListening(config, line, [&](const std::string& what) { out.text += fmt::format("note  {}\n", what); });
        } catch (const ingest::FileError& error) {
            line(false, "hall-server.toml can be read", error.what());
        }
        Reading reading(directory);
        core::State state;
        const bool loads = reading.store().load(state) == engine::StoreFault::none;
        line(loads, "the log can be read", reading.store().lastProblem().what);
        line(!state.hall.code.value.empty(), "the hall is configured", "hall-server configure DIR FILE");
        line(HallZone::known(state.hall.timeZone), "its time zone is known here", "install tzdata");
        line(!state.items.empty(), "it has service items", "hall-server import-catalogue DIR FILE");
        const core::LocalDate date = today ? *today : HallZone().local(engine::SystemClock().now(), state.hall.timeZone).date;
        const std::int32_t year = date.yyyymmdd / 10'000;
        const bool calendar = state.casework.calendars.contains(year) || state.casework.guides.empty();
        line(calendar, "the working days of this year are known", "hall-server import-calendar DIR");
        // The State Council's notice for a year comes in the last weeks of the one before; until it is entered dates beyond it are provisional.
        if (calendar && date.yyyymmdd % 10'000 >= 1101 && !state.casework.guides.empty() && !state.casework.calendars.contains(year + 1)) {
            out.text += fmt::format("note  the working days of {} are not known: once its notice is out, [[calendar]] in the hall file\n", year + 1);
        }
        std::size_t devices = 0;
        for (const auto& device : reading.store().devices()) devices += device.revokedAt ? 0 : 1;
        lookAtVault(reading.store(), directory, line);
        line(devices > 0, "devices may sign in", "hall-server device DIR NAME --role ROLE");
        return out;
    });
}

}  // namespace hall::app
