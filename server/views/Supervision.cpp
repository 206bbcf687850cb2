#include "server/views/Supervision.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "server/core/calendar/Calendar.hpp"
#include "server/core/evaluation/Law.hpp"
#include "server/views/CaseWords.hpp"
#include "server/views/Masks.hpp"
#include "server/views/Tickets.hpp"

namespace hall::views {

namespace {

/// A task (or, with 0, what the window has of a case), by how much it needs somebody.
struct Standing {
    std::int32_t light{};         ///< worst first, so this is minus the light
    std::int32_t left{};
    core::CaseNumber number;
    std::uint32_t task{};
    auto operator<=>(const Standing&) const = default;
};

/// "-3.2.51160201202611220000017.1"
std::string cursorOf(const Standing& at) {
    return std::to_string(at.light) + '.' + std::to_string(at.left) + '.' + at.number.value + '.' + std::to_string(at.task);
}

template <class N>
bool readNumber(std::string_view text, N& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return !text.empty() && error == std::errc{} && end == text.data() + text.size();
}

std::optional<Standing> standingIn(std::string_view cursor) {
    std::array<std::string_view, 4> parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t dot = i + 1 < parts.size() ? cursor.find('.') : cursor.size();
        if (dot == std::string_view::npos) return std::nullopt;
        parts[i] = cursor.substr(0, dot);
        cursor.remove_prefix(std::min(cursor.size(), dot + 1));
    }
    Standing at;
    if (!readNumber(parts[0], at.light) || !readNumber(parts[1], at.left) || !readNumber(parts[3], at.task) || parts[2].empty()) return std::nullopt;
    at.number.value = parts[2];
    return at;
}

/// The window's own periods: to tell the applicant what is missing, and to hand the result over. The law sets them, nobody promises less.
std::optional<core::Period> windowPeriod(const core::Casework& casework, const core::Case& one, core::LocalDate today) {
    core::Period period;
    std::optional<core::DueDate> due;
    switch (one.state) {
        case core::CaseState::received: period.from = one.receivedOn; due = core::tellBy(casework, one); period.days = casework.rules.tellDays; break;
        case core::CaseState::supplemented: period.from = one.supplementedOn; due = core::tellBy(casework, one); period.days = casework.rules.tellDays; break;
        case core::CaseState::decided: period.from = one.decidedOn; due = core::deliverBy(casework, one); period.days = casework.rules.deliveryDays; break;
        default: return std::nullopt;
    }
    if (!due) return std::nullopt;
    period.promised = period.statutory = *due;
    period.used = casework.days.between(period.from, today);
    period.left = period.days - period.used;
    const core::CaseRulesConfig& rules = casework.rules;
    const std::int32_t near = std::max(rules.yellowDays, (period.days * rules.yellowPercent + 99) / 100);
    if (today > due->date) period.light = core::Light::black;
    else if (period.left <= near) period.light = core::Light::yellow;
    else if (period.days > 0 && period.used * 100 >= period.days * rules.bluePercent) period.light = core::Light::blue;
    return period;
}

/// Of a task that goes on, with the light of its stage where that is the worse one.
core::Period taskPeriod(const core::Casework& casework, const core::Case& one, const core::Task& task, core::LocalDate today) {
    core::Period period = core::periodOf(casework, one, task, today).value_or(core::Period{});
    if (const auto stage = core::stageOf(casework, one, task, today)) period.light = std::max(period.light, stage->light);
    return period;
}

/// Looks at everything once: counts all, keeps the first lines behind `after`.
class Survey {
  public:
    Survey(const SupervisionWanted& wanted, const std::optional<Standing>& after, std::size_t limit) : wanted_(wanted), after_(after), limit_(limit) {}

