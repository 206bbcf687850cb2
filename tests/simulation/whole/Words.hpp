// Numbers out of the words that stand on papers and in frames.
#pragma once

#include <cstdint>
#include <string>

namespace hall::sim::whole {

/// "sim-17" is 17; 0 for anything else.
inline std::uint64_t serialOf(const std::string& ticket) {
    const std::size_t dash = ticket.rfind('-');
    if (dash == std::string::npos) return 0;
    std::uint64_t serial = 0;
    for (std::size_t i = dash + 1; i < ticket.size(); ++i) {
        if (ticket[i] < '0' || ticket[i] > '9') return 0;
        serial = serial * 10 + static_cast<std::uint64_t>(ticket[i] - '0');
    }
    return serial;
}

/// "A950*" is 950.
inline std::uint32_t numeralOf(const std::string& number) {
    std::uint32_t value = 0;
    for (const char c : number)
        if (c >= '0' && c <= '9') value = value * 10 + static_cast<std::uint32_t>(c - '0');
    return value;
}

}  // namespace hall::sim::whole
