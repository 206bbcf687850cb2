// Print layouts as data: a page of narrow paper is a list of blocks from top to bottom. What a slip says is decided once; raster, text
// mode, PDF and pictures carry out the same list.
#pragma once

#include <QByteArray>
#include <QString>
#include <variant>
#include <vector>

namespace hall::paper {

/// Dots per millimetre of the usual 203 dpi heads.
inline constexpr int dotsPerMm = 8;

enum class Roll { mm80, mm58 };
/// Printable dots across.
constexpr int dotsAcross(Roll roll) { return roll == Roll::mm80 ? 576 : 384; }
/// Printable columns of the narrow font A (12 dots) in text mode.
constexpr int columnsAcross(Roll roll) { return dotsAcross(roll) / 12; }

enum class Align { left, centre };

/// Text that wraps to the paper's width. `sizeDots` is the font's em.
struct Text {
    QString text;
    int sizeDots{26};
    bool bold{};
    Align align{Align::centre};
    int linesMost{4};           ///< longer text ends with an ellipsis
    bool operator==(const Text&) const = default;
};
/// One line of capitals and digits, `capDots` tall; narrowed, never lowered, where it is wider than the paper.
struct Number {
    QString text;
    int capDots{112};
    bool operator==(const Number&) const = default;
};
/// A line across the paper.
struct Rule {
    int thickDots{2};
    bool dashed{};
    bool operator==(const Rule&) const = default;
};
struct Space {
    int dots{};
    bool operator==(const Space&) const = default;
};
/// White on black, for marks that must not be overlooked.
struct Mark {
    QString text;
    int sizeDots{30};
    bool operator==(const Mark&) const = default;
};
struct Code {
    QByteArray text;
    int moduleDots{5};
    bool operator==(const Code&) const = default;
};
/// Two short texts in one line, at the left and at the right edge.
struct Pair {
    QString left;
    QString right;
    int sizeDots{26};
    bool bold{};
    bool operator==(const Pair&) const = default;
};

using Block = std::variant<Text, Number, Rule, Space, Mark, Code, Pair>;

struct Layout {
    Roll roll{Roll::mm80};
    std::vector<Block> blocks;
};

}  // namespace hall::paper
