#include "server/ingest/TicketRows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "server/core/calendar/Calendar.hpp"
#include "server/ingest/CalendarData.hpp"
#include "server/ingest/Csv.hpp"
#include "server/ingest/Toml.hpp"

namespace hall::ingest {
namespace {

constexpr std::array<std::string_view, 9> columns{"ticket", "service", "priority", "issued_at", "called_at", "started_at", "ended_at", "outcome", "clerk"};
enum Column : std::size_t { ticket, service, priority, issuedAt, calledAt, startedAt, endedAt, outcome, clerk };
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

std::optional<std::int64_t> secondsOf(std::string_view text) {
    if (text.size() != 19 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':' || text[16] != ':') return std::nullopt;
    const auto date = dateOf(text.substr(0, 10));
    if (!date) return std::nullopt;
    std::array<std::int64_t, 3> clock{};
    for (std::size_t part = 0; part < clock.size(); ++part) {
        for (const char c : text.substr(11 + 3 * part, 2)) {
            if (c < '0' || c > '9') return std::nullopt;
            clock[part] = clock[part] * 10 + (c - '0');
        }
    }
    if (clock[0] > 23 || clock[1] > 59 || clock[2] > 59) return std::nullopt;
    return core::dayNumber(*date) * 86'400 + clock[0] * 3600 + clock[1] * 60 + clock[2];
}

class Reader {
  public:
    explicit Reader(std::string name) : name_(std::move(name)) {}

    std::vector<TicketRow> read(std::string_view csv) {
        const auto rows = readCsv(csv);
        if (rows.empty()) throw FileError(name_ + ": is empty");
        readHeader(rows.front());
        std::vector<TicketRow> out;
        out.reserve(rows.size() - 1);
        for (std::size_t i = 1; i < rows.size(); ++i) out.push_back(readRow(rows[i]));
        return out;
    }

  private:
    [[noreturn]] void fail(const CsvRow& row, std::string_view what) const { throw FileError(fmt::format("{}:{}: {}", name_, row.line, what)); }

    void readHeader(const CsvRow& header) {
        width_ = header.fields.size();
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const auto at = std::find(header.fields.begin(), header.fields.end(), columns[column]);
            position_[column] = at == header.fields.end() ? nowhere : static_cast<std::size_t>(at - header.fields.begin());
            if (at != header.fields.end() && std::find(at + 1, header.fields.end(), columns[column]) != header.fields.end())
                fail(header, fmt::format("the column {} stands twice", columns[column]));
        }
        for (const Column needed : {ticket, issuedAt})
            if (position_[needed] == nowhere) fail(header, fmt::format("there is no column {}", columns[needed]));
        if (position_[calledAt] == nowhere && position_[startedAt] == nowhere) fail(header, "there is neither a column called_at nor started_at");
    }

    std::string_view field(const CsvRow& row, Column column) const {
        return position_[column] == nowhere ? std::string_view{} : std::string_view(row.fields[position_[column]]);
    }

    std::optional<std::int64_t> time(const CsvRow& row, Column column) const {
        const std::string_view text = field(row, column);
        if (text.empty()) return std::nullopt;
        const auto at = secondsOf(text);
        if (!at) fail(row, fmt::format("{}: \"{}\" is not a time like 2026-11-21T09:05:00", columns[column], text));
        return at;
    }

    TicketRow readRow(const CsvRow& row) const {
        if (row.fields.size() != width_) fail(row, fmt::format("{} fields, where the header has {}", row.fields.size(), width_));
        TicketRow out{row.line, std::string(field(row, ticket)), std::string(field(row, service)), std::string(field(row, priority)),
                      std::string(field(row, clerk)), 0, {}, {}, {}, {}, false};
        if (out.ticket.empty()) fail(row, "ticket is empty");
        const auto issued = time(row, issuedAt);
        if (!issued) fail(row, "issued_at is empty");
        out.issuedAt = *issued;
        std::int64_t before = *issued;
        const auto step = [&](Column column) {
            auto at = time(row, column);
            if (at && *at < before) at = before, out.mended = true;
            if (at) before = *at;
            return at;
        };
        out.calledAt = step(calledAt);
        out.startedAt = step(startedAt);
        out.endedAt = step(endedAt);
        if (!out.calledAt) out.calledAt = out.startedAt;
        if (position_[startedAt] == nowhere) out.startedAt = out.calledAt;
        out.outcome = outcomeOf(row);
        return out;
    }

    TicketOutcome outcomeOf(const CsvRow& row) const {
        const std::string_view word = field(row, outcome);
        if (word.empty()) return TicketOutcome::unknown;
        if (word == "served") return TicketOutcome::served;
        if (word == "no_show") return TicketOutcome::noShow;
        if (word == "abandoned") return TicketOutcome::abandoned;
        if (word == "cancelled") return TicketOutcome::cancelled;
        fail(row, fmt::format("outcome: \"{}\" is none of served, no_show, abandoned, cancelled", word));
    }

    std::string name_;
    std::size_t width_{};
    std::array<std::size_t, columns.size()> position_{};
};

}  // namespace

std::vector<TicketRow> readTicketRows(std::string_view csv, const std::string& name) { return Reader(name).read(csv); }

}  // namespace hall::ingest
