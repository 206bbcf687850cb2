#include "ticket-printer/present/Kiosk.hpp"

#include <algorithm>

namespace hall::kiosk {

namespace {

constexpr std::string_view ordinaryClass = "normal";
constexpr std::size_t rememberedPrints = 256;
constexpr std::size_t maximumQueryBytes = 120;

template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};

Refusal refusalOf(std::string_view code) {
    static constexpr std::pair<std::string_view, Refusal> known[] = {
        {"no-day-open", Refusal::dayClosed},          {"day-closing", Refusal::dayClosing},
        {"unknown-item", Refusal::itemGone},          {"item-withdrawn", Refusal::itemGone},
        {"queue-not-accepting", Refusal::queueNotAccepting}, {"unknown-queue", Refusal::queueNotAccepting},
        {"queue-closed", Refusal::queueNotAccepting}, {"queue-full", Refusal::queueFull},
        {"unknown-class", Refusal::classUnknown},     {"not-allowed", Refusal::notAllowed},
        {"forbidden", Refusal::notAllowed},           {"rate-limited", Refusal::busy},
        {"outcome-unknown", Refusal::busy},           {"overloaded", Refusal::busy},
        {"store-full", Refusal::busy},                {"stopping", Refusal::busy},
        {"unknown-application", Refusal::applicationGone}, {"case-not-in-state", Refusal::applicationGone},
        {"malformed-application", Refusal::applicationGone}, {"application-cut-off", Refusal::cutOff},
    };
    for (const auto& [word, refusal] : known)
        if (word == code) return refusal;
    return Refusal::other;
}

CheckInTrouble checkInTroubleOf(std::string_view problem, std::string_view detail) {
    using enum CheckInTrouble;
    static constexpr std::pair<std::string_view, CheckInTrouble> known[] = {
        {"unknown-booking", unknown}, {"check-in-not-open", tooEarly}, {"no-day-open", closed},  {"day-closing", closed},
        {"rate-limited", busy},       {"overloaded", busy},            {"store-full", busy},     {"stopping", busy},
        {"outcome-unknown", busy},    {"booking-cut-off", cutOff},
    };
    if (problem == "booking-not-in-state") return detail == "arrived" ? checkedIn : detail == "missed" ? tooLate : cancelled;
    for (const auto& [word, trouble] : known)
        if (word == problem) return trouble;
    return other;
}

}  // namespace

Kiosk::Kiosk(Settings settings) : settings_(settings) { visit_.language = settings_.language; }

void Kiosk::adopt(const Settings& settings) {
    settings_ = settings;
    startOver(touchedAtMs_);
}

void Kiosk::fits(const Capacity& capacity) {
    if (capacity == capacity_) return;
    // Another number of entries a page: page numbers of before mean nothing any more.
    capacity_ = capacity;
    visit_.popularPage = visit_.departmentsPage = visit_.itemsPage = visit_.resultsPage = visit_.choosePage = 0;
}

void Kiosk::touched(std::int64_t nowMs) { touchedAtMs_ = nowMs; }

void Kiosk::lineChanged(bool live, std::int64_t nowMs) {
    if (live_ && !live) cutOffAtMs_ = nowMs;
    live_ = live;
    if (!live) return;
    everLive_ = true;
    notAdmitted_.clear();
}

void Kiosk::refused(const std::string& code, std::int64_t) { notAdmitted_ = code; }

void Kiosk::viewed(const wire::KioskView& view, const wire::Time& at, std::int64_t nowMs) {
    view_ = view;
    viewAt_ = at;
    viewAtMs_ = nowMs;
    const bool known = std::any_of(view.classes.begin(), view.classes.end(), [&](const auto& k) { return k.code == visit_.klass; });
    if (!known) visit_.klass.clear();
}

void Kiosk::clockIs(const wire::Time& serverNow, std::int64_t nowMs) {
    viewAt_ = serverNow;
    viewAtMs_ = nowMs;
}

void Kiosk::catalogued(std::shared_ptr<const wire::Catalogue> catalogue) {
    index_.emplace(*catalogue);
    menu_.emplace(std::move(catalogue));
    search();
    // A visitor in the midst of something goes on; who stands before something that is gone begins again.
    const bool departmentGone = !visit_.department.empty() && menu_->department(visit_.subject, visit_.department) == nullptr;
    const bool itemGone = !visit_.item.empty() && menu_->item(visit_.item) == nullptr;
    if ((departmentGone || itemGone) && !inFlight_ && !shown_) startOver(touchedAtMs_);
}

