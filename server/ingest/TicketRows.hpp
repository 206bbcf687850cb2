// A ticket log as a file of rows: what `hall-server export --tickets` writes, here or in another hall.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hall::ingest {

enum class TicketOutcome : std::uint8_t { served, noShow, abandoned, cancelled, unknown };

/// One service leg of a visit. Times are seconds of the hall's own clock since 1970-01-01T00:00.
struct TicketRow {
    std::size_t line{};                          ///< of the file, from 1
    std::string ticket, service, priority, clerk;
    std::int64_t issuedAt{};                     ///< when the leg began to wait
    std::optional<std::int64_t> calledAt, startedAt, endedAt;
    TicketOutcome outcome{TicketOutcome::unknown};
    bool mended{};                               ///< a time of it lay before the step before it
};

/// Reads the columns ticket,service,priority,issued_at,called_at,started_at,ended_at,outcome,clerk in any order, others are passed over.
/// `ticket`, `issued_at` and one of `called_at` and `started_at` must be there; without `service` or `priority` all are of one kind,
/// without `outcome` or where it is empty it is unknown. A time is 2026-11-21T09:05:00, without zone; empty: did not happen, or
/// not yet. Where a leg has no call, its start stands for it; without the column `started_at` the call stands for the start.
/// A time that lies before the step before it (real logs have such: an end shortly after midnight with the date of the day before) is taken
/// for that step's; `mended` says so.
/// Throws FileError with file, line and reason: a missing column, too many or few fields, a time or an outcome that is none.
std::vector<TicketRow> readTicketRows(std::string_view csv, const std::string& name);

}  // namespace hall::ingest
