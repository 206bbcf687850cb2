// The pages for those who applied online: name the application, choose among several, see what is missing.
#pragma once

#include "ticket-printer/widgets/PageWidgets.hpp"

class QStackedLayout;

namespace hall::kiosk {

class AskWidget : public PageWidget {
    Q_OBJECT
  public:
    explicit AskWidget(const Sizes& sizes, QWidget* parent = nullptr);
    void show(const AskPage& page);

  protected:
    /// A keyboard that somebody types on by hand.
    void keyPressEvent(QKeyEvent*) override;

  private:
    QWidget* letters();
    QWidget* numbers();
    TouchButton* key(QWidget* pad, const char* name, const QString& face);
    TouchButton* eraseKey(QWidget* pad);
    TouchButton* clearKey(QWidget* pad);
    void arrange(QWidget* pads);
    void showKeys(const AskPage& page);
    void showMessage(const AskPage& page);

    Words* title_;
    Words* how_;
    IconWidget* icon_;
    TouchButton* byApplication_;
    TouchButton* byIdentity_;
    Card* field_;
    Words* typed_;
    Words* message_;
    QWidget* pads_;
    QStackedLayout* stack_;
    TouchButton* shift_;
    std::vector<TouchButton*> lettersKeys_;
    std::vector<TouchButton*> erasers_;
    std::vector<TouchButton*> clears_;
    TouchButton* lookUp_;
    TouchButton* ordinary_;
};

class ChooseWidget : public PageWidget {
    Q_OBJECT
  public:
    explicit ChooseWidget(const Sizes& sizes, QWidget* parent = nullptr);
    void show(const ChoosePage& page);

  private:
    Words* title_;
    Words* help_;
    std::vector<TouchButton*> rows_;
    std::vector<std::string> codes_;
    Pager* pager_;
    TouchButton* onward_;
};

class SheetsWidget : public SheetWidget {
    Q_OBJECT
  public:
    explicit SheetsWidget(const Sizes& sizes, QWidget* parent = nullptr);
    void show(const std::vector<ApplicationSheet>& sheets);

  private:
    void add(const ApplicationSheet& sheet);
    std::vector<ApplicationSheet> shown_;
    QString shownIn_;
};

class FoundWidget : public PageWidget {
    Q_OBJECT
  public:
    explicit FoundWidget(const Sizes& sizes, QWidget* parent = nullptr);
    void show(const FoundPage& page);

  private:
    QWidget* takeCard();
    SheetsWidget* sheets_;
    Words* summary_;
    ClassesWidget* classes_;
    Words* help_;
    TouchButton* list_;
    TouchButton* take_;
    TouchButton* ordinary_;
};

}  // namespace hall::kiosk
