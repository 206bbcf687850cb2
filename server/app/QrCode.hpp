// A text as a picture that a phone or a kiosk's scanner reads.
#pragma once

#include <string>

namespace hall::app {

/// SVG, black on white with the quiet zone that readers need, whatever the page around it looks like. Empty for a text that is empty or too
/// long for such a code.
std::string qrSvg(const std::string& text);

}  // namespace hall::app
