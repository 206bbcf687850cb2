// What several pages share: the sheet that scrolls, and the choice of a priority class.
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QScroller>
#include <QVBoxLayout>

#include "ticket-printer/widgets/PageWidgets.hpp"
#include "ticket-printer/widgets/Phrases.hpp"

namespace hall::kiosk {

using B = TouchButton;

// --- Sheet ------------------------------------------------------------------------------------------------------------

SheetWidget::SheetWidget(const Sizes& s, const QString& prefix, QWidget* parent) : PageWidget(s, parent), prefix_(prefix) {
    scroll_ = new QScrollArea(this);
    scroll_->setObjectName(prefix + QStringLiteral("Area"));
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFrameShape(QFrame::NoFrame);
    QScroller::grabGesture(scroll_->viewport(), QScroller::LeftMouseButtonGesture);
    up_ = button("", B::Kind::plain, B::Form::line, look::Icon::up);
    down_ = button("", B::Kind::plain, B::Form::line, look::Icon::down);
    up_->setObjectName(prefix + QStringLiteral("UpButton"));
    down_->setObjectName(prefix + QStringLiteral("DownButton"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(s.gap / 2);
    row->addWidget(scroll_, 1);
    auto* buttons = new QVBoxLayout;
    for (auto* b : {up_, down_}) {
        b->setFixedSize(s.touch, s.touch);
        QSizePolicy policy = b->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        b->setSizePolicy(policy);
    }
    buttons->addWidget(up_);
    buttons->addStretch(1);
    buttons->addWidget(down_);
    row->addLayout(buttons);
    const auto by = [this](int direction) {
        auto* bar = scroll_->verticalScrollBar();
        bar->setValue(bar->value() + direction * scroll_->viewport()->height() * 4 / 5);
    };
    connect(up_, &B::clicked, this, [by] { by(-1); });
    connect(down_, &B::clicked, this, [by] { by(1); });
    connect(scroll_->verticalScrollBar(), &QScrollBar::rangeChanged, this, &SheetWidget::showScrollButtons);
    connect(scroll_->verticalScrollBar(), &QScrollBar::valueChanged, this, &SheetWidget::showScrollButtons);
}

void SheetWidget::showScrollButtons() {
    const auto* bar = scroll_->verticalScrollBar();
    const bool long_ = bar->maximum() > 0;
    up_->setVisible(long_);
    down_->setVisible(long_);
    up_->setEnabled(bar->value() > 0);
    down_->setEnabled(bar->value() < bar->maximum());
}

void SheetWidget::resizeEvent(QResizeEvent* event) {
    PageWidget::resizeEvent(event);
    showScrollButtons();
}

void SheetWidget::begin() {
    up_->setAccessibleName(Phrases::scrollUp());
    down_->setAccessibleName(Phrases::scrollDown());
    sheet_ = new QWidget;
    sheet_->setObjectName(prefix_ + QStringLiteral("Sheet"));
    layout_ = new QVBoxLayout(sheet_);
    layout_->setContentsMargins(0, 0, sizes_.gap / 2, 0);
    layout_->setSpacing(sizes_.gap / 4);
}

void SheetWidget::open() {
    layout_->addStretch(1);
    scroll_->setWidget(sheet_);
    sheet_->setAutoFillBackground(false);
    showScrollButtons();
}

void SheetWidget::addSpace(int height) { layout_->addSpacing(height); }

Words* SheetWidget::add(const QString& text, int size, bool bold, std::uint32_t rgb, int linesMost, const char* name) {
    auto* made = new Words({size, bold, rgb, Qt::AlignLeft, linesMost, false}, sheet_);
    made->setObjectName(QLatin1String(name));
    made->say(text);
    layout_->addWidget(made);
    return made;
}

void SheetWidget::section(const QString& title, const QString& content, const char* name) {
    if (content.isEmpty()) return;
    const auto& c = look::colours();
    layout_->addSpacing(sizes_.gap / 2);
    add(title, sizes_.small, true, c.accent, 4);
    add(content, sizes_.body, false, c.ink, 200, name);
}

void SheetWidget::panel(const QString& title, const QString& content, const QString& advice, std::uint32_t rgb, std::uint32_t ground,
                        const char* name) {
    const auto& c = look::colours();
    auto* box = new Tinted(sizes_, rgb, ground, sheet_);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(sizes_.pad * 3 / 2, sizes_.pad / 2, sizes_.pad, sizes_.pad / 2);
    column->setSpacing(sizes_.gap / 4);
    const auto put = [&](const QString& text, int size, bool bold, std::uint32_t colour, const QString& called) {
        if (text.isEmpty()) return;
        auto* made = new Words({size, bold, colour, Qt::AlignLeft, 200, false}, box);
        made->setObjectName(called);
        made->say(text);
        column->addWidget(made);
    };
    const QString called = QLatin1String(name);
    put(title, sizes_.body, true, rgb, called + QStringLiteral("Title"));
    put(content, sizes_.body, false, c.ink, called);
    put(advice, sizes_.small, false, c.inkSoft, called + QStringLiteral("Advice"));
    layout_->addSpacing(sizes_.gap / 2);
    layout_->addWidget(box);
}

Tinted::Tinted(const Sizes& sizes, std::uint32_t rgb, std::uint32_t ground, QWidget* parent)
    : QWidget(parent), radius_(sizes.radius / 2), rgb_(rgb), ground_(ground) {}

void Tinted::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look::colour(ground_));
    painter.drawRoundedRect(rect(), radius_, radius_);
    painter.setBrush(look::colour(rgb_));
    painter.drawRoundedRect(QRect(0, 0, std::max(6, radius_ / 2), height()), radius_ / 4.0, radius_ / 4.0);
}

// --- Classes ----------------------------------------------------------------------------------------------------------

ClassesWidget::ClassesWidget(const Sizes& s, QWidget* parent) : PageWidget(s, parent) {
    const auto& c = look::colours();
    title_ = words(s.small, false, c.inkSoft, Qt::AlignLeft, 1, "classesLabel");
    grid_ = new QGridLayout;
    grid_->setSpacing(s.gap / 2);
    help_ = words(s.small, false, c.inkSoft, Qt::AlignLeft, 3, "classesHelp");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(s.gap / 2);
    column->addWidget(title_);
    column->addLayout(grid_);
    column->addWidget(help_);
}

void ClassesWidget::show(const std::vector<ClassChoice>& classes, bool roomy) {
    const int columns = sizes_.portrait || sizes_.wide() ? 3 : 2;
    while (buttons_.size() < classes.size()) {
        const auto i = static_cast<int>(buttons_.size());
        auto* b = button("", B::Kind::plain, B::Form::line);
        b->setTitleSize(sizes_.small);
        b->setTitleLines(2, false);
        b->setCentred(true);
        b->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        b->setFixedHeight(std::max(sizes_.touch, Sizes::lines(sizes_.small, 2) + sizes_.pad));
        grid_->addWidget(b, i / columns, i % columns);
        buttons_.push_back(b);
    }
    for (int column = 0; column < columns; ++column) grid_->setColumnStretch(column, 1);
    for (std::size_t i = 0; i < buttons_.size(); ++i) {
        auto* b = buttons_[i];
        b->setVisible(i < classes.size());
        if (i >= classes.size()) continue;
        b->setObjectName(QStringLiteral("classButton_%1").arg(QString::fromStdString(classes[i].code)));
        b->say(QString::fromStdString(classes[i].name));
        b->setChosen(classes[i].chosen);
        b->disconnect(this);
        connect(b, &B::clicked, this, [this, code = classes[i].code] { emit intended(ChooseClass{code}); });
    }
    title_->say(Phrases::classes());
    help_->say(Phrases::classesHelp());
    title_->setVisible(!classes.empty() && !sizes_.cramped());
    help_->setVisible(!classes.empty() && roomy && !sizes_.cramped());
    setVisible(!classes.empty());
}

}  // namespace hall::kiosk
