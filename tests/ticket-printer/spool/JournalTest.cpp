#include "ticket-printer/spool/Journal.hpp"

#include <doctest/doctest.h>

#include "ticket-printer/spool/HallClock.hpp"

using namespace hall::spool;

namespace {

Record record(int n) { return Record("draw").with("id", "p" + std::to_string(n)).with("number", n); }

std::string journal(int records, std::uint64_t from = 1) {
    std::string text;
    for (int n = 0; n < records; ++n) text += encode(record(n), from + static_cast<std::uint64_t>(n));
    return text;
}

std::size_t lineStart(const std::string& text, int line) {
    std::size_t at = 0;
    for (int i = 0; i < line; ++i) at = text.find('\n', at) + 1;
    return at;
}

}  // namespace

TEST_CASE("journal: what was written is read, whatever stands in the values") {
    const Record odd = Record("press").with("item", "tab\there\nline\r\\back = 企业 \\t").with("empty", "").with("n", -7);
    const auto reading = readJournal(encode(odd, 9));
    REQUIRE(reading.records.size() == 1);
    CHECK(reading.records[0] == odd);
    CHECK(reading.records[0].number("n") == -7);
    CHECK(reading.records[0].number("item") == 0);
    CHECK(reading.lastNumber == 9);
    CHECK(reading.lost() == 0);
    CHECK(encode(odd, 9).find('\n') == encode(odd, 9).size() - 1);
}

TEST_CASE("journal: the checksum is the one that other programs compute") { CHECK(crc32("123456789") == 0xCBF43926U); }

TEST_CASE("journal: cut at every byte, exactly the whole records before it are there") {
    const std::string text = journal(4);
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        const auto reading = readJournal(std::string_view(text).substr(0, cut));
        std::size_t whole = 0;
        for (std::size_t i = 0; i < cut; ++i) whole += text[i] == '\n' ? 1 : 0;
        CHECK(reading.records.size() == whole);
        CHECK(reading.goodBytes == (whole == 0 ? 0 : lineStart(text, static_cast<int>(whole))));
        CHECK((reading.tornLines == 1) == (reading.goodBytes != cut));
        CHECK(reading.holes.empty());
    }
}

TEST_CASE("journal: any one byte changed costs its own record and no other") {
    const std::string text = journal(5);
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string damaged = text;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x15);
        const auto reading = readJournal(damaged);
        CAPTURE(at);
        // A newline that is gone costs its neighbour too.
        CHECK(reading.records.size() >= 3);
        CHECK(reading.records.size() <= 4);
        CHECK(reading.lost() + reading.tornLines + reading.records.size() + (at < lineStart(text, 1) ? 0 : 0) >= 4);
        for (const auto& r : reading.records) CHECK(r == record(static_cast<int>(r.number("number"))));
    }
}

TEST_CASE("journal: holes in the middle are counted by the numbers that are missing") {
    const std::string text = journal(6);
    const auto two = lineStart(text, 2), four = lineStart(text, 4);
    const auto reading = readJournal(text.substr(0, two) + text.substr(four));
    CHECK(reading.records.size() == 4);
    REQUIRE(reading.holes.size() == 1);
    CHECK(reading.holes[0].place == 2);
    CHECK(reading.holes[0].lost == 2);
    CHECK(readJournal("").records.empty());
    CHECK(readJournal(std::string(5'000, '\0')).tornLines == 1);
    CHECK(readJournal(journal(2, 700)).lastNumber == 701);
}

TEST_CASE("hall clock: the same run of the machine is sure, the wall clock is taken for what it is worth") {
    const hall::wire::Time nine{1'795'223'100'000, 480};
    const ClockAnchor anchor{nine, 1, {"run-1", 50'000, 1'000'000}};
    struct Row { LocalClock local; ClockSource source; std::int64_t passedMs; };
    const Row rows[] = {
        {{"run-1", 60'000, 999}, ClockSource::boot, 10'000},          // the wall clock may say what it likes
        {{"run-2", 3'000, 1'090'000}, ClockSource::wall, 90'000},     // power was gone
        {{"", 60'000, 1'090'000}, ClockSource::wall, 90'000},         // no name of the run
        {{"run-1", 40'000, 1'090'000}, ClockSource::wall, 90'000},    // a boot clock that goes back is not the same run
        {{"run-2", 3'000, 900'000}, ClockSource::wall, 0},            // a little before: the anchor's own moment
        {{"run-2", 3'000, 1'000'000 - 301'000}, ClockSource::none, 0},  // set back: nobody knows
    };
    for (const auto& row : rows) {
        const HallNow now = hallNow(anchor, row.local);
        CHECK(now.source == row.source);
        CHECK(now.time.has_value() == (row.source != ClockSource::none));
        if (now.time) CHECK(now.time->utcMs == nine.utcMs + row.passedMs);
    }
    ClockAnchor fast = anchor;
    fast.speed = 60;
    CHECK(hallNow(fast, {"run-1", 51'000, 0}).time->utcMs == nine.utcMs + 60'000);
    CHECK(dateOf({1'795'276'800'000 - 1, 480}) == "2026-11-21");
    CHECK(dateOf({1'795'276'800'000, 480}) == "2026-11-22");
}