void Kiosk::go(Place to) {
    visit_.refusal = Refusal::none;
    visit_.way.push_back(to);
}

void Kiosk::startOver(std::int64_t nowMs) {
    forgetApplications();
    visit_ = Visit{};
    visit_.language = settings_.language;
    shown_.reset();
    found_.clear();
    touchedAtMs_ = nowMs;
}

/// Nothing of a visitor is left on the screen.
bool Kiosk::atRest() const {
    return place() == Place::start && visit_.language == settings_.language && !visit_.largePrint && visit_.popularPage == 0;
}

std::vector<Act> Kiosk::intend(const Intent& intent, std::int64_t nowMs) {
    std::vector<Act> acts;
    touchedAtMs_ = nowMs;
    if (atDoor(intent, nowMs, acts)) return acts;
    if (!std::holds_alternative<StayHere>(intent)) apply(intent, nowMs, acts);
    return acts;
}

/// The staff's intents; true when this was one of them.
bool Kiosk::atDoor(const Intent& intent, std::int64_t nowMs, std::vector<Act>& acts) {
    if (const auto* corner = std::get_if<HoldCorner>(&intent)) {
        if (settings_.staffCode) door_.corner(corner->down, nowMs);
    } else if (const auto* typed = std::get_if<TypeStaffDigit>(&intent)) {
        door_.digit(typed->digit, nowMs);
    } else if (std::holds_alternative<EraseStaffDigit>(intent)) {
        door_.erase(nowMs);
    } else if (std::holds_alternative<EnterStaffCode>(intent)) {
        if (auto code = door_.enter(nowMs)) acts.push_back(LookAtStaffCode{std::move(*code)});
    } else if (std::holds_alternative<LeaveStaff>(intent)) {
        door_.leave();
    } else if (std::holds_alternative<EndProgram>(intent)) {
        if (door_.open()) acts.push_back(Quit{});
    } else {
        return false;
    }
    return true;
}

