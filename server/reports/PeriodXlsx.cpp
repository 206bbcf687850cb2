// The one place of this room that touches a file: libxlsxwriter writes workbooks to files only, so it gets one below the system's temporary
// directory, in a folder of its own that is gone when this returns.
#include <stdlib.h>  // mkdtemp
#include <xlsxwriter.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "server/reports/LocalTime.hpp"
#include "server/reports/PeriodColumns.hpp"
#include "server/reports/PeriodReport.hpp"

namespace hall::reports {
namespace {

namespace fs = std::filesystem;

class Folder {
  public:
    Folder() {
        std::error_code failed;
        std::string pattern = (fs::temp_directory_path(failed) / "hall-report-XXXXXX").string();
        if (!failed && ::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
    }
    ~Folder() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    std::string path_;
};

constexpr lxw_row_t titleRow = 0, aboutRow = 1, headingRow = 3, firstRow = 4;
constexpr lxw_col_t keyColumn = 0, nameColumn = 1, firstColumn = 2;
constexpr lxw_color_t shade = 0xEEF2F6, line = 0xB8C4D0;

struct Formats {
    explicit Formats(lxw_workbook* book) {
        title = workbook_add_format(book);
        format_set_bold(title);
        format_set_font_size(title, 14);
        about = workbook_add_format(book);
        format_set_font_color(about, 0x5A6672);
        heading = workbook_add_format(book);
        format_set_bold(heading);
        format_set_text_wrap(heading);
        format_set_align(heading, LXW_ALIGN_CENTER);
        format_set_align(heading, LXW_ALIGN_VERTICAL_CENTER);
        format_set_bg_color(heading, shade);
        format_set_bottom(heading, LXW_BORDER_THIN);
        format_set_bottom_color(heading, line);
        for (const bool sum : {false, true}) {
            texts[sum] = made(book, nullptr, sum);
            counts[sum] = made(book, "#,##0", sum);
            minutes[sum] = made(book, "#,##0.0", sum);
            shares[sum] = made(book, "0.0%", sum);
        }
    }

    [[nodiscard]] lxw_format* of(Column::Kind kind, bool sum) const {
        return kind == Column::Kind::count ? counts[sum] : kind == Column::Kind::minutes ? minutes[sum] : shares[sum];
    }

    lxw_format *title{}, *about{}, *heading{};
    lxw_format *texts[2]{}, *counts[2]{}, *minutes[2]{}, *shares[2]{};

  private:
    static lxw_format* made(lxw_workbook* book, const char* number, bool sum) {
        lxw_format* format = workbook_add_format(book);
        if (number != nullptr) format_set_num_format(format, number);
        if (!sum) return format;
        format_set_bold(format);
        format_set_top(format, LXW_BORDER_THIN);
        format_set_top_color(format, line);
        return format;
    }
};

/// One row; texts are written as texts, whatever they begin with, and numbers as numbers.
void writeRow(lxw_worksheet* sheet, const Formats& formats, lxw_row_t at, const std::vector<Column>& columns, const std::string& key, const std::string& name,
              const PeriodFigures& figures, bool sum) {
    worksheet_write_string(sheet, at, keyColumn, key.c_str(), formats.texts[sum]);
    worksheet_write_string(sheet, at, nameColumn, name.c_str(), formats.texts[sum]);
    auto column = firstColumn;
    for (const Column& one : columns) {
        const auto value = one.value(figures);
        if (value) worksheet_write_number(sheet, at, column, *value, formats.of(one.kind, sum));
        else worksheet_write_blank(sheet, at, column, formats.of(one.kind, sum));
        ++column;
    }
}

void layOut(lxw_worksheet* sheet, std::size_t columns, bool zh) {
    worksheet_set_column(sheet, keyColumn, keyColumn, 14, nullptr);
    worksheet_set_column(sheet, nameColumn, nameColumn, 30, nullptr);
    worksheet_set_column(sheet, firstColumn, static_cast<lxw_col_t>(firstColumn + columns - 1), 10, nullptr);
    worksheet_set_row(sheet, titleRow, 22, nullptr);
    worksheet_set_row(sheet, headingRow, 45, nullptr);
    worksheet_freeze_panes(sheet, firstRow, firstColumn);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_repeat_rows(sheet, headingRow, headingRow);
    worksheet_set_footer(sheet, zh ? "&C第 &P 页，共 &N 页" : "&C&P / &N");
}

std::optional<std::string> bytesOf(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in || bytes.empty()) return std::nullopt;
    return bytes;
}

}  // namespace

std::optional<std::string> xlsx(const PeriodReport& report, core::Language language, const OffsetAt& offsetAt) {
    const Folder folder;
    if (folder.path().empty()) return std::nullopt;
    const std::string file = folder.path() + "/report.xlsx";
    std::string temporary = folder.path();
    lxw_workbook_options options{};
    options.tmpdir = temporary.data();
    lxw_workbook* book = workbook_new_opt(file.c_str(), &options);
    if (book == nullptr) return std::nullopt;
    const bool zh = language == core::Language::zh;
    lxw_doc_properties properties{};
    properties.created = static_cast<time_t>(report.upToAt.utcMs / 1000);  // the same report is the same file
    workbook_set_properties(book, &properties);
    const Formats formats(book);
    lxw_worksheet* sheet = workbook_add_worksheet(book, zh ? "报表" : "Report");
    const auto columns = columnsOf(report);
    layOut(sheet, columns.size(), zh);

    worksheet_write_string(sheet, titleRow, 0, fmt::format("{}  {}  {}", said(report.hall, language), zh ? "业务统计" : "Report", report.period.of).c_str(), formats.title);
    std::string about = fmt::format(fmt::runtime(zh ? "{} 至 {}，开厅 {} 天" : "{} to {}, {} days open"), isoDate(report.period.from), isoDate(report.period.to), report.days);
    if (report.upTo != 0) about += fmt::format(fmt::runtime(zh ? "；截至 {}" : "; up to {}"), isoSeconds(report.upToAt, offsetAt(report.upToAt)));
    about += zh ? "；百分位数按最近秩法取自每次等候，平均数取自明细" : "; percentiles by nearest rank, means from the rows themselves";
    worksheet_write_string(sheet, aboutRow, 0, about.c_str(), formats.about);
    worksheet_write_string(sheet, headingRow, keyColumn, zh ? "编码" : "Code", formats.heading);
    worksheet_write_string(sheet, headingRow, nameColumn, said(headingOf(report.by), language).c_str(), formats.heading);
    auto column = firstColumn;
    for (const Column& one : columns) worksheet_write_string(sheet, headingRow, column++, (zh ? one.zh : one.en).c_str(), formats.heading);
    lxw_row_t at = firstRow;
    for (const PeriodRow& row : report.rows) writeRow(sheet, formats, at++, columns, row.key, said(row.name, language), row.figures, false);
    writeRow(sheet, formats, at, columns, {}, zh ? "合计" : "All", report.total, true);
    if (workbook_close(book) != LXW_NO_ERROR) return std::nullopt;
    return bytesOf(file);
}

}  // namespace hall::reports
