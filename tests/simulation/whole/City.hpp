// The city's platform, outside of the hall: takes what is delivered to it or does not, and says so or does not. And the line to it, by
// which the server's real courier sends.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "server/city/Courier.hpp"
#include "tests/simulation/Dice.hpp"
#include "tests/simulation/whole/CityWitness.hpp"
#include "tests/simulation/whole/Timeline.hpp"

namespace hall::sim::whole {

/// What the operator has written down for the hall: the standard's pauses are hours, a simulated day is a quarter of one.
city::PlatformSettings citySettings();

class City {
  public:
    City(Timeline& time, Diary& diary, CityWitness& witness, std::uint64_t seed) : time_(time), diary_(diary), witness_(witness), dice_(seed) {}

    // --- fate; each for so many ms
    void away(std::int64_t ms);
    /// It answers with one of a few words of its own, and may even have taken what it answers so.
    void answers(std::uint32_t which, std::int64_t ms);
    void losesAnswers(std::int64_t ms) { losesUntilMs_ = time_.nowMs() + ms; }
    void slow(std::int64_t ms) { slowUntilMs_ = time_.nowMs() + ms; }
    /// Of each so many events one is refused, again and again; the others are not.
    void refusesSome(std::uint32_t which, std::int64_t ms);
    /// With the next delivery that it takes.
    void whenTaken(std::function<void()> what) { whenTaken_ = std::move(what); }
    void mend();
    /// It said in this run of the server that it wants no more events.
    [[nodiscard]] bool saidGone() const { return saidGone_; }
    void serverStarted() {
        saidGone_ = false;
        witness_.serverStarted();
    }

    // --- the line
    struct Answer {
        int status{};                       ///< 0: none comes
        std::int64_t retryAfterSeconds{};
    };
    /// Somebody knocks: is anybody there?
    [[nodiscard]] bool reachable() {
        const bool there = time_.nowMs() >= awayUntilMs_;
        if (!there) witness_.knockedInVain(time_.nowMs());
        return there;
    }
    /// So long it takes to know that nobody is: its host says so at once, or says nothing.
    [[nodiscard]] std::int64_t vainMs() const { return vainMs_; }
    [[nodiscard]] std::int64_t onTheWayMs();
    Answer hear(const std::string& body, const std::vector<std::string>& headers);
    [[nodiscard]] std::uint64_t heard() const { return heard_; }

  private:
    Timeline& time_;
    Diary& diary_;
    CityWitness& witness_;
    Dice dice_;
    std::int64_t awayUntilMs_{}, answersUntilMs_{}, losesUntilMs_{}, slowUntilMs_{}, refusesUntilMs_{};
    std::int64_t vainMs_{};
    std::uint32_t answersWith_{}, refuses_{};
    std::function<void()> whenTaken_;
    std::uint64_t heard_{};
    bool saidGone_{};
};

/// What a run of the server holds of the line; once begun, bytes reach the city whatever becomes of the server.
class CityLine final : public city::Post {
  public:
    CityLine(Timeline& time, City& city, std::uint64_t seed, std::function<void()> woken)
        : time_(time), city_(city), dice_(seed), woken_(std::move(woken)), alive_(std::make_shared<int>()) {}

    bool send(std::uint64_t key, const std::string& body, const std::vector<std::string>& headers) override;
    std::vector<Result> collect() override { return std::exchange(results_, {}); }
    [[nodiscard]] std::size_t underWay() const override { return underWay_.size(); }
    void wake() override { woken_(); }

  private:
    void ended(std::uint64_t key, std::uint64_t sending, Result result);

    Timeline& time_;
    City& city_;
    Dice dice_;
    std::function<void()> woken_;
    std::shared_ptr<int> alive_;
    std::map<std::uint64_t, std::uint64_t> underWay_;   ///< by key: which sending
    std::uint64_t sendings_{};
    std::vector<Result> results_;
};

}  // namespace hall::sim::whole
