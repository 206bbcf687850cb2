// A client's program: the real conversation, driven as schema/link drives it, over a cable. What it shows is up to whoever derives.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "schema/conversation/Conversation.hpp"
#include "schema/link/ServerClock.hpp"
#include "tests/simulation/Dice.hpp"
#include "tests/simulation/whole/Cable.hpp"
#include "tests/simulation/whole/Timeline.hpp"

namespace hall::sim::whole {

/// What the world gives to its clients.
class Surroundings {
  public:
    virtual ~Surroundings() = default;
    virtual Timeline& time() = 0;
    virtual Diary& diary() = 0;
    /// A new line towards the server; what comes of it is told at the cable's end, `opened` once the server has answered.
    virtual std::shared_ptr<Cable> connect(const std::string& who, std::function<void()> opened) = 0;
    virtual std::string newCommandId() = 0;
    /// What each client was told, for those who judge.
    virtual void received(const std::string& who, std::uint64_t line, const wire::ViewFrame& view) = 0;
    virtual void submitted(const std::string& who, const wire::Command& command) = 0;
    virtual void answered(const std::string& who, const wire::Receipt& receipt) = 0;
};

/// Puts a server's frames together again.
class ClientReader {
  public:
    /// `sink(opcode, payload)`.
    void feed(std::span<const char> bytes, const std::function<void(int, std::string_view)>& sink);

  private:
    std::string rest_;
};

class Peer {
  public:
    struct Settings {
        std::string name;
        std::string token;
        std::vector<std::string> topics;
        std::int64_t backOffCapMs{1'500};
        std::int64_t pingMs{2'500};
        std::int64_t silenceMs{7'500};
        std::uint64_t seed{};
    };
    Peer(Surroundings& around, Settings settings);
    virtual ~Peer();
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    /// The program starts (again): nothing of the last run is left in memory.
    virtual void start();
    /// The program ends, without a good-bye.
    virtual void halt();
    [[nodiscard]] bool running() const { return talk_ != nullptr; }

    [[nodiscard]] const std::string& name() const { return settings_.name; }
    [[nodiscard]] bool live() const { return talk_ && talk_->line() == conversation::Line::live; }
    [[nodiscard]] std::int64_t liveSinceMs() const { return liveSinceMs_; }
    [[nodiscard]] const std::vector<std::string>& topics() const { return settings_.topics; }
    [[nodiscard]] std::int64_t silenceMs() const { return settings_.silenceMs; }
    [[nodiscard]] std::int64_t askedAtMs() const { return askedAtMs_; }  ///< what is in flight
    [[nodiscard]] bool inFlight() const { return talk_ && talk_->inFlight(); }
    [[nodiscard]] const std::shared_ptr<Cable>& cable() const { return cable_; }
    [[nodiscard]] std::int64_t heardAtMs() const { return talk_ ? talk_->heardAtMs() : 0; }
    [[nodiscard]] std::optional<wire::Time> serverNow() const { return clock_.now(around_.time().nowMs()); }

  protected:
    bool submit(const wire::Command& command);
    virtual void onLine(conversation::Line) {}
    virtual void onView(const wire::ViewFrame&) {}
    virtual void onReceipt(const wire::Receipt&) {}
    virtual void onWelcome(const wire::Welcome&) {}
    virtual void onRefused(const wire::Problem&) {}
    /// From now on, every so often, while this run of the program lasts.
    void every(std::int64_t ms, std::function<void()> what);
    void later(std::int64_t ms, std::function<void()> what);
    [[nodiscard]] std::int64_t nowMs() const { return around_.time().nowMs(); }

    Surroundings& around_;
    const Settings settings_;

  private:
    void perform(std::vector<conversation::Act> acts);
    void carryOut(const conversation::Act& act);
    void connect();
    void drop();
    void arrived(std::span<const char> bytes);
    void say(int opcode, std::string_view payload);
    void setTimer();
    void onTimer();

    std::unique_ptr<conversation::Conversation> talk_;
    link::ServerClock clock_;
    std::shared_ptr<Cable> cable_;
    ClientReader reader_;
    std::deque<conversation::Act> acts_;
    std::shared_ptr<int> alive_;
    std::uint64_t runs_{};
    std::uint64_t line_{};
    std::int64_t liveSinceMs_{};
    std::int64_t askedAtMs_{};
    std::int64_t pingAtMs_{};
    std::int64_t timerAtMs_{INT64_MAX};
    std::uint32_t mask_{};
    bool performing_{};
};

}  // namespace hall::sim::whole
