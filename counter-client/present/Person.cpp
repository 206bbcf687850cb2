#include "counter-client/present/Person.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hall::counter {

namespace {

constexpr std::int64_t askAgainMs = 2'000;
constexpr const char* sessionPath = "/api/v1/session";

Request sessionRequest(Ask ask, const char* method, const char* path, std::vector<std::pair<std::string, FieldValue>> fields = {}) {
    return {ask, method, path, Bearer::session, std::move(fields), {}, {}};
}

}  // namespace

Phrase rolePhrase(std::string_view role) {
    constexpr std::array<std::pair<std::string_view, Phrase>, 8> words{{{"clerk", Phrase::roleClerk},
                                                                        {"supervisor", Phrase::roleSupervisor},
                                                                        {"reception", Phrase::roleReception},
                                                                        {"reviewer", Phrase::roleReviewer},
                                                                        {"manager", Phrase::roleManager},
                                                                        {"system-administrator", Phrase::roleSystem},
                                                                        {"security-administrator", Phrase::roleSecurity},
                                                                        {"auditor", Phrase::roleAuditor}}};
    for (const auto& [word, phrase] : words) {
        if (word == role) return phrase;
    }
    return Phrase::none;
}

const std::vector<std::string>& personRoles() {
    static const std::vector<std::string> roles{"clerk",   "supervisor",           "reception",              "reviewer",
                                                "manager", "system-administrator", "security-administrator", "auditor"};
    return roles;
}

bool takesPlace(std::string_view role) { return role == "clerk" || role == "supervisor" || role == "reception"; }

bool seesTasks(std::string_view role) { return role == "reviewer" || role == "supervisor"; }

bool answersFollowUps(std::string_view role) { return role == "clerk" || role == "reviewer"; }

bool supervises(std::string_view role) { return role == "supervisor" || role == "manager"; }

bool mayAdminister(std::string_view role) {
    return role == "manager" || role == "system-administrator" || role == "security-administrator" || role == "auditor";
}

std::optional<Request> Person::resume(std::string token, const Moment& now) {
    if (token.empty() || who_) return std::nullopt;
    resuming_ = std::move(token);
    resumeAtMs_ = now.steadyMs + askAgainMs;
    busy_ = true;
    message_ = {Phrase::personChecking, {}};
    tone_ = Tone::note;
    Request request = sessionRequest(Ask::whoAmI, "GET", sessionPath);
    request.token = resuming_;
    return request;
}

Request Person::signInRequest(bool takeOver) const {
    Request request = sessionRequest(Ask::signIn, "POST", sessionPath, {{"name", form_.name}, {"secret", form_.secret}});
    request.bearer = Bearer::device;
    if (!form_.role.empty()) request.fields.emplace_back("role", form_.role);
    if (!form_.newSecret.empty()) request.fields.emplace_back("newSecret", form_.newSecret);
    if (takeOver) request.fields.emplace_back("takeOver", true);
    return request;
}

void Person::say(Sentence sentence, Tone tone) {
    message_ = std::move(sentence);
    tone_ = tone;
}

std::optional<Request> Person::submit(const EntranceForm& form, const Moment& now) {
    if (busy_ || now.steadyMs < barredUntilMs_) return std::nullopt;
    const auto missing = [this] {
        say({Phrase::personFieldsEmpty, {}}, Tone::problem);
        return std::nullopt;
    };
    if (locked() && !other_) {
        if (form.secret.empty()) return missing();
        busy_ = true;
        say({Phrase::personUnlocking, {}}, Tone::note);
        return sessionRequest(Ask::unlock, "POST", "/api/v1/session/unlock", {{"secret", form.secret}});
    }
    if (who_ && !other_) return std::nullopt;
    switch (entrance_) {
        case Entrance::changeSecret:
            if (form.newSecret.empty() || form.repeated.empty()) return missing();
            if (form.newSecret != form.repeated) return say({Phrase::personSecretsDiffer, {}}, Tone::problem), std::nullopt;
            if (form.newSecret == form_.secret) return say({Phrase::personSecretSame, {}}, Tone::problem), std::nullopt;
            form_.newSecret = form.newSecret;
            break;
        case Entrance::elsewhere:
        case Entrance::occupied: break;
        default:
            if (form.name.empty() || form.secret.empty()) return missing();
            form_ = form;
            form_.newSecret.clear();
    }
    busy_ = true;
    say({Phrase::personSigningIn, {}}, Tone::note);
    return signInRequest(entrance_ == Entrance::elsewhere || entrance_ == Entrance::occupied);
}

void Person::cancel() {
    if (busy_) return;
    // One step back: the plain form; from there, where somebody is locked, the lock.
    if (entrance_ == Entrance::signIn) other_ = false;
    forget();
    message_ = {};
}

void Person::otherPerson() {
    if (!locked() || busy_) return;
    other_ = true;
    forget();
    message_ = {};
}

