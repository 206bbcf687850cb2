// The encoding of printers with a Chinese font. Qt has no codec for it; the C library has.
#pragma once

#include <QByteArray>
#include <QString>

namespace hall::paper {

/// Characters that GB18030 lacks (there are none in practice) become "?".
QByteArray toGb18030(const QString& text);

}  // namespace hall::paper
