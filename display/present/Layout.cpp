#include "display/present/Layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace hall::display {
namespace {

constexpr int mostRows = 10;             // beyond this nobody finds a number, whatever the eye could resolve
constexpr double headerShare = 0.10;     // of the shorter edge
constexpr double titlesShare = 0.05;     // together what callShare leaves
constexpr double leastSideShare = 0.24;  // of the width
constexpr double mostSideShare = 0.36;
constexpr double mostSideScale = 1.45;
constexpr double namedCardWidth = 430;  // of a queue with its name and numbers, in 1080ths of the shorter edge
constexpr double belowShare = 0.30;  // of the height
constexpr double bandShare = 0.13;   // of the shorter edge
constexpr double wideBandShare = 0.34;
constexpr double roomyPitch = 1.48;  // row height per capital when there is more room than the rule needs
constexpr double arrowWidth = 0.60;  // in capital heights, like the gaps
constexpr double gap = 0.22;
constexpr double edge = 0.20;

struct Candidate {
    SidePlace place;
    RowWords words;
};
// What is given up first when the room gets short: the length of the words, then their place, then the side
// beside the calls.
constexpr std::array<Candidate, 5> wide{{{SidePlace::beside, RowWords::whole},
                                         {SidePlace::beside, RowWords::brief},
                                         {SidePlace::beside, RowWords::none},
                                         {SidePlace::below, RowWords::whole},
                                         {SidePlace::below, RowWords::none}}};
constexpr std::array<Candidate, 3> tall{{{SidePlace::below, RowWords::whole},
                                         {SidePlace::below, RowWords::brief},
                                         {SidePlace::below, RowWords::none}}};

double wordsWidth(const FontShape& font, RowWords words) {
    switch (words) {
        case RowWords::whole:
            return font.wholeWords;
        case RowWords::brief:
            return font.briefWords;
        case RowWords::none:
            break;
    }
    return 0;
}

double numberWidth(const FontShape& font, const Lengths& lengths) {
    return lengths.numberLetters * font.letter + lengths.numberDigits * font.digit;
}

/// Of a whole row, in capital heights.
double rowWidth(const FontShape& font, const Lengths& lengths, RowWords words) {
    const double beside = wordsWidth(font, words);
    return edge + numberWidth(font, lengths) + gap + arrowWidth + gap + lengths.label * font.digit +
           (beside > 0 ? gap / 2 + beside : 0) + edge;
}

struct Room {
    double width;
    double height;
};

Room roomFor(const Panel& panel, SidePlace place, double headHeight, int margin) {
    const double width = panel.widthPx - 2.0 * margin;
    if (place == SidePlace::beside)
        return {width - leastSideShare * panel.widthPx, std::min(panel.heightPx * callShare, panel.heightPx - headHeight)};  // a band takes from the calls alone
    return {width, panel.heightPx - headHeight - belowShare * panel.heightPx};
}

int rowsIn(double height, double capitalPx) {
    return static_cast<int>(height / (capitalPx * linePitch));
}

}  // namespace

