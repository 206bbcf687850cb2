// Persons and papers as the vault's key knows them: one form for every door by which they come in.
#pragma once

#include <string>
#include <string_view>

#include "server/engine/Ports.hpp"

namespace hall::engine {

/// What a person is found by: a keyed hash of kind and number of the document of identity.
std::string personHash(const Sealer& sealer, std::string_view idType, std::string_view idNumber);
/// `encoded`: the party as wire::encode writes it.
Paper identityPaper(const Sealer& sealer, const core::PersonId& person, const std::string& encoded);
/// Of a paper with this number: what stands on it beside the number, 8 characters of A-Z2-7 (RFC 4648, 6).
std::string documentCode(const Sealer& sealer, std::string_view document);
/// Is it that code? As long as it takes, wherever the first difference is.
bool isDocumentCode(const Sealer& sealer, std::string_view document, std::string_view code);

}  // namespace hall::engine
