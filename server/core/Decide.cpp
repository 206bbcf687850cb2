#include "server/core/Decide.hpp"

#include "server/core/authority/Authority.hpp"
#include "server/core/queue/Law.hpp"

namespace hall::core {

Decision decide(const State& state, const Command& command, const Actor& actor, const Stamp& stamp) {
    if (!mayGive(actor, command)) return law::refuse(Refusal::notAllowed);
    const law::Given given{actor, stamp};
    return std::visit([&](const auto& one) { return law::decide(state, one, given); }, command);
}

void apply(State& state, const Event& event) {
    state.seq = event.seq;
    std::visit([&](const auto& body) { law::apply(state, body, event); }, event.body);
}

std::string_view code(Refusal refusal) {
    switch (refusal) {
        case Refusal::notAllowed: return "not-allowed";
        case Refusal::noDayOpen: return "no-day-open";
        case Refusal::dayAlreadyOpen: return "day-already-open";
        case Refusal::dayClosing: return "day-closing";
        case Refusal::dayHasTicketsInService: return "day-has-tickets-in-service";
        case Refusal::unknownItem: return "unknown-item";
        case Refusal::itemWithdrawn: return "item-withdrawn";
        case Refusal::unknownQueue: return "unknown-queue";
        case Refusal::queueNotAccepting: return "queue-not-accepting";
        case Refusal::unknownClass: return "unknown-class";
        case Refusal::unknownCounter: return "unknown-counter";
        case Refusal::unknownTicket: return "unknown-ticket";
        case Refusal::counterNotOpen: return "counter-not-open";
        case Refusal::counterAlreadyOpen: return "counter-already-open";
        case Refusal::counterPaused: return "counter-paused";
        case Refusal::counterBusy: return "counter-busy";
        case Refusal::counterIdle: return "counter-idle";
        case Refusal::counterClosed: return "counter-closed";
        case Refusal::nobodyWaiting: return "nobody-waiting";
        case Refusal::callLimitReached: return "call-limit-reached";
        case Refusal::ticketNotCalled: return "ticket-not-called";
        case Refusal::ticketNotServing: return "ticket-not-serving";
        case Refusal::ticketNotHeld: return "ticket-not-held";
        case Refusal::ticketNotMissed: return "ticket-not-missed";
        case Refusal::ticketEnded: return "ticket-ended";
        case Refusal::ticketInService: return "ticket-in-service";
        case Refusal::bringBackLimitReached: return "bring-back-limit-reached";
        case Refusal::counterDoesNotServeQueue: return "counter-does-not-serve-queue";
        case Refusal::sameQueue: return "same-queue";
        case Refusal::reasonMissing: return "reason-missing";
        case Refusal::configurationInvalid: return "configuration-invalid";
    }
    return "";
}

}  // namespace hall::core