    /// `yesterday()`: the light of the day before; asked of yellow ones only.
    template <class Yesterday>
    void see(const core::DepartmentCode& department, const core::CaseNumber& number, std::uint32_t task, const core::Period& period, Yesterday&& yesterday) {
        wire::DepartmentLights& lights = of(department);
        switch (period.light) {
            case core::Light::none: ++lights.none; break;
            case core::Light::blue: ++lights.blue; break;
            case core::Light::yellow: ++lights.yellow; break;
            case core::Light::red: ++lights.red; break;
            case core::Light::black: ++lights.black; break;
        }
        if (period.paused) ++lights.paused;
        if (period.light == core::Light::yellow && yesterday() < core::Light::yellow) ++lights.yellowToday;
        if (wanted_.department && *wanted_.department != department) return;
        if (wanted_.light && *wanted_.light != period.light) return;
        ++total_;
        Standing at{-static_cast<std::int32_t>(period.light), period.left, number, task};
        if (after_ && at <= *after_) return;
        if (first_.size() == limit_) {
            more_ = true;
            if (at >= first_.front()) return;
            std::pop_heap(first_.begin(), first_.end());
            first_.back() = std::move(at);
        } else {
            first_.push_back(std::move(at));
        }
        std::push_heap(first_.begin(), first_.end());
    }
    wire::DepartmentLights& of(const core::DepartmentCode& department) { return lights_[department]; }

    [[nodiscard]] std::int64_t total() const { return total_; }
    [[nodiscard]] std::map<core::DepartmentCode, wire::DepartmentLights>& lights() { return lights_; }
    [[nodiscard]] const std::vector<Standing>& sorted() {
        std::sort_heap(first_.begin(), first_.end());
        return first_;
    }
    [[nodiscard]] std::string next() const { return more_ ? cursorOf(first_.back()) : std::string(); }

  private:
    const SupervisionWanted& wanted_;
    const std::optional<Standing>& after_;
    std::size_t limit_;
    std::vector<Standing> first_;   ///< a heap: the worst of them in front
    bool more_{};
    std::int64_t total_{};
    std::map<core::DepartmentCode, wire::DepartmentLights> lights_;
};

void look(const core::Casework& casework, core::LocalDate today, Survey& survey) {
    const core::LocalDate before = core::dateOf(core::dayNumber(today) - 1);
    survey.of({});  // the window stands there also when it has nothing
    for (const auto& [code, config] : casework.departments) survey.of(code);
    for (const auto& [department, keys] : casework.tasks) {
        for (const core::TaskKey& key : keys) {
            const core::Case* one = casework.find(key.number);
            const core::Task* task = one == nullptr ? nullptr : taskIn(*one, key.task);
            if (task == nullptr) continue;
            survey.see(department, key.number, key.task, taskPeriod(casework, *one, *task, today), [&] { return taskPeriod(casework, *one, *task, before).light; });
        }
    }
    for (const core::CaseState state : {core::CaseState::received, core::CaseState::supplemented, core::CaseState::decided}) {
        for (const core::CaseNumber& number : casework.byState[static_cast<std::size_t>(state)]) {
            const core::Case* one = casework.find(number);
            const auto period = one == nullptr ? std::nullopt : windowPeriod(casework, *one, today);
            if (period) survey.see({}, number, 0, *period, [&] { return windowPeriod(casework, *one, before).value_or(core::Period{}).light; });
        }
    }
    for (const core::CaseNumber& number : casework.ordered) {
        const core::Case* one = casework.find(number);
        if (one == nullptr) continue;
        for (const core::Order& order : one->orders)
            if (order.closedOn.yyyymmdd == 0) ++survey.of(order.department).orders;
    }
}

std::int32_t openRequests(const core::Casework& casework) {
    std::int32_t open = 0;
    for (const core::CaseNumber& number : casework.requested) {
        const core::Case* one = casework.find(number);
        if (one != nullptr)
            open += static_cast<std::int32_t>(std::count_if(one->requests.begin(), one->requests.end(),
                                                            [](const core::ApprovalRequest& each) { return each.state == core::ApprovalState::open; }));
    }
    return open;
}

wire::CaseLine lineOf(const core::Casework& casework, const Lines& lines, const Standing& at, core::LocalDate today) {
    const core::Case& one = *casework.find(at.number);
    if (at.task == 0) {
        wire::CaseLine line = lines.of(one);
        if (const auto period = windowPeriod(casework, one, today)) {
            line.clock = wireClock(*period);
            line.due = line.clock->due;
        }
        line.department = std::string();
        return line;
    }
    wire::CaseLine line = lines.of(one, *taskIn(one, at.task));
    if (line.clock) line.clock->light = core::word(static_cast<core::Light>(-at.light));
    return line;
}

}  // namespace

