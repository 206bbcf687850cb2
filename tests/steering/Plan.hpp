// Invented halls from a seed: what they are like, and who comes on each of their days. The visitors are the same whatever the hall does.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/core/Configuration.hpp"

namespace hall::steering {

constexpr std::int64_t secondMs = 1'000, minuteMs = 60'000, hourMs = 3'600'000, dayMs = 86'400'000;

struct Visitor {
    std::int64_t atMs{};                         ///< since midnight
    std::uint32_t queue{};
    int klass{};                                 ///< 0 normal, 1 senior, 2 booking
    std::int64_t serviceMs{};                    ///< at a clerk of the usual pace
    std::int64_t staysMs{};                      ///< is gone when called after waiting longer
    std::int64_t turnMs{};                       ///< what the clerk does between this one and the next
};

struct Break {
    std::int64_t atMs{};                         ///< since midnight
    std::int64_t lastsMs{};
    const char* reason{""};
};

struct Clerk {
    std::string profile;
    double pace{1};                              ///< so many times as long as usual
    std::vector<Break> breaks;                   ///< of the day
};

struct Day {
    std::vector<Visitor> visitors;               ///< in the order of time
    std::vector<std::vector<Break>> breaks;      ///< by counter
};

/// A hall: 2 to 5 queues, 4 to 24 counters and some that stand closed; one or two rushes a day above what its counters can do, or nearly.
class Plan {
  public:
    explicit Plan(std::uint64_t seed);
    static constexpr std::int64_t opensMs = 9 * hourMs, closesMs = 16 * hourMs + 30 * minuteMs;

    [[nodiscard]] std::vector<core::ConfigEntry> configuration() const;
    /// Who comes on the n-th day, and who goes on a break when.
    [[nodiscard]] Day day(int number) const;
    [[nodiscard]] const std::vector<Clerk>& clerks() const { return clerks_; }
    [[nodiscard]] int reserve() const { return reserve_; }              ///< counters behind those of the clerks
    static std::string counter(std::size_t index) { return "counter-" + std::to_string(index + 1); }
    static std::string queue(std::size_t index) { return "queue-" + std::to_string(index + 1); }
    [[nodiscard]] std::size_t queues() const { return queues_.size(); }

  private:
    struct Queue {
        double perHour{};                        ///< where the day's curve is 1
        double serviceS{}, spread{};             ///< mean; of its logarithm
        std::int64_t promiseMs{};
    };
    [[nodiscard]] double curve(double hour) const;
    [[nodiscard]] std::vector<Break> breaksOf(std::uint64_t day, std::size_t clerk) const;

    std::uint64_t seed_;
    std::vector<Queue> queues_;
    std::vector<core::ProfileConfig> profiles_;
    std::vector<Clerk> clerks_;
    int reserve_{};
    struct Rush {
        double hour{}, height{}, width{};
    };
    std::vector<Rush> rushes_;
    double weekdays_[7]{};
    double bookings_{}, seniors_{}, noShows_{};
};

}  // namespace hall::steering