void Kiosk::apply(const Intent& intent, std::int64_t nowMs, std::vector<Act>& acts) {
    // How it looks may be changed everywhere.
    if (const auto* chosen = std::get_if<ChooseLanguage>(&intent)) {
        visit_.language = chosen->language;
        return;
    }
    if (std::holds_alternative<ToggleLargePrint>(intent)) {
        visit_.largePrint = !visit_.largePrint;
        return;
    }
    if (shown_) {
        const bool settled = nowMs - shown_->sinceMs >= settings_.settleMs;
        if (!settled || shown_->print == PrintState::printing) return;
        if (std::holds_alternative<GoHome>(intent)) startOver(nowMs);
        // Only where the printer said that there is no paper: a second paper of one number is nobody's to make by a touch.
        if (std::holds_alternative<Reprint>(intent) && settings_.hasPrinter && shown_->print == PrintState::failed) print(true, nowMs, acts);
        return;
    }
    // A command that is out belongs to this page and this visitor: nothing else until its outcome is known.
    if (inFlight_ || !menu_) return;

    std::visit(Overloaded{
                   [&](const ChooseSubject& x) {
                       if (place() != Place::start) return;
                       visit_.subject = x.subject;
                       visit_.departmentsPage = 0;
                       go(Place::departments);
                   },
                   [&](const ChooseDepartment& x) {
                       if (place() != Place::departments || menu_->department(visit_.subject, x.code) == nullptr) return;
                       visit_.department = x.code;
                       visit_.itemsPage = 0;
                       go(Place::items);
                   },
                   [&](const ChooseItem& x) {
                       if (place() == Place::item || aboutApplications() || menu_->item(x.code) == nullptr) return;
                       visit_.item = x.code;
                       visit_.klass.clear();
                       go(Place::item);
                   },
                   [&](const OpenSearch&) {
                       if (place() != Place::start && place() != Place::departments && place() != Place::items) return;
                       visit_.scope = place() == Place::items ? visit_.department : std::string();
                       visit_.query.clear();
                       search();
                       go(Place::search);
                   },
                   [&](const SearchEverywhere&) {
                       visit_.scope.clear();
                       search();
                   },
                   [&](const TypeText& x) {
                       if (place() == Place::ask) return type(x.text);
                       if (place() != Place::search || visit_.query.size() + x.text.size() > maximumQueryBytes) return;
                       visit_.query += x.text;
                       search();
                   },
                   [&](const EraseLast&) {
                       if (place() == Place::ask && !visit_.asked && !visit_.typed.empty()) {
                           visit_.typed.back() = '\0';  // stays in memory otherwise
                           visit_.typed.pop_back();
                           visit_.trouble = AskTrouble::none;
                       }
                       if (place() != Place::search || visit_.query.empty()) return;
                       auto points = codePoints(visit_.query);
                       points.pop_back();
                       visit_.query = utf8(points);
                       search();
                   },
                   [&](const ClearQuery&) {
                       if (place() == Place::ask && !visit_.asked) forgetTyped();
                       if (place() != Place::search) return;
                       visit_.query.clear();
                       search();
                   },
                   [&](const TurnToPage& x) { turn(x.index); },
                   [&](const ChooseClass& x) {
                       if (place() == Place::item || place() == Place::found) visit_.klass = x.code;
                   },
                   [&](const TakeTicket& x) {
                       if (place() == Place::item) take(x.commandId, acts);
                       if (place() == Place::found && foundPage(nowMs).take == FoundTake::ready) takeWithApplications(x.commandId, acts);
                   },
                   [&](const OpenApplications&) {
                       if (place() == Place::start) go(Place::ask);
                   },
                   [&](const ChooseKey& x) {
                       if (place() != Place::ask || visit_.asked || visit_.key == x.key) return;
                       forgetTyped();
                       visit_.key = x.key;
                   },
                   [&](const ToggleSmallLetters&) {
                       if (place() == Place::ask) visit_.smallLetters = !visit_.smallLetters;
                   },
                   [&](const LookUp&) {
                       if (place() == Place::ask) lookUp(nowMs, acts);
                   },
                   [&](const TickApplication& x) {
                       if (place() == Place::choose) toggle(x.application);
                   },
                   [&](const ShowTicked&) {
                       if (place() != Place::choose || ticked().empty()) return;
                       visit_.tooMany = false;
                       visit_.list = ListPrint::none;
                       go(Place::found);
                   },
                   [&](const PrintMaterials&) {
                       if (place() == Place::found) printList(nowMs, acts);
                   },
                   [&](const GoBack&) {
                       if (visit_.way.size() < 2) return;
                       if (place() == Place::item) visit_.item.clear();
                       if (place() == Place::items) visit_.department.clear();
                       visit_.refusal = Refusal::none;
                       visit_.way.pop_back();
                       if (place() == Place::ask || place() == Place::start) forgetApplications();
                   },
                   [&](const GoHome&) {
                       // Language and print size are how this visitor reads; they stay until somebody else comes.
                       const auto language = visit_.language;
                       const bool largePrint = visit_.largePrint;
                       startOver(nowMs);
                       visit_.language = language;
                       visit_.largePrint = largePrint;
                   },
                   [](const auto&) {},
               },
               intent);
}

void Kiosk::turn(std::int32_t index) {
    std::int32_t* page = nullptr;
    std::size_t entries = 0;
    std::int32_t fit = 1;
    switch (place()) {
        case Place::start:
            page = &visit_.popularPage, entries = menu_->popular().size(), fit = capacity_.popular;
            break;
        case Place::departments:
            page = &visit_.departmentsPage, entries = menu_->departments(visit_.subject).size(), fit = capacity_.departments;
            break;
        case Place::items: {
            const auto* department = menu_->department(visit_.subject, visit_.department);
            page = &visit_.itemsPage, entries = department == nullptr ? 0 : department->items.size(), fit = capacity_.items;
            break;
        }
        case Place::search:
            page = &visit_.resultsPage, entries = results().size(), fit = capacity_.results;
            break;
        case Place::choose:
            page = &visit_.choosePage, entries = visit_.found.size(), fit = capacity_.applications;
            break;
        default: return;
    }
    const auto pages = std::max<std::int32_t>(1, (static_cast<std::int32_t>(entries) + fit - 1) / fit);
    if (index >= 0 && index < pages) *page = index;
}

