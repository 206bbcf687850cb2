// The kiosk's conductor: what the line, the visitor and the printer say goes into the machine; what the machine wants goes out.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <optional>

#include "schema/link/CatalogueSource.hpp"
#include "schema/link/Link.hpp"
#include "schema/link/ScreenTrace.hpp"
#include "ticket-printer/control/Slip.hpp"
#include "ticket-printer/device/Printer.hpp"
#include "ticket-printer/present/Kiosk.hpp"
#include "ticket-printer/widgets/KioskWindow.hpp"

namespace hall::kiosk {

class Control : public QObject {
    Q_OBJECT
  public:
    /// All must outlive this. `printer` may be null: then numbers are shown and not printed, whatever `settings` says.
    Control(Settings settings, PaperSettings paper, link::Link& link, link::CatalogueSource& catalogue, KioskWindow& window,
            device::Printer* printer, link::ScreenTrace& trace, QObject* parent = nullptr);

    /// Shows the first screen and opens the line.
    void start();

  private:
    void onIntent(const Intent& intent);
    void onView(const wire::ViewFrame& frame);
    void onLine(conversation::Line line);
    void onTimer();
    void run(std::vector<Act> acts);
    void send(const wire::Command& command);
    void print(const PrintTicket& ticket);
    void refresh();
    void writeTrace();
    [[nodiscard]] std::int64_t nowMs() const { return elapsed_.elapsed(); }

    Kiosk kiosk_;
    PaperSettings paper_;
    link::Link& link_;
    link::CatalogueSource& catalogue_;
    KioskWindow& window_;
    device::Printer* printer_;
    link::ScreenTrace& trace_;
    QElapsedTimer elapsed_;
    QTimer timer_;
    QTimer traceSoon_;                      ///< after the layout has settled, so that places in the trace are true
    std::optional<wire::Command> unsent_;   ///< the line was gone at the very moment; goes out when it is back
};

}  // namespace hall::kiosk
