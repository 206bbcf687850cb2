// The port that every printer stands behind.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <deque>
#include <memory>

#include "ticket-printer/device/PrinterAddress.hpp"

namespace hall::kiosk::device {

enum class Fault { none, cannotConnect, outOfPaper, coverOpen, offline, timedOut, writeFailed };

struct Job {
    QString id;        ///< comes back with `ended`
    QString name;      ///< for printers that keep files: "B007-gaq01-12"
    QByteArray bytes;
};

/// Takes jobs in order, one at a time.
class Printer : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;
    /// Returns at once. `ended` follows exactly once for each job, never from within this call.
    void print(Job job);
    [[nodiscard]] bool busy() const { return working_ || !waiting_.empty(); }

  signals:
    /// Fault::none: the printer took all of it (and, where it answers, had paper at the end).
    void ended(const QString& id, hall::kiosk::device::Fault fault);

  protected:
    virtual void begin(const Job& job) = 0;
    void finish(Fault fault);

  private:
    void next();
    std::deque<Job> waiting_;
    bool working_{};
};

struct Patience {
    int connectMs{3'000};
    int statusMs{400};      ///< for the answer to a status request; many printers never answer
    int stallMs{8'000};     ///< without a byte being taken
    int confirmMs{6'000};   ///< for a printer that answers to say that it is done
};

/// Null for PrinterAddress::Kind::none.
std::unique_ptr<Printer> makePrinter(const PrinterAddress& address, Patience patience = {});

}  // namespace hall::kiosk::device
