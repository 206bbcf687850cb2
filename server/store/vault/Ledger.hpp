// The ledger of erased persons, beside the key file: an older backup does not know of them. Opaque ids only, one a line.
#pragma once

#include <set>
#include <string>

#include "server/store/Store.hpp"

namespace hall::store::vault {

std::string ledgerFile(const std::string& directory);
/// Makes an empty one when there is none.
std::optional<Problem> beginLedger(const std::string& directory);
/// Empty when there is none; a Problem when it cannot be read. A last line that was cut off is not counted.
Result<std::set<std::string>> readLedger(const std::string& file);
/// Durable when it returns nothing.
std::optional<Problem> addToLedger(const std::string& directory, const std::string& person);

}  // namespace hall::store::vault
