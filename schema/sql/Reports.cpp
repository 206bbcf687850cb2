#include "schema/sql/Reports.hpp"

#include "schema_sql/Embedded.hpp"

namespace hall::sql {

std::string_view reportsSchema() { return embedded::reports_sql; }

}  // namespace hall::sql
