// What is told of ratings: nothing of fewer than five, nothing too early, nothing that could be worked out, and to each reader their own.
#include <doctest/doctest.h>

#include "server/views/Evaluations.hpp"
#include "server/views/Supervision.hpp"
#include "tests/support/CaseHall.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::core;

namespace {

using Kind = RatedUnit::Kind;

class NoPapers final : public views::Papers {
  public:
    std::optional<wire::Party> identity(const PersonId&) const override { return wire::Party{"", "", "", "13812345678"}; }
    std::optional<std::string> note(const VaultId& note) const override { return "text of " + note.value; }
    std::string checkCode(const std::string&) const override { return "ABCDEFGH"; }
};
const NoPapers papers;

const Actor supervisor{Role::supervisor, "s3", {}};
const Actor boss{Role::manager, "manager", {}};
const Actor controller{Role::auditor, "s8", {}};
const Actor s1{Role::clerk, "s1", {}};
const Actor approval{Role::reviewer, "s11", {}};
constexpr views::Now told{480, {20261211}};

/// `of` as "counter-1 5 counter-2 3": counters with so many ratings.
MonthFigures counters(const std::vector<std::pair<std::string, std::uint32_t>>& of) {
    MonthFigures month;
    for (const auto& [code, rated] : of) month.units[{Kind::counter, code}] = {rated, 0, 0, 0, 0};
    return month;
}

std::string shown(const MonthFigures& month) {
    std::string text;
    for (const RatedUnit& unit : views::toldUnits(month, Kind::counter)) text += (text.empty() ? "" : " ") + unit.code;
    return text;
}

/// A hall in which November has `levels`, all of them of clerk s1 at counter-1 for approval, and three more of s2.
State rated(const LevelCounts& levels) {
    State state = test::Scenario(test::caseHall()).state();
    MonthFigures& month = state.evaluations.months[202611];
    month.visits = levels;
    month.visits[0] += 3;
    for (const std::uint32_t one : levels) month.channels[1] += one;
    month.channels[3] += 3;
    month.units[{Kind::clerk, "s1"}] = levels;
    month.units[{Kind::counter, "counter-1"}] = levels;
    month.units[{Kind::department, "approval"}] = levels;
    month.units[{Kind::clerk, "s2"}] = {3, 0, 0, 0, 0};
    month.units[{Kind::department, "tax"}] = {3, 0, 0, 0, 0};
    month.units[{Kind::clerk, "s5"}] = {9, 0, 0, 0, 0};
    month.units[{Kind::department, "social"}] = {9, 0, 0, 0, 0};
    month.goodReasons = {{"attitude", 5}, {"level", 4}};
    month.badReasons = {{"environment", 1}};
    return state;
}

std::vector<std::string> unitsOf(const wire::EvaluationFigures& figures) {
    std::vector<std::string> units;
    for (const wire::UnitFigures& unit : figures.units) units.push_back(unit.kind + " " + unit.code);
    return units;
}

}  // namespace

TEST_CASE("no group under five, and none that the rest gives away") {
    CHECK(shown(counters({{"a", 5}, {"b", 4}, {"c", 9}})) == "c");            // 4 = all - 5 - 9: so a goes, too
    CHECK(shown(counters({{"a", 5}, {"b", 3}, {"c", 2}})) == "a");            // two that are hidden make five
    CHECK(shown(counters({{"a", 4}})).empty());
    CHECK(shown(counters({{"a", 5}})) == "a");
    CHECK(shown(counters({{"a", 5}, {"b", 1}})).empty());
    CHECK(shown(counters({{"a", 5}, {"b", 6}})) == "b a");
    CHECK(shown(counters({})).empty());
    // Whatever is hidden is nothing, or five and more together.
    for (std::uint32_t a = 1; a <= 12; ++a) {
        for (std::uint32_t b = 1; b <= 12; ++b) {
            for (std::uint32_t c = 1; c <= 12; ++c) {
                const MonthFigures month = counters({{"a", a}, {"b", b}, {"c", c}});
                std::uint32_t left = a + b + c;
                for (const RatedUnit& unit : views::toldUnits(month, Kind::counter)) {
                    const std::uint32_t one = month.units.at(unit)[0];
                    REQUIRE(one >= 5);
                    left -= one;
                }
                const bool nothingIsTold = left == a + b + c;
                REQUIRE((left == 0 || left >= 5 || nothingIsTold));
            }
        }
    }
}

TEST_CASE("later than the visit: when the month is told, and not a day before") {
    const State state = rated({4, 0, 0, 0, 1});
    const auto early = views::evaluationFigures(state, 0, supervisor, {480, {20261210}});
    REQUIRE(early);
    CHECK(early->month.empty());
    CHECK(early->months.empty());
    CHECK(early->tellsFrom == "2026-12-11");
    CHECK_FALSE(views::evaluationFigures(state, 202611, supervisor, {480, {20261210}}));
    CHECK_FALSE(views::evaluationFigures(state, 202612, supervisor, told));
    const auto now = views::evaluationFigures(state, 0, supervisor, told);
    REQUIRE(now);
    CHECK(now->month == "2026-11");
    CHECK(now->months == std::vector<std::string>{"2026-11"});
    CHECK(now->tellsFrom == "2027-01-11");
}

