// A button of the action bar: icon, word, the cap of its key, and how many it would list. A disabled one says why.
#pragma once

#include <QAbstractButton>
#include <optional>

#include "counter-client/present/Screen.hpp"
#include "schema/look/Icons.hpp"

namespace hall::counter {

look::Icon iconOf(Act act, Phrase label);

class ActionButton : public QAbstractButton {
    Q_OBJECT
    Q_PROPERTY(QString clippedText READ clippedText)

  public:
    /// `rare`: as `low`, for what is asked for now and then.
    enum class Size { tall, low, rare, strip };
    ActionButton(Act act, Size size, QWidget* parent = nullptr);
    /// For what is no act of the queue: looks and behaves the same.
    ActionButton(std::optional<look::Icon> icon, Size size, QWidget* parent = nullptr);

    void show(const ActScreen& screen);
    /// An empty cap: it is under way.
    void show(const QString& words, const QString& cap, bool usual);
    using QAbstractButton::show;
    void setCompact(bool compact);
    /// Other words than the act's name: what would be undone.
    void setWords(const QString& words);
    [[nodiscard]] Act act() const { return act_; }
    [[nodiscard]] QString clippedText() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent*) override;
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }

  private:
    struct Inks { QColor ground, edge, text, icon, capText, cap, capEdge; };
    [[nodiscard]] Inks inks() const;
    [[nodiscard]] QFont labelFont() const;
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] QString cap() const;
    void paintTall(QPainter& painter, const Inks& inks) const;
    void paintFlat(QPainter& painter, const Inks& inks) const;

    struct Other { std::optional<look::Icon> icon; QString cap; };
    [[nodiscard]] std::optional<look::Icon> icon() const { return other_ ? other_->icon : iconOf(act_, screen_.label); }
    [[nodiscard]] int iconWidth() const;
    [[nodiscard]] bool isFlat() const { return size_ == Size::low || size_ == Size::rare; }
    Act act_{};
    std::optional<Other> other_;  ///< of what is no act
    Size size_;
    bool compact_{};
    QString words_;
    ActScreen screen_;
};

}  // namespace hall::counter
