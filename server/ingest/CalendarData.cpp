#include "server/ingest/CalendarData.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "server/core/calendar/Calendar.hpp"
#include "server/ingest/Csv.hpp"
#include "server/ingest/Toml.hpp"

namespace hall::ingest {
namespace {

constexpr std::array<std::string_view, 3> columns{"date", "kind", "source"};
enum Column { date, kind, source };

class Reader {
  public:
    explicit Reader(std::string name) : name_(std::move(name)) {}

    std::vector<core::CalendarConfig> read(std::string_view csv) {
        const auto rows = readCsv(csv);
        if (rows.empty()) throw FileError(name_ + ": is empty");
        readHeader(rows.front());
        for (std::size_t i = 1; i < rows.size(); ++i) readRow(rows[i]);
        std::vector<core::CalendarConfig> out;
        for (auto& [year, calendar] : years_) {
            std::sort(calendar.holidays.begin(), calendar.holidays.end());
            std::sort(calendar.workdays.begin(), calendar.workdays.end());
            out.push_back(std::move(calendar));
        }
        return out;
    }

  private:
    [[noreturn]] void fail(const CsvRow& row, std::string_view what) const { throw FileError(fmt::format("{}:{}: {}", name_, row.line, what)); }

    void readHeader(const CsvRow& header) {
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const auto at = std::find(header.fields.begin(), header.fields.end(), columns[column]);
            if (at == header.fields.end()) fail(header, fmt::format("there is no column {}", columns[column]));
            position_[column] = static_cast<std::size_t>(at - header.fields.begin());
        }
    }

    const std::string& field(const CsvRow& row, Column column) const {
        if (position_[column] >= row.fields.size()) fail(row, fmt::format("{} is missing", columns[column]));
        return row.fields[position_[column]];
    }

    void readRow(const CsvRow& row) {
        const auto day = dateOf(field(row, date));
        if (!day) fail(row, fmt::format("{} is not a date like 2026-01-01", field(row, date)));
        if (!seen_.insert(*day).second) fail(row, fmt::format("{} stands twice", field(row, date)));
        const std::int32_t year = day->yyyymmdd / 10'000;
        core::CalendarConfig& calendar = years_[year];
        calendar.year = year;
        calendar.source = fmt::format("国务院办公厅{}年部分节假日安排 ({})", year, field(row, source));
        const std::string& sort = field(row, kind);
        if (sort == "holiday") calendar.holidays.push_back(*day);
        else if (sort == "makeup_workday") calendar.workdays.push_back(*day);
        else fail(row, fmt::format("{} is neither holiday nor makeup_workday", sort));
    }

    std::string name_;
    std::array<std::size_t, columns.size()> position_{};
    std::map<std::int32_t, core::CalendarConfig> years_;
    std::set<core::LocalDate> seen_;
};

}  // namespace

std::vector<core::CalendarConfig> readCalendarTable(std::string_view csv, const std::string& name) { return Reader(name).read(csv); }

std::optional<core::LocalDate> dateOf(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    std::int32_t number = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == 4 || i == 7) continue;
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        number = number * 10 + (text[i] - '0');
    }
    const core::LocalDate day{number};
    return core::isDate(day) ? std::optional(day) : std::nullopt;
}

std::string dateText(core::LocalDate day) {
    return fmt::format("{:04}-{:02}-{:02}", day.yyyymmdd / 10'000, day.yyyymmdd / 100 % 100, day.yyyymmdd % 100);
}

}  // namespace hall::ingest
