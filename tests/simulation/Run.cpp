#include "tests/simulation/Run.hpp"

#include <algorithm>

#include "server/engine/CrashRecord.hpp"

namespace hall::sim {

namespace {

Input first(std::uint64_t seed, const Size& size) {
    Input configure;
    configure.kind = Input::Kind::command;
    configure.command = core::Configure{configurationOf(seed, size)};
    configure.actor = {core::Role::scheduler, "operator", {}};
    configure.id = "command-0";
    return configure;
}

}  // namespace

Result run(std::uint64_t seed, const Size& size, bool keepInputs) {
    Result result;
    Hall hall(beginningMs);
    People people(seed, size);
    hall.heard = [&](const Input& input, const engine::Answer& answer) { people.hear(input, answer); };
    const auto give = [&](const Input& input) {
        if (keepInputs) result.inputs.push_back(input);
        result.commands += input.kind == Input::Kind::command ? 1 : 0;
        result.failure = hall.apply(input);
        return result.failure.empty();
    };
    give(first(seed, size)) && give({});
    const std::uint64_t most = static_cast<std::uint64_t>(size.visitsPerDay) * 60U * static_cast<std::uint64_t>(size.days) + 20'000U;
    for (std::uint64_t acts = 0; acts < most && !people.finished() && result.failure.empty(); ++acts) {
        for (const Input& input : people.next(hall)) {
            if (!give(input)) break;
        }
        people.resend(hall.takeUnanswered());
    }
    if (result.failure.empty()) result.failure = hall.settle();
    result.logHash = hall.logHash();
    result.visits = hall.visits();
    result.events = hall.log().events.size();
    result.restarts = hall.restarts();
    result.cases = hall.cases();
    result.calls = hall.oracle().calls();
    result.urgent = hall.oracle().calls(core::CallRule::urgent);
    result.overtakings = hall.oracle().overtakings();
    result.worstOvertakingMs = hall.oracle().worstOvertakingMs();
    for (const core::Event& event : hall.log().events) ++result.kinds[std::string(engine::name(event.body))];
    return result;
}

std::string replay(const std::vector<Input>& inputs) {
    Hall hall(beginningMs);
    for (const Input& input : inputs) {
        if (std::string failure = hall.apply(input); !failure.empty()) return failure;
        hall.takeUnanswered();
    }
    return hall.settle();
}

std::vector<Input> shrink(std::vector<Input> inputs, int replaysAtMost) {
    std::size_t part = inputs.size() / 2;
    while (part > 0 && replaysAtMost > 0) {
        bool fewer = false;
        for (std::size_t begin = 0; begin < inputs.size() && replaysAtMost > 0;) {
            const std::size_t end = std::min(begin + part, inputs.size());
            std::vector<Input> without(inputs.begin(), inputs.begin() + static_cast<std::ptrdiff_t>(begin));
            without.insert(without.end(), inputs.begin() + static_cast<std::ptrdiff_t>(end), inputs.end());
            --replaysAtMost;
            if (replay(without).empty()) {
                begin = end;
            } else {
                inputs = std::move(without);
                fewer = true;
            }
        }
        if (!fewer || part > inputs.size()) part = std::min(part, inputs.size()) / 2;
    }
    return inputs;
}

std::uint64_t lawOnlyDay(std::uint64_t seed, const Size& size, std::uint64_t& visits) {
    core::State state;
    Dice dice(seed);
    std::uint64_t commands = 0;
    std::int64_t nowMs = beginningMs + 30 * 60'000;
    const auto stamp = [&] { return core::Stamp{{nowMs}, {20261123}, static_cast<std::int32_t>((nowMs - beginningMs) / 60'000 + 480), 0}; };
    const auto give = [&](const core::Command& command, const core::Actor& actor) {
        ++commands;
        core::Decision decision = core::decide(state, command, actor, stamp());
        auto* bodies = std::get_if<std::vector<core::EventBody>>(&decision);
        if (bodies == nullptr) return;
        for (core::EventBody& body : *bodies) core::apply(state, {state.seq + 1, {nowMs}, actor, std::move(body)});
    };
    const core::Actor scheduler{core::Role::scheduler, "operator", {}}, kiosk{core::Role::kiosk, "kiosk-1", {}};
    give(core::Configure{configurationOf(seed, size)}, scheduler);
    core::HallConfig open = state.hall;
    open.signInRequired = false;
    give(core::Configure{{open}}, scheduler);
    give(core::OpenDay{}, scheduler);
    const std::size_t items = state.items.size();
    std::vector<core::Actor> clerks;
    for (const core::Counter& counter : state.counters) {
        clerks.push_back({core::Role::counter, counter.config.id.value, counter.config.id});
        give(core::OpenCounter{counter.config.id}, clerks.back());
    }
    const std::int64_t stepMs = 8 * 3'600'000 / (size.visitsPerDay * 4);
    for (int visit = 0; visit < size.visitsPerDay; ++visit) {
        give(core::IssueTicket{{"item-" + std::to_string(dice.roll(items))}, {dice.oneIn(4) ? "senior" : "normal"}}, kiosk);
        for (int step = 0; step < 3; ++step) {
            nowMs += stepMs;
            const std::size_t index = dice.roll(clerks.size());
            const core::CounterId& id = clerks[index].counter;
            if (!state.counters[index].ticket) give(core::CallNext{id}, clerks[index]);
            else if (state.ticket(*state.counters[index].ticket)->state == core::TicketState::called) give(core::StartService{id}, clerks[index]);
            else give(core::FinishAndCallNext{id}, clerks[index]);
        }
    }
    visits += state.lastSerial;
    return commands;
}

}  // namespace hall::sim
