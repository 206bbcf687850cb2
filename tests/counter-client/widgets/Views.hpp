// Views of one hall as the server would send them, for the counter's tests and pictures.
#pragma once

#include <string>
#include <vector>

#include "counter-client/present/Desk.hpp"
#include "schema/wire/Frames.hpp"

namespace hall::counter::test {

inline constexpr std::int64_t noonMs = 1'763'694'300'000;  ///< 2025-11-21 11:05:00 +08:00
inline constexpr std::int32_t offset = 480;

inline Moment at(std::int64_t afterMs) { return {1'000'000 + afterMs, noonMs + afterMs, offset}; }
inline wire::Time ago(std::int64_t seconds) { return {noonMs - seconds * 1'000, offset}; }

inline std::vector<wire::KioskClass> classes() {
    return {{"normal", {"普通", "Regular"}}, {"senior", {"60岁以上", "Aged 60 or over"}}, {"disabled", {"残疾人", "Disabled"}},
            {"pregnant", {"孕妇", "Pregnant"}}, {"soldier", {"军人", "Soldier or veteran"}}};
}

inline wire::WaitingTicket ticket(std::string number, std::string queue, wire::Name item, std::int64_t seconds,
                                  std::string klass = "normal", std::int64_t maximumSeconds = 900) {
    const wire::Time since = ago(seconds);
    return {"gaq01-" + number, number, std::move(queue), std::move(klass), std::move(item), since,
            wire::Time{since.utcMs + maximumSeconds * 1'000, offset}, {}, false};
}

inline const wire::Name longItem{
    "房地产开发企业资质核定(二级)及其法定代表人、注册资本、企业名称、经济性质、营业地址变更和资质证书遗失补办、注销登记的合并办理",
    "Qualification of real estate developers (grade 2) with changes of legal representative, capital, name, ownership and address"};
inline const wire::Name companyItem{"企业设立登记", "Company registration"};
inline const wire::Name socialItem{"社会保障卡申领", "Social security card application"};
inline const wire::Name taxItem{"增值税一般纳税人登记", "VAT general taxpayer registration"};
inline const wire::Name homeItem{"不动产转移登记", ""};

inline std::vector<wire::CounterQueue> queues() {
    return {{"general", "A", {"综合受理", "General Acceptance"}, 6, ago(1'130), true, wire::WaitMinutes{110, 140}},
            {"business", "K", {"企业与市场", "Business and Markets"}, 4, ago(610), true, wire::WaitMinutes{9, 15}},
            {"social", "B", {"社会保障", "Social Security"}, 3, ago(455), true, wire::WaitMinutes{3, 3}},
            {"tax", "C", {"税务", "Taxes"}, 1, ago(70), true, wire::WaitMinutes{0, 4}},
            {"police", "D", {"公安户政", "Police and Residence"}, 0, {}, true, wire::WaitMinutes{0, 0}},
            {"land", "E", {"不动产与建设", "Land and Building"}, 2, ago(320), true},
            {"transport", "F", {"交通运输", "Transport"}, 0, {}, false},
            {"health", "G", {"医疗保障", "Health Insurance"}, 5, ago(240), false},
            {"civil", "H", {"民政与教育", "Civil Affairs and Education"}, 1, ago(30), false}};
}

inline wire::CounterView idle() {
    wire::CounterView view;
    view.hall = {"广安区政务服务大厅", "Guang'an District Service Hall"};
    view.day = {"2025-11-21", "open"};
    view.id = "counter-3";
    view.label = "3";
    view.phase = "open";
    view.queues = queues();
    view.waiting = {ticket("A047", "general", companyItem, 1'130), ticket("A048", "general", longItem, 1'015, "senior"),
                    ticket("A050", "general", homeItem, 720),      ticket("A051", "general", companyItem, 500),
                    ticket("A052", "general", socialItem, 333),    ticket("A053", "general", companyItem, 122),
                    ticket("K011", "business", companyItem, 610, "soldier"), ticket("K012", "business", longItem, 420),
                    ticket("K013", "business", companyItem, 300),  ticket("K014", "business", companyItem, 45),
                    ticket("B020", "social", socialItem, 455, "pregnant"), ticket("B021", "social", socialItem, 400),
                    ticket("B022", "social", socialItem, 95),      ticket("C007", "tax", taxItem, 70),
                    ticket("E003", "land", homeItem, 320),         ticket("E004", "land", homeItem, 20)};
    view.held = {ticket("A039", "general", companyItem, 1'860), ticket("B012", "social", socialItem, 240, "disabled")};
    view.missed = {ticket("A045", "general", homeItem, 380), ticket("K009", "business", companyItem, 905), ticket("A041", "general", longItem, 2'130)};
    view.waitingTotal = 16;
    view.servedToday = 23;
    view.callLimit = 3;
    view.classes = classes();
    return view;
}

inline wire::CounterView closed() {
    auto view = idle();
    view.phase = "closed";
    view.servedToday = 0;
    return view;
}

inline wire::CounterView paused(std::string reason = "meeting") {
    auto view = idle();
    view.phase = "paused";
    view.pauseReason = std::move(reason);
    return view;
}

inline wire::CounterView nobodyWaiting() {
    auto view = idle();
    view.waiting.clear();
    view.waitingTotal = 0;
    for (auto& queue : view.queues) {
        queue.waiting = 0;
        queue.longestSince.reset();
    }
    return view;
}

inline wire::CounterView called(std::int32_t calls = 1) {
    auto view = idle();
    wire::Ticket& ticket = view.current.emplace();
    ticket.id = "gaq01-1046";
    ticket.number = "A046";
    ticket.queue = "general";
    ticket.item = "100";
    ticket.itemName = companyItem;
    ticket.klass = "senior";
    ticket.language = "zh";
    ticket.state = "called";
    ticket.issuedAt = ago(1'300);
    ticket.waitingSince = ago(1'300);
    ticket.calledAt = ago(42);
    ticket.calls = calls;
    ticket.counter = "counter-3";
    ticket.counterLabel = "3";
    return view;
}

inline wire::CounterView serving() {
    auto view = called(2);
    view.current->state = "serving";
    view.current->startedAt = ago(437);
    view.current->calledAt = ago(480);
    view.current->klass = "normal";
    return view;
}

inline wire::CounterView longNames() {
    auto view = serving();
    view.current->number = "AB1047";
    view.current->itemName = longItem;
    view.current->klass = "soldier";
    view.label = "112";
    view.hall = {"四川省广安市广安区政务服务和公共资源交易服务中心综合办事大厅", "Guang'an City Guang'an District Government Affairs and Public Resources Centre"};
    view.waitingTotal = 214;
    view.queues[0].waiting = 188;
    return view;
}

/// A hall that uses the whole law: one key finishes and calls, pools, returned and merged tickets, other counters and clerks.
inline wire::CounterView wholeLaw(wire::CounterView view) {
    view.clerk = "s12";
    view.finishAndCallNext = true;
    view.places = {{"counter-1", "1", "open", "s7"}, {"counter-2", "2", "paused", "s9"}, {"counter-4", "4", "closed", {}}};
    view.clerks = {"s7", "s9"};
    view.undo = wire::CounterUndo{"no-show", "A045", ago(-47)};
    view.waiting[0].pool = "clerk";
    view.waiting[2].pool = "counter";
    view.waiting[3].returned = true;
    view.waiting[4].number = "A950*";
    return view;
}

inline wire::CounterView classOpen() {
    auto view = wholeLaw(called());
    view.current->classCheck = "open";
    return view;
}

/// The second service of three, of a ticket that a kiosk gave out while it was cut off.
inline wire::CounterView secondLeg() {
    auto view = wholeLaw(serving());
    view.current->number = "A951*";
    view.current->klass = "soldier";
    view.current->classCheck = "entitled";
    view.current->leg = 2;
    view.current->further = {"200"};
    return view;
}

inline wire::Catalogue catalogue() {
    wire::Catalogue catalogue;
    catalogue.version = "1";
    const auto add = [&](const char* code, wire::Name name, const char* pinyin, const char* initials, std::int32_t popularity) {
        wire::CatalogueItem& item = catalogue.items.emplace_back();
        item.code = code;
        item.name = item.shortName = std::move(name);
        item.queue = "general";
        item.pinyin = pinyin;
        item.initials = initials;
        item.popularity = popularity;
    };
    add("100", companyItem, "qi ye she li deng ji", "qysldj", 90);
    add("200", socialItem, "she hui bao zhang ka shen ling", "shbzksl", 80);
    add("300", taxItem, "zeng zhi shui yi ban na shui ren deng ji", "zzsybnsrdj", 50);
    add("400", homeItem, "bu dong chan zhuan yi deng ji", "bdczydj", 70);
    add("500", longItem, "fang di chan kai fa qi ye zi zhi he ding", "fdckfqyzzhd", 1);
    for (int i = 0; i < 12; ++i) add(("6" + std::to_string(10 + i)).c_str(), {"营业执照换发", "Business licence renewal"}, "ying ye zhi zhao huan fa", "yyzzhf", 10);
    return catalogue;
}

/// A desk on a living line that has got `view`.
inline Desk deskWith(wire::CounterView view) {
    Desk desk;
    desk.lineChanged(Line::live, at(-60'000));
    desk.viewArrived(std::move(view), at(-60'000));
    return desk;
}

}  // namespace hall::counter::test
