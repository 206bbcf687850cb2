// One strict JSON reader for everything that comes from outside, on top of nlohmann's SAX parser. Callers of
// parseStrictJson include <nlohmann/json.hpp> themselves.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string_view>
#include <utility>
#include <variant>

#include "schema/wire/Values.hpp"

namespace hall::wire {

inline constexpr int maximumJsonDepth = 32;

/// Problem codes (status 400): json-malformed, json-not-utf8, json-too-deep, json-duplicate-key, json-number-range.
/// Those of the struct readers: json-unknown-member, json-missing-member, json-wrong-type, json-value-range (422).
std::variant<nlohmann::json, Problem> parseStrictJson(std::string_view text);
/// The same, but of the outermost object's member `leftOut` only the type is kept (an empty object or array): for a member whose
/// text is handed on and read by somebody else, who will look for duplicate keys in it.
std::variant<nlohmann::json, Problem> parseStrictJsonBut(std::string_view leftOut, std::string_view text);

/// A code and its title.
using ProblemTitle = std::pair<std::string_view, std::string_view>;
/// Every problem code of the interface, sorted. schema/api/problems.yaml says what each means.
std::span<const ProblemTitle> problemTitles();

/// A problem with its type and title filled in from the code. Titles are English; clients translate by code.
Problem problem(std::string_view code, std::int32_t status, std::string detail = {});

}  // namespace hall::wire
