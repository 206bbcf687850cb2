#include "counter-client/present/TaskDesk.hpp"

#include <algorithm>
#include <iterator>

#include "counter-client/present/CaseWords.hpp"
#include "counter-client/present/Desk.hpp"

namespace hall::counter {

namespace {
constexpr int rowsMost = 200;
}

void TaskDesk::open() {
    if (open_) return;
    open_ = true;
    reload();
}

void TaskDesk::close() {
    auto finder = std::move(finder_);
    const bool own = ownOnly_;
    *this = TaskDesk();
    ownOnly_ = own;
    finder_ = std::move(finder);
}

/// The catalogue knows the departments' names.
wire::Name TaskDesk::nameOf(const std::string& department) const {
    if (finder_) {
        for (const auto& known : finder_->catalogue().departments) {
            if (known.code == department) return known.name;
        }
    }
    return same(department);
}

void TaskDesk::reload() {
    if (!open_) return;
    if (loading_) {
        again_ = true;
        return;
    }
    loading_ = true;
    std::string path = "/api/v1/tasks?limit=" + std::to_string(rowsMost);
    if (filter_ > 0 && filter_ <= departments_.size()) path += "&department=" + departments_[filter_ - 1].department;
    request_ = Request{Ask::tasks, "GET", path, Bearer::session, {}, {}, {}};
}

void TaskDesk::viewArrived(const wire::TasksView& view) {
    // Those with nothing to do would only fill the row: a hall has dozens of departments.
    std::vector<wire::DepartmentTasks> busy;
    std::copy_if(view.departments.begin(), view.departments.end(), std::back_inserter(busy), [](const auto& one) { return one.open > 0; });
    if (busy == all_) return;
    all_ = std::move(busy);
    sift();
    reload();
}

/// What of the busy departments is offered; the chosen one stays chosen.
void TaskDesk::sift() {
    const std::string chosen = filter_ > 0 && filter_ <= departments_.size() ? departments_[filter_ - 1].department : std::string();
    departments_.clear();
    std::ranges::copy_if(all_, std::back_inserter(departments_), [this](const auto& one) { return !ownOnly_ || own_.contains(one.department); });
    filter_ = 0;
    for (std::size_t i = 0; i < departments_.size(); ++i) {
        if (departments_[i].department == chosen) filter_ = i + 1;
    }
}

void TaskDesk::answered(const Request& request, const Answer& answer) {
    if (request.ask != Ask::tasks || !open_) return;
    loading_ = false;
    trouble_ = answer.good() ? Sentence{} : wording(answer);
    if (answer.cases) {
        const auto before = chosen();
        rows_ = answer.cases->cases;
        for (const auto& row : rows_) {
            if (row.department) own_.insert(*row.department);
        }
        if (ownOnly_) sift();
        total_ = std::max<std::int64_t>(answer.cases->total, static_cast<std::int64_t>(rows_.size()));
        // The chosen task stays chosen wherever it stands now.
        const auto at = std::ranges::find_if(rows_, [&](const auto& row) { return before && row.number == before->first && row.task.value_or(0) == before->second; });
        if (at != rows_.end()) selected_ = static_cast<std::size_t>(at - rows_.begin());
        moveSelection(0);
    }
    if (std::exchange(again_, false)) reload();
}

void TaskDesk::moveSelection(std::int32_t by) {
    const auto last = static_cast<std::int64_t>(rows_.size()) - 1;
    selected_ = last < 0 ? 0 : static_cast<std::size_t>(std::clamp<std::int64_t>(static_cast<std::int64_t>(selected_) + by, 0, last));
}

void TaskDesk::turnFilter(std::int32_t by) {
    const auto count = static_cast<std::int32_t>(departments_.size()) + 1;
    filter_ = static_cast<std::size_t>((static_cast<std::int32_t>(filter_) + by % count + count) % count);
    selected_ = 0;
    rows_.clear();
    reload();
}

std::optional<std::pair<std::string, std::int32_t>> TaskDesk::chosen() const {
    if (selected_ >= rows_.size()) return std::nullopt;
    return std::pair{rows_[selected_].number, rows_[selected_].task.value_or(0)};
}

TaskScreen TaskDesk::screen(const std::string& today) const {
    TaskScreen screen;
    screen.total = total_;
    screen.selected = selected_;
    screen.loading = loading_ && rows_.empty();
    screen.filter = filter_;
    screen.filters.push_back({});
    for (const auto& row : rows_) {
        TaskListRow shown;
        shown.number = row.number;
        shown.task = row.task.value_or(0);
        shown.applicant = row.applicantName;
        if (!row.items.empty()) shown.item = row.items.front();
        shown.department = nameOf(row.department.value_or(std::string()));
        shown.state = taskPhrase(row.taskState.value_or(std::string()));
        shown.due = row.due.value_or(std::string());
        shown.overdue = !today.empty() && !shown.due.empty() && shown.due < today;
        shown.since = dateTimeText(row.since);
        screen.rows.push_back(std::move(shown));
    }
    for (const auto& department : departments_) {
        wire::Name name = nameOf(department.department);
        const std::string count = " " + std::to_string(department.open);
        name.zh += count;
        if (!name.en.empty()) name.en += count;
        screen.filters.push_back(std::move(name));
    }
    if (screen.rows.empty()) screen.empty = trouble_.phrase != Phrase::none ? trouble_ : Sentence{loading_ ? Phrase::tasksLoading : Phrase::tasksEmpty, {}};
    return screen;
}

}  // namespace hall::counter
