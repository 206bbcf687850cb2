// The hall's clients: the real presenters and the kiosk's real spool, glued together as <client>/control does with Qt, and fingers on them.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "counter-client/present/Desk.hpp"
#include "display/present/Announcer.hpp"
#include "display/present/Board.hpp"
#include "display/present/CounterSign.hpp"
#include "tests/simulation/whole/Judge.hpp"
#include "tests/simulation/whole/Peer.hpp"
#include "tests/ticket-printer/spool/MemoryDisk.hpp"
#include "ticket-printer/present/Kiosk.hpp"
#include "ticket-printer/spool/Spool.hpp"

namespace hall::sim::whole {

/// A counter's window and the clerk before it.
class CounterPeer final : public Peer {
  public:
    CounterPeer(Surroundings& around, Judge& judge, Settings settings) : Peer(around, std::move(settings)), judge_(judge) {}
    void start() override;
    /// The clerk does something with the keys; what, the dice say. An impatient one presses again.
    void finger(Dice& dice);
    void judge();
    [[nodiscard]] bool underWay() const { return inFlight(); }

  private:
    void onLine(conversation::Line line) override;
    void onView(const wire::ViewFrame& frame) override;
    void onReceipt(const wire::Receipt& receipt) override { desk_->receiptArrived(receipt, moment()); }
    void onRefused(const wire::Problem& problem) override { desk_->turnedAway(problem, moment()); }
    void press(counter::Act act);
    void send(std::optional<wire::Command> command);
    [[nodiscard]] counter::Act wanted(Dice& dice) const;
    [[nodiscard]] counter::Moment moment() const;

    Judge& judge_;
    std::unique_ptr<counter::Desk> desk_;
};

/// A lobby board with its voice, and the small screens above the counters, which watch the same.
class BoardPeer final : public Peer {
  public:
    BoardPeer(Surroundings& around, Judge& judge, Settings settings) : Peer(around, std::move(settings)), judge_(judge) {}
    void start() override;
    void judge();

  private:
    void onLine(conversation::Line line) override;
    void onView(const wire::ViewFrame& frame) override;
    void tick();
    void say();
    [[nodiscard]] display::Moment moment() const;

    Judge& judge_;
    std::unique_ptr<display::Board> board_;
    std::unique_ptr<display::Announcer> announcer_;
    std::optional<wire::LobbyView> view_;
    std::set<std::uint64_t> seen_;                   ///< calls, in this run
    std::map<std::string, std::int64_t> calledMs_;   ///< when the last call of each number came, be it taken back since
    display::LineNow line_;
    std::uint64_t run_{};
    std::uint64_t newestShown_{};
};

/// Whoever watches the hall's figures and opens and ends its days.
class ManagerPeer final : public Peer {
  public:
    ManagerPeer(Surroundings& around, Judge& judge, Settings settings) : Peer(around, std::move(settings)), judge_(judge) {}
    /// Until it is done or refused.
    void want(const std::string& command, const std::string& reason = {});
    void judge();
    [[nodiscard]] bool idle() const { return wants_.empty(); }

  private:
    void onLine(conversation::Line line) override;
    void onView(const wire::ViewFrame& frame) override;
    void onReceipt(const wire::Receipt& receipt) override;
    void next();

    Judge& judge_;
    std::deque<wire::Command> wants_;
    std::optional<wire::HallView> view_;
};

/// A kiosk with its spool on its own disk, its printer, and the visitor before it.
class KioskPeer final : public Peer {
  public:
    KioskPeer(Surroundings& around, Judge& judge, Settings settings, std::shared_ptr<const wire::Catalogue> catalogue);
    void start() override;
    void halt() override;
    /// A visitor comes, chooses and takes a number, perhaps touching twice. False: somebody else stands there.
    bool visitor(Dice& dice);
    /// The power goes, and is back after so long. What was not synced meets its fate.
    void cutPower(test::Tail tail, std::int64_t backAfterMs);
    void paper(bool there) { hasPaper_ = there; }
    void diskFails(bool fails) { diskFails_ = fails; }
    void setClock(std::int64_t byMs) { wallMs_ += byMs; }
    void judge();
    /// Nothing is left to be told to the server.
    [[nodiscard]] bool settled() const;
    [[nodiscard]] std::string trouble() const;
    /// Tokens of visitors' pages, from the papers: ticket and token.
    std::function<void(const std::string& ticket, const std::string& token)> tookHome;

  private:
    void onLine(conversation::Line line) override;
    void onView(const wire::ViewFrame& frame) override;
    void onReceipt(const wire::Receipt& receipt) override;
    void onWelcome(const wire::Welcome& welcome) override;
    void onRefused(const wire::Problem& problem) override { kiosk_->refused(problem.code, nowMs()); }
    void tick();
    void intend(const kiosk::Intent& intent);
    void run(std::vector<kiosk::Act> acts, const std::string& press, std::uint64_t lease, bool& prints);
    void perform(spool::Acts acts);
    void submitOrKeep(const wire::Command& command);
    void print(const kiosk::PrintTicket& ticket);
    void hearClock();
    void spooling();
    [[nodiscard]] spool::HallNow hallNow() const;
    [[nodiscard]] spool::Now now() const { return {nowMs(), hallNow().time}; }
    [[nodiscard]] spool::LocalClock localClock() const;

    Judge& judge_;
    std::shared_ptr<const wire::Catalogue> catalogue_;
    test::MemoryDisk disk_;
    std::unique_ptr<kiosk::Kiosk> kiosk_;
    std::unique_ptr<spool::Spool> spool_;
    std::optional<wire::Command> unsent_;
    std::vector<std::string> queues_;
    std::optional<wire::KioskView> keptView_;       ///< as it lies in the folder
    std::optional<wire::KioskView> view_;           ///< of this run
    std::map<std::string, std::string> pressOf_;    ///< by paper id
    std::map<std::string, std::uint64_t> leaseOf_;  ///< by paper id
    std::int64_t bootedMs_{};
    std::int64_t boots_{};
    std::int64_t wallMs_{};
    std::int64_t clockKeptAtMs_{};
    bool hasPaper_{true};
    bool diskFails_{};
    bool powered_{true};
};

}  // namespace hall::sim::whole
