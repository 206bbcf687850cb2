// Secrets of the city's platform and what is signed with them: one form only, and it comes back as it was.
#include "server/city/Signature.hpp"
#include "tests/fuzz/Must.hpp"

using namespace hall::city;
using hall::fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (text.empty()) must(!unbase64(base64(text)), "no bytes are no secret");
    else must(unbase64(base64(text)) == text, "bytes come back as they were");
    if (const auto bytes = unbase64(text)) must(base64(*bytes) == text, "one text for the same bytes, and only one");
    if (const auto secret = secretOf(text)) {
        must(secret->size() >= 24 && secret->size() <= 64, "a secret's length");
        must("whsec_" + base64(*secret) == text, "one text for the same secret, and only one");
        const std::string once = signature({*secret}, "id", 1, text);
        must(once.starts_with("v1,") && once == signature({*secret}, "id", 1, text), "the same signature again");
        must(once != signature({*secret}, "id", 2, text), "another moment, another signature");
    }
    return 0;
}
