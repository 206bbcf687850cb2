#include "server/net/Outbox.hpp"

#include <doctest/doctest.h>

using namespace hall::net;

namespace {

std::string drained(Outbox& outbox) {
    std::vector<Frame> batch;
    outbox.drainTo(batch);
    std::string text;
    for (const Frame& frame : batch) text += *frame + " ";
    return text;
}
Frame frame(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

}  // namespace

TEST_CASE("outbox: the newest view of a topic replaces the one that waits") {
    Outbox outbox;
    CHECK_FALSE(outbox.view(0, frame("lobby1")));
    CHECK_FALSE(outbox.view(3, frame("counter1")));
    CHECK(outbox.view(0, frame("lobby2")));
    CHECK(outbox.waiting() == 2);
    CHECK(drained(outbox) == "lobby2 counter1 ");
    CHECK(outbox.empty());
    CHECK_FALSE(outbox.view(0, frame("lobby3")));
}

TEST_CASE("outbox: a receipt follows the views, receipts keep their order") {
    Outbox outbox;
    CHECK(outbox.receipt(frame("r1")));
    outbox.view(0, frame("v"));
    CHECK(outbox.receipt(frame("r2")));
    outbox.pulse(frame("ping"));
    outbox.first(frame("welcome"));
    CHECK(drained(outbox) == "welcome ping v r1 r2 ");
}

TEST_CASE("outbox: bounded for a watcher that never reads") {
    Outbox outbox(3);
    for (int i = 0; i < 10'000; ++i) {
        outbox.view(static_cast<Topic>(i % 5), frame("v"));
        outbox.pulse(frame("ping"));
    }
    CHECK(outbox.waiting() == 6);
    for (int i = 0; i < 3; ++i) CHECK(outbox.receipt(frame("r")));
    CHECK_FALSE(outbox.receipt(frame("one too many")));
    CHECK(outbox.waiting() == 9);
}
