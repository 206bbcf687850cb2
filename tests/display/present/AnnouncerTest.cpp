#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "display/present/Announcer.hpp"
#include "tests/display/present/Given.hpp"

using namespace hall::display;
using namespace hall::display::test;
using hall::wire::Call;

namespace {

constexpr double utteranceSeconds = 5;

/// Lets the announcer speak from `from` to `until`, each utterance lasting `utteranceSeconds`: "1 1 2" are
/// the calls spoken, with a ' for the short form. Views come at their seconds.
struct Hearing {
    Announcer announcer;
    std::string text;
    double busyUntil{-1};

    void listen(double from, double until,
                const std::vector<std::pair<double, std::vector<Call>>>& views = {}) {
        std::size_t seen = 0;
        for (double now = from; now < until; now += 0.25) {
            while (seen < views.size() && views[seen].first <= now)
                announcer.observe(view(views[seen++].second), at(now));
            if (announcer.speaking() && now >= busyUntil) announcer.finished(at(now));
            if (const auto said = announcer.next(at(now))) {
                text += (text.empty() ? "" : " ") + std::to_string(said->call) +
                        (said->form == Form::numberOnly ? "'" : "");
                busyUntil = now + utteranceSeconds;
            }
        }
    }
};

std::vector<Call> burst(int count, double seconds = 0) {
    std::vector<Call> calls;
    for (int id = 1; id <= count; ++id)
        calls.push_back(call(static_cast<std::uint64_t>(id), "A00" + std::to_string(id), "1", seconds));
    return calls;
}

std::string joined(const std::vector<std::string>& clips) {
    std::string text;
    for (const std::string& clip : clips) text += (text.empty() ? "" : " ") + clip;
    return text;
}

}  // namespace

TEST_CASE("a single call is said twice") {
    Hearing hearing;
    hearing.listen(0, 60, {{0, burst(1)}});
    CHECK(hearing.text == "1 1");
}

TEST_CASE("in order, each with its repeat, one after the other") {
    Hearing hearing;
    hearing.listen(0, 60, {{0, burst(2)}});
    CHECK(hearing.text == "1 1 2 2");
}

TEST_CASE("back-pressure: how often and in which form, by backlog") {
    struct Row {
        int calls;
        const char* said;
    };
    // 5 s each: what is older than 60 s when its turn comes is left out, and nobody waits over 20 s for a
    // repeat of another.
    const Row table[] = {
        {3, "1 1 2 2 3"},
        {4, "1 2 2 3 4"},  // once while more than three wait, or one of them for over 20 s
        {7, "1' 2 3 4 5 6 7"},
        {9, "1' 2' 3' 4 5 6 7 8 9"},
    };
    for (const Row& row : table) {
        CAPTURE(row.calls);
        Hearing hearing;
        hearing.listen(0, 100, {{0, burst(row.calls)}});
        CHECK(hearing.text == row.said);
    }
}

TEST_CASE("a repeat is cancelled when the ticket leaves called, also while the first is being said") {
    Hearing hearing;
    auto arrived = burst(1);
    arrived[0].state = "serving";
    hearing.listen(0, 60, {{0, burst(1)}, {3, arrived}});
    CHECK(hearing.text == "1");
}

TEST_CASE("a call that was answered before its turn is not said at all") {
    Hearing hearing;
    auto answered = burst(2);
    answered[1].state = "missed";
    hearing.listen(0, 60, {{0, burst(2)}, {6, answered}});
    CHECK(hearing.text == "1 1");
}

TEST_CASE("nothing older than 60 s is said") {
    struct Row {
        double age;
        const char* said;
    };
    for (const Row& row : {Row{0, "1 1"}, Row{59.5, "1"}, Row{60, ""}, Row{300, ""}}) {
        CAPTURE(row.age);
        Hearing hearing;
        hearing.listen(0, 30, {{0, {call(1, "A001", "1", -row.age)}}});
        CHECK(hearing.text == row.said);
    }
}

TEST_CASE("after a reconnect nothing is said twice and nothing young is forgotten") {
    Hearing hearing;
    hearing.listen(0, 20, {{0, burst(1)}});
    REQUIRE(hearing.text == "1 1");
    // The line was cut for 40 s; two calls came meanwhile, one of them too long ago now.
    hearing.listen(90, 120,
                   {{90, {call(1, "A001", "1", 0), call(2, "A002", "2", 25), call(3, "A003", "3", 70)}}});
    CHECK(hearing.text == "1 1 3 3");
    // The same view again, as every reconnect brings it.
    hearing.listen(121, 140,
                   {{121, {call(1, "A001", "1", 0), call(2, "A002", "2", 25), call(3, "A003", "3", 70)}}});
    CHECK(hearing.text == "1 1 3 3");
}

