#include "server/access/Sessions.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <thread>

#include "server/access/Approvals.hpp"
#include "server/access/Hasher.hpp"

using namespace hall;
using namespace hall::access;

namespace {

constexpr std::int64_t minuteMs = 60'000;
constexpr core::Instant morning{1'000'000'000};

struct Opened {
    std::string token;
    TokenHash hash{};
    Session session;
};

Opened open(const std::string& staff, core::Instant at = morning) {
    Opened opened;
    opened.token = mintToken();
    opened.hash = hashToken(opened.token);
    opened.session.tokenHash.assign(opened.hash.begin(), opened.hash.end());
    opened.session.staff = {staff};
    opened.session.role = core::Role::clerk;
    opened.session.counter = {"counter-1"};
    opened.session.openedAt = opened.session.usedAt = at;
    opened.session.expiresAt = {at.utcMs + sessionMs};
    return opened;
}

core::Instant after(std::int64_t minutes) { return {morning.utcMs + minutes * minuteMs}; }

}  // namespace

TEST_CASE("sessions: found by their token alone") {
    Sessions sessions;
    const Opened li = open("s1");
    sessions.add(li.session);
    sessions.add(open("s2").session);
    REQUIRE(sessions.find(li.hash));
    CHECK(sessions.find(li.hash)->staff.value == "s1");
    const core::Actor actor = actorOf(*sessions.find(li.hash));
    CHECK(actor == core::Actor{core::Role::clerk, "s1", {"counter-1"}, {}});
    CHECK_FALSE(sessions.find(hashToken("nobody's")));
    CHECK_FALSE(sessions.find(TokenHash{}));
    CHECK(sessions.remove(li.session.tokenHash) == li.session);
    CHECK_FALSE(sessions.find(li.hash));
    CHECK_FALSE(sessions.remove(li.session.tokenHash));
    Session noHash = li.session;
    noHash.tokenHash = "short";
    sessions.add(noHash);
    CHECK(sessions.size() == 1);
}

TEST_CASE("sessions: locked when idle, ended after twelve hours whatever they do") {
    Sessions sessions;
    const Opened li = open("s1");
    sessions.add(li.session);
    const std::int64_t idle = 10 * minuteMs;
    const auto at = [&](std::int64_t minutes) { return sessions.sweep(after(minutes), idle); };
    CHECK(at(9).locked.empty());
    sessions.used(li.session.tokenHash, after(9));
    CHECK(at(18).locked.empty());
    const auto first = at(19);
    REQUIRE(first.locked.size() == 1);
    CHECK(first.locked[0].staff.value == "s1");
    CHECK(sessions.find(li.hash)->locked);
    CHECK(at(40).locked.empty());                        // told once
    sessions.used(li.session.tokenHash, after(40));      // what comes from a locked screen unlocks nothing
    CHECK(sessions.find(li.hash)->locked);
    sessions.unlock(li.session.tokenHash, after(41));
    CHECK_FALSE(sessions.find(li.hash)->locked);
    sessions.lock(li.session.tokenHash);
    CHECK(sessions.find(li.hash)->locked);
    sessions.unlock(li.session.tokenHash, after(719));
    CHECK(at(719).expired.empty());
    CHECK(at(720).expired.size() == 1);
    CHECK_FALSE(sessions.find(li.hash));
}

TEST_CASE("sessions: a hall without idle lock locks nobody") {
    Sessions sessions;
    sessions.add(open("s1").session);
    CHECK(sessions.sweep(after(700), 0).locked.empty());
}

TEST_CASE("sessions: what the store has to hear of") {
    Sessions sessions;
    const Opened li = open("s1");
    sessions.add(li.session);
    CHECK(sessions.unstored(after(5)).empty());
    sessions.used(li.session.tokenHash, {morning.utcMs + 30'000});
    CHECK(sessions.unstored({morning.utcMs + 30'000}).empty());   // within a minute of what is stored
    const auto used = sessions.unstored(after(1));
    REQUIRE(used.size() == 1);
    CHECK(used[0].usedAt.utcMs == morning.utcMs + 30'000);
    CHECK(sessions.unstored(after(9)).empty());
    sessions.lock(li.session.tokenHash);
    CHECK(sessions.unstored(after(9)).size() == 1);
    CHECK(sessions.unstored(after(9)).empty());
    // And after a restart it is locked still.
    Sessions again({*sessions.find(li.hash)});
    CHECK(again.find(li.hash)->locked);
}

TEST_CASE("approvals: one command, one counter, one minute") {
    Approvals approvals;
    const core::CounterId one{"counter-1"};
    const core::CounterId two{"counter-2"};
    const auto given = approvals.give({"s4"}, one, morning);
    CHECK(given.until.utcMs == morning.utcMs + 60'000);
    CHECK(given.token.size() == 43);
    CHECK(approvals.lend("nobody's", one, "command-1", morning).value.empty());
    CHECK(approvals.lend(given.token, two, "command-1", morning).value.empty());
    CHECK(approvals.lend(given.token, one, "command-1", {given.until.utcMs}).value.empty());
    CHECK(approvals.lend(given.token, one, "command-1", {given.until.utcMs - 1}).value == "s4");
    // While the first is under way it is nobody else's; a resend of the first has it too.
    CHECK(approvals.lend(given.token, one, "command-2", morning).value.empty());
    CHECK(approvals.lend(given.token, one, "command-1", morning).value == "s4");
    // Refused twice: it may approve something else.
    approvals.settle(given.token, "command-1", false);
    CHECK(approvals.lend(given.token, one, "command-2", morning).value.empty());
    approvals.settle(given.token, "command-1", false);
    CHECK(approvals.lend(given.token, one, "command-2", morning).value == "s4");
    approvals.settle(given.token, "command-1", true);    // not the one that has it
    CHECK(approvals.size() == 1);
    approvals.settle(given.token, "command-2", true);
    CHECK(approvals.size() == 0);
    CHECK(approvals.lend(given.token, one, "command-2", morning).value.empty());
}

TEST_CASE("approvals: forgotten when their time is over") {
    Approvals approvals;
    for (int i = 0; i < 10; ++i) approvals.give({"s4"}, {"counter-1"}, {morning.utcMs + i});
    CHECK(approvals.size() == 10);
    approvals.sweep({morning.utcMs + 60'000 + 4});
    CHECK(approvals.size() == 5);
    approvals.give({"s4"}, {"counter-1"}, after(5));
    CHECK(approvals.size() == 1);
}

TEST_CASE("hasher: a bounded queue that says so, in threads of its own") {
    std::promise<void> go;
    const auto gate = go.get_future().share();
    std::promise<std::thread::id> where;
    std::atomic<int> done{0};
    Hasher hasher(1, 3);
    REQUIRE(hasher.post([&] {
        where.set_value(std::this_thread::get_id());
        gate.wait();
        ++done;
    }));
    CHECK(where.get_future().get() != std::this_thread::get_id());
    CHECK(hasher.post([&] { ++done; }));
    std::promise<void> last;
    CHECK(hasher.post([&] {
        ++done;
        last.set_value();
    }));
    CHECK_FALSE(hasher.post([&] { ++done; }));
    go.set_value();
    last.get_future().wait();
    CHECK(done == 3);
}
