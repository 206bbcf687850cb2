// Every state of the visitor's window, as the machine makes them, for its tests and pictures.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "counter-client/present/Rating.hpp"
#include "tests/counter-client/widgets/Views.hpp"

namespace hall::counter::test {

inline RatingScreen ratingScreen(RatingPage page, bool english, bool large = false) {
    RatingScreen screen;
    screen.page = page;
    screen.hall = {"广安区政务服务大厅", "Guang'an District Service Hall"};
    screen.counter = "3";
    screen.invites = true;
    screen.english = english;
    screen.large = large;
    screen.services = {companyItem};
    if (page == RatingPage::reasons) {
        screen.level = 4;
        screen.reasons = {{{"办事效率", "How quickly it was done"}, true}, {{"业务水平", "How well the clerk knew the matter"}, false},
                          {{"服务态度", "How I was treated"}, true}, {{"现场环境", "The hall itself"}, false}};
    }
    if (page == RatingPage::thanks) screen.level = 1;
    return screen;
}

inline std::vector<std::pair<std::string, RatingScreen>> ratingStates(bool english) {
    std::vector<std::pair<std::string, RatingScreen>> all;
    const auto add = [&](const char* name, RatingScreen screen) { all.emplace_back(name, std::move(screen)); };
    const auto of = [english](RatingPage page, bool large = false) { return ratingScreen(page, english, large); };
    add("quiet", of(RatingPage::quiet));
    auto quiet = of(RatingPage::quiet);
    quiet.invites = false;
    add("quiet-off", quiet);
    quiet.cutOff = true;
    add("quiet-cut-off", quiet);
    for (const bool large : {false, true}) {
        const std::string end = large ? "-large" : "";
        add(("asking" + end).c_str(), of(RatingPage::asking, large));
        add(("reasons" + end).c_str(), of(RatingPage::reasons, large));
        auto thanks = of(RatingPage::thanks, large);
        thanks.mayChange = true;
        add(("thanks" + end).c_str(), thanks);
    }
    auto long_ = of(RatingPage::asking);
    long_.services = {longItem, socialItem, taxItem};
    long_.hall = {"四川省广安市广安区政务服务和公共资源交易服务中心综合办事大厅", "Guang'an City Guang'an District Government Affairs and Public Resources Centre"};
    long_.counter = "112";
    add("asking-long", long_);
    auto many = of(RatingPage::reasons);
    for (int i = 0; i < 16; ++i) many.reasons.push_back({{"材料要求不清楚", "The papers asked for were not clear"}, i == 3});
    add("reasons-many", many);
    auto bad = of(RatingPage::thanks);
    bad.level = 5;
    add("thanks-bad", bad);
    bad.unheard = true;
    add("thanks-unheard", bad);
    add("rated", of(RatingPage::rated));
    add("not-offered", of(RatingPage::notOffered));
    add("failed", of(RatingPage::failed));
    add("failed-large", of(RatingPage::failed, true));
    return all;
}

}  // namespace hall::counter::test
