// When a queue's alarm is told and taken back.
#include <doctest/doctest.h>

#include "server/forecast/Alarms.hpp"

namespace hall::forecast {
namespace {

/// What 100 runs said of one queue.
Risk risk(int runs, double tickets = 1) {
    Risk out;
    out.runs = 100;
    out.queues.resize(1);
    out.queues[0].runs = runs;
    out.queues[0].tickets = 100 * tickets;
    for (int i = 0; i < runs; ++i) out.queues[0].first.push_back(static_cast<float>(600 + i));
    return out;
}

core::Instant second(int at) { return {1'000'000'000 + at * 1000LL}; }

/// How many alarms stand after this was seen for so long, every ten seconds, from `at` on.
std::size_t after(Alarms& alarms, int& at, const Risk& seen, int seconds) {
    for (const int end = at + seconds; at < end; at += 10) alarms.update(second(at), seen);
    return alarms.standing().size();
}

}  // namespace

TEST_CASE("an alarm needs more than one look, and stands until it was unlikely for ten minutes") {
    Alarms alarms;
    int at = 0;
    CHECK(after(alarms, at, risk(20), 600) == 0);
    alarms.update(second(at), risk(100));
    CHECK(alarms.standing().empty());
    CHECK(after(alarms, at, risk(100), 240) == 1);
    CHECK(alarms.standing()[0].queue == 0);
    CHECK(alarms.standing()[0].since.utcMs < second(at).utcMs);
    CHECK(alarms.standing()[0].at.utcMs == second(at - 10).utcMs + 650'000);
    CHECK(alarms.standing()[0].percent > 90);
    CHECK(after(alarms, at, risk(40), 3600) == 1);       // no longer sure, but not unlikely
    CHECK(after(alarms, at, risk(0), 540) == 1);
    CHECK(after(alarms, at, risk(0), 300) == 0);
}

TEST_CASE("where many will wait too long less is enough; what is only likely is not told") {
    Alarms few, many;
    int at = 0, same = 0;
    CHECK(after(few, at, risk(85, 2), 3600) == 0);
    CHECK(after(many, same, risk(85, 9), 3600) == 1);
    CHECK(many.standing()[0].tickets == 9);
    many.clear();
    CHECK(many.standing().empty());
}

}  // namespace hall::forecast
