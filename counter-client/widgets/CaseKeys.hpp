// Which key does what on the page of a case: plain letters, since nothing is typed there but in forms. One table for the page, the
// caps on its buttons and the help line.
#pragma once

#include <QString>
#include <optional>

#include "counter-client/present/CaseScreen.hpp"

class QKeyEvent;

namespace hall::counter {

/// Of the page of a case.
std::optional<CaseAct> caseActOf(const QKeyEvent& event);
/// Everywhere where calls are made: open, find, walk-in (Ctrl and a letter).
std::optional<CaseAct> caseWindowActOf(const QKeyEvent& event);
/// "A", "Space", "Ctrl+F".
QString caseCap(CaseAct act);

}  // namespace hall::counter
