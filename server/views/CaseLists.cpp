#include <algorithm>
#include <charconv>
#include <tuple>

#include "server/core/casework/Due.hpp"
#include "server/core/casework/Lacking.hpp"
#include "server/core/casework/Number.hpp"
#include "server/views/CaseWords.hpp"
#include "server/views/Masks.hpp"
#include "server/views/Tickets.hpp"

namespace hall::views {

namespace {

bool concerns(const core::State& state, const core::Case& one, const core::DepartmentCode& department) {
    if (department.value.empty()) return true;
    return std::any_of(one.items.begin(), one.items.end(), [&](const core::CaseItem& item) { return departmentOf(state, item.item) == department; }) ||
           std::any_of(one.tasks.begin(), one.tasks.end(), [&](const core::Task& task) { return task.department == department; });
}

/// The numbers behind `after` of one state or of all of them, in order, without putting them together first.
class Walk {
  public:
    Walk(const core::Casework& casework, std::optional<core::CaseState> state, const core::CaseNumber& after) {
        for (std::size_t i = 0; i < core::caseStateCount; ++i) {
            if (state && static_cast<std::size_t>(*state) != i) continue;
            const auto& set = casework.byState[i];
            ends_.emplace_back(set.upper_bound(after), set.end());
        }
    }
    const core::CaseNumber* next() {
        Range* least = nullptr;
        for (Range& range : ends_)
            if (range.first != range.second && (least == nullptr || *range.first < *least->first)) least = &range;
        return least == nullptr ? nullptr : &*least->first++;
    }

