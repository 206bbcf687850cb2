// Which calls stand on the board, in which order, and when one comes and goes.
//
// Newest on top; a row keeps its place until it leaves, so nothing is reordered while somebody reads it. A
// recall lights up the row where it stands; only a call that is not on the board enters on top. A row leaves
// when its ticket's call is over (served, missed, transferred, ...) and it has stood `leastStandMs`; when a
// new call needs the place, the rows that need it least go first. Who has arrived and has stood that long keeps
// no place from anybody who is called.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "display/present/Moment.hpp"
#include "schema/wire/Views.hpp"

namespace hall::display {

inline constexpr std::int64_t leastStandMs = 10'000;
/// How long a call or recall is marked as new.
inline constexpr std::int64_t freshForMs = 12'000;
/// With the rows above it at most this many numbers of the past stand on a public board.
inline constexpr std::size_t mostPastCalls = 8;

enum class CallState : std::uint8_t {
    called,   ///< go there now
    serving,  ///< has arrived
    missed,
    over,  ///< served, transferred, cancelled ...
};
CallState callState(const std::string& ticketState);

struct CallRow {
    std::uint64_t call{};  ///< newest call of this ticket
    std::string number;
    std::string counter;  ///< label
    CallState state{CallState::called};
    std::int32_t times{};  ///< 1 first call, 2.. recall
    bool fresh{};
    auto operator<=>(const CallRow&) const = default;
};

struct PastCall {
    std::string number;
    std::string counter;
    CallState state{CallState::over};
    auto operator<=>(const PastCall&) const = default;
};

class CallRows {
  public:
    /// Takes a view or only the passing of time (the same view again). `places`: rows that the layout has
    /// room for.
    void update(const wire::LobbyView& view, const Moment& now, std::size_t places);

    /// Top row first.
    [[nodiscard]] std::vector<CallRow> rows(const Moment& now) const;
    /// Latest calls of the day that are not in a row, newest first: those that still count before those that
    /// are over.
    [[nodiscard]] std::vector<PastCall> past() const;

  private:
    struct Standing {
        wire::Call call;
        std::int64_t enteredMs{};
        std::int64_t calledMs{};  ///< steady time of the newest call as seen here
    };

    void refresh(const std::vector<wire::Call>& newest, const Moment& now);
    void enter(const std::vector<wire::Call>& newest, const Moment& now);
    void leave(const Moment& now);
    void makeRoom(const Moment& now, std::size_t places);
    void fillUp(const std::vector<wire::Call>& newest, const Moment& now, std::size_t places);
    static int need(const Standing& row, const Moment& now);
    std::vector<Standing>::iterator leastNeeded(const Moment& now);
    [[nodiscard]] bool isOfAnotherLog(const wire::LobbyView& view) const;
    [[nodiscard]] bool shows(const std::string& number) const;

    std::string date_;
    std::uint64_t newestCall_{};
    std::vector<wire::Call> latest_;  ///< the calls of the latest view
    std::vector<Standing> standing_;
    std::vector<PastCall> past_;
};

}  // namespace hall::display