std::optional<wire::Supervision> supervisionPage(const core::State& state, const SupervisionWanted& wanted, const core::Actor& reader,
                                                 const Papers& papers, Now now) {
    const core::Casework& casework = state.casework;
    std::optional<Standing> after;
    if (!wanted.after.empty()) {
        after = standingIn(wanted.after);
        if (!after) return std::nullopt;
    }
    Survey survey(wanted, after, std::clamp<std::size_t>(wanted.limit, 1, linesAtMost));
    look(casework, now.today, survey);
    wire::Supervision page;
    for (auto& [code, lights] : survey.lights()) {
        lights.department = code.value;
        if (!code.value.empty()) lights.name = departmentName(state, code);
        page.departments.push_back(std::move(lights));
    }
    const Lines lines(state, reader, papers, now);
    for (const Standing& at : survey.sorted()) page.cases.push_back(lineOf(casework, lines, at, now.today));
    page.total = survey.total();
    page.next = survey.next();
    page.today = dateText(now.today);
    page.workingDay = casework.days.isWorkingDay(now.today);
    page.requests = openRequests(casework);
    page.followUps = static_cast<std::int32_t>(casework.followUpsOpen.size());
    return page;
}

// --- approvals ----------------------------------------------------------------------------------------------------------

namespace {

/// The case as it would be if the request were given today.
core::Case given(const core::Case& one, const core::ApprovalRequest& request, core::LocalDate today) {
    core::Case after = one;
    if (request.kind == core::ApprovalKind::extension) {
        const auto task = std::find_if(after.tasks.begin(), after.tasks.end(), [&](const core::Task& each) { return each.number == request.task; });
        if (task == after.tasks.end()) after.extendedDays += request.days;
        else task->extendedDays += request.days;
    } else if (request.kind == core::ApprovalKind::procedure) {
        core::Procedure procedure;
        procedure.number = static_cast<std::uint32_t>(after.procedures.size() + 1);
        procedure.task = request.task;
        procedure.kind = request.procedure;
        procedure.plannedDays = request.days;
        procedure.from = today;
        after.procedures.push_back(std::move(procedure));
    } else if (request.kind == core::ApprovalKind::tolerance) {
        after.tolerance.extendedDays += request.days;
    }
    return after;
}

wire::ApprovalLine approvalOf(const core::State& state, const core::Case& one, const core::ApprovalRequest& request, const Sight& sight,
                              const Papers& papers, core::LocalDate today) {
    const core::Casework& casework = state.casework;
    wire::ApprovalLine line;
    line.number = one.number.value;
    line.request = wireRequest(request, true, papers);
    const core::Task* task = taskIn(one, request.task);
    for (const core::CaseItem& item : one.items)
        if (task == nullptr || item.item == task->item) line.items.push_back(sight.sees(item.item, item.guide) ? itemName(state, item.item) : hiddenName());
    if (task != nullptr) {
        line.department = task->department.value;
        line.departmentName = departmentName(state, task->department);
    }
    if (request.kind == core::ApprovalKind::secondNotification) return line;
    const core::Case after = given(one, request, today);
    const auto dueIn = [&](const core::Case& as) {
        return dueText(request.kind == core::ApprovalKind::tolerance ? core::toleranceBy(casework, as) : core::dueOf(casework, as, today));
    };
    line.dueBefore = dueIn(one);
    line.dueAfter = dueIn(after);
    return line;
}

}  // namespace

wire::ApprovalList approvalsPage(const core::State& state, const core::Actor& reader, const Papers& papers, Now now) {
    const Sight sight(state, reader);
    wire::ApprovalList list;
    for (const core::CaseNumber& number : state.casework.requested) {
        const core::Case* one = state.casework.find(number);
        if (one == nullptr) continue;
        for (const core::ApprovalRequest& request : one->requests)
            if (request.state == core::ApprovalState::open) list.requests.push_back(approvalOf(state, *one, request, sight, papers, now.today));
    }
    std::stable_sort(list.requests.begin(), list.requests.end(),
                     [](const wire::ApprovalLine& a, const wire::ApprovalLine& b) { return a.request.askedOn < b.request.askedOn; });
    return list;
}

// --- follow-ups -----------------------------------------------------------------------------------------------------------

