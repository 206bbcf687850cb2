// A case's paper as a sheet: what stands on an acceptance receipt, a notification, a refusal, a hand-over.
#pragma once

#include <string>

#include "counter-client/present/CaseDesk.hpp"
#include "schema/paper/Sheet.hpp"

namespace hall::counter {

struct PaperSurroundings {
    wire::Name hall;
    std::string supervisePhone;   ///< of the items' guides; may be empty
};

/// Empty (no title) when the case has no such document.
paper::Sheet sheetOf(const PaperWish& wish, const PaperSurroundings& surroundings);

}  // namespace hall::counter
