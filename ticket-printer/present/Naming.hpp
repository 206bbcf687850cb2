// How a visitor names an application: by its own ID, or by the applicant's identity number. What may be typed, what is wrong with it,
// and how it may be shown. Nothing here keeps anything.
#pragma once

#include <string>
#include <string_view>

namespace hall::kiosk {

inline constexpr std::size_t applicationIdMost = 64;
inline constexpr std::size_t identityLength = 18;
inline constexpr std::size_t bookingTokenLength = 32;

/// [A-Za-z0-9._-]: what an application ID is made of.
bool isApplicationCharacter(char c);
/// [A-Za-z0-9._-]{1,64}.
bool isApplicationId(std::string_view text);

/// The token at the end of a booking's link, "https://hall.example/b/TOKEN"; empty for any other text. Whose hall it is the server knows.
std::string_view bookingIn(std::string_view link);

/// What an identity number begins with: digits, and X in the eighteenth place.
bool mayContinueIdentity(std::string_view typed, char c);
/// Eighteen places and the right check character (GB 11643, ISO 7064 MOD 11-2). Residence permits of Hong Kong, Macao and Taiwan residents
/// and of foreigners have the same form.
bool isIdentityNumber(std::string_view text);

/// "5116**********1X": the first four and the last two of what is there, as everywhere (docs/protocol.md).
std::string maskedIdentity(std::string_view text);
/// "…000123": enough to tell one's own applications apart, too little to look one up.
std::string shortApplication(std::string_view id);

/// Empties it, and leaves nothing of it in the memory that it had.
void forget(std::string& text);

}  // namespace hall::kiosk
