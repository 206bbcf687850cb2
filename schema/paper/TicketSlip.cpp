#include "schema/paper/TicketSlip.hpp"

#include "schema/paper/QrCode.hpp"

namespace hall::paper {

namespace {

constexpr int moduleDotsBest = 5, moduleDotsLeast = 4;  // 0.5 mm is the least that phones read well off thermal paper

int moduleDotsOf(const QByteArray& url, Roll roll) {
    const QrCode code = qrCode(url);
    if (code.modules == 0) return 0;
    const int all = code.modules + 2 * quietModules;
    for (int dots = moduleDotsBest; dots >= moduleDotsLeast; --dots)
        if (all * dots <= dotsAcross(roll)) return dots;
    return 0;
}

}  // namespace

Layout layOut(const TicketSlip& slip, Roll roll) {
    Layout page{roll, {}};
    auto& add = page.blocks;
    const bool narrow = roll == Roll::mm58;
    const int small = narrow ? 24 : 26, middle = narrow ? 30 : 34;

    if (!slip.hall.isEmpty()) add.push_back(Text{slip.hall, middle, true, Align::centre, 2});
    if (!slip.reprint.isEmpty()) {
        add.push_back(Space{10});
        add.push_back(Mark{slip.reprint, middle});
    }
    add.push_back(Space{12});
    add.push_back(Rule{2, false});
    add.push_back(Space{26});
    add.push_back(Number{slip.number, narrow ? 104 : 120});
    add.push_back(Space{22});
    if (!slip.cutOff.isEmpty()) {
        add.push_back(Mark{slip.cutOff, small + 2});
        add.push_back(Space{12});
    }
    if (!slip.klass.isEmpty()) {
        add.push_back(Mark{slip.klass, small + 4});
        add.push_back(Space{12});
    }
    if (!slip.queue.isEmpty()) add.push_back(Text{slip.queue, narrow ? 36 : 42, true, Align::centre, 2});
    if (!slip.item.isEmpty()) add.push_back(Text{slip.item, small, false, Align::centre, 3});
    if (!slip.application.isEmpty()) {
        add.push_back(Space{10});
        add.push_back(Text{slip.application, small, true, Align::centre, 4});
    }
    if (!slip.plan.isEmpty()) {
        add.push_back(Space{10});
        add.push_back(Text{slip.plan, small, true, Align::centre, 2});
        for (const QString& stop : slip.stops) add.push_back(Text{stop, small, false, Align::left, 3});
    }
    if (!slip.ahead.isEmpty()) {
        add.push_back(Space{12});
        add.push_back(Text{slip.ahead, middle, true, Align::centre, 2});
    }
    if (!slip.wait.isEmpty()) {
        add.push_back(Space{6});
        add.push_back(Text{slip.wait, middle - 4, true, Align::centre, 2});
    }
    if (!slip.order.isEmpty()) {
        add.push_back(Space{12});
        add.push_back(Text{slip.order, middle - 4, true, Align::centre, 4});
    }
    if (const int dots = moduleDotsOf(slip.url, roll); dots > 0) {
        add.push_back(Space{4});
        add.push_back(Code{slip.url, dots});
        if (!slip.codeHint.isEmpty()) add.push_back(Text{slip.codeHint, small, false, Align::centre, 2});
    }
    if (!slip.bring.isEmpty()) {
        add.push_back(Space{14});
        add.push_back(Rule{2, true});
        add.push_back(Space{10});
        if (!slip.bringTitle.isEmpty()) add.push_back(Text{slip.bringTitle, middle, true, Align::left, 1});
        for (const QString& name : slip.bring) add.push_back(Text{name, small, false, Align::left, 3});
    }
    add.push_back(Space{14});
    add.push_back(Rule{2, true});
    add.push_back(Space{10});
    if (!slip.rules.isEmpty()) add.push_back(Text{slip.rules, small, false, Align::centre, 4});
    if (!slip.time.isEmpty()) add.push_back(Text{slip.time, small, false, Align::centre, 1});
    return page;
}

Layout layOut(const MaterialsSlip& slip, Roll roll) {
    Layout page{roll, {}};
    auto& add = page.blocks;
    const bool narrow = roll == Roll::mm58;
    const int small = narrow ? 24 : 26, middle = narrow ? 30 : 34;
    if (!slip.hall.isEmpty()) add.push_back(Text{slip.hall, small, false, Align::centre, 2});
    add.push_back(Text{slip.title, middle + 8, true, Align::centre, 2});
    for (const auto& part : slip.parts) {
        add.push_back(Space{14});
        add.push_back(Rule{2, false});
        add.push_back(Space{10});
        if (!part.application.isEmpty()) add.push_back(Text{part.application, small, false, Align::left, 2});
        for (const QString& item : part.items) add.push_back(Text{item, middle - 2, true, Align::left, 6});
        if (!part.remark.isEmpty()) {
            add.push_back(Space{8});
            add.push_back(Text{part.remark, small + 2, true, Align::left, 3});
        }
        for (const auto& section : part.sections) {
            if (section.lines.isEmpty()) continue;
            add.push_back(Space{12});
            add.push_back(Text{section.title, small + 2, true, Align::left, 2});
            for (const QString& line : section.lines) add.push_back(Text{line, small, false, Align::left, 4});
        }
    }
    add.push_back(Space{14});
    add.push_back(Rule{2, true});
    add.push_back(Space{10});
    if (!slip.rules.isEmpty()) add.push_back(Text{slip.rules, small, false, Align::centre, 4});
    if (!slip.time.isEmpty()) add.push_back(Text{slip.time, small, false, Align::centre, 1});
    return page;
}

}  // namespace hall::paper
