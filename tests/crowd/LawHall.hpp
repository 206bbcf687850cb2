// A hall without sockets for the crowd's tests: the real law and the real views, answered at once, on a clock that the test moves.
#pragma once

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "server/core/Decide.hpp"
#include "server/views/Tickets.hpp"
#include "server/views/Views.hpp"
#include "tests/crowd/Day.hpp"

namespace hall::crowd::test {

constexpr std::int32_t offsetMinutes = 480;

class LawHall {
  public:
    explicit LawHall(const std::vector<core::ConfigEntry>& entries, std::int64_t midnightMs, core::LocalDate date)
        : midnightMs_{midnightMs}, date_{date} {
        nowMs = midnightMs;
        const auto refused = run(core::Configure{entries}, {core::Role::manager, "manager", {}});
        REQUIRE_MESSAGE(refused.empty(), refused);
    }

    /// Carries out one command of the wire as net and the engine would.
    wire::Receipt answer(const std::string& device, const wire::Command& command) {
        wire::Receipt receipt{command.id, 200, {}, {}};
        core::Actor actor{core::Role::kiosk, device, {}};
        if (device.starts_with("counter-")) actor = {core::Role::counter, device, {device}};
        if (device == "manager") actor.role = core::Role::manager;
        const auto given = translate(command, device);
        const auto before = state.counter({device}) ? state.counter({device})->ticket : std::nullopt;
        const auto refusal = run(given, actor);
        if (refusal == "nobody-waiting") {
            receipt.status = 204;
        } else if (!refusal.empty()) {
            receipt.status = 409;
            receipt.problem = wire::Problem{refusal, 409, refusal, ""};
        } else {
            attachTicket(receipt, command, device, before);
        }
        return receipt;
    }

    /// Tells the crowd every view there is; of the counters those that are free, where a change means something to the clerk, and
    /// `device`, which has just been answered.
    void show(Day& day, const std::vector<std::string>& counters, const std::string& device = {}) {
        day.lobby(views::lobbyView(state, offsetMinutes), nowMs);
        day.kiosk(views::kioskView(state, {}));
        day.hall(views::hallView(state, offsetMinutes));
        for (const auto& id : counters)
            if (id == device || device.empty() || !state.counter({id})->ticket) day.counter(id, *views::counterView(state, {id}, offsetMinutes));
    }

    core::State state;
    std::vector<core::Event> log;
    std::int64_t nowMs{};

  private:
    static core::TicketId ticketId(const core::State& state, const std::optional<std::string>& name) {
        return views::parseTicketName(state.hall.code, name.value_or("")).value_or(core::TicketId{});
    }

    [[nodiscard]] core::Command translate(const wire::Command& c, const std::string& device) const {
        const core::CounterId id{device};
        if (c.name == "issue")
            return core::IssueTicket{{c.item.value_or("")}, {c.klass.value_or("normal")},
                                     c.language == "en" ? core::Language::en : core::Language::zh};
        if (c.name == "cancel") return core::CancelTicket{ticketId(state, c.ticket)};
        if (c.name == "open") return core::OpenCounter{id};
        if (c.name == "pause") return core::PauseCounter{id, c.reason.value_or("")};
        if (c.name == "close") return core::CloseCounter{id};
        if (c.name == "call-next") return core::CallNext{id};
        if (c.name == "recall") return core::Recall{id};
        if (c.name == "start") return core::StartService{id};
        if (c.name == "finish") return core::FinishService{id};
        if (c.name == "no-show") return core::MarkNoShow{id};
        if (c.name == "bring-back") return core::BringBack{id, ticketId(state, c.ticket)};
        if (c.name == "hold") return core::HoldTicket{id};
        if (c.name == "resume") return core::ResumeTicket{id, ticketId(state, c.ticket)};
        if (c.name == "transfer") return core::TransferTicket{id, {c.queue.value_or("")}};
        if (c.name == "open-day") return core::OpenDay{};
        REQUIRE(c.name == "begin-closing");
        return core::BeginClosing{};
    }

    /// Empty, or the code of the refusal.
    std::string run(const core::Command& command, const core::Actor& actor) {
        const core::Stamp stamp{{nowMs}, date_, static_cast<std::int32_t>((nowMs - midnightMs_) / 60'000 % 1440), 0};
        const auto decision = core::decide(state, command, actor, stamp);
        if (const auto* refused = std::get_if<core::Refused>(&decision)) return std::string{core::code(refused->refusal)};
        for (const auto& body : std::get<std::vector<core::EventBody>>(decision)) {
            log.push_back({state.seq + 1, stamp.now, actor, body});
            core::apply(state, log.back());
        }
        return {};
    }

    void attachTicket(wire::Receipt& receipt, const wire::Command& command, const std::string& device,
                      std::optional<core::TicketId> before) {
        std::optional<core::TicketId> id = before;
        if (command.name == "issue") id = core::TicketId{state.lastSerial};
        if (command.ticket) id = ticketId(state, command.ticket);
        if (command.name == "call-next") id = state.counter({device})->ticket;
        if (command.name == "open" || command.name == "close" || command.name == "pause" || !id) return;
        if (const auto* ticket = state.ticket(*id)) receipt.ticket = views::wireTicket(state, *ticket, offsetMinutes);
    }

    std::int64_t midnightMs_;
    core::LocalDate date_;
};

/// Lets the crowd have its day; returns how many commands were given. Every answer takes `answerMs` of the hall's time.
inline std::size_t runDay(Day& day, LawHall& hall, const std::vector<std::string>& counters, std::int64_t untilMs,
                          std::int64_t answerMs = 100) {
    std::size_t given = 0;
    hall.show(day, counters);
    while (hall.nowMs < untilMs) {
        const auto sends = day.act(hall.nowMs);
        for (const auto& send : sends) {
            hall.nowMs += answerMs;
            const auto receipt = hall.answer(send.device, send.command);
            hall.show(day, counters, send.device);
            day.receipt(send.device, receipt, hall.nowMs);
            ++given;
        }
        if (!sends.empty()) continue;
        if (day.over()) return given;
        hall.nowMs = std::max(hall.nowMs + 1, std::min(day.wakeMs(), untilMs));
    }
    return given;
}

}  // namespace hall::crowd::test
