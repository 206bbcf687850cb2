// Is what many counters were told at once possible in some order, one after the other? The log claims such an order. It is believed when
// every answer is what the log has, each exactly once; when nothing that was answered before something else was asked stands behind it;
// and when whoever was told that nobody waits asked at a moment at which, by that order, nobody did.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tests/crowd/Replay.hpp"

namespace hall::crowd {

/// A ticket that was taken, or a call, and what came of it. Times of one clock that never goes back.
struct Asked {
    bool issue{};
    std::string counter;          ///< of a call
    std::int64_t askedUs{};
    std::int64_t answeredUs{};
    std::uint64_t ticket{};       ///< 0: nobody waited
};

class History {
  public:
    void note(Asked one) { asked_.push_back(std::move(one)); }
    [[nodiscard]] std::size_t size() const { return asked_.size(); }
    [[nodiscard]] std::size_t nobodyWaited() const;

    /// The log's events, from the first on.
    void add(const LogEvent& event);
    /// The first thing that no order explains; empty: the history is linearizable, and this log is the order.
    [[nodiscard]] std::string judge() const;

  private:
    struct Place { std::uint64_t seq{}; std::string counter; };
    struct Moments {
        std::int64_t waiting{};
        std::vector<std::uint64_t> changed;   ///< seqs after which another number waits,
        std::vector<bool> none;               ///< and whether nobody does
    };
    using Places = std::map<std::uint64_t, std::vector<Place>>;
    void change(const std::string& queue, std::int64_t by, std::uint64_t seq);
    [[nodiscard]] std::string match(const Asked& one, std::uint64_t& seq) const;
    [[nodiscard]] std::string order(const std::vector<std::pair<std::uint64_t, const Asked*>>& placed) const;
    [[nodiscard]] bool wasNobodyThere(const std::string& counter, std::uint64_t after, std::uint64_t before) const;

    std::vector<Asked> asked_;
    Places issued_, called_;                                       ///< by ticket
    std::map<std::string, std::string> profileOfCounter_;
    std::map<std::string, std::vector<std::string>> queuesOfProfile_;
    std::map<std::uint64_t, std::string> queueOfTicket_;           ///< of those that wait
    std::map<std::string, Moments> profiles_;
    std::uint64_t last_{};
};

}  // namespace hall::crowd
