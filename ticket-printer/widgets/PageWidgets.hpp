// One widget for each page. They are made for one set of sizes, and shown as often as there is something new to show.
#pragma once

#include <QImage>
#include <QWidget>
#include <functional>
#include <vector>

#include "ticket-printer/present/Kiosk.hpp"
#include "ticket-printer/widgets/Kit.hpp"

class QGridLayout;
class QHBoxLayout;
class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace hall::kiosk {

/// A QR code for the screen, at most `side` pixels square; drawn by whoever knows how (schema/paper is not of this room).
using CodeMaker = std::function<QImage(const QByteArray& url, int side)>;

class IconWidget;

class PageWidget : public QWidget {
    Q_OBJECT
  public:
    explicit PageWidget(const Sizes& sizes, QWidget* parent = nullptr);

  signals:
    void intended(const hall::kiosk::Intent& intent);

  protected:
    Words* words(int size, bool bold, std::uint32_t rgb, Qt::Alignment align = Qt::AlignLeft, int linesMost = 100, const char* name = "");
    TouchButton* button(const char* name, TouchButton::Kind kind, TouchButton::Form form, std::optional<look::Icon> icon = {});
    /// Title over a small line, a button at the right.
    QHBoxLayout* pageHead(Words* title, Words* subtitle, TouchButton* search);
    /// One thing said in the middle of the glass, what it is called for the staff below: the layout of the whole page.
    QVBoxLayout* notice(IconWidget* icon, Words* title, Words* help, Words* code);
    Sizes sizes_;
};

/// Buttons in columns and rows; those that are not needed are empty places. Object names: PREFIX_1, PREFIX_2, ...
class ButtonGrid : public QWidget {
    Q_OBJECT
  public:
    ButtonGrid(const Sizes& sizes, QSize grid, const QString& prefix, TouchButton::Form form, int titleLines, bool mayShorten,
               std::optional<look::Icon> icon, int rowHeight, QWidget* parent = nullptr);
    struct Entry {
        std::string code;
        QString title;
        QString detail;
    };
    void show(const std::vector<Entry>& entries);
    void hideArrows();

  signals:
    void chosen(const std::string& code);

  private:
    std::vector<TouchButton*> buttons_;
    std::vector<std::string> codes_;
};

class StartWidget : public PageWidget {
    Q_OBJECT
  public:
    explicit StartWidget(const Sizes& sizes, QWidget* parent = nullptr);
    void show(const StartPage& page);

  private:
    Words* welcome_;
    TouchButton* person_;
    TouchButton* company_;
    TouchButton* online_;
    TouchButton* search_;
    Words* popular_;
    ButtonGrid* grid_;
    Pager* pager_;
};

class DepartmentsWidget : public PageWidget {
    Q_OBJECT
  public:
    explicit DepartmentsWidget(const Sizes& sizes, QWidget* parent = nullptr);
    void show(const DepartmentsPage& page);

  private:
    Words* title_;
    Words* subtitle_;
    TouchButton* search_;
    ButtonGrid* grid_;
    Pager* pager_;
};

class ItemsWidget : public PageWidget {
    Q_OBJECT
  public:
    explicit ItemsWidget(const Sizes& sizes, QWidget* parent = nullptr);
    void show(const ItemsPage& page);

  private:
    Words* title_;
    Words* count_;
    TouchButton* search_;
    ButtonGrid* grid_;
    Pager* pager_;
};

class SearchWidget : public PageWidget {
    Q_OBJECT
  public:
    explicit SearchWidget(const Sizes& sizes, QWidget* parent = nullptr);
    void show(const SearchPage& page);

  private:
    QWidget* keyboard();
    QLineEdit* field_;
    TouchButton* clear_;
    Words* count_;
    TouchButton* everywhere_;
    ButtonGrid* grid_;
    Words* nothing_;
    Words* nothingHelp_;
    Pager* pager_;
    QString shownQuery_;
};

/// A sheet of text that grows as long as it needs, scrolled by finger and by two big buttons.
class SheetWidget : public PageWidget {
    Q_OBJECT
  public:
    /// Object names: PREFIXArea, PREFIXSheet, PREFIXUpButton, PREFIXDownButton.
    SheetWidget(const Sizes& sizes, const QString& prefix, QWidget* parent = nullptr);

  protected:
    void resizeEvent(QResizeEvent*) override;
    /// An empty sheet, to be filled from top to bottom and then laid open.
    void begin();
    void open();
    Words* add(const QString& text, int size, bool bold, std::uint32_t rgb, int linesMost = 60, const char* name = "");
    void addSpace(int height);
    void section(const QString& title, const QString& text, const char* name = "");
    /// The same on a soft ground, for what must not be overlooked.
    void panel(const QString& title, const QString& text, const QString& advice, std::uint32_t rgb, std::uint32_t ground, const char* name);

