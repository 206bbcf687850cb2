// The parts of a case as rich text.
#pragma once

#include <QString>

#include "counter-client/present/CaseScreen.hpp"

namespace hall::counter {

QString itemsText(const CaseScreen& screen);
QString tasksText(const CaseScreen& screen);
QString filesText(const CaseScreen& screen);
QString papersText(const CaseScreen& screen);
QString historyText(const CaseScreen& screen);

}  // namespace hall::counter
