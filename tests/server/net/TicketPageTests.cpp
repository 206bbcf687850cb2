#include "server/net/TicketPage.hpp"

#include <doctest/doctest.h>

using namespace hall;

namespace {
constexpr std::string_view page = R"(<html lang="{{lang}}"><body data-state="{{state}}" data-ahead="{{ahead-kind}}" data-wait="{{wait-kind}}" data-visit="{{visit}}">{{number}} {{queue-zh}} {{queue-en}} {{ahead}} {{from}}-{{to}} {{counter}} {{nothing}}{{)";

wire::VisitView waiting() {
    wire::VisitView visit;
    visit.number = "A001";
    visit.queue = {"税务", ""};
    visit.language = "zh";
    visit.state = "waiting";
    visit.ahead = 3;
    visit.wait = wire::WaitMinutes{4, 9};
    return visit;
}
}  // namespace

TEST_CASE("the page behind a link: what is known of the ticket stands in it") {
    const auto visit = waiting();
    CHECK(net::ticketPage(page, &visit, R"({"number":"A001"})") ==
          R"(<html lang="zh-CN"><body data-state="waiting" data-ahead="some" data-wait="between" data-visit="{&quot;number&quot;:&quot;A001&quot;}">A001 税务 税务 3 4-9  {{)");
    CHECK(net::ticketPage(page, nullptr, {}) == R"(<html lang="zh-CN"><body data-state="unknown" data-ahead="" data-wait="" data-visit="">    -  {{)");
}

TEST_CASE("the page behind a link: which words are shown") {
    auto visit = waiting();
    const auto has = [&](std::string_view what) { return net::ticketPage(page, &visit, "{}").find(what) != std::string::npos; };
    for (const auto& [ahead, kind] : {std::pair{0, "next"}, {1, "one"}, {2, "some"}}) {
        visit.ahead = ahead;
        CHECK(has(std::string("data-ahead=\"") + kind));
    }
    for (const auto& [wait, kind] : {std::pair{wire::WaitMinutes{0, 0}, "now"}, {{0, 5}, "upto"}, {{5, 5}, "about"}, {{5, 9}, "between"}}) {
        visit.wait = wait;
        CHECK(has(std::string("data-wait=\"") + kind));
    }
    visit.language = "en";
    visit.ahead.reset();
    visit.wait.reset();
    CHECK(has(R"(lang="en")"));
    CHECK(has(R"(data-ahead="" data-wait="")"));
}

TEST_CASE("the page behind a link: the title has the hall's name in the language of the page") {
    auto visit = waiting();
    const struct { const char* language; wire::Name hall; const char* title; } rows[]{
        {"zh", {"政务大厅", "Service Hall"}, "A001 · 政务大厅"}, {"en", {"政务大厅", "Service Hall"}, "A001 · Service Hall"}, {"en", {"政务大厅", ""}, "A001 · 政务大厅"}};
    for (const auto& row : rows) {
        visit.language = row.language;
        visit.hall = row.hall;
        CHECK(net::ticketPage("{{title}}", &visit, {}) == row.title);
    }
}

TEST_CASE("the page behind a link: nothing that a hall calls its queues becomes markup") {
    auto visit = waiting();
    visit.queue = {"<img src=x>\"'&", ""};
    CHECK(net::ticketPage("{{queue-zh}}", &visit, {}) == "&lt;img src=x&gt;&quot;&#39;&amp;");
}
