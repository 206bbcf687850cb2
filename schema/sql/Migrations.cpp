#include "schema/sql/Migrations.hpp"

#include "schema_sql/Embedded.hpp"

namespace hall::sql {

std::span<const Migration> migrations() {
    static const Migration all[] = {
        {1, embedded::_0001_hall_sql},
        {2, embedded::_0002_kinds_sql},
        {3, embedded::_0003_people_sql},
        {4, embedded::_0004_cases_sql},
        {5, embedded::_0005_supervision_sql},
        {6, embedded::_0006_notices_sql},
        {7, embedded::_0007_bookings_sql},
        {8, embedded::_0008_remote_sql},
        {9, embedded::_0009_evaluations_sql},
    };
    return all;
}

}  // namespace hall::sql
