// The clerk's desk as a pure machine: it holds the last view, the line's state and the command under way, answers keys with a
// command or a reason, and says what the screen shows. No clock, no socket, no words.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "counter-client/present/Calls.hpp"
#include "counter-client/present/Finder.hpp"
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
inline constexpr std::int64_t mostBehind = 100;

/// Why all keys of the queue rest: nobody has signed in where the hall wants a person, the person has gone away, or calls nobody.
enum class Bar { none, signIn, locked, noPlace };

/// What the menu behind the person's name offers.
enum class MenuEntry { signIn, signOut, lock, issue, work, office, tasks, supervision, followUps };
Phrase phraseOf(MenuEntry entry);

class Desk {
  public:
    /// A key or button. A command to send (its id is empty: control makes it), or nothing; the reason is then on the screen.
    std::optional<wire::Command> press(Act act, const Moment& now);
    /// A row of the open list, from 0 on the present page.
    std::optional<wire::Command> choose(std::size_t row, const Moment& now);
    void turnPage(std::int32_t by);
    /// Left and Right: the next part of the list, or one more in front.
    void turnTab(std::int32_t by);
    void escape();
    /// Of a list that is searched: what is typed, Up and Down, Enter.
    void search(std::string text);
    void moveSelection(std::int32_t by);
    std::optional<wire::Command> chooseSelected(const Moment& now);
    /// The supervisor's name and secret, in the approval form. They go into the request and are not kept.
    void approve(std::string name, std::string secret);

    /// What is to be asked over HTTP because of the last press; nothing most of the time.
    std::optional<Request> takeRequest() { return std::exchange(request_, std::nullopt); }
    std::optional<MenuEntry> takeMenuChoice() { return std::exchange(menuChosen_, std::nullopt); }
    /// The answer to such a question. An approval sends the command that waited for it.
    std::optional<wire::Command> answered(const Request& request, const Answer& answer, const Moment& now);

    void bar(Bar bar);
    void menuIs(std::vector<MenuEntry> menu) { menu_ = std::move(menu); }
    void catalogueArrived(std::shared_ptr<const Finder> finder) { finder_ = std::move(finder); }
    void tell(Sentence sentence, Tone tone, const Moment& now);

    /// The hall's message that is shown has been read.
    void acknowledgeMessage() { messages_.acknowledge(); }

    void lineChanged(Line line, const Moment& now);
    /// The line is opened anew for another person: connecting is then no news, and no trouble.
    void lineReplaced() { wasLive_ = false; }
    void viewArrived(wire::CounterView view, const Moment& now);
    /// The line took the command. Until then, and if it did not, nothing is under way.
    void sent(const wire::Command& command, const Moment& now);
    void receiptArrived(const wire::Receipt& receipt, const Moment& now);
    /// The server does not want this program: wrong token, wrong role.
    void turnedAway(const wire::Problem& problem, const Moment& now);

    [[nodiscard]] Screen screen(const Moment& now) const;
    [[nodiscard]] const std::optional<wire::CounterView>& view() const { return view_; }
    /// Why a command cannot be sent now; Phrase::none when it can.
    [[nodiscard]] Sentence obstacle(Act act, const Moment& now) const;
    [[nodiscard]] Sentence lineObstacle() const;

  private:
    struct UnderWay {
        wire::Command command;
        std::string number;      ///< of the ticket that was at the counter
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
    /// One row of the open list and what choosing it does.
    struct Choice {
        ChoiceRow row;
        wire::Command command;
        wire::Name subject;      ///< of a ticket that a second list asks about
        MenuEntry menu{};
    };

    [[nodiscard]] Sentence workObstacle(Act act) const;
    [[nodiscard]] Sentence visitorObstacle(Act act) const;
    [[nodiscard]] std::vector<Choice> choicesOf(Panel panel, const Moment& now) const;
    [[nodiscard]] std::vector<Choice> transferChoices(std::size_t tab) const;
    [[nodiscard]] std::vector<Choice> ticketChoices(const std::vector<wire::WaitingTicket>& tickets, std::string_view name,
                                                    const Moment& now) const;
    [[nodiscard]] std::vector<Choice> placeChoices() const;
    [[nodiscard]] std::vector<Choice> serviceChoices() const;
    [[nodiscard]] std::vector<Choice> explainChoices(const Moment& now) const;
    [[nodiscard]] Sentence panelTitle() const;
    [[nodiscard]] Sentence panelHint() const;
    [[nodiscard]] Sentence panelEmpty() const;
    std::optional<wire::Command> take(const Choice& choice, const Moment& now);
    void open(Panel panel);
    void toggle(Panel panel);
    void tellOutcome(const wire::Command& command, const wire::Ticket& ticket, const Moment& now);
    bool wantsApproval(const wire::Command& command, const wire::Problem& problem) const;
    void fillTicket(Screen& screen, const Moment& now) const;
    void fillHeadline(Screen& screen) const;
    void fillActs(Screen& screen, const Moment& now) const;
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
    Messages messages_;
    Bar bar_{Bar::none};
    std::vector<MenuEntry> menu_;
    std::shared_ptr<const Finder> finder_;
    std::optional<Request> request_;
    std::optional<MenuEntry> menuChosen_;

    Panel panel_{Panel::none};
    std::int32_t page_{};
    std::size_t tab_{};
    std::size_t selected_{};
    std::int64_t behind_{3};
    std::string query_;
    wire::Command asked_;            ///< the command that waits for its reason or approval
    wire::Name subject_;             ///< number of the ticket the panel is about
    std::vector<ExplainedLine> lines_;
    bool busy_{};
    Sentence error_;
    std::uint64_t opening_{};
};

/// The act whose list this is.
Act actOf(Panel panel);

/// The sentence for a problem code of the server; saidOtherProblem with the code for one that has none.
Sentence wording(const wire::Problem& problem);

/// The letters of a queue's numbers: where a service would be waited for.
wire::Name lettersOf(const std::vector<wire::CounterQueue>& queues, const std::string& code);

/// The act of a CounterUndo, in words.
Phrase undoPhrase(std::string_view act);

/// The sentence for a failed approval, sign-in or other question.
Sentence wording(const Answer& answer);

/// Takes everything that belongs to visitors off the screen.
void hideVisitors(Screen& screen);

/// "09:05:12" of the hall, "12:34" or "1:02:03" of a duration (0:00 when negative).
std::string clockText(std::int64_t utcMs, std::int32_t offsetMinutes);
std::string durationText(std::int64_t ms);

/// What is under way in words ("calling ...") for a command's name.
Phrase underWayPhrase(std::string_view commandName);

/// Codes of the reasons for a pause, in the order of their keys.
struct ReasonCode { std::string_view code; Phrase phrase; };
inline constexpr std::array<ReasonCode, 4> pauseReasons{{{"break", Phrase::reasonBreak},
                                                          {"meeting", Phrase::reasonMeeting},
                                                          {"system", Phrase::reasonSystem},
                                                          {"other", Phrase::reasonOther}}};
/// And of the reasons to call a ticket out of turn.
inline constexpr std::array<ReasonCode, 5> pickReasons{{{"unwell", Phrase::pickUnwell},
                                                         {"came-back", Phrase::pickReturned},
                                                         {"mistake", Phrase::pickMistake},
                                                         {"ordered", Phrase::pickOrdered},
                                                         {"other", Phrase::pickOther}}};

}  // namespace hall::counter
