// The link under which a visit, or a case handled online, is rated. A visit's is the one that stands on its ticket, which outlives the hall
// day here; a case's is told to whoever has shown that they may follow it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>

#include "server/access/VisitTokens.hpp"
#include "server/core/State.hpp"

namespace hall::access {

class RatingTokens {
  public:
    explicit RatingTokens(const VisitTokens::Key& key);

    /// Cannot be guessed: it ends in a keyed hash of hall and number. Names the number, which whoever is told it knows.
    [[nodiscard]] std::string tokenOf(const core::HallCode& hall, const core::CaseNumber& number) const;

    using Found = std::variant<core::TicketId, core::CaseNumber>;
    /// What the token stands for: a ticket of the present day, or of one of those that can be rated still; a case. nullopt: nothing.
    [[nodiscard]] std::optional<Found> find(const core::State& state, std::string_view token);

  private:
    void follow(const core::State& state);

    VisitTokens visits_;
    VisitTokens::Key key_;
    std::unordered_map<std::string, core::TicketId> tickets_;
    std::uint64_t first_{1};               ///< smallest serial that is known
    std::uint64_t last_{};                 ///< largest
};

}  // namespace hall::access
