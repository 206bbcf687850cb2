// The kiosk's conductor: what the line, the visitor and the printer say goes into the machine and the spool; what they want goes out.
// Nothing is sent and nothing printed but through the spool.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <optional>

#include "schema/link/CatalogueSource.hpp"
#include "schema/link/Http.hpp"
#include "schema/link/Link.hpp"
#include "schema/link/ScreenTrace.hpp"
#include "ticket-printer/control/Slip.hpp"
#include "ticket-printer/device/Printer.hpp"
#include "ticket-printer/device/Reader.hpp"
#include "ticket-printer/device/StaffLock.hpp"
#include "ticket-printer/present/Kiosk.hpp"
#include "ticket-printer/spool/Directory.hpp"
#include "ticket-printer/spool/Spool.hpp"
#include "ticket-printer/widgets/KioskWindow.hpp"

namespace hall::kiosk {

/// What stands beside the screen; each may be null. One keyboard may be both: then a line that is an identity number is a card's.
struct Readers {
    device::Reader* code{};
    device::Reader* card{};
};
/// Where applications are looked up: the server's HTTP, and this kiosk's token there.
struct Desk {
    link::Http& http;
    std::string token;
};

class Control : public QObject {
    Q_OBJECT
  public:
    /// All must outlive this. `printer` may be null: then numbers are shown and not printed, whatever `settings` says; without a `lock` there
    /// is no way behind the screen.
    Control(Settings settings, PaperSettings paper, spool::Directory& folder, link::Link& link, link::CatalogueSource& catalogue,
            Desk desk, KioskWindow& window, device::Printer* printer, Readers readers, const device::StaffLock* lock, link::ScreenTrace& trace,
            QObject* parent = nullptr);

    /// Shows the first screen and opens the line.
    void start();
    /// Numbers that could be given now if the line broke.
    [[nodiscard]] int leasedLeft() const { return spool_.status(now()).left; }

  signals:
    /// The staff want the program to end.
    void ended();

  private:
    void onIntent(const Intent& intent);
    void onView(const wire::ViewFrame& frame);
    void onLine(conversation::Line line);
    void onTimer();
    void wake();
    void keepView(const wire::KioskView& view);
    /// Carries out what the machine wants; true when a paper was ordered.
    bool run(std::vector<Act> acts);
    void perform(spool::Acts acts);
    void submit(const wire::Command& command);
    void print(const PrintTicket& ticket);
    void listen(const Readers& readers);
    void onReading(Scanned scanned);
    void find(const FindApplications& wanted);
    void look(const LookAtStaffCode& code);
    void hearClock();
    void reportPrinter();
    void refresh();
    void writeTrace();
    [[nodiscard]] spool::HallNow hallNow() const;
    [[nodiscard]] spool::Now now() const { return {nowMs(), hallNow().time}; }
    [[nodiscard]] Spooling spooling() const;
    [[nodiscard]] std::int64_t nowMs() const { return elapsed_.elapsed(); }

    Kiosk kiosk_;
    PaperSettings paper_;
    spool::Directory& folder_;
    spool::Spool spool_;
    link::Link& link_;
    link::CatalogueSource& catalogue_;
    Desk desk_;
    KioskWindow& window_;
    device::Printer* printer_;
    const device::StaffLock* lock_;
    link::ScreenTrace& trace_;
    QElapsedTimer elapsed_;
    QTimer timer_;
    QTimer traceSoon_;                      ///< after the layout has settled, so that places in the trace are true
    std::optional<wire::Command> unsent_;   ///< the line was gone at the very moment; goes out when it is back
    std::vector<std::string> queues_;       ///< of the last view
    std::string keptView_;                  ///< as it lies in the folder
    std::int32_t speed_{1};                 ///< of the hall's clock
    std::int64_t clockKeptAtMs_{};
    std::optional<device::Fault> printerIs_;    ///< after the last print; none: nothing was printed in this run
    std::optional<device::Fault> printerTold_;  ///< what the server has been told on this line
};

}  // namespace hall::kiosk
