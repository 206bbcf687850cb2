// Numbers of documents of identity, as far as they can be judged without asking anybody. Pure; the numbers themselves are personal
// data and never enter the law.
#pragma once

#include <string>
#include <string_view>

namespace hall::core {

/// Kinds by GA/T 2000.156 that this hall can judge.
inline constexpr std::string_view identityCard = "111";
inline constexpr std::string_view temporaryIdentityCard = "112";
inline constexpr std::string_view creditCode = "001";

/// Without spaces and hyphens, letters in upper case: how numbers are compared and looked up.
std::string plainIdNumber(std::string_view number);

/// A citizen's number (公民身份号码) by GB 11643-1999: 17 digits with a date of birth that exists, and the check character of ISO 7064
/// MOD 11-2.
bool citizenNumberHolds(std::string_view number);

/// A unified social credit code by GB 32100-2015. Legal codes of the pilot time fail it: say so, but never block.
bool creditCodeHolds(std::string_view code);

enum class IdNumber { fine, doubtful, wrong };
/// `plain`: as plainIdNumber() gives it. wrong: a typing error for certain; doubtful: worth a second look; kinds that nobody here can
/// judge are fine.
IdNumber judgeIdNumber(std::string_view idType, std::string_view plain);

/// A number of a result (a licence, a card) as authorities give them: letters, digits and brackets, with Han characters only where it ends
/// with 号 ("川食许字〔2026〕第001号"). It goes into the log and to the city's platform, so nobody's name or number of identity may be in
/// it. At most limits::resultNumberBytes; empty: there is none.
bool isResultNumber(std::string_view text);

/// An opaque id or a pseudonym that is somebody: a citizen's number stands in it, or all of it (behind the hall's code of "gaq01.s12") is a
/// mobile phone's number.
bool namesSomebody(std::string_view id);

/// Words that everybody is to read and that tell a citizen's number or that of a mobile phone, blanks and hyphens between the digits or
/// full-width ones notwithstanding. What a hall answers at (12345, 028-8666 1234) is no such number.
bool tellsNumberOfSomebody(std::string_view text);

/// What a person is found by, before it is hashed with the hall's key: kind and number.
std::string personLookup(std::string_view idType, std::string_view number);

}  // namespace hall::core
