// Which secrets a person may choose. Length counts, and that nobody would try it first; no rules about kinds of characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hall::access {

struct SecretRules {
    std::size_t minimum{12};                ///< characters; the hall may set 8 to 64
    static constexpr std::size_t maximum = 128;
};

/// What a chosen secret is judged against besides the list that everybody knows.
struct SecretContext {
    std::string_view login;
    std::string_view displayName;
    std::vector<std::string_view> hallWords;  ///< code and names of this hall
};

/// Why the secret may not be chosen: "secret-malformed", "secret-too-short", "secret-too-long", "secret-too-common"; empty: it may.
///
/// Too common is what is left with fewer than six characters to guess after everything guessable is taken out: words of the list,
/// of the hall and of the person (also with a for 4 and @, e for 3, i for 1, o for 0, s for 5 and $), runs of one character,
/// of neighbours in the alphabet or on the keyboard, and repetitions of a piece that stood before.
std::string_view faultOf(std::string_view secret, const SecretContext& context, const SecretRules& rules = {});

}  // namespace hall::access
