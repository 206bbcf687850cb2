// Everybody who does something to the simulated hall: visitors at kiosks, clerks, the desk, supervisors, managers, administrators, the
// net that doubles and delays what they say, and fate. They look at the hall as it is and mostly do what people would; they make the
// inputs of one run.
#pragma once

#include <deque>
#include <initializer_list>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/simulation/Dice.hpp"
#include "tests/simulation/Hall.hpp"

namespace hall::sim {

struct Size {
    int counters{6};
    int visitsPerDay{500};
    int days{1};
};

/// The configuration of the hall of this seed.
std::vector<core::ConfigEntry> configurationOf(std::uint64_t seed, const Size& size);
/// Adds what casework needs: departments, reviewers, guides, the calendar.
void addCasework(std::vector<core::ConfigEntry>& entries, std::uint64_t seed);
/// 2026-11-23 08:00 in the hall.
inline constexpr std::int64_t beginningMs = 1'795'363'200'000 + 8 * 3'600'000;

class People {
  public:
    People(std::uint64_t seed, const Size& size);

    /// What happens next, in order.
    std::vector<Input> next(const Hall& hall);
    /// A command's answer reached whoever gave it.
    void hear(const Input& input, const engine::Answer& answer);
    /// Nobody heard of these commands.
    void resend(std::vector<Input> inputs);
    [[nodiscard]] bool finished() const { return day_ >= size_.days; }

    using Given = std::pair<core::Command, core::Actor>;
    /// What somebody does about cases now, by these dice alone and what there is: for a simulation that has people of its own for all else.
    Given aboutCases(const core::State& state, std::uint64_t dice);

  private:
    struct Drawn { std::uint32_t number; core::ItemCode item; std::int64_t atMs; };
    struct Block { core::LeaseId id; core::QueueCode queue; std::uint32_t next{}, last{}; };
    struct Kiosk {
        std::string name;
        std::int64_t cutUntilMs{};               ///< no line until then
        std::vector<Block> blocks;
        std::deque<std::pair<core::LeaseId, Drawn>> toMerge;
    };

    void say(std::vector<Input>& inputs, Given given);
    void send(std::vector<Input>& inputs, Input input);
    void passTime(std::vector<Input>& inputs, const core::State& state);
    void fate(std::vector<Input>& inputs);
    Given act(const core::State& state);
    Given arrival(const core::State& state);
    Given phone(const core::State& state);
    Given atCounter(const core::State& state, const core::Counter& counter);
    Given freeCounter(const core::State& state, const core::Counter& counter, const core::Actor& me);
    Given busyCounter(const core::State& state, const core::Counter& counter, const core::Actor& me);
    Given kiosk(const core::State& state);
    Given booking(const core::State& state);
    Given staff(const core::State& state);
    Given office(const core::State& state);
    Given notice(const core::State& state);
    /// Requests and their answers, special procedures, orders.
    Given supervising(const core::State& state);
    Given nonsense(const core::State& state);
    Given ofCases(const core::State& state);
    Given platform(const core::State& state);
    Given window(const core::State& state);
    Given department(const core::State& state);
    Given above(const core::State& state);
    Given followingUp(const core::State& state);
    Given answering(const core::State& state);
    Given rating(const core::State& state);
    Given handedOver(const core::State& state);
    Given caseNonsense(const core::State& state);
    core::ConfigEntry newEntry(const core::State& state);
    core::GuideConfig newGuide(const core::State& state);
    core::PackageConfig newPackage(const core::State& state);
    const core::PackageConfig* somePackage(const core::State& state);
    core::PersonId somePerson();
    /// One in one of these states; null if there is none.
    const core::Case* someCase(const core::State& state, std::initializer_list<core::CaseState> in);
    std::vector<core::Mark> someMarks(const core::Case& one);
    core::Actor someoneAt(const core::State& state, const core::Counter& counter);
    core::CounterId someCounter(const core::State& state);
    core::StaffId someStaff(const core::State& state);
    core::TicketId someTicket(const core::State& state);
    core::ItemCode someItem(const core::State& state);

    Dice dice_;
    Size size_;
    std::int64_t nowMs_{beginningMs};
    std::int64_t stepMs_{};
    std::uint64_t lastId_{};
    std::size_t lastApplication_{}, lastHandedOver_{}, lastRater_{};
    std::vector<core::Case> handedOver_;         ///< by another hall, to be handed over once more
    int day_{};
    bool closedSeen_{true};
    std::vector<Kiosk> kiosks_;
    std::deque<std::pair<int, Input>> later_;    ///< delayed, doubled and given again: after so many acts
    std::vector<Input> old_;                     ///< replayed hours later
    std::vector<core::Command> pending_;
    std::size_t trouble_{};                      ///< one act in so many ends in a restart or a fault of the disk
};

}  // namespace hall::sim
