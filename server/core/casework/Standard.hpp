// Where the fields of GB/T 39046-2020 bound what this hall writes down itself: a configuration that keeps these bounds can be exchanged
// whole. What was configured before they were kept stays as it is (docs/exchange.md says what an export makes of it).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "server/core/Configuration.hpp"

namespace hall::core {

/// Chinese names of items, departments, materials, stages, results, packages, questions and answers: an..200.
inline constexpr std::size_t standardNameCharacters = 200;
/// x_fee_fen: n..15; the sum of a case's twenty fees still fits 收费金额, n..16,2.
inline constexpr std::int64_t feeFenMost = 999'999'999'999'999;

/// At most standardNameCharacters. Of well-formed UTF-8.
bool fitsStandard(std::string_view name);

namespace law {

/// The member that is longer than the standard takes; empty: none.
std::string_view beyondStandard(const ItemConfig&);
std::string_view beyondStandard(const DepartmentConfig&);
std::string_view beyondStandard(const GuideConfig&);
std::string_view beyondStandard(const PackageConfig&);
std::string_view beyondStandard(const auto&) { return {}; }

}  // namespace law
}  // namespace hall::core
