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

std::string_view word(ClassCheck check) {
    switch (check) {
        case ClassCheck::open: return "open";
        case ClassCheck::entitled: return "entitled";
        case ClassCheck::misused: return "misused";
    }
    return "";
}

std::string_view word(Act act) {
    switch (act) {
        case Act::callNext: return "call-next";
        case Act::pick: return "pick";
        case Act::start: return "start";
        case Act::finish: return "finish";
        case Act::finishAndCallNext: return "finish-and-call-next";
        case Act::noShow: return "no-show";
        case Act::bringBack: return "bring-back";
        case Act::hold: return "hold";
        case Act::resume: return "resume";
        case Act::transfer: return "transfer";
        case Act::returnToQueue: return "return";
        case Act::confirmClass: return "confirm-class";
        case Act::addService: return "add-service";
    }
    return "";
}

std::string_view word(Role role) {
    switch (role) {
        case Role::kiosk: return "kiosk";
        case Role::counter: return "counter";
        case Role::board: return "board";
        case Role::manager: return "manager";
        case Role::auditor: return "auditor";
        case Role::scheduler: return "scheduler";
        case Role::clerk: return "clerk";
        case Role::reception: return "reception";
        case Role::reviewer: return "reviewer";
        case Role::supervisor: return "supervisor";
        case Role::systemAdministrator: return "system-administrator";
        case Role::securityAdministrator: return "security-administrator";
        case Role::phone: return "phone";
        case Role::cityPlatform: return "city-platform";
    }
    return "";
}

std::optional<Role> roleOf(std::string_view text) {
    for (std::size_t i = 0; i < roleCount; ++i) {
        if (word(static_cast<Role>(i)) == text) return static_cast<Role>(i);
    }
    return std::nullopt;
}

}  // namespace hall::core
