// The key file: text of a few lines, so that it can be printed, kept in a safe and typed in again.
//
//     onewindow-vault 1
//     hash standard HEX             the key of look-up hashes and check codes; never changed
//     seal 1 standard HEX           a generation of the key that seals; the last one seals, all of them open
//     check HEX                     first 4 bytes of SHA-256 over the lines before, so that a slip in copying is seen
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/store/Store.hpp"
#include "server/store/vault/Boxes.hpp"

namespace hall::store::vault {

struct Keys {
    Profile hashProfile{Profile::standard};
    Secret hash;
    std::vector<SealKey> seals;       ///< by generation, rising; never empty
};

/// New ones, of generation 1.
Keys drawKeys(Profile profile);
std::string keyText(const Keys& keys);
Result<Keys> parseKeys(std::string_view text, const std::string& file);

Result<Keys> readKeyFile(const std::string& file);
/// 0600 and durable; there whole or not at all. `replace` false: refuses one that is there.
std::optional<Problem> writeKeyFile(const std::string& file, const Keys& keys, bool replace);

/// Where they lie.
std::string keyFile(const std::string& directory);

}  // namespace hall::store::vault
