// What the hall tells its clerks: one message at a time, until this clerk has seen it. Pure; what was seen is known to this program alone.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "schema/wire/Views.hpp"

namespace hall::counter {

struct MessageScreen {
    wire::Name text;
    bool emergency{};            ///< stands until it is taken down; no key puts it away
    std::string since;           ///< "10:31", the hall's clock
    std::int32_t more{};         ///< that come after this one
    bool operator==(const MessageScreen&) const = default;
};

class Messages {
  public:
    void viewed(const std::vector<wire::Notice>& notices);
    /// The message that is shown has been read. An emergency stays.
    void acknowledge();
    [[nodiscard]] std::optional<MessageScreen> shown() const;

  private:
    [[nodiscard]] std::vector<const wire::Notice*> open() const;
    std::vector<wire::Notice> notices_;
    std::set<std::uint64_t> seen_;
};

}  // namespace hall::counter
