#include "ticket-printer/control/Control.hpp"

#include <QJsonArray>
#include <QJsonObject>
#include <memory>

#include "ticket-printer/control/Trace.hpp"

namespace hall::kiosk {

namespace {

constexpr int tickMs = 250;
constexpr std::string_view topic = "kiosk";

PrinterFault faultOf(device::Fault fault) {
    switch (fault) {
        case device::Fault::none: return PrinterFault::none;
        case device::Fault::cannotConnect: return PrinterFault::cannotConnect;
        case device::Fault::outOfPaper: return PrinterFault::outOfPaper;
        case device::Fault::coverOpen: return PrinterFault::coverOpen;
        case device::Fault::offline: return PrinterFault::offline;
        case device::Fault::timedOut: return PrinterFault::timedOut;
        case device::Fault::writeFailed: return PrinterFault::writeFailed;
    }
    return PrinterFault::writeFailed;
}

Settings withPrinter(Settings settings, bool hasPrinter) {
    settings.hasPrinter = hasPrinter;
    return settings;
}

}  // namespace

Control::Control(Settings settings, PaperSettings paper, link::Link& link, link::CatalogueSource& catalogue, KioskWindow& window,
                 device::Printer* printer, link::ScreenTrace& trace, QObject* parent)
    : QObject(parent), kiosk_(withPrinter(settings, printer != nullptr)), paper_(paper), link_(link), catalogue_(catalogue),
      window_(window), printer_(printer), trace_(trace) {
    window_.setCodeMaker(&screenCode);
    connect(&window_, &KioskWindow::intended, this, &Control::onIntent);
    connect(&window_, &KioskWindow::touched, this, [this] {
        kiosk_.touched(nowMs());
        refresh();
    });
    connect(&window_, &KioskWindow::capacityChanged, this, [this](const Capacity& capacity) { kiosk_.fits(capacity); });
    connect(&link_, &link::Link::lineChanged, this, &Control::onLine);
    connect(&link_, &link::Link::viewArrived, this, &Control::onView);
    connect(&link_, &link::Link::receiptArrived, this, [this](const wire::Receipt& receipt) { run(kiosk_.receipted(receipt, nowMs())); });
    connect(&link_, &link::Link::refused, this, [this](const wire::Problem& problem) {
        kiosk_.refused(problem.code, nowMs());
        refresh();
    });
    connect(&catalogue_, &link::CatalogueSource::arrived, this, [this](const wire::Catalogue& newest) {
        kiosk_.catalogued(std::make_shared<const wire::Catalogue>(newest));
        refresh();
    });
    if (printer_ != nullptr)
        connect(printer_, &device::Printer::ended, this, [this](const QString& id, device::Fault fault) {
            kiosk_.printed(id.toStdString(), faultOf(fault), nowMs());
            refresh();
        });
    traceSoon_.setSingleShot(true);
    traceSoon_.setInterval(0);
    connect(&traceSoon_, &QTimer::timeout, this, &Control::writeTrace);
    timer_.setInterval(tickMs);
    connect(&timer_, &QTimer::timeout, this, &Control::onTimer);
    elapsed_.start();
}

void Control::start() {
    timer_.start();
    refresh();
    link_.start();
}

void Control::onIntent(const Intent& intent) {
    Intent complete = intent;
    if (auto* take = std::get_if<TakeTicket>(&complete)) take->commandId = link::Link::newCommandId();
    run(kiosk_.intend(complete, nowMs()));
}

void Control::onView(const wire::ViewFrame& frame) {
    if (frame.view != topic) return;
    auto parsed = wire::parseKioskView(frame.data);
    if (const auto* problem = std::get_if<wire::Problem>(&parsed)) {
        // A server that speaks another version: better no kiosk than one that shows half of the truth.
        kiosk_.refused(problem->code, nowMs());
    } else {
        const auto& view = std::get<wire::KioskView>(parsed);
        kiosk_.viewed(view, frame.at, nowMs());
        catalogue_.want(view.catalogueVersion);
    }
    refresh();
}

void Control::onLine(conversation::Line line) {
    const bool live = line == conversation::Line::live;
    kiosk_.lineChanged(live, nowMs());
    if (live && unsent_) {
        const wire::Command command = *unsent_;
        unsent_.reset();
        send(command);
    }
    refresh();
}

void Control::onTimer() {
    if (const auto now = link_.serverNow()) kiosk_.clockIs(*now, nowMs());
    run(kiosk_.tick(nowMs()));
}

void Control::run(std::vector<Act> acts) {
    for (const auto& act : acts) {
        if (const auto* s = std::get_if<SendCommand>(&act)) send(s->command);
        if (const auto* p = std::get_if<PrintTicket>(&act)) print(*p);
    }
    refresh();
}

void Control::send(const wire::Command& command) {
    if (!link_.submit(command)) unsent_ = command;
}

void Control::print(const PrintTicket& ticket) {
    const QString name = QString::fromStdString(ticket.number + "-" + ticket.ticketId + (ticket.reprint ? "-reprint" : ""));
    printer_->print({QString::fromStdString(ticket.ticketId), name, bytesOf(ticket, paper_)});
}

void Control::refresh() {
    // A window that finds it has room for another number of entries says so while it is shown; then the screen is another one.
    window_.show(kiosk_.screen(nowMs()));
    window_.show(kiosk_.screen(nowMs()));
    traceSoon_.start();
}

void Control::writeTrace() {
    const auto& screen = window_.shown();
    if (!screen) return;
    const auto name = nameOf(screen->page);
    QJsonObject shown = traceOf(*screen);
    QJsonObject buttons;
    const auto places = window_.touchable();
    for (auto place = places.begin(); place != places.end(); ++place) {
        buttons[place.key()] = QJsonArray{place->x(), place->y(), place->width(), place->height()};
    }
    shown["buttons"] = buttons;
    trace_.show(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())), shown);
}

}  // namespace hall::kiosk