TEST_CASE("each reader's own, in the same groups for all") {
    const State state = rated({4, 0, 0, 0, 1});
    const auto of = [&](const Actor& reader) { return *views::evaluationFigures(state, 202611, reader, told); };
    const std::vector<std::string> all{"counter counter-1", "clerk s5", "department social"};
    CHECK(unitsOf(of(supervisor)) == all);
    CHECK(unitsOf(of(boss)) == all);
    CHECK(unitsOf(of(controller)) == all);
    // s1 has five, but with the three of s2 hidden alone the whole would give them away: the smaller of the two goes, too.
    CHECK(unitsOf(of(s1)).empty());
    CHECK(of(s1).hidden == std::vector<wire::UnitsHidden>{{"clerk", 1}});
    CHECK(unitsOf(of({Role::clerk, "s5", {}})) == std::vector<std::string>{"clerk s5"});
    CHECK(unitsOf(of({Role::clerk, "s2", {}})).empty());
    CHECK(unitsOf(of(approval)).empty());
    CHECK(unitsOf(of({Role::reviewer, "s13", {}})) == std::vector<std::string>{"department social"});
    const wire::EvaluationFigures hall = of(s1);
    CHECK(hall.rated == 8);
    CHECK(hall.visits == std::vector<std::int32_t>{7, 0, 0, 0, 1});
    CHECK(hall.badReasons.empty());
    REQUIRE(hall.goodReasons.size() == 1);
    CHECK(hall.goodReasons.front() == wire::ReasonCount{"attitude", {"服务态度", "How I was treated"}, 5});
}

TEST_CASE("a month with fewer than five says nothing but that") {
    State state = rated({4, 0, 0, 0, 1});
    MonthFigures few;
    few.visits = {3, 0, 0, 0, 1};
    few.channels = {4, 0, 0, 0, 0};
    few.units[{Kind::clerk, "s1"}] = {3, 0, 0, 0, 1};
    state.evaluations.months[202611] = few;
    const auto figures = views::evaluationFigures(state, 0, supervisor, told);
    REQUIRE(figures);
    CHECK(figures->tooFew);
    CHECK(wire::encode(*figures) == R"({"month":"2026-11","months":["2026-11"],"tellsFrom":"2027-01-11","tooFew":true})");
}

TEST_CASE("few ratings of cases stand with those of visits, not alone") {
    State state = rated({9, 0, 0, 0, 0});
    state.evaluations.months[202611].cases = {0, 0, 0, 2, 0};
    const auto figures = *views::evaluationFigures(state, 0, supervisor, told);
    CHECK(figures.visits == std::vector<std::int32_t>{12, 0, 0, 2, 0});
    CHECK(figures.cases.empty());
    state.evaluations.months[202611].cases = {3, 0, 0, 2, 0};
    CHECK(views::evaluationFigures(state, 0, supervisor, told)->cases == std::vector<std::int32_t>{3, 0, 0, 2, 0});
}

namespace {

const char* aBadOne = R"(
    08:30  manager       open-day
    08:30  s3@counter-1  take
    08:30  s3@counter-1  open
    08:31  kiosk         issue register
    08:33  s3@counter-1  call
    08:33  s3@counter-1  start
    08:40  s3@counter-1  finish
    09:00  phone:visitor rate 1 5 attitude 3 words p9
    10:00  manager       assign-follow-up F20261123-0001 approval
)";

}  // namespace

TEST_CASE("whoever handles a bad one sees its words; the department and whoever was rated see nothing") {
    test::Scenario hall(test::caseHall());
    REQUIRE(hall.play(aBadOne) == "");
    const auto seen = [&](const Actor& reader) { return views::followUpsPage(hall.state(), {}, reader, papers, {480, {20261124}}).list.followUps; };
    REQUIRE(seen(boss).size() == 1);
    const wire::FollowUpLine line = seen(boss).front();
    CHECK(line.text == "text of comment-1");
    CHECK(line.person->phone == "13812345678");
    CHECK(line.respondBy == "2026-11-24");
    CHECK(line.resolveBy == "2026-12-14");
    CHECK(line.className == wire::Name{"差评", "Bad rating"});
    CHECK(line.rating == wire::FollowUpRating{5, {{"服务态度", "How I was treated"}}, 3, 0, false});
    CHECK(seen({Role::supervisor, "s16", {}}).size() == 1);
    CHECK(seen(supervisor).empty());  // s3 served the visitor
    CHECK(seen(approval).empty());
    CHECK(seen({Role::clerk, "s1", {}}).empty());
}

TEST_CASE("what a link offers") {
    test::Scenario hall(test::caseHall());
    REQUIRE(hall.play("08:30 manager open-day\n08:30 counter-1 open\n08:31 kiosk issue register\n") == "");
    const auto state = [&](std::int32_t today) { return views::ratingOffer(hall.state(), TicketId{1}, {480, {today}}).state; };
    CHECK(state(20261123) == "not-over");
    REQUIRE(hall.play("08:33 counter-1 call\n08:33 counter-1 start\n08:40 counter-1 finish\n") == "");
    const wire::RatingOffer offer = views::ratingOffer(hall.state(), TicketId{1}, {480, {20261123}});
    CHECK(offer.state == "open");
    CHECK(offer.endedOn == "2026-11-23");
    CHECK(offer.until == "2026-11-30");
    CHECK(offer.services == std::vector<wire::Name>{{"企业登记", "Company registration"}});
    CHECK(offer.reasons.size() == 4);
    CHECK(state(20261201) == "too-late");
    REQUIRE(hall.play("09:00 phone:visitor rate 1 1\n") == "");
    CHECK(state(20261123) == "rated");
    CHECK(views::ratingOffer(hall.state(), TicketId{1}, {480, {20261123}}).reasons.empty());
}
