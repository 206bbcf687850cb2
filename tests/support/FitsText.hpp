// Finds texts that do not fit their widgets. Used by the GUI tests of all three programs, in both languages and all sizes:
//   CHECK(hall::test::clippedTexts(window) == QStringList());
#pragma once

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QCoreApplication>
#include <QEvent>
#include <QFontMetrics>
#include <QLabel>
#include <QLineEdit>
#include <QString>
#include <QStringList>
#include <QStyle>
#include <QStyleOptionButton>
#include <QTextDocument>
#include <QVariant>
#include <QWidget>

namespace hall::test {

namespace detail {

inline QString name(const QWidget* widget) {
    return widget->objectName().isEmpty() ? QString::fromLatin1(widget->metaObject()->className()) : widget->objectName();
}

inline QString labelTrouble(const QLabel* label) {
    if (label->text().isEmpty()) return {};
    const QSize room = label->contentsRect().size();
    if (label->textFormat() == Qt::RichText || Qt::mightBeRichText(label->text())) {
        QTextDocument document;
        document.setDocumentMargin(0);  // as labels have it
        document.setDefaultFont(label->font());
        document.setHtml(label->text());
        document.setTextWidth(label->wordWrap() ? room.width() : -1);
        const QSizeF size = document.size();
        return size.width() > room.width() + 1 || size.height() > room.height() + 2 ? label->text() : QString();
    }
    const int flags = label->wordWrap() ? int(Qt::TextWordWrap) : 0;
    const QRect needed = label->fontMetrics().boundingRect(QRect(0, 0, room.width(), 100'000), flags, label->text());
    return needed.width() > room.width() + 1 || needed.height() > room.height() + 2 ? label->text() : QString();
}

/// Text of a button must fit with its icon and the padding of its style sheet.
inline QString buttonTrouble(const QAbstractButton* button) {
    if (button->text().isEmpty()) return {};
    if (button->sizeHint().width() > button->width() + 1) return button->text();
    return button->sizeHint().height() > button->height() + 1 ? button->text() : QString();
}

inline QString ownTrouble(const QWidget* widget) {
    // Painted widgets know best themselves.
    const QVariant own = widget->property("clippedText");
    if (own.isValid()) return own.toString();
    if (const auto* label = qobject_cast<const QLabel*>(widget)) return labelTrouble(label);
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) return buttonTrouble(button);
    return {};
}

inline bool carriesText(const QWidget* widget) {
    return !widget->property("text").toString().isEmpty() || widget->property("clippedText").isValid();
}

/// A text widget must lie inside all its parents, up to a scroll area's viewport.
inline bool insideParents(const QWidget* widget) {
    QRect rect = widget->rect();
    const QWidget* at = widget;
    while (!at->isWindow() && at->parentWidget()) {
        rect.translate(at->pos());
        at = at->parentWidget();
        if (qobject_cast<const QAbstractScrollArea*>(at->parentWidget())) return true;
        if (!at->rect().adjusted(-1, -1, 1, 1).contains(rect)) return false;
    }
    return true;
}

}  // namespace detail

/// One line per visible text below `root` that is cut off: "objectName: text". Lay the window out first (show it, send it its
/// events). A widget that paints its text itself says what is wrong with it in its property "clippedText"; one with the dynamic
/// property "mayElide" is not asked: it shows data of any length, with the whole text in its tool tip.
inline QStringList clippedTexts(QWidget* root) {
    QStringList troubles;
    QList<QWidget*> widgets = root->findChildren<QWidget*>();
    widgets.prepend(root);
    for (QWidget* widget : widgets) {
        if (!widget->isVisible() || widget->property("mayElide").toBool()) continue;
        if (widget->visibleRegion().isEmpty() && widget->size().isEmpty() && !detail::carriesText(widget)) continue;
        const QString trouble = detail::ownTrouble(widget);
        if (!trouble.isEmpty()) {
            troubles << QStringLiteral("%1 (%2x%3): %4").arg(detail::name(widget)).arg(widget->width()).arg(widget->height()).arg(trouble);
        } else if (detail::carriesText(widget) && !detail::insideParents(widget)) {
            troubles << QStringLiteral("%1: outside its parent").arg(detail::name(widget));
        }
    }
    return troubles;
}

/// Gives `window` the size and all pending layout and paint events, without waiting.
inline void layOut(QWidget* window, const QSize& size) {
    window->resize(size);
    window->show();
    window->ensurePolished();
    for (QWidget* child : window->findChildren<QWidget*>()) child->ensurePolished();
    // Layout requests travel upwards as posted events; nested layouts need more than one round.
    for (int round = 0; round < 4; ++round) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::Resize);
    }
    QCoreApplication::sendPostedEvents();
    window->grab();
}

}  // namespace hall::test
