// Who works at the counter: each answer of the server, the lock, delays, and which page and keys follow from it.
#include <doctest/doctest.h>

#include "tests/counter-client/widgets/States.hpp"

using namespace hall;
using namespace hall::counter;
using namespace hall::counter::test;

namespace {

EntranceForm form(const char* name = "li", const char* secret = "old secret") { return {name, secret, {}, {}, {}}; }

template <class T>
T field(const Request& request, const std::string& name) {
    for (const auto& [member, value] : request.fields) {
        if (member == name) return std::get<T>(value);
    }
    return {};
}

}  // namespace

TEST_CASE("signing in goes with the device's token, and only with both fields") {
    Person person;
    CHECK_FALSE(person.submit(form("", "x"), at(0)));
    CHECK(person.screen(at(0)).message.phrase == Phrase::personFieldsEmpty);
    const auto request = person.submit({"li", "secret", "supervisor", {}, {}}, at(0));
    REQUIRE(request);
    CHECK(request->method == "POST");
    CHECK(request->path == "/api/v1/session");
    CHECK(request->bearer == Bearer::device);
    CHECK(field<std::string>(*request, "role") == "supervisor");
    CHECK_FALSE(field<bool>(*request, "takeOver"));
    CHECK(person.screen(at(0)).busy);
    CHECK_FALSE(person.submit(form(), at(0)));  // one question at a time
    person.answered(*request, session(signedIn("supervisor")), at(0));
    CHECK(person.signedIn());
    CHECK(person.screen(at(0)).name == "李明辉");
    CHECK(person.screen(at(0)).role == Phrase::roleSupervisor);
}

TEST_CASE("each refusal has its words and its form") {
    struct Case { std::int32_t status; const char* code; Entrance entrance; Phrase message; };
    for (const Case& c : {Case{401, "sign-in-failed", Entrance::signIn, Phrase::personWrong},
                          Case{403, "secret-must-change", Entrance::changeSecret, Phrase::personMustChange},
                          Case{409, "staff-elsewhere", Entrance::elsewhere, Phrase::personElsewhere},
                          Case{409, "place-occupied", Entrance::occupied, Phrase::personElsewhere},
                          Case{403, "role-not-held", Entrance::signIn, Phrase::personRoleNotHeld},
                          Case{503, "overloaded", Entrance::signIn, Phrase::saidTooMany},
                          Case{0, "", Entrance::signIn, Phrase::personOffline}}) {
        CAPTURE(c.code);
        Person person;
        const auto request = person.submit(form(), at(0));
        person.answered(*request, refusal(c.status, c.code), at(0));
        CHECK_FALSE(person.signedIn());
        CHECK(person.screen(at(0)).entrance == c.entrance);
        CHECK(person.screen(at(0)).message.phrase == c.message);
        CHECK_FALSE(person.screen(at(0)).busy);
    }
}

