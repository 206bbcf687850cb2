// Where things stand on the sign above one counter, and whether its number can be read from where people stand. Pixels, origin at the top
// left. The rule is that of Legibility.hpp; how many millimetres a pixel has follows from the glass.
#pragma once

#include "display/present/Layout.hpp"

namespace hall::display {

inline constexpr double signDiagonalInches = 24;  ///< of a sign whose glass nobody measured
inline constexpr double signFarthestMetres = 5;

struct SignLayout {
    Box head;               ///< the counter's label, the time
    Box middle;             ///< the number; no height while there is none
    Box foot;               ///< what it means, in words; all below the head while there is no number
    double labelPx{};       ///< capital height of the counter's label
    double numberPx{};      ///< capital height of a number such as "A047"
    double wordsPx{};       ///< capital height of the state's first words; of Chinese ones 1.25 times that
    bool legible{};         ///< label and number reach the rule from the farthest place
    bool wordsLegible{};    ///< the words do so, too
    auto operator<=>(const SignLayout&) const = default;
};

/// `hinted`: a third line of words stands in the foot.
SignLayout layOutSign(const Panel& panel, const FontShape& font, bool withNumber, bool hinted);

}  // namespace hall::display
