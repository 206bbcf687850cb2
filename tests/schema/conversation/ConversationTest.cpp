#include "schema/conversation/Conversation.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "schema/wire/StrictJson.hpp"

using namespace hall;
using namespace hall::conversation;

namespace {

Settings plain() {
    Settings settings;
    settings.token = "secret";
    settings.topics = {"lobby"};
    settings.client = "test/1";
    return settings;
}

const std::string welcome = wire::encode(wire::Welcome{"board", "board-1", {0, 480}, "0.1", {}});

std::string view(std::uint64_t seq) { return wire::encodeViewFrame("lobby", seq, {0, 480}, "{}"); }

std::string receipt(const std::string& id) { return wire::encode(wire::Receipt{id, 204, {}, {}}); }

template <class T>
std::vector<T> only(const std::vector<Act>& acts) {
    std::vector<T> found;
    for (const Act& act : acts)
        if (const auto* one = std::get_if<T>(&act)) found.push_back(*one);
    return found;
}

void append(std::vector<Act>& to, std::vector<Act> more) {
    for (Act& act : more) to.push_back(std::move(act));
}

}  // namespace

TEST_CASE("every order of a short talk ends with the newest view and one receipt") {
    std::vector<std::string> frames{view(1), view(2), view(3), view(3), receipt("id-000000001"), receipt("id-000000001")};
    std::sort(frames.begin(), frames.end());
    int orders = 0;
    do {
        ++orders;
        Conversation talk(plain());
        std::vector<Act> acts = talk.start(0);
        append(acts, talk.opened(1));
        append(acts, talk.received(welcome, 2));
        wire::Command command;
        command.name = "call-next";
        command.id = "id-000000001";
        REQUIRE(talk.submit(command, 3, acts));
        for (const std::string& frame : frames) append(acts, talk.received(frame, 4));
        const auto views = only<TellView>(acts);
        REQUIRE(!views.empty());
        CHECK(views.back().view.seq == 3);
        CHECK(std::is_sorted(views.begin(), views.end(), [](const TellView& a, const TellView& b) { return a.view.seq <= b.view.seq; }));
        CHECK(only<TellReceipt>(acts).size() == 1);
        CHECK(only<DoSend>(acts).size() == 2);
        CHECK_FALSE(talk.inFlight());
    } while (std::next_permutation(frames.begin(), frames.end()));
    CHECK(orders == 180);
}

TEST_CASE("two clients with different seeds do not come back together") {
    std::set<std::int64_t> waits;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        Settings settings = plain();
        settings.jitterSeed = seed;
        Conversation talk(settings);
        talk.start(0);
        for (int i = 0; i < 8; ++i) {
            talk.closed(talk.nextTickMs());
            talk.tick(talk.nextTickMs());
        }
        talk.closed(1'000'000);
        const std::int64_t waitMs = talk.nextTickMs() - 1'000'000;
        CHECK(waitMs >= 750);
        CHECK(waitMs <= 1'500);
        waits.insert(waitMs);
    }
    CHECK(waits.size() > 30);
}

namespace {

/// A server that carries out each id once and a wire that breaks at random moments, between any two frames, in both directions.
struct UnreliableHall {
    std::mt19937_64 random;
    std::map<std::string, int> carriedOut;
    std::uint64_t seq{};

    bool happens(int percent) { return static_cast<int>(random() % 100) < percent; }

    /// What the server sends back for one frame of the client; the tail may be lost with the line.
    std::vector<std::string> answer(const std::string& text) {
        auto parsed = wire::parseClientFrame(text);
        REQUIRE(std::holds_alternative<wire::ClientFrame>(parsed));
        const auto& frame = std::get<wire::ClientFrame>(parsed);
        if (std::holds_alternative<wire::Hello>(frame)) return {welcome, view(seq + 1)};
        const auto& command = std::get<wire::Command>(frame);
        if (happens(10)) return {wire::encode(wire::Receipt{command.id, 503, {}, wire::problem("overloaded", 503)})};
        if (carriedOut[command.id]++ == 0) ++seq;
        const bool lastMoment = happens(10);
        if (lastMoment) return {wire::encode(wire::Receipt{command.id, 503, {}, wire::problem("outcome-unknown", 503)})};
        return {view(seq + 1), receipt(command.id)};
    }
};

}  // namespace

TEST_CASE("over a line that breaks anywhere, every command gets one receipt and was given to the hall") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        UnreliableHall hall{std::mt19937_64(seed), {}, 0};
        Settings settings = plain();
        settings.jitterSeed = seed;
        Conversation talk(settings);
        std::int64_t nowMs = 0;
        int submitted = 0;
        std::map<std::string, int> receipts;
        std::uint64_t lastSeen = 0;
        std::vector<Act> todo = talk.start(nowMs);
        for (int turn = 0; turn < 4'000 && receipts.size() < 60; ++turn) {
            std::vector<Act> next;
            for (std::size_t i = 0; i < todo.size(); ++i) {
                ++nowMs;
                if (std::holds_alternative<DoConnect>(todo[i])) append(next, hall.happens(30) ? talk.closed(nowMs) : talk.opened(nowMs));
                if (const auto* told = std::get_if<TellReceipt>(&todo[i])) ++receipts[told->receipt.id];
                if (const auto* told = std::get_if<TellView>(&todo[i])) lastSeen = told->view.seq;
                const auto* sent = std::get_if<DoSend>(&todo[i]);
                if (sent == nullptr || talk.line() == Line::cutOff || talk.line() == Line::connecting) continue;
                if (hall.happens(10)) {
                    append(next, talk.closed(nowMs));
                    continue;
                }
                for (const std::string& frame : hall.answer(sent->text)) {
                    append(next, hall.happens(10) ? talk.closed(nowMs) : talk.received(frame, nowMs));
                    if (hall.happens(5)) append(next, talk.received(frame, nowMs));
                }
            }
            if (talk.line() == Line::live && !talk.inFlight()) {
                wire::Command command;
                command.name = "call-next";
                command.id = "id-" + std::to_string(100'000'000 + submitted);
                REQUIRE(talk.submit(command, nowMs, next));
                ++submitted;
            }
            if (next.empty()) {
                nowMs = std::max(nowMs, talk.nextTickMs());
                next = talk.tick(nowMs);
            }
            todo = std::move(next);
        }
        CHECK(receipts.size() == 60);
        for (const auto& [id, times] : receipts) {
            CHECK(times == 1);
            CHECK(hall.carriedOut.contains(id));
        }
        CHECK(lastSeen > 0);
    }
}
