// The sentences of an explanation, in both languages of the hall.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/core/Types.hpp"

namespace hall::reports::words {

/// A phrase in both languages, with {} where the arguments stand. A Name among the arguments gives each language its own part.
struct Phrase {
    const char* zh;
    const char* en;
};

core::Name both(const std::string& same);
/// "11 minutes" and "11 分钟", never hours; "less than a minute" under one.
core::Name minutes(std::int64_t ms);
/// Where a hall has no English name the Chinese one stands.
core::Name named(const core::Name& name);
core::Name join(const core::Name& first, const core::Name& second);
core::Name fill(const Phrase& phrase, std::initializer_list<core::Name> arguments);

}  // namespace hall::reports::words
