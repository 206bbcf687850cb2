// What a lobby board shows, as one value: (view, line, time) in, screen out. The widgets paint it, the trace
// writes it down.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "display/present/CallRows.hpp"
#include "display/present/Moment.hpp"
#include "schema/wire/Views.hpp"

namespace hall::display {

/// The line to the server, as `control` knows it.
struct LineNow {
    bool live{};
    std::int64_t heardMs{};  ///< steady time of the last sign of life, or of the start
    auto operator<=>(const LineNow&) const = default;
};

enum class Stage : std::uint8_t {
    connecting,  ///< nothing was ever heard from the server
    closed,      ///< no hall day
    quiet,       ///< open, but no call stands
    calls,
};

enum class Sound : std::uint8_t {
    off,  ///< this board has no voice on purpose
    working,
    broken,
    silent,  ///< it has one, and the hall wants it silent at this time of day
};

struct QueueLine {
    std::string letters;
    wire::Name name;
    std::int32_t waiting{};
    std::vector<std::string> next;
    std::optional<wire::WaitMinutes> wait{};  ///< of a ticket taken now; none: not known
    auto operator<=>(const QueueLine&) const = default;
};

/// Words of the hall in the band below; several take turns, an emergency stands alone.
struct BoardNotice {
    wire::Name text;
    bool emergency{};
    auto operator<=>(const BoardNotice&) const = default;
};
inline constexpr std::int64_t noticeTurnMs = 12'000;
inline constexpr std::int64_t missedHintTurnMs = 12'000;

/// The one whose turn it is; none when there are none.
std::optional<BoardNotice> noticeAt(const std::vector<wire::Notice>& notices, std::int64_t steadyMs);

struct BoardScreen {
    Stage stage{Stage::connecting};
    Freshness freshness{Freshness::current};
    wire::Name hall;
    bool closing{};  ///< no more tickets are given out
    WallClock clock;
    WallClock heardAt;           ///< hall's time of the last sign of life, for the banner
    std::vector<CallRow> rows;   ///< top first
    std::int32_t callLimit{};    ///< "called again 2/3"; 0: not known
    std::vector<PastCall> past;  ///< newest first
    std::vector<QueueLine> queues;
    std::vector<std::string> pausedCounters;  ///< labels, runs as "3-6"
    std::vector<std::string> closedCounters;
    bool missedHint{};           ///< what to do for who missed their number; takes turns with the counters that are not open
    Sound sound{Sound::off};
    std::optional<BoardNotice> notice{};
    std::string code{};          ///< for tickets taken with a phone, "048 213"; empty: none, or it may be an old one
    auto operator<=>(const BoardScreen&) const = default;
};

/// Which part of the hall this board is for; empty: all of it. Calls and queues are chosen by the letters of
/// their numbers.
struct Zone {
    std::vector<std::string> letters;
    [[nodiscard]] bool has(const std::string& letters) const;
};

/// The letters at the head of a ticket's number: "A047" "A".
std::string lettersOf(const std::string& number);

/// The view as this zone sees it.
wire::LobbyView inZone(wire::LobbyView view, const Zone& zone);

class Board {
  public:
    void viewed(wire::LobbyView view);
    /// `places`: rows the layout has. Cheap; may be called several times a second.
    BoardScreen screen(const Moment& now, const wire::Time& hallTime, const LineNow& line, Sound sound,
                       std::size_t places);
    [[nodiscard]] const std::optional<wire::LobbyView>& view() const { return view_; }

  private:
    std::optional<wire::LobbyView> view_;
    CallRows rows_;
};

/// Labels in reading order ("2" before "10"), runs of at least three numbers drawn together: 3, 5, 6, 7 gives
/// "3", "5-7".
std::vector<std::string> drawnTogether(std::vector<std::string> labels);

}  // namespace hall::display
