// What the kiosk shows: from its state to the values the widgets paint.
#include <algorithm>
#include <array>

#include "ticket-printer/present/Kiosk.hpp"
#include "ticket-printer/present/Paging.hpp"

namespace hall::kiosk {

namespace {

constexpr std::int64_t noticeTurnMs = 12'000;
constexpr std::int32_t atOnceCaseType = 1;  // GB/T 39046 A.6

struct Civil {
    std::int64_t year{};
    int month{}, day{}, hour{}, minute{}, weekday{};
};

/// Proleptic Gregorian date of a local time, counted in eras of 400 years that begin in March.
Civil civil(const wire::Time& time) {
    const std::int64_t minutes = (time.utcMs >= 0 ? time.utcMs : time.utcMs - 59'999) / 60'000 + time.offsetMinutes;
    std::int64_t days = minutes / 1'440, minuteOfDay = minutes % 1'440;
    if (minuteOfDay < 0) minuteOfDay += 1'440, --days;
    const std::int64_t z = days + 719'468, era = (z >= 0 ? z : z - 146'096) / 146'097;
    const std::int64_t dayOfEra = z - era * 146'097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1'460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t shifted = (5 * dayOfYear + 2) / 153;
    Civil c;
    c.day = static_cast<int>(dayOfYear - (153 * shifted + 2) / 5 + 1);
    c.month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
    c.year = yearOfEra + era * 400 + (c.month <= 2 ? 1 : 0);
    c.hour = static_cast<int>(minuteOfDay / 60);
    c.minute = static_cast<int>(minuteOfDay % 60);
    c.weekday = static_cast<int>(((days % 7) + 10) % 7) + 1;  // 1970-01-01 was a Thursday
    return c;
}

std::string padded(std::int64_t value, std::size_t width) {
    std::string text = std::to_string(value);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}
std::string dateText(const Civil& c) { return padded(c.year, 4) + '-' + padded(c.month, 2) + '-' + padded(c.day, 2); }
std::string clockText(const Civil& c) { return padded(c.hour, 2) + ':' + padded(c.minute, 2); }

/// Calls `add` for the entries on the page.
template <class List, class Add>
void eachOnPage(const List& list, const Paging& paging, std::int32_t fit, Add&& add) {
    onPage(paging, fit, list.size(), [&](std::size_t i) { add(list[i]); });
}

MaterialLine::Form formOf(std::string_view form) {
    using Form = MaterialLine::Form;
    if (form == "original") return Form::original;
    if (form == "copy") return Form::copy;
    if (form == "original-and-copy") return Form::originalAndCopy;
    if (form == "electronic") return Form::electronic;
    return Form::other;
}

GuideText guideText(const wire::Guide& guide, Language language) {
    GuideText text;
    text.conditions = pick(guide.conditions, language);
    text.fee = pick(guide.fee, language);
    text.statutoryDays = guide.statutoryDays;
    text.promisedDays = guide.promisedDays;
    text.online = guide.online;
    text.process = pick(guide.process, language);
    text.result = pick(guide.result, language);
    text.basis = pick(guide.basis, language);
    text.notes = pick(guide.notes, language);
    text.consultPhone = guide.consultPhone;
    text.supervisePhone = guide.supervisePhone;
    text.atOnce = guide.caseType == atOnceCaseType;
    for (const auto& m : guide.materials) {
        if (m.source == "shared") text.shared.push_back(pick(m.name, language));
        else text.materials.push_back({pick(m.name, language), formOf(m.form), m.copies, m.required, pick(m.basis, language),
                                       m.source == "issued", m.mayFollow});
    }
    return text;
}

}  // namespace

std::string stampText(const wire::Time& time) {
    const Civil c = civil(time);
    return dateText(c) + ' ' + clockText(c);
}

std::string_view nameOf(const Page& page) {
    static constexpr std::array<std::string_view, std::variant_size_v<Page>> names{"start", "departments", "items", "search", "item", "ask",
                                                                                  "choose", "found", "check-in", "ticket", "notice"};
    return names[page.index()];
}

wire::Time Kiosk::serverTime(std::int64_t nowMs) const { return {viewAt_.utcMs + (nowMs - viewAtMs_), viewAt_.offsetMinutes}; }

Header Kiosk::header(std::int64_t nowMs) const {
    Header h;
    if (!view_ || viewAt_.utcMs <= 0) return h;
    const Civil c = civil(serverTime(nowMs));
    h.hall = pick(view_->hall, visit_.language);
    h.date = dateText(c);
    h.clock = clockText(c);
    h.weekday = c.weekday;
    return h;
}

bool Kiosk::hasLease(std::string_view queue) const {
    return std::find(spooling_.queues.begin(), spooling_.queues.end(), queue) != spooling_.queues.end();
}

/// Cut off for longer than a server takes to restart, with numbers to give.
bool Kiosk::leasing(std::int64_t nowMs) const {
    return !live_ && nowMs - cutOffAtMs_ >= settings_.cutOffGraceMs && !spooling_.queues.empty() && view_ && menu_ &&
           view_->day.phase == "open";
}

std::optional<NoticePage> Kiosk::notice(std::int64_t nowMs) const {
    // A number that was given out stays on the screen, whatever happens to the server.
    if (shown_) return {};
    if (!notAdmitted_.empty()) return NoticePage{Notice::notAdmitted, notAdmitted_};
    if (!spooling_.fault.empty()) return NoticePage{Notice::notAdmitted, spooling_.fault};
    const bool leases = leasing(nowMs);
    if (!live_ && nowMs - cutOffAtMs_ >= settings_.cutOffGraceMs && !leases) return NoticePage{Notice::cutOff, {}};
    if (!view_ || !menu_ || (!everLive_ && !leases)) return NoticePage{Notice::starting, {}};
    if (inFlight_) return {};
    for (const wire::Notice& one : view_->notices)
        if (one.kind == "emergency") return NoticePage{Notice::emergency, {}, one.text};
    if (view_->day.phase == "closing") return NoticePage{Notice::dayClosing, {}};
    if (view_->day.phase != "open") return NoticePage{Notice::dayClosed, {}};
    return {};
}

Screen Kiosk::screen(std::int64_t nowMs) const {
    Screen s;
    s.language = visit_.language;
    s.largePrint = visit_.largePrint;
    s.header = header(nowMs);
    s.page = page(nowMs);
    s.leasing = leasing(nowMs);
    s.staff = spooling_.staff;
    s.staffHasCode = settings_.staffCode;
    s.staffPanel = door_.panel(nowMs);
    if (view_ && !view_->notices.empty()) {
        const auto turn = static_cast<std::size_t>(nowMs / noticeTurnMs) % view_->notices.size();
        s.notice = pick(view_->notices[turn].text, visit_.language);
    }
    const bool waits = !shown_ && !inFlight_ && !std::holds_alternative<NoticePage>(s.page) && !atRest();
    const std::int64_t idle = nowMs - touchedAtMs_ - settings_.idleMs;
    if (waits && idle >= 0)
        s.countdown = Countdown{static_cast<std::int32_t>(std::max<std::int64_t>(0, settings_.countdownMs - idle + 999) / 1'000)};
    return s;
}

Page Kiosk::page(std::int64_t nowMs) const {
    if (auto n = notice(nowMs)) return *n;
    if (shown_) return ticketPage(nowMs);
    switch (place()) {
        case Place::departments: return departmentsPage();
        case Place::items: return itemsPage();
        case Place::search: return searchPage();
        case Place::item: return itemPage();
        case Place::ask: return askPage(nowMs);
        case Place::choose: return choosePage();
        case Place::found: return foundPage(nowMs);
        case Place::checkIn: return CheckInPage{inFlight_.has_value(), visit_.checkIn, visit_.troubleCode};
        case Place::start: break;
    }
    return startPage();
}

ItemLine Kiosk::line(std::size_t index, bool withDepartment) const {
    const auto& item = menu_->catalogue().items[index];
    const Language language = visit_.language;
    ItemLine l;
    l.code = item.code;
    // Short names of items with a guide are written by hand; those of the others are mere cuts of the full name.
    const bool handWritten = item.guide && !item.shortName.zh.empty();
    if (language == Language::en && !item.name.en.empty())
        l.title = handWritten && !item.shortName.en.empty() ? item.shortName.en : item.name.en;
    else
        l.title = handWritten ? item.shortName.zh : item.name.zh;
    const auto* department = menu_->departmentOf(item);
    const auto* type = menu_->typeOf(item);
    // A Chinese name on an English screen is told apart by its English department and type.
    const bool foreign = language == Language::en && item.name.en.empty();
    if ((withDepartment || foreign) && department != nullptr) l.detail = pick(department->name, language);
    if ((!withDepartment || foreign) && type != nullptr) l.detail += (l.detail.empty() ? "" : language == Language::en ? " – " : " · ") + pick(type->name, language);
    return l;
}

StartPage Kiosk::startPage() const {
    StartPage p;
    const auto& popular = menu_->popular();
    p.paging = pagingOf(popular.size(), capacity_.popular, visit_.popularPage);
    eachOnPage(popular, p.paging, capacity_.popular, [&](std::size_t i) { p.popular.push_back(line(i, true)); });
    return p;
}

DepartmentsPage Kiosk::departmentsPage() const {
    DepartmentsPage p;
    p.subject = visit_.subject;
    const auto& departments = menu_->departments(visit_.subject);
    p.paging = pagingOf(departments.size(), capacity_.departments, visit_.departmentsPage);
    eachOnPage(departments, p.paging, capacity_.departments, [&](const Menu::Department& d) {
        const auto& department = menu_->catalogue().departments[d.department];
        p.departments.push_back(
            {department.code, pick(department.name, visit_.language), static_cast<std::int32_t>(d.items.size())});
    });
    return p;
}

ItemsPage Kiosk::itemsPage() const {
    ItemsPage p;
    p.subject = visit_.subject;
    const auto* d = menu_->department(visit_.subject, visit_.department);
    if (d == nullptr) return p;
    p.department = pick(menu_->catalogue().departments[d->department].name, visit_.language);
    p.total = static_cast<std::int32_t>(d->items.size());
    p.paging = pagingOf(d->items.size(), capacity_.items, visit_.itemsPage);
    eachOnPage(d->items, p.paging, capacity_.items, [&](std::size_t i) { p.items.push_back(line(i, false)); });
    return p;
}

const ItemList& Kiosk::results() const {
    static const ItemList nothing;
    if (!foldQuery(visit_.query).empty()) return found_;
    return visit_.scope.empty() ? menu_->popular() : nothing;
}

SearchPage Kiosk::searchPage() const {
    SearchPage p;
    p.query = visit_.query;
    if (!visit_.scope.empty())
        for (const auto& d : menu_->catalogue().departments)
            if (d.code == visit_.scope) p.scope = pick(d.name, visit_.language);
    const auto& list = results();
    p.total = static_cast<std::int32_t>(list.size());
    p.paging = pagingOf(list.size(), capacity_.results, visit_.resultsPage);
    eachOnPage(list, p.paging, capacity_.results, [&](std::size_t i) { p.results.push_back(line(i, true)); });
    return p;
}

const wire::KioskQueue* Kiosk::queueOf(const wire::CatalogueItem& item) const {
    if (!view_) return nullptr;
    for (const auto& queue : view_->queues)
        if (queue.code == item.queue) return &queue;
    return nullptr;
}

std::vector<ClassChoice> Kiosk::classChoices() const {
    std::vector<ClassChoice> choices;
    const std::string chosen = klassOrOrdinary();
    if (view_ && view_->classes.size() > 1)
        for (const auto& klass : view_->classes) choices.push_back({klass.code, pick(klass.name, visit_.language), klass.code == chosen});
    return choices;
}

ItemPage Kiosk::itemPage() const {
    ItemPage p;
    const auto* item = menu_->item(visit_.item);
    if (item == nullptr) {
        p.take = TakeState::queueUnknown;
        return p;
    }
    const Language language = visit_.language;
    p.code = item->code;
    p.title = pick(item->name, language);
    if (const auto* department = menu_->departmentOf(*item)) p.department = pick(department->name, language);
    if (const auto* type = menu_->typeOf(*item)) p.type = pick(type->name, language);
    if (item->guide) p.guide = guideText(*item->guide, language);
    p.classes = classChoices();
    p.refusal = visit_.refusal;
    if (p.refusal != Refusal::none) p.refusalCode = visit_.refusalCode;

    const auto* queue = queueOf(*item);
    if (queue == nullptr) {
        p.take = TakeState::queueUnknown;
        return p;
    }
    p.queue = pick(queue->name, language);
    p.letters = queue->letters;
    p.countsKnown = live_;
    p.waiting = queue->waiting;
    p.openCounters = queue->openCounters;
    if (inFlight_)
        p.take = TakeState::sending;
    else if (queue->state == "full")
        p.take = TakeState::queueFull;
    else if (!queue->accepting || queue->state == "closed")
        p.take = TakeState::queueClosed;
    else if (!live_ && !hasLease(queue->code))
        p.take = spooling_.queues.empty() ? TakeState::cutOff : TakeState::noLease;
    if (p.take == TakeState::queueClosed || p.take == TakeState::queueFull) {
        p.opensAt = queue->opensAt;
        if (queue->notice) p.notice = pick(*queue->notice, language);
        p.classes.clear();  // nothing to choose where nothing is given
    } else if (live_) {
        p.wait = queue->wait;
    }
    return p;
}

TicketPage Kiosk::ticketPage(std::int64_t nowMs) const {
    const auto& slip = shown_->slip;
    TicketPage p;
    p.number = slip.number;
    p.queue = slip.queue;
    p.item = slip.item;
    p.klass = slip.klass;
    p.applications = slip.applications;
    p.items = slip.items;
    p.stops = static_cast<std::int32_t>(slip.stops.size());
    p.serviceMinutes = slip.serviceMinutes;
    p.cutOff = slip.cutOff;
    p.ahead = slip.ahead;
    p.wait = slip.wait;
    p.url = slip.url;
    p.print = shown_->print;
    p.fault = shown_->fault;
    p.canReprint = settings_.hasPrinter && shown_->print == PrintState::failed;
    if (shown_->untilMs)
        p.secondsLeft = static_cast<std::int32_t>(std::max<std::int64_t>(0, *shown_->untilMs - nowMs + 999) / 1'000);
    return p;
}

}  // namespace hall::kiosk
