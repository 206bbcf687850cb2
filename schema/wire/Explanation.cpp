#include "schema/wire/ExplanationMembers.hpp"
#include "schema/wire/Reader.hpp"
#include "schema/wire/Writer.hpp"

namespace hall::wire {

std::string encode(const Explanation& explanation) { return writeStruct(explanation); }

Parsed<Explanation> parseExplanation(std::string_view data) { return parseStruct<Explanation>(data, Speaker::server); }

}  // namespace hall::wire
