// What can be seen in a hall at this moment, folded from what happened: who waits, what each clerk does, how the last waits were.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <unordered_map>
#include <vector>

#include "server/forecast/Learned.hpp"

namespace hall::forecast {

/// Seconds of the hall's own clock since 1970-01-01T00:00, as if there were no time zones.
using LocalSeconds = std::int64_t;

enum class What : std::uint8_t { issued, called, started, ended, moved };  ///< moved: waits elsewhere from here on, as another leg
enum class Outcome : std::uint8_t { served, noShow, abandoned, cancelled, unknown };

/// One event in the life of a leg.
struct Happening {
    What what{What::issued};
    LocalSeconds at{};
    std::uint64_t leg{};                         ///< the same for all events of a leg
    Index queue{};                               ///< of issued
    Index klass{};                               ///< of issued
    Index clerk{nobody};                         ///< of called
    Outcome outcome{Outcome::unknown};           ///< of ended
};

/// Hour of the day, 0..23.
int hourOf(LocalSeconds at);
/// Days since 1970-01-01.
std::int64_t dayOf(LocalSeconds at);

class Scene {
  public:
    explicit Scene(Learned& learned) : learned_(learned) {}
    /// There are this queue and this class.
    void expect(Index queue, Index klass);
    /// In the order of time. What cannot be (a call of a leg that does not wait) is passed over.
    void take(const Happening& happening);

    /// Where more is known than a log says: whether this clerk is at work since `at`, and what they serve then. From the first time on
    /// this counts, and not what was seen.
    void know(Index clerk, bool there, std::vector<Index> queues, LocalSeconds at);
    /// Under which number a clerk of the happenings stands in clerks() and in what was learned.
    Index numberOf(Index named);
    /// All who waited or were served are gone: the day is over.
    void clear();

    struct Leg {
        Index queue{}, klass{};
        LocalSeconds issuedAt{}, calledAt{};
        Index clerk{nobody};
        bool called{};
    };
    struct Clerk {
        std::uint64_t leg{};                     ///< that is served; 0: none
        LocalSeconds since{};                    ///< when that one was called; else when the last one ended
        LocalSeconds workSince{};                ///< who has nobody: since when somebody whom they serve waits; 0: nobody does
        bool passed{};                           ///< somebody had waited for them since the last one ended, and was taken by another
    };
    /// How this clerk came by having nobody, and since when somebody waits for them: at `at`.
    [[nodiscard]] Pause pauseOf(const Clerk& clerk, LocalSeconds at) const { return pauseSince(clerk, clerk.workSince == 0 ? at : clerk.workSince); }

    [[nodiscard]] const std::map<std::uint64_t, Leg>& waiting() const { return waiting_; }
    [[nodiscard]] const std::map<Index, Clerk>& clerks() const { return clerks_; }

    /// The hall as it stands at `at`; those who wait have their legs' numbers in the order of waiting() as ids.
    [[nodiscard]] Hall hall(LocalSeconds at) const;

    /// What the last hour was like, for whoever looks for what the rules do not say.
    struct Recent {
        LocalSeconds at{};
        Index queue{};
        Seconds waited{};
    };
    [[nodiscard]] const std::deque<Recent>& calls() const { return calls_; }
    [[nodiscard]] const std::deque<Recent>& issues() const { return issues_; }
    [[nodiscard]] const std::deque<Recent>& losses() const { return losses_; }

  private:
    void issued(const Happening& happening);
    void called(const Happening& happening);
    void ended(const Happening& happening);
    void learnOrder(const Leg& leg, Index clerk);
    void learnChoice(const Leg& leg, Index clerk);
    /// Notes for whom somebody waits now, and for whom nobody does any more.
    void lookRound(LocalSeconds at);
    static Pause pauseSince(const Clerk& clerk, LocalSeconds workSince);
    [[nodiscard]] bool serves(Index clerk, Index queue) const;
    [[nodiscard]] bool isThere(Index clerk) const;
    Index clerkOf(const Happening& happening);
    void forgetOld(LocalSeconds at);
    [[nodiscard]] std::vector<LocalSeconds> oldestByQueue() const;
    /// Since when somebody whom this clerk serves waits; 0: nobody does.
    [[nodiscard]] LocalSeconds oldestFor(Index clerk, const std::vector<LocalSeconds>& oldest) const;

    Learned& learned_;
    std::map<std::uint64_t, Leg> waiting_;
    std::unordered_map<std::uint64_t, Leg> serving_;
    std::map<Index, Clerk> clerks_;              ///< seen in the last hours
    std::unordered_map<Index, Index> numbers_;   ///< of those who are named
    struct Known {
        bool there{};
        std::vector<Index> queues;
    };
    std::unordered_map<Index, Known> known_;     ///< by number
    Index people_{};
    std::vector<Index> unnamed_;
    double named_{}, nameless_{};
    std::vector<std::vector<double>> ofKind_;    ///< tickets, by queue and class
    Index queues_{}, classes_{};
    std::int64_t day_{};
    std::deque<Recent> calls_, issues_, losses_;
};

}  // namespace hall::forecast