void Person::forget() {
    form_ = {};
    entrance_ = Entrance::signIn;
    ++opening_;
}

std::optional<Request> Person::lock(const Moment&) {
    if (!signedIn()) return std::nullopt;
    lockedByServer();
    return sessionRequest(Ask::lock, "POST", "/api/v1/session/lock");
}

void Person::lockedByServer() {
    if (!signedIn()) return;
    locked_ = true;
    other_ = false;
    forget();
    busy_ = false;
    say({Phrase::personLocked, {}}, Tone::note);
}

void Person::endedByServer() {
    if (!who_) return;
    who_.reset();
    locked_ = false;
    leaving_ = false;
    if (!std::exchange(other_, false)) {
        busy_ = false;
        forget();
    }
    say({Phrase::saidSessionEnded, {}}, Tone::problem);
}

std::optional<Request> Person::signOut() {
    if (!signedIn() || leaving_) return std::nullopt;
    leaving_ = true;
    Request request = sessionRequest(Ask::signOut, "DELETE", sessionPath);
    request.token = who_->token;
    return request;
}

void Person::signedOut(const Request& request, const Answer& answer) {
    leaving_ = false;
    if (!who_ || request.token != who_->token) return;
    if (answer.good() || answer.status == 401) {
        who_.reset();
        locked_ = false;
        forget();
        if (message_.phrase != Phrase::personNoRole) say({Phrase::personSignedOut, {}}, Tone::good);
        return;
    }
    notice_ = answer.code == "counter-busy" ? Sentence{Phrase::personBusy, {}} : wording(answer);
}

