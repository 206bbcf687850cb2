// The law's clock in words and marks: a light never stands alone, it has a shape and a word.
#pragma once

#include <QString>
#include <string>

#include "counter-client/present/CaseScreen.hpp"
#include "schema/look/Icons.hpp"

namespace hall::counter {

struct LightFace {
    look::Icon icon;
    std::uint32_t front, back;
};
LightFace lightFace(const std::string& light);
/// "3 days left", "2 days late", "Due today"; with what stops it or is only planned.
QString leftText(const ClockScreen& clock);
/// The days alone.
QString daysText(const ClockScreen& clock);
/// A light as rich text: mark and word; empty for none.
QString lightHtml(const ClockScreen& clock);
/// One line for a task, an item or a case: light, due, left, statutory.
QString clockHtml(const ClockScreen& clock, bool withStatutory = false);
/// The part of the page of a case about supervision.
QString supervisionText(const CaseScreen& screen);

}  // namespace hall::counter
