// Small painted widgets that all three programs share. Colour is never alone: each mark has its own shape and a word.
#pragma once

#include <QWidget>
#include <string_view>

#include "schema/look/Icons.hpp"
#include "schema/look/Theme.hpp"

namespace hall::look {

/// What a mark says. Tickets: waiting to cancelled. Counters: open, paused, closed. The line: live, connecting, cutOff.
enum class Mark {
    waiting, called, serving, held, missed, served, cancelled,
    open, paused, closed,
    live, connecting, cutOff,
    priority, overdue, note,
};

Icon shapeOf(Mark mark);
std::uint32_t frontOf(Mark mark);  ///< text and icon colour in the present theme
std::uint32_t backOf(Mark mark);   ///< the soft ground below it
/// The mark of a wire state: "waiting", "called", ..., "open", "paused", "closed"; note for an unknown word.
Mark markOf(std::string_view state);

/// A rounded label: shape, word, soft ground. Its accessible name is its word.
/// `clippedText` (also on the widgets below) is the text that does not fit, empty when all is well; tests read it.
class StatusPill : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text)
    Q_PROPERTY(QString clippedText READ clippedText)

  public:
    explicit StatusPill(QWidget* parent = nullptr, int pixelSize = type::body);
    void say(Mark mark, const QString& text);
    [[nodiscard]] QString text() const { return text_; }
    [[nodiscard]] Mark mark() const { return mark_; }
    [[nodiscard]] QString clippedText() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    Mark mark_{Mark::note};
    QString text_;
    int pixelSize_;
};

/// One line of text, as large as its place allows, up to a largest size: ticket numbers, clocks.
class NumberLabel : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text)
    Q_PROPERTY(QString clippedText READ clippedText)

  public:
    explicit NumberLabel(QWidget* parent = nullptr, int largestPixelSize = type::number);
    void setText(const QString& text);
    void setColour(std::uint32_t rgb);
    void setAlignment(Qt::Alignment alignment);
    void setLargest(int pixelSize);
    [[nodiscard]] QString text() const { return text_; }
    /// Empty unless the text would have to shrink below a third of the largest size.
    [[nodiscard]] QString clippedText() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    [[nodiscard]] int fittingSize() const;
    QString text_;
    std::uint32_t rgb_;
    Qt::Alignment alignment_{Qt::AlignCenter};
    int largest_;
};

/// Says across the whole width that the program is cut off, or anything else that must not be missed. Not modal.
class Banner : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text)
    Q_PROPERTY(QString clippedText READ clippedText)

  public:
    explicit Banner(QWidget* parent = nullptr, int pixelSize = type::strong);
    /// `detail` stands behind the text, in normal weight, and may be empty.
    void say(Mark mark, const QString& text, const QString& detail = {});
    [[nodiscard]] QString text() const { return detail_.isEmpty() ? text_ : text_ + QLatin1Char(' ') + detail_; }
    [[nodiscard]] QString clippedText() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    [[nodiscard]] int neededWidth() const;
    Mark mark_{Mark::note};
    QString text_;
    QString detail_;
    int pixelSize_;
};

/// The cap of a key: "F1". Beside buttons and in help texts.
class KeyCap : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text)

  public:
    explicit KeyCap(const QString& key = {}, QWidget* parent = nullptr);
    void setText(const QString& key);
    [[nodiscard]] QString text() const { return key_; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    /// For widgets that paint a cap themselves.
    static QSize capSize(const QString& key);
    static void paintCap(QPainter& painter, const QRect& where, const QString& key, const QColor& front,
                         const QColor& back, const QColor& edge);

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    QString key_;
};

}  // namespace hall::look
