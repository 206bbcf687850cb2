// `hall-server backtest` on files: what it reads, what it prints, what it writes and what it does not.
#include "server/app/Backtesting.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "tests/support/TemporaryDirectory.hpp"

using namespace hall::app;
using hall::support::TemporaryDirectory;
namespace fs = std::filesystem;

namespace {

std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string write(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
    return path;
}

constexpr const char* header = "ticket,service,priority,issued_at,called_at,started_at,ended_at,outcome,clerk\n";

/// One clerk, somebody every minute, each service 50 to 110 seconds.
std::string log(int day, int rows) {
    std::string out = header;
    int free = 0;
    const auto time = [&](int second) { return fmt::format("2026-03-{:02}T{:02}:{:02}:{:02}", day, 9 + second / 3600, second / 60 % 60, second % 60); };
    for (int i = 0; i < rows; ++i) {
        const int issued = i * 60;
        const int called = std::max(issued, free);
        free = called + 50 + i * 37 % 60;
        out += fmt::format("{},a,normal,{},{},{},{},served,c1\n", i + 1, time(issued), time(called), time(called), time(free));
    }
    return out;
}

}  // namespace

TEST_CASE("backtest prints its table and writes a forecast for each row, in order") {
    const TemporaryDirectory at;
    const std::string file = write(at / "log.csv", log(3, 120));
    const std::string history = write(at / "history.csv", log(2, 120));
    const auto report = backtest({file, history, at / "told.csv", 1, false});
    REQUIRE_MESSAGE(report.exit == Exit::done, report.error);
    CHECK(report.text.find("120 rows, history 120 rows, seed 1") != std::string::npos);
    for (const char* word : {"forecast", "MEAN", "HOUR", "LES", "HOL", "AVG5", "QL", "best textbook"}) CHECK_MESSAGE(report.text.find(word) != std::string::npos, word);
    const std::string told = read(at / "told.csv");
    CHECK(std::count(told.begin(), told.end(), '\n') == 121);
    CHECK(told.starts_with("ticket,p10,p50,p90\n1,"));
    CHECK(told.find("\n120,") != std::string::npos);
    CHECK(told.find("\n119,") < told.find("\n120,"));

    const auto again = backtest({file, history, at / "told.csv", 1, true});
    REQUIRE(again.exit == Exit::done);
    CHECK(read(at / "told.csv") == told);                  // replaced by the same
    CHECK(std::distance(fs::directory_iterator(at.path()), {}) == 3);
    const auto table = nlohmann::json::parse(again.text);
    CHECK(table["rows"] == 120);
    CHECK(table["history_rows"] == 120);
    CHECK(table["waited"]["textbook"].size() == 6);
    CHECK(table["all"]["tickets"] == 120);
    CHECK(table["waited"]["ratio"].get<double>() == doctest::Approx(table["waited"]["forecast"]["mae"].get<double>() /
                                                                     table["waited"]["textbook"][table["waited"]["best_textbook"].get<std::string>()]["mae"].get<double>()));
}

TEST_CASE("a bad log is refused with its line, and nothing is written") {
    const TemporaryDirectory at;
    const std::string good = write(at / "good.csv", log(3, 10));
    const std::string bad = write(at / "bad.csv", log(3, 10) + "11,a,normal,soon,,,,,\n");
    for (const auto& [file, history] : {std::pair{bad, std::string{}}, std::pair{good, bad}}) {
        const auto report = backtest({file, history, at / "told.csv", 1, false});
        CHECK(report.exit == Exit::foundWrong);
        CHECK(report.text.empty());
        CHECK(report.error.find("bad.csv:12: issued_at: \"soon\"") != std::string::npos);
        CHECK_FALSE(fs::exists(at / "told.csv"));
    }
    CHECK(backtest({at / "none.csv", "", "", 1, false}).exit == Exit::badUsage);
    CHECK(backtest({good, "", at / "no/such/place.csv", 1, false}).exit == Exit::badUsage);
}

TEST_CASE("a log of nobody, and one of which nothing is known yet") {
    const TemporaryDirectory at;
    const auto empty = backtest({write(at / "empty.csv", header), "", at / "told.csv", 1, true});
    REQUIRE(empty.exit == Exit::done);
    CHECK(read(at / "told.csv") == "ticket,p10,p50,p90\n");
    CHECK(nlohmann::json::parse(empty.text)["waited"]["ratio"].is_null());
    const auto open = backtest({write(at / "open.csv", std::string(header) + "1,a,normal,2026-03-02T09:00:00,,,,,\n"), "", "", 1, false});
    CHECK(open.exit == Exit::done);
    CHECK(open.text.find("0 tickets") != std::string::npos);
}
