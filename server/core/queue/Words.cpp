#include "server/core/State.hpp"

namespace hall::core {

std::string_view word(TicketState state) {
    switch (state) {
        case TicketState::waiting: return "waiting";
        case TicketState::called: return "called";
        case TicketState::serving: return "serving";
        case TicketState::held: return "held";
        case TicketState::missed: return "missed";
        case TicketState::served: return "served";
        case TicketState::cancelled: return "cancelled";
        case TicketState::closedUnserved: return "closed-unserved";
    }
    return "";
}

std::string_view word(CounterPhase phase) {
    switch (phase) {
        case CounterPhase::closed: return "closed";
        case CounterPhase::open: return "open";
        case CounterPhase::paused: return "paused";
    }
    return "";
}

std::string_view word(DayPhase phase) {
    switch (phase) {
        case DayPhase::closed: return "closed";
        case DayPhase::open: return "open";
        case DayPhase::closing: return "closing";
    }
    return "";
}

}  // namespace hall::core
