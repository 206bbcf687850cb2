// The five paths that the hall lives on (and a request of HTTP), each the same work in every run, for counting its instructions:
//
//     hot-paths PATH [TIMES]      call, ticket, turn, view, frame, request
//
// Only what happens inside hot() is counted: instructions.py has callgrind collect there and nowhere else.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "schema/wire/Frames.hpp"
#include "server/net/Frames.hpp"
#include "server/net/Gate.hpp"
#include "server/net/Outbox.hpp"
#include "server/store/Store.hpp"
#include "server/views/Views.hpp"
#include "tests/bench/Program.hpp"
#include "tests/support/DemoHall.hpp"
#include "tests/support/TemporaryDirectory.hpp"

/// Not inlined, and with a name that callgrind finds.
extern "C" __attribute__((noinline)) void hallHotPath(const std::function<void()>& work) {
    work();
    asm volatile("" ::: "memory");
}

namespace hall::bench {
namespace {

using namespace hall::core;
using hall::test::counterActor;

constexpr int queues = 20, counters = 40, waiting = 1'000;

void require(bool good, const char* what) {
    if (!good) throw std::runtime_error(what);
}

/// A hall with 20 queues, 40 counters and 1,000 people who wait, of whom a twentieth is nearly overdue.
class Hall {
  public:
    Hall() {
        HallConfig hall;
        hall.code = {"bench"};
        hall.name = {"大厅", "Hall"};
        std::vector<ConfigEntry> entries{hall, ClassConfig{{"normal"}, {"普通", "Regular"}, 0, {}}};
        const std::string letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
        for (int i = 0; i < queues; ++i) {
            const std::string code = "queue-" + std::to_string(i);
            entries.emplace_back(QueueConfig{{code}, letters.substr(static_cast<std::size_t>(i), 1), {"队列", "Queue"}, 3, 900'000, true});
            entries.emplace_back(ItemConfig{{"item-" + std::to_string(i)}, {code}, {"事项", "Item"}, "事项", "", Subject::both, false});
        }
        for (int i = 0; i < queues; ++i) {
            ProfileConfig profile{{"profile-" + std::to_string(i)}, {"窗口", "Counter"}, {}};
            for (int j = 0; j < 8; ++j) profile.queues.push_back({"queue-" + std::to_string((i + j) % queues)});
            entries.emplace_back(profile);
        }
        for (int i = 1; i <= counters; ++i)
            entries.emplace_back(CounterConfig{{"counter-" + std::to_string(i)}, std::to_string(i), {"profile-" + std::to_string(i % queues)}});
        give(Configure{entries}, test::manager);
        give(OpenDay{}, test::scheduler);
        for (int i = 1; i <= counters; ++i) give(OpenCounter{{"counter-" + std::to_string(i)}}, counterActor("counter-" + std::to_string(i)));
        for (int i = 0; i < waiting; ++i) {
            nowMs += 800;
            issue(i);
        }
    }
    /// As the engine does it: decide, apply, look at the invariants.
    void give(const Command& command, const Actor& actor) {
        const Decision decision = decide(state, command, actor, {{nowMs}, {test::demoDate}, 600, 0});
        const auto* bodies = std::get_if<std::vector<EventBody>>(&decision);
        require(bodies != nullptr, "a command was refused");
        for (const EventBody& body : *bodies) {
            events.push_back({state.seq + 1, {nowMs}, actor, body});
            apply(state, events.back());
            require(violatedBy(state, events.back()).empty(), "an invariant was broken");
        }
    }
    void issue(int i) { give(IssueTicket{{"item-" + std::to_string(i % queues)}, {"normal"}, {}}, test::kiosk); }

    State state;
    std::int64_t nowMs{test::demoMidnightUtcMs + 600 * test::minuteMs};
    std::vector<Event> events;
};

void call(int times) {
    Hall hall;
    for (int i = 0; i < times; ++i) {
        const std::string id = "counter-" + std::to_string(1 + i % counters);
        hall.nowMs += 10;
        hallHotPath([&] { hall.give(CallNext{{id}}, counterActor(id)); });
        hall.give(StartService{{id}}, counterActor(id));
        hall.give(FinishService{{id}}, counterActor(id));
    }
}

void ticket(int times) {
    Hall hall;
    for (int i = 0; i < times; ++i) {
        hall.nowMs += 10;
        hallHotPath([&] { hall.issue(i); });
    }
}

/// A turn of sixteen tickets, with their outcomes, through the real store: encoded, chained, in one transaction, synced.
void turn(int times) {
    constexpr int ticketsATurn = 16;
    const support::TemporaryDirectory scratch;
    auto made = store::Store::create(scratch / "hall");
    require(std::holds_alternative<std::unique_ptr<store::Store>>(made), "no store");
    store::Store& store = *std::get<std::unique_ptr<store::Store>>(made);
    Hall hall;
    const auto done = [](engine::StoreFault fault) { require(fault == engine::StoreFault::none, "not stored"); };
    store.append({hall.events, {}, {}}, done);
    for (int i = 0; i < times; ++i) {
        hall.events.clear();
        for (int n = 0; n < ticketsATurn; ++n) hall.issue(n);
        std::vector<engine::Outcome> outcomes(hall.events.size());
        engine::Append append{hall.events, {}, {}};
        for (std::size_t n = 0; n < hall.events.size(); ++n) {
            outcomes[n] = {hall.events[n].seq, hall.events[n].seq, *hall.state.ticket(std::get<TicketIssued>(hall.events[n].body).ticket), 7, {}, {}};
            append.commands.push_back({{"command-" + std::to_string(hall.events[n].seq)}, 1, &outcomes[n]});
        }
        hallHotPath([&] { store.append(append, done); });
    }
}

/// The lobby's view, made, encoded, framed and put into a thousand outboxes, which are drained.
void view(int times) {
    Hall hall;
    for (int i = 1; i <= 12; ++i) hall.give(CallNext{{"counter-" + std::to_string(i)}}, counterActor("counter-" + std::to_string(i)));
    std::vector<net::Outbox> boxes(1'000);
    std::vector<net::Frame> batch;
    for (int i = 0; i < times; ++i) {
        hallHotPath([&] {
            const std::string data = wire::encode(views::lobbyView(hall.state, 480));
            const net::Frame frame = net::makeTextFrame(wire::encodeViewFrame("lobby", hall.state.seq, wire::Time{hall.nowMs, 480}, data));
            for (net::Outbox& box : boxes) (void)box.view(0, frame);
            for (net::Outbox& box : boxes) {
                box.drainTo(batch);
                batch.clear();
            }
        });
    }
}

std::string masked(std::string_view payload) {
    std::string frame{static_cast<char>(0x81), static_cast<char>(0x80 | payload.size())};
    if (payload.size() >= 126) frame = {static_cast<char>(0x81), static_cast<char>(0xFE), static_cast<char>(payload.size() >> 8), static_cast<char>(payload.size() & 0xFF)};
    static constexpr char mask[] = {0x11, 0x22, 0x33, 0x44};
    frame.append(mask, 4);
    for (std::size_t i = 0; i < payload.size(); ++i) frame += static_cast<char>(payload[i] ^ mask[i % 4]);
    return frame;
}

/// A command as a kiosk sends it: unmasked, checked, parsed strictly.
void frame(int times) {
    const std::string bytes = masked(R"({"command":"issue","id":"01J9Z7Q4T8RZ2M5Y6X3W1V0KQB","body":{"item":"11440300007542020003","class":"normal","language":"zh"}})");
    for (int i = 0; i < times; ++i) {
        std::string come = bytes;
        net::FrameReader reader(65'536);
        hallHotPath([&] {
            const auto code = reader.feed({come.data(), come.size()}, [](net::Opcode, std::string_view payload) {
                std::string id;
                const auto parsed = wire::parseClientFrame(payload, &id);
                require(std::holds_alternative<wire::ClientFrame>(parsed), "the frame is not a command");
                return true;
            });
            require(code == 0, "the frame is wrong");
        });
    }
}

/// A ticket asked for over HTTP, past the gate.
void request(int times) {
    const std::string header = "POST /api/v1/tickets HTTP/1.1\r\nHost: hall.example:8080\r\nAuthorization: Bearer "
                               "q3v7bX0n5jYwR1sT8uZk2LmPaCdEfGhI4oQ6rS9tUvW\r\nIdempotency-Key: 01J9Z7Q4T8RZ2M5Y6X3W1V0KQB\r\n"
                               "Content-Type: application/json\r\nAccept: application/json\r\nUser-Agent: kiosk/0.5\r\nContent-Length: 61\r\n\r\n";
    const net::GateSettings settings;
    for (int i = 0; i < times; ++i) {
        hallHotPath([&] {
            require(net::progress(header, 0, settings).kind == net::Progress::Kind::whole, "not a whole header");
            require(std::holds_alternative<net::Admitted>(net::judge(header, settings)), "turned away");
        });
    }
}

int run(int argc, char** argv) {
    static const std::map<std::string, std::pair<void (*)(int), int>> paths{{"call", {call, 200}}, {"ticket", {ticket, 200}}, {"turn", {turn, 20}},
                                                                         {"view", {view, 10}}, {"frame", {frame, 200}}, {"request", {request, 200}}};
    const auto path = paths.find(argc > 1 ? argv[1] : "");
    if (path == paths.end()) {
        std::fprintf(stderr, "hot-paths call|ticket|turn|view|frame|request [TIMES]\n");
        return 2;
    }
    const int times = argc > 2 ? std::atoi(argv[2]) : path->second.second;
    path->second.first(times);
    std::printf("%d\n", times);
    return 0;
}

}  // namespace
}  // namespace hall::bench

int main(int argc, char** argv) { return hall::bench::guarded("hot-paths", hall::bench::run, argc, argv); }
