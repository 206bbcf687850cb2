// Words of the hall to everybody: what a manager wants visitors or clerks to read now.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "server/core/Types.hpp"

namespace hall::core {

using NoticeId = Id<struct NoticeTag, std::uint64_t>;  ///< Serial in this hall for ever, from 1.

/// An emergency is shown wherever anything is shown, whatever its audience says.
enum class NoticeKind : std::uint8_t { information, emergency };

/// Where a notice is shown. `counters` is for those who work here; the others are public.
struct NoticeAudience {
    bool boards{};
    bool kiosks{};
    bool counters{};
    bool phones{};
    auto operator<=>(const NoticeAudience&) const = default;
};

struct Notice {
    NoticeId id;
    NoticeKind kind{NoticeKind::information};
    NoticeAudience audience;
    Name text;
    Instant until{};                          ///< ends by itself then; 0: an emergency when somebody ends it, information with the hall day
    std::vector<CounterId> counters{};        ///< of the counters only these; empty: all
    Instant since;
    bool operator==(const Notice&) const = default;
};

/// Stable word on every interface and in the log: "emergency".
std::string_view word(NoticeKind kind);
std::optional<NoticeKind> noticeKindOf(std::string_view word);

/// Is it shown there? `isShownAt`: at this counter.
bool isOnBoards(const Notice& notice);
bool isOnKiosks(const Notice& notice);
bool isOnPhones(const Notice& notice);
bool isShownAt(const Notice& notice, const CounterId& counter);

}  // namespace hall::core
