// What the pages of supervision show, from what the server said.
#include <algorithm>

#include "counter-client/present/SupervisionDesk.hpp"
#include "counter-client/present/SupervisionWords.hpp"

namespace hall::counter {

namespace {

RatingRow ratingRow(const wire::FollowUpRating& rating) {
    return {ratingPhrase(rating.level), channelPhrase(rating.channel), ratingPhrase(rating.again), rating.reasons, rating.excluded};
}

}  // namespace

SupervisionScreen SupervisionDesk::screen(const Moment& now) const {
    SupervisionScreen screen;
    screen.part = part_;
    screen.own = own_;
    const auto place = static_cast<std::size_t>(part_);
    screen.loading = !known_[place];
    screen.selected = selected_;
    if (lights_) {
        screen.requestsOpen = lights_->requests;
        screen.followUpsOpen = lights_->followUps;
        screen.today = lights_->today;
        screen.workingDay = lights_->workingDay;
    }
    constexpr Phrase lightWords[]{Phrase::lightAll, Phrase::lightBlue, Phrase::lightYellow, Phrase::lightRed, Phrase::lightBlack};
    screen.light = lightWords[light_];
    switch (part_) {
        case SupervisionPart::lights: fillLights(screen); break;
        case SupervisionPart::approvals: fillApprovals(screen); break;
        case SupervisionPart::followUps: fillFollowUps(screen); break;
    }
    constexpr Phrase nothing[supervisionPartCount]{Phrase::supervisionEmpty, Phrase::approvalsEmpty, Phrase::followUpsEmpty};
    constexpr Phrase nothingHint[supervisionPartCount]{Phrase::supervisionEmptyHint, Phrase::approvalsEmptyHint, Phrase::followUpsEmptyHint};
    if (rowCount() == 0) {
        screen.fault = trouble_.phrase != Phrase::none;
        const bool known = known_[place];
        screen.empty = screen.fault ? trouble_ : Sentence{!known ? Phrase::supervisionLoading : own_ ? Phrase::ownFollowUpsEmpty : nothing[place], {}};
        if (screen.fault) screen.emptyHint = {Phrase::supervisionFaultHint, {}};
        else if (known) screen.emptyHint = {own_ ? Phrase::ownFollowUpsEmptyHint : nothingHint[place], {}};
    }
    fillKeys(screen);
    screen.form = {form_.kind, form_.title, form_.hint, {}, form_.selected, false, form_.error, {}, opening_, {}, {}};
    for (const auto& option : form_.options) screen.form.rows.push_back(option.row);
    if (form_.kind == CaseFormKind::report) {
        screen.form.aboutCase = form_.visitor.caseNumber;
        screen.form.aboutTicket = form_.visitor.ticketNumber;
    }
    if (told_ && now.steadyMs < told_->untilMs) {
        screen.notice = told_->sentence;
        screen.noticeGood = told_->tone == Tone::good;
        screen.noticeBad = told_->tone == Tone::problem;
    } else if (trouble_.phrase != Phrase::none && rowCount() > 0) {
        screen.notice = trouble_;
        screen.noticeBad = true;
    }
    return screen;
}

void SupervisionDesk::fillLights(SupervisionScreen& screen) const {
    if (!lights_) return;
    DepartmentLightsRow all;
    all.all = true;
    all.chosen = department_.empty();
    for (const auto& one : lights_->departments) {
        all.none += one.none;
        all.blue += one.blue;
        all.yellow += one.yellow;
        all.red += one.red;
        all.black += one.black;
        all.paused += one.paused;
        all.orders += one.orders;
    }
    screen.departments.push_back(std::move(all));
    const std::size_t busy = busyDepartments();
    screen.quietDepartments = static_cast<std::int32_t>(lights_->departments.size() - busy);
    for (std::size_t i = 0; i < busy; ++i) {
        const auto& one = lights_->departments[i];
        DepartmentLightsRow row{one.department, one.name, false, one.department.empty(), one.none, one.blue, one.yellow, one.red, one.black, one.paused, one.orders, false};
        row.chosen = !department_.empty() && department_ == (row.window ? "-" : row.code);
        if (row.name.zh.empty() && !row.window) row.name = nameOf(row.code);
        screen.departments.push_back(std::move(row));
    }
    screen.total = std::max<std::int64_t>(lights_->total, static_cast<std::int64_t>(lights_->cases.size()));
    for (const auto& line : lights_->cases) {
        SupervisedRow row;
        row.number = line.number;
        row.task = line.task.value_or(0);
        if (!line.items.empty()) row.item = line.items.front();
        if (row.task == 0) row.moreItems = static_cast<std::int32_t>(line.items.size()) - 1;
        row.window = !line.department || line.department->empty();
        if (!row.window) row.department = nameOf(*line.department);
        row.state = line.taskState ? taskPhrase(*line.taskState) : caseStatePhrase(line.state);
        if (line.clock) row.clock = clockScreen(*line.clock);
        row.cause = causePhrase(line.cause);
        screen.rows.push_back(std::move(row));
    }
}

void SupervisionDesk::fillApprovals(SupervisionScreen& screen) const {
    screen.total = static_cast<std::int64_t>(approvals_.size());
    for (const auto& line : approvals_) {
        ApprovalRow row;
        row.number = line.number;
        row.kind = requestPhrase(line.request.kind);
        row.procedure = procedurePhrase(line.request.procedure);
        if (line.request.kind != "procedure") row.procedure = Phrase::none;
        row.reason = superviseReasonPhrase(line.request.reason);
        if (!line.items.empty()) row.item = line.items.front();
        row.window = line.department.empty();
        row.department = line.departmentName.zh.empty() ? nameOf(line.department) : line.departmentName;
        row.days = line.request.days;
        row.by = line.request.by;
        row.askedOn = line.request.askedOn;
        row.note = line.request.note.value_or(std::string());
        row.before = line.dueBefore.value_or(std::string());
        row.after = line.dueAfter.value_or(std::string());
        screen.approvals.push_back(std::move(row));
    }
}

void SupervisionDesk::fillFollowUps(SupervisionScreen& screen) const {
    screen.total = static_cast<std::int64_t>(followUps_.size());
    for (const auto& line : followUps_) {
        FollowUpRow row;
        row.id = line.id;
        row.number = line.number.value_or(std::string());
        row.openedOn = line.openedOn;
        row.resolveBy = line.resolveBy.value_or(std::string());
        row.kind = followUpPhrase(line.kind);
        // A rating's is the supervisors' own all the time: no department gets to see it.
        row.state = line.rating && line.state == "assigned" ? Phrase::causeHandling : followUpStatePhrase(line.state);
        row.here = line.state == "assigned" ? own_ || line.rating.has_value() : !own_;
        row.result = resultPhrase(line.result.value_or(std::string()));
        row.klass = line.className;
        if (row.klass.zh.empty()) {
            row.klassWords = followUpClassPhrase(line.klass);
            if (row.klassWords == Phrase::none) row.klass = same(line.klass);
        }
        if (line.department) row.department = line.departmentName.zh.empty() ? nameOf(*line.department) : line.departmentName;
        row.late = line.late;
        row.rounds = line.rounds;
        row.text = line.text.value_or(std::string());
        row.answer = line.answer.value_or(std::string());
        row.closing = line.closing.value_or(std::string());
        row.respondBy = line.respondBy.value_or(std::string());
        row.respondedOn = line.respondedOn.value_or(std::string());
        row.respondedLate = line.respondedLate;
        row.response = line.response.value_or(std::string());
        if (line.rating) row.rating = ratingRow(*line.rating);
        if (line.person && !line.person->erased) row.person = line.person->name, row.phone = line.person->phone;
        screen.followUps.push_back(std::move(row));
    }
}

void SupervisionDesk::fillKeys(SupervisionScreen& screen) const {
    const auto add = [&](SupervisionAct act, Phrase label, bool usual = false) {
        screen.keys.push_back({act, label, obstacle(act).phrase == Phrase::none, usual});
    };
    switch (part_) {
        case SupervisionPart::lights:
            add(SupervisionAct::openCase, Phrase::supervisionOpenCase, true);
            add(SupervisionAct::issueOrder, Phrase::actIssueOrder);
            add(SupervisionAct::light, Phrase::supervisionLight);
            break;
        case SupervisionPart::approvals:
            add(SupervisionAct::approve, Phrase::supervisionApprove);
            add(SupervisionAct::decline, Phrase::supervisionDecline);
            add(SupervisionAct::openCase, Phrase::supervisionOpenCase, true);
            break;
        case SupervisionPart::followUps:
            if (own_) {
                add(SupervisionAct::resolve, Phrase::followUpResolve, true);
                add(SupervisionAct::respond, Phrase::followUpRespond);
                add(SupervisionAct::newFollowUp, Phrase::followUpNew);
                add(SupervisionAct::openCase, Phrase::supervisionOpenCase);
                break;
            }
            add(SupervisionAct::newFollowUp, Phrase::followUpNew);
            add(SupervisionAct::respond, Phrase::followUpRespond);
            add(SupervisionAct::assign, Phrase::followUpAssign);
            add(SupervisionAct::resolve, Phrase::followUpResolve);
            add(SupervisionAct::close, Phrase::followUpClose);
            add(SupervisionAct::giveBack, Phrase::followUpReturn);
            add(SupervisionAct::exclude, Phrase::followUpExclude);
            add(SupervisionAct::openCase, Phrase::supervisionOpenCase, true);
            break;
    }
}

}  // namespace hall::counter
