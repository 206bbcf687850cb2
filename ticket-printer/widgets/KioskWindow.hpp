// The kiosk's window: paints a Screen, tells what the visitor wants. It holds nothing else: any screen can be shown at any time, with
// or without a server behind it (pictures and tests do so).
#pragma once

#include <QHash>
#include <QImage>
#include <QRect>
#include <QTimer>
#include <QWidget>
#include <functional>
#include <optional>

#include "schema/look/Language.hpp"
#include "ticket-printer/present/Kiosk.hpp"
#include "ticket-printer/widgets/Kit.hpp"

class QStackedLayout;

namespace hall::kiosk {

class AskWidget;
class ChooseWidget;
class CountdownWidget;
class DepartmentsWidget;
class FoundWidget;
class CheckInWidget;
class ItemWidget;
class ItemsWidget;
class NoticeWidget;
class SearchWidget;
class StaffWidget;
class StartWidget;
class TicketWidget;

class KioskWindow : public QWidget {
    Q_OBJECT
  public:
    explicit KioskWindow(Glass glass = {}, QWidget* parent = nullptr);
    ~KioskWindow() override;

    /// How a ticket's QR code is drawn; without one there is none on the screen. Set it before the first `show`.
    void setCodeMaker(std::function<QImage(const QByteArray& url, int side)> make) { makeCode_ = std::move(make); }
    /// The whole screen, above everything else, and no way to close, shrink or cover it: a kiosk is no computer to whoever stands at it.
    /// What ends it is the program.
    void lock();
    void show(const Screen& screen);
    using QWidget::show;
    /// How many entries fit on a page, at the present size and print.
    [[nodiscard]] Capacity capacity() const { return sizes_.capacity(); }
    [[nodiscard]] const std::optional<Screen>& shown() const { return shown_; }
    /// What can be touched now, by object name, on the screen in device-independent pixels. Right once the layout has settled.
    [[nodiscard]] QHash<QString, QRect> touchable() const;

  signals:
    void intended(const hall::kiosk::Intent& intent);
    void touched();                                   ///< any touch or key anywhere
    void capacityChanged(const hall::kiosk::Capacity& capacity);

  protected:
    void resizeEvent(QResizeEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void paintEvent(QPaintEvent*) override;
    void closeEvent(QCloseEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void speak(Language language);
    void build();
    void buildHeader();
    void buildFooter();
    void paintPage(const Page& page);
    void showHeader(const Header& header);
    void showOverlays();
    void holdCorner(bool held);
    void keepInFront();

    Glass glass_;
    std::function<QImage(const QByteArray&, int)> makeCode_;
    Sizes sizes_;
    look::Languages languages_;
    std::optional<Language> spoken_;
    std::optional<Screen> shown_;
    bool locked_{};
    bool cornerHeld_{};
    QTimer inFront_;
    int behind_{};                                    ///< looks in a row that found it behind something, or without the keyboard

    QWidget* body_{};
    Words* hall_{};
    Words* clock_{};
    Words* date_{};
    Words* leasing_{};                                ///< in the date's place while the kiosk is cut off
    Words* staff_{};
    Words* hallNotice_{};
    QWidget* header_{};
    QWidget* footer_{};
    QStackedLayout* pages_{};
    StartWidget* start_{};
    DepartmentsWidget* departments_{};
    ItemsWidget* items_{};
    SearchWidget* search_{};
    ItemWidget* item_{};
    AskWidget* ask_{};
    ChooseWidget* choose_{};
    FoundWidget* found_{};
    CheckInWidget* checkIn_{};
    TicketWidget* ticket_{};
    NoticeWidget* notice_{};
    CountdownWidget* countdown_{};
    StaffWidget* staffPage_{};
    TouchButton* back_{};
    TouchButton* home_{};
    TouchButton* largePrint_{};
    TouchButton* language_{};
};

}  // namespace hall::kiosk
