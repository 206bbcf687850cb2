// The few painted things that every page of the kiosk is made of.
// Each knows its `clippedText`: what does not fit although it must; tests read it.
#pragma once

#include <QAbstractButton>
#include <QWidget>
#include <functional>
#include <optional>

#include "schema/look/Icons.hpp"
#include "schema/look/Theme.hpp"
#include "ticket-printer/widgets/Sizes.hpp"

namespace hall::kiosk {

/// Text broken into lines of a width.
struct Broken {
    QStringList lines;
    bool shortened{};           ///< there was more than `linesMost` lines; the last one ends with an ellipsis
    int width{};                ///< of the widest line
};
Broken breakLines(const QString& text, const QFont& font, int width, int linesMost);
/// The same in lines of about one length: nothing stands alone in the last one.
Broken breakEvenly(const QString& text, const QFont& font, int width, int linesMost);

/// A text that wraps. Grows as high as it needs.
class Words : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text)
    Q_PROPERTY(QString clippedText READ clippedText)

  public:
    struct Style {
        int size{};
        bool bold{};
        std::uint32_t rgb{};
        Qt::Alignment align{Qt::AlignLeft};
        int linesMost{100};
        bool mayShorten{};      ///< data of any length that stands in full elsewhere
        int least{};            ///< font size down to which it shrinks before it breaks into more than `linesMost` lines; 0: never
        bool even{};            ///< lines of about one length
    };
    Words(Style style, QWidget* parent = nullptr);

    void say(const QString& text);
    void setColour(std::uint32_t rgb);
    void setSize(int size);
    [[nodiscard]] QString text() const { return text_; }
    [[nodiscard]] QString clippedText() const;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    [[nodiscard]] int sizeFor(int width) const;
    [[nodiscard]] Broken broken(int size, int width) const;
    Style style_;
    QString text_;
};

/// Of the window, true from a Tab key to the next touch: only then the focus is shown.
inline constexpr const char* keyboardIsUsed = "keyboardIsUsed";

/// Anything that is touched: acts on release, answers at once when pressed, shows the keyboard's focus.
class TouchButton : public QAbstractButton {
    Q_OBJECT
    Q_PROPERTY(QString clippedText READ clippedText)
    Q_PROPERTY(bool ringed READ ringed)

  public:
    enum class Kind {
        primary,    ///< the one thing to do on this page
        plain,      ///< on the page's ground, with a frame
        card,       ///< white, for lists and tiles
        accent,     ///< soft ground of the accent colour
        key,        ///< of the keyboard
    };
    enum class Form {
        line,       ///< icon and title side by side, in the middle
        row,        ///< from the left: icon, title over detail, an arrow at the right
        tile,       ///< icon above, title and detail below, from the left
    };
    TouchButton(Kind kind, Form form, const Sizes& sizes, QWidget* parent = nullptr);

    void say(const QString& title, const QString& detail = {});
    void setIconShape(std::optional<look::Icon> icon);
    void setTitleSize(int size) { titleSize_ = size; }
    void setTitleLines(int lines, bool mayShorten) { titleLines_ = lines, mayShorten_ = mayShorten; }
    void setDetailLines(int lines) { detailLines_ = lines; }
    void setCentred(bool centred) { centred_ = centred; }
    void setArrow(bool arrow) { arrow_ = arrow; }
    void setChosen(bool chosen);
    /// A box at the left, ticked while it is chosen. Form::row without an icon.
    void setTick(bool tick) { tick_ = tick; }
    [[nodiscard]] QString title() const { return text(); }
    /// The focus is shown around it.
    [[nodiscard]] bool ringed() const { return tabbed_; }
    [[nodiscard]] QString detail() const { return detail_; }
    [[nodiscard]] QString clippedText() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent*) override;
    void focusInEvent(QFocusEvent*) override;
    void focusOutEvent(QFocusEvent*) override;

  private:
    struct Places {
        QRect icon, title, detail, arrow;
        Broken titleLines, detailLines;
        bool fits{true};
    };
    [[nodiscard]] Places places(const QRect& inside) const;
    [[nodiscard]] QFont titleFont() const;
    [[nodiscard]] QFont detailFont() const;

    Kind kind_;
    Form form_;
    Sizes sizes_;
    std::optional<look::Icon> icon_;
    QString detail_;
    int titleSize_;
    int titleLines_{1};
    int detailLines_{1};
    bool mayShorten_{};
    bool arrow_{};
    bool centred_{};
    bool chosen_{};
    bool tick_{};
    bool tabbed_{};
};

/// Pages by number where there are few, else one back and one forward. Object names: pagePreviousButton, pageNextButton, pageButton_<n>.
class Pager : public QWidget {
    Q_OBJECT
  public:
    Pager(const Sizes& sizes, int numbersMost, QWidget* parent = nullptr);
    void show(const Paging& paging);

  signals:
    void turned(int index);

  private:
    int numbersMost_;
    bool wordless_;         ///< arrows only, where there is no room
    Paging paging_;
    TouchButton* previous_;
    TouchButton* next_;
    Words* where_;
    std::vector<TouchButton*> numbers_;
};

/// A white card with a thin edge.
class Card : public QWidget {
    Q_OBJECT
  public:
    Card(const Sizes& sizes, QWidget* parent = nullptr);

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    int radius_;
};

/// Fits `text` into one line of at most `width` by lowering the font size from `size`, not below `least`.
int fittingSize(const QString& text, bool bold, int size, int least, int width);

}  // namespace hall::kiosk
