#include "schema/wire/PlainReader.hpp"

namespace hall::wire {

bool PlainText::text(std::string& to) {
    if (!take('"')) return false;
    to.clear();
    for (;;) {
        const std::size_t begin = at_;
        if (!passLetters()) return false;
        to.append(text_, begin, at_ - begin);
        if (text_[at_++] == '"') return true;
        switch (peek()) {
            case '"': case '\\': case '/': to += peek(); break;
            case 'b': to += '\b'; break;
            case 'f': to += '\f'; break;
            case 'n': to += '\n'; break;
            case 'r': to += '\r'; break;
            case 't': to += '\t'; break;
            default: return false;
        }
        ++at_;
    }
}

bool PlainText::passText() {
    if (!take('"')) return false;
    while (passLetters()) {
        if (text_[at_++] == '"') return true;
        if (atEnd() || std::string_view("\"\\/bfnrt").find(text_[at_]) == std::string_view::npos) return false;
        ++at_;
    }
    return false;
}

bool PlainText::passValue(int depth) {
    std::uint64_t number = 0;
    switch (peek()) {
        case '"': return passText();
        case '{': return depth < maximumJsonDepth && passContainer('}', depth);
        case '[': return depth < maximumJsonDepth && passContainer(']', depth);
        case 't': return take("true");
        case 'f': return take("false");
        case 'n': return take("null");
        default: return take('-'), count(number);
    }
}

bool PlainText::passContainer(char last, int depth) {
    ++at_;
    if (take(last)) return true;
    do {
        if (last == '}' && (!passText() || !take(':'))) return false;
        if (!passValue(depth + 1)) return false;
    } while (take(','));
    return take(last);
}

}  // namespace hall::wire
