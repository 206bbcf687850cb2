// The visitor's window beside the counter: five faces, the reasons of a bad one, thanks. Shows a RatingScreen, emits what is touched, decides
// nothing. It takes neither keys nor focus: the clerk works on while it asks.
#pragma once

#include <QLabel>
#include <QMap>
#include <QWidget>
#include <array>
#include <memory>
#include <vector>

#include "counter-client/present/Rating.hpp"
#include "counter-client/widgets/RatingButton.hpp"
#include "counter-client/widgets/RatingTexts.hpp"
#include "schema/look/ElidedLabel.hpp"

namespace hall::counter {

class RatingWindow : public QWidget {
    Q_OBJECT

  public:
    /// Without `texts` it has its own.
    explicit RatingWindow(QWidget* parent = nullptr, std::unique_ptr<RatingTexts> texts = {});
    void show(const RatingScreen& screen);
    using QWidget::show;
    [[nodiscard]] const RatingScreen& shown() const { return screen_; }
    /// What can be touched now.
    [[nodiscard]] std::vector<const RatingButton*> buttons() const;
    /// And where on the screen, by object name.
    [[nodiscard]] QMap<QString, QRect> touchable() const;

  signals:
    void levelPressed(int level);
    void reasonTurned(std::size_t row);
    void sendRequested();
    void changeRequested();
    void languageRequested();
    void lettersRequested();

  protected:
    void resizeEvent(QResizeEvent*) override;
    void paintEvent(QPaintEvent*) override;
    void closeEvent(QCloseEvent* event) override;

  private:
    RatingButton* makeButton(RatingButton::Kind kind, const QString& name);
    void fillReasons();
    void fill();
    void fillQuiet();
    void fillTold();
    void arrange();
    int arrangeHead();
    void arrangeFaces(const QRect& room);
    void arrangeReasons(const QRect& room);
    void arrangeTold(int top);
    int placeText(QLabel* label, int pixels, int top, bool bold);
    [[nodiscard]] int px(double units) const;
    [[nodiscard]] int letters(double units) const;
    [[nodiscard]] QString word(RatingWord which) const;
    [[nodiscard]] look::Language language() const { return screen_.english ? look::Language::en : look::Language::zh; }
    [[nodiscard]] bool isTold() const;

    std::unique_ptr<RatingTexts> texts_;
    RatingScreen screen_;
    look::ElidedLabel* place_{};
    RatingButton* letters_{};
    RatingButton* language_{};
    QLabel* title_{};
    QLabel* text_{};
    QLabel* second_{};
    look::ElidedLabel* services_{};
    std::array<RatingButton*, ratingWorst> faces_{};
    std::vector<RatingButton*> reasons_;
    RatingButton* back_{};
    RatingButton* more_{};
    std::size_t firstReason_{};   ///< of those shown, where there are more than fit
    RatingButton* send_{};
    QRectF disc_;
};

}  // namespace hall::counter
