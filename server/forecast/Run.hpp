// The hall's own rules, run forward once from a given moment: who is called when.
//
// The order is the law's (server/core/queue/Order.hpp): the ticket whose promised wait passes within the lead, earliest first; else the
// queue that the profile's rule picks, and there the oldest virtual arrival, ties by number.
//
// Whoever comes has luck of their own, and so has each counter: two halls that differ in their counters and are run forward from the same
// seed have the same visitors, with the same to do. What differs between them then comes of the counters (common random numbers).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "server/forecast/Dice.hpp"
#include "server/forecast/Hall.hpp"

namespace hall::forecast {

/// What chance decides in a run.
class Nature {
  public:
    virtual ~Nature() = default;
    /// How long a counter has its visitor, from the call to the end.
    virtual Seconds service(Index clerk, Index queue, Dice& dice) const = 0;
    /// Of one that lasts `elapsed` already: how much longer.
    virtual Seconds rest(Index clerk, Index queue, Seconds elapsed, Dice& dice) const = 0;
    /// From the end of a service to the next call, though somebody waits.
    virtual Seconds turn(Index clerk, Dice& dice) const = 0;
    /// When a clerk who does not serve calls again, from the moment on from which the hall is run.
    virtual Seconds back(const Desk& desk, Dice& dice) const = 0;
    /// How much longer somebody stays who has waited `waited` already; `never`: to the end.
    virtual Seconds patience(Index queue, Index klass, Seconds waited, Dice& dice) const = 0;
};

struct Called {
    Seconds at{};
    Seconds waited{};                            ///< since the ticket was issued
    Index id{nobody};                            ///< as in Hall::waiting; nobody: came during the run
    Index queue{};
    Index klass{};
};

/// One run after the other from the same moment; keeps its memory between them.
class Run {
  public:
    Run(const Hall& hall, const Nature& nature);
    /// Runs until `until`, or until `called` says that it has seen enough (false).
    void forward(Seconds until, Dice& dice, const std::function<bool(const Called&)>& called);
    /// Who went without being called, so far as a counter came to look at them.
    [[nodiscard]] std::uint64_t left() const { return left_; }
    /// This moment of the run, in seconds from its beginning.
    [[nodiscard]] Seconds now() const { return now_; }
    /// Who waits at this moment of the run, those who went unseen still counted.
    [[nodiscard]] std::size_t line() const { return line_; }
    /// Beside Hall::asked: when each would have been called in the last run; never: not before its end.
    [[nodiscard]] const std::vector<Seconds>& answers() const { return answers_; }
    /// Tells `late(queue, klass, due)` of everybody whose promise passed in the last run, before `until`, while they still waited.
    template <class Late>
    void eachLate(Seconds until, const Late& late) const {
        for (const Person& person : persons_)
            if (person.here && person.due >= 0 && person.due < until && person.due < person.called && person.due < person.leaves) late(person.queue, person.klass, person.due);
    }

  private:
    struct Person {
        Seconds place, due, leaves, since, called;
        double work;
        Index id, queue, klass;
        bool gone, planned, counts, here;
    };
    struct Ghost {
        Seconds place, due, from;
        Index asked;
    };
    struct Chosen {
        Index person{nobody};
        std::size_t slot{};                      ///< in Desk::queues, unless it is urgent or of the desk's own line
        bool urgent{}, own{};
    };
    /// Somebody in a line, beside the key that orders it: most looks at a line end at the key.
    struct Spot {
        Seconds key;
        Index person;
    };
    struct Row {
        std::vector<Spot> byPlace, byDue;
        std::size_t place, due;                  ///< the first that may still wait
    };
    enum class Phase : std::uint8_t { busy, turning, idle, shut };
    struct Counter {
        Phase phase;
        Seconds idleSince;
        std::vector<std::int32_t> taken;
        std::vector<char> serves;                ///< beside Desk::queues
        Dice dice{0};
        const Desk* desk{};                      ///< as it calls now
    };

