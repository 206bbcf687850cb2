#include "server/ingest/TicketRows.hpp"

#include <doctest/doctest.h>

#include "server/ingest/Toml.hpp"

namespace hall::ingest {
namespace {

const std::string header = "ticket,service,priority,issued_at,called_at,started_at,ended_at,outcome,clerk\n";

std::string refusal(const std::string& csv) {
    try {
        readTicketRows(csv, "log.csv");
    } catch (const FileError& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("a row of the ticket log") {
    const auto rows = readTicketRows(header + "h1-7,tax,senior,2020-01-07T08:00:01,2020-01-07T08:02:00,2020-01-07T08:02:30,2020-01-07T08:10:00,served,s3\n"
                                              "\"h1,8\",tax,,2020-01-07 08:00:02,,,,,\r\n", "log.csv");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].line == 2);
    CHECK(rows[0].ticket == "h1-7");
    CHECK(rows[0].service == "tax");
    CHECK(rows[0].priority == "senior");
    CHECK(rows[0].clerk == "s3");
    CHECK(rows[0].issuedAt == 1'578'384'001);              // date -ud 2020-01-07T08:00:01 +%s
    CHECK(rows[0].calledAt == rows[0].issuedAt + 119);
    CHECK(rows[0].startedAt == rows[0].issuedAt + 149);
    CHECK(rows[0].endedAt == rows[0].issuedAt + 599);
    CHECK(rows[0].outcome == TicketOutcome::served);
    CHECK_FALSE(rows[0].mended);
    CHECK(rows[1].ticket == "h1,8");
    CHECK_FALSE(rows[1].calledAt);
    CHECK_FALSE(rows[1].endedAt);
    CHECK(rows[1].outcome == TicketOutcome::unknown);
}

TEST_CASE("columns in another order, more of them or fewer") {
    const auto rows = readTicketRows("called_at,hall,ticket,issued_at\n2020-01-07T08:02:00,h1,7,2020-01-07T08:00:00\n", "log.csv");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].ticket == "7");
    CHECK(rows[0].startedAt == rows[0].calledAt);          // nothing else is known of the start
    CHECK(rows[0].service.empty());
    const auto started = readTicketRows("ticket,issued_at,started_at\n7,2020-01-07T08:00:00,2020-01-07T08:01:00\n", "log.csv");
    CHECK(started[0].calledAt == started[0].startedAt);
}

TEST_CASE("a time before the step before it is mended, not believed") {
    // As in a real log: shortly after midnight, with the date of the day before.
    const auto rows = readTicketRows(header + "7,tax,,2020-01-07T23:59:20,,,2020-01-07T00:00:21,abandoned,\n"
                                              "8,tax,,2020-01-07T08:00:00,2020-01-07T08:05:00,2020-01-07T08:04:00,2020-01-07T08:10:00,served,c1\n", "log.csv");
    CHECK(rows[0].mended);
    CHECK(rows[0].endedAt == rows[0].issuedAt);
    CHECK(rows[1].mended);
    CHECK(rows[1].startedAt == rows[1].calledAt);
    CHECK(rows[1].endedAt == rows[1].issuedAt + 600);
}

TEST_CASE("a file that is none is refused with its line") {
    CHECK(refusal("") == "log.csv: is empty");
    CHECK(refusal("a,b\n1,2\n") == "log.csv:1: there is no column ticket");
    CHECK(refusal("ticket,called_at\n") == "log.csv:1: there is no column issued_at");
    CHECK(refusal("ticket,issued_at\n") == "log.csv:1: there is neither a column called_at nor started_at");
    CHECK(refusal("ticket,issued_at,called_at,ticket\n") == "log.csv:1: the column ticket stands twice");
    CHECK(refusal(header + "7,tax,,2020-01-07T08:00:00,,,,\n") == "log.csv:2: 8 fields, where the header has 9");
    CHECK(refusal(header + ",tax,,2020-01-07T08:00:00,,,,,\n") == "log.csv:2: ticket is empty");
    CHECK(refusal(header + "7,tax,,,,,,,\n") == "log.csv:2: issued_at is empty");
    const std::string good = "7,tax,,2020-01-07T08:00:00,,,,,\n";
    for (const std::string time : {"yesterday", "2020-02-30T08:00:00", "2020-01-07T24:00:00", "2020-01-07T08:60:00", "2020-01-07T08:00", "2020-01-07T08:00:00Z", "2020-01-07T0x:00:00"}) {
        CAPTURE(time);
        CHECK(refusal(header + good + "8,tax,,2020-01-07T08:00:00," + time + ",,,,\n") == "log.csv:3: called_at: \"" + time + "\" is not a time like 2026-11-21T09:05:00");
    }
    CHECK(refusal(header + good + good + "9,tax,,2020-01-07T08:00:00,,,,gone,\n") == "log.csv:4: outcome: \"gone\" is none of served, no_show, abandoned, cancelled");
    CHECK(refusal(header + "7,\"tax,,2020-01-07T08:00:00,,,,,\n") == "log.csv:2: 2 fields, where the header has 9");   // a quote that nobody closed
}

}  // namespace hall::ingest
