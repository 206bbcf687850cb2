// A paper of the hall on A4: what a visitor is given to keep and to sign. Chinese, with an English line below each; what it says is
// decided by whoever fills it, how it looks here. Names of any length wrap, tables go on over pages and repeat their heads.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QString>
#include <vector>

namespace hall::paper {

struct Wording {
    QString zh;
    QString en;               ///< may be empty
    bool operator==(const Wording&) const = default;
};
struct Fact {
    Wording label;
    Wording value;
    bool strong{};
    bool operator==(const Fact&) const = default;
};
struct Column {
    Wording title;
    int share{1};             ///< of the width
    bool operator==(const Column&) const = default;
};
struct Sheet {
    Wording hall;
    Wording title;
    QString number;           ///< of the paper: "5116020120261122000001X-A1"
    std::vector<Fact> facts;
    std::vector<Wording> before;              ///< paragraphs above the table
    std::vector<Column> columns;              ///< the first one numbers the rows by itself
    std::vector<std::vector<Wording>> rows;   ///< without the number
    std::vector<Wording> after;
    std::vector<Wording> signatures;          ///< each with a line to sign on
    QString date;             ///< "2026-11-22"
    QByteArray code;          ///< of the QR code; empty: none
    Wording check;            ///< beside it: how the paper is checked
    Wording foot;             ///< telephone of supervision
};

/// A4, fonts embedded, pages counted at the foot ("1 / 2").
QByteArray pdf(const Sheet& sheet);
/// The pages as pictures, for looking at and for tests.
QList<QImage> pictures(const Sheet& sheet, int dotsPerInch = 100);
/// Everything that stands on it, top to bottom, one text a line.
QString plainText(const Sheet& sheet);

}  // namespace hall::paper
