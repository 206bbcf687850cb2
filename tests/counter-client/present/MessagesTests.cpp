// What the hall tells its clerks, one after the other, each until it was seen.
#include <doctest/doctest.h>

#include "counter-client/present/Messages.hpp"

using namespace hall;
using namespace hall::counter;

namespace {

wire::Notice notice(std::uint64_t number, const char* words, const char* kind = "information") {
    return {number, kind, {words, ""}, wire::Time{1'795'224'600'000, 480}};
}
std::string shown(const Messages& messages) {
    const auto message = messages.shown();
    if (!message) return "";
    return message->since + " " + message->text.zh + (message->emergency ? " !" : "") + " +" + std::to_string(message->more);
}

}  // namespace

TEST_CASE("one message at a time, the next when it was seen; an emergency stays") {
    Messages messages;
    CHECK(shown(messages) == "");
    messages.acknowledge();
    messages.viewed({notice(3, "a"), notice(4, "b")});
    CHECK(shown(messages) == "09:30 a +1");
    messages.acknowledge();
    CHECK(shown(messages) == "09:30 b +0");
    messages.viewed({notice(3, "a"), notice(4, "b")});  // another view says the same
    CHECK(shown(messages) == "09:30 b +0");
    messages.acknowledge();
    CHECK(shown(messages) == "");
    messages.viewed({notice(5, "E", "emergency"), notice(4, "b"), notice(6, "c")});
    CHECK(shown(messages) == "09:30 E ! +1");
    messages.acknowledge();
    CHECK(shown(messages) == "09:30 E ! +1");
    messages.viewed({notice(6, "c")});
    CHECK(shown(messages) == "09:30 c +0");
    messages.viewed({});
    CHECK(shown(messages) == "");
}
