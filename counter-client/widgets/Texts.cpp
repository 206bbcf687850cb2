#include "counter-client/widgets/Texts.hpp"

#include "counter_client_widgets/Embedded.hpp"

namespace hall::counter {

std::string_view chineseTexts() { return embedded::counter_zh_CN_qm; }
std::string_view englishTexts() { return embedded::counter_en_qm; }

}  // namespace hall::counter
