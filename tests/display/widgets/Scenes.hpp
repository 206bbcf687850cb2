// Every state of the board and of the counter's sign, as screens made from views: for the tests and for the
// pictures.
#pragma once

#include <string>
#include <vector>

#include "display/present/Board.hpp"
#include "display/present/CounterSign.hpp"
#include "tests/display/present/Given.hpp"

namespace hall::display::test {

struct BoardScene {
    std::string name;
    wire::LobbyView view;
    double seconds{2};  ///< when it is looked at
    LineNow line{true, 0};
    Sound sound{Sound::working};
    bool seen{true};  ///< false: no view ever came
};

struct SignScene {
    std::string name;
    SignScreen screen;
};

inline wire::LobbyView hallView(std::vector<wire::Call> calls, int counters = 12) {
    wire::LobbyView lobby = view(std::move(calls));
    lobby.hall = {"广安区政务服务大厅", "Guang'an District Service Hall"};
    lobby.queues = {
        {"general", "A", {"综合受理", "General Acceptance"}, 14, {"A059", "A060", "A061", "A062"}},
        {"social", "B", {"社会保障", "Social Security"}, 6, {"B024", "B025", "B026"}},
        {"tax", "C", {"税务", "Taxes"}, 9, {"C031", "C032", "C033"}},
        {"police", "D", {"公安户政", "Police and Residence"}, 3, {"D018", "D019", "D020"}},
        {"land", "E", {"不动产与建设", "Land and Building"}, 11, {"E041", "E042", "E043"}},
        {"transport", "F", {"交通运输", "Transport"}, 0, {}},
        {"health", "G", {"医疗保障", "Health Insurance"}, 5, {"G016", "G017", "G018"}},
        {"civil", "H", {"民政与教育", "Civil Affairs and Education"}, 1, {"H009"}},
        {"business", "K", {"企业与市场", "Business and Markets"}, 7, {"K035", "K036", "K037"}},
    };
    const std::optional<wire::WaitMinutes> waits[] = {{{25, 40}}, {{8, 14}}, {{12, 20}}, {{0, 5}}, {{35, 60}}, {{0, 0}}, {}, {{3, 3}}, {{9, 15}}};
    for (std::size_t i = 0; i < lobby.queues.size(); ++i) lobby.queues[i].wait = waits[i];
    for (int number = 1; number <= counters; ++number) {
        wire::LobbyCounter counter{std::to_string(number), "open", {}, {}};
        if (number == 5) counter.phase = "paused";
        if (number >= 10 && number <= 12) counter.phase = "closed";
        lobby.counters.push_back(counter);
    }
    return lobby;
}

inline std::vector<wire::Call> morning() {
    return {call(101, "B021", "4", -700, "served"),  call(102, "A052", "2", -620, "served"),
            call(103, "C027", "8", -540, "missed"),  call(104, "D015", "9", -430, "served"),
            call(105, "A055", "1", -200, "serving"), call(106, "C030", "7", -120, "serving"),
            call(107, "B023", "3", -30, "called"),   call(108, "A058", "12", 0, "called")};
}

inline std::vector<BoardScene> boardScenes() {
    std::vector<BoardScene> scenes;
    const LineNow live{true, at(2).steadyMs};
    const auto add = [&](std::string name, wire::LobbyView lobby) -> BoardScene& {
        scenes.push_back({std::move(name), std::move(lobby), 2, live, Sound::working, true});
        return scenes.back();
    };
    add("calls", hallView(morning()));

    auto recalled = morning();
    recalled.push_back(call(109, "B023", "3", 1, "called", 2));
    recalled[7].at = hallTime(-40);
    add("recall", hallView(recalled));

    add("settled", hallView(morning())).seconds = 30;
    add("quiet", hallView({}));
    auto closed = hallView({});
    closed.day.phase = "closed";
    add("closed", closed);
    auto coded = hallView(morning());
    coded.code = "048213";
    add("coded", coded).seconds = 30;
    add("missed-hint", hallView(morning())).seconds = 15;
    auto closing = hallView(morning());
    closing.day.phase = "closing";
    add("closing", closing).sound = Sound::broken;
    add("muted", hallView(morning())).sound = Sound::broken;
    add("silent", hallView(morning())).sound = Sound::silent;
    auto& late = add("late", hallView(morning()));
    late.seconds = 10;
    late.line = {false, at(2).steadyMs};
    auto& outdated = add("outdated", hallView(morning()));
    outdated.seconds = 200;
    outdated.line = {false, at(2).steadyMs};
    auto& connecting = add("connecting", {});
    connecting.seen = false;
    auto& unreachable = add("unreachable", {});
    unreachable.seen = false;
    unreachable.seconds = 60;
    unreachable.line = {false, at(2).steadyMs};

    const wire::Notice early{12, "information", {"今日下午四点停止取号", "No more tickets after four today"}};
    const wire::Notice fire{14, "emergency", {"请听从工作人员引导，有序离开大厅，不要乘坐电梯。", "Please follow the staff and leave the hall calmly. Do not use the lifts."}};
    const std::string chinese = "因业务系统升级，今日社会保障、医疗保障和税务三个队列的办理时间可能延长，请您耐心等候；如有急事请到大厅东侧服务台登记，工作人员会为您另行安排，谢谢您的理解。";
    const wire::Notice wordy{13, "information", {chinese, "Because of an upgrade, social security, health insurance and taxes may take longer today. If you are in a hurry please see the service desk on the east side of the hall; the staff will help you there. Thank you."}};
    auto noticed = hallView(morning());
    noticed.notices = {early};
    add("notice", noticed);
    auto noticedAtLength = hallView(morning());
    noticedAtLength.notices = {wordy};
    add("notice-long", noticedAtLength);
    auto alarmed = hallView(morning());
    alarmed.notices = {fire, early};
    add("emergency", alarmed);
    auto alarmedAtLength = hallView({});
    alarmedAtLength.notices = {{15, "emergency", wordy.text}};
    add("emergency-long", alarmedAtLength);
    auto closedWithNotice = hallView({});
    closedWithNotice.day.phase = "closed";
    closedWithNotice.notices = {{16, "information", {"明日上午九点开放", ""}}};
    add("closed-notice", closedWithNotice);

    std::vector<wire::Call> rush;
    for (int id = 1; id <= 14; ++id)
        rush.push_back(call(static_cast<std::uint64_t>(200 + id), "A" + std::to_string(100 + id),
                            std::to_string(id * 2), -id, "called"));
    auto many = hallView(rush, 40);
    for (int number = 0; number < 6; ++number)
        many.queues.push_back({"q" + std::to_string(number),
                               std::string("F") + char('A' + number),
                               {"专项业务第" + std::to_string(number + 1) + "组",
                                "Special services " + std::to_string(number + 1)},
                               20 + number * 31,
                               {"FA1" + std::to_string(100 + number), "FA1" + std::to_string(200 + number)}});
    add("many", many);

    auto longNames =
        hallView({call(1, "AB1203", "12", 0, "called", 1, "en"), call(2, "K0007*", "综合3", -20)});
    longNames.hall = {
        "新疆维吾尔自治区巴音郭楞蒙古自治州和静县巴伦台镇政务服务中心一楼办事大厅",
        "Government Service Centre of Baluntai Town, Hejing County, Bayingolin Mongol Autonomous Prefecture"};
    longNames.queues[0].name = {
        "不动产登记与房屋交易及税费征缴一窗综合受理",
        "Real estate registration, housing transactions and tax collection in one window"};
    longNames.queues[1].waiting = 1'284;
    add("long", longNames);
    return scenes;
}

inline BoardScreen screenOf(const BoardScene& scene, std::size_t places) {
    Board board;
    if (scene.seen) board.viewed(scene.view);
    if (scene.seen && scene.seconds > 2)  // the rows came a while ago
        board.screen(at(2), hallTime(2), {true, at(2).steadyMs}, scene.sound, places);
    else if (scene.seen) {
        auto before = scene.view;  // the newest call has just come
        if (!before.calls.empty()) before.calls.pop_back();
        board.viewed(before);
        board.screen(at(-30), hallTime(-30), {true, at(-30).steadyMs}, scene.sound, places);
        board.viewed(scene.view);
    }
    return board.screen(at(scene.seconds), hallTime(scene.seconds), scene.line, scene.sound, places);
}

inline std::vector<SignScene> signScenes() {
    SignScreen base;
    base.label = "12";
    base.callLimit = 3;
    base.hall = {"广安区政务服务大厅", "Guang'an District Service Hall"};
    base.clock = wallClock(hallTime(0));
    std::vector<SignScene> scenes;
    const auto add = [&](const char* name, SignState state, const char* number) -> SignScreen& {
        scenes.push_back({name, base});
        scenes.back().screen.state = state;
        scenes.back().screen.number = number;
        return scenes.back().screen;
    };
    add("called", SignState::called, "A058").fresh = true;
    auto& again = add("recalled", SignState::called, "A058");
    again.times = 2;
    again.fresh = true;
    add("standing", SignState::called, "AB1203").times = 1;
    add("serving", SignState::serving, "A058");
    add("free", SignState::free, "");
    add("paused", SignState::paused, "");
    add("closed", SignState::closed, "");
    add("unknown", SignState::unknown, "");
    add("outdated", SignState::serving, "A058").freshness = Freshness::outdated;
    add("connecting", SignState::connecting, "").clock = {};
    const BoardNotice fire{{"请听从工作人员引导，有序离开大厅，不要乘坐电梯。", "Please follow the staff and leave the hall calmly. Do not use the lifts."}, true};
    add("emergency", SignState::called, "AB1203").emergency = fire;
    scenes.back().screen.fresh = true;
    add("emergency-closed", SignState::closed, "").emergency = fire;
    return scenes;
}

}  // namespace hall::display::test
