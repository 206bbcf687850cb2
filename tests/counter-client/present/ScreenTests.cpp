// What the screen shows for a view.
#include <doctest/doctest.h>

#include "tests/counter-client/widgets/States.hpp"

using namespace hall;
using namespace hall::counter;
using namespace hall::counter::test;

TEST_CASE("durations and the hall's clock") {
    struct Case { std::int64_t ms; const char* text; };
    for (const Case& c : {Case{-5'000, "0:00"}, Case{0, "0:00"}, Case{999, "0:00"}, Case{59'999, "0:59"}, Case{60'000, "1:00"},
                          Case{754'000, "12:34"}, Case{3'599'999, "59:59"}, Case{3'600'000, "1:00:00"}, Case{36'061'000, "10:01:01"}}) {
        CHECK(durationText(c.ms) == c.text);
    }
    CHECK(clockText(noonMs, 480) == "11:05:00");
    CHECK(clockText(noonMs, 0) == "03:05:00");
    CHECK(clockText(noonMs, -240) == "23:05:00");
    CHECK(clockText(-1'000, 0) == "23:59:59");
}

TEST_CASE("the ticket at the counter, with clocks of the server's time") {
    Screen screen = deskWith(called()).screen(at(0));
    REQUIRE(screen.ticket);
    CHECK(screen.stage == Stage::called);
    CHECK(screen.ticket->waited == "20:58");
    CHECK(screen.ticket->running == "0:42");
    CHECK(screen.ticket->klass.en == "Aged 60 or over");
    CHECK(screen.ticket->queue.zh == "综合受理");
    CHECK(deskWith(called()).screen(at(3'000)).ticket->running == "0:45");
    screen = deskWith(serving()).screen(at(0));
    CHECK(screen.stage == Stage::serving);
    CHECK(screen.ticket->running == "7:17");
    CHECK(screen.ticket->klass.zh.empty());
}

TEST_CASE("who waits: order kept, minutes, classes by the hall's names, over the maximum") {
    const Screen screen = deskWith(idle()).screen(at(0));
    REQUIRE(screen.waiting.size() == 16);
    CHECK(screen.waiting[0].number == "A047");
    CHECK(screen.waiting[0].minutes == 18);
    CHECK(screen.waiting[0].overdue);
    CHECK(screen.waiting[2].minutes == 12);
    CHECK_FALSE(screen.waiting[2].overdue);
    CHECK(screen.waiting[1].klass.zh == "60岁以上");
    CHECK(screen.waiting[0].klass.zh.empty());
    CHECK(screen.queues[0].longestMinutes == 18);
    CHECK_FALSE(screen.queues[4].longestMinutes);
    CHECK(screen.queues[1].wait == wire::WaitMinutes{9, 15});
    CHECK_FALSE(screen.queues[6].wait);
    CHECK(screen.of(Act::heldList).count == 2);
    CHECK(screen.of(Act::missedList).count == 3);
}

TEST_CASE("a class that the hall does not name shows its code") {
    auto view = called();
    view.current->klass = "booking";
    CHECK(deskWith(view).screen(at(0)).ticket->klass.en == "booking");
}

TEST_CASE("headlines and the usual next step") {
    struct Case { wire::CounterView view; Phrase headline; Phrase hint; std::optional<Act> usual; };
    auto dayClosing = nobodyWaiting();
    dayClosing.day.phase = "closing";
    auto dayClosed = idle();
    dayClosed.day.phase = "closed";
    for (const Case& c : {Case{closed(), Phrase::counterClosed, Phrase::hintOpen, Act::openClose},
                          Case{paused(), Phrase::counterPaused, Phrase::hintGoOn, Act::pause},
                          Case{idle(), Phrase::nobodyAtCounter, Phrase::hintCall, Act::callNext},
                          Case{nobodyWaiting(), Phrase::nobodyWaits, Phrase::hintNobodyWaits, Act::callNext},
                          Case{dayClosing, Phrase::nobodyWaits, Phrase::hintDayClosing, Act::callNext},
                          Case{dayClosed, Phrase::nobodyAtCounter, Phrase::hintDayClosed, {}},
                          Case{called(), Phrase::called, Phrase::none, Act::start},
                          Case{called(2), Phrase::calledAgain, Phrase::none, Act::start},
                          Case{serving(), Phrase::serving, Phrase::none, Act::finish}}) {
        const Screen screen = deskWith(c.view).screen(at(0));
        CHECK(screen.headline.phrase == c.headline);
        CHECK(screen.hint.phrase == c.hint);
        for (const ActScreen& act : screen.acts) CHECK(act.usual == (c.usual == act.act));
    }
}

TEST_CASE("a pause shows its reason, also one that this program does not know") {
    CHECK(deskWith(paused("meeting")).screen(at(0)).pauseReason == Phrase::reasonMeeting);
    CHECK(deskWith(paused("lunch")).screen(at(0)).pauseReason == Phrase::reasonOther);
    CHECK(deskWith(paused()).screen(at(0)).of(Act::pause).label == Phrase::goOn);
}

TEST_CASE("every command has its words while it is under way") {
    for (const char* name : {"call-next", "recall", "no-show", "start", "finish", "transfer", "hold", "pause", "open", "close", "resume", "bring-back"}) {
        CAPTURE(name);
        CHECK(underWayPhrase(name) != Phrase::none);
    }
    CHECK(underWayPhrase("open-day") == Phrase::none);
}
