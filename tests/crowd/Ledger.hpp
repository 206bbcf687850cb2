// The crowd's own count of what happened, kept from the answers it got and from nothing else.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "schema/wire/Frames.hpp"

namespace hall::crowd {

class Ledger {
  public:
    struct Line {
        std::string id;
        std::string state;
        std::int32_t calls{};    ///< first calls over all legs
        std::int32_t noShows{};
    };

    /// An answer to a command of this crowd; each receipt counts once. A refusal is counted by its code.
    void note(const wire::Command& command, const wire::Receipt& receipt);

    [[nodiscard]] std::int64_t count(const std::string& name) const;
    [[nodiscard]] const std::map<std::string, Line>& tickets() const { return tickets_; }
    [[nodiscard]] const std::map<std::string, std::int64_t>& refusals() const { return refusals_; }
    /// Numbers that two issues were answered with; has to stay empty.
    [[nodiscard]] const std::map<std::string, std::int32_t>& doubled() const { return doubled_; }
    /// Tickets whose visit, as far as the crowd knows, goes on: waiting, called, serving, held.
    [[nodiscard]] std::int64_t present() const;
    /// {"counts": {...}, "refusals": {...}, "tickets": [...]}, and `extra` (a JSON object's members) in front.
    [[nodiscard]] std::string json(const std::map<std::string, std::string>& extra) const;

  private:
    std::map<std::string, Line> tickets_;  ///< by number
    std::set<std::string> issued_;
    std::map<std::string, std::int64_t> counts_;
    std::map<std::string, std::int64_t> refusals_;
    std::map<std::string, std::int32_t> doubled_;
};

}  // namespace hall::crowd
