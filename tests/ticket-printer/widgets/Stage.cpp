#include "tests/ticket-printer/widgets/Stage.hpp"

#include <QAbstractButton>
#include <QPainter>
#include <algorithm>

#include "schema/paper/QrCode.hpp"
#include "tests/support/FitsText.hpp"

namespace hall::test {

using namespace hall::kiosk;

namespace {

/// With hall and catalogue, at its start page. The search index is made once and copied.
Kiosk readyMachine(const Settings& settings, const wire::KioskView& view, std::int64_t now) {
    static const auto index = [] {
        auto made = std::make_shared<Kiosk>(Settings{});
        made->catalogued(realCatalogue());
        return made;
    }();
    Kiosk machine = *index;
    machine.adopt(settings);
    machine.spooling({});
    machine.lineChanged(true, now);
    machine.viewed(view, morning, now);
    return machine;
}

}  // namespace

Stage::Stage(QSize size, Settings settings) : machine(readyMachine(settings, view, now)) {
    window.setCodeMaker([](const QByteArray& url, int side) {
        QImage image(side, side, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paper::paintQrCode(painter, paper::qrCode(url), QRectF(0, 0, side, side), Qt::black);
        return image;
    });
    QObject::connect(&window, &KioskWindow::intended, &window, [this](const Intent& intent) { want(intent); });
    QObject::connect(&window, &KioskWindow::touched, &window, [this] {
        ++touches;
        machine.touched(now);
        refresh();
    });
    QObject::connect(&window, &KioskWindow::capacityChanged, &window, [this](const Capacity& capacity) { machine.fits(capacity); });
    window.resize(size);
    refresh();
    layOut(&window, size);
}

void Stage::begin() {
    view = realView();
    now = 1'000;
    sent.clear();
    slips.clear();
    asked.clear();
    lists.clear();
    Settings settings;
    settings.codeReader = settings.cardReader = settings.staffCode = true;
    machine = readyMachine(settings, view, now);
    machine.fits(window.capacity());
    refresh();
}

void Stage::settle() {
    refresh();
    for (int round = 0; round < 3; ++round) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::Resize);
    }
    QCoreApplication::sendPostedEvents();
}

void Stage::refresh() {
    window.show(machine.screen(now));
    window.show(machine.screen(now));  // another size of print asks for another number of entries
}

void Stage::run(std::vector<Act> acts) {
    for (auto& act : acts) {
        if (auto* s = std::get_if<SendCommand>(&act)) sent.push_back(s->command);
        if (auto* p = std::get_if<PrintTicket>(&act)) slips.push_back(*p);
        if (auto* f = std::get_if<FindApplications>(&act)) asked.push_back(*f);
        if (auto* l = std::get_if<PrintList>(&act)) lists.push_back(*l);
    }
}

void Stage::scan(const Scanned& scanned) {
    run(machine.scanned(scanned, now));
    refresh();
}

void Stage::find(Finding finding) {
    run(machine.found(asked.back().ask, std::move(finding), now));
    refresh();
}

void Stage::want(const Intent& intent) {
    Intent complete = intent;
    if (auto* take = std::get_if<TakeTicket>(&complete)) take->commandId = "id-" + std::to_string(++ids_);
    run(machine.intend(complete, now));
    refresh();
}

bool Stage::click(const QString& name) {
    for (auto* button : window.findChildren<QAbstractButton*>(name)) {
        if (!button->isVisible() || !button->isEnabled()) continue;
        button->click();
        return true;
    }
    return false;
}

void Stage::pass(std::int64_t ms) {
    for (const auto end = now + ms; now < end;) {
        now = std::min(end, now + 250);
        run(machine.tick(now));
    }
    refresh();
}

void Stage::answer(const std::string& number, std::optional<std::int32_t> ahead) {
    wire::Receipt r;
    r.id = sent.back().id;
    r.status = 201;
    wire::Ticket t;
    t.id = "gaq01-" + number;
    t.number = number;
    t.item = sent.back().item.value_or(realCatalogue()->items.front().code);
    t.klass = *sent.back().klass;
    t.language = *sent.back().language;
    t.state = "waiting";
    t.issuedAt = morning;
    t.ahead = ahead;
    if (ahead) t.wait = wire::WaitMinutes{12, 20};
    t.token = "abcdefghijklmnopqrstuv";
    for (const auto& item : realCatalogue()->items)
        if (item.code == t.item) t.itemName = item.shortName, t.queue = item.queue;
    r.ticket = t;
    run(machine.receipted(r, now));
    refresh();
}

