// Those who judge a run from outside: from what was written, said, shown and printed, and from nothing else.
//
// Of the invariants of the project: I1 to I6 and I12 by sim::Witness, OrderOracle and Truth over the events; I1, I4, I10 over what each
// client was told; I7 and I14 by the store's own check and a replay at the end; I8 over what stands on screens while all is quiet;
// I9 over announcements; I13 over what waits for one line; I15 over papers; I11 over the platform's inbox.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "schema/wire/Frames.hpp"
#include "tests/simulation/Witness.hpp"
#include "tests/simulation/whole/Timeline.hpp"
#include "tests/simulation/whole/Truth.hpp"
#include "tests/support/OrderOracle.hpp"

namespace hall::sim::whole {

class Judge {
  public:
    explicit Judge(Timeline& time) : time_(time) {}

    void wrong(const std::string& what) {
        if (wrong_.empty()) wrong_ = what;
    }
    [[nodiscard]] const std::string& verdict() const { return wrong_; }
    [[nodiscard]] const Truth& truth() const { return truth_; }
    [[nodiscard]] std::int64_t lastEventMs() const { return lastEventMs_; }
    [[nodiscard]] std::uint64_t calls() const { return static_cast<std::uint64_t>(oracle_.calls()); }

    // --- the log
    void committed(const core::Event& event);
    /// The whole log as it lies on the disk after a start: what was there is there.
    void found(const std::vector<core::Event>& log);

    // --- lines
    void submitted(const std::string& who, const wire::Command& command);
    void answered(const std::string& who, const wire::Receipt& receipt);
    void received(const std::string& who, std::uint64_t line, const wire::ViewFrame& view);
    /// Number of the newest view of this topic that it was shown on its last line; 0: none.
    [[nodiscard]] std::uint64_t shown(const std::string& who, const std::string& topic) const;
    /// Commands whose success somebody was told, with the ticket's id if there was one.
    struct Success { std::string ticket; std::int32_t status{}; std::string command; };
    [[nodiscard]] const std::map<std::string, Success>& successes() const { return successes_; }

    // --- kiosks
    void pressed(const std::string& kiosk, const std::string& press);
    /// The printer is told to move paper. `lease` 0: a ticket of the server's. `synced`: the number stands in the kiosk's journal.
    struct Paper { std::string press, kiosk, text, ticket; std::uint64_t lease{}; bool reprint{}; std::string day; };
    void printed(const Paper& paper, bool synced);
    /// A leased number is given for this press, whether a paper follows or not.
    void gave(const std::string& press, const std::string& paper);
    void sorry(const std::string& press, const std::string& code) { told_[press] = code; }
    [[nodiscard]] const std::vector<Paper>& papers() const { return papers_; }
    [[nodiscard]] const std::map<std::string, std::string>& presses() const { return presses_; }
    [[nodiscard]] bool answeredPress(const std::string& press) const { return told_.contains(press); }
    /// At the end, when all is settled: every paper is one ticket, no ticket has two papers.
    void papersAtTheEnd();

    // --- boards
    void announced(const std::string& board, std::uint64_t run, std::uint64_t call, int round);
    /// What a board, a counter or a kiosk shows although all was quiet and its line was up.
    void boardShows(const std::string& who, const wire::LobbyView& view);
    void counterShows(const std::string& who, const wire::CounterView& view);
    void kioskShows(const std::string& who, const wire::KioskView& view);
    void hallShows(const std::string& who, const wire::HallView& view);
    void visitShows(const std::string& who, const std::string& ticket, const wire::VisitView& view);

  private:
    Timeline& time_;
    std::string wrong_;
    Truth truth_;
    Witness witness_;
    test::OrderOracle oracle_;
    std::vector<std::uint64_t> digests_;                  ///< of each event, by seq - 1
    std::int64_t lastEventMs_{};
    std::map<std::string, wire::Command> commands_;       ///< by id
    std::map<std::string, Success> successes_;
    std::map<std::string, std::string> refusals_;
    std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> seen_;   ///< by client and topic: line, seq
    std::map<std::string, std::string> presses_;          ///< by press: kiosk
    std::map<std::string, std::string> told_;             ///< by press: why it got no number
    std::map<std::string, std::string> given_;            ///< by press: the leased number's paper
    std::vector<Paper> papers_;
    std::map<std::string, std::size_t> paperOf_;          ///< by press
    std::set<std::string> numbers_;                       ///< on papers: day and text
    struct Said { int rounds{}; };
    std::map<std::string, std::map<std::uint64_t, Said>> said_;
    std::map<std::string, std::uint64_t> lastSaid_;
};

}  // namespace hall::sim::whole
