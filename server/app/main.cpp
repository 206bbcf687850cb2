#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <string>

#include "server/access/Accounts.hpp"
#include "server/app/Backtesting.hpp"
#include "server/app/ForecastsReport.hpp"
#include "server/app/Certificates.hpp"
#include "server/app/DemoClock.hpp"
#include "server/app/Explaining.hpp"
#include "server/app/Operations.hpp"
#include "server/app/Planning.hpp"
#include "server/app/Reports.hpp"
#include "server/app/Serve.hpp"
#include "server/app/Version.hpp"

namespace {

using namespace hall::app;

int tell(const Report& report) {
    if (!report.text.empty()) std::fwrite(report.text.data(), 1, report.text.size(), stdout);
    if (!report.error.empty()) fmt::print(stderr, "hall-server: {}", report.error);
    return std::fflush(stdout) == 0 ? report.exit : Exit::fault;
}

std::optional<hall::engine::SystemClock::SpeedUp> demoClock(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto parsed = parseDemoClock(text, shippedWorkingDays());
    if (!parsed) throw CLI::ValidationError("--demo-clock", "wants START[xSPEED][/HH:MM-HH:MM][@ANCHOR], like 2020-01-07T07:50:00+08:00x120");
    return parsed;
}

int run(int argc, char** argv) {
    CLI::App app{"Onewindow (一窗): the server of a government service hall.\nExit codes: 0 done, 1 found wrong, 2 bad usage, 3 done with omissions, 70 fault.", "hall-server"};
    app.set_version_flag("--version", "hall-server " + version);
    app.require_subcommand(1);
    int exit = Exit::done;

    std::string directory;
    std::string file;
    std::string clockText;
    const auto withDirectory = [&](CLI::App* command) {
        command->add_option("DIR", directory, "the hall's directory")->required();
        return command;
    };

    InitOptions initOptions;
    auto* initCommand = withDirectory(app.add_subcommand("init", "make a hall's directory"));
    initCommand->add_flag("--demo", initOptions.demo, "with the demo hall, its catalogue and demo-tokens.json");
    initCommand->add_option("--configuration", initOptions.configuration, "a hall file to configure at once");
    initCommand->add_option("--demo-clock", clockText, "START[xSPEED][/HOURS][@ANCHOR]: time of the first events; demo halls only");
    initCommand->add_option("--name", initOptions.names, "a further host name or address of this server, for its certificate; may be repeated");
    initCommand->add_option("--vault-profile", initOptions.vaultProfile, "standard (XChaCha20-Poly1305) or sm (SM4, SM3)")->capture_default_str();
    initCommand->callback([&] {
        initOptions.directory = directory;
        initOptions.demoClock = demoClock(clockText);
        if (initOptions.demoClock && !initOptions.demo) throw CLI::ValidationError("--demo-clock", "needs --demo");
        exit = tell(init(initOptions));
    });

    ServeOptions serveOptions;
    auto* serveCommand = withDirectory(app.add_subcommand("serve", "serve the hall until SIGTERM"));
    serveCommand->add_option("--listen", serveOptions.listen, "ADDR:PORT of this machine for all three listeners, without TLS; port 0: any free one");
    serveCommand->add_option("--public-url", serveOptions.publicUrl, "where visitors' phones reach the hall, for the QR code");
    serveCommand->add_option("--demo-clock", clockText, "START[xSPEED][/HOURS][@ANCHOR]: a demo hall's own time; with HOURS (09:00-17:00) nights and days off are skipped");
    serveCommand->callback([&] {
        serveOptions.directory = directory;
        serveOptions.demoClock = demoClock(clockText);
        exit = serve(serveOptions);
    });

    std::vector<std::string> certificateNames;
    bool replaceCertificate = false;
    auto* certificateCommand = withDirectory(app.add_subcommand("certificate", "make a self-signed certificate for TLS; prints its pin"));
    certificateCommand->add_option("--name", certificateNames, "a further host name or address of this server; may be repeated");
    certificateCommand->add_flag("--replace", replaceCertificate, "in place of the one that is there; every client needs the new pin");
    certificateCommand->callback([&] { exit = tell(newCertificate(directory, certificateNames, replaceCertificate)); });

    bool dryRun = false;
    std::string author = "operator";
    auto* configureCommand = withDirectory(app.add_subcommand("configure", "enter or change hall, queues, profiles, counters and staff"));
    configureCommand->add_option("FILE", file, "the hall file (TOML; JSON when its name ends in .json)")->required();
    configureCommand->add_flag("--dry-run", dryRun, "only say what would change");
    configureCommand->add_option("--author", author, "who changes it; goes into the log")->capture_default_str();
    configureCommand->callback([&] { exit = tell(configure(directory, file, dryRun, author)); });

    std::string english;
    std::string guides;
    auto* importCommand = withDirectory(app.add_subcommand("import-catalogue", "read service items from a table"));
    importCommand->add_option("FILE", file, "the table (CSV)")->required();
    importCommand->add_option("--english", english, "English names of departments and types (TOML)");
    importCommand->add_option("--guides", guides, "guides of items (TOML)");
    std::string packages;
    importCommand->add_option("--packages", packages, "one thing: items of several departments, and the questions that select them (TOML)");
    std::string codes;
    importCommand->add_option("--codes", codes, "how item codes are written: national-31, national-33, sichuan or free; as last time if not given");
    importCommand->callback([&] { exit = tell(importCatalogue(directory, file, english, guides, codes, packages)); });

    auto* calendarCommand = withDirectory(app.add_subcommand("import-calendar", "the state's holidays and make-up working days"));
    calendarCommand->add_option("FILE", file, "a table of them (CSV); those that come with the program if not given");
    calendarCommand->add_option("--author", author, "who changes it; goes into the log")->capture_default_str();
    calendarCommand->callback([&] { exit = tell(importCalendar(directory, file, author)); });

    std::string name;
    std::string role;
    std::string counter;
    bool revoke = false;
    bool replace = false;
    auto* deviceCommand = withDirectory(app.add_subcommand("device", "let a device in, or shut it out; prints its token once"));
    deviceCommand->add_option("NAME", name, "the device's name, like kiosk-3")->required();
    auto* roleOption = deviceCommand->add_option("--role", role, std::string(hall::access::deviceRoles));
    deviceCommand->add_option("--counter", counter, "the counter's id, for role counter");
    auto* revokeOption = deviceCommand->add_flag("--revoke", revoke, "shut it out");
    revokeOption->excludes(roleOption);
    revokeOption->excludes(deviceCommand->add_flag("--replace", replace, "give a device that is there a new token; the old one is shut out"));
    deviceCommand->callback([&] {
        if (revoke) {
            exit = tell(revokeDevice(directory, name));
        } else {
            exit = tell(addDevice(directory, name, role, counter, replace));
        }
    });

    AccountOptions accountOptions;
    auto* accountCommand = app.add_subcommand("account", "people who may sign in; a secret that it makes is printed once");
    accountCommand->add_option("DIR", accountOptions.directory, "the hall's directory")->required();
    accountCommand->require_subcommand(1);
    const auto accountAction = [&](const char* action, const char* help, bool named = true) {
        auto* command = accountCommand->add_subcommand(action, help);
        if (named) command->add_option("NAME", accountOptions.person, "the name for signing in, or a staff id like s12")->required();
        command->callback([&, action] {
            accountOptions.action = action;
            exit = tell(account(accountOptions));
        });
        return command;
    };
    constexpr const char* roleHelp =
        "clerk, reception, reviewer, supervisor, manager, system-administrator, security-administrator or auditor; may stand more than once";
    auto* accountAdd = accountAction("add", "make an account; prints its id and a one-time secret, to be changed at the first sign-in");
    accountAdd->add_option("--display", accountOptions.displayName, "the person's name as screens show it")->required();
    accountAdd->add_option("--role", accountOptions.roles, roleHelp);
    accountAction("list", "all accounts", false);
    accountAction("disable", "turn an account off: out at once, at every place");
    accountAction("enable", "turn it on again");
    accountAction("reset-secret", "make a new one-time secret; whoever is signed in with the old one is out");
    accountAction("roles", "give these roles and no others")->add_option("--role", accountOptions.roles, roleHelp)->required();

    std::string target;
    auto* checkCommand = app.add_subcommand("check", "verify chain, numbering, invariants and the file itself");
    checkCommand->add_option("DIR", target, "the hall's directory, or a backup file")->required();
    checkCommand->callback([&] { exit = tell(check(target)); });

    auto* doctorCommand = withDirectory(app.add_subcommand("doctor", "say what is missing or wrong around the hall"));
    doctorCommand->callback([&] { exit = tell(doctor(directory)); });

    auto* backupCommand = withDirectory(app.add_subcommand("backup", "copy the hall into one file; calls go on"));
    backupCommand->add_option("FILE", file, "the file to write; must not exist")->required();
    backupCommand->callback([&] { exit = tell(backup(directory, file)); });

    auto* restoreCommand = app.add_subcommand("restore", "make a hall's directory from a backup");
    RestoreOptions restoreOptions;
    restoreCommand->add_option("FILE", restoreOptions.file, "the backup")->required();
    restoreCommand->add_option("DIR", restoreOptions.directory, "the directory to make")->required();
    restoreCommand->add_option("--key", restoreOptions.key, "the vault's key file: the hall's own, or your copy of it");
    restoreCommand->add_option("--erased", restoreOptions.ledger, "the ledger of erased persons; vault.erased beside the key file otherwise");
    restoreCommand->callback([&] { exit = tell(restore(restoreOptions)); });

    std::string vaultProfile;
    auto* vaultCommand = withDirectory(app.add_subcommand("vault", "personal data: the keys that seal them"));
    vaultCommand->require_subcommand(1);
    vaultCommand->add_subcommand("status", "which keys there are and what they seal")->callback([&] { exit = tell(vault(directory, "status", {})); });
    auto* rotateCommand = vaultCommand->add_subcommand("rotate", "a new key; everything is sealed anew, calls go on");
    rotateCommand->add_option("--profile", vaultProfile, "standard or sm; as before otherwise");
    rotateCommand->callback([&] { exit = tell(vault(directory, "rotate", vaultProfile)); });

    std::string tickets;
    std::string exchange;
    auto* exportCommand = withDirectory(app.add_subcommand("export", "write the ticket log, or cases for another hall"));
    auto* ticketsOption = exportCommand->add_option("--tickets", tickets, "the CSV file to write; must not exist; - for standard output");
    auto* exchangeOption = exportCommand->add_option("--exchange", exchange, "cases, items and supervision as GB/T 39046-2020 exchanges them: the JSON file to write");
    exchangeOption->excludes(ticketsOption);
    exportCommand->callback([&] {
        if (tickets.empty() && exchange.empty()) throw CLI::RequiredError("--tickets or --exchange");
        exit = tell(exchange.empty() ? exportTickets(directory, tickets) : exportExchange(directory, exchange));
    });

    auto* exchangeCommand = withDirectory(app.add_subcommand("import-exchange", "take over cases that another hall exported"));
    exchangeCommand->add_option("FILE", file, "what `export --exchange` wrote")->required();
    exchangeCommand->add_option("--author", author, "who does it; goes into the log")->capture_default_str();
    exchangeCommand->callback([&] { exit = tell(importExchange(directory, file, author)); });

    PeriodOptions appraisal;
    appraisal.kind = ReportKind::appraisal;
    struct { std::string period, at, by, person, language; } judged;
    auto* appraise = withDirectory(app.add_subcommand("appraise", "performance appraisal: figures of people, counters or departments by the published formula"));
    appraise->add_option("--period", judged.period, "month as otherwise; day, week, quarter or year");
    appraise->add_option("--at", judged.at, "which: 2026-11, 2026-Q4, 2026, or a day in it; that of the last hall day otherwise");
    appraise->add_option("--by", judged.by, "person as otherwise; counter or department");
    appraise->add_option("--person", judged.person, "one pseudonym: that person's figures, and what counts against them");
    appraise->add_option("--csv", appraisal.csv, "the file to write; must not exist; - for standard output");
    appraise->add_option("--language", judged.language, "of the headings in files: zh (as otherwise) or en");
    appraise->add_flag("--json", appraisal.json, "for programs");
    appraise->callback([&] {
        for (const auto& [parameter, value] :
             {std::pair{"period", &judged.period}, {"of", &judged.at}, {"by", &judged.by}, {"person", &judged.person}, {"language", &judged.language}})
            if (!value->empty()) appraisal.parameters.emplace_back(parameter, *value);
        appraisal.directory = directory;
        exit = tell(periodReports(appraisal));
    });

    ReportOptions reportOptions;
    auto* reportCommand = withDirectory(app.add_subcommand("report", "figures of a hall day, or of a week, month, quarter or year, from the log alone"));
    reportCommand->add_option("--day", reportOptions.day, "like 2026-11-21; the last hall day otherwise");
    reportCommand->add_option("--against", reportOptions.against, "compare with a count from outside (JSON); a difference exits 1");
    reportCommand->add_flag("--json", reportOptions.json, "for programs");
    PeriodOptions periodOptions;
    struct { std::string period, of, from, to, by, within, language; } asked;
    const auto periodOption = [&](const char* option, std::string& into, const char* help) {
        reportCommand->add_option(option, into, help)->excludes("--day")->excludes("--against");
    };
    periodOption("--period", asked.period, "instead of a hall day: day, week, month, quarter or year");
    periodOption("--of", asked.of, "which: 2026-11-22, 2026-W47, 2026-11, 2026-Q4, 2026, or a day in it; that of the last hall day otherwise");
    periodOption("--from", asked.from, "or the first day of any period, like 2026-11-01");
    periodOption("--to", asked.to, "and its last");
    periodOption("--by", asked.by, "a row for each queue, item, department, class, counter, clerk, hour, weekday, day or month");
    periodOption("--within", asked.within, "minutes of wait for the share of those called in time (15)");
    periodOption("--language", asked.language, "of the headings in files: zh (as otherwise) or en");
    periodOption("--csv", periodOptions.csv, "the file to write; must not exist; - for standard output");
    periodOption("--xlsx", periodOptions.xlsx, "the workbook to write; must not exist");
    reportCommand->callback([&] {
        for (const auto& [parameter, value] : {std::pair{"period", &asked.period}, {"of", &asked.of}, {"from", &asked.from}, {"to", &asked.to}, {"by", &asked.by},
                                          {"within", &asked.within}, {"language", &asked.language}})
            if (!value->empty()) periodOptions.parameters.emplace_back(parameter, *value);
        const bool ofPeriod = !periodOptions.parameters.empty() || !periodOptions.csv.empty() || !periodOptions.xlsx.empty();
        reportOptions.directory = periodOptions.directory = directory;
        periodOptions.json = reportOptions.json;
        exit = tell(ofPeriod ? periodReports(periodOptions) : dayReport(reportOptions));
    });

    ExplainOptions explainOptions;
    auto* explainCommand = withDirectory(app.add_subcommand("explain", "why a number was called when it was, and who was called before it"));
    explainCommand->add_option("NUMBER", explainOptions.number, "as on the ticket, like A047")->required();
    explainCommand->add_option("--day", explainOptions.day, "like 2026-11-21; the last day that gave this number otherwise");
    explainCommand->add_option("--language", explainOptions.language, "zh or en")->capture_default_str();
    explainCommand->add_flag("--json", explainOptions.json, "for programs");
    explainCommand->callback([&] {
        explainOptions.directory = directory;
        exit = tell(explain(explainOptions));
    });

    ReplayOptions replayOptions;
    auto* replayCommand = withDirectory(app.add_subcommand("replay", "run a hall day again under another configuration or with other counters, and compare the waits"));
    replayCommand->add_option("--day", replayOptions.day, "like 2026-11-21; the last hall day otherwise");
    replayCommand->add_option("--with", replayOptions.file, "the hall file to try; the day's own configuration otherwise");
    replayCommand->add_option("--change", replayOptions.changes,
                              "other counters, may be repeated: \"more PROFILE HH:MM-HH:MM\", \"open COUNTER HH:MM-HH:MM\", \"close COUNTER HH:MM-HH:MM\", \"profile COUNTER PROFILE [HH:MM-HH:MM]\", "
                              "\"rule PROFILE preference|ratio|weight\"");
    replayCommand->add_option("--staffing", replayOptions.staffing, "a file of such changes, one a line");
    replayCommand->add_flag("--json", replayOptions.json, "for programs");
    replayCommand->callback([&] {
        replayOptions.directory = directory;
        exit = tell(replay(replayOptions));
    });

    PlanOptions planOptions;
    struct { std::string days, share, within; } planned;
    auto* planCommand = withDirectory(app.add_subcommand("plan", "how many counters the coming days need, half hour by half hour"));
    planCommand->add_option("--days", planned.days, "the hall's next opening days, 1 to 14 (5)");
    planCommand->add_option("--share", planned.share, "percent of the visitors who are to be called in time, 50 to 99 (95)");
    planCommand->add_option("--within", planned.within, "minutes in which they are to be called; what their queue promises otherwise");
    planCommand->add_flag("--json", planOptions.json, "for programs");
    planCommand->add_option("--csv", planOptions.csv, "the file to write, a line for each half hour and profile; must not exist; - for standard output");
    planCommand->callback([&] {
        planOptions.directory = directory;
        for (const auto& [parameter, value] : {std::pair{"days", &planned.days}, {"share", &planned.share}, {"within", &planned.within}})
            if (!value->empty()) planOptions.parameters.emplace_back(parameter, *value);
        exit = tell(planReport(planOptions));
    });

    ForecastsOptions forecastsOptions;
    auto* forecastsCommand = withDirectory(app.add_subcommand("forecasts", "what visitors were told of their wait, and what came of it, by day and by queue"));
    forecastsCommand->add_option("--days", forecastsOptions.days, "the last ones on which somebody was told a wait")->capture_default_str();
    forecastsCommand->add_flag("--json", forecastsOptions.json, "for programs");
    forecastsCommand->callback([&] {
        forecastsOptions.directory = directory;
        exit = tell(forecastsReport(forecastsOptions));
    });

    BacktestOptions backtestOptions;
    auto* backtestCommand = app.add_subcommand("backtest", "live through a ticket log once more, and say how good the wait forecast was");
    backtestCommand->add_option("FILE", backtestOptions.file, "the log (CSV, as `export --tickets` writes it)")->required();
    backtestCommand->add_option("--history", backtestOptions.history, "an earlier log, to learn from");
    backtestCommand->add_option("--predictions", backtestOptions.predictions, "the CSV file to write: ticket,p10,p50,p90 in seconds, a row for each of the log's");
    backtestCommand->add_option("--seed", backtestOptions.seed, "of chance; the same seed gives the same forecasts")->capture_default_str();
    backtestCommand->add_flag("--json", backtestOptions.json, "for programs");
    backtestCommand->callback([&] { exit = tell(backtest(backtestOptions)); });

    if (argc > 1 && argv[1][0] != '-' && app.get_subcommands([&](const CLI::App* one) { return one->check_name(argv[1]); }).empty()) {
        fmt::print(stderr, "hall-server: there is no command {}; hall-server --help names them all\n", argv[1]);
        return Exit::badUsage;
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? static_cast<int>(Exit::done) : static_cast<int>(Exit::badUsage);
    }
    return exit;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        fmt::print(stderr, "hall-server: {}\n", error.what());
        return Exit::fault;
    }
}
