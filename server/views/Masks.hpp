// What is shown of a person to those who need not know more: enough to tell two people apart at a counter, not enough to find anybody.
// Personal Information Protection Law art. 6 (no more than the purpose needs) and art. 51 (de-identification). Pure.
#pragma once

#include <string>
#include <string_view>

namespace hall::views {

/// The first character and one `*` for each of the others; of the compound surnames the first two: 欧阳**. A name of one character
/// stays as it is. Text that is not UTF-8 becomes "*".
std::string maskedName(std::string_view name);
/// The first 4 and the last 2 characters; shorter than 8: only `*`.
std::string maskedIdNumber(std::string_view number);
/// The first 3 and the last 2; shorter than 7: only `*`. Empty stays empty.
std::string maskedPhone(std::string_view phone);

}  // namespace hall::views
