// Who applied online: names the application, sees what is missing before it queues, and takes one number for all of them.
#include <algorithm>

#include "ticket-printer/present/Kiosk.hpp"
#include "ticket-printer/present/Paging.hpp"

namespace hall::kiosk {

namespace {

constexpr std::size_t applicationsMost = 10;  // on one ticket; the server's limit
constexpr std::size_t bringMost = 12;         // lines of a ticket

template <class Value, std::size_t N>
Value known(const std::pair<std::string_view, Value> (&words)[N], std::string_view word, Value otherwise) {
    for (const auto& [name, value] : words)
        if (name == word) return value;
    return otherwise;
}

Stage stageOf(std::string_view state) {
    static constexpr std::pair<std::string_view, Stage> words[] = {
        {"applied", Stage::applied},       {"received", Stage::received},     {"correcting", Stage::correcting},
        {"supplemented", Stage::supplemented}, {"accepted", Stage::underway}, {"handling", Stage::underway},
        {"withdrawing", Stage::underway},  {"decided", Stage::decided},       {"delivered", Stage::delivered},
        {"archived", Stage::delivered},    {"withdrawn", Stage::ended},       {"not-required", Stage::ended},
        {"refused", Stage::ended},         {"recalled", Stage::ended},        {"revoked", Stage::ended},
    };
    return known(words, state, Stage::unknown);
}

PreReview reviewOf(std::string_view word) {
    static constexpr std::pair<std::string_view, PreReview> words[] = {
        {"submitted", PreReview::submitted}, {"returned", PreReview::returned}, {"passed", PreReview::passed}};
    return known(words, word, PreReview::none);
}

AskTrouble troubleOf(std::string_view problem, bool live) {
    static constexpr std::pair<std::string_view, AskTrouble> words[] = {
        {"unknown-application", AskTrouble::unknown}, {"id-number-wrong", AskTrouble::wrongCheck},
        {"rate-limited", AskTrouble::busy},           {"overloaded", AskTrouble::busy},
        {"store-full", AskTrouble::busy},             {"stopping", AskTrouble::busy},
        {"timeout", AskTrouble::busy},                {"not-allowed", AskTrouble::notAllowed},
        {"forbidden", AskTrouble::notAllowed},        {"unauthenticated", AskTrouble::notAllowed},
    };
    if (problem == "network") return live ? AskTrouble::busy : AskTrouble::cutOff;
    return known(words, problem, AskTrouble::other);
}

/// The names that are not there yet, each once.
void addNames(std::vector<std::string>& names, const std::vector<std::string>& more) {
    for (const auto& name : more)
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

}  // namespace

void Kiosk::forgetTyped() {
    forget(visit_.typed);
    visit_.trouble = AskTrouble::none;
    visit_.troubleCode.clear();
}

/// All that this visitor said and was told about applications. An answer that is still out finds nobody.
void Kiosk::forgetApplications() {
    forgetTyped();
    visit_.asked.reset();
    visit_.found.clear();
    visit_.ticked.clear();
    visit_.tooMany = false;
    visit_.choosePage = 0;
    visit_.list = ListPrint::none;
    visit_.listId.clear();
}

void Kiosk::type(std::string_view text) {
    if (visit_.asked) return;
    visit_.trouble = AskTrouble::none;
    visit_.troubleCode.clear();
    for (char c : text) {
        if (visit_.key == Key::identity) {
            if (c == 'x') c = 'X';
            if (mayContinueIdentity(visit_.typed, c)) visit_.typed += c;
        } else if (isApplicationCharacter(c) && visit_.typed.size() < applicationIdMost) {
            visit_.typed += c;
        }
    }
    // At once, before anything is asked: who mistyped looks at the card again, not at the server's answer.
    const bool whole = visit_.key == Key::identity && visit_.typed.size() == identityLength;
    if (whole && !isIdentityNumber(visit_.typed)) visit_.trouble = AskTrouble::wrongCheck;
}

void Kiosk::lookUp(std::int64_t nowMs, std::vector<Act>& acts) {
    if (!askPage(nowMs).ready) return;
    visit_.trouble = AskTrouble::none;
    visit_.asked = ++asks_;
    visit_.askedAtMs = nowMs;
    acts.push_back(FindApplications{*visit_.asked, visit_.key, visit_.typed});
}

std::vector<Act> Kiosk::scanned(const Scanned& scanned, std::int64_t nowMs) {
    std::vector<Act> acts;
    // Whatever comes while nothing can be looked up is dropped; it belongs to nobody.
    if (shown_ || inFlight_ || notice(nowMs) || (place() == Place::ask && visit_.asked)) return acts;
    touchedAtMs_ = nowMs;
    forgetApplications();
    visit_.query.clear();
    visit_.item.clear();
    visit_.department.clear();
    visit_.scope.clear();
    visit_.refusal = Refusal::none;
    visit_.way = {Place::start, Place::ask};
    if (const auto booking = bookingIn(scanned.text); scanned.what == Scanned::What::code && !booking.empty())
        return checkIn(booking, scanned.commandId);
    const bool card = scanned.what == Scanned::What::card || scanned.what == Scanned::What::unreadableCard;
    visit_.key = card ? Key::identity : Key::application;
    const bool sound = scanned.what == Scanned::What::card   ? isIdentityNumber(scanned.text)
                       : scanned.what == Scanned::What::code ? isApplicationId(scanned.text)
                                                             : false;
    if (!sound) {
        visit_.trouble = card ? AskTrouble::unreadableCard : AskTrouble::unreadableCode;
        return acts;
    }
    visit_.typed = scanned.text;
    lookUp(nowMs, acts);
    return acts;
}

std::vector<Act> Kiosk::found(std::int64_t ask, Finding finding, std::int64_t nowMs) {
    std::vector<Act> acts;
    if (visit_.asked != ask || place() != Place::ask) return acts;
    visit_.asked.reset();
    touchedAtMs_ = nowMs;
    if (!finding.problem.empty() || finding.applications.empty()) {
        visit_.troubleCode = finding.problem;
        visit_.trouble = finding.problem.empty() ? AskTrouble::unknown : troubleOf(finding.problem, live_);
        return acts;
    }
    forgetTyped();
    visit_.found = std::move(finding.applications);
    // Those that a counter can do something about; none of them: all are shown.
    const bool any = std::any_of(visit_.found.begin(), visit_.found.end(), [](const auto& a) { return a.canQueue; });
    std::size_t ticks = 0;
    for (const auto& a : visit_.found) visit_.ticked.push_back((a.canQueue || !any) && ++ticks <= applicationsMost);
    visit_.klass.clear();
    if (visit_.found.size() > 1) go(Place::choose);
    else go(Place::found);
    return acts;
}

void Kiosk::toggle(const std::string& application) {
    visit_.tooMany = false;
    for (std::size_t i = 0; i < visit_.found.size(); ++i) {
        if (visit_.found[i].application != application) continue;
        const auto ticks = static_cast<std::size_t>(std::count(visit_.ticked.begin(), visit_.ticked.end(), true));
        visit_.tooMany = !visit_.ticked[i] && ticks >= applicationsMost;
        if (!visit_.tooMany) visit_.ticked[i] = !visit_.ticked[i];
        return;
    }
}

std::vector<const wire::KioskApplication*> Kiosk::ticked() const {
    std::vector<const wire::KioskApplication*> list;
    for (std::size_t i = 0; i < visit_.found.size(); ++i)
        if (visit_.ticked[i]) list.push_back(&visit_.found[i]);
    return list;
}

void Kiosk::takeWithApplications(const std::string& commandId, std::vector<Act>& acts) {
    wire::Command command;
    command.name = "issue";
    command.id = commandId;
    command.klass = klassOrOrdinary();
    command.language = std::string(code(visit_.language));
    command.applications.emplace();
    for (const auto* a : ticked())
        if (a->canQueue) command.applications->push_back(a->application);
    visit_.refusal = Refusal::none;
    inFlight_ = InFlight{command};
    // In which queue it waits the server decides, so no leased number can stand in for it.
    acts.push_back(SendCommand{std::move(command), {}, view_ ? view_->day.date : std::string()});
}

/// What the ticket says about the applications that it carries: never a person's name or number.
void Kiosk::carry(PrintTicket& slip) const {
    std::vector<std::string> missing, show;
    for (const auto* a : ticked()) {
        if (!a->canQueue) continue;
        const ApplicationSheet sheet = sheetOf(*a);
        slip.applications.push_back(sheet.shortId);
        slip.items += static_cast<std::int32_t>(sheet.items.size());
        std::vector<std::string> names;
        for (const auto& need : sheet.missing) names.push_back(need.name);
        addNames(missing, names);
        addNames(show, sheet.toShow);
    }
    addNames(missing, show);
    slip.bring = std::move(missing);
    if (slip.bring.size() <= bringMost) return;
    slip.bringMore = static_cast<std::int32_t>(slip.bring.size() - bringMost);
    slip.bring.resize(bringMost);
}

void Kiosk::printList(std::int64_t nowMs, std::vector<Act>& acts) {
    if (!foundPage(nowMs).canPrintList) return;
    PrintList list;
    list.id = "list-" + std::to_string(++asks_);
    if (view_) list.hall = pick(view_->hall, visit_.language);
    list.time = stampText(serverTime(nowMs));
    for (const auto* a : ticked()) {
        list.sheets.push_back(sheetOf(*a));
        list.sheets.back().name.clear();
    }
    visit_.list = ListPrint::printing;
    visit_.listId = list.id;
    acts.push_back(std::move(list));
}

// --- what is shown ------------------------------------------------------------------------------------------------------

AskPage Kiosk::askPage(std::int64_t nowMs) const {
    AskPage p;
    p.key = visit_.key;
    p.typed = visit_.key == Key::identity ? maskedIdentity(visit_.typed) : visit_.typed;
    p.smallLetters = visit_.smallLetters;
    p.looking = visit_.asked.has_value();
    p.codeReader = settings_.codeReader;
    p.cardReader = settings_.cardReader;
    p.trouble = cutOffForLong(nowMs) ? AskTrouble::cutOff : visit_.trouble;
    if (p.trouble == visit_.trouble && p.trouble != AskTrouble::none) p.troubleCode = visit_.troubleCode;
    const bool whole = visit_.key == Key::identity ? isIdentityNumber(visit_.typed) : isApplicationId(visit_.typed);
    p.ready = whole && !p.looking && p.trouble != AskTrouble::cutOff;
    return p;
}

ApplicationSheet Kiosk::sheetOf(const wire::KioskApplication& a) const {
    const Language language = visit_.language;
    ApplicationSheet s;
    s.shortId = shortApplication(a.application);
    s.name = a.applicantName;
    for (const auto& item : a.items) s.items.push_back(pick(item, language));
    s.review = reviewOf(a.preReview);
    s.stage = stageOf(a.state);
    for (const auto& m : a.missing) s.missing.push_back({pick(m.name, language), m.state == "defective", m.required});
    for (const auto& m : a.toShow) s.toShow.push_back(pick(m.name, language));
    for (const auto& m : a.held) s.held.push_back(pick(m.name, language));
    s.present = a.present;
    s.canQueue = a.canQueue;
    return s;
}

ChoosePage Kiosk::choosePage() const {
    ChoosePage p;
    p.paging = pagingOf(visit_.found.size(), capacity_.applications, visit_.choosePage);
    p.tooMany = visit_.tooMany;
    p.ticked = static_cast<std::int32_t>(std::count(visit_.ticked.begin(), visit_.ticked.end(), true));
    onPage(p.paging, capacity_.applications, visit_.found.size(), [&](std::size_t i) {
        const auto& a = visit_.found[i];
        p.applications.push_back({a.application, shortApplication(a.application), a.applicantName,
                                  a.items.empty() ? std::string() : pick(a.items.front(), visit_.language),
                                  static_cast<std::int32_t>(a.items.size()), static_cast<std::int32_t>(a.missing.size()), a.canQueue,
                                  visit_.ticked[i]});
    });
    return p;
}

FoundPage Kiosk::foundPage(std::int64_t nowMs) const {
    FoundPage p;
    const auto shown = ticked();
    bool anything = false, queue = false;
    for (const auto* a : shown) {
        p.sheets.push_back(sheetOf(*a));
        const auto& s = p.sheets.back();
        anything = anything || !s.missing.empty() || !s.toShow.empty() || !s.held.empty();
        queue = queue || s.canQueue;
    }
    p.refusal = visit_.refusal;
    if (p.refusal != Refusal::none) p.refusalCode = visit_.refusalCode;
    p.list = visit_.list;
    p.canPrintList = settings_.hasPrinter && anything && !inFlight_ && (p.list == ListPrint::none || p.list == ListPrint::failed);
    p.take = !queue ? FoundTake::nothingToDo : inFlight_ ? FoundTake::sending : cutOffForLong(nowMs) ? FoundTake::cutOff : FoundTake::ready;
    if (p.take == FoundTake::ready || p.take == FoundTake::sending) p.classes = classChoices();
    return p;
}

}  // namespace hall::kiosk
