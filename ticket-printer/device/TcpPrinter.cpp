#include "ticket-printer/device/TcpPrinter.hpp"

#include <QTimer>

namespace hall::kiosk::device {

namespace {
constexpr int lingerMs = 5'000;  // for a closed line to drain
}

TcpPrinter::TcpPrinter(QString host, quint16 port, Patience patience, QObject* parent)
    : TalkingPrinter(patience, parent), host_(std::move(host)), port_(port) {}

TcpPrinter::~TcpPrinter() {
    if (socket_ != nullptr) socket_->disconnect(this);
}

void TcpPrinter::openLine() {
    socket_ = new QTcpSocket(this);
    connect(socket_, &QTcpSocket::connected, this, [this] { lineOpened(); });
    connect(socket_, &QTcpSocket::readyRead, this, [this] { lineRead(socket_->readAll()); });
    connect(socket_, &QTcpSocket::bytesWritten, this, [this] { lineProgressed(socket_->bytesToWrite()); });
    connect(socket_, &QTcpSocket::errorOccurred, this, [this] {
        lineBroken(socket_->state() == QAbstractSocket::ConnectedState ? Fault::writeFailed : Fault::cannotConnect);
    });
    socket_->connectToHost(host_, port_);
}

void TcpPrinter::writeLine(const QByteArray& bytes) { socket_->write(bytes); }

void TcpPrinter::closeLine() {
    if (socket_ == nullptr) return;
    QTcpSocket* closing = std::exchange(socket_, nullptr);
    closing->disconnect(this);
    connect(closing, &QTcpSocket::disconnected, closing, &QObject::deleteLater);
    if (closing->state() != QAbstractSocket::ConnectedState) {
        closing->abort();
        closing->deleteLater();
        return;
    }
    closing->disconnectFromHost();
    QTimer::singleShot(lingerMs, closing, [closing] {
        closing->abort();
        closing->deleteLater();
    });
}

}  // namespace hall::kiosk::device
