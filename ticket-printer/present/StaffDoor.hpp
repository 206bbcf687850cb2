// The way behind the screen, for the staff: a corner that nobody sees, held for three seconds, opens a pad; the right code opens what only they
// may do. Pure: which code is right says somebody else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ticket-printer/present/Screens.hpp"

namespace hall::kiosk {

class StaffDoor {
  public:
    static constexpr std::int64_t holdMs = 3'000;
    static constexpr std::int64_t askedMs = 20'000;         ///< without a touch the pad goes
    static constexpr std::int64_t openMs = 60'000;          ///< and so does what it opened
    static constexpr std::int64_t wrongMs = 3'000;          ///< after a wrong code, until the next can be tried
    static constexpr int wrongMost = 5;                     ///< then the pad goes, and the corner is dead for
    static constexpr std::int64_t shutMs = 300'000;
    static constexpr std::size_t codeLeast = 6, codeMost = 12;

    // Monotonic milliseconds.
    void corner(bool held, std::int64_t nowMs);
    void digit(char digit, std::int64_t nowMs);
    void erase(std::int64_t nowMs);
    void leave();
    /// The code that is to be looked at, which is forgotten here; none: nothing can be tried now.
    std::optional<std::string> enter(std::int64_t nowMs);
    void looked(bool right, std::int64_t nowMs);
    void tick(std::int64_t nowMs);

    [[nodiscard]] std::optional<StaffPanel> panel(std::int64_t nowMs) const;
    [[nodiscard]] bool open() const { return state_ == State::open; }

  private:
    enum class State : std::uint8_t { shut, asking, open };
    void forget();

    State state_{};
    std::optional<std::int64_t> heldSinceMs_;
    std::int64_t touchedAtMs_{};
    std::int64_t notBeforeMs_{};                            ///< no code is looked at before
    std::int64_t deadUntilMs_{};                            ///< nor does the corner open anything
    int wrong_{};                                           ///< in a row
    std::string typed_;
};

}  // namespace hall::kiosk
