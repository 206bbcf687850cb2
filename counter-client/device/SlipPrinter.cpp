#include "counter-client/device/SlipPrinter.hpp"

#include <QFile>
#include <QMetaObject>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <utility>

namespace hall::counter::device {

std::optional<SlipAddress> parseSlipAddress(QStringView text) {
    if (text.startsWith(QLatin1String("file:"))) {
        const QString path = text.mid(5).toString();
        if (path.isEmpty()) return std::nullopt;
        return SlipAddress{SlipAddress::Kind::file, path, 0};
    }
    if (!text.startsWith(QLatin1String("tcp:"))) return std::nullopt;
    QStringView rest = text.mid(4);
    SlipAddress address{SlipAddress::Kind::tcp, {}, 9100};
    qsizetype colon = rest.lastIndexOf(QLatin1Char(':'));
    if (rest.startsWith(QLatin1Char('['))) {
        const qsizetype close = rest.indexOf(QLatin1Char(']'));
        if (close < 0) return std::nullopt;
        address.target = rest.mid(1, close - 1).toString();
        colon = close + 1 < rest.size() ? close + 1 : -1;
        if (colon >= 0 && rest[colon] != QLatin1Char(':')) return std::nullopt;
    } else {
        address.target = rest.left(colon < 0 ? rest.size() : colon).toString();
        if (address.target.contains(QLatin1Char(':'))) return std::nullopt;
    }
    if (address.target.isEmpty()) return std::nullopt;
    if (colon < 0) return address;
    bool number = false;
    const uint port = rest.mid(colon + 1).toUInt(&number);
    if (!number || port == 0 || port > 65'535) return std::nullopt;
    address.port = static_cast<quint16>(port);
    return address;
}

SlipPrinter::SlipPrinter(SlipAddress address, QObject* parent) : QObject(parent), address_(std::move(address)) {
    stall_.setSingleShot(true);
    connect(&stall_, &QTimer::timeout, this, [this] { end(false); });
}

SlipPrinter::~SlipPrinter() {
    if (socket_) socket_->disconnect(this);
}

void SlipPrinter::print(const QByteArray& bytes) {
    waiting_.push_back(bytes);
    if (!working_) QMetaObject::invokeMethod(this, [this] { next(); }, Qt::QueuedConnection);
}

void SlipPrinter::next() {
    if (working_ || waiting_.empty()) return;
    working_ = true;
    begin();
}

void SlipPrinter::begin() {
    if (address_.kind != SlipAddress::Kind::tcp) return end(append(waiting_.front()));
    socket_ = std::make_unique<QTcpSocket>();
    socket_->setProxy(QNetworkProxy::NoProxy);
    stall_.start(stallMs_);
    connect(socket_.get(), &QTcpSocket::connected, this, [this] { socket_->write(waiting_.front()); });
    connect(socket_.get(), &QTcpSocket::bytesWritten, this, [this] {
        stall_.start(stallMs_);
        // All of it is with the system: what is left is an orderly end of the line.
        if (socket_->bytesToWrite() == 0) socket_->disconnectFromHost();
    });
    connect(socket_.get(), &QTcpSocket::disconnected, this, [this] { end(socket_->bytesToWrite() == 0); });
    connect(socket_.get(), &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (error != QAbstractSocket::RemoteHostClosedError) end(false);
    });
    socket_->connectToHost(address_.target, address_.port);
}

void SlipPrinter::end(bool well) {
    if (!working_) return;
    stall_.stop();
    if (socket_) {
        socket_->disconnect(this);
        socket_.release()->deleteLater();  // we may be inside one of its signals
    }
    waiting_.pop_front();
    working_ = false;
    emit printed(well);
    if (!waiting_.empty()) QMetaObject::invokeMethod(this, [this] { next(); }, Qt::QueuedConnection);
}

bool SlipPrinter::append(const QByteArray& bytes) const {
    if (address_.kind != SlipAddress::Kind::file) return false;
    QFile file(address_.target);
    return file.open(QIODevice::WriteOnly | QIODevice::Append) && file.write(bytes) == bytes.size() && file.flush();
}

}  // namespace hall::counter::device
