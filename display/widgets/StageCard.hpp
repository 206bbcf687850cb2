// What stands in the place of the calls when there are none: closed, nobody called yet, connecting.
#pragma once

#include <QWidget>

#include "display/widgets/Phrases.hpp"
#include "schema/look/Icons.hpp"

namespace hall::display {

class TextLine;

class StageCard : public QWidget {
    Q_OBJECT

  public:
    StageCard(QWidget* parent, const Phrases& phrases);
    void say(look::Icon icon, Phrase phrase, Phrase hint);
    void arrange(double unit);

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    const Phrases& phrases_;
    look::Icon icon_{look::Icon::connecting};
    double unit_{1};
    TextLine* first_;
    TextLine* second_;
    TextLine* firstHint_;
    TextLine* secondHint_;
};

/// Over the head of the board while the server is away. Not modal, not blinking.
class StaleBanner : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text)

  public:
    StaleBanner(QWidget* parent, const Phrases& phrases);
    void say(bool outdated, const WallClock& since);
    void arrange(double unit);
    [[nodiscard]] QString text() const;

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    const Phrases& phrases_;
    double unit_{1};
    bool outdated_{};
    TextLine* first_;
    TextLine* second_;
};

}  // namespace hall::display