  private:
    using Range = std::pair<std::set<core::CaseNumber>::const_iterator, std::set<core::CaseNumber>::const_iterator>;
    std::vector<Range> ends_;
};

/// Where a task stands in the list: by the day it is due, then by age.
struct Standing {
    std::int32_t due{};
    core::TaskKey key;
    auto operator<=>(const Standing&) const = default;
};

/// "20261208.1795395600123.51160201202611220000017.2"
std::string cursorOf(const Standing& at) {
    return std::to_string(at.due) + '.' + std::to_string(at.key.since.utcMs) + '.' + at.key.number.value + '.' + std::to_string(at.key.task);
}

template <class N>
std::optional<N> numberIn(std::string_view text) {
    N number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<Standing> standingIn(std::string_view cursor) {
    std::array<std::string_view, 4> parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t dot = i + 1 < parts.size() ? cursor.find('.') : cursor.size();
        if (dot == std::string_view::npos) return std::nullopt;
        parts[i] = cursor.substr(0, dot);
        cursor.remove_prefix(std::min(cursor.size(), dot + 1));
    }
    const auto due = numberIn<std::int32_t>(parts[0]);
    const auto since = numberIn<std::int64_t>(parts[1]);
    const auto task = numberIn<std::uint32_t>(parts[3]);
    if (!due || !since || !task || parts[2].empty()) return std::nullopt;
    return Standing{*due, {{*since}, {std::string(parts[2])}, *task}};
}

/// The day on which a task is due, without the rest of its clock where that is not needed: thousands are asked for one list.
std::int32_t dueDay(const core::Casework& casework, const core::Case& one, const core::Task& task, core::LocalDate today) {
    if (one.acceptedOn.yyyymmdd == 0) return 0;
    if (one.procedures.empty() && task.releasedOn.yyyymmdd != 0) {
        const std::int32_t days = core::promisedDays(casework, {task.item, task.guide}) + task.extendedDays;
        return casework.days.after(task.releasedOn, days).date.yyyymmdd;
    }
    const auto due = core::dueOf(casework, one, task, today);
    return due ? due->date.yyyymmdd : 0;
}

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

}  // namespace

wire::CaseLine Lines::named(const core::Case& one) const {
    wire::CaseLine line;
    line.number = one.number.value;
    line.application = one.application.value;
    line.state = core::word(one.state);
    line.stateCode = core::stateCode(one);
    if (const auto identity = papers_.identity(one.applicant)) line.applicantName = maskedName(identity->name);
    line.since = wireTime(one.since, now_.offsetMinutes);
    line.seq = one.lastSeq;
    return line;
}

wire::CaseLine Lines::of(const core::Case& one) const {
    wire::CaseLine line = named(one);
    for (const core::CaseItem& item : one.items)
        line.items.push_back(sight_.sees(item.item, item.guide) ? itemName(state_, item.item) : hiddenName());
    if (const auto period = core::periodOf(state_.casework, one, now_.today)) {
        line.due = dateText(period->promised.date);
        line.clock = wireClock(*period);
        line.cause = causeOf(state_.casework, one, 0, now_.today);
    }
    return line;
}

wire::CaseLine Lines::of(const core::Case& one, const core::Task& task) const {
    wire::CaseLine line = named(one);
    line.items = {sight_.ofMine(task.department) || sight_.sees(task.item, task.guide) ? itemName(state_, task.item) : hiddenName()};
    line.task = static_cast<std::int32_t>(task.number);
    line.taskState = std::string(core::word(task.state));
    line.department = task.department.value;
    line.since = wireTime(task.since, now_.offsetMinutes);
    if (const auto period = core::periodOf(state_.casework, one, task, now_.today)) {
        line.due = dateText(period->promised.date);
        line.clock = wireClock(*period);
        line.cause = causeOf(state_.casework, one, task.number, now_.today);
    }
    return line;
}

Page casesPage(const core::State& state, const CasesWanted& wanted, const core::Actor& reader, const Papers& papers, Now now) {
    const core::Casework& casework = state.casework;
    const Lines lines(state, reader, papers, now);
    const std::size_t limit = std::clamp<std::size_t>(wanted.limit, 1, linesAtMost);
    Page page;
    Walk walk(casework, wanted.state, wanted.after);
    while (const core::CaseNumber* number = walk.next()) {
        const core::Case* one = casework.find(*number);
        if (one == nullptr || !concerns(state, *one, wanted.department)) continue;
        if (page.list.cases.size() == limit) {
            page.next = page.list.cases.back().number;
            break;
        }
        page.list.cases.push_back(lines.of(*one));
    }
    if (wanted.department.value.empty()) {
        for (std::size_t i = 0; i < core::caseStateCount; ++i)
            if (!wanted.state || static_cast<std::size_t>(*wanted.state) == i) page.list.total += static_cast<std::int64_t>(casework.byState[i].size());
        return page;
    }
    Walk all(casework, wanted.state, {});
    while (const core::CaseNumber* number = all.next()) {
        const core::Case* one = casework.find(*number);
        if (one != nullptr && concerns(state, *one, wanted.department)) ++page.list.total;
    }
    return page;
}

std::optional<Page> tasksPage(const core::State& state, const TasksWanted& wanted, const core::Actor& reader, const Papers& papers, Now now) {
    const core::Casework& casework = state.casework;
    Standing after;
    if (!wanted.after.empty()) {
        const auto read = standingIn(wanted.after);
        if (!read) return std::nullopt;
        after = *read;
    }
    const std::size_t limit = std::clamp<std::size_t>(wanted.limit, 1, linesAtMost);
    Page page;
    // A heap of the first lines behind `after`: the whole is walked, never sorted.
    std::vector<Standing> first;
    bool more = false;
    for (const core::DepartmentCode& department : wanted.departments) {
        const auto open = casework.tasks.find(department);
        if (open == casework.tasks.end()) continue;
        for (const core::TaskKey& key : open->second) {
            const core::Case* one = casework.find(key.number);
            const core::Task* task = one == nullptr ? nullptr : taskIn(*one, key.task);
            if (task == nullptr || (wanted.state && task->state != *wanted.state)) continue;
            ++page.list.total;
            Standing standing{dueDay(casework, *one, *task, now.today), key};
            if (!wanted.after.empty() && standing <= after) continue;
            if (first.size() == limit) {
                more = true;
                if (standing >= first.front()) continue;
                std::pop_heap(first.begin(), first.end());
                first.back() = std::move(standing);
            } else {
                first.push_back(std::move(standing));
            }
            std::push_heap(first.begin(), first.end());
        }
    }
    std::sort_heap(first.begin(), first.end());
    const Lines lines(state, reader, papers, now);
    for (const Standing& at : first) {
        const core::Case* one = casework.find(at.key.number);
        page.list.cases.push_back(lines.of(*one, *taskIn(*one, at.key.task)));
    }
    if (more) page.next = cursorOf(first.back());
    return page;
}

std::vector<core::DepartmentCode> departmentsOf(const core::State& state, const core::Actor& reader) {
    if (reader.role == core::Role::reviewer) {
        const core::Staff* person = state.person({reader.name});
        return person == nullptr ? std::vector<core::DepartmentCode>{} : person->config.departments;
    }
    std::vector<core::DepartmentCode> all;
    for (const auto& [department, tasks] : state.casework.tasks) all.push_back(department);
    return all;
}

std::vector<const core::Case*> casesNamed(const core::State& state, std::string_view query) {
    const core::Casework& casework = state.casework;
    std::string number = upper(query);
    if (number.size() == core::caseNumberLength - 1)
        if (const auto check = core::checkCharacter(number)) number += *check;
    if (const core::Case* one = casework.find(core::CaseNumber{number})) return {one};
    if (const core::Case* one = casework.find(core::ApplicationId{std::string(query)})) return {one};
    std::vector<const core::Case*> cases;
    for (const auto& [id, numbers] : casework.byTicket) {
        const core::Ticket* ticket = state.ticket(id);
        if (ticket == nullptr || upper(ticket->number) != upper(query)) continue;
        for (const core::CaseNumber& linked : numbers)
            if (const core::Case* one = casework.find(linked)) cases.push_back(one);
    }
    return cases;
}

std::vector<const core::Case*> casesOf(const core::State& state, const core::PersonId& person) {
    std::vector<const core::Case*> cases;
    const auto found = state.casework.byPerson.find(person);
    if (found == state.casework.byPerson.end()) return cases;
    for (auto number = found->second.rbegin(); number != found->second.rend(); ++number)
        if (const core::Case* one = state.casework.find(*number)) cases.push_back(one);
    return cases;
}

wire::CaseList caseList(const core::State& state, const std::vector<const core::Case*>& cases, const core::Actor& reader,
                        const Papers& papers, Now now) {
    const Lines lines(state, reader, papers, now);
    wire::CaseList list;
    list.total = static_cast<std::int64_t>(cases.size());
    for (const core::Case* one : cases)
        if (list.cases.size() < linesAtMost) list.cases.push_back(lines.of(*one));
    return list;
}

wire::KioskApplication kioskApplication(const core::State& state, const core::Case& one, const Papers& papers) {
    wire::KioskApplication told;
    told.application = one.application.value;
    told.state = core::word(one.state);
    told.preReview = core::word(one.preReview);
    if (const auto identity = papers.identity(one.applicant)) told.applicantName = maskedName(identity->name);
    for (const core::CaseItem& item : one.items) told.items.push_back(itemName(state, item.item));
    told.complete = true;
    for (const core::CaseMaterial& material : one.materials) {
        wire::KioskMaterial line;
        if (const core::MaterialRule* rule = state.casework.rule(one, material.code)) line.name = wireName(rule->name);
        else if (!material.remarks->name.value.empty()) line.name.zh = papers.note(material.remarks->name).value_or(std::string());
        line.state = core::word(material.state);
        line.required = material.required;
        const core::Standing standing = core::standing(state.casework, one, material, state.dayOpenedAt);
        if (standing == core::Standing::stands) {
            ++told.present;
            if (!core::satisfied(material)) line.state = core::word(core::MaterialState::held);  // will be, once the case is at the window
            if (line.state == core::word(core::MaterialState::held)) told.held.push_back(std::move(line));
        } else if (standing == core::Standing::toShow) {
            told.toShow.push_back(std::move(line));
        } else {
            told.complete &= !material.required;
            told.missing.push_back(std::move(line));
        }
    }
    told.canQueue = core::takesVisit(state, one);
    return told;
}

std::vector<wire::CaseMarkSeq> caseMarks(const core::State& state, const core::Counter& counter) {
    std::vector<wire::CaseMarkSeq> marks;
    if (!counter.ticket) return marks;
    const auto linked = state.casework.byTicket.find(*counter.ticket);
    if (linked == state.casework.byTicket.end()) return marks;
    for (const core::CaseNumber& number : linked->second)
        if (const core::Case* one = state.casework.find(number))
            marks.push_back({one->number.value, one->application.value, std::string(core::word(one->state)), one->lastSeq, one->changedSeq});
    return marks;
}

wire::TasksView tasksView(const core::State& state, const std::map<core::DepartmentCode, std::uint64_t>& newest, std::uint64_t supervision) {
    wire::TasksView view;
    view.supervision = supervision;
    for (const auto& [department, config] : state.casework.departments) {
        const auto open = state.casework.tasks.find(department);
        const auto seq = newest.find(department);
        view.departments.push_back({department.value, open == state.casework.tasks.end() ? 0 : static_cast<std::int32_t>(open->second.size()),
                                    seq == newest.end() ? 0 : seq->second});
    }
    return view;
}

}  // namespace hall::views
