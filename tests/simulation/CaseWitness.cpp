#include "tests/simulation/CaseWitness.hpp"

#include <algorithm>

namespace hall::sim {

using namespace core;

bool among(const std::string& one, std::initializer_list<const char*> all) {
    return std::any_of(all.begin(), all.end(), [&](const char* each) { return one == each; });
}

bool suffices(const std::string& how, TrustGrade grade) {
    if (how == "sound" || how == "held") return true;
    return how == "submitted" && (grade == TrustGrade::a || grade == TrustGrade::b || grade == TrustGrade::d);
}

namespace {

/// What still has to be done keeps a person from being erased.
bool ended(const std::string& state) {
    return among(state, {"delivered", "archived", "withdrawn", "not-required", "refused", "recalled", "revoked"});
}

}  // namespace

std::string CaseWitness::add(const Event& event) {
    wrong_.clear();
    std::visit(
        [&](const auto& body) {
            using Body = std::decay_t<decltype(body)>;
            if constexpr (requires { body.number; requires std::is_same_v<decltype(body.number), CaseNumber>; }) {
                if (const auto found = folders_.find(body.number.value); found != folders_.end()) {
                    need(!found->second.dispatching || std::is_same_v<Body, TaskDispatched>, "accepted, and not all tasks went out with it");
                    need(!found->second.deciding || std::is_same_v<Body, CaseDecided>, "all items are decided, the case is not");
                }
            }
            on(event, body);
        },
        event.body);
    return wrong_.empty() ? wrong_ : "event " + std::to_string(event.seq) + ": " + wrong_;
}

CaseWitness::Folder& CaseWitness::folder(const CaseNumber& number) {
    const auto found = folders_.find(number.value);
    if (found != folders_.end()) return found->second;
    need(false, "an event of no case");
    static Folder none;
    return none;
}

CaseWitness::Folder& CaseWitness::stay(const CaseNumber& number, std::initializer_list<const char*> in) {
    Folder& one = folder(number);
    need(among(one.state, in), "an event that is not listed for a case in this state");
    return one;
}

CaseWitness::Folder& CaseWitness::move(const CaseNumber& number, std::initializer_list<const char*> from, const char* to) {
    Folder& one = stay(number, from);
    one.state = to;
    return one;
}

CaseWitness::Part& CaseWitness::part(Folder& one, std::uint32_t task, std::initializer_list<const char*> from) {
    if (task >= 1 && task <= one.parts.size()) {
        need(among(one.parts[task - 1].how, from), "an event that is not listed for a task in this state");
        return one.parts[task - 1];
    }
    need(false, "an event of no task");
    static Part none;
    return none;
}

void CaseWitness::byItsDepartment(const Event& event, const Part& part) {
    need(event.actor.role == Role::reviewer, "somebody else than a reviewer worked on a task");
    ofDepartment(event, part.department);
}

void CaseWitness::ofDepartment(const Event& event, const DepartmentCode& department) {
    const auto person = staff_.find({event.actor.name});
    if (person == staff_.end()) return need(false, "an unknown person reviewed");
    const auto& departments = person->second.departments;
    need(!person->second.disabled, "a disabled person reviewed");
    need(std::find(departments.begin(), departments.end(), department) != departments.end(), "a reviewer of another department");
}

void CaseWitness::document(Folder& one, const CaseNumber& number, char kind, const std::string& given) {
    need(given == number.value + "-" + kind + std::to_string(++one.documents[kind]), "a paper with a wrong number");
    need(papers_.insert(given).second, "a paper's number was given twice");
}

bool CaseWitness::supervised(const Actor& actor) const {
    if (actor.role == Role::supervisor) return true;
    const auto by = staff_.find(actor.approver);
    if (by == staff_.end() || by->second.disabled) return false;
    return std::find(by->second.roles.begin(), by->second.roles.end(), Role::supervisor) != by->second.roles.end();
}

const GuideConfig* CaseWitness::guide(const CaseItem& item) const {
    const auto found = guides_.find(item.item);
    if (item.guide == 0 || found == guides_.end() || item.guide > found->second.size()) return nullptr;
    return &found->second[item.guide - 1];
}

// --- packages ---------------------------------------------------------------------------------------------------------

std::vector<ItemCode> CaseWitness::selected(const std::string& package, std::uint32_t version, const std::vector<PackageCondition>& answers) const {
    std::vector<ItemCode> items;
    for (const PackageItem& item : packages_.at(package)[version - 1].items) {
        // Of each question that is named one of the answers named; all questions.
        std::map<std::string, bool> met;
        for (const PackageCondition& when : item.when) met[when.question] |= std::find(answers.begin(), answers.end(), when) != answers.end();
        if (std::all_of(met.begin(), met.end(), [](const auto& one) { return one.second; })) items.push_back(item.item);
    }
    return items;
}

std::set<std::uint32_t> CaseWitness::awaited(const Folder& one, const ItemCode& item) const {
    std::set<std::uint32_t> numbers;
    if (one.package.empty()) return numbers;
    for (const PackageItem& each : packages_.at(one.package)[one.packageVersion - 1].items) {
        if (each.item != item) continue;
        for (std::size_t i = 0; i < one.items.size(); ++i) {
            if (std::find(each.after.begin(), each.after.end(), one.items[i].item) != each.after.end()) numbers.insert(static_cast<std::uint32_t>(i + 1));
        }
    }
    return numbers;
}

void CaseWitness::packaged(const PackageCode& package, std::uint32_t version, const std::vector<PackageCondition>& answers, const std::vector<CaseItem>& items) {
    if (package.value.empty()) return need(version == 0 && answers.empty(), "answers to no package");
    const auto known = packages_.find(package.value);
    if (known == packages_.end() || version == 0 || version > known->second.size()) return need(false, "a package that is not there");
    std::vector<ItemCode> codes;
    for (const CaseItem& item : items) codes.push_back(item.item);
    need(codes == selected(package.value, version, answers), "other items than those that the answers select");
}

// --- papers -----------------------------------------------------------------------------------------------------------

std::map<std::string, CaseWitness::Sheet> CaseWitness::list(const Folder& one) const {
    std::map<std::string, Sheet> sheets;
    std::map<std::string, bool> shared;  // by the first item that asks for it
    for (const CaseItem& item : one.items) {
        const GuideConfig* under = guide(item);
        if (under == nullptr) continue;
        for (const MaterialRule& rule : under->materials) {
            sheets[rule.code.value].required |= rule.required;
            shared.try_emplace(rule.code.value, rule.source == MaterialSource::shared);
        }
    }
    const auto given = gifts_.find(one.applicant);
    for (auto& [code, sheet] : sheets) {
        const bool before = given != gifts_.end() && given->second.contains(code);
        if (!shared[code] && !before) continue;
        sheet.how = "held";
        sheet.grade = shared[code] ? TrustGrade::a : given->second.at(code).grade;
    }
    return sheets;
}

void CaseWitness::say(Folder& one, const std::vector<ApplicationMaterial>& said) {
    for (const ApplicationMaterial& material : said) {
        const auto found = one.sheets.find(material.code.value);
        if (found == one.sheets.end()) {
            need(false, "the platform spoke of a paper that nobody asks for");
            continue;
        }
        Sheet& sheet = found->second;
        if (sheet.how == "sound" || sheet.how == "held") continue;
        if (one.state != "applied" && (sheet.how == "missing" || sheet.how == "defective")) continue;  // the clerk said so
        sheet.how = word(material.state);
        sheet.grade = sheet.how == "submitted" || sheet.how == "held" ? material.grade : TrustGrade::none;
        if (sheet.how == "held" && sheet.grade != TrustGrade::a && sheet.grade != TrustGrade::b) sheet.how = "submitted";
    }
}

void CaseWitness::useAgain(Folder& one) {
    const auto given = gifts_.find(one.applicant);
    if (given == gifts_.end()) return;
    for (auto& [code, sheet] : one.sheets) {
        const auto gift = given->second.find(code);
        if (sheet.asked || sheet.how == "defective" || suffices(sheet.how, sheet.grade) || gift == given->second.end()) continue;
        sheet.how = "held";
        sheet.grade = gift->second.grade;
    }
}

void CaseWitness::mark(Folder& one, const CaseNumber& number, const std::vector<Mark>& marks) {
    for (const Mark& said : marks) {
        const auto found = one.sheets.find(said.material.value);
        if (found == one.sheets.end()) {
            need(false, "a paper was marked that is not on the list");
            continue;
        }
        Sheet& sheet = found->second;
        auto& gifts = gifts_[one.applicant];
        const auto gift = gifts.find(said.material.value);
        const bool elsewhere = gift != gifts.end() && gift->second.from != number.value;
        if (said.state == MaterialState::missing) need(sheet.how != "held" && (!elsewhere || sheet.asked), "asked for what is held");
        sheet.how = word(said.state);
        if (sheet.how != "sound") sheet.grade = TrustGrade::none;
        else if (sheet.grade != TrustGrade::a) sheet.grade = TrustGrade::b;
        if (sheet.how == "sound" && !sheet.asked && !elsewhere) gifts[said.material.value] = {sheet.grade, number.value};
        if (sheet.how == "defective" || (sheet.how == "missing" && !elsewhere)) gifts.erase(said.material.value);
        if (gifts.empty()) gifts_.erase(one.applicant);
    }
    useAgain(one);
}

// --- events -----------------------------------------------------------------------------------------------------------

void CaseWitness::on(const Event&, const Configured& configured) {
    if (const auto* guide = std::get_if<GuideConfig>(&configured.entry)) guides_[guide->item].push_back(*guide);
    if (const auto* item = std::get_if<ItemConfig>(&configured.entry)) items_[item->code] = *item;
    if (const auto* person = std::get_if<StaffConfig>(&configured.entry)) staff_[person->id] = *person;
    if (const auto* package = std::get_if<PackageConfig>(&configured.entry)) packages_[package->code.value].push_back(*package);
}

void CaseWitness::on(const Event& event, const ApplicationReceived& received) {
    const std::string& number = received.number.value;
    need(number.size() == 23, "a case number of another length");
    need(folders_.find(number) == folders_.end(), "a case number was given twice");
    need(applications_.insert(received.application.value).second, "one application with two cases");
    const std::string date = number.substr(8, 8);
    const auto serial = static_cast<unsigned>(std::stoul(number.substr(16, 6)));
    need(date >= date_, "the date of case numbers went back");
    need(serial == (date == date_ ? serial_ + 1 : 1), "case numbers of a day have a gap");
    date_ = date;
    serial_ = serial;
    need(received.walkIn ? received.application.value == "W" + number : event.actor.role == Role::cityPlatform, "an application of nobody who may");
    need(!received.items.empty(), "a case without items");
    Folder one;
    one.application = received.application.value;
    one.applicant = received.applicant.value;
    one.agent = received.agent.value;
    one.revision = received.revision;
    one.items = received.items;
    for (const CaseItem& item : one.items) {
        const auto versions = guides_.find(item.item);
        need(item.guide == (versions == guides_.end() ? 0 : versions->second.size()), "opened under another guide than the one in force");
    }
    packaged(received.package, received.packageVersion, received.answers, one.items);
    need(received.package.value.empty() || packages_[received.package.value].size() == received.packageVersion, "opened under another version of the package than the one in force");
    one.package = received.package.value;
    one.packageVersion = received.packageVersion;
    one.answers = received.answers;
    one.sheets = list(one);
    say(one, received.materials);
    folders_[number] = std::move(one);
}

void CaseWitness::on(const Event& event, const ApplicationUpdated& updated) {
    Folder& one = stay(updated.number, {"applied", "received", "correcting", "supplemented"});
    need(event.actor.role == Role::cityPlatform, "somebody else than the platform changed an application");
    need(updated.revision > one.revision, "an application went back to an older revision");
    one.revision = updated.revision;
    for (const CaseItem& item : updated.items) {
        const auto had = std::find_if(one.items.begin(), one.items.end(), [&](const CaseItem& i) { return i.item == item.item; });
        need(had == one.items.end() || had->guide == item.guide, "a running case changed its guide");
    }
    const bool chosenAnew = one.package != updated.package.value || one.packageVersion != updated.packageVersion || one.answers != updated.answers;
    const bool renewed = chosenAnew || one.items != updated.items || one.applicant != updated.applicant.value;
    need(!renewed || one.state == "applied", "items, package or applicant changed under the clerk's eyes");
    packaged(updated.package, updated.packageVersion, updated.answers, updated.items);
    one.package = updated.package.value;
    one.packageVersion = updated.packageVersion;
    one.answers = updated.answers;
    one.agent = updated.agent.value;
    one.applicant = updated.applicant.value;
    if (renewed) {
        one.items = updated.items;
        auto now = list(one);
        for (auto& [code, sheet] : now) {
            const auto had = one.sheets.find(code);
            if (had == one.sheets.end() || sheet.how != "open" || had->second.how == "held") continue;
            sheet.how = had->second.how;
            sheet.grade = had->second.grade;
        }
        one.sheets = std::move(now);
    }
    say(one, updated.materials);
}

void CaseWitness::on(const Event&, const FileAdded& added) {
    stay(added.number, {"applied", "received", "correcting", "supplemented", "accepted", "handling"});
}

void CaseWitness::on(const Event&, const CaseLinked& linked) { folder(linked.number); }

void CaseWitness::on(const Event&, const CaseReceived& received) { useAgain(move(received.number, {"applied"}, "received")); }

void CaseWitness::on(const Event&, const MaterialsChecked& checked) {
    Folder& one = stay(checked.number, {"received", "supplemented", "accepted", "handling", "decided"});
    const bool later = !among(one.state, {"received", "supplemented"});
    for (const Mark& said : checked.marks) need(!later || one.following.contains(said.material.value), "a paper was looked at after acceptance that was not to follow");
    const bool mended = std::any_of(checked.marks.begin(), checked.marks.end(), [&](const Mark& said) {
        return said.state == MaterialState::sound && among(one.sheets[said.material.value].how, {"missing", "defective"});
    });
    need(checked.onTheSpot == mended, "mended on the spot, or not, and the log says otherwise");
    mark(one, checked.number, checked.marks);
}

void CaseWitness::on(const Event&, const MaterialAsked& asked) {
    Folder& one = stay(asked.number, {"received", "supplemented"});
    need(!asked.reason.empty(), "asked for a paper outside the guide without a reason");
    need(one.sheets.find(asked.material.value) == one.sheets.end(), "asked for the same paper twice");
    Sheet sheet;
    sheet.required = sheet.asked = true;
    one.sheets[asked.material.value] = sheet;
}

void CaseWitness::on(const Event& event, const MissingNotified& notified) {
    Folder& one = move(notified.number, {"received", "supplemented"}, "correcting");
    useAgain(one);
    std::set<std::string> all, told;
    for (const auto& [code, sheet] : one.sheets) {
        if ((sheet.required && !suffices(sheet.how, sheet.grade)) || sheet.how == "defective") all.insert(code);
    }
    for (const MaterialCode& code : notified.materials) told.insert(code.value);
    need(all == told && told.size() == notified.materials.size() && !told.empty(), "not told everything that is missing, once");
    document(one, notified.number, 'N', notified.document);
    need(static_cast<int>(notified.ordinal) == one.documents['N'], "a notification counted wrongly");
    need(static_cast<int>(notified.ordinal) <= one.notifications || supervised(event.actor), "a second notification without a supervisor's word");
    one.notifications = std::max(one.notifications, static_cast<int>(notified.ordinal));
    for (const std::string& code : told) {
        Sheet& sheet = one.sheets[code];
        if (sheet.how == "defective" || sheet.how == "missing") continue;
        sheet.how = "missing";
        sheet.grade = TrustGrade::none;
    }
}

void CaseWitness::on(const Event&, const CaseSupplemented& supplemented) {
    mark(move(supplemented.number, {"correcting"}, "supplemented"), supplemented.number, supplemented.marks);
}

void CaseWitness::on(const Event& event, const CaseAccepted& accepted) {
    Folder& one = move(accepted.number, {"received", "supplemented"}, "accepted");
    useAgain(one);
    for (const MaterialCode& code : accepted.tolerated) {
        bool listed = false, may = true;
        for (const CaseItem& item : one.items) {
            const GuideConfig* under = guide(item);
            if (under == nullptr) continue;
            for (const MaterialRule& rule : under->materials) {
                listed |= rule.code == code;
                may &= rule.code != code || rule.mayFollow;
            }
        }
        need(listed && may && !one.sheets[code.value].asked, "a paper was let follow that may not");
        need(one.following.insert(code.value).second, "the same paper was let follow twice");
        one.owed.insert(code.value);
        Sheet& sheet = one.sheets[code.value];
        need(!suffices(sheet.how, sheet.grade) && !sheet.asked, "a paper was let follow that was there");
        for (const CaseItem& item : one.items) {
            const GuideConfig* under = guide(item);
            if (under == nullptr) continue;
            for (const MaterialRule& rule : under->materials) need(rule.code != code || rule.mayFollow, "a paper was let follow that must be there");
        }
        if (sheet.how == "open") sheet.how = "missing";
    }
    for (const auto& [code, sheet] : one.sheets) {
        const bool lacks = sheet.required && !suffices(sheet.how, sheet.grade) && !one.following.contains(code);
        if (accepted.silent && !suffices(sheet.how, sheet.grade)) one.following.insert(code);
        else need(!lacks, "accepted without a required paper");
    }
    need(accepted.silent == (event.actor.role == Role::scheduler), "accepted by silence, and somebody did it; or the other way round");
    document(one, accepted.number, 'A', accepted.document);
    if (!accepted.tolerated.empty()) document(one, accepted.number, 'P', accepted.promise);
    one.dispatching = true;
}

void CaseWitness::on(const Event&, const TaskDispatched& dispatched) {
    Folder& one = stay(dispatched.number, {"accepted", "handling"});
    if (!one.dispatching) {
        Part& again = part(one, dispatched.task, {"returned"});
        need(again.item == dispatched.item, "a task went out again for another item");
        again.how = "dispatched";
        again.department = dispatched.department;
        again.reviewer.clear();
        return;
    }
    need(dispatched.task == one.parts.size() + 1 && one.parts.size() < one.items.size(), "more tasks than items");
    if (one.parts.size() >= one.items.size()) return;
    const CaseItem& item = one.items[one.parts.size()];
    need(item.item == dispatched.item && items_[item.item].department == dispatched.department.value, "a task for another item, or at another department");
    const GuideConfig* under = guide(item);
    Part fresh;
    fresh.item = dispatched.item;
    fresh.department = dispatched.department;
    fresh.twoPersons = under != nullptr && under->twoPersons;
    fresh.after = dispatched.after;
    need(awaited(one, item.item) == std::set<std::uint32_t>(fresh.after.begin(), fresh.after.end()), "a task that waits for others than its package says");
    if (!fresh.after.empty()) fresh.how = "waiting";
    one.parts.push_back(std::move(fresh));
    one.dispatching = one.parts.size() < one.items.size();
}

void CaseWitness::on(const Event&, const CaseRefused& refused) {
    Folder& one = move(refused.number, {"received", "correcting", "supplemented"}, refused.ground == RefusalGround::notRequired ? "not-required" : "refused");
    need(!refused.reason.empty(), "refused without a reason");
    document(one, refused.number, 'R', refused.document);
}

void CaseWitness::on(const Event& event, const WithdrawalAsked& asked) {
    const std::string before = folder(asked.number).state;
    Folder& one = move(asked.number, {"accepted", "handling"}, "withdrawing");
    one.before = before;
    one.askedToWithdraw = event.actor.name;
}

void CaseWitness::on(const Event&, const WithdrawalDeclined& declined) {
    Folder& one = stay(declined.number, {"withdrawing"});
    one.state = one.before;
}

void CaseWitness::on(const Event& event, const CaseWithdrawn& withdrawn) {
    const bool confirmed = folder(withdrawn.number).state == "withdrawing";
    Folder& one = move(withdrawn.number, {"applied", "received", "correcting", "supplemented", "withdrawing"}, "withdrawn");
    need(!confirmed || one.askedToWithdraw != event.actor.name, "who asked for a withdrawal confirmed it");
    for (Part& part : one.parts) {
        if (part.how != "decided") part.how = "dropped";
    }
}

void CaseWitness::on(const Event& event, const TaskStarted& started) {
    Folder& one = stay(started.number, {"accepted", "handling"});
    Part& task = part(one, started.task, {"dispatched"});
    byItsDepartment(event, task);
    task.how = "working";
    task.reviewer = event.actor.name;
    one.state = "handling";
}

void CaseWitness::on(const Event& event, const TaskAsked& asked) {
    Part& task = part(stay(asked.number, {"handling"}), asked.task, {"working"});
    byItsDepartment(event, task);
    task.how = "asked";
}

void CaseWitness::on(const Event&, const TaskAnswered& answered) {
    part(stay(answered.number, {"handling"}), answered.task, {"asked"}).how = "working";
}

void CaseWitness::on(const Event& event, const TaskReturned& returned) {
    Part& task = part(stay(returned.number, {"accepted", "handling"}), returned.task, {"dispatched", "working", "proposed"});
    byItsDepartment(event, task);
    task.how = task.how == "proposed" ? "working" : "returned";
}

void CaseWitness::on(const Event& event, const TaskProposed& proposed) {
    Folder& one = stay(proposed.number, {"handling"});
    Part& task = part(one, proposed.task, {"working"});
    byItsDepartment(event, task);
    need(proposed.verdict == Verdict::granted || !proposed.opinion.value.empty(), "proposed to reject without an opinion");
    task.how = "proposed";
    task.reviewer = event.actor.name;
    // The last stage is the decision's.
    const GuideConfig* under = guide(one.items[proposed.task - 1]);
    if (under != nullptr && under->stages.size() > 1) task.stage = under->stages.size() - 1;
}

void CaseWitness::on(const Event& event, const TaskDecided& decided) {
    Folder& one = stay(decided.number, {"handling"});
    Part& task = part(one, decided.task, {"working", "proposed"});
    byItsDepartment(event, task);
    need(!task.twoPersons || (task.how == "proposed" && task.reviewer != event.actor.name), "one person alone decided where two are wanted");
    need(decided.verdict != Verdict::none, "decided nothing");
    for (const Stop& stop : one.stops) need(!stop.open || (stop.task != 0 && stop.task != decided.task), "decided while a special procedure goes on");
    task.how = "decided";
    task.verdict = decided.verdict;
    one.deciding = std::all_of(one.parts.begin(), one.parts.end(), [](const Part& each) { return among(each.how, {"decided", "dropped"}); });
}

void CaseWitness::on(const Event& event, const StageAdvanced& advanced) {
    Folder& one = stay(advanced.number, {"handling"});
    Part& task = part(one, advanced.task, {"working"});
    byItsDepartment(event, task);
    const GuideConfig* under = advanced.task <= one.items.size() ? guide(one.items[advanced.task - 1]) : nullptr;
    ++task.stage;
    need(under != nullptr && task.stage < under->stages.size() && under->stages[task.stage].code == advanced.stage, "a stage that does not come next");
}

void CaseWitness::on(const Event&, const TaskReleased& released) {
    Folder& one = stay(released.number, {"handling"});
    Part& task = part(one, released.task, {"waiting"});
    for (const std::uint32_t other : task.after)
        need(other >= 1 && other <= one.parts.size() && one.parts[other - 1].verdict == Verdict::granted, "a task begins before what it waits for is granted");
    task.how = "dispatched";
}

void CaseWitness::on(const Event&, const TaskDropped& dropped) {
    Folder& one = stay(dropped.number, {"handling"});
    Part& task = part(one, dropped.task, {"waiting"});
    const bool lost = std::any_of(task.after.begin(), task.after.end(), [&](std::uint32_t other) {
        const Part& before = one.parts.at(other - 1);
        return before.verdict == Verdict::rejected || before.how == "dropped";
    });
    need(lost, "a task was dropped that could still be granted");
    task.how = "dropped";
    one.deciding = std::all_of(one.parts.begin(), one.parts.end(), [](const Part& each) { return among(each.how, {"decided", "dropped"}); });
}

// --- supervision ------------------------------------------------------------------------------------------------------

void CaseWitness::on(const Event& event, const ApprovalAsked& asked) {
    Folder& one = stay(asked.number, {"received", "supplemented", "accepted", "handling", "decided"});
    need(asked.request == one.wishes.size() + 1, "requests of a case counted wrongly");
    for (const Wish& wish : one.wishes) need(wish.how != "open" || wish.kind != asked.kind || wish.task != asked.task, "the same was asked for twice");
    need(!asked.reason.empty(), "asked for without a reason");
    one.wishes.push_back({asked.kind, asked.task, event.actor.name, "open", false});
}

void CaseWitness::on(const Event&, const ApprovalDecided& decided) {
    Folder& one = stay(decided.number, {"received", "correcting", "supplemented", "accepted", "handling", "withdrawing", "decided"});
    if (decided.request < 1 || decided.request > one.wishes.size()) return need(false, "a request that nobody made was decided");
    Wish& wish = one.wishes[decided.request - 1];
    need(wish.how == "open", "a request was decided twice");
    need(wish.by != decided.by.value, "somebody gave to themselves what they asked for");
    need(supervised({Role::clerk, {}, {}, decided.by}), "a request was decided by nobody who may");
    wish.how = decided.given ? "given" : "declined";
    if (decided.given && wish.kind == ApprovalKind::secondNotification) ++one.notifications;
}

CaseWitness::Wish* CaseWitness::granted(Folder& one, ApprovalKind kind, std::uint32_t task) {
    for (Wish& wish : one.wishes)
        if (wish.how == "given" && wish.kind == kind && wish.task == task && !wish.used) return wish.used = true, &wish;
    need(false, "something was given that nobody had asked for");
    return nullptr;
}

void CaseWitness::on(const Event&, const LimitExtended& extended) {
    Folder& one = stay(extended.number, {"accepted", "handling"});
    granted(one, ApprovalKind::extension, extended.task);
    bool& before = extended.task == 0 ? one.extended : part(one, extended.task, {"dispatched", "working", "asked", "returned", "proposed"}).extended;
    need(!before, "a limit was extended twice");
    before = true;
    document(one, extended.number, 'E', extended.document);
}

void CaseWitness::on(const Event&, const ProcedureStarted& started) {
    Folder& one = stay(started.number, {"accepted", "handling"});
    granted(one, ApprovalKind::procedure, started.task);
    need(started.procedure == one.stops.size() + 1, "special procedures of a case counted wrongly");
    for (const Stop& stop : one.stops) need(!stop.open || stop.task != started.task, "two special procedures of one task at once");
    one.stops.push_back({started.task, true});
    document(one, started.number, 'S', started.document);
}

void CaseWitness::on(const Event&, const ProcedureEnded& ended) {
    Folder& one = stay(ended.number, {"accepted", "handling", "withdrawing"});
    if (ended.procedure < 1 || ended.procedure > one.stops.size()) return need(false, "a special procedure ended that nobody began");
    need(one.stops[ended.procedure - 1].open, "a special procedure ended twice");
    one.stops[ended.procedure - 1].open = false;
}

void CaseWitness::on(const Event& event, const SignalRaised& raised) {
    Folder& one = folder(raised.number);
    need(event.actor.role == Role::scheduler, "somebody else than the clock raised a signal");
    // An order is owed its answer also after the case.
    need(!ended(one.state) || raised.kind == SignalKind::orderLate, "a signal about a case that has ended");
    const std::string what = std::string(word(raised.kind)) + "/" + std::string(word(raised.light)) + "/" + std::to_string(raised.task) + "/" + raised.stage + "/" +
                             std::to_string(raised.subject) + "/" + std::to_string(raised.due.yyyymmdd);
    need(one.raised.insert(what).second, "the clock said the same twice");
}

void CaseWitness::on(const Event&, const OrderIssued& issued) {
    Folder& one = folder(issued.number);
    need(!ended(one.state) && one.state != "applied", "an order about a case that does not go on");
    need(issued.order == one.demands.size() + 1, "orders of a case counted wrongly");
    one.demands.push_back({});
}

void CaseWitness::on(const Event&, const OrderAnswered& answered) {
    Folder& one = folder(answered.number);
    if (answered.order < 1 || answered.order > one.demands.size()) return need(false, "an order was answered that nobody gave");
    need(one.demands[answered.order - 1].how == "issued", "an order was answered twice, or after it was closed");
    one.demands[answered.order - 1].how = "answered";
}

void CaseWitness::on(const Event&, const OrderClosed& closed) {
    Folder& one = folder(closed.number);
    if (closed.order < 1 || closed.order > one.demands.size()) return need(false, "an order was closed that nobody gave");
    Demand& demand = one.demands[closed.order - 1];
    need(demand.how != "closed", "an order was closed twice");
    need(demand.how == "answered" || !closed.note.value.empty(), "an order was taken back without a word");
    demand.how = "closed";
}

void CaseWitness::on(const Event&, const CaseDecided& decided) {
    Folder& one = move(decided.number, {"handling"}, "decided");
    need(one.deciding, "decided with a task open");
    one.deciding = false;
    const bool granted = std::any_of(one.parts.begin(), one.parts.end(), [](const Part& each) { return each.verdict == Verdict::granted; });
    need(decided.verdict == (granted ? Verdict::granted : Verdict::rejected), "a collective result that is not that of its items");
}

void CaseWitness::on(const Event&, const ResultHandedOver& handed) {
    Folder& one = move(handed.number, {"decided"}, "delivered");
    const bool granted = std::any_of(one.parts.begin(), one.parts.end(), [](const Part& each) { return each.verdict == Verdict::granted; });
    for (const auto& [code, sheet] : one.sheets) {
        if (!granted) continue;  // a rejection is a letter, and waits for nothing
        need(!one.following.contains(code) || !sheet.required || suffices(sheet.how, sheet.grade), "handed over before what silence left open was seen");
        need(!one.owed.contains(code) || suffices(sheet.how, sheet.grade), "handed over before what was let follow was there");
    }
    document(one, handed.number, 'H', handed.document);
}

void CaseWitness::on(const Event&, const CaseArchived& archived) { move(archived.number, {"delivered"}, "archived"); }

void CaseWitness::on(const Event& event, const CaseRevoked& revoked) {
    const bool before = folder(revoked.number).state == "decided";
    move(revoked.number, {"decided", "delivered", "archived"}, before ? "recalled" : "revoked");
    need(event.actor.role == Role::supervisor, "revoked by somebody who is no supervisor");
}

void CaseWitness::on(const Event& event, const PersonRevealed& revealed) {
    need(folder(revealed.number).applicant == revealed.person.value, "somebody else was revealed");
    need(event.actor.role == Role::clerk || event.actor.role == Role::reviewer || event.actor.role == Role::supervisor, "revealed to no person");
    need(!revealed.reason.empty(), "revealed without a reason");
}

void CaseWitness::on(const Event&, const PersonErased& erased) {
    for (const auto& [number, one] : folders_) {
        const bool theirs = one.applicant == erased.person.value || one.agent == erased.person.value;
        need(!theirs || ended(one.state), "a person was erased while a case of theirs goes on");
    }
    gifts_.erase(erased.person.value);
}

std::string CaseWitness::disagreement(const State& state) const {
    const Casework& casework = state.casework;
    if (casework.cases.size() != folders_.size()) return "the state has another number of cases";
    std::map<std::string, std::size_t> open;
    for (const auto& [number, one] : folders_) {
        const Case* theirs = casework.find(CaseNumber{number});
        if (theirs == nullptr || word(theirs->state) != one.state) return "case " + number + " is not " + one.state;
        if (theirs->application.value != one.application || theirs->applicant.value != one.applicant || theirs->agent.value != one.agent) return "case " + number + " is another person's";
        if (casework.find(ApplicationId{one.application}) != theirs) return "case " + number + " is not found by its application";
        if (theirs->materials.size() != one.sheets.size()) return "case " + number + " has another list";
        for (const CaseMaterial& material : theirs->materials) {
            const auto sheet = one.sheets.find(material.code.value);
            if (sheet == one.sheets.end() || word(material.state) != sheet->second.how || material.grade != sheet->second.grade || material.required != sheet->second.required)
                return "case " + number + ": " + material.code.value + " is not " + (sheet == one.sheets.end() ? "there" : sheet->second.how);
        }
        if (theirs->tasks.size() != one.parts.size()) return "case " + number + " has other tasks";
        for (std::size_t i = 0; i < one.parts.size(); ++i) {
            if (word(theirs->tasks[i].state) != one.parts[i].how || theirs->tasks[i].department != one.parts[i].department) return "case " + number + ": a task is not " + one.parts[i].how;
            if (theirs->tasks[i].stage != one.parts[i].stage) return "case " + number + ": a task is in another stage";
            if (!among(one.parts[i].how, {"decided", "dropped", "waiting"})) ++open[one.parts[i].department.value];
        }
    }
    for (const auto& [department, tasks] : casework.tasks) {
        if (open[department.value] != tasks.size()) return "department " + department.value + " has another number of open tasks";
        open.erase(department.value);
    }
    for (const auto& [department, count] : open) {
        if (count != 0) return "department " + department + " does not see its tasks";
    }
    if (casework.followUps.size() != complaints_.size()) return "the state has another number of follow-ups";
    std::size_t unsettled = 0;
    for (const auto& [id, one] : complaints_) {
        const auto theirs = casework.followUps.find(FollowUpId{id});
        if (theirs == casework.followUps.end() || word(theirs->second.state) != one.how || theirs->second.department.value != one.department || theirs->second.late != one.late)
            return "follow-up " + id + " is not " + one.how;
        unsettled += one.how == "closed" ? 0 : 1;
        if ((one.how != "closed") != casework.followUpsOpen.contains(FollowUpId{id})) return "follow-up " + id + " is in the wrong set";
    }
    if (casework.followUpsOpen.size() != unsettled) return "another number of follow-ups is open";
    if (casework.holdings.size() != gifts_.size()) return "another number of persons gave something";
    for (const auto& [person, gifts] : gifts_) {
        const auto theirs = casework.holdings.find({person});
        if (theirs == casework.holdings.end() || theirs->second.size() != gifts.size()) return "person " + person + " gave something else";
        for (const auto& [code, gift] : gifts) {
            const auto held = theirs->second.find({code});
            if (held == theirs->second.end() || held->second.grade != gift.grade || held->second.number.value != gift.from) return "person " + person + ": " + code + " is held otherwise";
        }
    }
    return {};
}

}  // namespace hall::sim
