// Tickets as files: for offices that print by other means, for demos and tests.
#pragma once

#include "ticket-printer/device/Printer.hpp"

namespace hall::kiosk::device {

class FilePrinter : public Printer {
    Q_OBJECT
  public:
    /// `path` is a folder when it is one or when `folder` says so (it is made then): each job becomes a whole file NAME.SUFFIX.
    /// Otherwise bytes are appended to the file.
    FilePrinter(QString path, QString suffix, bool folder, QObject* parent = nullptr);

  protected:
    void begin(const Job& job) override;

  private:
    [[nodiscard]] Fault append(const Job& job) const;
    [[nodiscard]] Fault keep(const Job& job) const;
    QString path_;
    QString suffix_;
    bool folder_;
};

}  // namespace hall::kiosk::device