  private:
    void showScrollButtons();
    QString prefix_;
    QScrollArea* scroll_;
    QWidget* sheet_{};
    QVBoxLayout* layout_{};
    TouchButton* up_;
    TouchButton* down_;
};

/// A soft ground with a bar at its left.
class Tinted : public QWidget {
    Q_OBJECT
  public:
    Tinted(const Sizes& sizes, std::uint32_t rgb, std::uint32_t ground, QWidget* parent = nullptr);

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    int radius_;
    std::uint32_t rgb_, ground_;
};

class GuideWidget : public SheetWidget {
    Q_OBJECT
  public:
    explicit GuideWidget(const Sizes& sizes, QWidget* parent = nullptr);
    void show(const ItemPage& page);

  private:
    void show(const GuideText& guide);
    ItemPage shown_;
    QString shownIn_;
    bool anything_{};
};

/// The priority classes, one to be chosen. Object names: classButton_CODE.
class ClassesWidget : public PageWidget {
    Q_OBJECT
  public:
    explicit ClassesWidget(const Sizes& sizes, QWidget* parent = nullptr);
    /// `roomy`: with the words around them.
    void show(const std::vector<ClassChoice>& classes, bool roomy);

  private:
    Words* title_;
    Words* help_;
    QGridLayout* grid_;
    std::vector<TouchButton*> buttons_;
};

class ItemWidget : public PageWidget {
    Q_OBJECT
  public:
    explicit ItemWidget(const Sizes& sizes, QWidget* parent = nullptr);
    void show(const ItemPage& page);

  private:
    QWidget* queueCard();
    GuideWidget* guide_;
    Words* queue_;
    Words* waiting_;
    Words* wait_;
    Words* counters_;
    ClassesWidget* classes_;
    Words* help_;
    TouchButton* take_;
};

class NumberWidget;
class CodeWidget;

class TicketWidget : public PageWidget {
    Q_OBJECT
  public:
    TicketWidget(const Sizes& sizes, CodeMaker makeCode, QWidget* parent = nullptr);
    void show(const TicketPage& page);

  private:
    Words* label_;
    NumberWidget* number_;
    Words* klass_;
    Words* queue_;
    Words* item_;
    Words* applications_;
    Words* plan_;
    Words* ahead_;
    Words* wait_;
    Words* byTime_;
    Words* print_;
    Words* printHelp_;
    CodeWidget* code_;
    Words* scan_;
    Words* seconds_;
    TouchButton* reprint_;
    TouchButton* done_;
};


/// A booking is checked in by holding its code in front of the reader; nothing is touched but the way out.
class CheckInWidget : public PageWidget {
    Q_OBJECT
  public:
    explicit CheckInWidget(const Sizes& sizes, QWidget* parent = nullptr);
    void show(const CheckInPage& page);

  private:
    IconWidget* icon_;
    Words* title_;
    Words* help_;
    Words* code_;
    TouchButton* ordinary_;
};

class NoticeWidget : public PageWidget {
    Q_OBJECT
  public:
    explicit NoticeWidget(const Sizes& sizes, QWidget* parent = nullptr);
    void show(const NoticePage& page);

  private:
    void show(const wire::Name& emergency);
    IconWidget* icon_;
    Words* kind_;                     ///< the word for an emergency, in both languages
    Words* ownWords_;                 ///< the hall's, as large as the page has room
    Words* ownOtherWords_;
    Words* title_;
    Words* help_;
    Words* code_;
};

/// An icon of one colour on a round ground.
class IconWidget : public QWidget {
    Q_OBJECT
  public:
    IconWidget(int side, QWidget* parent = nullptr);
    void show(look::Icon icon, std::uint32_t front, std::uint32_t ground);

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    look::Icon icon_{look::Icon::info};
    std::uint32_t front_{}, ground_{};
};

/// The ticket's number, as large as its place allows.
class NumberWidget : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text)
    Q_PROPERTY(QString clippedText READ clippedText)
  public:
    NumberWidget(int size, QWidget* parent = nullptr);
    void show(const QString& number);
    [[nodiscard]] QString text() const { return text_; }
    [[nodiscard]] QString clippedText() const;
    [[nodiscard]] QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    [[nodiscard]] int fitting() const;
    QString text_;
    int size_;
};

/// A QR code with its quiet zone; takes no room while there is none.
class CodeWidget : public QWidget {
    Q_OBJECT
  public:
    CodeWidget(int side, CodeMaker make, QWidget* parent = nullptr);
    void show(const std::string& url);

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    std::string url_;
    int side_;
    CodeMaker make_;
    QImage image_;
};

}  // namespace hall::kiosk
