// The server's machine: its disk, its clock and, while it runs, its process: the real store, engine, publisher and conversations.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/access/Devices.hpp"
#include "server/core/Configuration.hpp"
#include "server/engine/Engine.hpp"
#include "server/store/Store.hpp"
#include "tests/simulation/Dice.hpp"
#include "tests/simulation/whole/Cable.hpp"
#include "tests/simulation/whole/City.hpp"
#include "tests/simulation/whole/Timeline.hpp"
#include "tests/support/PowerCutVfs.hpp"

namespace hall::sim::whole {

/// 2026-11-23 00:00 in the hall.
inline constexpr std::int64_t midnightUtcMs = 1'795'363'200'000;
inline constexpr std::int32_t offsetMinutes = 480;

/// Where the wall clock of the server's machine stands.
class WallClock final : public engine::Clock {
  public:
    WallClock(const Timeline& time, const std::int64_t& setTo) : time_(time), setTo_(setTo) {}
    core::Instant now() override;

  private:
    const Timeline& time_;
    const std::int64_t& setTo_;           ///< UTC at the run's beginning, as the machine believes now
    std::int64_t lastHalves_{};
    std::int64_t lastSteady_{};
};

class EightHoursEast final : public engine::Zone {
  public:
    Local local(core::Instant instant, const std::string&) override;

  private:
    std::int64_t day_{-1};
    std::int32_t date_{};
};

/// What the world around the server sees of it. Called from within it.
class Onlooker {
  public:
    virtual ~Onlooker() = default;
    /// These are on the disk now. `again`: found there at a start, nobody had been told of them.
    virtual void committed(std::span<const core::Event> events, bool again) = 0;
    /// The server has a newer view of this topic for whoever watches it. Leases, of which each kiosk has its own, are not told.
    virtual void published(std::string_view topic, std::uint64_t seq) = 0;
    /// Something is wrong, whatever else happens.
    virtual void wrong(const std::string& what) = 0;
};

struct HostSettings {
    std::int64_t beginUtcMs{};
    std::int64_t diskMs{2};               ///< a turn of the writer takes so long at most
    std::size_t windowBytes{64 * 1024};   ///< that a line takes before its reader has read
    std::uint64_t snapshotEveryEvents{400};
    std::uint64_t walPages{64};
    City* city{};                         ///< whom events of cases go to; none: nobody is told
};

class Host {
  public:
    /// Where the store believes itself to be: its files are on `disk`, the directory itself is on the machine that simulates.
    static const std::string& directory();

    Host(Timeline& time, Diary& diary, test::PowerCutVfs& disk, Onlooker& onlooker, HostSettings settings, std::vector<engine::Device> devices,
         std::uint64_t seed);
    ~Host();

    /// A new hall on the empty disk, with this configuration; runs from now on.
    void found(std::vector<core::ConfigEntry> entries);
    [[nodiscard]] bool up() const { return process_ != nullptr; }
    /// The machine is without power: whoever knocks hears nothing at all.
    [[nodiscard]] bool dark() const { return dark_; }
    /// Somebody knocks: nobody answers while it is down.
    bool accept(const std::shared_ptr<Cable>& cable);
    /// To the writer, as from one of the server's doors; nobody takes it while it is down.
    void submit(engine::Submission submission);

    // --- fate
    void stop();                                        ///< told to end; says good-bye
    void kill();                                        ///< SIGKILL between two turns
    void killAfterLog();                                ///< the next turn is written, and nobody is told
    void cutPower(std::uint64_t operations);            ///< 0: now; else in the midst of the disk's work, before that operation
    void startAfter(std::int64_t ms);
    void setClock(std::int64_t byMs) { setTo_ += byMs; }
    /// For so long no turn of the writer ends; `flooded`: and its queue is full of what others want.
    void hang(std::int64_t ms, bool flooded);
    void diskFull(bool full);
    void failNextSync() { disk_.failNextSync(); }
    void failNextWrite() { disk_.failNextWrite(); }
    void mendDisk();                                    ///< everything that has not happened yet will not

    // --- for onlookers
    [[nodiscard]] const core::State* state() const;     ///< as it is on the disk; nullptr while it is down
    [[nodiscard]] core::Instant now();
    [[nodiscard]] std::uint64_t starts() const { return starts_; }
    [[nodiscard]] std::int64_t upSinceMs() const { return upSinceMs_; }
    [[nodiscard]] bool writable() const;
    [[nodiscard]] bool hangs() const { return time_.nowMs() < hangsUntilMs_; }
    /// Reads the whole log from the disk, in order.
    [[nodiscard]] std::vector<core::Event> log();
    /// Everything that `hall-server check` looks at; empty: good.
    [[nodiscard]] std::string check();
    [[nodiscard]] std::optional<engine::StoredOutcome> find(const std::string& id);
    /// Deliveries to the city that are not known to have arrived.
    [[nodiscard]] std::size_t undelivered();
    /// JSON of the visitor's page, as GET /api/v1/visits/TOKEN answers; called back in the end, if the server still lives.
    void visit(const std::string& token, std::function<void(std::optional<std::string>)> told);
    [[nodiscard]] std::size_t mostWaiting() const { return mostWaiting_; }  ///< frames for one line, at any moment

  private:
    class Process;
    friend class Process;
    void start();
    void end();
    void died();

    Timeline& time_;
    Diary& diary_;
    test::PowerCutVfs& disk_;
    Onlooker& onlooker_;
    const HostSettings settings_;
    const std::vector<engine::Device> devices_;
    Dice dice_;
    std::int64_t setTo_;
    std::uint64_t fate_;
    std::unique_ptr<Process> process_;
    std::uint64_t generation_{};
    std::uint64_t starts_{};
    std::int64_t upSinceMs_{};
    std::uint64_t seenSeq_{};             ///< the onlooker knows of so many events
    std::uint64_t full_{};                ///< bytes that the disk is bounded to; 0: it is not
    bool dark_{};
    bool powerGoes_{};                    ///< a cut was announced to the disk
    std::int64_t hangsUntilMs_{};
    std::size_t mostWaiting_{};
};

}  // namespace hall::sim::whole
