#include "counter-client/widgets/TextArea.hpp"

#include <QEvent>
#include <QScrollBar>
#include <algorithm>

#include "schema/look/Theme.hpp"

namespace hall::counter {

namespace {

constexpr int edge = 8;  ///< where words wrap is not exact to the pixel: a line more rather than one cut off

}  // namespace

TextArea::TextArea(const char* areaName, const char* textName, QWidget* parent) : QScrollArea(parent) {
    setObjectName(QLatin1String(areaName));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    text_ = new QLabel(this);
    text_->setObjectName(QLatin1String(textName));
    look::set(text_, "role", "body");
    text_->setTextFormat(Qt::RichText);
    text_->setWordWrap(true);
    text_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text_->setFocusPolicy(Qt::NoFocus);
    setWidget(text_);
    text_->installEventFilter(this);
    viewport()->setAutoFillBackground(false);
    text_->setAutoFillBackground(false);  // setWidget turns it on
}

void TextArea::setHtml(const QString& html) {
    if (text_->text() == html) return;
    text_->setText(html);
    fit();
}

void TextArea::toTop() { verticalScrollBar()->setValue(0); }

void TextArea::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fit();
}

bool TextArea::eventFilter(QObject* watched, QEvent* event) {
    if (watched == text_ && (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)) fit();
    return QScrollArea::eventFilter(watched, event);
}

/// A wrapping label in a scrolled area is as high as its text, not as the area. Measured at the whole width first: a bar that is there
/// already must not be the reason that it stays.
void TextArea::fit() {
    text_->ensurePolished();  // its font is the style sheet's
    const QRect place = contentsRect();
    if (place.width() <= 0) return;
    int width = place.width();
    int height = text_->heightForWidth(std::max(1, width - edge));
    if (height > place.height()) {
        width = std::max(1, width - verticalScrollBar()->sizeHint().width());
        height = text_->heightForWidth(std::max(1, width - edge));
    }
    text_->resize(width, std::max(place.height(), height));
}

}  // namespace hall::counter
