// A button of the action bar: icon, word, the cap of its key, and how many it would list. A disabled one says why.
#pragma once

#include <QAbstractButton>

#include "counter-client/present/Screen.hpp"
#include "schema/look/Icons.hpp"

namespace hall::counter {

class ActionButton : public QAbstractButton {
    Q_OBJECT
    Q_PROPERTY(QString clippedText READ clippedText)

  public:
    enum class Size { tall, low, strip };
    ActionButton(Act act, Size size, QWidget* parent = nullptr);

    void show(const ActScreen& screen);
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

    Act act_;
    Size size_;
    bool compact_{};
    QString words_;
    ActScreen screen_;
};

look::Icon iconOf(Act act, Phrase label);

}  // namespace hall::counter
