// The client's half of the talk with the hall server, as a pure machine: no socket, no clock, no thread.
// Its driver (schema/link for Qt, the crowd's own) feeds it what happened and carries out what it answers.
//
// Rules: hello first on every new line; views: newest wins, a lower or equal seq on the same line is dropped; one command in
// flight, resent with the same id after every reconnect until its receipt comes; a receipt that leaves the outcome open (problem
// outcome-unknown, overloaded, stopping) is not told: the command is sent again after a back-off; back-off with jitter from
// `backOffFirstMs` to a cap, begun anew once a line was live for as long as the cap; a line on which nothing came for `silenceMs`,
// or no receipt for that long, is dead (the server pings or sends views more often than that).
//
// After DoClose the driver reports nothing more of that line; frames of an old line that come late are ignored while cut off.
// Whole conversations as tables: schema/golden/conversations, which the JavaScript machine passes too.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "schema/wire/Frames.hpp"

namespace hall::conversation {

struct Settings {
    std::string token;
    std::vector<std::string> topics;
    std::string client;                    ///< "lobby-display/0.1"
    std::string authKind{"token"};         ///< a visitor's phone: ticket, with the token of its link; anybody: open, without one
    std::int64_t backOffFirstMs{100};
    std::int64_t backOffCapMs{1'500};      ///< counters, kiosks, boards; phones 15 s
    std::int64_t silenceMs{15'000};
    std::int64_t answerMs{5'000};          ///< from DoConnect to the line open, and from hello to welcome
    std::int64_t refusedRetryMs{10'000};   ///< after a refused hello or a protocol fault
    std::uint64_t jitterSeed{1};
};

enum class Line { cutOff, connecting, greeting, live };

// What the driver must do, in order.
struct DoConnect {};                                   ///< open a new line (after closing what is left of an old one)
struct DoClose {};
struct DoSend { std::string text; };
struct TellLine { Line line; };                        ///< the line's state changed
struct TellView { wire::ViewFrame view; };             ///< newer than any before on this topic and line
struct TellReceipt { wire::Receipt receipt; };         ///< exactly one per submitted command
struct TellWelcome { wire::Welcome welcome; };
struct TellRefused { wire::Problem problem; };         ///< hello refused or protocol fault: retrying goes on, slowly
using Act = std::variant<DoConnect, DoClose, DoSend, TellLine, TellView, TellReceipt, TellWelcome, TellRefused>;

class Conversation {
  public:
    explicit Conversation(Settings settings);

    /// Monotonic milliseconds; the same clock for every call.
    std::vector<Act> start(std::int64_t nowMs);
    std::vector<Act> opened(std::int64_t nowMs);
    std::vector<Act> received(std::string_view text, std::int64_t nowMs);
    /// Any sign of life that is not a text frame (a ping).
    void heard(std::int64_t nowMs);
    std::vector<Act> closed(std::int64_t nowMs);
    /// The line that was to be opened must not be used: it leads to somebody else. Told as refused, tried again as slowly.
    std::vector<Act> distrusted(wire::Problem problem, std::int64_t nowMs);
    std::vector<Act> tick(std::int64_t nowMs);

    /// False when a command is already in flight or the line is not live: nothing is sent, nothing is queued.
    bool submit(const wire::Command& command, std::int64_t nowMs, std::vector<Act>& acts);

    [[nodiscard]] Line line() const { return line_; }
    /// The last sign of life on any line; of an open line that was never answered, when it opened.
    [[nodiscard]] std::int64_t heardAtMs() const { return heardAtMs_; }
    [[nodiscard]] bool inFlight() const { return command_.has_value(); }
    [[nodiscard]] const std::optional<wire::Command>& command() const { return command_; }
    /// When tick() has something to do next; the driver may set one timer.
    [[nodiscard]] std::int64_t nextTickMs() const;

  private:
    void enter(Line line, std::int64_t nowMs, std::vector<Act>& acts);
    void connect(std::int64_t nowMs, std::vector<Act>& acts);
    void lose(std::int64_t nowMs, std::vector<Act>& acts);
    void refuse(wire::Problem problem, std::int64_t nowMs, std::vector<Act>& acts);
    void send(std::int64_t nowMs, std::vector<Act>& acts);
    void take(wire::Welcome&& welcome, std::int64_t nowMs, std::vector<Act>& acts);
    void take(wire::ViewFrame&& view, std::int64_t nowMs, std::vector<Act>& acts);
    void take(wire::Receipt&& receipt, std::int64_t nowMs, std::vector<Act>& acts);
    void take(wire::RefusedFrame&& refused, std::int64_t nowMs, std::vector<Act>& acts);
    std::int64_t backOff();
    std::int64_t jittered(std::int64_t ms);

    Settings settings_;
    Line line_{Line::cutOff};
    bool started_{};
    std::optional<wire::Command> command_;
    std::optional<std::int64_t> sentAtMs_;             ///< when the command went out on this line
    std::optional<std::int64_t> resendAtMs_;           ///< when it goes out again on this line
    std::map<std::string, std::uint64_t> newest_;      ///< per topic, on this line
    std::int64_t lineSinceMs_{};                       ///< when `line_` became what it is
    std::int64_t heardAtMs_{};
    std::int64_t retryAtMs_{};
    std::int64_t backOffMs_{};
    std::uint64_t jitter_{};
};

}  // namespace hall::conversation
