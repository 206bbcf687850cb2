#include "counter-client/widgets/ClockTexts.hpp"

#include "counter-client/widgets/Phrases.hpp"
#include "schema/look/Theme.hpp"

namespace hall::counter {

namespace {

QString safe(const QString& text) { return text.toHtmlEscaped(); }
QString safe(const std::string& text) { return QString::fromStdString(text).toHtmlEscaped(); }
QString coloured(std::uint32_t colour, const QString& html) {
    return QStringLiteral("<span style='color:%1'>%2</span>").arg(look::colour(colour).name(), html);
}
QString soft(const QString& html) { return coloured(look::colours().inkSoft, html); }
QString bold(const QString& html) { return QStringLiteral("<b>%1</b>").arg(html); }
QString block(const QString& html) { return QStringLiteral("<div style='margin-bottom:8px'>%1</div>").arg(html); }
QString heading(Caption caption) { return QStringLiteral("<div style='margin-top:6px; margin-bottom:3px'>%1</div>").arg(coloured(look::colours().accent, bold(safe(words(caption))))); }

QString joined(QStringList parts) {
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString departmentOf(const wire::Name& name, bool window) { return window ? words(Caption::supWindow) : words(name); }
QString taskMark(std::int32_t task) { return task == 0 ? words(Caption::caseWholeCase) : words(Caption::caseTaskNumber, QString::number(task)); }

QString orderText(const CaseOrderRow& order) {
    const auto& c = look::colours();
    QString text = bold(safe(departmentOf(order.department, order.window))) + QLatin1Char(' ') + safe(words(order.reason)) + QStringLiteral("<br>");
    const QString answerBy = words(Caption::caseAnswerBy, QString::fromStdString(order.answerBy));
    text += soft(joined({safe(order.issuedOn), safe(order.by), order.closedOn.empty() ? (order.late ? coloured(c.alarm, safe(answerBy)) : safe(answerBy)) : QString()}));
    if (!order.note.empty()) text += QStringLiteral("<br>") + safe(words(Caption::supNote, QString::fromStdString(order.note)));
    if (!order.answer.empty()) text += QStringLiteral("<br>") + safe(words(Caption::caseAnswerText, QString::fromStdString(order.answer)));
    if (!order.closedOn.empty()) text += QStringLiteral("<br>") + soft(joined({safe(words(Phrase::saidOrderClosed)), safe(order.closedOn), safe(order.closing)}));
    return block(text);
}

QString requestText(const CaseRequestRow& request) {
    const auto& c = look::colours();
    QStringList what{safe(words(request.kind)), safe(words(request.procedure)),
                     request.days > 0 ? safe(words(Caption::supPlannedDays, QString::number(request.days))) : QString()};
    QString text = bold(joined(what)) + QStringLiteral("<br>");
    text += soft(joined({safe(taskMark(request.task)), safe(words(request.reason)), safe(request.askedOn), safe(request.by)}));
    if (!request.note.empty()) text += QStringLiteral("<br>") + safe(words(Caption::supNote, QString::fromStdString(request.note)));
    text += QStringLiteral("<br>") + coloured(request.open ? c.call : c.inkSoft, safe(words(request.state)));
    if (!request.answer.empty()) text += QStringLiteral(" · ") + safe(request.answer);
    return block(text);
}

QString procedureText(const CaseProcedureRow& procedure) {
    const auto& c = look::colours();
    const QString from = QString::fromStdString(procedure.from);
    const QString when = procedure.to.empty() ? words(Caption::caseStopped, from, QString::fromStdString(procedure.plannedTo))
                                              : words(Caption::caseStoppedOver, from, QString::fromStdString(procedure.to));
    QString text = bold(safe(words(procedure.kind))) + QStringLiteral("<br>") + soft(joined({safe(taskMark(procedure.task)), safe(when), safe(words(procedure.result))}));
    if (procedure.overrun) text += QStringLiteral(" · ") + coloured(c.alarm, safe(words(Caption::caseOverrun)));
    if (!procedure.opinion.empty()) text += QStringLiteral("<br>") + safe(words(Caption::caseOpinionText, QString::fromStdString(procedure.opinion)));
    return block(text);
}

}  // namespace

LightFace lightFace(const std::string& light) {
    const auto& c = look::colours();
    if (light == "blue") return {look::Icon::half, c.info, c.infoSoft};
    if (light == "yellow") return {look::Icon::waiting, c.call, c.callSoft};
    if (light == "red") return {look::Icon::warning, c.alarm, c.alarmSoft};
    if (light == "black") return {look::Icon::cancel, c.surface, c.ink};
    return {look::Icon::done, c.quiet, c.quietSoft};
}

QString leftText(const ClockScreen& clock) {
    const QString text = daysText(clock);
    if (clock.paused) return words(Caption::supPaused) + QStringLiteral(" · ") + text;
    if (clock.planned) return words(Caption::supPlanned) + QStringLiteral(" ") + QString::fromStdString(clock.due);
    return text;
}

QString daysText(const ClockScreen& clock) {
    if (clock.left > 1) return words(Caption::supLeft, QString::number(clock.left));
    if (clock.left == 1) return words(Caption::supLeftOne);
    if (clock.left == 0) return words(Caption::supToday);
    if (clock.left == -1) return words(Caption::supLateOne);
    return words(Caption::supLate, QString::number(-clock.left));
}

QString lightHtml(const ClockScreen& clock) {
    if (clock.light == "none" || clock.light.empty()) return {};
    const auto& c = look::colours();
    const std::uint32_t colour = clock.light == "blue" ? c.info : clock.light == "yellow" ? c.call : clock.light == "red" ? c.alarm : c.ink;
    return coloured(colour, bold(QStringLiteral("● ") + safe(words(clock.lightWords))));
}

QString clockHtml(const ClockScreen& clock, bool withStatutory) {
    const QString due = words(Caption::caseDue, QString::fromStdString(clock.due)) +
                        (clock.provisional ? QStringLiteral(" (") + words(Caption::caseProvisional) + QLatin1Char(')') : QString());
    QStringList parts{lightHtml(clock)};
    if (clock.planned && !clock.ended && !clock.paused) parts << safe(words(Caption::supPlanned)) + QStringLiteral(" ") + safe(clock.due);
    else parts << safe(due);
    if (!clock.ended && (!clock.planned || clock.paused)) parts << safe(leftText(clock));
    if (withStatutory && clock.statutory != clock.due) parts << safe(words(Caption::caseStatutory, QString::fromStdString(clock.statutory)));
    return joined(parts);
}

QString supervisionText(const CaseScreen& screen) {
    QString html;
    if (screen.clock) html += block(clockHtml(*screen.clock, true));
    if (screen.visits > 0) html += block(soft(safe(words(Caption::caseVisits, QString::number(screen.visits)))));
    if (!screen.orders.empty()) html += heading(Caption::caseOrders);
    for (const auto& order : screen.orders) html += orderText(order);
    if (!screen.requests.empty()) html += heading(Caption::caseRequests);
    for (const auto& request : screen.requests) html += requestText(request);
    if (!screen.procedures.empty()) html += heading(Caption::caseProcedures);
    for (const auto& procedure : screen.procedures) html += procedureText(procedure);
    if (!screen.delays.empty()) html += heading(Caption::caseDelays);
    for (const auto& delay : screen.delays) {
        const QString who = delay.by.empty() ? words(Caption::caseNobody) : QString::fromStdString(delay.by);
        html += block(safe(words(Caption::caseDelayLine, departmentOf(delay.department, delay.window), QString::number(delay.days))) + QStringLiteral(" ") +
                      soft(joined({safe(words(delay.cause)), safe(who)})));
    }
    if (!screen.raised.empty()) html += heading(Caption::caseSignals);
    for (const auto& raised : screen.raised) {
        const QString mark = raised.light.empty() || raised.light == "none" ? QString() : coloured(lightFace(raised.light).back == look::colours().ink ? look::colours().ink : lightFace(raised.light).front, QStringLiteral("● "));
        html += QStringLiteral("<div>%1 %2</div>").arg(soft(safe(raised.date)), mark + safe(words(raised.what)) + soft(QStringLiteral(" · ") + safe(taskMark(raised.task))));
    }
    if (screen.orders.empty() && screen.requests.empty() && screen.procedures.empty()) html += QStringLiteral("<div>%1</div>").arg(soft(safe(words(Caption::caseNoSupervision))));
    return html;
}

}  // namespace hall::counter