    void begin(Dice& dice);
    [[nodiscard]] bool over() const;
    void enter(const Waiting& one);
    /// Puts somebody into their row.
    void stand(Index person);
    void wake(std::size_t desk);
    [[nodiscard]] Chosen choose(std::size_t desk);
    /// False: there is nobody to call.
    bool call(std::size_t desk, const Chosen& chosen);
    [[nodiscard]] std::optional<Chosen> mostUrgent(const Desk& desk, const Counter& counter);
    [[nodiscard]] Chosen pick(const Desk& desk, const Counter& counter, std::uint8_t tier);
    /// Tells those asked for whom this counter would call instead of `chosen`, at `at`.
    void answer(std::size_t desk, const Chosen& chosen, Seconds at);
    [[nodiscard]] bool before(const Ghost& ghost, std::size_t slot, std::size_t desk, const Chosen& chosen) const;
    [[nodiscard]] bool anybodyAsks(std::size_t desk) const;
    void prepareAsked();
    void countWaiting();
    Index head(Row& row);
    /// Whose promise passes first, if it does so up to `until`.
    Index mostDue(Row& row, Seconds until);
    void arrive();
    void prepareInflows();
    void prepareAgenda();
    /// Whoever is asked for later comes, or a counter is arranged otherwise.
    void doAgenda();
    [[nodiscard]] Desk const& deskAt(std::size_t desk) const { return *counters_[desk].desk; }
    /// What a counter calls from, and how, at the beginning of a run or from some moment of it on.
    static void seat(Counter& counter, const Desk& desk);
    /// The counter that has been idle longest of those that serve the queue.
    [[nodiscard]] std::optional<std::size_t> idleFor(Index queue) const;
    /// When somebody comes next, after now.
    Seconds nextArrival();
    [[nodiscard]] Dice luckOf(Index person, std::uint64_t what) const;
    /// Which of the two halves of a node ends first.
    void compare(std::size_t node);
    /// The counter's phase, which ends at `until`.
    void turnTo(std::size_t desk, Phase phase, Seconds until);
    void lookFor(Index queue);
    [[nodiscard]] bool serves(std::size_t desk, Index queue) const;

    const Hall& hall_;
    const Nature& nature_;
    bool promised_{};                            ///< is any wait promised?
    Seconds now_{};
    std::uint64_t left_{};
    std::size_t line_{};
    std::vector<Person> persons_;
    std::vector<Row> rows_;
    std::vector<Counter> counters_;
    std::vector<Seconds> ends_;                  ///< of the counters' phases; never: of idle and shut ones; filled up to a power of two
    std::vector<Index> sooner_;                  ///< whose ends first: 1 of all, 2n and 2n+1 of the halves of n
    std::size_t idle_{};                         ///< counters
    Seconds arrival_{never};                     ///< the next one
    struct Slot {
        Seconds ends;
        std::vector<double> inflow;              ///< arrivals in a second up to each of Hall::inflows
    };
    std::vector<Slot> slots_;
    std::size_t slot_{};
    std::uint64_t seed_{};                       ///< of the run
    Dice arrivals_{0};
    std::vector<Person> personsFirst_;           ///< and rows as every run begins with them
    std::vector<Row> rowsFirst_;
    const std::function<bool(const Called&)>* called_{};
    bool enough_{};
    std::vector<std::vector<Ghost>> ghosts_;     ///< by row, the oldest place first
    std::vector<Seconds> answers_;
    enum class What : std::uint8_t { asks, arranged, comes };
    struct Item {
        Seconds at;
        What what;                               ///< somebody asked for comes, a counter is arranged otherwise, or who was on the way is here
        Index who;
    };
    std::vector<Item> agenda_;                   ///< what is to happen in each run, the first one first
    std::size_t done_{};                         ///< of it
    std::size_t unanswered_{}, askable_{};       ///< asked for whom some desk could call; in this run
    std::size_t waiting_{}, callable_{};         ///< the same of those who wait
};

}  // namespace hall::forecast
