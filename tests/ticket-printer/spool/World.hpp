// One kiosk with its disk, its printer and its line to a hall, in a world where each of them may fail at every step.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/ticket-printer/spool/MemoryDisk.hpp"
#include "tests/ticket-printer/spool/SimulatedHall.hpp"
#include "ticket-printer/spool/Spool.hpp"

namespace hall::test {

enum class Fault { none, powerCut, lineCut, printerFailure, writeFailure };

class World {
  public:
    explicit World(std::int32_t leaseSize = 6);

    /// A visitor presses the button for this item.
    void press(const std::string& item = "register");
    /// Time goes by in steps of a quarter of a second.
    void pass(std::int64_t ms);
    void line(bool up);
    void restart(Tail tail = Tail::gone);
    /// Power back, line back, nobody presses anything: until the spool has nothing left to do. False: it never had.
    bool settle();
    /// Empty when all is as it must be; else what is not. Call it after settle().
    [[nodiscard]] std::string verdict();

    /// The fault happens at the nth step from now on (1: the next); 0: never.
    void plan(Fault fault, int atStep, Tail tail = Tail::gone);
    [[nodiscard]] bool struck() const { return struck_; }
    [[nodiscard]] const std::string& struckAt() const { return struckAt_; }
    /// Disk and printer work again.
    void mend() {
        writeFails_ = false;
        printerWorks = true;
    }
    /// Runs `story`; where the power is cut, what is left of it does not happen, and the kiosk starts again.
    template <class Story>
    void play(Story&& story) {
        try {
            story();
        } catch (const PowerCut&) {
            restart(tail_);
        }
    }

    struct Paper { std::string press, text, day; bool leased{}; };
    std::vector<Paper> papers;
    std::vector<Paper> shown;              ///< numbers that a visitor was shown without, or perhaps without, a paper
    std::vector<std::string> told;         ///< problems shown to visitors
    MemoryDisk disk;
    SimulatedHall hall;
    std::unique_ptr<spool::Spool> spool;
    bool lineUp{true};
    bool printerWorks{true};
    std::vector<std::string> history;      ///< for whoever reads a failing walk
    std::string breach;                    ///< first rule that was broken while things went on

    [[nodiscard]] spool::Now now() const;
    [[nodiscard]] std::vector<std::string> inHands() const;

  private:
    void start();
    void connect();
    void carryOut(spool::Acts acts);
    void deliver();
    void print(const std::string& press, const std::string& text, const std::string& paperId, bool leased);
    void step(const char* name);
    void broken(const std::string& what) {
        if (breach.empty()) breach = what;
    }

    std::int64_t steadyMs_{};
    std::optional<wire::Command> inLink_;
    int ids_{};
    int presses_{};
    Fault fault_{Fault::none};
    int stepsLeft_{};
    Tail tail_{Tail::gone};
    bool struck_{};
    std::string struckAt_;
    bool writeFails_{};
    bool quiet_{};                         ///< inside the test's own bookkeeping
};

}  // namespace hall::test
