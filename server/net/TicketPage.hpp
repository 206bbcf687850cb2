// The page behind a visitor's link, filled: whoever opens it reads the number before any script has come. Pure.
#pragma once

#include <string>
#include <string_view>

#include "schema/wire/Views.hpp"

namespace hall::net {

/// `page` (server/web/pages/visit.html) with what stands in its double braces put in, safe as text and in attributes. `visit`: null when the link is
/// nobody's. `json`: the visit as GET /api/v1/visits/TOKEN tells it, for the page's script to begin with.
std::string ticketPage(std::string_view page, const wire::VisitView* visit, std::string_view json);
/// The same when nothing can be told at the moment: its script asks again.
std::string emptyTicketPage(std::string_view page);

}  // namespace hall::net
