// A table of service legs in a file, fed from a scripted hall's log.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <variant>

#include "server/reports/LegFeed.hpp"
#include "server/reports/PeriodReport.hpp"
#include "server/store/ReportsFile.hpp"
#include "tests/server/reports/ScriptedHall.hpp"
#include "tests/support/TemporaryDirectory.hpp"

namespace hall::reports::test {

/// So many minutes east of UTC by the zone's name; no summer time anywhere.
struct FixedZones final : engine::Zone {
    std::map<std::string, std::int32_t> offsets{{"Asia/Shanghai", 480}, {"Asia/Urumqi", 360}};
    Local local(core::Instant at, const std::string& zone) override {
        const std::int32_t offset = offsets.at(zone);
        constexpr std::int64_t dayMs = 86'400'000;
        const std::int64_t ms = at.utcMs + offset * minuteMs;
        const std::int64_t day = ms >= 0 ? ms / dayMs : (ms - dayMs + 1) / dayMs;
        return {core::dateOf(day), static_cast<std::int32_t>((ms - day * dayMs) / minuteMs), offset};
    }
};

/// Feeds the events after what is wanted, up to `until`, and writes.
inline void feedOn(LegFeed& feed, const std::vector<core::Event>& log, std::size_t until) {
    for (int rounds = 0; rounds < 3; ++rounds) {
        bool another = false;
        for (std::size_t i = feed.wanted(); i < until && !another; ++i) another = !feed.add(log[i]);
        if (!another && feed.atEnd()) return;
    }
    FAIL("the feed never comes to the end");
}

class Table {
  public:
    Table() : file(store::reportsFile(scratch_.path())), legs(std::make_unique<store::ReportsFile>(file)), feed(std::make_unique<LegFeed>(*legs, zones)) {}

    void follow(const std::vector<core::Event>& log, std::size_t until = SIZE_MAX) {
        feedOn(*feed, log, std::min(until, log.size()));
        REQUIRE(feed->write() == engine::StoreFault::none);
    }
    /// As after a crash: nothing is known but the file.
    void restart() {
        feed.reset();
        legs = std::make_unique<store::ReportsFile>(file);
        feed = std::make_unique<LegFeed>(*legs, zones);
    }
    PeriodReport report(const Parameters& parameters) {
        const auto question = questionOf(parameters);
        const auto* wrong = std::get_if<WrongQuestion>(&question);
        REQUIRE_MESSAGE(wrong == nullptr, (wrong == nullptr ? "" : wrong->parameter + " " + wrong->why));
        auto made = periodReport(*legs, std::get<PeriodQuestion>(question));
        REQUIRE(std::holds_alternative<PeriodReport>(made));
        return std::get<PeriodReport>(std::move(made));
    }

  private:
    support::TemporaryDirectory scratch_;

  public:
    FixedZones zones;
    std::string file;
    std::unique_ptr<store::ReportsFile> legs;
    std::unique_ptr<LegFeed> feed;
};

}  // namespace hall::reports::test
