#include "schema/look/Icons.hpp"

#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <QtMath>
#include <cmath>

#include "schema/look/Theme.hpp"
#include "schema_look/Embedded.hpp"

namespace hall::look {

namespace {

std::string_view source(Icon icon) {
    switch (icon) {
        case Icon::back: return embedded::back_svg;
        case Icon::backspace: return embedded::backspace_svg;
        case Icon::called: return embedded::called_svg;
        case Icon::cancel: return embedded::cancel_svg;
        case Icon::clock: return embedded::clock_svg;
        case Icon::closed: return embedded::closed_svg;
        case Icon::company: return embedded::company_svg;
        case Icon::connecting: return embedded::connecting_svg;
        case Icon::counter: return embedded::counter_svg;
        case Icon::cutOff: return embedded::cut_off_svg;
        case Icon::department: return embedded::department_svg;
        case Icon::done: return embedded::done_svg;
        case Icon::down: return embedded::down_svg;
        case Icon::finish: return embedded::finish_svg;
        case Icon::forward: return embedded::forward_svg;
        case Icon::half: return embedded::half_svg;
        case Icon::held: return embedded::held_svg;
        case Icon::help: return embedded::help_svg;
        case Icon::hold: return embedded::hold_svg;
        case Icon::home: return embedded::home_svg;
        case Icon::info: return embedded::info_svg;
        case Icon::keyboard: return embedded::keyboard_svg;
        case Icon::language: return embedded::language_svg;
        case Icon::largePrint: return embedded::large_print_svg;
        case Icon::list: return embedded::list_svg;
        case Icon::live: return embedded::live_svg;
        case Icon::mark: return embedded::mark_svg;
        case Icon::missed: return embedded::missed_svg;
        case Icon::mute: return embedded::mute_svg;
        case Icon::next: return embedded::next_svg;
        case Icon::noShow: return embedded::no_show_svg;
        case Icon::open: return embedded::open_svg;
        case Icon::paper: return embedded::paper_svg;
        case Icon::paused: return embedded::paused_svg;
        case Icon::people: return embedded::people_svg;
        case Icon::person: return embedded::person_svg;
        case Icon::printer: return embedded::printer_svg;
        case Icon::priority: return embedded::priority_svg;
        case Icon::recall: return embedded::recall_svg;
        case Icon::resume: return embedded::resume_svg;
        case Icon::search: return embedded::search_svg;
        case Icon::serving: return embedded::serving_svg;
        case Icon::sound: return embedded::sound_svg;
        case Icon::star: return embedded::star_svg;
        case Icon::start: return embedded::start_svg;
        case Icon::strip: return embedded::strip_svg;
        case Icon::ticket: return embedded::ticket_svg;
        case Icon::transfer: return embedded::transfer_svg;
        case Icon::up: return embedded::up_svg;
        case Icon::waiting: return embedded::waiting_svg;
        case Icon::warning: return embedded::warning_svg;
    }
    return {};
}

QPixmap draw(Icon icon, const QSize& pixels, const QColor& colour) {
    const std::string_view text = source(icon);
    QByteArray svg(text.data(), static_cast<qsizetype>(text.size()));
    svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    QPixmap drawn(pixels);
    drawn.fill(Qt::transparent);
    QPainter painter(&drawn);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(pixels)));
    return drawn;
}

}  // namespace

void paintIcon(QPainter& painter, Icon icon, const QRectF& where, const QColor& colour) {
    // Reading an SVG costs more than all else in a repaint, and clocks repaint every second.
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QSize pixels(qCeil(where.width() * ratio), qCeil(where.height() * ratio));
    const QString key = QStringLiteral("hall-icon-%1-%2-%3x%4").arg(int(icon)).arg(colour.name(QColor::HexRgb)).arg(pixels.width()).arg(pixels.height());
    QPixmap drawn;
    if (!QPixmapCache::find(key, &drawn)) {
        drawn = draw(icon, pixels, colour);
        QPixmapCache::insert(key, drawn);
    }
    // On whole pixels, or the picture would be resampled and lose its edges.
    const QPointF corner(std::round(where.x() * ratio) / ratio, std::round(where.y() * ratio) / ratio);
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(QRectF(corner, QSizeF(pixels) / ratio), drawn, QRectF(drawn.rect()));
    painter.restore();
}

QPixmap iconPixmap(Icon icon, int size, const QColor& colour, qreal devicePixelRatio) {
    const int pixels = qRound(size * devicePixelRatio);
    QPixmap pixmap = draw(icon, {pixels, pixels}, colour);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QIcon iconOf(Icon icon, const QColor& tint) {
    QIcon result;
    for (const int size : {24, 48, 96}) {
        result.addPixmap(iconPixmap(icon, size, tint, 1.0), QIcon::Normal);
        result.addPixmap(iconPixmap(icon, size, look::colour(colours().disabled), 1.0), QIcon::Disabled);
    }
    return result;
}

}  // namespace hall::look
