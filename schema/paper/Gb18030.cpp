#include "schema/paper/Gb18030.hpp"

#include <iconv.h>

#include <memory>

namespace hall::paper {

QByteArray toGb18030(const QString& text) {
    struct Close {
        void operator()(void* codec) const { iconv_close(codec); }
    };
    const iconv_t opened = iconv_open("GB18030", "UTF-8");
    if (opened == reinterpret_cast<iconv_t>(-1)) return text.toLatin1();
    const std::unique_ptr<void, Close> codec(opened);
    QByteArray in = text.toUtf8();
    QByteArray out(in.size() * 2 + 8, '\0');
    char* from = in.data();
    char* to = out.data();
    std::size_t left = static_cast<std::size_t>(in.size()), room = static_cast<std::size_t>(out.size());
    while (left > 0 && iconv(codec.get(), &from, &left, &to, &room) == static_cast<std::size_t>(-1)) {
        if (left == 0 || room == 0) break;
        ++from, --left;
        *to++ = '?', --room;
    }
    out.truncate(to - out.data());
    return out;
}

}  // namespace hall::paper
