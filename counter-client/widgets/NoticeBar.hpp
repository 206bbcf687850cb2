// One line of news below the ticket: comes at once, stays a few seconds, fades, never takes a key or the focus.
#pragma once

#include <QLayout>
#include <QVariantAnimation>
#include <QWidget>
#include <optional>

#include "counter-client/present/Screen.hpp"
#include "schema/look/Marks.hpp"

namespace hall::counter {

class NoticeBar : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text)
    Q_PROPERTY(QString clippedText READ clippedText)

  public:
    explicit NoticeBar(QWidget* parent = nullptr);
    /// A place for `content` with this bar at its foot, over it while there is news: no room is kept for what is rare.
    QLayout* over(QLayout* content);
    void show(const std::optional<Notice>& notice);
    using QWidget::show;
    [[nodiscard]] QString text() const { return gone_ ? QString() : text_; }
    [[nodiscard]] QString clippedText() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    [[nodiscard]] int widthOf(int letters) const;
    [[nodiscard]] int letters() const;
    QString text_;
    look::Mark mark_{look::Mark::note};
    bool gone_{true};
    QVariantAnimation fade_;
};

}  // namespace hall::counter
