// A supervisor's approval of one command at one counter. In memory only: after a restart it is simply asked for again.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "server/access/Tokens.hpp"
#include "server/core/Types.hpp"

namespace hall::access {

inline constexpr std::int64_t approvalMs = 60'000;

class Approvals {
  public:
    struct Given {
        std::string token;
        core::Instant until;
    };
    Given give(const core::StaffId& supervisor, const core::CounterId& counter, core::Instant now);

    /// Who approves this command: the supervisor, or empty when the token is unknown, another counter's, too old, used up, or lent
    /// to another command under way. The command's id has it from now on; say settle() when its outcome is known.
    core::StaffId lend(std::string_view token, const core::CounterId& counter, std::string_view commandId, core::Instant now);
    /// `carriedOut`: it is used up. Otherwise it may approve another try, or another command, until its time is over.
    void settle(std::string_view token, std::string_view commandId, bool carriedOut);

    [[nodiscard]] std::size_t size() const { return given_.size(); }
    /// Forgets those whose time is over.
    void sweep(core::Instant now);

  private:
    struct Entry {
        core::StaffId supervisor;
        core::CounterId counter;
        core::Instant until;
        std::string commandId;    ///< that has it; empty: none
        int underWay{};           ///< sendings of that command whose outcome is not known yet
    };
    std::unordered_map<std::string, Entry> given_;  ///< by the token's hash
};

}  // namespace hall::access
