// The compiled translations of this program, for look::Languages.
#pragma once

#include <string_view>

namespace hall::counter {

std::string_view chineseTexts();
std::string_view englishTexts();

}  // namespace hall::counter