void Kiosk::search() {
    visit_.resultsPage = 0;
    found_.clear();
    if (!index_) return;
    found_ = index_->find(visit_.query);
    if (visit_.scope.empty()) return;
    const auto& items = menu_->catalogue().items;
    std::erase_if(found_, [&](std::size_t i) { return items[i].department != visit_.scope; });
}

std::string Kiosk::klassOrOrdinary() const {
    if (!visit_.klass.empty() || !view_ || view_->classes.empty()) return visit_.klass.empty() ? std::string(ordinaryClass) : visit_.klass;
    for (const auto& klass : view_->classes)
        if (klass.code == ordinaryClass) return klass.code;
    return view_->classes.front().code;
}

void Kiosk::take(const std::string& commandId, std::vector<Act>& acts) {
    if (itemPage().take != TakeState::ready) return;
    wire::Command command;
    command.name = "issue";
    command.id = commandId;
    command.item = visit_.item;
    command.klass = klassOrOrdinary();
    command.language = std::string(code(visit_.language));
    visit_.refusal = Refusal::none;
    inFlight_ = InFlight{command};
    const auto* item = menu_->item(visit_.item);
    acts.push_back(SendCommand{std::move(command), item == nullptr ? std::string() : item->queue, view_ ? view_->day.date : std::string()});
}

/// One scan, one number: who booked has said the rest already.
std::vector<Act> Kiosk::checkIn(std::string_view booking, const std::string& commandId) {
    visit_.way = {Place::start, Place::checkIn};
    visit_.checkIn = CheckInTrouble::none;
    wire::Command command;
    command.name = "issue";
    command.id = commandId;
    command.booking = std::string(booking);
    inFlight_ = InFlight{command};
    // In which queue it waits the server decides, so no leased number can stand in for it.
    return {SendCommand{std::move(command), {}, view_ ? view_->day.date : std::string()}};
}

std::vector<Act> Kiosk::receipted(const wire::Receipt& receipt, std::int64_t nowMs) {
    std::vector<Act> acts;
    if (!inFlight_ || inFlight_->command.id != receipt.id) return acts;
    if (receipt.ticket) {
        issued(*receipt.ticket, nowMs, acts);
        inFlight_.reset();
        return acts;
    }
    const std::string problem = receipt.problem ? receipt.problem->code : std::string();
    inFlight_.reset();
    touchedAtMs_ = nowMs;
    if (place() == Place::checkIn) {
        visit_.checkIn = checkInTroubleOf(problem, receipt.problem ? receipt.problem->detail : std::string());
        visit_.troubleCode = problem;
        return acts;
    }
    visit_.refusal = refusalOf(problem);
    visit_.refusalCode = problem;
    return acts;
}

/// The names of a queue and of a priority class, in the visitor's language.
void Kiosk::name(PrintTicket& slip, std::string_view queueCode, std::string_view klassCode) const {
    if (!view_) return;
    slip.hall = pick(view_->hall, visit_.language);
    for (const auto& queue : view_->queues)
        if (queue.code == queueCode) slip.queue = pick(queue.name, visit_.language);
    for (const auto& klass : view_->classes)
        if (klass.code == klassCode && klass.code != ordinaryClass) slip.klass = pick(klass.name, visit_.language);
}

void Kiosk::issued(const wire::Ticket& ticket, std::int64_t nowMs, std::vector<Act>& acts) {
    PrintTicket slip;
    slip.ticketId = ticket.id;
    slip.number = ticket.number;
    slip.item = pick(ticket.itemName, visit_.language);
    slip.ahead = ticket.ahead;
    slip.wait = ticket.wait;
    slip.time = stampText(ticket.issuedAt);
    name(slip, ticket.queue, ticket.klass);
    if (view_ && !view_->publicUrl.empty() && ticket.token) {
        slip.url = view_->publicUrl;
        while (!slip.url.empty() && slip.url.back() == '/') slip.url.pop_back();
        slip.url += "/t/" + *ticket.token;
    }
    if (inFlight_ && inFlight_->command.applications) carry(slip);
    if (ticket.plan) {
        slip.serviceMinutes = ticket.plan->minutes;
        for (const wire::PlannedStop& stop : ticket.plan->stops) {
            PlannedStop& told = slip.stops.emplace_back(PlannedStop{pick(stop.queueName, visit_.language), stop.counterLabel.value_or(""), {}});
            for (const wire::PlannedService& service : stop.items) told.items.push_back(pick(service.name, visit_.language));
        }
    }
    give(std::move(slip), nowMs, acts);
}

