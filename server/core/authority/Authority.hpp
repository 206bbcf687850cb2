// Who may give which command. One table, role by command; what is not in it is refused.
#pragma once

#include "server/core/Commands.hpp"
#include "server/core/Types.hpp"

namespace hall::core {

/// May an actor with this role give a command of this kind at all? For menus and documentation.
bool mayGive(Role role, const Command& command);

/// May this actor give this command? A counter acts only for itself.
bool mayGive(const Actor& actor, const Command& command);

}  // namespace hall::core