void Stage::refuse(std::int32_t status, const std::string& code) {
    wire::Receipt r;
    r.id = sent.back().id;
    r.status = status;
    r.problem = wire::Problem{code, status, "", ""};
    run(machine.receipted(r, now));
    refresh();
}

QWidget* visible(QWidget& window, const char* name) {
    for (auto* widget : window.findChildren<QWidget*>(QLatin1String(name)))
        if (widget->isVisible()) return widget;
    return nullptr;
}

std::string textOf(QWidget& window, const char* name) {
    const QWidget* widget = visible(window, name);
    return widget == nullptr ? std::string() : widget->property("text").toString().toStdString();
}

std::string Stage::page() const { return std::string(nameOf(window.shown()->page)); }

void Stage::chooseItem(std::size_t place) {
    want(ChooseItem{std::get<StartPage>(machine.screen(now).page).popular.at(place).code});
}

namespace {

const wire::CatalogueItem& longestItem() {
    const auto& items = realCatalogue()->items;
    return *std::max_element(items.begin(), items.end(),
                             [](const auto& a, const auto& b) { return a.name.zh.size() < b.name.zh.size(); });
}

template <class P>
P shown(Stage& s) {
    return std::get<P>(s.machine.screen(s.now).page);
}

void toTicket(Stage& s) {
    s.chooseItem(0);
    s.want(ChooseClass{"senior"});
    s.want(TakeTicket{});
    s.answer("B007");
}
void printed(Stage& s, PrinterFault fault) {
    toTicket(s);
    s.machine.printed("gaq01-B007", fault, s.now);
}
void toItems(Stage& s, std::size_t department) {
    s.want(ChooseSubject{Subject::person});
    s.want(ChooseDepartment{shown<DepartmentsPage>(s).departments.at(department).code});
}
void refusedWith(Stage& s, std::int32_t status, const char* code) {
    s.chooseItem(1);
    s.want(TakeTicket{});
    s.refuse(status, code);
}
/// A booking's code was held in front of the reader; refused where there is a code.
void checkIn(Stage& s, const char* refusal = nullptr) {
    s.scan({Scanned::What::code, "https://hall.example/b/mB1pTqkO0pUzJm8dVw3c2gA5yH0sLx9R", "scan"});
    if (refusal != nullptr) s.refuse(409, refusal);
}
void leasing(Stage& s, std::vector<std::string> queues = {}) {
    Spooling spooling;
    spooling.queues = std::move(queues);
    spooling.staff.waitingToMerge = 12;
    if (spooling.queues.empty())
        for (const auto& queue : s.view.queues) spooling.queues.push_back(queue.code);
    s.machine.spooling(spooling);
    s.machine.lineChanged(false, s.now);
    s.pass(3'000);
}
void leasedTicket(Stage& s) {
    leasing(s);
    s.chooseItem(0);
    s.want(ChooseClass{"senior"});
    s.want(TakeTicket{});
    const auto& issue = s.sent.back();
    for (auto& act : s.machine.leased({issue.id, "lease-7-950", "D950*", "police", *issue.item, *issue.klass, morning}, s.now))
        if (auto* p = std::get_if<PrintTicket>(&act)) s.slips.push_back(*p);
    s.machine.printed("lease-7-950", PrinterFault::none, s.now);
}
void ask(Stage& s, const char* application = "GA2026-1122.000123") {
    s.want(OpenApplications{});
    s.want(TypeText{application});
}
void found(Stage& s, std::vector<wire::KioskApplication> applications) {
    ask(s);
    s.want(LookUp{});
    s.find({std::move(applications), {}});
}
std::vector<wire::KioskApplication> agentsApplications() {
    std::vector<wire::KioskApplication> all;
    for (int i = 0; i < 11; ++i) {
        auto one = i % 3 == 0 ? restaurant() : i % 3 == 1 ? restaurantComplete() : restaurantUnderway();
        one.application += std::to_string(100 + i);
        all.push_back(std::move(one));
    }
    return all;
}
void staff(Stage& s, const char* typed) {
    s.want(HoldCorner{true});
    s.pass(3'000);
    s.want(HoldCorner{false});
    for (; *typed != 0; ++typed) s.want(TypeStaffDigit{*typed});
}
void phase(Stage& s, const char* word) {
    s.view.day.phase = word;
    s.machine.viewed(s.view, morning, s.now);
}

}  // namespace

const std::vector<Scene>& scenes() {
    static const std::vector<Scene> all = {
        {"start", [](Stage&) {}},
        {"start-last-page", [](Stage& s) { s.want(TurnToPage{shown<StartPage>(s).paging.count - 1}); }},
        {"departments", [](Stage& s) { s.want(ChooseSubject{Subject::person}); }},
        {"departments-last-page",
         [](Stage& s) {
             s.want(ChooseSubject{Subject::company});
             s.want(TurnToPage{shown<DepartmentsPage>(s).paging.count - 1});
         }},
        {"items", [](Stage& s) { toItems(s, 0); }},
        {"items-long",
         [](Stage& s) {
             s.want(ChooseSubject{Subject::company});
             s.want(ChooseDepartment{longestItem().department});
             s.want(TurnToPage{shown<ItemsPage>(s).paging.count / 2});
         }},
        {"search-empty", [](Stage& s) { s.want(OpenSearch{}); }},
        {"search",
         [](Stage& s) {
             s.want(OpenSearch{});
             s.want(TypeText{"sfz"});
         }},
        {"search-nothing",
         [](Stage& s) {
             s.want(OpenSearch{});
             s.want(TypeText{"xvxvxv"});
         }},
        {"search-department",
         [](Stage& s) {
             toItems(s, 1);
             s.want(OpenSearch{});
             s.want(TypeText{"zm"});
         }},
        {"item", [](Stage& s) { s.chooseItem(0); }},
        {"item-long",
         [](Stage& s) {
             s.want(OpenSearch{});
             s.want(ChooseItem{longestItem().code});
         }},
        {"item-queue-closed",
         [](Stage& s) {
             for (auto& queue : s.view.queues) queue.accepting = false, queue.openCounters = 0;
             s.machine.viewed(s.view, morning, s.now);
             s.chooseItem(1);
         }},
        {"item-queue-hours",
         [](Stage& s) {
             for (auto& queue : s.view.queues) {
                 queue.state = "closed", queue.opensAt = 13 * 60 + 30;
                 queue.notice = wire::Name{"午间设备检修，下午照常办理。", "Maintenance over lunch; open as usual in the afternoon."};
             }
             s.machine.viewed(s.view, morning, s.now);
             s.chooseItem(1);
         }},
        {"item-queue-full",
         [](Stage& s) {
             for (auto& queue : s.view.queues) queue.state = "full";
             s.machine.viewed(s.view, morning, s.now);
             s.chooseItem(1);
         }},
        {"item-sending",
         [](Stage& s) {
             s.chooseItem(1);
             s.want(TakeTicket{});
         }},
        {"item-refused", [](Stage& s) { refusedWith(s, 409, "item-withdrawn"); }},
        {"item-refused-unknown", [](Stage& s) { refusedWith(s, 500, "internal-error"); }},
        {"check-in", [](Stage& s) { checkIn(s); }},
        {"check-in-unknown", [](Stage& s) { checkIn(s, "unknown-booking"); }},
        {"check-in-early", [](Stage& s) { checkIn(s, "check-in-not-open"); }},
        {"check-in-cancelled", [](Stage& s) { checkIn(s, "booking-not-in-state"); }},
        {"check-in-closed", [](Stage& s) { checkIn(s, "no-day-open"); }},
        {"check-in-busy", [](Stage& s) { checkIn(s, "outcome-unknown"); }},
        {"check-in-cut-off", [](Stage& s) { checkIn(s, "booking-cut-off"); }},
        {"check-in-other", [](Stage& s) { checkIn(s, "something-new"); }},
        {"ask", [](Stage& s) { ask(s, ""); }},
        {"ask-typed", [](Stage& s) { ask(s); }},
        {"ask-longest", [](Stage& s) { ask(s, std::string(64, 'W').c_str()); }},
        {"ask-identity",
         [](Stage& s) {
             ask(s, "");
             s.want(ChooseKey{Key::identity});
             s.want(TypeText{"511602199003070"});
         }},
        {"ask-wrong-check",
         [](Stage& s) {
             ask(s, "");
             s.want(ChooseKey{Key::identity});
             s.want(TypeText{"511602199003070011"});
         }},
        {"ask-looking",
         [](Stage& s) {
             ask(s);
             s.want(LookUp{});
         }},
        {"ask-unknown",
         [](Stage& s) {
             ask(s);
             s.want(LookUp{});
             s.find({{}, "unknown-application"});
         }},
        {"ask-other",
         [](Stage& s) {
             ask(s);
             s.want(LookUp{});
             s.find({{}, "internal-error"});
         }},
        {"ask-garbage",
         [](Stage& s) {
             ask(s, "");
             s.scan({Scanned::What::unreadableCode, {}});
         }},
        {"ask-cut-off",
         [](Stage& s) {
             leasing(s);
             s.want(OpenApplications{});
         }},
        {"choose", [](Stage& s) { found(s, agentsApplications()); }},
        {"choose-too-many",
         [](Stage& s) {
             auto agents = agentsApplications();
             for (auto& a : agents) a.canQueue = true;
             found(s, agents);
             s.want(TickApplication{agents.back().application});
         }},
        {"found-missing", [](Stage& s) { found(s, {restaurant()}); }},
        {"found-complete", [](Stage& s) { found(s, {restaurantComplete()}); }},
        {"found-nothing-to-do", [](Stage& s) { found(s, {restaurantUnderway()}); }},
        {"found-several",
         [](Stage& s) {
             found(s, agentsApplications());
             s.want(ShowTicked{});
         }},
        {"found-list-printed",
         [](Stage& s) {
             found(s, {restaurant()});
             s.want(PrintMaterials{});
             s.machine.printed(s.lists.back().id, PrinterFault::none, s.now);
         }},
        {"found-refused",
         [](Stage& s) {
             found(s, {restaurant()});
             s.want(TakeTicket{});
             s.refuse(409, "queue-closed");
         }},
        {"found-cut-off",
         [](Stage& s) {
             found(s, {restaurant()});
             leasing(s);
         }},
        {"ticket-application",
         [](Stage& s) {
             found(s, {restaurant()});
             s.want(TakeTicket{});
             s.answer("Z017");
             s.machine.printed("gaq01-Z017", PrinterFault::none, s.now);
         }},
        {"ticket-printing", toTicket},
        {"ticket-printed", [](Stage& s) { printed(s, PrinterFault::none); }},
        {"ticket-no-paper", [](Stage& s) { printed(s, PrinterFault::outOfPaper); }},
        {"ticket-no-printer", [](Stage& s) { printed(s, PrinterFault::cannotConnect); }},
        {"countdown",
         [](Stage& s) {
             s.want(ChooseSubject{Subject::person});
             s.pass(32'000);
         }},
        {"staff-code", [](Stage& s) { staff(s, "482913570123"); }},
        {"staff-wrong",
         [](Stage& s) {
             staff(s, "482913");
             s.want(EnterStaffCode{});
             s.machine.staffCodeLooked(false, s.now);
         }},
        {"staff-open",
         [](Stage& s) {
             Spooling spooling;
             spooling.staff = {3, 2, "D950*", "number-already-merged", 1};
             s.machine.spooling(spooling);
             staff(s, "482913");
             s.want(EnterStaffCode{});
             s.machine.staffCodeLooked(true, s.now);
         }},
        {"notice-cut-off",
         [](Stage& s) {
             s.machine.lineChanged(false, s.now);
             s.pass(3'000);
         }},
        {"leasing-start", [](Stage& s) { leasing(s); }},
        {"leasing-item",
         [](Stage& s) {
             leasing(s);
             s.chooseItem(0);
         }},
        {"leasing-item-no-lease",
         [](Stage& s) {
             leasing(s, {"no-such-queue"});
             s.chooseItem(0);
         }},
        {"leasing-ticket", [](Stage& s) { leasedTicket(s); }},
        {"leasing-interrupted", [](Stage& s) { s.machine.interrupted("D950*", "police", "", s.now); }},
        {"leasing-staff",
         [](Stage& s) {
             Spooling spooling;
             spooling.staff = {3, 2, "D950*", "number-already-merged", 1};
             s.machine.spooling(spooling);
         }},
        {"notice-day-closed", [](Stage& s) { phase(s, "closed"); }},
        {"notice-day-closing", [](Stage& s) { phase(s, "closing"); }},
        {"notice-of-the-hall",
         [](Stage& s) {
             s.view.notices = {{12, "information", {"今日下午四点停止取号，请提前安排时间。", "No more tickets after four o'clock today, please plan ahead."}}};
             s.machine.viewed(s.view, morning, s.now);
         }},
        {"notice-emergency",
         [](Stage& s) {
             s.view.notices = {{14, "emergency", {"请听从工作人员引导，有序离开大厅，不要乘坐电梯。", "Please follow the staff and leave the hall calmly. Do not use the lifts."}}};
             s.machine.viewed(s.view, morning, s.now);
         }},
        {"notice-emergency-long",
         [](Stage& s) {
             s.view.notices = {{15, "emergency",
                                {"三号楼二层正在冒烟，请所有人停止办事，听从工作人员引导，从最近的安全出口离开大厅，到南门外广场集合，不要乘坐电梯，不要返回取物。",
                                 "There is smoke on the second floor of building three. Please stop what you are doing, follow the staff to the nearest exit, gather "
                                 "on the square outside the south gate, do not use the lifts and do not come back for your things."}}};
             s.machine.viewed(s.view, morning, s.now);
         }},
        {"notice-not-admitted", [](Stage& s) { s.machine.refused("unauthenticated", s.now); }},
    };
    return all;
}

}  // namespace hall::test
