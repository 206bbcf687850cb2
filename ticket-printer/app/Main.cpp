// ticket-printer: what it is made of, in the order in which it depends on each other.
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <QApplication>
#include <QFile>
#include <QSocketNotifier>
#include <cstdio>

#include "schema/link/CatalogueSource.hpp"
#include "schema/link/Http.hpp"
#include "schema/link/Link.hpp"
#include "schema/link/ScreenTrace.hpp"
#include "schema/look/Theme.hpp"
#include "ticket-printer/app/Options.hpp"
#include "ticket-printer/control/Control.hpp"

namespace {

constexpr int badUsage = 2, failed = 1;

/// For the staff: what is in the spool, without a screen.
int tellSpool(hall::spool::Directory& folder, bool dismiss) {
    using namespace hall;
    spool::Spool spool(folder, &link::Link::newCommandId);
    spool::Now now;
    if (spool.ledger().clock) now.hall = spool::hallNow(*spool.ledger().clock, spool::localClock()).time;
    const spool::Status status = spool.status(now);
    std::printf("leased numbers left: %d\nwaiting to be merged: %d\n", status.left, status.waitingToMerge);
    for (const auto& need : status.needsPerson) std::printf("needs a person: %s %s\n", need.text.c_str(), need.problem.c_str());
    if (status.lostRecords > 0) std::printf("damaged records: %lld\n", static_cast<long long>(status.lostRecords));
    if (!status.fault.empty()) std::printf("fault: %s\n", status.fault.c_str());
    if (!dismiss) return 0;
    return spool.dismiss() ? 0 : failed;
}

/// For the staff: the code comes by standard input, so that it stands in no list of programs and no shell's history.
int makeStaffCode(const QString& file) {
    QFile in;
    if (!in.open(stdin, QIODevice::ReadOnly)) return failed;
    const QString fault = hall::kiosk::device::StaffLock::write(file, in.readLine(1'024).trimmed());
    if (fault.isEmpty()) return 0;
    std::fprintf(stderr, "ticket-printer: %s\n", qPrintable(fault));
    return badUsage;
}

/// To be called before there is a second thread: one that does not block them would be ended by them.
int signalsToEnd() {
    sigset_t wanted;
    sigemptyset(&wanted);
    sigaddset(&wanted, SIGTERM);
    sigaddset(&wanted, SIGINT);
    sigprocmask(SIG_BLOCK, &wanted, nullptr);
    return signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK);
}

/// SIGTERM and SIGINT end the program in order. `exit`, for `quit` asks the windows first, and a kiosk's says no.
void endOn(int fd, QApplication& application) {
    if (fd < 0) return;
    auto* notifier = new QSocketNotifier(fd, QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, [fd] {
        signalfd_siginfo info;
        if (read(fd, &info, sizeof info) == sizeof info) QCoreApplication::exit(0);
    });
}

}  // namespace

int main(int argc, char** argv) {
    using namespace hall;
    using namespace hall::kiosk;

    // --help and bad usage must not need a screen.
    const auto read = [&] {
        const QCoreApplication textOnly(argc, argv);
        return readOptions(QCoreApplication::arguments(), QStringLiteral(HALL_VERSION));
    }();
    if (const auto* leave = std::get_if<Leave>(&read)) {
        std::fprintf(leave->code == 0 ? stdout : stderr, "%s\n", qPrintable(leave->text));
        return leave->code;
    }
    const Options& options = std::get<Options>(read);
    if (options.errand == Options::Errand::makeStaffCode) return makeStaffCode(options.newStaffCode);
    std::string fault;
    const auto folder = spool::Directory::open(options.spool.toStdString(), fault);
    if (!folder) {
        std::fprintf(stderr, "ticket-printer: the spool cannot be used: %s\n", fault.c_str());
        return badUsage;
    }
    if (options.errand != Options::Errand::serve) return tellSpool(*folder, options.errand == Options::Errand::dismissSpool);

    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    const int signalled = signalsToEnd();
    QApplication application(argc, argv);
    endOn(signalled, application);
    QApplication::setApplicationName(QStringLiteral("ticket-printer"));
    QApplication::setApplicationVersion(QStringLiteral(HALL_VERSION));
    look::dress(application, look::Theme::light);

    link::ScreenTrace trace(options.traceFile);
    if (!options.traceFile.isEmpty() && !trace.isOpen()) {
        std::fprintf(stderr, "ticket-printer: cannot write %s\n", qPrintable(options.traceFile));
        return badUsage;
    }
    link::Settings line;
    line.server = options.server;
    line.token = options.token;
    line.topics = {"kiosk", "leases"};
    line.client = "ticket-printer/" HALL_VERSION;
    link::Link link(line);
    link::CatalogueSource catalogue(options.server, options.token);
    link::Http http(options.server);
    const auto printer = device::makePrinter(options.printer);
    // One keyboard types for both: it is listened to once.
    const bool oneReader = options.codeReader == options.cardReader;
    const auto codeReader = device::makeReader(options.codeReader);
    const auto cardReader = oneReader ? nullptr : device::makeReader(options.cardReader);
    const Readers readers{codeReader.get(), oneReader ? codeReader.get() : cardReader.get()};

    KioskWindow window(options.glass);
    window.setWindowTitle(QStringLiteral("Onewindow"));
    if (options.windowed) {
        window.resize(*options.windowed);
        window.show();
    } else {
        window.setCursor(Qt::BlankCursor);
        window.lock();
    }
    Settings settings;
    settings.language = options.language;
    Control control(settings, options.paper, *folder, link, catalogue, {http, options.token}, window, printer.get(), readers,
                    options.staffLock ? &*options.staffLock : nullptr, trace);
    QObject::connect(&control, &Control::ended, &application, [] { QCoreApplication::exit(0); });
    control.start();
    return QApplication::exec();
}
