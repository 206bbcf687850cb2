// What is shown and spoken, as JSON for --trace-screen: the words that tests and simulations read.
#pragma once

#include <QJsonObject>

#include "display/present/Announcer.hpp"
#include "display/present/CounterSign.hpp"
#include "display/present/Layout.hpp"
#include "display/present/SignLayout.hpp"

namespace hall::display {

QJsonObject described(const BoardScreen& screen, const Panel& panel, const BoardLayout& layout);
QJsonObject described(const SignScreen& screen);
QJsonObject described(const Announcement& announcement, bool audible, int volumePercent);

/// One line for the one who mounts the screen: what the rule asks and whether this board keeps it.
QString legibilityLine(const Panel& panel, const BoardLayout& layout);
QString legibilityLine(const Panel& panel, const SignLayout& layout);

}  // namespace hall::display
