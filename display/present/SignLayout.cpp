#include "display/present/SignLayout.hpp"

#include <algorithm>
#include <cmath>

namespace hall::display {
namespace {

// Of the height: the head no less than can be found, no more than the number can spare.
constexpr double leastHead = 0.20, mostHead = 0.29, leastFoot = 0.27, mostFoot = 0.36;
constexpr double labelShare = 0.74, numberShare = 0.78;        // capitals of the box they stand in
constexpr double wordsShare = 0.33, hintedWordsShare = 0.245;   // of the foot; the rest is the second language and air
constexpr double aloneShare = 0.20;                            // of the space below the head, under a large icon
constexpr double usedWidth = 0.92;
constexpr Lengths ordinary{1, 3, 2};

}  // namespace

SignLayout layOutSign(const Panel& panel, const FontShape& font, bool withNumber, bool hinted) {
    const Legibility rule = legibility(panel);
    const double height = panel.heightPx, words = hinted ? hintedWordsShare : wordsShare;
    const int head = static_cast<int>(std::ceil(std::clamp(rule.capitalPx / labelShare, leastHead * height, mostHead * height)));
    // The words may have what the number leaves when it has kept the rule.
    const double spare = height - head - rule.capitalPx / numberShare;
    const double foot = std::clamp(std::min(rule.hanPx / words, spare), leastFoot * height, mostFoot * height);

    SignLayout layout;
    layout.head = {0, 0, panel.widthPx, head};
    layout.labelPx = head * labelShare;
    const int footTop = withNumber ? panel.heightPx - static_cast<int>(foot) : head;
    layout.middle = {0, head, panel.widthPx, footTop - head};
    layout.foot = {0, footTop, panel.widthPx, panel.heightPx - footTop};
    const double widest = panel.widthPx * usedWidth / (ordinary.numberLetters * font.letter + ordinary.numberDigits * font.digit);
    const double roomForNumber = height - head - foot;
    layout.numberPx = std::min(roomForNumber * numberShare, widest);
    layout.wordsPx = layout.foot.height * (withNumber ? words : aloneShare) / hanFactor;
    layout.legible = std::min(layout.labelPx, layout.numberPx) >= rule.capitalPx - 0.5;
    layout.wordsLegible = layout.wordsPx >= rule.capitalPx - 0.5;
    return layout;
}

}  // namespace hall::display
