#include "server/core/authority/Authority.hpp"

namespace hall::core {
namespace {

using Roles = unsigned;
constexpr Roles of(Role role) { return 1U << static_cast<unsigned>(role); }
constexpr Roles kiosk = of(Role::kiosk);
constexpr Roles counter = of(Role::counter);
constexpr Roles manager = of(Role::manager);
constexpr Roles scheduler = of(Role::scheduler);
// Role::board and Role::auditor only read: they stand in no line below.

template <class C>
constexpr Roles allowed = 0;  // default: nobody

template <> constexpr Roles allowed<Configure> = manager | scheduler;
template <> constexpr Roles allowed<OpenDay> = manager | scheduler;
template <> constexpr Roles allowed<BeginClosing> = manager | scheduler;
template <> constexpr Roles allowed<EndDay> = manager | scheduler;
template <> constexpr Roles allowed<TimePassed> = scheduler;
template <> constexpr Roles allowed<IssueTicket> = kiosk;
template <> constexpr Roles allowed<CancelTicket> = kiosk | counter | manager;
template <> constexpr Roles allowed<OpenCounter> = counter;
template <> constexpr Roles allowed<PauseCounter> = counter;
template <> constexpr Roles allowed<CloseCounter> = counter;
template <> constexpr Roles allowed<CallNext> = counter;
template <> constexpr Roles allowed<Recall> = counter;
template <> constexpr Roles allowed<StartService> = counter;
template <> constexpr Roles allowed<FinishService> = counter;
template <> constexpr Roles allowed<MarkNoShow> = counter;
template <> constexpr Roles allowed<BringBack> = counter;
template <> constexpr Roles allowed<HoldTicket> = counter;
template <> constexpr Roles allowed<ResumeTicket> = counter;
template <> constexpr Roles allowed<TransferTicket> = counter;

}  // namespace

bool mayGive(Role role, const Command& command) {
    return std::visit([&](const auto& given) { return (allowed<std::decay_t<decltype(given)>> & of(role)) != 0; },
                      command);
}

bool mayGive(const Actor& actor, const Command& command) {
    if (!mayGive(actor.role, command)) return false;
    if (actor.role != Role::counter) return true;
    return std::visit(
        [&](const auto& given) {
            if constexpr (requires { given.counter; }) return given.counter == actor.counter;
            else return true;
        },
        command);
}

}  // namespace hall::core
