// The visitor's window beside the counter (好差评): asks for a rating of the visit just finished. A pure machine. What was pressed is kept
// until the server has heard it, whatever the window shows by then.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "counter-client/present/Calls.hpp"
#include "counter-client/present/Desk.hpp"
#include "schema/wire/Evaluation.hpp"
#include "schema/wire/Views.hpp"

namespace hall::counter {

inline constexpr std::int64_t ratingSilenceMs = 30'000;  ///< without a touch the question goes
inline constexpr std::int64_t ratingChangeMs = 5'000;    ///< for so long a good one can be taken back
inline constexpr std::int64_t ratingToldMs = 8'000;      ///< thanks, and what else is only told
inline constexpr std::int64_t ratingAgainMs = 3'000;     ///< until the server is asked again
inline constexpr std::int32_t ratingWorst = 5;
[[nodiscard]] constexpr bool isBadRating(std::int32_t level) { return level >= 4; }

enum class RatingPage { quiet, asking, reasons, thanks, rated, notOffered, failed };

struct RatingReasonRow {
    wire::Name name;
    bool chosen{};
    bool operator==(const RatingReasonRow&) const = default;
};

struct RatingScreen {
    RatingPage page{RatingPage::quiet};
    wire::Name hall;
    std::string counter;               ///< label
    bool english{};                    ///< of the ticket, until the visitor turns it
    bool large{};                      ///< letters for elder eyes
    bool cutOff{};
    bool invites{};                    ///< quiet: the hall collects ratings, as far as is known
    std::vector<wire::Name> services;  ///< what was done
    std::int32_t level{};              ///< pressed: 1 very satisfied ... 5 very dissatisfied; 0 none
    std::vector<RatingReasonRow> reasons;
    bool mayChange{};                  ///< thanks: still to be taken back
    bool unheard{};                    ///< thanks: kept here, the server has not heard it yet
    bool operator==(const RatingScreen&) const = default;
};

class RatingDesk {
  public:
    /// `newKey` makes the Idempotency-Key of one rating.
    explicit RatingDesk(std::function<std::string()> newKey) : newKey_(std::move(newKey)) {}

    void viewArrived(const wire::CounterView& view, const Moment& now);
    void lineChanged(Line line) { cutOff_ = line != Line::live; }
    void answered(const Request& request, const Answer& answer, const Moment& now);
    /// Time has passed.
    void tick(const Moment& now);

    // What the visitor touches.
    void press(std::int32_t level, const Moment& now);
    void turnReason(std::size_t row, const Moment& now);
    void send(const Moment& now);
    void change(const Moment& now);
    void turnLanguage(const Moment& now);
    void turnLetters(const Moment& now);

    std::vector<Request> takeRequests() { return std::exchange(requests_, {}); }
    [[nodiscard]] RatingScreen screen() const;
    /// Something ends or is sent again by itself: tick() is wanted.
    [[nodiscard]] bool waits() const { return wanted_ || page_ != RatingPage::quiet || !unheard_.empty(); }

  private:
    struct Visit { std::string ticket; bool english{}; };
    struct Given { std::string ticket; std::int32_t level{}; std::vector<std::string> reasons; std::string key; };
    void begin(Visit visit, const Moment& now);
    void end();
    void askOffer();
    void offered(const Answer& answer, const Moment& now);
    void heard(const Answer& answer, const Moment& now);
    void keep();
    void tellServer();
    void showFor(RatingPage page, std::int64_t ms, const Moment& now);

    std::function<std::string()> newKey_;
    bool cutOff_{true};
    bool off_{};                       ///< the hall collects none
    wire::Name hall_;
    std::string counter_;
    std::optional<Visit> served_;      ///< at the counter now
    std::optional<Visit> wanted_;      ///< asked about at the server, not offered yet
    std::int64_t wantedUntil_{};
    std::int64_t againAt_{};           ///< when the server is asked again; 0: an answer is awaited
    std::string ticket_;               ///< the visit on the window
    bool english_{};
    bool large_{};
    RatingPage page_{RatingPage::quiet};
    std::int64_t until_{};             ///< of the page
    std::int64_t changeUntil_{};       ///< 0: what was pressed is on its way
    std::vector<wire::Name> services_;
    std::vector<wire::RatingReason> reasons_;
    std::vector<bool> chosen_;
    std::int32_t level_{};
    std::deque<Given> unheard_;
    std::int64_t sendAgainAt_{};       ///< 0: an answer is awaited, or there is nothing to send
    std::vector<Request> requests_;
};

}  // namespace hall::counter
