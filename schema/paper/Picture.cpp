#include "schema/paper/Picture.hpp"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>
#include <cmath>

#include "schema/paper/QrCode.hpp"

namespace hall::paper {

namespace {

constexpr double linePitch = 1.3;
constexpr int textInset = 8;          // long lines stay clear of the paper's edge
constexpr double markPadding = 0.35;  // of the em, above and below; twice that at the sides

QFont face(int sizeDots, bool bold) {
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(sizeDots);
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferFullHinting);
    font.setStyleStrategy(QFont::NoAntialias);
    return font;
}

/// The lines of a text at this width, the last one with an ellipsis where there are more.
QStringList linesOf(const Text& text, int width) {
    const QFont font = face(text.sizeDots, text.bold);
    const QFontMetricsF metrics(font);
    QStringList lines;
    for (const QString& paragraph : text.text.split(QLatin1Char('\n'))) {
        QTextLayout layout(paragraph, font);
        layout.beginLayout();
        for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            lines << paragraph.mid(line.textStart(), line.textLength()).trimmed();
        }
        layout.endLayout();
    }
    if (lines.size() > text.linesMost) {
        QString rest = lines.mid(text.linesMost - 1).join(QString());
        lines = lines.mid(0, text.linesMost - 1);
        lines << metrics.elidedText(rest, Qt::ElideRight, width);
    }
    return lines;
}

/// Goes through the blocks; without a painter it only measures.
class Pen {
  public:
    Pen(QPainter* painter, const Layout& layout) : painter_(painter), width_(dotsAcross(layout.roll)) {
        for (const auto& block : layout.blocks) std::visit([this](const auto& b) { put(b); }, block);
    }
    [[nodiscard]] int height() const { return static_cast<int>(std::ceil(y_)); }

  private:
    void write(const QString& text, const QFont& font, double top, double height, Qt::Alignment align, const QColor& colour) {
        if (painter_ == nullptr) return;
        painter_->setFont(font);
        painter_->setPen(colour);
        painter_->drawText(QRectF(0, top, width_, height), static_cast<int>(align | Qt::AlignVCenter | Qt::TextSingleLine), text);
    }
    void put(const Text& text) {
        const QFont font = face(text.sizeDots, text.bold);
        const double pitch = std::round(text.sizeDots * linePitch);
        for (const QString& line : linesOf(text, width_ - 2 * textInset)) {
            write(line, font, y_, pitch, text.align == Align::centre ? Qt::AlignHCenter : Qt::AlignLeft, Qt::black);
            y_ += pitch;
        }
    }
    void put(const Number& number) {
        if (painter_ != nullptr) {
            QPainterPath outline;
            outline.addText(0, 0, face(200, true), number.text);
            const QRectF box = outline.boundingRect();
            // Digits reach a little beyond flat capitals; the whole drawing gets exactly the height asked for.
            const double up = number.capDots / std::max(1.0, box.height());
            const double along = std::min(up, width_ * 0.96 / std::max(1.0, box.width()));
            painter_->save();
            painter_->setRenderHint(QPainter::Antialiasing, false);
            painter_->translate((width_ - box.width() * along) / 2, y_);
            painter_->scale(along, up);
            painter_->translate(-box.left(), -box.top());
            painter_->fillPath(outline, Qt::black);
            painter_->restore();
        }
        y_ += number.capDots;
    }
    void put(const Rule& rule) {
        constexpr int dash = 8;
        if (painter_ != nullptr) {
            if (!rule.dashed) painter_->fillRect(QRectF(0, y_, width_, rule.thickDots), Qt::black);
            for (int x = 0; rule.dashed && x < width_; x += 2 * dash) painter_->fillRect(QRectF(x, y_, dash, rule.thickDots), Qt::black);
        }
        y_ += rule.thickDots;
    }
    void put(const Space& space) { y_ += space.dots; }
    void put(const Mark& mark) {
        const QFont font = face(mark.sizeDots, true);
        const double height = std::round(mark.sizeDots * (1 + 2 * markPadding));
        const double wanted = QFontMetricsF(font).horizontalAdvance(mark.text) + mark.sizeDots * 4 * markPadding;
        const double across = std::min<double>(width_, std::ceil(wanted));
        if (painter_ != nullptr) painter_->fillRect(QRectF((width_ - across) / 2, y_, across, height), Qt::black);
        write(QFontMetricsF(font).elidedText(mark.text, Qt::ElideRight, width_), font, y_, height, Qt::AlignHCenter, Qt::white);
        y_ += height;
    }
    void put(const Code& code) {
        const QrCode qr = qrCode(code.text);
        const int side = (qr.modules + 2 * quietModules) * code.moduleDots;
        // The box is whole dots on both sides, so that no module is a dot wider than another.
        const int left = (width_ - side) / 2;
        y_ = std::ceil(y_);
        if (painter_ != nullptr) paintQrCode(*painter_, qr, QRectF(left, y_, side, side), Qt::black);
        y_ += side;
    }
    void put(const Pair& pair) {
        const QFont font = face(pair.sizeDots, pair.bold);
        const double pitch = std::round(pair.sizeDots * linePitch);
        write(pair.left, font, y_, pitch, Qt::AlignLeft, Qt::black);
        write(pair.right, font, y_, pitch, Qt::AlignRight, Qt::black);
        y_ += pitch;
    }

    QPainter* painter_;
    int width_;
    double y_{};
};

}  // namespace

int heightDots(const Layout& layout) { return Pen(nullptr, layout).height(); }

void paint(QPainter& painter, const Layout& layout) { Pen(&painter, layout); }

QImage picture(const Layout& layout) {
    QImage grey(dotsAcross(layout.roll), std::max(1, heightDots(layout)), QImage::Format_Grayscale8);
    grey.fill(Qt::white);
    {
        QPainter painter(&grey);
        paint(painter, layout);
    }
    return grey.convertToFormat(QImage::Format_Mono, Qt::MonoOnly | Qt::ThresholdDither | Qt::AvoidDither);
}

}  // namespace hall::paper