TEST_CASE("calls pushed out of the view and back are not said again") {
    Hearing hearing;
    hearing.listen(0, 20, {{0, burst(1)}, {12, {}}, {13, burst(1)}});
    CHECK(hearing.text == "1 1");
}

TEST_CASE("a recall is spoken again; the repeat of the older call gives way to it") {
    Hearing hearing;
    std::vector<Call> recalled{call(1, "A001", "1", 0), call(2, "A001", "1", 2, "called", 2)};
    hearing.listen(0, 60, {{0, burst(1)}, {2, recalled}});
    CHECK(hearing.text == "1 2 2");
}

TEST_CASE("the same call number of another log is another call") {
    Hearing hearing;
    hearing.listen(0, 20, {{0, burst(1)}});
    hearing.listen(100, 120, {{100, {call(1, "B001", "4", 99)}}});
    CHECK(hearing.text == "1 1 1 1");
}

TEST_CASE("words") {
    struct Row {
        const char* number;
        const char* counter;
        const char* language;
        Form form;
        const char* clips;
    };
    const Row table[] = {
        {"A047", "3", "zh", Form::whole,
         "chime zh/please zh/letter-a zh/digit-0 zh/digit-4 zh/digit-7 zh/number-to zh/digit-3 zh/counter"},
        {"B1203", "12", "zh", Form::whole,
         "chime zh/please zh/letter-b zh/digit-1 zh/digit-2 zh/digit-0 zh/digit-3 zh/number-to zh/ten "
         "zh/digit-2 zh/counter"},
        {"A001", "20", "zh", Form::whole,
         "chime zh/please zh/letter-a zh/digit-0 zh/digit-0 zh/digit-1 zh/number-to zh/digit-2 zh/ten "
         "zh/counter"},
        {"A001", "101", "zh", Form::whole,
         "chime zh/please zh/letter-a zh/digit-0 zh/digit-0 zh/digit-1 zh/number-to zh/digit-1 zh/digit-0 "
         "zh/digit-1 "
         "zh/counter"},
        {"A001", "07", "zh", Form::whole,
         "chime zh/please zh/letter-a zh/digit-0 zh/digit-0 zh/digit-1 zh/number-to zh/digit-0 zh/digit-7 "
         "zh/counter"},
        {"A001", "综合", "zh", Form::whole,
         "chime zh/please zh/letter-a zh/digit-0 zh/digit-0 zh/digit-1 zh/number-to zh/window"},
        {"C009*", "7", "en", Form::whole,
         "chime zh/please zh/letter-c zh/digit-0 zh/digit-0 zh/digit-9 zh/number-to zh/digit-7 zh/counter "
         "pause/300 "
         "en/ticket en/letter-c en/digit-0 en/digit-0 en/digit-9 en/go-to-counter en/digit-7"},
        {"A047", "3", "en", Form::numberOnly, "chime en/letter-a en/digit-0 en/digit-4 en/digit-7"},
        {"A047", "3", "zh", Form::numberOnly, "chime zh/letter-a zh/digit-0 zh/digit-4 zh/digit-7"},
    };
    for (const Row& row : table) {
        CAPTURE(row.number);
        CAPTURE(row.counter);
        CHECK(joined(words(call(1, row.number, row.counter, 0, "called", 1, row.language), row.form)) ==
              row.clips);
    }
    CHECK(joined(words(call(1, "A1", "2", 0, "called", 2), Form::whole)) ==
          "chime zh/again zh/please zh/letter-a zh/digit-1 zh/number-to zh/digit-2 zh/counter");
    CHECK(joined(words(call(1, "A1", "2", 0, "called", 3, "en"), Form::whole))
              .ends_with("pause/300 en/again en/ticket en/letter-a en/digit-1 en/go-to-counter en/digit-2"));
    CHECK(joined(words(call(1, "A1", "2", 0, "called", 2), Form::numberOnly)) == "chime zh/letter-a zh/digit-1");
    CHECK(joined(words(call(1, "A1", "42", 0, "called", 1, "en"), Form::whole))
              .ends_with("en/number-40 en/digit-2"));
    CHECK(joined(words(call(1, "A1", "17", 0, "called", 1, "en"), Form::whole)).ends_with("en/number-17"));
}

TEST_CASE("every word that can be said is in the list of clips") {
    const std::vector<std::string> list = allClips();
    const std::set<std::string> known(list.begin(), list.end());
    CHECK(known.size() == list.size());
    for (int counter = 0; counter <= 120; ++counter) {
        for (const char* number : {"A0123456789", "BCDEFGHJ1", "KLMNPQRST2", "UVWXYZ3", "*?I5"}) {
            for (const auto& clip :
                 words(call(1, number, std::to_string(counter), 0, "called", counter % 3 + 1, "en"), Form::whole)) {
                CAPTURE(clip);
                CHECK((clip.starts_with("pause/") || known.contains(clip)));
            }
        }
    }
}
