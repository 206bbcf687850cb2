// One hall with everybody in it, from the plan to the verdict.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "tests/simulation/whole/Clients.hpp"
#include "tests/simulation/whole/Host.hpp"
#include "tests/simulation/whole/Judge.hpp"
#include "tests/simulation/whole/Offices.hpp"
#include "tests/simulation/whole/Plan.hpp"

namespace hall::sim::whole {

struct Result {
    std::string failure;                 ///< empty: everything held
    std::uint64_t hash{};                ///< of the diary and the log
    std::uint64_t events{};
    std::uint64_t visits{};
    std::uint64_t papers{};
    std::uint64_t leased{};              ///< of them, out of a lease
    std::uint64_t starts{};              ///< of the server
    std::uint64_t faults{};              ///< steps of the plan that are no people's
    std::uint64_t cases{};
    std::uint64_t tidings{};             ///< events that the city was to be told of
    std::uint64_t repeats{};             ///< deliveries that it had had before
    std::uint64_t happened{};            ///< things on the timeline
    std::uint64_t looks{};               ///< screens compared with the log
    std::int64_t simulatedMs{};

    /// Of several runs in this order; `failure` stays.
    Result& operator+=(const Result& next);
};

/// One at a time in a process: the simulated disk is SQLite's file layer.
Result run(const Plan& plan, bool aloud = false);
/// Fewer steps that still fail, with at most so many runs.
Plan shrink(Plan plan, int runsAtMost);

class World final : public Surroundings, public Onlooker {
  public:
    World(const Plan& plan, bool aloud);
    ~World() override;
    Result run();

  private:
    struct Client {
        std::unique_ptr<Peer> peer;
        std::function<void()> judge;
        std::vector<std::weak_ptr<Cable>> stalled;
        bool cutOff{};                   ///< its cable to the wall: no line of it gets anywhere
        bool notReading{};
        std::int64_t troubledMs{};       ///< until then something was not as it should be
    };

    Timeline& time() override { return time_; }
    Diary& diary() override { return diary_; }
    std::shared_ptr<Cable> connect(const std::string& who, std::function<void()> opened) override;
    std::string newCommandId() override;
    void received(const std::string& who, std::uint64_t line, const wire::ViewFrame& view) override;
    void submitted(const std::string& who, const wire::Command& command) override;
    void answered(const std::string& who, const wire::Receipt& receipt) override;
    void committed(std::span<const core::Event> events, bool again) override;
    void published(std::string_view topic, std::uint64_t seq) override { published_[std::string(topic)] = {seq, host_ ? host_->starts() : 0}; }
    void wrong(const std::string& what) override { judge_.wrong(what); }

    void populate();
    void take(const Step& step);
    void lineFault(const Step& step);
    void kioskFault(const Step& step);
    void cityFault(const Step& step);
    void troubled(Client& client) { client.troubledMs = time_.nowMs(); }
    void mend();
    void look();
    void waiting();
    void newest(const Client& client);
    void phones();
    [[nodiscard]] bool quiet() const;
    [[nodiscard]] std::string unsettled() const;
    bool until(std::int64_t ms);
    void atTheEnd(Result& result);

    const Plan plan_;
    Timeline time_;
    Diary diary_{time_};
    Dice dice_;
    Weather weather_;
    Judge judge_{time_};
    CityWitness cityWitness_{[this](const std::string& what) { judge_.wrong(what); }};
    std::unique_ptr<City> city_;                   ///< none: this hall tells nobody of its cases, and nobody works on one
    std::unique_ptr<Offices> offices_;
    std::unique_ptr<Host> host_;
    std::vector<Client> clients_;
    struct Published { std::uint64_t seq{}, start{}; };
    std::map<std::string, Published> published_;   ///< newest of each topic, and of which start of the server
    std::vector<CounterPeer*> counters_;
    std::vector<KioskPeer*> kiosks_;
    ManagerPeer* manager_{};
    struct Phone { std::string ticket, token; bool asking{}; std::int64_t askedMs{}; };
    std::vector<Phone> phones_;
    std::uint64_t ids_{};
    std::uint64_t cables_{};
    std::uint64_t looks_{};
    std::size_t judgedStarts_{};
    std::int64_t quietMs_{};
    std::int64_t wellSinceMs_{};         ///< the server is up, writes and does not hang, as of each look
};

}  // namespace hall::sim::whole
