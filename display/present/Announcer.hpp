// What the hall hears: which calls are spoken, when, how often and in which words. No sound here, only the
// plan.
//
// Each call is spoken once, in order, if it is under 60 s old and its ticket is still called, whatever
// happens to the line in between. One after the other, never one over another. Normally a call is said twice;
// with more than 3 waiting to be said, or one waiting for more than 20 s, once; with more than 6, only chime
// and number. (At about 5.4 s a call this keeps up with 9 calls a minute, and with the short form with more
// than 15.)
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "display/present/Moment.hpp"
#include "schema/wire/Views.hpp"

namespace hall::display {

inline constexpr std::int64_t oldestSpokenMs = 60'000;
inline constexpr std::size_t calmBacklog = 3;     ///< more: once only
inline constexpr std::size_t hurriedBacklog = 6;  ///< more: chime and number only
inline constexpr std::int64_t patienceMs = 20'000;
inline constexpr std::int64_t betweenCallsMs = 1'000;
inline constexpr std::int64_t betweenRoundsMs = 500;

enum class Form : std::uint8_t { whole, numberOnly };

/// One utterance, from its chime to its last word.
struct Announcement {
    std::uint64_t call{};
    std::string number;
    std::string counter;
    std::string language;
    std::int32_t round{1};  ///< 1 first time, 2 repeat
    Form form{Form::whole};
    std::vector<std::string>
        clips;  ///< names under the voice folder ("zh/digit-3"), or "pause/MS" for silence
    auto operator<=>(const Announcement&) const = default;
};

class Announcer {
  public:
    void observe(const wire::LobbyView& view, const Moment& now);

    /// What to say now; nullopt while something is being said, in a gap, or when there is nothing. `finished`
    /// must follow each.
    std::optional<Announcement> next(const Moment& now);
    void finished(const Moment& now);

    [[nodiscard]] bool speaking() const { return speaking_; }
    [[nodiscard]] std::size_t backlog() const { return queue_.size(); }
    /// Steady time before which next() has nothing new to answer, unless a view or `finished` comes.
    [[nodiscard]] std::int64_t readyAtMs() const { return readyAtMs_; }

  private:
    struct Waiting {
        wire::Call call;
        std::int64_t sinceMs{};
        std::int32_t saidRounds{};
    };
    struct Seen {
        std::uint64_t call{};
        std::int64_t atMs{};
        auto operator<=>(const Seen&) const = default;
    };
    void dropDead(const Moment& now);
    [[nodiscard]] bool hurried(const Moment& now) const;
    [[nodiscard]] bool superseded(const wire::Call& call) const;

    std::deque<Waiting> queue_;
    std::deque<Seen> seen_;
    bool speaking_{};
    std::int64_t readyAtMs_{};
};

/// The words of one call. Chinese always; English after it for a visitor who took the ticket in English.
std::vector<std::string> words(const wire::Call& call, Form form);

/// Every clip that words() can ask for, in a stable order: what a voice folder must hold (as NAME.wav).
std::vector<std::string> allClips();

}  // namespace hall::display
