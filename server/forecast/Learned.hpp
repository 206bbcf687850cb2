// What a hall's past teaches about its services, clerks and visitors. Fed in the order of time; where little is known, the more general
// is leaned on: a clerk on their queue, a queue on the hall, an hour on the day, the hall on what is usual anywhere.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "server/forecast/Run.hpp"
#include "server/forecast/Samples.hpp"
#include "server/forecast/Tide.hpp"

namespace hall::forecast {

class Learned final : public Nature {
  public:
    Learned() { prepare(0); }
    /// A counter had its visitor for so long.
    void served(Index clerk, Index queue, Seconds lasted, int hour);
    /// A clerk who had nobody called (or did not, before nobody waited any more) this long after there was somebody to call.
    void paused(Pause pause, Seconds lasted, bool called);
    void arrived(Index queue, Index klass, Seconds at, int hour);
    /// A day more has gone by, for the rates of arrivals.
    void dayBegan() { ++days_; }
    /// A visitor of this queue was called, or went, after waiting so long.
    void waited(Index queue, Seconds lasted, bool went);
    /// Two waited whom a clerk might have called: one of this queue and class, issued `later` than one of the most usual kind (or
    /// earlier, below 0); it was called first or it was not.
    void contested(Index queue, Index klass, Seconds later, bool calledFirst);
    void called(Index clerk, Index queue);
    /// The one whose turn it was waited in this queue; the clerk called them, or somebody after them.
    void offered(Index clerk, Index queue, bool taken);

    /// Of an item: services lasted so long, where `usual` is what its queue's do.
    void worked(Index item, Seconds lasted, Seconds usual);
    /// A break of a clerk, announced for this reason, came to its end after so long.
    void brokeOff(Index reason, Seconds lasted);
    /// What the hall's own rules say; then nothing is concluded of it from who was called.
    void know(Index queue, Index klass, Seconds credit);

    /// Makes ready what Nature draws from: all that was learned until now, at this hour of the day.
    void prepare(int hour);

    [[nodiscard]] bool serves(Index clerk, Index queue) const;
    /// And has called from it more than by mistake.
    [[nodiscard]] bool surelyServes(Index clerk, Index queue) const;
    /// Chance that a clerk who serves this queue at times does so now.
    [[nodiscard]] double takes(Index clerk, Index queue) const;
    /// Chance that a clerk calls at once.
    [[nodiscard]] double atOnce(Pause pause) const;
    /// How much later than those of the most usual kind they may come and still be called with them; may be below 0.
    [[nodiscard]] Seconds credit(Index queue, Index klass) const;
    /// Mean time between arrivals around `at`.
    [[nodiscard]] Seconds every(Index queue, Index klass, Seconds at, int hour) const;
    /// When how many come.
    [[nodiscard]] const Tide& tide() const { return tide_; }
    [[nodiscard]] Seconds meanService(Index queue) const;
    /// So many times as much to do as usual in its queue.
    [[nodiscard]] double work(Index item) const;
    /// Chance to stay longer than `waited`.
    [[nodiscard]] double staying(Index queue, Seconds waited) const;
    [[nodiscard]] std::size_t services() const { return all_.size(); }

    Seconds service(Index clerk, Index queue, Dice& dice) const override;
    Seconds rest(Index clerk, Index queue, Seconds elapsed, Dice& dice) const override;
    Seconds turn(Index clerk, Dice& dice) const override;
    Seconds back(const Desk& desk, Dice& dice) const override;
    Seconds patience(Index queue, Index klass, Seconds waited, Dice& dice) const override;

  private:
    struct Ratio {
        double seen{}, expected{};
        [[nodiscard]] double factor(double trust) const { return (seen + trust) / (expected + trust); }
    };
    struct Offers {
        double taken{}, all{};
        [[nodiscard]] double share(double usual, double trust) const { return (taken + trust * usual) / (all + trust); }
    };
    struct Queue {
        Offers offers;
        Samples services{1000};
        double calls{};
        std::array<double, 12> exposed{}, went{};            ///< patience, by the steps of the wait
    };
    struct Clerk {
        Ratio pace;
        std::vector<double> calls;
        std::vector<Offers> offers;
        double total{};
    };
    struct Return {
        double yes{}, no{};                                  ///< called at once, or not
        std::array<double, 9> exposed{}, called{};           ///< by the steps of the time after that
    };
    struct Stream {
        std::vector<Seconds> recent;                         ///< the last ones, a ring
        std::size_t next{};
        std::array<double, 24> byHour{};
    };

    Queue& queue(Index index);
    Clerk& clerk(Index index);
    [[nodiscard]] double pace(Index clerk, int hour) const;
    [[nodiscard]] double paceNow(Index clerk) const { return clerk < paces_.size() ? paces_[clerk] : othersPace_; }
    [[nodiscard]] Seconds draw(Index queue, Seconds elapsed, Dice& dice) const;
    [[nodiscard]] double hazard(Index queue, std::size_t step) const;
    [[nodiscard]] double rate(Pause pause, std::size_t step) const;
    [[nodiscard]] Seconds until(Pause pause, Seconds elapsed, Dice& dice) const;

    std::vector<Queue> queues_;
    std::vector<Clerk> clerks_;
    Samples all_{4000};
    std::vector<Ratio> items_;
    std::vector<Samples> breaks_;                            ///< by reason
    Samples anyBreak_{400};
    std::vector<std::vector<std::optional<Seconds>>> credits_;  ///< that are known
    std::array<Return, pauses> returns_{};
    std::array<Ratio, 24> hours_{};
    double calls_{};
    std::array<double, 12> exposed_{}, went_{};
    std::vector<std::vector<Stream>> streams_;
    Tide tide_;
    std::vector<std::vector<std::array<std::array<double, 28>, 2>>> contests_;
    double days_{1};
    /// Made ready:
    std::vector<double> paces_;                              ///< by clerk
    double othersPace_{1};
    std::array<std::array<double, 9>, pauses> rates_{};
    std::vector<std::array<double, 12>> hazards_;            ///< by queue; the last one of queues that are not known
    std::vector<std::array<double, 12>> goes_;               ///< beside them: chance to go from that step on up to the horizon, at most
};

}  // namespace hall::forecast
