// Keys of the pages of supervision: plain letters, as on the page of a case.
#pragma once

#include <QString>
#include <optional>

#include "counter-client/present/SupervisionScreen.hpp"

class QKeyEvent;

namespace hall::counter {

/// `part`: the same letter may mean another thing on another part.
std::optional<SupervisionAct> supervisionActOf(const QKeyEvent& event, SupervisionPart part);
QString supervisionCap(SupervisionAct act);

}  // namespace hall::counter
