#include "counter-client/device/PaperPrinter.hpp"

#include <QDir>
#include <QSaveFile>

namespace hall::counter::device {

namespace {

/// Only what a file name and a job's title may hold.
QString plainName(const QString& name) {
    QString out;
    for (const QChar c : name) out += (c.isLetterOrNumber() && c.unicode() < 128) || c == QLatin1Char('-') ? c : QLatin1Char('_');
    return out.left(80);
}

}  // namespace

std::optional<PaperAddress> parsePaperAddress(QStringView text) {
    if (text == QLatin1String("cups")) return PaperAddress{};
    if (text.startsWith(QLatin1String("cups:"))) {
        const QString queue = text.mid(5).toString();
        // A name of CUPS has no space, slash or hash; and none may look like an option.
        if (queue.isEmpty() || queue.startsWith(QLatin1Char('-'))) return std::nullopt;
        for (const QChar c : queue) {
            if (c.isSpace() || c == QLatin1Char('/') || c == QLatin1Char('#')) return std::nullopt;
        }
        return PaperAddress{PaperAddress::Kind::cups, queue};
    }
    if (text.startsWith(QLatin1String("dir:"))) {
        const QString path = text.mid(4).toString();
        if (path.isEmpty()) return std::nullopt;
        return PaperAddress{PaperAddress::Kind::directory, path};
    }
    return std::nullopt;
}

PaperPrinter::PaperPrinter(PaperAddress address, QString fallback, QObject* parent)
    : QObject(parent), address_(std::move(address)), fallback_(std::move(fallback)) {
    stall_.setSingleShot(true);
    connect(&stall_, &QTimer::timeout, this, [this] { end(false); });
}

PaperPrinter::~PaperPrinter() {
    if (!process_) return;
    process_->disconnect(this);
    process_->kill();
    process_->waitForFinished(1'000);
}

void PaperPrinter::print(const QString& name, const QByteArray& pdf) {
    jobs_.push_back({plainName(name), pdf});
    QMetaObject::invokeMethod(this, [this] { next(); }, Qt::QueuedConnection);
}

void PaperPrinter::next() {
    if (working_ || jobs_.empty()) return;
    working_ = true;
    if (address_.kind == PaperAddress::Kind::directory) return end(false);
    process_ = std::make_unique<QProcess>();
    connect(process_.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) end(false);
    });
    connect(process_.get(), &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) { end(status == QProcess::NormalExit && code == 0); });
    QStringList arguments{QStringLiteral("-s"), QStringLiteral("-t"), jobs_.front().name};
    if (!address_.target.isEmpty()) arguments << QStringLiteral("-d") << address_.target;
    process_->start(program_, arguments);
    process_->write(jobs_.front().pdf);
    process_->closeWriteChannel();
    stall_.start(stallMs_);
}

void PaperPrinter::end(bool well) {
    if (!working_) return;
    stall_.stop();
    if (process_) {
        process_->disconnect(this);
        if (process_->state() != QProcess::NotRunning) process_->kill();
        process_.release()->deleteLater();  // we may be inside one of its signals
    }
    const bool directory = address_.kind == PaperAddress::Kind::directory;
    const QString path = well ? QString() : save(directory ? address_.target : fallback_);
    const QString name = jobs_.front().name;
    jobs_.pop_front();
    working_ = false;
    emit done(name, well ? Outcome::printed : path.isEmpty() ? Outcome::lost : Outcome::saved, path);
    if (!jobs_.empty()) QMetaObject::invokeMethod(this, [this] { next(); }, Qt::QueuedConnection);
}

QString PaperPrinter::save(const QString& directory) const {
    if (directory.isEmpty() || !QDir().mkpath(directory)) return {};
    const QString path = QDir(directory).filePath(jobs_.front().name + QStringLiteral(".pdf"));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return {};
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(jobs_.front().pdf);
    return file.commit() ? path : QString();
}

}  // namespace hall::counter::device
