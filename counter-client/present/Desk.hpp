// The clerk's desk as a pure machine: it holds the last view, the line's state and the command under way, answers keys with a
// command or a reason, and says what the screen shows. No clock, no socket, no words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "counter-client/present/Screen.hpp"
#include "schema/wire/Frames.hpp"

namespace hall::counter {

/// `steadyMs` never jumps: for notices and double presses. `serverMs` is the hall's clock (UTC): for everything that people read.
struct Moment {
    std::int64_t steadyMs{};
    std::int64_t serverMs{};
    std::int32_t offsetMinutes{};
};

inline constexpr std::int64_t doublePressMs = 400;   ///< the same key again within this is the same press
inline constexpr std::int64_t noticeStaysMs = 6'000;

class Desk {
  public:
    /// A key or button. A command to send (its id is empty: control makes it), or nothing; the reason is then on the screen.
    std::optional<wire::Command> press(Act act, const Moment& now);
    /// A row of the open list, from 0 on the present page.
    std::optional<wire::Command> choose(std::size_t row, const Moment& now);
    void turnPage(std::int32_t by);
    void escape();

    void lineChanged(Line line, const Moment& now);
    void viewArrived(wire::CounterView view, const Moment& now);
    /// The line took the command. Until then, and if it did not, nothing is under way.
    void sent(const wire::Command& command, const Moment& now);
    void receiptArrived(const wire::Receipt& receipt, const Moment& now);
    /// The server does not want this program: wrong token, wrong role.
    void turnedAway(const wire::Problem& problem, const Moment& now);

    [[nodiscard]] Screen screen(const Moment& now) const;
    [[nodiscard]] const std::optional<wire::CounterView>& view() const { return view_; }

  private:
    struct UnderWay {
        wire::Command command;
        bool seen{};             ///< a view already shows what it did: no mark any more
    };
    struct Shown {
        Notice notice;
        std::int64_t untilMs{};
    };
    struct Press {
        Act act{};
        std::int64_t atMs{};
    };

    [[nodiscard]] Sentence obstacle(Act act) const;
    [[nodiscard]] std::vector<wire::WaitingTicket> listed(Panel panel) const;
    [[nodiscard]] std::vector<wire::CounterQueue> targets() const;
    [[nodiscard]] std::size_t choices() const;
    void tell(Sentence sentence, Tone tone, const Moment& now);
    void toggle(Panel panel);
    void fillTicket(Screen& screen, const Moment& now) const;
    void fillHeadline(Screen& screen) const;
    void fillActs(Screen& screen) const;
    void fillLists(Screen& screen, const Moment& now) const;
    void fillPanel(Screen& screen, const Moment& now) const;
    void fillBanner(Screen& screen) const;

    Line line_{Line::connecting};
    bool wasLive_{};
    std::string cutOffAt_;       ///< clock when the line was lost
    std::optional<wire::CounterView> view_;
    std::optional<UnderWay> underWay_;
    std::optional<Shown> shown_;
    std::optional<Press> lastPress_;
    std::optional<wire::Problem> turnedAway_;
    Panel panel_{Panel::none};
    std::int32_t page_{};
};

/// The act whose list this is.
Act actOf(Panel panel);

/// The sentence for a problem code of the server; saidOtherProblem with the code for one that has none.
Sentence wording(const wire::Problem& problem);

/// "09:05:12" of the hall, "12:34" or "1:02:03" of a duration (0:00 when negative).
std::string clockText(std::int64_t utcMs, std::int32_t offsetMinutes);
std::string durationText(std::int64_t ms);

/// What is under way in words ("calling ...") for a command's name.
Phrase underWayPhrase(std::string_view commandName);

/// Codes of the reasons for a pause, in the order of their keys.
struct PauseReason { std::string_view code; Phrase phrase; };
inline constexpr std::array<PauseReason, 4> pauseReasons{{{"break", Phrase::reasonBreak},
                                                          {"meeting", Phrase::reasonMeeting},
                                                          {"system", Phrase::reasonSystem},
                                                          {"other", Phrase::reasonOther}}};

}  // namespace hall::counter
