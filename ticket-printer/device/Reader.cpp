#include "ticket-printer/device/Reader.hpp"

#include <algorithm>

#include "ticket-printer/device/KeyReader.hpp"
#include "ticket-printer/device/LineReader.hpp"

namespace hall::kiosk::device {

namespace {

constexpr char stx = '\x02', etx = '\x03';

bool endsLine(char c) { return c == '\r' || c == '\n' || c == '\0' || c == '\t' || c == etx; }

bool isBlank(char c) { return c == ' ' || endsLine(c) || c == stx; }

QByteArray withoutBlanksAround(const QByteArray& line) {
    auto begin = line.begin(), end = line.end();
    while (begin != end && isBlank(*begin)) ++begin;
    while (end != begin && isBlank(*(end - 1))) --end;
    return {begin, end - begin};
}

bool hasSymbology(const QByteArray& text) {
    const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    return text.size() > 3 && text[0] == ']' && letter(text[1]) && text[2] >= '0' && text[2] <= '9';
}

}  // namespace

std::optional<QByteArray> understood(const QByteArray& line) {
    QByteArray text = withoutBlanksAround(line);
    if (hasSymbology(text)) text = withoutBlanksAround(text.mid(3));
    if (text.isEmpty() || text.size() > LineCutter::longest) return {};
    const bool printable = std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < '\x7F'; });
    return printable ? std::optional(text) : std::nullopt;
}

void Reader::tell(const QByteArray& line) {
    if (const auto text = understood(line)) emit read(*text);
    else if (!std::all_of(line.begin(), line.end(), isBlank)) emit garbled();
}

std::vector<QByteArray> LineCutter::feed(const QByteArray& bytes) {
    std::vector<QByteArray> lines;
    for (const char c : bytes) {
        if (!endsLine(c)) {
            if (line_.size() <= longest) line_ += c;
        } else if (!line_.isEmpty()) {
            lines.push_back(std::exchange(line_, {}));
        }
    }
    return lines;
}

std::optional<QByteArray> LineCutter::rest() {
    if (line_.isEmpty()) return {};
    return std::exchange(line_, {});
}

std::optional<ReaderAddress> parseReaderAddress(QStringView text) {
    using Kind = ReaderAddress::Kind;
    if (text == QLatin1String("none")) return ReaderAddress{Kind::none, {}};
    if (text == QLatin1String("keyboard")) return ReaderAddress{Kind::keyboard, {}};
    if (text == QLatin1String("stdin")) return ReaderAddress{Kind::stdin_, {}};
    const auto colon = text.indexOf(QLatin1Char(':'));
    if (colon < 0 || colon + 1 == text.size()) return {};
    const QString target = text.mid(colon + 1).toString();
    if (text.left(colon) == QLatin1String("device")) return ReaderAddress{Kind::device, target};
    if (text.left(colon) == QLatin1String("file")) return ReaderAddress{Kind::file, target};
    return {};
}

std::unique_ptr<Reader> makeReader(const ReaderAddress& address) {
    using Kind = ReaderAddress::Kind;
    switch (address.kind) {
        case Kind::none: break;
        case Kind::keyboard: return std::make_unique<KeyReader>();
        case Kind::device: return std::make_unique<LineReader>(address.target, LineReader::Begin::now);
        case Kind::file: return std::make_unique<LineReader>(address.target, LineReader::Begin::end);
        case Kind::stdin_: return std::make_unique<LineReader>(QString(), LineReader::Begin::now);
    }
    return nullptr;
}

}  // namespace hall::kiosk::device