TEST_CASE("a delay counts down, and the form rests until it is over") {
    Person person;
    person.answered(*person.submit(form(), at(0)), refusal(429, "too-many-failures", 30), at(0));
    CHECK(person.screen(at(0)).barred);
    CHECK(person.screen(at(0)).message == Sentence{Phrase::personDelayed, {same("0:30")}});
    CHECK(person.screen(at(29'500)).message == Sentence{Phrase::personDelayed, {same("0:01")}});
    CHECK_FALSE(person.submit(form(), at(29'999)));
    CHECK_FALSE(person.screen(at(30'000)).barred);
    CHECK(person.submit(form(), at(30'000)));
}

TEST_CASE("a secret that must change: twice the same, not the old one, not too weak; then in") {
    Person person;
    person.answered(*person.submit(form(), at(0)), refusal(403, "secret-must-change"), at(0));
    struct Case { const char* fresh; const char* repeated; Phrase message; };
    for (const Case& c : {Case{"", "", Phrase::personFieldsEmpty}, Case{"new secret", "new secrets", Phrase::personSecretsDiffer},
                          Case{"old secret", "old secret", Phrase::personSecretSame}}) {
        CHECK_FALSE(person.submit({{}, {}, {}, c.fresh, c.repeated}, at(0)));
        CHECK(person.screen(at(0)).message.phrase == c.message);
    }
    auto request = person.submit({{}, {}, {}, "short", "short"}, at(0));
    REQUIRE(request);
    person.answered(*request, refusal(422, "secret-too-weak"), at(0));
    CHECK(person.screen(at(0)).entrance == Entrance::changeSecret);
    CHECK(person.screen(at(0)).message.phrase == Phrase::personSecretWeak);
    request = person.submit({{}, {}, {}, "a much longer secret", "a much longer secret"}, at(0));
    REQUIRE(request);
    CHECK(field<std::string>(*request, "name") == "li");
    CHECK(field<std::string>(*request, "secret") == "old secret");
    CHECK(field<std::string>(*request, "newSecret") == "a much longer secret");
    person.answered(*request, session(signedIn()), at(0));
    CHECK(person.signedIn());
}

TEST_CASE("a place elsewhere is taken over only when that is said") {
    for (const char* code : {"staff-elsewhere", "place-occupied"}) {
        Person person;
        person.answered(*person.submit(form(), at(0)), refusal(409, code), at(0));
        SUBCASE("yes") {
            const auto request = person.submit({}, at(0));
            REQUIRE(request);
            CHECK(field<bool>(*request, "takeOver"));
            CHECK(field<std::string>(*request, "secret") == "old secret");
        }
        SUBCASE("no: what was typed is forgotten") {
            person.cancel();
            CHECK(person.screen(at(0)).entrance == Entrance::signIn);
            CHECK_FALSE(person.submit({}, at(0)));
        }
    }
}

TEST_CASE("idle lock: after so long without a key, at once for the eyes; never where the hall says 0") {
    Person person = personWith();
    const std::int64_t tenMinutes = 600'000;
    CHECK_FALSE(person.tick(at(tenMinutes - 1)));
    person.touched(at(tenMinutes - 1));
    CHECK_FALSE(person.tick(at(tenMinutes)));
    const auto request = person.tick(at(2 * tenMinutes - 1));
    REQUIRE(request);
    CHECK(request->path == "/api/v1/session/lock");
    CHECK(person.locked());
    CHECK_FALSE(person.signedIn());
    CHECK_FALSE(person.tick(at(3 * tenMinutes)));
    Person never;
    auto who = signedIn();
    who.idleLockMinutes = 0;
    never.answered(*never.submit(form(), at(0)), session(who), at(0));
    CHECK_FALSE(never.tick(at(100 * tenMinutes)));
}

TEST_CASE("unlocking: wrong, delayed, over, right") {
    Person person = personWith();
    person.lock(at(0));
    CHECK_FALSE(person.submit({}, at(0)));
    auto request = person.submit(form("", "x"), at(0));
    REQUIRE(request);
    CHECK(request->path == "/api/v1/session/unlock");
    CHECK(request->bearer == Bearer::session);
    SUBCASE("wrong") {
        person.answered(*request, refusal(401, "sign-in-failed"), at(0));
        CHECK(person.locked());
        CHECK(person.screen(at(0)).message.phrase == Phrase::personUnlockWrong);
    }
    SUBCASE("delayed") {
        person.answered(*request, refusal(429, "too-many-failures", 5), at(0));
        CHECK(person.locked());
        CHECK(person.screen(at(0)).barred);
    }
    SUBCASE("the session is over") {
        person.answered(*request, refusal(401, "unauthenticated"), at(0));
        CHECK_FALSE(person.who());
        CHECK(person.screen(at(0)).message.phrase == Phrase::saidSessionEnded);
    }
    SUBCASE("right") {
        Answer good;
        good.status = 204;
        person.answered(*request, good, at(0));
        CHECK(person.signedIn());
    }
}

TEST_CASE("somebody else over a locked session: a form of their own, one step back, or in") {
    Person person = personWith();
    person.lock(at(0));
    person.otherPerson();
    CHECK(person.screen(at(0)).entrance == Entrance::signIn);
    CHECK(person.screen(at(0)).behindLock);
    CHECK(person.locked());  // nothing of the first person's is shown meanwhile
    SUBCASE("back") {
        person.cancel();
        CHECK(person.screen(at(0)).entrance == Entrance::locked);
    }
    SUBCASE("in, over the occupied place") {
        person.answered(*person.submit(form("zhang"), at(0)), refusal(409, "place-occupied"), at(0));
        CHECK(person.screen(at(0)).entrance == Entrance::occupied);
        const auto request = person.submit({}, at(0));
        REQUIRE(request);
        CHECK(field<bool>(*request, "takeOver"));
        auto zhang = signedIn();
        zhang.token = "second";
        zhang.displayName = "张伟";
        person.answered(*request, session(zhang), at(0));
        CHECK(person.signedIn());
        CHECK(person.who()->token == "second");
    }
}

TEST_CASE("signing out ends when the server says so, and not while a visitor is at the counter") {
    Person person = personWith();
    const auto request = person.signOut();
    REQUIRE(request);
    CHECK(request->method == "DELETE");
    CHECK(person.signedIn());
    CHECK_FALSE(person.signOut());
    SUBCASE("done") {
        Answer good;
        good.status = 204;
        person.answered(*request, good, at(0));
        CHECK_FALSE(person.who());
    }
    SUBCASE("a visitor is there") {
        person.answered(*request, refusal(409, "counter-busy"), at(0));
        CHECK(person.signedIn());
        CHECK(person.takeNotice() == Sentence{Phrase::personBusy, {}});
        CHECK_FALSE(person.takeNotice());
        CHECK(person.signOut());
    }
}

TEST_CASE("a kept token goes on after a restart, waits for a server that is away, and is dropped when it is over") {
    Person person;
    auto request = person.resume("kept", at(0));
    REQUIRE(request);
    CHECK(request->token == "kept");
    SUBCASE("goes on") {
        auto who = signedIn();
        who.token.clear();  // told once only
        Answer answer = session(who);
        answer.status = 200;
        person.answered(*request, answer, at(0));
        CHECK(person.signedIn());
        CHECK(person.who()->token == "kept");
    }
    SUBCASE("locked is locked") {
        auto who = signedIn();
        who.locked = true;
        person.answered(*request, session(who), at(0));
        CHECK(person.locked());
    }
    SUBCASE("the server is away") {
        person.answered(*request, refusal(0, ""), at(0));
        CHECK(person.resuming());
        CHECK_FALSE(person.tick(at(1'000)));
        request = person.tick(at(2'000));
        REQUIRE(request);
        CHECK(request->token == "kept");
    }
    SUBCASE("over") {
        person.answered(*request, refusal(401, "unauthenticated"), at(0));
        CHECK_FALSE(person.resuming());
        CHECK_FALSE(person.signedIn());
    }
    CHECK_FALSE(Person().resume("", at(0)));
}

TEST_CASE("a role without work here is signed out again and told so") {
    Person person;
    const auto leave = person.answered(*person.submit(form(), at(0)), session(signedIn("guide")), at(0));
    REQUIRE(leave);
    CHECK(leave->method == "DELETE");
    Answer good;
    good.status = 204;
    person.answered(*leave, good, at(0));
    CHECK_FALSE(person.who());
    CHECK(person.screen(at(0)).message.phrase == Phrase::personNoRole);
}

TEST_CASE("any question may find the session locked or over") {
    Person person = personWith();
    const Request question{Ask::accounts, "GET", "/api/v1/accounts", Bearer::session, {}, {}, {}};
    person.answered(question, refusal(403, "session-locked"), at(0));
    CHECK(person.locked());
    person.answered(question, refusal(401, "unauthenticated"), at(0));
    CHECK_FALSE(person.who());
}

TEST_CASE("which page, which keys, which menu") {
    struct Case { const char* role; bool required; Page wanted; Page shown; Bar bar; };
    for (const Case& c : {Case{"", false, Page::work, Page::work, Bar::none}, Case{"", false, Page::signIn, Page::signIn, Bar::none},
                          Case{"", false, Page::reception, Page::reception, Bar::none}, Case{"", false, Page::office, Page::work, Bar::none},
                          Case{"", true, Page::work, Page::signIn, Bar::signIn}, Case{"", true, Page::reception, Page::signIn, Bar::signIn},
                          Case{"clerk", true, Page::work, Page::work, Bar::none}, Case{"clerk", true, Page::signIn, Page::work, Bar::none},
                          Case{"clerk", true, Page::office, Page::work, Bar::none}, Case{"clerk", true, Page::supervision, Page::supervision, Bar::none},
                          Case{"reviewer", true, Page::supervision, Page::supervision, Bar::noPlace}, Case{"reception", true, Page::supervision, Page::work, Bar::none}, Case{"reception", true, Page::reception, Page::reception, Bar::none},
                          Case{"manager", false, Page::office, Page::office, Bar::noPlace}, Case{"manager", false, Page::supervision, Page::supervision, Bar::noPlace},
                          Case{"manager", true, Page::work, Page::office, Bar::noPlace}}) {
        CAPTURE(c.role);
        CAPTURE(c.required);
        const Person person = *c.role ? personWith(c.role) : Person();
        CHECK(pageShown(person, c.wanted, c.required) == c.shown);
        CHECK(barOf(person, c.required) == c.bar);
    }
    Person locked = personWith();
    locked.lock(at(0));
    CHECK(pageShown(locked, Page::work, false) == Page::locked);
    CHECK(barOf(locked, false) == Bar::locked);
    CHECK(menuOf(locked, Page::locked, true).empty());
    CHECK(menuOf(Person(), Page::signIn, true) == std::vector{MenuEntry::signIn});
    CHECK(menuOf(personWith("clerk"), Page::work, true) == std::vector{MenuEntry::issue, MenuEntry::lock, MenuEntry::signOut, MenuEntry::followUps});
    CHECK(menuOf(personWith("reviewer"), Page::tasks, true) == std::vector{MenuEntry::lock, MenuEntry::signOut, MenuEntry::followUps});
    CHECK(menuOf(personWith("reviewer"), Page::supervision, true) == std::vector{MenuEntry::tasks, MenuEntry::lock, MenuEntry::signOut});
    CHECK(menuOf(personWith("manager"), Page::office, true) == std::vector{MenuEntry::supervision, MenuEntry::lock, MenuEntry::signOut});
}

TEST_CASE("a locked screen keeps nothing of a visitor") {
    Screen screen = deskWith(wholeLaw(serving())).screen(at(0));
    REQUIRE(screen.ticket);
    hideVisitors(screen);
    CHECK_FALSE(screen.ticket);
    CHECK(screen.waiting.empty());
    CHECK(screen.held.empty());
    CHECK(screen.missed.empty());
    CHECK_FALSE(screen.undo);
}
