#include <doctest/doctest.h>

#include "server/core/authority/Authority.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::core;

namespace {

struct Row {
    const char* name;
    Command command;
    const char* may;  ///< roles that may, in the order of the enum: kiosk, counter, manager, scheduler
};

const CounterId own{"counter-1"};

std::vector<Row> table() {
    return {
        {"configure", Configure{}, "manager scheduler "},
        {"open-day", OpenDay{}, "manager scheduler "},
        {"begin-closing", BeginClosing{}, "manager scheduler "},
        {"end-day", EndDay{"done"}, "manager scheduler "},
        {"tick", TimePassed{}, "scheduler "},
        {"issue", IssueTicket{{"register"}}, "kiosk "},
        {"cancel", CancelTicket{{1}}, "kiosk counter manager "},
        {"open", OpenCounter{own}, "counter "},
        {"pause", PauseCounter{own, "lunch"}, "counter "},
        {"close", CloseCounter{own}, "counter "},
        {"call", CallNext{own}, "counter "},
        {"recall", Recall{own}, "counter "},
        {"start", StartService{own}, "counter "},
        {"finish", FinishService{own}, "counter "},
        {"no-show", MarkNoShow{own}, "counter "},
        {"bring-back", BringBack{own, {1}}, "counter "},
        {"hold", HoldTicket{own}, "counter "},
        {"resume", ResumeTicket{own, {1}}, "counter "},
        {"transfer", TransferTicket{own, {"tax"}}, "counter "},
    };
}

bool refusedAsNotAllowed(const State& state, const Command& command, const Actor& actor) {
    const Decision decision = decide(state, command, actor, test::stampAt(600));
    const auto* refused = std::get_if<Refused>(&decision);
    return refused != nullptr && refused->refusal == Refusal::notAllowed;
}

}  // namespace

TEST_CASE("every command has a line, and nobody else may give it") {
    const State state = test::demoState();
    const auto rows = table();
    REQUIRE(rows.size() == std::variant_size_v<Command>);
    const std::pair<const char*, Actor> actors[] = {
        {"kiosk", test::kiosk},     {"counter", test::counterActor("counter-1")}, {"board", test::board},
        {"manager", test::manager}, {"auditor", test::auditor},                   {"scheduler", test::scheduler},
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CAPTURE(rows[i].name);
        CHECK(rows[i].command.index() == i);
        std::string may;
        for (const auto& [name, actor] : actors) {
            if (mayGive(actor, rows[i].command)) may += std::string(name) + " ";
            CHECK(mayGive(actor, rows[i].command) == !refusedAsNotAllowed(state, rows[i].command, actor));
            CHECK(mayGive(actor.role, rows[i].command) == mayGive(actor, rows[i].command));
        }
        CHECK(may == rows[i].may);
    }
}

TEST_CASE("a counter acts for itself only") {
    const State state = test::demoState();
    for (const Row& row : table()) {
        CAPTURE(row.name);
        const bool own = std::visit([](const auto& given) { return requires { given.counter; }; }, row.command);
        if (!own) continue;
        CHECK(refusedAsNotAllowed(state, row.command, test::counterActor("counter-2")));
        CHECK(refusedAsNotAllowed(state, row.command, {Role::counter, "counter-1", {}}));  // the session knows no counter
    }
}

TEST_CASE("who only looks changes nothing, before anything else is looked at") {
    test::Scenario hall;
    CHECK(hall.play(R"(
        08:30  board      issue nothing           -> no: not-allowed
        08:30  auditor    end-day                 -> no: not-allowed
        08:30  kiosk      open-day                -> no: not-allowed
        08:30  manager    issue register          -> no: not-allowed
        08:30  manager    tick                    -> no: not-allowed
        08:30  counter-1  open for counter-2      -> no: not-allowed
        08:30  manager    open for counter-2      -> no: not-allowed
    )") == "");
    CHECK(hall.act(Configure{test::demoHall()}, test::kiosk, hall.stamp(0)) == "no: not-allowed");
}
