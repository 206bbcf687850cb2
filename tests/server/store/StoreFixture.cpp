#include "tests/server/store/StoreFixture.hpp"

#include "server/engine/CrashRecord.hpp"

namespace hall::test {

namespace {

constexpr std::string_view firstDay = R"(
08:30  scheduler  open-day
08:31  counter-1  open
08:31  counter-4  open
08:32  kiosk      issue register
08:33  kiosk      issue register senior en
08:33  kiosk      issue invoice
08:34  kiosk      issue pension
08:34  kiosk      issue invoice booking
08:35  counter-1  call
08:35  counter-1  recall
08:36  counter-1  start
08:37  counter-1  hold
08:38  counter-1  call
08:39  counter-1  no-show
08:40  counter-4  call
08:41  counter-4  start
08:41  counter-4  transfer tax
08:42  counter-4  pause lunch
08:50  counter-4  open
08:51  kiosk      cancel B001
08:52  counter-4  call
08:52  counter-4  start
08:58  counter-4  finish
16:50  counter-4  close
17:00  scheduler  begin-closing
17:30  manager    end-day left-over
)";

constexpr std::string_view secondDay = R"(
== 2026-11-24
08:30  scheduler  open-day
08:31  kiosk      issue register
08:32  kiosk      issue invoice
08:33  counter-1  call
08:34  counter-1  no-show
08:35  counter-1  bring-back A001
08:36  counter-1  call
08:36  counter-1  start
08:37  counter-1  hold
08:38  counter-1  resume A001
08:40  counter-1  finish
)";

/// What 0.1 did not know; appended, so that the records before keep their numbers.
constexpr std::string_view thirdDay = R"(
09:30  manager       end-day left-over
== 2026-11-25
08:30  scheduler     open-day
08:31  kiosk         lease
08:31  s1@counter-1  take
08:32  kiosk         issue register senior +pension
08:33  kiosk         merge 1 950 register at 08:32
08:34  s1@counter-1  call
08:34  s1@counter-1  misused
08:35  s1@counter-1  undo
08:35  s1@counter-1  add invoice
08:36  s1@counter-1  start
08:37  s1@counter-1  finish
08:38  s1@counter-1  call
08:39  s1@counter-1  return
08:40  s1@counter-1  leave
17:00  scheduler     begin-closing
17:30  manager       end-day left-over
17:31  kiosk         merge 1 951 register at 08:50
)";

}  // namespace

Day::Day() {
    const auto play = [&](std::string_view part) {
        if (const std::string problem = scenario_.play(part); !problem.empty()) throw std::runtime_error(problem);
    };
    play(firstDay);
    play(secondDay);
    scenario_.act(core::Configure{{core::StaffConfig{{"s1"}, {core::Role::clerk}, {}, {}, false}}}, scheduler, scenario_.stamp(32'400));
    play(thirdDay);
}

void Day::record(store::Store& store, std::size_t events) {
    const auto& all = scenario_.events();
    const std::size_t end = std::min(events, all.size());
    while (recorded_ < end) {
        const std::size_t count = std::min<std::size_t>(end - recorded_, 3);
        engine::Append append{std::span(all).subspan(recorded_, count), {}};
        const std::uint64_t number = recorded_ + 1;
        engine::Outcome& outcome = outcomes_[number];
        outcome.firstSeq = number;
        outcome.lastSeq = number + count - 1;
        if (const auto id = engine::ticketOf(append.events.back().body)) {
            if (const core::Ticket* ticket = scenario_.state().ticket(*id)) outcome.ticket = *ticket;
        }
        append.commands.push_back({{"command-" + std::to_string(number)}, number, &outcome});
        store.append(append, [](engine::StoreFault fault) {
            if (fault != engine::StoreFault::none) throw std::runtime_error("not appended");
        });
        recorded_ += count;
    }
}

}  // namespace hall::test