namespace {

std::optional<wire::FollowUpRating> ratingOf(const core::State& state, const core::FollowUp& followUp) {
    const core::Rateable* rated = core::law::ratedBehind(state, followUp);
    if (rated == nullptr) return std::nullopt;
    wire::FollowUpRating rating;
    rating.level = rated->first.level;
    rating.channel = static_cast<std::int32_t>(rated->first.channel);
    rating.again = rated->again.level;
    rating.excluded = rated->excluded;
    for (const std::string& code : rated->first.reasons)
        for (const core::EvaluationReason& reason : state.evaluations.rules.reasons)
            if (reason.code == code) rating.reasons.push_back(wireName(reason.name));
    return rating;
}

wire::FollowUpLine followUpOf(const core::State& state, const core::FollowUp& followUp, const Papers& papers) {
    wire::FollowUpLine line;
    line.id = followUp.id.value;
    line.kind = core::word(followUp.kind);
    line.klass = followUp.klass;
    if (const auto klass = core::followUpClass(state.casework, followUp.klass, followUp.kind)) line.className = wireName(klass->name);
    line.state = core::word(followUp.state);
    line.number = orNothing(followUp.about.value);
    line.department = orNothing(followUp.department.value);
    if (line.department) line.departmentName = departmentName(state, followUp.department);
    line.openedOn = dateText(followUp.openedOn);
    line.resolveBy = dueText(core::resolveBy(state.casework, followUp));
    line.late = followUp.late;
    line.rounds = followUp.rounds;
    line.text = noteText(papers, followUp.note, true);
    line.answer = noteText(papers, followUp.answer, true);
    line.closing = noteText(papers, followUp.closing, true);
    line.result = orNothing(followUp.result);
    line.satisfied = followUp.satisfied;
    // Whoever settles it has to reach them, and needs no number of identity for that.
    if (!followUp.person.value.empty()) {
        wire::CaseParty party;
        party.id = followUp.person.value;
        const auto identity = papers.identity(followUp.person);
        party.erased = !identity;
        party.clear = identity.has_value();
        if (identity) party.name = identity->name, party.phone = identity->phone, party.idNumber = maskedIdNumber(identity->idNumber);
        line.person = std::move(party);
    }
    line.seq = followUp.lastSeq;
    if (followUp.respondedOn.yyyymmdd == 0) line.respondBy = dueText(core::respondBy(state.casework, followUp));
    else line.respondedOn = dateText(followUp.respondedOn);
    line.respondedLate = followUp.respondedLate;
    line.response = noteText(papers, followUp.response, true);
    line.rating = ratingOf(state, followUp);
    return line;
}

}  // namespace

FollowUpPage followUpsPage(const core::State& state, const FollowUpsWanted& wanted, const core::Actor& reader, const Papers& papers, Now) {
    const core::Casework& casework = state.casework;
    const bool all = reader.role == core::Role::supervisor || reader.role == core::Role::manager;
    std::vector<core::DepartmentCode> mine;
    if (const core::Staff* person = state.person({reader.name}); person != nullptr && !all) mine = person->config.departments;
    FollowUpPage page;
    /// False: the page is full.
    const auto take = [&](const core::FollowUp& followUp) {
        if (wanted.state && followUp.state != *wanted.state) return true;
        // Who was rated learns nothing of a single rating: neither the department nor a clerk who supervises, too.
        if (followUp.evaluation.value != 0 && (!all || core::law::isOfRated(state, followUp, reader))) return true;
        if (!all && std::find(mine.begin(), mine.end(), followUp.department) == mine.end()) return true;
        if (page.list.followUps.size() == followUpsAtMost) {
            page.next = {page.list.followUps.back().id};
            return false;
        }
        page.list.followUps.push_back(followUpOf(state, followUp, papers));
        return true;
    };
    if (wanted.state == core::FollowUpState::closed) {
        const auto from = wanted.after.value.empty() ? casework.followUps.end() : casework.followUps.lower_bound(wanted.after);
        for (auto at = std::make_reverse_iterator(from); at != casework.followUps.rend(); ++at)
            if (!take(at->second)) break;
    } else {
        for (auto at = casework.followUpsOpen.upper_bound(wanted.after); at != casework.followUpsOpen.end(); ++at)
            if (!take(casework.followUps.at(*at))) break;
    }
    for (const core::FollowUpClass& klass : casework.rules.followUps) page.list.classes.push_back({klass.code, std::string(core::word(klass.kind))});
    return page;
}

}  // namespace hall::views
