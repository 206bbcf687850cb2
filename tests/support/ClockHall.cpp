#include "tests/support/ClockHall.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/support/CaseHall.hpp"

namespace hall::test {
namespace {

using namespace core;

const Actor desk = counterActor("counter-1");
const Actor reviewer{Role::reviewer, "s15", {}};
const Actor supervisor{Role::supervisor, "s3", {}};
const Actor city{Role::cityPlatform, "city", {}};

/// Takes "[...]" or "<..." off the end of `text`; empty if there is none.
std::string cut(std::string& text, char begin) {
    const auto at = text.find(begin);
    if (at == std::string::npos) return {};
    std::string tail = text.substr(at + 1);
    text.resize(at);
    return tail;
}

GuideConfig guideIn(const std::string& code, const std::string& days, const std::string& stages) {
    MaterialRule plan = paper("plan");
    plan.mayFollow = true;
    GuideConfig guide = guideOf(code.c_str(), {plan});
    const auto pair = split(days, '/');
    guide.promisedDays = std::stoi(pair.at(0));
    guide.statutoryDays = std::stoi(pair.at(1));
    for (const std::string& stage : split(stages.substr(0, stages.find(']')), '|')) {
        const auto parts = split(stage, ':');
        guide.stages.push_back({parts.at(0), {parts.at(0), parts.at(0)}, std::stoi(parts.at(1))});
    }
    return guide;
}

/// The hall before it has any items of a table: made once, since its calendars are most of the work.
const State& bareHall() {
    static const State bare = [] {
        std::vector<ConfigEntry> entries = caseHall();
        std::erase_if(entries, [](const ConfigEntry& entry) { return std::holds_alternative<CalendarConfig>(entry); });
        for (const auto& [year, calendar] : shippedCalendars()) entries.emplace_back(calendar);
        State state;
        test::carryOut(state, Configure{entries}, scheduler, {{}, {20031201}, 0, 480});
        return state;
    }();
    return bare;
}

Stamp stampOf(LocalDate date, std::int32_t minute) {
    return {{(dayNumber(date) * 1'440 + minute - 480) * minuteMs}, date, minute, 480};
}

}  // namespace

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> found;
    std::istringstream in(text);
    for (std::string one; std::getline(in, one, separator);) {
        if (!one.empty()) found.push_back(one);
    }
    return found;
}

LocalDate dateIn(const std::string& text) {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return {};
    return {std::stoi(text.substr(0, 4)) * 10'000 + std::stoi(text.substr(5, 2)) * 100 + std::stoi(text.substr(8, 2))};
}

std::string inWords(LocalDate date) {
    std::string text = std::to_string(date.yyyymmdd);
    text.insert(6, "-");
    return text.insert(4, "-");
}

const Calendars& shippedCalendars() {
    static const Calendars loaded = [] {
        Calendars calendars;
        std::ifstream in(HALL_DATA "/calendar/cn_calendar_2004_2026.csv");
        std::string line;
        std::getline(in, line);
        while (std::getline(in, line)) {
            const LocalDate date = dateIn(line);
            CalendarConfig& year = calendars[date.yyyymmdd / 10'000];
            year.year = date.yyyymmdd / 10'000;
            year.source = "shipped";
            (line.substr(11, 8) == "holiday," ? year.holidays : year.workdays).push_back(date);
        }
        return calendars;
    }();
    return loaded;
}

ClockEvent clockEvent(const std::string& text) {
    ClockEvent event;
    event.words = split(text, ' ');
    event.date = dateIn(event.words.at(0));
    event.words.erase(event.words.begin());
    if (event.words.back()[0] == '!') {
        event.refusal = event.words.back().substr(1);
        event.words.pop_back();
    }
    return event;
}

ClockHall::ClockHall(const std::string& items) {
    state_ = bareHall();
    std::vector<ConfigEntry> entries;
    PackageConfig package;
    package.code = {"whole"};
    package.name = {"一件事", "One thing"};
    for (std::string text : split(items, ' ')) {
        if (text == "joint") {
            package.joint = package_ = true;
            continue;
        }
        const std::string after = cut(text, '<');
        std::string stages = cut(text, '[');
        std::string name = text;
        const std::string days = cut(name, ':');
        // "b:10/20[look:3|sign:5]<a": the stages were cut off with what stands before them
        entries.emplace_back(ItemConfig{{name}, {"general"}, {name, name}, name, "approval", Subject::both, false});
        entries.emplace_back(guideIn(name, days, stages));
        PackageItem item{{name}};
        for (const std::string& other : split(after, '+')) item.after.push_back({other});
        package_ = package_ || !item.after.empty();
        items_.push_back({name});
        package.items.push_back(item);
    }
    if (package_) entries.emplace_back(package);
    const Decision decision = decide(state_, Configure{entries}, scheduler, stampOf({20031201}, 0));
    if (const auto* no = std::get_if<Refused>(&decision)) {
        broken_ = "configuration: " + std::string(code(no->refusal)) + " " + no->detail;
        return;
    }
    for (const EventBody& body : std::get<std::vector<EventBody>>(decision)) keep(body, scheduler, {20031201}, 0);
}

void ClockHall::keep(const EventBody& body, const Actor& actor, LocalDate date, std::int32_t minute) {
    const Event& event = events_.emplace_back(Event{state_.seq + 1, stampOf(date, minute).now, actor, body});
    apply(state_, event);
    if (const auto breach = violatedBy(state_, event); broken_.empty() && !breach.empty()) broken_ = std::string(breach) + " on " + inWords(date);
}

std::string ClockHall::give(const Command& command, const Actor& actor, LocalDate date) {
    const Decision decision = decide(state_, command, actor, stampOf(date, 600));
    if (const auto* no = std::get_if<Refused>(&decision)) return std::string(code(no->refusal));
    for (const EventBody& body : std::get<std::vector<EventBody>>(decision)) keep(body, actor, date, 600);
    return {};
}

void ClockHall::happen(const EventBody& body, LocalDate date) {
    keep(body, supervisor, date, 600);
}

void ClockHall::tick(LocalDate date) {
    for (int turn = 0; turn < 1'000; ++turn) {
        const Decision decision = decide(state_, TimePassed{}, scheduler, stampOf(date, 0));
        const auto& events = std::get<std::vector<EventBody>>(decision);
        if (events.empty()) break;
        for (const EventBody& body : events) keep(body, scheduler, date, 0);
    }
    last_ = std::max(last_, date);
}

void ClockHall::tickUntil(LocalDate date) {
    if (last_.yyyymmdd == 0) return tick(date);
    while (last_ < date) tick(dateOf(dayNumber(last_) + 1));
}

const Case& ClockHall::one() const {
    return *state_.casework.find(number_);
}

const Task& ClockHall::task(const std::string& item) const {
    const auto& tasks = one().tasks;
    return *std::find_if(tasks.begin(), tasks.end(), [&](const Task& task) { return task.item.value == item; });
}

void ClockHall::open(LocalDate date) {
    if (state_.day != DayPhase::closed && state_.dayDate < date) give(EndDay{"next-day"}, manager, date);
    if (state_.day == DayPhase::closed) give(OpenDay{}, manager, date);
    if (state_.counter({"counter-1"})->phase == CounterPhase::closed) give(OpenCounter{{"counter-1"}}, desk, date);
}

void ClockHall::put(LocalDate date) {
    PutApplication put;
    put.application = {"A" + std::to_string(++applications_)};
    put.hall = state_.hall.code;
    put.revision = 1;
    put.digest = "d1";
    put.applicant = {"p" + std::to_string(applications_)};
    if (package_) put.package = {"whole"};
    else put.items = items_;
    const std::string no = give(put, city, date);
    if (!no.empty()) broken_ = "put: " + no;
    else number_ = state_.casework.find(put.application)->number;
}

std::string ClockHall::carryOut(const ClockEvent& event) {
    open(event.date);
    const std::string& what = event.words.at(0);
    if (what == "receive") put(event.date);
    if (!broken_.empty()) return broken_;
    const bool window = what == "receive" || what == "notify" || what == "supplement" || what == "accept" || what == "bring" || what == "hand-over" || what == "refuse";
    const std::string no = window ? atWindow(event) : inDepartment(event);
    return no == event.refusal ? broken_ : what + " on " + inWords(event.date) + " gives '" + no + "'";
}

std::string ClockHall::atWindow(const ClockEvent& event) {
    const std::string& what = event.words.at(0);
    const CounterId counter{"counter-1"};
    const auto mark = [&](MaterialState state) { return give(CheckMaterials{counter, number_, {{{"plan"}, state, {}, {}}}}, desk, event.date); };
    if (what == "receive") return give(ReceiveCase{counter, number_}, desk, event.date);
    if (what == "supplement") return give(SupplementCase{counter, number_, {{{"plan"}, MaterialState::sound, {}, {}}}}, desk, event.date);
    if (what == "bring") return mark(MaterialState::sound);
    if (what == "hand-over") return give(HandOverResult{counter, number_, DeliveryMethod::window, {}}, desk, event.date);
    if (what == "refuse") return give(RefuseCase{counter, number_, RefusalGround::outsideAuthority, "elsewhere", {}, 0}, desk, event.date);
    if (what == "notify") {
        if (auto no = mark(MaterialState::missing); !no.empty()) return no;
        return give(NotifyMissing{counter, number_}, desk, event.date);
    }
    AcceptCase accept{counter, number_};
    if (event.words.size() > 1) {
        accept.tolerate = {{"plan"}};
        accept.toleranceDays = std::stoi(event.words[1].substr(1));
    } else if (!satisfied(one().materials.at(0))) {
        if (auto no = mark(MaterialState::sound); !no.empty()) return no;
    }
    return give(accept, desk, event.date);
}

// A supervisor approves what a department asks for.
std::string ClockHall::approved(ApprovalKind kind, std::uint32_t task, std::int32_t days, LocalDate date) {
    RequestApproval request;
    request.number = number_;
    request.kind = kind;
    request.task = task;
    request.reason = "needed";
    request.days = days;
    if (auto no = give(request, reviewer, date); !no.empty()) return no;
    return give(DecideApproval{number_, one().requests.back().number, true, {}}, supervisor, date);
}

std::string ClockHall::inDepartment(const ClockEvent& event) {
    const auto& words = event.words;
    const LocalDate date = event.date;
    if (words[0] == "resume") return give(EndProcedure{number_, static_cast<std::uint32_t>(std::stoul(words.at(1))), "done", {}}, supervisor, date);
    if (words[0] == "answer") return give(AnswerOrder{number_, static_cast<std::uint32_t>(std::stoul(words.at(1))), {"answer-1"}}, reviewer, date);
    const std::uint32_t number = words.at(1) == "*" ? 0 : task(words.at(1)).number;
    if (words[0] == "order") return give(IssueOrder{number_, number, "late", {}, std::stoi(words.at(2))}, supervisor, date);
    if (words[0] == "extend") return approved(ApprovalKind::extension, number, std::stoi(words.at(2)), date);
    if (words[0] == "suspend") {
        const std::string no = approved(ApprovalKind::procedure, number, std::stoi(words.at(2)), date);
        // Two at a time of one task, or of a case whose items have nothing to do with each other, come from a log or another hall only.
        if (no != "procedure-open" && no != "unknown-task") return no;
        const auto next = static_cast<std::uint32_t>(one().procedures.size() + 1);
        const std::string document = number_.value + "-S" + std::to_string(next);
        happen(ProcedureStarted{number_, next, number, ProcedureKind::other, "needed", {"s3"}, std::stoi(words.at(2)), document, date}, date);
        return {};
    }
    if (task(words[1]).state == TaskState::dispatched) {
        if (auto no = give(StartTask{number_, number}, reviewer, date); !no.empty()) return no;
    }
    if (words[0] == "stage") return give(AdvanceStage{number_, number}, reviewer, date);
    if (words[0] == "propose") return give(ProposeTask{number_, number, Verdict::granted, {}}, reviewer, date);
    if (words[0] == "grant") return give(DecideTask{number_, number, Verdict::granted, {}, {}}, reviewer, date);
    if (words[0] == "reject") return give(DecideTask{number_, number, Verdict::rejected, {"opinion-1"}, {}}, reviewer, date);
    return words[0] == "start" ? "" : "unknown act";
}

std::string ClockHall::problem() const {
    if (!broken_.empty()) return broken_;
    if (std::string breach = violation(state_); !breach.empty()) return breach;
    State replayed = bareHall();
    for (const Event& event : events_) apply(replayed, event);
    if (fingerprint(replayed) != fingerprint(state_) || replayed != state_) return "a replay gives another state";
    State again = state_;
    reindex(again);
    return again == state_ ? "" : "the indexes do not follow from the rest";
}

}  // namespace hall::test