BoardLayout layOut(const Panel& whole, const FontShape& font, const Lengths& lengths, Band band) {
    const Legibility rule = legibility(whole);  // of the glass as it hangs there, whatever stands in the band
    const int shorter = std::min(whole.widthPx, whole.heightPx);
    const double drawnSide = sideCapital * shorter / 1'080;
    const bool isWide = whole.widthPx >= whole.heightPx * 1.2;

    BoardLayout layout;
    const int bandHeight = band == Band::none ? 0 : static_cast<int>(shorter * (band == Band::wide ? wideBandShare : bandShare));
    layout.band = {0, whole.heightPx - bandHeight, whole.widthPx, bandHeight};
    Panel panel = whole;
    panel.heightPx -= bandHeight;
    layout.margin = std::max(4, shorter / 45);
    layout.header = {0, 0, panel.widthPx, static_cast<int>(shorter * headerShare)};
    const int titlesHeight = static_cast<int>(shorter * titlesShare);
    const double headHeight = layout.header.height + titlesHeight;

    const auto fits = [&](const Candidate& candidate) {
        const Room room = roomFor(panel, candidate.place, headHeight, layout.margin);
        return rowWidth(font, lengths, candidate.words) * rule.capitalPx <= room.width &&
               rowsIn(room.height, rule.capitalPx) > 0;
    };
    Candidate chosen{isWide ? SidePlace::beside : SidePlace::below, RowWords::none};
    const Candidate* first = isWide ? wide.data() : tall.data();
    const Candidate* last = first + (isWide ? wide.size() : tall.size());
    const Candidate* found = std::find_if(first, last, fits);
    layout.legible = found != last;
    if (layout.legible) chosen = *found;
    layout.words = chosen.words;
    layout.sidePlace = chosen.place;

    // Columns: as wide as the room, letters as large as width and line pitch allow, at least the rule if that
    // is possible at all.
    const Room room = roomFor(panel, chosen.place, headHeight, layout.margin);
    layout.rows = std::clamp(std::min(rule.rows, rowsIn(room.height, rule.capitalPx)), 1, mostRows);
    // A little air below the last row, as far as the line pitch allows: the picture wanders by a few pixels.
    const double air =
        std::clamp(room.height - layout.rows * rule.capitalPx * linePitch, 0.0, layout.margin / 2.0);
    layout.rowHeight = static_cast<int>((room.height - air) / layout.rows);
    const double widest = room.width / rowWidth(font, lengths, chosen.words);
    layout.capitalPx = std::min(widest, layout.rowHeight / roomyPitch);
    if (layout.legible) layout.capitalPx = std::max(layout.capitalPx, rule.capitalPx);

    int callsWidth = panel.widthPx;
    if (chosen.place == SidePlace::beside) {
        const double needed = rowWidth(font, lengths, chosen.words) * layout.capitalPx + 2.0 * layout.margin;
        const double least = panel.widthPx * (1 - mostSideShare);
        const double most = panel.widthPx * (1 - leastSideShare);
        callsWidth = static_cast<int>(std::clamp(needed, least, most));
        layout.side = {callsWidth, layout.header.height, panel.widthPx - callsWidth,
                       panel.heightPx - layout.header.height};
    }
    layout.titles = {0, layout.header.height, callsWidth, titlesHeight};
    layout.calls = {layout.margin, layout.titles.bottom(), callsWidth - 2 * layout.margin,
                    layout.rows * layout.rowHeight};
    if (chosen.place == SidePlace::below) {
        const int top = layout.calls.bottom() + layout.margin / 2;
        layout.side = {0, top, panel.widthPx, panel.heightPx - top};
    }

    // As large as the rule asks, as far as a queue's name keeps its room beside its numbers.
    const int columns = chosen.place == SidePlace::beside ? 1 : 2;
    const double roomForName = layout.side.width * 1'080.0 / shorter / columns / namedCardWidth;
    layout.sideScale = std::clamp(std::min(rule.capitalPx * sideDistanceShare / drawnSide, roomForName), 1.0, mostSideScale);

    const double capital = layout.capitalPx;
    const auto px = [&](double capitals) { return static_cast<int>(std::lround(capitals * capital)); };
    layout.number = {px(edge), 0, px(numberWidth(font, lengths)), layout.rowHeight};
    layout.counter.width =
        layout.calls.width - layout.number.right() - px(gap) - px(arrowWidth) - px(gap) - px(edge);
    const int counterNeeds =
        px(lengths.label * font.digit) +
        (chosen.words == RowWords::none ? 0 : px(gap / 2 + wordsWidth(font, chosen.words)));
    // What is left over goes to both sides of the arrow, so that number and counter stay where the eye
    // expects them.
    const int spare = std::max(0, layout.counter.width - counterNeeds);
    layout.arrow = {layout.number.right() + px(gap) + spare / 2, 0, px(arrowWidth), layout.rowHeight};
    layout.counter = {layout.number.right() + 2 * px(gap) + px(arrowWidth) + spare, 0,
                      layout.counter.width - spare, layout.rowHeight};
    return layout;
}

}  // namespace hall::display