std::optional<Request> Person::tick(const Moment& now) {
    if (!resuming_.empty() && !busy_ && now.steadyMs >= resumeAtMs_) return resume(std::exchange(resuming_, {}), now);
    if (!signedIn() || who_->idleLockMinutes <= 0) return std::nullopt;
    if (now.steadyMs - touchedMs_ < who_->idleLockMinutes * 60'000) return std::nullopt;
    return lock(now);
}

void Person::begin(const SignedIn& session, const Moment& now) {
    const std::string token = session.token.empty() ? resuming_ : session.token;
    who_ = session;
    who_->token = token;
    resuming_.clear();
    locked_ = session.locked;
    other_ = false;
    leaving_ = false;
    touchedMs_ = now.steadyMs;
    barredUntilMs_ = 0;
    forget();
    say(locked_ ? Sentence{Phrase::personLocked, {}} : Sentence{}, Tone::note);
}

void Person::refuse(const Answer& answer, const Moment& now) {
    if (answer.code == "too-many-failures") {
        barredUntilMs_ = now.steadyMs + std::max<std::int64_t>(1, answer.retryAfterSeconds) * 1'000;
        forget();
        return say({}, Tone::problem);
    }
    if (answer.code == "secret-must-change") {
        entrance_ = Entrance::changeSecret;
        ++opening_;
        return say({Phrase::personMustChange, {}}, Tone::note);
    }
    if (answer.code == "staff-elsewhere") {
        entrance_ = Entrance::elsewhere;
        ++opening_;
        return say({Phrase::personElsewhere, {}}, Tone::note);
    }
    if (answer.code == "place-occupied" && entrance_ != Entrance::occupied) {
        entrance_ = Entrance::occupied;
        ++opening_;
        return say({Phrase::personElsewhere, {}}, Tone::note);
    }
    const bool again = entrance_ == Entrance::changeSecret && (answer.code == "secret-too-weak" || answer.status == 422 || answer.status == 400);
    if (again) {
        form_.newSecret.clear();
        ++opening_;
        return say({Phrase::personSecretWeak, {}}, Tone::problem);
    }
    if (answer.status == 0) return say({Phrase::personOffline, {}}, Tone::problem);
    forget();
    say(wording(answer), Tone::problem);
}

std::optional<Request> Person::answered(const Request& request, const Answer& answer, const Moment& now) {
    switch (request.ask) {
        case Ask::whoAmI:
            if (resuming_.empty() || request.token != resuming_) return std::nullopt;
            busy_ = false;
            if (answer.good() && answer.session) {
                begin(*answer.session, now);
            } else if (answer.status == 0 || answer.status >= 500 || answer.status == 429) {
                resumeAtMs_ = now.steadyMs + askAgainMs;
                say({Phrase::personOffline, {}}, Tone::problem);
            } else {
                resuming_.clear();
                say({Phrase::saidSessionEnded, {}}, Tone::note);
            }
            return std::nullopt;
        case Ask::signIn:
            if (who_ && !other_) return std::nullopt;
            busy_ = false;
            if (!answer.good() || !answer.session) {
                refuse(answer, now);
                return std::nullopt;
            }
            begin(*answer.session, now);
            if (takesPlace(who_->role) || mayAdminister(who_->role) || seesTasks(who_->role)) return std::nullopt;
            {
                auto leave = signOut();
                say({Phrase::personNoRole, {}}, Tone::problem);
                return leave;
            }
        case Ask::signOut: signedOut(request, answer); return std::nullopt;
        case Ask::unlock:
            if (!locked() || other_) return std::nullopt;
            busy_ = false;
            ++opening_;
            if (answer.good()) {
                locked_ = false;
                touchedMs_ = now.steadyMs;
                say({}, Tone::note);
            } else if (answer.code == "sign-in-failed") {
                say({Phrase::personUnlockWrong, {}}, Tone::problem);
            } else if (answer.status == 401) {
                endedByServer();
            } else if (answer.code == "too-many-failures") {
                refuse(answer, now);
            } else {
                say(answer.status == 0 ? Sentence{Phrase::personOffline, {}} : wording(answer), Tone::problem);
            }
            return std::nullopt;
        default:
            // Any other question of the session may find it locked or ended.
            if (!who_ || request.bearer != Bearer::session || !request.token.empty()) return std::nullopt;
            if (answer.code == "session-locked") lockedByServer();
            else if (answer.status == 401 && answer.code != "sign-in-failed" && request.ask != Ask::lock) endedByServer();
            return std::nullopt;
    }
}

PersonScreen Person::screen(const Moment& now) const {
    PersonScreen screen;
    screen.signedIn = who_.has_value();
    if (who_) {
        screen.name = who_->displayName.empty() ? who_->staff : who_->displayName;
        screen.role = rolePhrase(who_->role);
    }
    screen.entrance = locked() && !other_ ? Entrance::locked : entrance_;
    screen.behindLock = locked() && other_;
    screen.busy = busy_;
    screen.message = message_;
    screen.tone = tone_;
    screen.opening = opening_;
    if (now.steadyMs < barredUntilMs_) {
        screen.barred = true;
        screen.message = {Phrase::personDelayed, {same(durationText(barredUntilMs_ - now.steadyMs + 999))}};
        screen.tone = Tone::problem;
    }
    return screen;
}

Page pageShown(const Person& person, Page wanted, bool signInRequired) {
    if (person.locked()) return Page::locked;
    const bool somebody = person.signedIn();
    const bool place = somebody && takesPlace(person.who()->role);
    if (wanted == Page::office) {
        if (somebody && mayAdminister(person.who()->role)) return Page::office;
        wanted = Page::work;
    }
    const bool reviews = somebody && seesTasks(person.who()->role);
    if (wanted == Page::tasks && !reviews) wanted = Page::work;
    const bool watches = somebody && supervises(person.who()->role);
    if (wanted == Page::supervision) {
        if (watches || (somebody && answersFollowUps(person.who()->role))) return Page::supervision;
        wanted = Page::work;
    }
    // Who opened a case from the lights goes back to them.
    if (watches && !place && wanted == Page::cases) return Page::cases;
    // A reviewer has no counter: the tasks, and the case that was opened from them, are all of it.
    if (reviews && !place) return wanted == Page::cases ? Page::cases : Page::tasks;
    if (!somebody) return signInRequired || wanted == Page::signIn ? Page::signIn : wanted;
    if (wanted == Page::signIn || wanted == Page::locked) wanted = Page::work;
    // An administrator has no place: where the hall wants a person at the counter there is nothing else to do here.
    return !place && signInRequired ? Page::office : wanted;
}

Bar barOf(const Person& person, bool signInRequired) {
    if (person.locked()) return Bar::locked;
    const bool place = person.signedIn() && takesPlace(person.who()->role);
    if (person.signedIn() && !place && (seesTasks(person.who()->role) || supervises(person.who()->role))) return Bar::noPlace;
    return signInRequired && !place ? Bar::signIn : Bar::none;
}

std::vector<MenuEntry> menuOf(const Person& person, Page page, bool signInRequired) {
    std::vector<MenuEntry> menu;
    if (person.locked()) return menu;
    const bool works = barOf(person, signInRequired) == Bar::none && (!person.signedIn() || takesPlace(person.who()->role) || !seesTasks(person.who()->role));
    if (works && page != Page::work) menu.push_back(MenuEntry::work);
    if (works && page != Page::reception) menu.push_back(MenuEntry::issue);
    if (!person.signedIn()) {
        menu.push_back(MenuEntry::signIn);
        return menu;
    }
    if (seesTasks(person.who()->role) && page != Page::tasks) menu.push_back(MenuEntry::tasks);
    if (supervises(person.who()->role) && page != Page::supervision) menu.push_back(MenuEntry::supervision);
    if (mayAdminister(person.who()->role) && page != Page::office) menu.push_back(MenuEntry::office);
    menu.push_back(MenuEntry::lock);
    menu.push_back(MenuEntry::signOut);
    // Last: the digits of the others are in people's fingers.
    if (answersFollowUps(person.who()->role) && page != Page::supervision) menu.push_back(MenuEntry::followUps);
    return menu;
}

}  // namespace hall::counter
