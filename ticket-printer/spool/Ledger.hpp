// What the journal says, folded record by record. Memory is always the fold of what is on the disk: the spool changes nothing here but
// by records that were synced first.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ticket-printer/spool/HallClock.hpp"
#include "ticket-printer/spool/Journal.hpp"

namespace hall::spool {

/// A block of numbers that the server lent to this kiosk for one hall day.
struct Block {
    std::int64_t lease{};
    std::string queue;                 ///< code
    std::string letters;
    std::int32_t digits{3};
    std::int32_t first{};
    std::int32_t last{};
    std::int32_t next{};               ///< the smallest number not drawn yet; last + 1: none
    std::string day;                   ///< "2026-11-21"
    bool retired{};                    ///< its day is over, or somebody else used it: no more numbers are drawn
    [[nodiscard]] std::int32_t left() const { return retired ? 0 : last - next + 1; }
};

/// A number drawn from a lease.
struct Draw {
    std::int64_t lease{};
    std::int32_t number{};
    std::string text;                  ///< "A950*"
    wire::Time issuedAt;
    std::string mergeId;               ///< command id of its merge
    std::int64_t order{};              ///< smaller ones were given before
};

/// One press of one visitor, and everything that came of it.
struct Entry {
    enum class Online : std::uint8_t { none, open, refused, issued };
    enum class Paper : std::uint8_t { none, begun, handed };
    enum class Cancel : std::uint8_t { none, due, done };
    enum class Merge : std::uint8_t { none, due, merged, lapsed, refused };

    std::string id;                    ///< command id of the issue
    std::string item, klass, language, queue;
    std::string applications;          ///< IDs with commas between them; then neither item nor queue is known here
    std::string booking;               ///< token of the one that is checked in; then, too, neither item nor queue is known here
    std::string day;                   ///< hall day of the press
    Online online{Online::none};       ///< the command at the server; none: it was never sent
    std::string ticketId, number;      ///< the server's ticket
    std::optional<Draw> draw;
    Paper paper{Paper::none};
    bool noted{};                      ///< a visitor was told that this paper may or may not have come out
    Cancel cancel{Cancel::none};
    std::string cancelId;
    Merge merge{Merge::none};
    std::string problem;               ///< code: why it needs a person
    bool doubtful{};                   ///< records about it may be lost, so nothing is taken back by itself
    bool dismissed{};                  ///< staff has seen to it

    [[nodiscard]] std::string paperId() const;
    [[nodiscard]] const std::string& paperText() const { return draw ? draw->text : number; }
    [[nodiscard]] bool needsPerson() const { return !problem.empty() && !dismissed; }
    /// Nothing is to be sent, shown or decided any more.
    [[nodiscard]] bool settled() const;
};

/// The last time numbers were asked for.
struct Ask {
    std::string id;
    std::set<std::int64_t> before;     ///< leases that stood there before; they are not this spool's
    bool answered{};
};

struct Ledger {
    std::string device;                ///< whose spool this is
    std::optional<ClockAnchor> clock;
    std::vector<Block> blocks;
    std::vector<Entry> entries;        ///< in the order of the presses
    Ask ask;
    std::int64_t lostRecords{};        ///< damaged ones, until staff has seen to it

    void apply(const Record& record);
    /// Records whose fold is this ledger, without what is settled.
    [[nodiscard]] std::vector<Record> snapshot() const;
    [[nodiscard]] Entry* entry(std::string_view id);
    [[nodiscard]] Block* block(std::int64_t lease);
};

/// Kinds of records.
namespace kind {
inline constexpr std::string_view spool = "spool", device = "device", clock = "clock", ask = "ask", asked = "asked", lease = "lease",
                                  retire = "retire", burn = "burn", press = "press", issued = "issued", refused = "refused",
                                  draw = "draw", begun = "begun", handed = "handed", noted = "noted",
                                  reprint = "reprint", cancel = "cancel", cancelled = "cancelled", merged = "merged", lapsed = "lapsed",
                                  unmerged = "unmerged", doubt = "doubt", damage = "damage", dismissed = "dismissed";
}
inline constexpr std::int64_t spoolVersion = 1;

}  // namespace hall::spool
