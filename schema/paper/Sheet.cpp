#include "schema/paper/Sheet.hpp"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextOption>
#include <QTextTable>
#include <QUrl>

#include "schema/paper/QrCode.hpp"

namespace hall::paper {

namespace {

// Everything is laid out in points, whatever paints it: pictures and PDF break their lines alike.
constexpr double pageWidth = 595.0;
constexpr double pageHeight = 842.0;
constexpr double sideMargin = 52.0;
constexpr double topMargin = 46.0;
constexpr double footHeight = 46.0;
constexpr int codeSide = 70;  // 0.6 mm a module

QString safe(const QString& text) { return text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br/>")); }

/// Chinese, and the English below it, small and grey.
QString both(const Wording& words, bool strong = false) {
    QString html = strong ? QStringLiteral("<b>%1</b>").arg(safe(words.zh)) : safe(words.zh);
    if (!words.en.isEmpty() && words.en != words.zh) html += QStringLiteral("<br/><span class='en'>%1</span>").arg(safe(words.en));
    return html;
}

QString factsHtml(const Sheet& sheet) {
    QString html = QStringLiteral("<table width='100%' cellspacing='0' cellpadding='2' style='margin-top:10px'>");
    for (const Fact& fact : sheet.facts) {
        html += QStringLiteral("<tr><td width='25%' class='label'>%1</td><td width='75%'>%2</td></tr>").arg(both(fact.label), both(fact.value, fact.strong));
    }
    return html + QStringLiteral("</table>");
}

QString tableHtml(const Sheet& sheet) {
    if (sheet.columns.empty() || sheet.rows.empty()) return {};
    int shares = 0;
    for (const Column& column : sheet.columns) shares += column.share;
    QString html = QStringLiteral("<table width='100%' border='1' cellspacing='0' cellpadding='4' style='border-collapse:collapse; margin-top:8px'><thead><tr>");
    for (const Column& column : sheet.columns) {
        html += QStringLiteral("<td width='%1%' bgcolor='#EDEDED'>%2</td>").arg(column.share * 100 / std::max(shares, 1)).arg(both(column.title, true));
    }
    html += QStringLiteral("</tr></thead>");
    int number = 0;
    for (const auto& row : sheet.rows) {
        html += QStringLiteral("<tr><td>%1</td>").arg(++number);
        for (const Wording& cell : row) html += QStringLiteral("<td>%1</td>").arg(both(cell));
        html += QStringLiteral("</tr>");
    }
    return html + QStringLiteral("</table>");
}

QString paragraphsHtml(const std::vector<Wording>& paragraphs) {
    QString html;
    for (const Wording& one : paragraphs) html += QStringLiteral("<p>%1</p>").arg(both(one));
    return html;
}

QString signaturesHtml(const Sheet& sheet) {
    QString html = QStringLiteral("<table width='100%' cellspacing='0' cellpadding='2' style='margin-top:16px'><tr>");
    for (const Wording& one : sheet.signatures) {
        html += QStringLiteral("<td width='%1%'>%2<br/><br/>______________________</td>").arg(100 / static_cast<int>(sheet.signatures.size() + 1)).arg(both(one));
    }
    return html + QStringLiteral("<td align='right'>%1</td></tr></table>").arg(safe(sheet.date));
}

QImage codePicture(const QByteArray& text) {
    const QrCode code = qrCode(text);
    if (code.modules == 0) return {};
    constexpr int scale = 8;
    const int side = (code.modules + 2 * quietModules) * scale;
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintQrCode(painter, code, QRectF(0, 0, side, side), Qt::black);
    return image;
}

QString checkHtml(const Sheet& sheet) {
    if (sheet.check.zh.isEmpty()) return {};
    const QString code = sheet.code.isEmpty() ? QString() : QStringLiteral("<td width='%1'><img src='code:qr' width='%1' height='%1'/></td>").arg(codeSide);
    return QStringLiteral("<table width='100%' cellspacing='0' cellpadding='4' style='margin-top:8px'><tr>%1<td valign='middle'>%2</td></tr></table>")
        .arg(code, both(sheet.check));
}

/// A sentence, the signatures and the check code stay on one page: what would be cut by its end begins the next one. Rows of the long
/// table go on as they are.
void keepTogether(QTextDocument& document) {
    constexpr int rounds = 12;
    const double height = document.pageSize().height();
    const auto cut = [height](const QRectF& r) {
        return r.height() < height && static_cast<int>(r.top() / height) != static_cast<int>((r.bottom() - 1) / height);
    };
    for (int round = 0; round < rounds && document.pageCount() > 1; ++round) {
        bool moved = false;
        const QTextFrame* root = document.rootFrame();
        for (auto at = root->begin(); !at.atEnd() && !moved; ++at) {
            if (auto* table = qobject_cast<QTextTable*>(at.currentFrame())) {
                QTextTableFormat format = table->format();
                if (table->rows() > 1 || format.pageBreakPolicy() == QTextFormat::PageBreak_AlwaysBefore || !cut(document.documentLayout()->frameBoundingRect(table))) continue;
                format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
                table->setFormat(format);
                moved = true;
            } else if (const QTextBlock block = at.currentBlock(); block.isValid() && !block.text().isEmpty()) {
                QTextBlockFormat format = block.blockFormat();
                if (format.pageBreakPolicy() == QTextFormat::PageBreak_AlwaysBefore || !cut(document.documentLayout()->blockBoundingRect(block))) continue;
                format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
                QTextCursor(block).setBlockFormat(format);
                moved = true;
            }
        }
        if (!moved) return;
    }
}

void fill(QTextDocument& document, const Sheet& sheet) {
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(11);
    document.setDefaultFont(font);
    document.setDocumentMargin(0);
    QTextOption option = document.defaultTextOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document.setDefaultTextOption(option);
    document.setDefaultStyleSheet(QStringLiteral(".en { color:#555555; font-size:8px; } .label { color:#333333; } .hall { font-size:12px; }"
                                                 ".title { font-size:22px; font-weight:bold; } .number { font-size:11px; }"));
    if (!sheet.code.isEmpty()) document.addResource(QTextDocument::ImageResource, QUrl(QStringLiteral("code:qr")), codePicture(sheet.code));
    const QString hall = sheet.hall.en.isEmpty() ? safe(sheet.hall.zh) : safe(sheet.hall.zh) + QStringLiteral(" &nbsp;<span class='en'>") + safe(sheet.hall.en) + QStringLiteral("</span>");
    QString html = QStringLiteral("<div align='center' class='hall'>%1</div>").arg(hall);
    html += QStringLiteral("<div align='center'><span class='title'>%1</span><br/><span class='en'>%2</span></div>").arg(safe(sheet.title.zh), safe(sheet.title.en));
    html += QStringLiteral("<div align='right' class='number'>%1</div>").arg(safe(sheet.number));
    html += factsHtml(sheet) + paragraphsHtml(sheet.before) + tableHtml(sheet) + paragraphsHtml(sheet.after) + signaturesHtml(sheet) + checkHtml(sheet);
    // The page's size before its text: laying out for no width is slow.
    document.setPageSize(QSizeF(pageWidth - 2 * sideMargin, pageHeight - topMargin - footHeight));
    document.setHtml(html);
    keepTogether(document);
}

void paintPage(QPainter& painter, QTextDocument& document, const Sheet& sheet, int page) {
    const QSizeF size = document.pageSize();
    painter.save();
    painter.translate(sideMargin, topMargin - page * size.height());
    const QRectF clip(0, page * size.height(), size.width(), size.height());
    painter.setClipRect(clip);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = clip;
    context.palette.setColor(QPalette::Text, Qt::black);
    document.documentLayout()->draw(&painter, context);
    painter.restore();
    QFont font(document.defaultFont());
    font.setPixelSize(9);
    painter.setFont(font);
    painter.setPen(QColor(0x55, 0x55, 0x55));
    const QRectF foot(sideMargin, pageHeight - footHeight + 10, pageWidth - 2 * sideMargin, 26);
    painter.drawLine(QPointF(foot.left(), foot.top() - 2), QPointF(foot.right(), foot.top() - 2));
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, sheet.foot.en.isEmpty() ? sheet.foot.zh : sheet.foot.zh + QLatin1Char('\n') + sheet.foot.en);
    painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("%1    %2 / %3").arg(sheet.number).arg(page + 1).arg(document.pageCount()));
}

}  // namespace

