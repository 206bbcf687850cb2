// Who may do what. One table, role by command and role by operation; what is not in it is refused.
#pragma once

#include <string_view>

#include "server/core/Commands.hpp"
#include "server/core/Types.hpp"

namespace hall::core {

/// What is asked of the hall besides commands: reading, and looking after people and devices.
enum class Operation : std::uint8_t {
    readHall, readLobby, readKiosk, readCounter, readEvents, readExplanation, readReport, readConfiguration, readMetrics,
    readAccounts, createAccount, disableAccount, resetSecret, assignRoles, endSession,
    approve,                     ///< give one's word for another's command, at that counter
    readDevices, addDevice, revokeDevice,
    readCases,                   ///< lists, pages, files, search at the window and in the department
    readOwnApplications,         ///< what one platform put: its state
    checkApplication,            ///< the kiosk's look: what is missing
    rotateKeys,                  ///< of the vault
    readSupervision,             ///< lights of all departments, requests for approval
    readAppraisals,              ///< of everybody; a clerk only their own
    readFollowUps,               ///< "could not get it done" and bad ratings: all of them, or those of the reader's departments
    readEvaluations,             ///< figures of months that are told, in groups; a clerk's own, a reviewer's departments'
};
inline constexpr std::size_t operationCount = 27;
/// Stable word: "assign-roles".
std::string_view word(Operation operation);

/// May an actor with this role give a command of this kind at all? For menus and documentation.
bool mayGive(Role role, const Command& command);

/// May this actor give this command? A counter, and a person at one, acts only for that counter, a phone only for the ticket whose
/// link it has; Configure needs the right to every entry.
bool mayGive(const Actor& actor, const Command& command);

/// The actor's name of a phone that has this ticket's link.
std::string holderOf(TicketId ticket);

/// May this role change configuration of this kind?
bool mayConfigure(Role role, const ConfigEntry& entry);

bool mayDo(Role role, Operation operation);

}  // namespace hall::core
