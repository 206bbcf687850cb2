#include "schema/wire/Bookings.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace hall::wire;

TEST_CASE("a telephone number is one person, however it is written") {
    struct Row { const char* written; const char* plain; };
    const Row rows[] = {
        {"13800138000", "13800138000"},
        {"138 0013 8000", "13800138000"},
        {"+86 138-0013-8000", "13800138000"},
        {"0086 13800138000", "13800138000"},
        {"(0826) 233-4455", "08262334455"},
        {"+49 30 1234567", "+49301234567"},
        {"0049 30 1234567", "+49301234567"},
        {"123456", nullptr},
        {"1234567890123456", nullptr},
        {"138001380o0", nullptr},
        {"13800+138000", nullptr},
        {"", nullptr},
        {"１３８００１３８０００", nullptr},
    };
    for (const Row& row : rows) {
        CAPTURE(row.written);
        CHECK(plainPhone(row.written).value_or("none") == (row.plain == nullptr ? "none" : row.plain));
    }
    CHECK_FALSE(plainPhone(std::string(41, '1')));
}

TEST_CASE("what may be asked about bookings") {
    const auto fault = [](const auto& parsed) {
        const auto* wrong = std::get_if<Problem>(&parsed);
        return wrong == nullptr ? std::string("accepted") : wrong->code + " " + wrong->detail;
    };
    const std::string whole = R"({"item":"register","from":"2026-11-24T09:30:00.000+08:00","phone":"13800138000","language":"en"})";
    CHECK(fault(parseBookingWanted(whole)) == "accepted");
    CHECK(std::get<BookingWanted>(parseBookingWanted(whole)).from.utcMs == 1'795'483'800'000);
    struct Row { const char* from; const char* to; const char* outcome; };
    const Row rows[] = {
        {"13800138000", "1380", "json-value-range phone"},
        {R"("phone":"13800138000",)", "", "json-missing-member phone"},
        {R"("en")", R"("fr")", "json-value-range language"},
        {"register", "a b", "json-value-range item"},
        {R"("2026-11-24T09:30:00.000+08:00")", "17", "json-wrong-type from"},
        {R"("item")", R"("name":"Li","item")", "json-unknown-member name"},
    };
    for (const Row& row : rows) {
        std::string body = whole;
        body.replace(body.find(row.from), std::string(row.from).size(), row.to);
        CAPTURE(body);
        CHECK(fault(parseBookingWanted(body)) == row.outcome);
    }
    CHECK(std::get<CancelWanted>(parseCancelWanted("")).reason == "changed-plans");
    CHECK(std::get<CancelWanted>(parseCancelWanted(R"({"reason":"no-clerk"})")).reason == "no-clerk");
    CHECK(fault(parseCancelWanted(R"({"reason":"No clerk"})")) == "json-value-range reason");
    CHECK(fault(parseMoveWanted("{}")) == "json-missing-member from");
}
