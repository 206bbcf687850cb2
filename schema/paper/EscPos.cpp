#include "schema/paper/EscPos.hpp"

#include <algorithm>

#include "schema/paper/Gb18030.hpp"
#include "schema/paper/Picture.hpp"
#include "schema/paper/QrCode.hpp"

namespace hall::paper {

namespace {

constexpr char esc = 0x1B, gs = 0x1D, fs = 0x1C, lineFeed = 0x0A;
constexpr int bandRows = 128;                 // printers with little memory take a picture in pieces
constexpr int cutFeedDots = 15 * dotsPerMm;   // so that the last line is clear of the cutter
constexpr int fontWidth = 12, fontHeight = 24;

template <class... Bytes>
void put(QByteArray& job, Bytes... bytes) {
    (job.append(static_cast<char>(bytes)), ...);
}

void feed(QByteArray& job, int dots) {
    for (; dots > 0; dots -= 255) put(job, esc, 'J', std::min(dots, 255));
}

void finish(QByteArray& job) {
    feed(job, cutFeedDots);
    put(job, gs, 'V', 66, 0);
}

bool isWide(char32_t c) {
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) || c >= 0x20000 ||
           (c >= 0x2010 && c <= 0x2027) || c == 0xB7;
}

int columnsOf(const QString& text) {
    int columns = 0;
    for (const char32_t c : text.toUcs4()) columns += isWide(c) ? 2 : 1;
    return columns;
}

/// Breaks at spaces, and anywhere between Chinese characters.
QStringList wrap(const QString& text, int columns, int linesMost) {
    QStringList lines;
    QString line, word;
    const auto flushWord = [&] {
        if (!line.isEmpty() && columnsOf(line) + columnsOf(word) > columns) {
            lines << line.trimmed();
            line.clear();
        }
        while (columnsOf(word) > columns) {
            lines << word.left(columns / 2);
            word = word.mid(columns / 2);
        }
        line += word;
        word.clear();
    };
    for (const char32_t c : text.toUcs4()) {
        const QString one = QString::fromUcs4(&c, 1);
        if (c == U'\n') {
            flushWord();
            lines << line.trimmed();
            line.clear();
        } else if (c == U' ') {
            flushWord();
            if (!line.isEmpty() && columnsOf(line) < columns) line += one;
        } else if (isWide(c)) {
            flushWord();
            word = one;
            flushWord();
        } else {
            word += one;
        }
    }
    flushWord();
    if (!line.trimmed().isEmpty()) lines << line.trimmed();
    if (lines.size() > linesMost) {
        lines = lines.mid(0, linesMost);
        while (columnsOf(lines.back()) + 3 > columns) lines.back().chop(1);
        lines.back() += QStringLiteral("...");
    }
    return lines;
}

/// Character size: 1 to 8 times each way, the same for Latin (GS !) and Chinese (FS !, which knows once and twice only).
void size(QByteArray& job, int wide, int high) {
    put(job, gs, '!', ((wide - 1) << 4) | (high - 1));
    put(job, fs, '!', (wide > 1 ? 0x04 : 0) | (high > 1 ? 0x08 : 0));
}

void bold(QByteArray& job, bool on) { put(job, esc, 'E', on ? 1 : 0); }
void align(QByteArray& job, bool centre) { put(job, esc, 'a', centre ? 1 : 0); }

struct Setter {
    QByteArray& job;
    Roll roll;

