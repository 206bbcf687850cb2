// What is on the screen, as JSON for --trace-screen.
#pragma once

#include <QJsonObject>

#include "ticket-printer/present/Screens.hpp"

namespace hall::kiosk {

QJsonObject traceOf(const Screen& screen);

}  // namespace hall::kiosk