QByteArray pdf(const Sheet& sheet) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(sheet.title.zh + QLatin1Char(' ') + sheet.number);
    writer.setCreator(QStringLiteral("Onewindow"));
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setResolution(600);
    QTextDocument document;
    fill(document, sheet);
    QPainter painter(&writer);
    const double unitsPerPoint = writer.resolution() / 72.0;
    painter.scale(unitsPerPoint, unitsPerPoint);
    for (int page = 0; page < document.pageCount(); ++page) {
        if (page > 0) writer.newPage();
        paintPage(painter, document, sheet, page);
    }
    painter.end();
    return bytes;
}

QList<QImage> pictures(const Sheet& sheet, int dotsPerInch) {
    QTextDocument document;
    fill(document, sheet);
    const double scale = dotsPerInch / 72.0;
    QList<QImage> images;
    for (int page = 0; page < document.pageCount(); ++page) {
        QImage image(static_cast<int>(pageWidth * scale), static_cast<int>(pageHeight * scale), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
        painter.scale(scale, scale);
        paintPage(painter, document, sheet, page);
        images << image;
    }
    return images;
}

QString plainText(const Sheet& sheet) {
    QTextDocument document;
    fill(document, sheet);
    return document.toPlainText() + QLatin1Char('\n') + sheet.foot.zh + QLatin1Char('\n') + sheet.foot.en;
}

}  // namespace hall::paper