    void operator()(const Text& text) const {
        const int times = text.sizeDots >= 34 ? 2 : 1;
        align(job, text.align == Align::centre);
        bold(job, text.bold);
        size(job, times, times);
        for (const QString& line : wrap(text.text, columnsAcross(roll) / times, text.linesMost)) {
            job += toGb18030(line);
            put(job, lineFeed);
        }
        size(job, 1, 1);
        bold(job, false);
    }
    void operator()(const Number& number) const {
        // A capital takes about 0.7 of the font's height.
        const int high = std::clamp((number.capDots * 10 + fontHeight * 7 - 1) / (fontHeight * 7), 1, 8);
        const int room = columnsAcross(roll) / std::max(1, columnsOf(number.text));
        align(job, true);
        bold(job, true);
        size(job, std::clamp(std::min(high, room), 1, 8), high);
        job += toGb18030(number.text);
        put(job, lineFeed);
        size(job, 1, 1);
        bold(job, false);
    }
    void operator()(const Rule& rule) const {
        align(job, false);
        job += QByteArray(columnsAcross(roll), rule.dashed ? '-' : '=');
        put(job, lineFeed);
    }
    void operator()(const Space& space) const { feed(job, space.dots); }
    void operator()(const Mark& mark) const {
        align(job, true);
        bold(job, true);
        put(job, gs, 'B', 1);
        job += ' ' + toGb18030(mark.text) + ' ';
        put(job, gs, 'B', 0, lineFeed);
        bold(job, false);
    }
    void operator()(const Code& code) const {
        if (code.text.isEmpty() || qrCode(code.text).modules == 0) return;
        const auto length = static_cast<int>(code.text.size()) + 3;
        align(job, true);
        feed(job, quietModules * code.moduleDots);
        put(job, gs, '(', 'k', 4, 0, 0x31, 0x41, 0x32, 0x00);             // model 2
        put(job, gs, '(', 'k', 3, 0, 0x31, 0x43, code.moduleDots);        // dots a module
        put(job, gs, '(', 'k', 3, 0, 0x31, 0x45, 0x31);                   // level M
        put(job, gs, '(', 'k', length & 0xFF, length >> 8, 0x31, 0x50, 0x30);
        job += code.text;
        put(job, gs, '(', 'k', 3, 0, 0x31, 0x51, 0x30);                   // print it
        feed(job, quietModules * code.moduleDots);
    }
    void operator()(const Pair& pair) const {
        align(job, false);
        bold(job, pair.bold);
        const int gap = std::max(1, columnsAcross(roll) - columnsOf(pair.left) - columnsOf(pair.right));
        job += toGb18030(pair.left) + QByteArray(gap, ' ') + toGb18030(pair.right);
        put(job, lineFeed);
        bold(job, false);
    }
};

}  // namespace

QByteArray escPosRaster(const QImage& picture) {
    const QImage mono = picture.convertToFormat(QImage::Format_Mono, Qt::MonoOnly | Qt::ThresholdDither | Qt::AvoidDither);
    const int across = (mono.width() + 7) / 8;
    // Format_Mono has an index to its two colours; paper needs a set bit for black.
    const bool setIsBlack = mono.colorCount() < 2 || qGray(mono.color(1)) < qGray(mono.color(0));
    QByteArray job;
    job.reserve(across * mono.height() + 64);
    put(job, esc, '@');
    for (int top = 0; top < mono.height(); top += bandRows) {
        const int rows = std::min(bandRows, mono.height() - top);
        put(job, gs, 'v', '0', 0, across & 0xFF, across >> 8, rows & 0xFF, rows >> 8);
        for (int y = top; y < top + rows; ++y) {
            const uchar* line = mono.constScanLine(y);
            for (int x = 0; x < across; ++x) {
                int byte = setIsBlack ? line[x] : ~line[x] & 0xFF;
                if (const int beyond = (x + 1) * 8 - mono.width(); beyond > 0) byte &= 0xFF << beyond;
                put(job, byte);
            }
        }
    }
    finish(job);
    return job;
}

QByteArray escPosText(const Layout& layout) {
    QByteArray job;
    put(job, esc, '@', fs, '&');
    for (const auto& block : layout.blocks) std::visit(Setter{job, layout.roll}, block);
    finish(job);
    return job;
}

QByteArray escPos(const Layout& layout, Mode mode) {
    return mode == Mode::raster ? escPosRaster(picture(layout)) : escPosText(layout);
}

QImage readRaster(const QByteArray& job) {
    const auto byte = [&](qsizetype i) { return static_cast<int>(static_cast<unsigned char>(job[i])); };
    std::vector<QByteArray> rows;
    int across = 0;
    qsizetype at = 2;
    if (!job.startsWith(QByteArray("\x1B@", 2))) return {};
    while (at + 8 <= job.size() && job.mid(at, 4) == QByteArray("\x1Dv0\0", 4)) {
        const int wide = byte(at + 4) | byte(at + 5) << 8, high = byte(at + 6) | byte(at + 7) << 8;
        at += 8;
        if ((across != 0 && wide != across) || at + static_cast<qsizetype>(wide) * high > job.size()) return {};
        across = wide;
        for (int y = 0; y < high; ++y, at += wide) rows.push_back(job.mid(at, wide));
    }
    if (rows.empty()) return {};
    QImage picture(across * 8, static_cast<int>(rows.size()), QImage::Format_Mono);
    picture.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    for (std::size_t y = 0; y < rows.size(); ++y) std::copy(rows[y].begin(), rows[y].end(), picture.scanLine(static_cast<int>(y)));
    return picture;
}

}  // namespace hall::paper
