#include <algorithm>
#include <set>
#include <variant>

#include "server/core/Limits.hpp"
#include "server/core/casework/Lacking.hpp"
#include "server/core/casework/Law.hpp"

namespace hall::core::law {
namespace {

bool isHex(std::string_view text, std::size_t most) {
    return !text.empty() && text.size() <= most && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
}

/// Items that a case has keep the version that they had: a running case keeps its guides (国发〔2016〕55号 二(一)).
void keepVersions(const Case& one, std::vector<CaseItem>& items) {
    for (CaseItem& item : items) {
        const auto had = std::find_if(one.items.begin(), one.items.end(), [&](const CaseItem& before) { return before.item == item.item; });
        if (had != one.items.end()) item.guide = had->guide;
    }
}

/// The items, those of `running` under the guides that it was opened with and others under those now in force. Refused when one is
/// unknown or named twice, is offered no more (a running case may keep it), or the merged list would be longer than a case has room for.
std::variant<std::vector<CaseItem>, Refused> itemsNow(const State& state, const std::vector<ItemCode>& codes, const Case* running) {
    if (codes.empty()) return refuse(Refusal::itemsMissing);
    if (codes.size() > limits::itemsPerApplication) return refuse(Refusal::tooMany, "items");
    std::vector<CaseItem> items;
    for (const ItemCode& code : codes) {
        const auto known = state.items.find(code);
        if (known == state.items.end()) return refuse(Refusal::unknownItem);
        const bool had = running != nullptr && std::any_of(running->items.begin(), running->items.end(), [&](const CaseItem& one) { return one.item == code; });
        if (known->second.withdrawn && !had) return refuse(Refusal::itemWithdrawn, code.value);
        const bool twice = std::any_of(items.begin(), items.end(), [&](const CaseItem& one) { return one.item == code; });
        if (twice) return refuse(Refusal::malformedApplication, "items");
        items.push_back({code, state.casework.guideVersion(code)});
    }
    if (running != nullptr) keepVersions(*running, items);
    std::set<MaterialCode> papers;
    for (const CaseItem& item : items) {
        const GuideConfig* guide = state.casework.guide(item.item, item.guide);
        if (guide == nullptr) continue;
        for (const MaterialRule& rule : guide->materials) papers.insert(rule.code);
    }
    if (papers.size() > limits::materialsPerCase) return refuse(Refusal::tooMany, "materials");
    return items;
}

/// What an application is for: items, and the package that they are the branch of.
struct Wanted {
    std::vector<CaseItem> items;
    PackageChoice package;
};

/// The items named, or those that the answers select of the package; a running case keeps its version of the package, too.
std::variant<Wanted, Refused> wantedNow(const State& state, const std::vector<ItemCode>& codes, const PackageCode& code,
                                        const std::vector<PackageCondition>& answers, const Case* running) {
    Wanted wanted;
    std::vector<ItemCode> selected = codes;
    if (!code.value.empty()) {
        const bool same = running != nullptr && running->package.code == code;
        const std::uint32_t version = same ? running->package.version : state.casework.packageVersion(code);
        const PackageConfig* package = state.casework.package(code, version);
        if (package == nullptr) return refuse(Refusal::unknownPackage);
        if (package->withdrawn && !same) return refuse(Refusal::packageWithdrawn, code.value);
        auto branch = branchOf(*package, answers);
        if (const auto* question = std::get_if<std::string>(&branch)) return refuse(Refusal::packageAnswers, *question);
        selected = std::get<Branch>(branch).items;
        if (!codes.empty() && codes != selected) return refuse(Refusal::malformedApplication, "items");
        wanted.package = {code, version, answers};
    } else if (!answers.empty()) {
        return refuse(Refusal::malformedApplication, "answers");
    }
    auto items = itemsNow(state, selected, running);
    if (const auto* no = std::get_if<Refused>(&items)) return *no;
    wanted.items = std::get<std::vector<CaseItem>>(std::move(items));
    return wanted;
}

/// An ID that only a walk-in's case has: the platform can neither take one over nor be there before it.
bool isWalkInId(std::string_view id) {
    return id.starts_with('W') && isCaseNumber(id.substr(1));
}

/// The applicant's own promise (grade D) is enough only where the guide of every item that asks for the paper says so; else the window
/// looks at the original, as with whatever was merely uploaded (国办函〔2016〕108号).
std::vector<ApplicationMaterial> asGraded(const State& state, const std::vector<CaseItem>& items, std::vector<ApplicationMaterial> materials) {
    for (ApplicationMaterial& material : materials) {
        if (material.grade != TrustGrade::d) continue;
        for (const CaseItem& item : items) {
            const GuideConfig* guide = state.casework.guide(item.item, item.guide);
            if (guide == nullptr) continue;
            const bool needsMore = std::any_of(guide->materials.begin(), guide->materials.end(),
                                               [&](const MaterialRule& rule) { return rule.code == material.code && rule.grade != TrustGrade::d; });
            if (needsMore) material.grade = TrustGrade::c;
        }
    }
    return materials;
}

/// Only what the guides of the items name can have been submitted.
Objection needMaterials(const State& state, const std::vector<CaseItem>& items, const std::vector<ApplicationMaterial>& materials) {
    if (materials.size() > limits::materialsPerCase) return refuse(Refusal::tooMany, "materials");
    Case probe;
    probe.items = items;
    std::set<MaterialCode> seen;
    for (const ApplicationMaterial& material : materials) {
        if (state.casework.rule(probe, material.code) == nullptr) return refuse(Refusal::unknownMaterial);
        if (!seen.insert(material.code).second) return refuse(Refusal::malformedApplication, "materials");
        if (material.state == MaterialState::open || material.state == MaterialState::sound) return refuse(Refusal::malformedApplication, "materials");
    }
    return std::nullopt;
}

Objection needShape(const PutApplication& command) {
    if (!isApplicationId(command.application.value) || isWalkInId(command.application.value)) return refuse(Refusal::malformedApplication, "application");
    if (command.revision == 0) return refuse(Refusal::malformedApplication, "revision");
    if (!isHex(command.digest, 64)) return refuse(Refusal::malformedApplication, "digest");
    if (!isOpaqueId(command.applicant.value)) return refuse(Refusal::malformedApplication, "applicant");
    if (!isOpaqueId(command.agent.value, true)) return refuse(Refusal::malformedApplication, "agent");
    return std::nullopt;
}

/// The next number on this date; the date of numbers never goes back, so a mended clock repeats none.
std::variant<ApplicationReceived, Refused> numbered(const State& state, const Given& given) {
    const Casework& casework = state.casework;
    const LocalDate date = std::max(given.stamp.localDate, casework.numberDate);
    const std::uint32_t serial = date == casework.numberDate ? casework.numbersToday + 1 : 1;
    if (serial > limits::casesPerDay) return refuse(Refusal::tooMany, "cases");
    ApplicationReceived received;
    received.number = caseNumber(state.hall.areaCode, state.hall.hallNumber, date, serial);
    received.date = date;
    return received;
}

/// The newest visits are kept, and those of the present hall day are all new.
bool isFull(const State& state, const Case& one) {
    return one.tickets.size() >= limits::ticketsPerCase && state.ticket(one.tickets.front()) != nullptr;
}

Objection needLink(const State& state, const Case& one, TicketId ticket) {
    const auto linked = state.casework.byTicket.find(ticket);
    if (linked != state.casework.byTicket.end() && linked->second.size() >= limits::casesPerTicket) return refuse(Refusal::tooMany, "cases");
    if (isFull(state, one)) return refuse(Refusal::tooMany, "tickets");
    return std::nullopt;
}

Decision update(const Case& one, const PutApplication& command, const State& state) {
    if (command.revision < one.revision) return refuse(Refusal::outOfOrder, std::to_string(one.revision));
    if (command.revision == one.revision) {
        if (command.digest == one.digest) return Events{};
        return refuse(Refusal::revisionReused);
    }
    if (!after(one.state, CaseVerb::put)) return refuse(Refusal::caseNotInState, std::string(word(one.state)));
    auto now = wantedNow(state, command.items, command.package, command.answers, &one);
    if (const auto* no = std::get_if<Refused>(&now)) return *no;
    auto& [items, package] = std::get<Wanted>(now);
    // Once the papers lie on the counter, items and applicant are those that the clerk sees.
    if (one.state != CaseState::applied && (items != one.items || package != one.package)) return refuse(Refusal::caseNotInState, "items");
    if (one.state != CaseState::applied && command.applicant != one.applicant) return refuse(Refusal::caseNotInState, "applicant");
    if (auto no = needMaterials(state, items, command.materials)) return *no;
    auto materials = asGraded(state, items, command.materials);
    return law::one(ApplicationUpdated{one.number, command.revision, command.digest, command.applicant, command.agent, std::move(items),
                                       command.preReview, std::move(materials), package.code, package.version, package.answers});
}

void choose(ApplicationReceived& event, Wanted&& wanted) {
    event.items = std::move(wanted.items);
    event.package = std::move(wanted.package.code);
    event.packageVersion = wanted.package.version;
    event.answers = std::move(wanted.package.answers);
}

}  // namespace

Decision decide(const State& state, const PutApplication& command, const Given& given) {
    if (command.hall != state.hall.code) return refuse(Refusal::foreignHall);
    if (auto no = needShape(command)) return *no;
    // What was right when it was sent first stays right when it is sent again, whatever became of the items.
    if (const Case* present = state.casework.find(command.application)) return update(*present, command, state);
    auto wanted = wantedNow(state, command.items, command.package, command.answers, nullptr);
    if (const auto* no = std::get_if<Refused>(&wanted)) return *no;
    auto received = numbered(state, given);
    if (const auto* no = std::get_if<Refused>(&received)) return *no;
    auto& event = std::get<ApplicationReceived>(received);
    event.application = command.application;
    event.revision = command.revision;
    event.digest = command.digest;
    event.applicant = command.applicant;
    event.agent = command.agent;
    choose(event, std::get<Wanted>(std::move(wanted)));
    event.preReview = command.preReview;
    event.materials = asGraded(state, event.items, command.materials);
    if (auto no = needMaterials(state, event.items, event.materials)) return *no;
    return one(std::move(event));
}

Decision decide(const State& state, const OpenWalkIn& command, const Given& given) {
    if (auto no = needOpenCounter(state, command.counter)) return *no;
    if (!isOpaqueId(command.applicant.value)) return refuse(Refusal::malformedApplication, "applicant");
    if (!isOpaqueId(command.agent.value, true)) return refuse(Refusal::malformedApplication, "agent");
    auto wanted = wantedNow(state, command.items, command.package, command.answers, nullptr);
    if (const auto* no = std::get_if<Refused>(&wanted)) return *no;
    auto received = numbered(state, given);
    if (const auto* no = std::get_if<Refused>(&received)) return *no;
    auto& event = std::get<ApplicationReceived>(received);
    event.application = {"W" + event.number.value};
    event.applicant = command.applicant;
    event.agent = command.agent;
    choose(event, std::get<Wanted>(std::move(wanted)));
    event.walkIn = true;
    event.counter = command.counter;
    Events events;
    const CaseNumber number = event.number;
    events.push_back(std::move(event));
    const Counter* counter = state.counter(command.counter);
    if (counter->ticket) {
        const auto linked = state.casework.byTicket.find(*counter->ticket);
        if (linked != state.casework.byTicket.end() && linked->second.size() >= limits::casesPerTicket) return refuse(Refusal::tooMany, "cases");
        events.push_back(CaseLinked{number, *counter->ticket, command.counter});
    }
    return events;
}

Decision decide(const State& state, const AddFile& command, const Given& given) {
    const Case* one = state.casework.find(command.application);
    if (one == nullptr || (one->walkIn && given.actor.role == Role::cityPlatform)) return refuse(Refusal::unknownApplication);
    if (auto no = needCase(state, one->number, CaseVerb::addFile)) return *no;
    if (!isOpaqueId(command.file.value)) return refuse(Refusal::malformedApplication, "file");
    if (command.bytes == 0 || command.bytes > limits::fileBytes) return refuse(Refusal::malformedApplication, "bytes");
    if (!isHex(command.sha256, 64) || command.sha256.size() != 64) return refuse(Refusal::malformedApplication, "sha256");
    if (command.mediaType.empty() || command.mediaType.size() > limits::codeBytes) return refuse(Refusal::malformedApplication, "media-type");
    const bool listed = std::any_of(one->materials.begin(), one->materials.end(), [&](const CaseMaterial& m) { return m.code == command.material; });
    if (!command.material.value.empty() && !listed && state.casework.rule(*one, command.material) == nullptr) return refuse(Refusal::unknownMaterial);
    std::uint32_t ordinal = command.ordinal;
    const CaseFile* present = nullptr;
    std::uint32_t last = 0;
    bool already = false;
    for (const CaseFile& file : one->files) {
        last = std::max(last, file.ordinal);
        if (ordinal != 0 ? file.ordinal == ordinal : file.id == command.file) present = &file;
        already |= file.sha256 == command.sha256 && file.material == command.material;
    }
    if (present != nullptr && present->sha256 == command.sha256 && present->material == command.material) return Events{};
    // What the case was accepted with is evidence: from then on a file gets a place of its own, and nothing is replaced.
    const bool evidence = one->acceptedOn.yyyymmdd != 0 && present != nullptr;
    if (evidence && already) return Events{};
    if (evidence) present = nullptr;
    if (ordinal == 0 || evidence) ordinal = last + 1;
    if (present == nullptr && one->files.size() >= limits::filesPerCase) return refuse(Refusal::tooMany, "files");
    return law::one(FileAdded{one->number, command.file, command.material, command.bytes, command.sha256, command.mediaType, ordinal});
}

namespace {

/// The visitor is known by another case of theirs to be a party of this one.
bool isVisitors(const State& state, const Case& one, TicketId ticket) {
    const auto linked = state.casework.byTicket.find(ticket);
    if (linked == state.casework.byTicket.end()) return false;
    return std::any_of(linked->second.begin(), linked->second.end(), [&](const CaseNumber& number) {
        const Case* other = state.casework.find(number);
        if (other == nullptr) return false;
        const auto isParty = [&](const PersonId& person) { return !person.value.empty() && (person == one.applicant || person == one.agent); };
        return isParty(other->applicant) || isParty(other->agent);
    });
}

}  // namespace

Decision decide(const State& state, const LinkCase& command, const Given& given) {
    if (auto no = needCaseAt(state, command.counter, command.number, CaseVerb::link)) return *no;
    const Counter* counter = state.counter(command.counter);
    if (!counter->ticket) return refuse(Refusal::counterIdle);
    const Case& one = *state.casework.find(command.number);
    if (std::find(one.tickets.begin(), one.tickets.end(), *counter->ticket) != one.tickets.end()) return Events{};
    if (auto no = needLink(state, one, *counter->ticket)) return *no;
    // It opens somebody's data to this counter. Where nothing says that they are the visitor's, a person answers for it, with a reason.
    const bool theirs = isVisitors(state, one, *counter->ticket);
    if (!theirs && given.actor.role == Role::counter) return refuse(Refusal::signInRequired);
    if (!theirs && !isReason(command.reason)) return refuse(Refusal::reasonMissing);
    return law::one(CaseLinked{one.number, *counter->ticket, command.counter, theirs ? std::string() : command.reason});
}

std::variant<std::vector<const Case*>, Refused> casesOf(const State& state, const std::vector<ApplicationId>& applications) {
    if (applications.size() > limits::casesPerTicket) return refuse(Refusal::tooMany, "applications");
    std::vector<const Case*> cases;
    for (const ApplicationId& id : applications) {
        const Case* one = state.casework.find(id);
        if (one == nullptr) return refuse(Refusal::unknownApplication);
        if (std::find(cases.begin(), cases.end(), one) != cases.end()) return refuse(Refusal::malformedApplication, "applications");
        if (!goesOn(one->state)) return refuse(Refusal::caseNotInState, std::string(word(one->state)));
        if (!takesVisit(state, *one) || isFull(state, *one)) return refuse(Refusal::tooMany, "tickets");
        cases.push_back(one);
    }
    return cases;
}

// --- apply -------------------------------------------------------------------------------------------------

namespace {

/// What the platform says about materials, on top of what the window knows: its word never undoes the clerk's. Once the case is at
/// the window, what is missing or defective is so by the clerk's word or was notified; a new upload is for the clerk to look at.
void submit(Case& one, const std::vector<ApplicationMaterial>& materials, Instant at) {
    const bool atWindow = one.state != CaseState::applied;
    for (const ApplicationMaterial& said : materials) {
        CaseMaterial* material = materialIn(one, said.code);
        if (material == nullptr || material->state == MaterialState::sound || material->state == MaterialState::held) continue;
        if (atWindow && (material->state == MaterialState::missing || material->state == MaterialState::defective)) continue;
        const bool there = said.state == MaterialState::submitted || said.state == MaterialState::held;
        const TrustGrade grade = there ? said.grade : TrustGrade::none;
        // Only what a service body or window staff vouch for is held (国办函〔2016〕108号: A and B); all else was merely uploaded.
        const bool vouched = grade == TrustGrade::a || grade == TrustGrade::b;
        const MaterialState state = said.state == MaterialState::held && !vouched ? MaterialState::submitted : said.state;
        if (material->state == state && material->grade == grade) continue;
        material->state = state;
        material->grade = grade;
        material->remarks.change([](MaterialRemarks& remarks) { remarks.reason.clear(), remarks.note = {}; });
        material->since = at;
    }
}

void know(Casework& casework, const Case& one) {
    casework.byPerson[one.applicant].insert(one.number);
    if (!one.agent.value.empty()) casework.byPerson[one.agent].insert(one.number);
}

void forgetPerson(Casework& casework, const PersonId& person, const CaseNumber& number) {
    const auto found = casework.byPerson.find(person);
    if (found == casework.byPerson.end()) return;
    found->second.erase(number);
    if (found->second.empty()) casework.byPerson.erase(found);
}

}  // namespace

void apply(State& state, const ApplicationReceived& received, const Event& event) {
    Casework& casework = state.casework;
    if (received.date == casework.numberDate) ++casework.numbersToday;
    else casework.numbersToday = 1;
    casework.numberDate = received.date;
    const auto [place, isNew] = casework.cases.try_emplace(received.number);
    if (!isNew) return;
    Case& one = place->second;
    one.number = received.number;
    one.application = received.application;
    one.revision = received.revision;
    one.digest = received.digest;
    one.applicant = received.applicant;
    one.agent = received.agent;
    one.walkIn = received.walkIn;
    one.preReview = received.preReview;
    one.since = one.appliedAt = event.at;
    one.items = received.items;
    one.package = {received.package, received.packageVersion, received.answers};
    one.materials = checklist(casework, one.applicant, one.items, one.package, event.at);
    submit(one, received.materials, event.at);
    one.changedSeq = event.seq;
    casework.byApplication[one.application] = one.number;
    know(casework, one);
    enter(state, one, CaseState::applied, event.at);
    note(one, event, "application-received");
    cannotUndo(state, received.counter);
}

void apply(State& state, const ApplicationUpdated& updated, const Event& event) {
    Case* one = caseIn(state, updated.number);
    if (one == nullptr) return;
    Casework& casework = state.casework;
    forgetPerson(casework, one->applicant, one->number);
    if (!one->agent.value.empty()) forgetPerson(casework, one->agent, one->number);
    one->revision = updated.revision;
    one->digest = updated.digest;
    PackageChoice package{updated.package, updated.packageVersion, updated.answers};
    const bool renewed = one->items != updated.items || one->applicant != updated.applicant || one->package != package;
    one->applicant = updated.applicant;
    one->agent = updated.agent;
    one->preReview = updated.preReview;
    if (renewed) {
        const std::vector<CaseMaterial> before = std::move(one->materials);
        one->items = updated.items;
        one->package = std::move(package);
        one->materials = checklist(casework, one->applicant, one->items, one->package, event.at);
        for (const CaseMaterial& had : before) {
            CaseMaterial* same = materialIn(*one, had.code);
            if (same == nullptr || same->state != MaterialState::open || had.state == MaterialState::held) continue;  // held: another person's, or it is again
            const bool required = same->required;
            *same = had;
            same->required = required;
        }
    }
    submit(*one, updated.materials, event.at);
    one->changedSeq = event.seq;
    know(casework, *one);
    note(*one, event, "application-updated");
}

void apply(State& state, const FileAdded& added, const Event& event) {
    Case* one = caseIn(state, added.number);
    if (one == nullptr) return;
    std::erase_if(one->files, [&](const CaseFile& file) { return file.ordinal == added.ordinal; });
    one->files.push_back({added.file, added.material, added.bytes, added.sha256, added.mediaType, added.ordinal, event.at});
    if (event.actor.role == Role::cityPlatform) one->changedSeq = event.seq;
    note(*one, event, "file-added");
}

void apply(State& state, const CaseLinked& linked, const Event& event) {
    Case* one = caseIn(state, linked.number);
    if (one == nullptr) return;
    if (std::find(one->tickets.begin(), one->tickets.end(), linked.ticket) == one->tickets.end()) {
        if (one->tickets.size() >= limits::ticketsPerCase) one->tickets.erase(one->tickets.begin());
        one->tickets.push_back(linked.ticket);
    }
    auto& numbers = state.casework.byTicket[linked.ticket];
    const auto place = std::lower_bound(numbers.begin(), numbers.end(), linked.number);
    if (place == numbers.end() || *place != linked.number) numbers.insert(place, linked.number);
    const Ticket* ticket = state.ticket(linked.ticket);
    if (ticket != nullptr && ticket->state == TicketState::serving && std::find(one->visits.begin(), one->visits.end(), linked.ticket) == one->visits.end())
        one->visits.push_back(linked.ticket);
    note(*one, event, "case-linked");
    cannotUndo(state, linked.counter);
}

}  // namespace hall::core::law
