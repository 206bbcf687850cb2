// Where things stand on a board of a given size, so that the calls obey the rule of Legibility.hpp. Pixels,
// origin at the top left.
#pragma once

#include <compare>
#include <cstdint>

#include "display/present/Legibility.hpp"

namespace hall::display {

struct Box {
    int x{};
    int y{};
    int width{};
    int height{};
    [[nodiscard]] int right() const { return x + width; }
    [[nodiscard]] int bottom() const { return y + height; }
    auto operator<=>(const Box&) const = default;
};

/// Widths of the typeface, in capital heights; the widgets measure theirs.
struct FontShape {
    double digit{0.76};
    double letter{0.95};
    double wholeWords{
        4.1};  ///< what stands beside a counter's label ("号窗口"), at the size the rule asks of its script
    double briefWords{1.37};  ///< the shorter form ("号")
    auto operator<=>(const FontShape&) const = default;
};

/// The longest texts of a row, in characters, so that the columns need not move from call to call.
struct Lengths {
    int numberLetters{1};
    int numberDigits{3};
    int label{2};  ///< in widths of a digit: words are wider
    auto operator<=>(const Lengths&) const = default;
};

enum class RowWords : std::uint8_t { whole, brief, none };  ///< none: the column's title alone says "counter"
enum class SidePlace : std::uint8_t { beside, below };

struct BoardLayout {
    Box header;
    Box titles;  ///< above the columns of the calls
    Box calls;
    Box side;  ///< waiting numbers, past calls, counters
    SidePlace sidePlace{SidePlace::beside};
    int rows{};
    int rowHeight{};
    double capitalPx{};  ///< of numbers and labels in a row
    RowWords words{RowWords::whole};
    Box number;  ///< columns, relative to a row
    Box arrow;
    Box counter;  ///< label and words
    int margin{};
    double sideScale{1};  ///< how much larger than drawn at 1080 lines the side is, for those who come nearer to read it
    Box band;        ///< below everything, for words of the hall; no height when there are none
    bool legible{};  ///< calls reach the rule at the farthest seat
    auto operator<=>(const BoardLayout&) const = default;
};

enum class Band : std::uint8_t { none, line, wide };  ///< line: information; wide: an emergency

/// The side is read from a sixth of the way to the farthest seat: nine queues in letters of the calls' size have no room on any board.
inline constexpr double sideDistanceShare = 1.0 / 6;
/// The least letters of the side that matter, its next numbers: capitals in 1080ths of the picture's shorter edge.
inline constexpr double sideCapital = 17.5;

BoardLayout layOut(const Panel& panel, const FontShape& font, const Lengths& lengths, Band band = Band::none);

}  // namespace hall::display
