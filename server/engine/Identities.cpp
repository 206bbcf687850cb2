#include "server/engine/Identities.hpp"

#include "server/core/casework/Identity.hpp"

namespace hall::engine {

std::string personHash(const Sealer& sealer, std::string_view idType, std::string_view idNumber) {
    return sealer.keyedHash("person", core::personLookup(idType, idNumber));
}

Paper identityPaper(const Sealer& sealer, const core::PersonId& person, const std::string& encoded) {
    return {{person.value}, person, "identity", sealer.seal(person.value, encoded)};
}

std::string documentCode(const Sealer& sealer, std::string_view document) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const std::string hash = sealer.keyedHash("document", document);
    std::string code;
    for (std::size_t bit = 0; code.size() < 8; bit += 5) {
        const unsigned pair = static_cast<unsigned>(static_cast<unsigned char>(hash[bit / 8])) << 8 | static_cast<unsigned char>(hash[bit / 8 + 1]);
        code += alphabet[pair >> (11 - bit % 8) & 31];
    }
    return code;
}

bool isDocumentCode(const Sealer& sealer, std::string_view document, std::string_view code) {
    const std::string right = documentCode(sealer, document);
    if (code.size() != right.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < right.size(); ++i) difference |= static_cast<unsigned>(right[i] ^ code[i]);
    return difference == 0;
}

}  // namespace hall::engine
