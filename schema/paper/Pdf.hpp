// A layout as a PDF page as wide as the paper and as long as the slip: for offices without a receipt printer, and for looking at.
#pragma once

#include <QByteArray>

#include "schema/paper/Layout.hpp"

namespace hall::paper {

QByteArray pdf(const Layout& layout, const QString& title);

}  // namespace hall::paper
