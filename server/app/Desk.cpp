#include "server/app/Desk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <map>
#include <stdexcept>
#include <unordered_set>
#include <variant>

#include "schema/wire/Frames.hpp"
#include "server/access/Accounts.hpp"
#include "server/app/CatalogueDocument.hpp"
#include "server/app/Exchange.hpp"
#include "server/app/HallZone.hpp"
#include "server/engine/SystemClock.hpp"
#include "server/ingest/CalendarData.hpp"
#include "server/ingest/Catalogue.hpp"
#include "server/ingest/Guides.hpp"
#include "server/ingest/HallFile.hpp"
#include "server/ingest/HallText.hpp"
#include "server/ingest/Objections.hpp"
#include "server/ingest/Packages.hpp"
#include "server/ingest/Toml.hpp"

namespace hall::app {
namespace {

Report refusedReport(const core::Refused& refused) {
    return {Exit::foundWrong, {},
            fmt::format("{}{}{}\n", core::code(refused.refusal), refused.detail.empty() ? "" : ": ", refused.detail)};
}

/// The word that clients know, and for the operator what it means.
Report faultReport(engine::Fault fault) {
    std::string_view meaning;
    if (fault == engine::Fault::storeFull) meaning = ": the disk is full; make room and do it again";
    if (fault == engine::Fault::outcomeUnknown) meaning = ": the disk failed, so it is not known whether this was done; look before you do it again";
    return {Exit::fault, {}, fmt::format("{}{}\n", engine::code(fault), meaning)};
}

/// The law's objection with the entry of the file that it is about.
Report refusedReport(const core::Refused& refused, const ingest::HallFile& file, std::string_view name) {
    return {Exit::foundWrong, {}, fmt::format("{} ({})\n", ingest::placeOf(file, std::string(name), refused.detail), core::code(refused.refusal))};
}

/// How complete the guides are: the mean, and what each lacks.
std::string guidesText(const ingest::Catalogue& catalogue, std::size_t inForce) {
    std::size_t count = 0;
    std::int64_t percent = 0;
    std::string lines;
    for (const auto& item : catalogue.items) {
        if (!item.guide) continue;
        const auto complete = ingest::completenessOf(*item.guide);
        ++count;
        percent += complete.percent;
        if (!complete.missing.empty()) {
            lines += fmt::format("  guide {} is {} % complete, without {}\n", item.code, complete.percent, fmt::join(complete.missing, ", "));
        }
    }
    if (count == 0) return {};
    return fmt::format("guides: {}, complete to {} % on average; {} of them only in force, not in the file\n{}", count,
                       percent / static_cast<std::int64_t>(count), inForce, lines);
}

/// The circle in words, with the items' names as they are in force.
Report circleReport(const core::Refused& refused, const core::State& state) {
    const auto nameOf = [&](const std::string& code) {
        const auto found = state.items.find(core::ItemCode{code});
        return found == state.items.end() ? std::string{} : found->second.shortName;
    };
    return {Exit::foundWrong, {}, fmt::format("{} ({})\n", ingest::circleText(refused.detail, nameOf), core::code(refused.refusal))};
}

constexpr const char* packagesFile = "packages.toml";

bool isAuthor(std::string_view name) {
    return !name.empty() && name.size() <= 32 && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

}  // namespace

Desk::Desk(engine::Engine& engine, store::Store& store, Listeners listeners)
    : engine_(engine), store_(store), listeners_(std::move(listeners)) {}

engine::Answer Desk::submit(core::Command command, const core::Actor& actor) {
    std::promise<engine::Answer> promise;
    auto answer = promise.get_future();
    engine_.submit({std::move(command), actor, {}, 0, [&](const engine::Answer& told) { promise.set_value(told); }});
    return answer.get();
}

void Desk::onWriter(const std::function<void(const core::State&, store::Store&)>& task) {
    std::promise<void> promise;
    const bool taken = engine_.ask([&](const core::State& state, engine::EventLog&) {
        task(state, store_);
        promise.set_value();
    });
    if (!taken) throw std::runtime_error("the hall is stopping or overloaded");
    promise.get_future().get();
}

Report Desk::apply(std::vector<core::ConfigEntry> entries, std::string_view what, const core::Actor& author,
                   const ingest::HallFile* file) {
    const std::size_t count = entries.size();
    // What stays as it is needs nobody's right to change it.
    std::vector<core::ConfigEntry> changed;
    if (author.role != core::Role::scheduler) {
        onWriter([&](const core::State& state, store::Store&) {
            for (auto& entry : entries) {
                if (!ingest::changeText(state, entry).empty()) changed.push_back(std::move(entry));
            }
        });
    } else {
        changed = std::move(entries);
    }
    const auto answer = submit(core::Configure{std::move(changed)}, author);
    if (const auto* refused = std::get_if<core::Refused>(&answer)) {
        if (refused->refusal == core::Refusal::circular) {
            Report report;
            onWriter([&](const core::State& state, store::Store&) { report = circleReport(*refused, state); });
            return report;
        }
        return file == nullptr ? refusedReport(*refused) : refusedReport(*refused, *file, what);
    }
    if (const auto* faulted = std::get_if<engine::Fault>(&answer)) return faultReport(*faulted);
    const auto& outcome = std::get<engine::Outcome>(answer);
    const std::uint64_t events = outcome.firstSeq == 0 ? 0 : outcome.lastSeq - outcome.firstSeq + 1;
    return {Exit::done, fmt::format("{}: {} entries, {} changed\n", what, count, events), {}};
}

Desk::Configuration Desk::configuration() {
    Configuration out;
    onWriter([&](const core::State& state, store::Store& store) {
        const auto document = store.document("configuration");
        out.text = ingest::hallText(state, document ? ingest::readHallFile(document->body, "configuration") : ingest::HallFile{});
        out.version = state.configVersion;
    });
    return out;
}

Report Desk::configure(const std::string& text, const std::string& name, const ConfigurationChange& change) try {
    if (!isAuthor(change.author.name)) return {Exit::badUsage, {}, "an author's name has 1 to 32 of a-z, 0-9 and -\n"};
    const auto file = ingest::readHallFile(text, name);
    for (const auto& entry : file.entries) {
        const auto* hall = std::get_if<core::HallConfig>(&entry);
        if (hall != nullptr && !HallZone::known(hall->timeZone)) {
            return {Exit::foundWrong, {}, fmt::format("{}: hall.time_zone: {} is not in this machine's time zone data\n", name, hall->timeZone)};
        }
    }
    Report report;
    onWriter([&](const core::State& state, store::Store&) {
        if (change.ofVersion && *change.ofVersion != state.configVersion) {
            report = {Exit::foundWrong, {}, fmt::format("configuration-changed: it is at version {} by now\n", state.configVersion)};
            return;
        }
        if (!change.dryRun) return;
        // The law asks for the date: letters are free again only when the day that used them is over.
        const core::Instant now = engine::SystemClock::machineNow();
        const auto local = HallZone().local(now, state.hall.timeZone);
        const auto decision = core::decide(state, core::Configure{file.entries}, operatorActor(), {now, local.date, local.minute, 0});
        if (const auto* refused = std::get_if<core::Refused>(&decision)) {
            report = refused->refusal == core::Refusal::circular ? circleReport(*refused, state) : refusedReport(*refused, file, name);
            return;
        }
        const auto& events = std::get<std::vector<core::EventBody>>(decision);
        std::size_t changes = 0;
        for (const auto& event : events) {  // who may not sit at a counter any longer leaves it: an event of its own
            const auto* configured = std::get_if<core::Configured>(&event);
            if (configured == nullptr) continue;
            report.text += ingest::changeText(state, configured->entry);
            ++changes;
        }
        report.text += fmt::format("{} of {} entries would change; nothing was changed\n", changes, file.entries.size());
    });
    if (change.dryRun || report.exit != Exit::done) return report;
    report = apply(file.entries, name, change.author, &file);
    if (report.exit != Exit::done) return report;
    onWriter([&](const core::State& state, store::Store& store) {
        std::uint64_t version{};
        const std::string kept = name.ends_with(".json") ? ingest::hallText(state, file) : text;  // read as TOML from here on
        if (store.putDocument("configuration", kept, engine::SystemClock::machineNow(), version) != engine::StoreFault::none) {
            report = {Exit::fault, {}, store.lastProblem().what + "\n"};
        }
    });
    return report;
} catch (const ingest::FileError& error) {
    return {Exit::foundWrong, {}, std::string(error.what()) + "\n"};
}

Report Desk::importCatalogue(const CatalogueFiles& given) try {
    CatalogueFiles files = given;
    std::string configuration;
    std::uint64_t version = 1;
    onWriter([&](const core::State&, store::Store& store) {
        const auto last = [&](std::string_view kind) {
            const auto document = store.document(kind);
            return document ? document->body : std::string{};
        };
        configuration = last("configuration");
        if (files.english.empty()) files.english = last("catalogue-english");
        if (files.guides.empty()) files.guides = last("catalogue-guides");
        if (files.packages.empty()) files.packages = last("catalogue-packages");
        if (files.codes.empty()) files.codes = last("catalogue-codes");
        if (const auto document = store.document("catalogue")) version = document->version + 1;
    });
    if (configuration.empty()) return {Exit::foundWrong, {}, "the hall has no configuration yet: run `configure` first\n"};

    if (files.codes.empty()) files.codes = ingest::word(ingest::CodeProfile::sichuan);
    const auto codes = ingest::codeProfileOf(files.codes);
    if (!codes) return {Exit::badUsage, {}, fmt::format("unknown item codes {}: national-31, national-33, sichuan or free\n", files.codes)};
    auto imported = ingest::readCatalogue(files.csv, {files.english, files.guides, *codes});
    const auto packages = ingest::readPackages(files.packages, packagesFile);
    const auto about = ingest::packageFindings(packages, imported.catalogue, packagesFile);
    imported.findings.insert(imported.findings.end(), about.begin(), about.end());
    Report report;
    std::size_t leftOut = 0;
    std::map<std::string, std::size_t> byCode;
    for (const auto& finding : imported.findings) {
        report.text += fmt::format("{}:{}: {}: {}: {}\n", finding.file.empty() ? files.name : finding.file, finding.line,
                                   finding.severity == ingest::Severity::error ? "error" : "warning", finding.code, finding.detail);
        leftOut += finding.severity == ingest::Severity::error ? 1 : 0;
        ++byCode[finding.code];
    }
    if (imported.catalogue.items.empty()) {
        report.exit = Exit::foundWrong;
        report.error = fmt::format("{}: no item could be read; the catalogue stays as it is\n", files.name);
        return report;
    }

    const auto hall = ingest::readHallFile(configuration, "configuration");
    const auto entries = ingest::itemEntries(imported.catalogue, hall);
    std::vector<core::ConfigEntry> changes = ingest::departmentEntries(imported.catalogue);
    changes.insert(changes.end(), entries.begin(), entries.end());
    for (auto& guide : ingest::guideEntries(imported.catalogue)) changes.push_back(std::move(guide));
    std::size_t packagesTaken = 0;
    for (const auto& [package, line] : packages) {
        const bool wrong = std::any_of(about.begin(), about.end(), [at = line](const auto& one) {
            return one.line == at && one.severity == ingest::Severity::error;
        });
        if (wrong) continue;
        changes.emplace_back(package);
        ++packagesTaken;
    }
    std::size_t withdrawn = 0;
    onWriter([&](const core::State& state, store::Store&) {
        std::unordered_set<std::string> kept;
        for (const auto& item : imported.catalogue.items) kept.insert(item.code);
        for (const auto& [code, item] : state.items) {
            if (item.withdrawn || kept.contains(code.value)) continue;
            auto gone = item;
            gone.withdrawn = true;
            changes.emplace_back(std::move(gone));
            ++withdrawn;
        }
    });
    Report applied = apply(std::move(changes), files.name, operatorActor(), nullptr);
    if (applied.exit != Exit::done) {
        applied.text = report.text + applied.text;
        return applied;
    }

    const std::size_t inForce = addGuidesInForce(imported.catalogue);
    const std::string document = wire::encode(catalogueDocument(imported.catalogue, entries, std::to_string(version)));
    bool stored = true;
    onWriter([&](const core::State&, store::Store& store) {
        const auto now = engine::SystemClock::machineNow();
        std::uint64_t number{};
        const auto keep = [&](std::string_view kind, const std::string& body) {
            const auto before = store.document(kind);
            if (body.empty() || (before && before->body == body)) return;
            stored = stored && store.putDocument(kind, body, now, number) == engine::StoreFault::none;
        };
        keep("catalogue-english", files.english);
        keep("catalogue-guides", files.guides);
        keep("catalogue-packages", files.packages);
        keep("catalogue-codes", files.codes);
        stored = stored && store.putDocument("catalogue", document, now, number) == engine::StoreFault::none;
        if (!stored) report.error = store.lastProblem().what + "\n";
    });
    if (!stored) {
        report.exit = Exit::fault;
        return report;
    }
    if (listeners_.catalogueChanged) listeners_.catalogueChanged();
    report.text += fmt::format("{}: {} rows, {} items, {} departments, {} left out, {} withdrawn\n", files.name, imported.rows,
                               imported.catalogue.items.size(), imported.catalogue.departments.size(), leftOut, withdrawn);
    for (const auto& [code, count] : byCode) report.text += fmt::format("  {:<24} {}\n", code, count);
    if (!packages.empty()) report.text += fmt::format("packages: {}\n", packagesTaken);
    report.text += guidesText(imported.catalogue, inForce);
    if (packagesTaken < packages.size()) {
        report.exit = Exit::foundWrong;
        report.error = fmt::format("{}: {} of {} packages were not taken: they name items that are not there\n", packagesFile, packages.size() - packagesTaken, packages.size());
    }
    return report;
} catch (const ingest::FileError& error) {
    return {Exit::foundWrong, {}, std::string(error.what()) + "\n"};
}

std::size_t Desk::addGuidesInForce(ingest::Catalogue& catalogue) {
    std::size_t added = 0;
    onWriter([&](const core::State& state, store::Store&) {
        for (auto& item : catalogue.items) {
            if (item.guide) continue;
            const core::ItemCode code{item.code};
            const core::GuideConfig* guide = state.casework.guide(code, state.casework.guideVersion(code));
            if (guide == nullptr) continue;
            item.guide = *guide;
            ++added;
        }
    });
    return added;
}

Report Desk::importCalendar(const std::string& csv, const std::string& name, const core::Actor& author) try {
    if (!isAuthor(author.name)) return {Exit::badUsage, {}, "an author's name has 1 to 32 of a-z, 0-9 and -\n"};
    std::vector<core::ConfigEntry> entries;
    for (auto& year : ingest::readCalendarTable(csv, name)) entries.emplace_back(std::move(year));
    if (entries.empty()) return {Exit::foundWrong, {}, name + ": has no days\n"};
    return apply(std::move(entries), name, author, nullptr);
} catch (const ingest::FileError& error) {
    return {Exit::foundWrong, {}, std::string(error.what()) + "\n"};
}

Report Desk::importExchange(const std::string& text, const std::string& name, const core::Actor& author) try {
    if (!isAuthor(author.name)) return {Exit::badUsage, {}, "an author's name has 1 to 32 of a-z, 0-9 and -\n"};
    const auto parsed = wire::parseExchange(text);
    if (const auto* wrong = std::get_if<std::string>(&parsed)) return {Exit::foundWrong, {}, fmt::format("{}: {}\n", name, *wrong)};
    // The hall goes on meanwhile: its writer gives a copy, and all the rest is done here. What changes until it is carried out is judged then.
    std::optional<core::State> copy;
    onWriter([&](const core::State& state, store::Store&) { copy.emplace(state); });
    ExchangePlan plan;
    std::string wrong;
    try {
        // A hall on a demo's clock may be ahead of this machine.
        const auto now = engine::SystemClock::machineNow();
        const auto local = HallZone().local(now, copy->hall.timeZone);
        const core::Stamp stamp{now, std::max({local.date, copy->dayDate, copy->casework.numberDate}), local.minute, 0};
        plan = exchangePlan(std::get<wire::Exchange>(parsed), *copy, stamp.localDate);
        wrong = rehearsal(plan, std::move(*copy), author, stamp);
    } catch (const ExchangeError& error) {
        wrong = error.what();
    }
    copy.reset();
    if (!wrong.empty()) return {Exit::foundWrong, {}, fmt::format("{}: nothing of it was taken over\n{}\n", name, wrong)};
    Report report;
    for (auto& round : plan.configuration) {
        const Report applied = apply(std::move(round), name, author, nullptr);
        report.text += applied.text;
        if (applied.exit != Exit::done) return {applied.exit, report.text, applied.error};
    }
    std::size_t taken = 0;
    std::size_t known = 0;
    for (core::Case& one : plan.cases) {
        const auto answer = submit(core::ImportCase{core::Boxed<core::Case>(std::move(one))}, author);
        if (const auto* fault = std::get_if<engine::Fault>(&answer)) return {Exit::fault, report.text, faultReport(*fault).error};
        if (const auto* refused = std::get_if<core::Refused>(&answer)) {
            report.error += fmt::format("{}: {}: {}\n", name, refused->detail, core::code(refused->refusal));
            report.exit = Exit::foundWrong;
            continue;
        }
        ++(std::get<engine::Outcome>(answer).firstSeq == 0 ? known : taken);
    }
    report.text += fmt::format("{}: {} cases, {} taken over, {} here already, {} left out\n", name, plan.cases.size(), taken, known,
                               plan.cases.size() - taken - known);
    return report;
} catch (const std::exception& error) {
    return {Exit::foundWrong, {}, fmt::format("{}: {}\n", name, error.what())};
}

Report Desk::addDevice(const std::string& name, const std::string& role, const std::string& counter, bool replace) {
    if (role.empty()) return {Exit::badUsage, {}, fmt::format("--role is missing: {}\n", access::deviceRoles)};
    std::variant<std::string, access::Fault> added;
    onWriter([&](const core::State& state, store::Store& store) {
        added = access::addDevice(store, state, {name, role, counter, replace, false}, engine::SystemClock::machineNow());
    });
    if (const auto* fault = std::get_if<access::Fault>(&added)) {
        if (*fault == "device-name-malformed") return {Exit::badUsage, {}, "a device's name has 1 to 32 of a-z, 0-9 and -\n"};
        if (*fault == "device-name-of-person")
            return {Exit::badUsage, {}, fmt::format("{} is, or looks like, a person's id: in the log nobody could tell the device from the person\n", name)};
        if (*fault == "unknown-role") return {Exit::badUsage, {}, fmt::format("unknown role {}: {}\n", role, access::deviceRoles)};
        if (*fault == "counter-only-for-counters") return {Exit::badUsage, {}, "a counter's device needs --counter ID, any other device has none\n"};
        if (*fault == "unknown-counter") return {Exit::foundWrong, {}, fmt::format("no counter {} is configured\n", counter)};
        if (*fault == "device-name-taken")
            return {Exit::foundWrong, {}, fmt::format("{} is there already; --replace gives it a new token and shuts the old one out\n", name)};
        return {Exit::fault, {}, store_.lastProblem().what + "\n"};
    }
    if (listeners_.devicesChanged) listeners_.devicesChanged();
    return {Exit::done, std::get<std::string>(added) + "\n", {}};
}

Report Desk::revokeDevice(const std::string& name) {
    Report report;
    onWriter([&](const core::State&, store::Store& store) {
        const access::Fault fault = access::revokeDevice(store, name, engine::SystemClock::machineNow());
        if (fault == "unknown-device") report = {Exit::foundWrong, {}, fmt::format("no device {}\n", name)};
        else if (!fault.empty()) report = {Exit::fault, {}, store.lastProblem().what + "\n"};
    });
    if (report.exit != Exit::done) return report;
    if (listeners_.devicesChanged) listeners_.devicesChanged();
    report.text = fmt::format("{} is shut out\n", name);
    return report;
}

}  // namespace hall::app
