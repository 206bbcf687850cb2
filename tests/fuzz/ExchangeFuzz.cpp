// A document of cases from another hall: refused in words, or read, written and read again as the same; and what the plan for a hall would
// bring in breaks none of its laws.
#include "schema/wire/Exchange.hpp"
#include "server/app/Exchange.hpp"
#include "server/core/Decide.hpp"
#include "tests/fuzz/Must.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace hall;
    const auto parsed = wire::parseExchange({reinterpret_cast<const char*>(data), size});
    const auto* document = std::get_if<wire::Exchange>(&parsed);
    if (document == nullptr) return 0;
    const std::string text = wire::encodeExchange(*document);
    const auto again = wire::parseExchange(text);
    fuzz::must(std::holds_alternative<wire::Exchange>(again), "what was written can be read");
    fuzz::must(wire::encodeExchange(std::get<wire::Exchange>(again)) == text, "and is the same");
    core::State state;
    const core::Actor author{core::Role::scheduler, "operator", {}};
    const core::Stamp stamp{{1'795'363'200'000}, {20261123}, 480, 0};
    const auto act = [&](const core::Command& command) {
        core::Decision decision = core::decide(state, command, author, stamp);
        const auto* refused = std::get_if<core::Refused>(&decision);
        if (refused != nullptr) return refused->refusal == core::Refusal::recordDiffers;
        for (core::EventBody& body : std::get<std::vector<core::EventBody>>(decision)) {
            core::apply(state, core::Event{state.seq + 1, stamp.now, author, std::move(body)});
        }
        return true;
    };
    core::HallConfig hall;
    hall.code = {"h"};
    hall.name = {"大厅", ""};
    fuzz::must(act(core::Configure{{hall, core::QueueConfig{{"general"}, "A", {"综合", ""}, 3, 900'000, true}}}), "a hall is configured");
    app::ExchangePlan plan;
    try {
        plan = app::exchangePlan(*document, state, stamp.localDate);
    } catch (const app::ExchangeError&) {  // records that contradict one another are told
        return 0;
    }
    const bool fits = app::rehearsal(plan, state, author, stamp).empty();
    if (!fits) return 0;
    for (auto& round : plan.configuration) fuzz::must(act(core::Configure{std::move(round)}), "what was rehearsed is carried out");
    for (core::Case& one : plan.cases) fuzz::must(act(core::ImportCase{core::Boxed<core::Case>(std::move(one))}), "what was rehearsed is carried out");
    fuzz::must(core::violation(state).empty(), "no law is broken");
    (void)app::exchangeOf(state);
    return 0;
}
