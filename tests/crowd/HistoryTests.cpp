// The judge of histories must let pass what some order explains, and nothing else.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/crowd/History.hpp"

using namespace hall::crowd;

namespace {

LogEvent event(std::uint64_t seq, const std::string& kind, std::uint64_t ticket, const std::string& counter = {}) {
    LogEvent one;
    one.seq = seq;
    one.kind = kind;
    one.ticket = ticket;
    one.counter = counter;
    one.queue = "general";
    return one;
}

Asked took(std::uint64_t ticket, std::int64_t from, std::int64_t until) { return {true, {}, from, until, ticket}; }
Asked called(const std::string& counter, std::uint64_t ticket, std::int64_t from, std::int64_t until) { return {false, counter, from, until, ticket}; }

/// Tickets 1 and 2 are issued (events 3, 4) and called to c1 and c2 (events 5, 6); c1 and c2 serve the one queue.
std::string judged(const std::vector<Asked>& asked, const std::vector<LogEvent>& more = {}) {
    History history;
    LogEvent profile = event(1, "configured", 0);
    profile.profile = "all";
    profile.profileQueues = {"general"};
    history.add(profile);
    for (const char* name : {"c1", "c2"}) {
        LogEvent counter = event(2, "configured", 0, name);
        counter.counterProfile = "all";
        history.add(counter);
    }
    history.add(event(3, "ticket-issued", 1));
    history.add(event(4, "ticket-issued", 2));
    history.add(event(5, "ticket-called", 1, "c1"));
    history.add(event(6, "ticket-called", 2, "c2"));
    for (const LogEvent& one : more) history.add(one);
    for (const Asked& one : asked) history.note(one);
    return history.judge();
}

bool says(const std::string& verdict, const std::string& words) { return verdict.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("one after the other, and at the same time") {
    CHECK(judged({took(1, 0, 10), took(2, 20, 30), called("c1", 1, 40, 50), called("c2", 2, 60, 70)}) == "");
    CHECK(judged({took(1, 0, 100), took(2, 0, 100), called("c1", 1, 0, 100), called("c2", 2, 0, 100)}) == "");
    // Asked later, decided earlier: both were under way.
    CHECK(judged({took(1, 5, 10), took(2, 0, 10), called("c1", 1, 45, 60), called("c2", 2, 40, 50)}) == "");
}

TEST_CASE("a call that two got, one that the log has elsewhere, one that it does not have") {
    CHECK(says(judged({took(1, 0, 10), called("c1", 1, 40, 50), called("c1", 1, 60, 70)}), "answered twice"));
    CHECK(says(judged({took(1, 0, 10), called("c2", 1, 40, 50)}), "the log has it at c1"));
    CHECK(says(judged({took(3, 0, 10)}), "the log has nothing of it"));
    CHECK(says(judged({took(1, 0, 10), called("c1", 1, 40, 50)}, {event(7, "ticket-called", 1, "c1")}), "2 times in the log"));
}

TEST_CASE("the log's order contradicts the clock") {
    // c2's call was answered before c1's was asked, yet it stands behind it.
    CHECK(says(judged({took(1, 0, 10), took(2, 0, 10), called("c1", 1, 60, 70), called("c2", 2, 40, 50)}), "stands behind it"));
    CHECK(says(judged({took(2, 0, 10), took(1, 20, 30)}), "stands behind it"));
}

TEST_CASE("nobody waits: true at some moment between question and answer, or not") {
    const std::vector<Asked> all{took(1, 0, 10), took(2, 0, 10), called("c1", 1, 40, 50), called("c2", 2, 60, 70)};
    const auto with = [&](const Asked& one) {
        std::vector<Asked> asked = all;
        asked.push_back(one);
        return judged(asked);
    };
    CHECK(with(called("c1", 0, 80, 90)) == "");    // everybody has been called
    CHECK(with(called("c1", 0, 65, 90)) == "");    // the second call was under way
    CHECK(with(called("c1", 0, 5, 20)) == "");     // the first issue was under way
    CHECK(says(with(called("c1", 0, 51, 59)), "somebody waited all the time"));
    CHECK(says(with(called("c2", 0, 11, 39)), "somebody waited all the time"));
    CHECK(says(with(called("c3", 0, 80, 90)), "somebody waited"));  // no such counter: it cannot have been told anything
}

TEST_CASE("who goes away without a call waits no more") {
    History history;
    CHECK(judged({took(1, 0, 10), took(2, 0, 10), took(3, 71, 75), called("c1", 1, 40, 50), called("c2", 2, 60, 70), called("c1", 0, 90, 99)},
                 {event(7, "ticket-issued", 3), event(8, "ticket-cancelled", 3)}) == "");
    CHECK(says(judged({took(3, 71, 75), called("c1", 0, 90, 99)}, {event(7, "ticket-issued", 3)}), "somebody waited"));
}
