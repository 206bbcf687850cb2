#include "ticket-printer/control/Control.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <memory>

#include "ticket-printer/control/Trace.hpp"

namespace hall::kiosk {

namespace {

constexpr int tickMs = 250;
constexpr std::string_view topic = "kiosk", leases = "leases";
constexpr std::string_view viewDocument = "view", catalogueDocument = "catalogue";
constexpr std::int64_t keepClockMs = 60'000;

/// As the contract has it (POST /api/v1/kiosk/printer).
const char* wordOf(device::Fault fault) {
    switch (fault) {
        case device::Fault::none: return "ready";
        case device::Fault::cannotConnect: return "cannot-connect";
        case device::Fault::outOfPaper: return "out-of-paper";
        case device::Fault::coverOpen: return "cover-open";
        case device::Fault::offline: return "offline";
        case device::Fault::timedOut: return "timed-out";
        case device::Fault::writeFailed: break;
    }
    return "write-failed";
}

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

std::string upperX(std::string line) {
    if (!line.empty() && line.back() == 'x') line.back() = 'X';
    return line;
}

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QString word(spool::ClockSource source) {
    switch (source) {
        case spool::ClockSource::none: break;
        case spool::ClockSource::wall: return QStringLiteral("wall");
        case spool::ClockSource::boot: return QStringLiteral("boot");
        case spool::ClockSource::server: return QStringLiteral("server");
    }
    return QStringLiteral("none");
}

Settings withDevices(Settings settings, bool hasPrinter, const Readers& readers, bool hasLock) {
    settings.hasPrinter = hasPrinter;
    settings.staffCode = hasLock;
    settings.codeReader = readers.code != nullptr;
    settings.cardReader = readers.card != nullptr;
    return settings;
}

constexpr const char* findPath = "/api/v1/kiosk/applications";
constexpr const char* printerPath = "/api/v1/kiosk/printer";
constexpr int findMs = 12'000;

Finding findingOf(const link::HttpAnswer& answer) {
    if (answer.status == 0) return {{}, "network"};
    const std::string_view body{answer.body.constData(), static_cast<std::size_t>(answer.body.size())};
    if (answer.status == 200) {
        auto parsed = wire::parseKioskApplications(body);
        if (auto* found = std::get_if<wire::KioskApplications>(&parsed)) return {std::move(found->applications), {}};
        return {{}, std::get<wire::Problem>(parsed).code};
    }
    const auto problem = wire::parseProblem(body);
    return {{}, problem && !problem->code.empty() ? problem->code : "http-" + std::to_string(answer.status)};
}

}  // namespace

Control::Control(Settings settings, PaperSettings paper, spool::Directory& folder, link::Link& link, link::CatalogueSource& catalogue,
                 Desk desk, KioskWindow& window, device::Printer* printer, Readers readers, const device::StaffLock* lock, link::ScreenTrace& trace,
                 QObject* parent)
    : QObject(parent), kiosk_(withDevices(settings, printer != nullptr, readers, lock != nullptr)), paper_(paper), folder_(folder),
      spool_(folder, &link::Link::newCommandId), link_(link), catalogue_(catalogue), desk_(std::move(desk)), window_(window),
      printer_(printer), lock_(lock), trace_(trace) {
    window_.setCodeMaker(&screenCode);
    connect(&window_, &KioskWindow::intended, this, &Control::onIntent);
    connect(&window_, &KioskWindow::touched, this, [this] {
        kiosk_.touched(nowMs());
        refresh();
    });
    connect(&window_, &KioskWindow::capacityChanged, this, [this](const Capacity& capacity) { kiosk_.fits(capacity); });
    connect(&link_, &link::Link::lineChanged, this, &Control::onLine);
    connect(&link_, &link::Link::viewArrived, this, &Control::onView);
    connect(&link_, &link::Link::welcomed, this, [this](const wire::Welcome& welcome) {
        speed_ = welcome.speed.value_or(1);
        hearClock();
        printerTold_.reset();  // it may be another run of the server
        reportPrinter();
    });
    connect(&link_, &link::Link::receiptArrived, this, [this](const wire::Receipt& receipt) { perform(spool_.receipted(receipt, now())); });
    connect(&link_, &link::Link::refused, this, [this](const wire::Problem& problem) {
        kiosk_.refused(problem.code, nowMs());
        refresh();
    });
    connect(&catalogue_, &link::CatalogueSource::arrived, this, [this](const wire::Catalogue& newest) {
        kiosk_.catalogued(std::make_shared<const wire::Catalogue>(newest));
        folder_.keep(catalogueDocument, wire::encode(newest));
        refresh();
    });
    if (printer_ != nullptr)
        connect(printer_, &device::Printer::ended, this, [this](const QString& id, device::Fault fault) {
            // Printed or not: the number stands on the screen, so it is in the visitor's hand either way.
            spool_.handed(id.toStdString());
            kiosk_.printed(id.toStdString(), faultOf(fault), nowMs());
            printerIs_ = fault;
            reportPrinter();
            refresh();
        });
    desk_.http.setTimeoutMs(findMs);
    listen(readers);
    traceSoon_.setSingleShot(true);
    traceSoon_.setInterval(0);
    connect(&traceSoon_, &QTimer::timeout, this, &Control::writeTrace);
    timer_.setInterval(tickMs);
    connect(&timer_, &QTimer::timeout, this, &Control::onTimer);
    elapsed_.start();
}

void Control::start() {
    timer_.start();
    wake();
    refresh();
    link_.start();
}

/// What the last run left: the hall's pages, and what is to be said about papers that were in the printer.
void Control::wake() {
    if (const auto document = folder_.kept(catalogueDocument)) {
        auto parsed = wire::parseCatalogue(*document);
        if (auto* catalogue = std::get_if<wire::Catalogue>(&parsed))
            kiosk_.catalogued(std::make_shared<const wire::Catalogue>(std::move(*catalogue)));
    }
    if (const auto document = folder_.kept(viewDocument)) {
        auto parsed = wire::parseKioskView(*document);
        if (const auto* view = std::get_if<wire::KioskView>(&parsed)) {
            keptView_ = *document;
            for (const auto& queue : view->queues) queues_.push_back(queue.code);
            kiosk_.viewed(*view, hallNow().time.value_or(wire::Time{}), nowMs());
        }
    }
    perform(spool_.opening());
}

/// The last view, without the figures that are old as soon as they are written: the disk is written when something else changes.
void Control::keepView(const wire::KioskView& view) {
    queues_.clear();
    wire::KioskView lasting = view;
    for (auto& queue : lasting.queues) {
        queues_.push_back(queue.code);
        queue.waiting = 0;
        queue.openCounters = 0;
        queue.wait.reset();
    }
    std::string document = wire::encode(lasting);
    if (document == keptView_ || !folder_.keep(viewDocument, document)) return;
    keptView_ = std::move(document);
}

spool::HallNow Control::hallNow() const {
    if (const auto told = link_.serverNow()) return {told, spool::ClockSource::server};
    if (!spool_.ledger().clock) return {};
    return spool::hallNow(*spool_.ledger().clock, spool::localClock());
}

void Control::hearClock() {
    const auto told = link_.serverNow();
    if (!told) return;
    clockKeptAtMs_ = nowMs();
    spool_.clockHeard({*told, speed_, spool::localClock()});
}

void Control::onIntent(const Intent& intent) {
    Intent complete = intent;
    if (auto* take = std::get_if<TakeTicket>(&complete)) take->commandId = link::Link::newCommandId();
    run(kiosk_.intend(complete, nowMs()));
    refresh();
}

void Control::onView(const wire::ViewFrame& frame) {
    if (frame.view == leases) {
        auto parsed = wire::parseLeasesView(frame.data);
        if (const auto* view = std::get_if<wire::LeasesView>(&parsed)) perform(spool_.leasesViewed(*view, now()));
        return;
    }
    if (frame.view != topic) return;
    auto parsed = wire::parseKioskView(frame.data);
    if (const auto* problem = std::get_if<wire::Problem>(&parsed)) {
        // A server that speaks another version: better no kiosk than one that shows half of the truth.
        kiosk_.refused(problem->code, nowMs());
    } else {
        const auto& view = std::get<wire::KioskView>(parsed);
        kiosk_.viewed(view, frame.at, nowMs());
        keepView(view);
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
        submit(command);
    }
    perform(spool_.lineChanged(live, now()));
}

void Control::onTimer() {
    const auto hall = hallNow();
    if (hall.time) kiosk_.clockIs(*hall.time, nowMs());
    if (link_.line() == conversation::Line::live && nowMs() - clockKeptAtMs_ >= keepClockMs) hearClock();
    run(kiosk_.tick(nowMs()));
    perform(spool_.tick(now()));
}

bool Control::run(std::vector<Act> acts) {
    bool prints = false;
    for (const auto& act : acts) {
        if (const auto* s = std::get_if<SendCommand>(&act)) perform(spool_.press(s->command, s->queue, s->day, now()));
        if (const auto* p = std::get_if<PrintTicket>(&act)) {
            print(*p);
            prints = true;
        }
        if (const auto* f = std::get_if<FindApplications>(&act)) find(*f);
        if (const auto* l = std::get_if<PrintList>(&act)) printer_->print({text(l->id), text(l->id), bytesOf(*l, paper_)});
        if (const auto* c = std::get_if<LookAtStaffCode>(&act)) look(*c);
        if (std::holds_alternative<Quit>(act)) emit ended();
    }
    return prints;
}

void Control::listen(const Readers& readers) {
    using What = Scanned::What;
    const bool shared = readers.code == readers.card;
    if (readers.code != nullptr) {
        connect(readers.code, &device::Reader::read, this, [this, shared](const QByteArray& read) {
            std::string line = read.toStdString();
            if (shared && isIdentityNumber(upperX(line))) onReading({What::card, upperX(line)});
            else onReading({What::code, std::move(line)});
        });
        connect(readers.code, &device::Reader::garbled, this, [this] { onReading({What::unreadableCode, {}}); });
    }
    if (readers.card != nullptr && !shared) {
        connect(readers.card, &device::Reader::read, this,
                [this](const QByteArray& read) { onReading({What::card, upperX(read.toStdString())}); });
        connect(readers.card, &device::Reader::garbled, this, [this] { onReading({What::unreadableCard, {}}); });
    }
    if (readers.code != nullptr) readers.code->start();
    if (readers.card != nullptr && !shared) readers.card->start();
}

void Control::onReading(Scanned scanned) {
    scanned.commandId = link::Link::newCommandId();
    run(kiosk_.scanned(scanned, nowMs()));
    forget(scanned.text);
    refresh();
}

/// Over HTTP and not over the line: what is asked stands in a body, and in no log.
void Control::find(const FindApplications& wanted) {
    const char* member = wanted.key == Key::identity ? "idNumber" : "application";
    const QByteArray body = QJsonDocument(QJsonObject{{QLatin1String(member), text(wanted.value)}}).toJson(QJsonDocument::Compact);
    desk_.http.call("POST", QLatin1String(findPath), body, desk_.token, [this, ask = wanted.ask](const link::HttpAnswer& answer) {
        run(kiosk_.found(ask, findingOf(answer), nowMs()));
        refresh();
    });
}

void Control::look(const LookAtStaffCode& code) {
    QByteArray typed = QByteArray::fromStdString(code.code);
    const bool right = lock_ != nullptr && lock_->opens(typed);
    typed.fill('\0');
    kiosk_.staffCodeLooked(right, nowMs());
}

/// The manager's page shows how the printers are. Nothing here waits for it; what could not be told is told with the next print or line.
void Control::reportPrinter() {
    if (!printerIs_ || printerIs_ == printerTold_) return;
    const QByteArray body = QJsonDocument(QJsonObject{{"state", QLatin1String(wordOf(*printerIs_))}}).toJson(QJsonDocument::Compact);
    desk_.http.call("POST", QLatin1String(printerPath), body, desk_.token, [this, told = *printerIs_](const link::HttpAnswer& answer) {
        if (answer.status == 200) printerTold_ = told;
    });
}

void Control::perform(spool::Acts acts) {
    for (const auto& act : acts) {
        if (const auto* out = std::get_if<spool::Submit>(&act)) {
            submit(out->command);
        } else if (const auto* told = std::get_if<spool::Tell>(&act)) {
            const bool prints = run(kiosk_.receipted(told->receipt, nowMs()));
            if (!prints && told->receipt.ticket) spool_.handed(told->receipt.ticket->id);
        } else if (const auto* given = std::get_if<spool::Give>(&act)) {
            const LeasedNumber number{given->press, given->paperId, given->text, given->queue, given->item, given->klass, given->issuedAt};
            if (!run(kiosk_.leased(number, nowMs()))) spool_.handed(given->paperId);
        } else if (const auto* left = std::get_if<spool::Interrupted>(&act)) {
            kiosk_.interrupted(left->text, left->queue, left->item, nowMs());
        }
    }
    refresh();
}

void Control::submit(const wire::Command& command) {
    if (!link_.submit(command)) unsent_ = command;
}

void Control::print(const PrintTicket& ticket) {
    const QString id = text(ticket.ticketId);
    if (ticket.reprint && !spool_.mayReprint(ticket.ticketId)) {
        kiosk_.printed(ticket.ticketId, PrinterFault::writeFailed, nowMs());
        return;
    }
    const QString name = QString::fromStdString(ticket.number + "-" + ticket.ticketId + (ticket.reprint ? "-reprint" : ""));
    printer_->print({id, name, bytesOf(ticket, paper_)});
}

Spooling Control::spooling() const {
    const spool::Now moment = now();
    const spool::Status status = spool_.status(moment);
    Spooling told;
    told.fault = status.fault;
    for (const auto& queue : queues_)
        if (spool_.hasNumbers(queue, moment)) told.queues.push_back(queue);
    told.staff.waitingToMerge = status.waitingToMerge;
    told.staff.needsPerson = static_cast<std::int32_t>(status.needsPerson.size());
    told.staff.lostRecords = status.lostRecords;
    if (!status.needsPerson.empty()) {
        told.staff.firstNumber = status.needsPerson.front().text;
        told.staff.firstCode = status.needsPerson.front().problem;
    }
    return told;
}

void Control::refresh() {
    kiosk_.spooling(spooling());
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
    const spool::Status status = spool_.status(now());
    QJsonArray needs;
    for (const auto& n : status.needsPerson) needs.append(QJsonObject{{"number", text(n.text)}, {"problem", text(n.problem)}});
    QJsonObject spool{{"left", status.left},           {"waitingToMerge", status.waitingToMerge}, {"merging", status.merging},
                      {"unresolved", status.unresolved}, {"needsPerson", needs},                    {"clock", word(hallNow().source)}};
    if (status.lostRecords > 0) spool["lostRecords"] = static_cast<qint64>(status.lostRecords);
    if (!status.fault.empty()) spool["fault"] = text(status.fault);
    shown["spool"] = spool;
    trace_.show(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())), shown);
}

}  // namespace hall::kiosk
