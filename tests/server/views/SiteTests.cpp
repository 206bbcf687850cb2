#include "server/views/Site.hpp"

#include "server/views/Guides.hpp"

#include <doctest/doctest.h>

#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::test;
using namespace hall::views;

TEST_CASE("site: whose hall it is, its queues with their hours, and a guide when there are items") {
    core::State state = demoState();
    const wire::SiteView site = siteView(state, {20261123});
    CHECK(site.hall.zh == state.hall.name.zh);
    CHECK(site.today == "2026-11-23");
    CHECK(site.offers == std::vector<std::string>{"guide", "rate"});
    state.evaluations.rules.offered = false;
    REQUIRE(site.queues.size() == state.queues.size());
    CHECK(site.queues.front().code == state.queues.front().config.code.value);
    CHECK(site.queues.front().closesAt == 1440);
    core::BookingRulesConfig rules;
    rules.queue = {"tax"};
    state.bookings.rules.emplace(rules.queue, rules);
    CHECK(siteView(state, {20261123}).offers == std::vector<std::string>{"guide", "book"});
    state.bookings.rules.begin()->second.offered = false;
    CHECK(siteView(state, {20261123}).offers == std::vector<std::string>{"guide"});
    state.remote.offered = true;
    CHECK(siteView(state, {20261123}).offers == std::vector<std::string>{"guide", "take"});
    state.remote.byCode = false;  // and no radius: there is no way left
    state.items.clear();
    CHECK(siteView(state, {20261123}).offers.empty());
}

TEST_CASE("site: a hall that opens on working days says so, and when it opens next") {
    core::State state = demoState();
    state.casework.opening = core::OpeningConfig{};
    struct Row {
        std::int32_t today;
        bool opens;
        std::string_view next;
    };
    for (const Row& row : {Row{20261123, true, "2026-11-24"}, Row{20261127, true, "2026-11-30"}, Row{20261128, false, "2026-11-30"}}) {
        const wire::SiteView site = siteView(state, {row.today});
        CAPTURE(row.today);
        CHECK(site.opensToday == row.opens);
        CHECK(site.nextDay == row.next);
    }
    state.casework.opening->weekdays.clear();
    CHECK(siteView(state, {20261123}).nextDay.empty());
}

TEST_CASE("guide: the most asked for first, the short name only where it is another, published or not") {
    wire::Catalogue catalogue;
    catalogue.departments = {{"tax", {"税务局", "Taxes"}}};
    wire::CatalogueItem rare{"a", "tax", {"更正申报", {}}, {"更正申报", {}}, "t", "both", "tax", "geng zheng shen bao", "gzsb", 1, {}};
    wire::CatalogueItem often{"b", "tax", {"发票代开申请", "Invoice"}, {"发票代开", {}}, "t", "both", "tax", "fa piao dai kai shen qing", "fpdksq", 9, wire::Guide{}};
    catalogue.items = {rare, often};
    const wire::GuideIndex index = guideIndex(catalogue);
    REQUIRE(index.items.size() == 2);
    CHECK(index.items[0].code == "b");
    CHECK(index.items[0].shortName == "发票代开");
    CHECK(index.items[0].published);
    CHECK(index.items[1].shortName.empty());
    CHECK_FALSE(index.items[1].published);
    CHECK(index.departments.size() == 1);
}
