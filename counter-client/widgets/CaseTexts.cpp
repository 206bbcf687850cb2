// The parts of a case as rich text: items, departments, files, papers, history. Everything that came from outside is escaped.
#include "counter-client/widgets/CaseTexts.hpp"

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
QString block(const QString& html) { return QStringLiteral("<div style='margin-bottom:10px'>%1</div>").arg(html); }
QString bold(const QString& html) { return QStringLiteral("<b>%1</b>").arg(html); }

QString verdictText(Phrase verdict) {
    if (verdict == Phrase::none) return {};
    return coloured(verdict == Phrase::verdictGranted ? look::colours().serve : look::colours().alarm, bold(safe(words(verdict))));
}

/// "PDF" for "application/pdf": what a clerk calls it.
QString fileKind(const std::string& mediaType) {
    const QString kind = QString::fromStdString(mediaType).section(QLatin1Char('/'), -1).section(QLatin1Char(';'), 0, 0);
    return kind.toUpper();
}

QString dueText(const std::string& due) { return due.empty() ? QString() : safe(words(Caption::caseDue, QString::fromStdString(due))); }

QString joined(QStringList parts) {
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

QString itemsText(const CaseScreen& screen) {
    QString html;
    if (!screen.package.zh.empty()) {
        QString text = bold(safe(words(Caption::casePackage, words(screen.package))));
        if (screen.joint) text += QStringLiteral(" · ") + soft(safe(words(Caption::caseJoint)));
        for (const auto& [question, answer] : screen.answers) text += QStringLiteral("<br>") + soft(safe(words(question)) + QStringLiteral("&nbsp; ")) + safe(words(answer));
        html += block(text);
    }
    if (screen.tolerated > 0) {
        const QString text = screen.toleranceOpen ? words(Caption::caseToleranceOpen, QString::number(screen.tolerated), QString::fromStdString(screen.toleranceBy))
                                                  : words(Caption::caseToleranceDone);
        html += block(coloured(screen.toleranceOpen ? look::colours().call : look::colours().serve, safe(text)));
    }
    for (const auto& item : screen.items) {
        const QString days = item.days > 0 ? words(Caption::caseDays, QString::number(item.days)) : words(Caption::caseAtOnce);
        html += block(bold(safe(words(item.name))) + QStringLiteral("<br>") +
                      soft(joined({safe(words(item.department)), safe(days), item.clock ? clockHtml(*item.clock) : dueText(item.due), safe(words(item.state))})) +
                      (item.verdict == Phrase::none ? QString() : QStringLiteral(" · ") + verdictText(item.verdict)));
    }
    return html;
}

QString tasksText(const CaseScreen& screen) {
    if (screen.tasks.empty()) return soft(safe(words(Caption::caseNoTasks)));
    QString html;
    for (const auto& task : screen.tasks) {
        const QString mark = (task.current ? coloured(look::colours().accent, QStringLiteral("▸ ")) : QString()) + soft(QString::number(task.task) + QStringLiteral(". "));
        QString text = mark + bold(safe(words(task.department))) + QStringLiteral(" ") + safe(words(task.item)) + QStringLiteral("<br>");
        text += soft(joined({coloured(look::colours().accent, safe(words(task.state))), task.clock ? clockHtml(*task.clock, true) : dueText(task.due),
                             task.twoPersons ? safe(words(Caption::caseTwoPersons)) : QString(),
                             task.reviewer.empty() ? QString() : safe(words(Caption::caseReviewer, QString::fromStdString(task.reviewer))),
                             task.decider.empty() ? QString() : safe(words(Caption::caseDecider, QString::fromStdString(task.decider)))}));
        if (task.verdict != Phrase::none) text += QStringLiteral(" · ") + verdictText(task.verdict);
        // A proposal is no decision yet, and does not look like one.
        else if (task.proposed != Phrase::none) text += QStringLiteral(" · <i>%1</i>").arg(coloured(look::colours().call, safe(words(task.proposed))));
        if (!task.resultNumber.empty()) text += QStringLiteral(" · ") + safe(words(Caption::caseResultNumber, QString::fromStdString(task.resultNumber)));
        const auto line = [&text](Caption caption, const std::string& value) {
            if (!value.empty()) text += QStringLiteral("<br>") + safe(words(caption, QString::fromStdString(value)));
        };
        QStringList after;
        for (const auto number : task.after) after << QString::number(number);
        if (!after.isEmpty()) text += QStringLiteral("<br>") + coloured(look::colours().hold, safe(words(Caption::caseWaitsFor, after.join(QStringLiteral(", ")))));
        if (!task.stoppedFrom.empty()) {
            text += QStringLiteral("<br>") + coloured(look::colours().hold, safe(words(Caption::caseStopped, QString::fromStdString(task.stoppedFrom), QString::fromStdString(task.stoppedTo))));
        }
        QStringList more;
        if (!task.stage.zh.empty()) more << safe(words(Caption::caseStage, words(task.stage))) + (task.stageClock ? QStringLiteral(" ") + clockHtml(*task.stageClock) : QString());
        if (task.extendedDays > 0) more << safe(words(Caption::caseExtended, QString::number(task.extendedDays)));
        if (!more.isEmpty()) text += QStringLiteral("<br>") + soft(joined(more));
        if (task.reason != Phrase::none) text += QStringLiteral("<br>") + coloured(look::colours().alarm, safe(words(task.reason)));
        line(Caption::caseQuestion, task.question);
        line(Caption::caseAnswerText, task.answer);
        line(Caption::caseOpinionText, task.opinion);
        html += block(text);
    }
    return html;
}

QString filesText(const CaseScreen& screen) {
    if (screen.files.empty()) return soft(safe(words(Caption::caseNoFiles)));
    QString html;
    for (std::size_t i = 0; i < screen.files.size(); ++i) {
        const auto& file = screen.files[i];
        html += block(QStringLiteral("%1. ").arg(i + 1) + bold(safe(words(file.material))) + QStringLiteral("<br>") +
                      soft(joined({safe(fileKind(file.mediaType)), safe(words(Caption::caseBytes, QString::number(file.kilobytes))), safe(file.at)})));
    }
    return html;
}

QString papersText(const CaseScreen& screen) {
    if (screen.documents.empty()) return soft(safe(words(Caption::caseNoPapers)));
    QString html;
    for (const auto& paper : screen.documents) {
        html += block(bold(safe(words(paper.kind))) + QStringLiteral(" ") + safe(paper.date) + QStringLiteral("<br>") +
                      soft(joined({safe(paper.number), safe(words(Caption::caseCheckCode, QString::fromStdString(paper.code)))})));
    }
    return html;
}

QString historyText(const CaseScreen& screen) {
    QString html = QStringLiteral("<table cellspacing='0' cellpadding='3'>");
    for (const auto& step : screen.steps) {
        const QString what = step.what == Phrase::none ? QString::fromStdString(step.word) : words(step.what);
        const QString task = step.task > 0 ? QStringLiteral(" %1").arg(step.task) : QString();
        html += QStringLiteral("<tr><td style='white-space:nowrap'>%1</td><td>%2%3</td><td>%4</td></tr>")
                    .arg(soft(safe(step.at)), safe(what), soft(task), soft(safe(step.by)));
    }
    return html + QStringLiteral("</table>");
}

}  // namespace hall::counter