std::vector<Act> Kiosk::leased(const LeasedNumber& number, std::int64_t nowMs) {
    std::vector<Act> acts;
    if (!inFlight_ || inFlight_->command.id != number.command) return acts;
    inFlight_.reset();
    PrintTicket slip;
    slip.ticketId = number.paperId;
    slip.number = number.text;
    slip.cutOff = true;
    slip.time = stampText(number.issuedAt);
    if (const auto* item = menu_ ? menu_->item(number.item) : nullptr)
        slip.item = pick(item->shortName.zh.empty() ? item->name : item->shortName, visit_.language);
    name(slip, number.queue, number.klass);
    give(std::move(slip), nowMs, acts);
    return acts;
}

void Kiosk::interrupted(const std::string& number, const std::string& queue, const std::string& item, std::int64_t nowMs) {
    PrintTicket slip;
    slip.number = number;
    slip.cutOff = !number.empty() && number.back() == '*';
    if (const auto* known = menu_ ? menu_->item(item) : nullptr)
        slip.item = pick(known->shortName.zh.empty() ? known->name : known->shortName, visit_.language);
    name(slip, queue, {});
    shown_ = Shown{std::move(slip), PrintState::unknown, PrinterFault::none, nowMs, nowMs + settings_.unprintedShownMs};
}

/// Shows the number and prints it, the first time.
void Kiosk::give(PrintTicket slip, std::int64_t nowMs, std::vector<Act>& acts) {
    forgetApplications();
    const std::string id = slip.ticketId;
    const bool printedBefore = std::find(printedIds_.begin(), printedIds_.end(), id) != printedIds_.end();
    shown_ = Shown{std::move(slip), PrintState::paperless, PrinterFault::none, nowMs, {}};
    if (settings_.hasPrinter && !printedBefore) {
        printedIds_.push_back(id);
        if (printedIds_.size() > rememberedPrints) printedIds_.pop_front();
        print(false, nowMs, acts);
    } else {
        shown_->print = printedBefore ? PrintState::printed : PrintState::paperless;
        shown_->untilMs = nowMs + (printedBefore ? settings_.ticketShownMs : settings_.unprintedShownMs);
    }
}

void Kiosk::print(bool reprint, std::int64_t nowMs, std::vector<Act>& acts) {
    shown_->slip.reprint = reprint;
    shown_->print = PrintState::printing;
    shown_->fault = PrinterFault::none;
    shown_->sinceMs = nowMs;
    shown_->untilMs.reset();
    acts.push_back(shown_->slip);
}

void Kiosk::printed(const std::string& ticketId, PrinterFault fault, std::int64_t nowMs) {
    if (!visit_.listId.empty() && visit_.listId == ticketId) {
        visit_.list = fault == PrinterFault::none ? ListPrint::printed : ListPrint::failed;
        return;
    }
    if (!shown_ || shown_->slip.ticketId != ticketId || shown_->print != PrintState::printing) return;
    const bool done = fault == PrinterFault::none;
    shown_->print = done ? PrintState::printed : PrintState::failed;
    shown_->fault = fault;
    shown_->untilMs = nowMs + (done ? settings_.ticketShownMs : settings_.unprintedShownMs);
}

std::vector<Act> Kiosk::tick(std::int64_t nowMs) {
    std::vector<Act> acts;
    door_.tick(nowMs);
    if (visit_.asked && nowMs - visit_.askedAtMs >= settings_.findMs) {
        visit_.asked.reset();
        visit_.trouble = AskTrouble::busy;
    }
    if (shown_) {
        if (shown_->untilMs && *shown_->untilMs <= nowMs) startOver(nowMs);
    } else if (!inFlight_ && !atRest() && nowMs - touchedAtMs_ >= settings_.idleMs + settings_.countdownMs) {
        startOver(nowMs);
    }
    return acts;
}

}  // namespace hall::kiosk
