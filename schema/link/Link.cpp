#include "schema/link/Link.hpp"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>
#include <algorithm>
#include <utility>

namespace hall::link {
namespace {

constexpr quint64 maximumMessageBytes = 4 * 1024 * 1024;
constexpr std::int64_t longestTimerMs = 60'000;

conversation::Settings talkSettings(const Settings& from) {
    conversation::Settings to;
    to.token = from.token;
    to.topics = from.topics;
    to.client = from.client;
    to.backOffCapMs = from.backOffCapMs;
    to.silenceMs = from.silenceMs;
    to.jitterSeed = QRandomGenerator::system()->generate64();
    return to;
}

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

}  // namespace

Link::Link(Settings settings, QObject* parent)
    : QObject(parent), settings_(std::move(settings)), conversation_(talkSettings(settings_)) {
    elapsed_.start();
    timer_.setSingleShot(true);
    timer_.setTimerType(Qt::PreciseTimer);
    connect(&timer_, &QTimer::timeout, this, &Link::onTimer);
}

Link::~Link() {
    if (!socket_) return;
    socket_->disconnect(this);
    socket_->close();  // says goodbye, so that the server need not wait for the silence
}

void Link::start() { perform(conversation_.start(nowMs())); }

bool Link::submit(const wire::Command& command) {
    std::vector<conversation::Act> acts;
    if (!conversation_.submit(command, nowMs(), acts)) return false;
    perform(std::move(acts));
    return true;
}

std::optional<wire::Time> Link::serverNow() const { return clock_.now(nowMs()); }

std::string Link::newCommandId() {
    constexpr char hex[] = "0123456789abcdef";
    std::string id;
    for (int half = 0; half < 2; ++half) {
        quint64 bits = QRandomGenerator::system()->generate64();
        for (int digit = 0; digit < 16; ++digit, bits >>= 4U) id += hex[bits & 0xFU];
    }
    return id;
}

/// Signals may lead back here (a slot submits, a socket fails at once): what follows waits its turn, in order.
void Link::perform(std::vector<conversation::Act> acts) {
    std::move(acts.begin(), acts.end(), std::back_inserter(acts_));
    if (performing_) return;
    performing_ = true;
    while (!acts_.empty()) {
        const conversation::Act act = std::move(acts_.front());
        acts_.pop_front();
        carryOut(act);
    }
    performing_ = false;
    setTimer();
}

void Link::carryOut(const conversation::Act& act) {
    using namespace conversation;
    std::visit(Overloaded{
                   [&](const DoConnect&) { connectSocket(); },
                   [&](const DoClose&) { dropSocket(); },
                   [&](const DoSend& send) {
                       if (socket_) socket_->sendTextMessage(QString::fromUtf8(send.text.data(), qsizetype(send.text.size())));
                   },
                   [&](const TellLine& told) { emit lineChanged(told.line); },
                   [&](const TellView& told) {
                       clock_.heard(told.view.at, nowMs());
                       emit viewArrived(told.view);
                   },
                   [&](const TellReceipt& told) { emit receiptArrived(told.receipt); },
                   [&](const TellWelcome& told) {
                       saidOfTrust_.clear();
                       clock_.welcomed(told.welcome.at, told.welcome.speed.value_or(1), nowMs());
                       emit welcomed(told.welcome);
                   },
                   [&](const TellRefused& told) { emit refused(told.problem); },
               },
               act);
}

/// A server that is not the right one stays so until a person comes: the reason goes to the journal, and the line waits long.
void Link::distrust(const QString& code, const QString& sentence) {
    if (std::exchange(saidOfTrust_, sentence) != sentence) qWarning("%s: %s", qPrintable(code), qPrintable(sentence));
    perform(conversation_.distrusted({code.toStdString(), 0, {}, sentence.toStdString()}, nowMs()));
}

void Link::connectSocket() {
    dropSocket();
    if (!isAllowed(settings_.server)) {
        return distrust(QLatin1String(plainNotAllowed),
                        QStringLiteral("%1 is another machine: only wss:// is allowed there").arg(settings_.server.url.host()));
    }
    socket_ = std::make_unique<QWebSocket>();
    QWebSocket* socket = socket_.get();
    socket->setProxy(QNetworkProxy::NoProxy);
    socket->setMaxAllowedIncomingMessageSize(maximumMessageBytes);
    socket->setMaxAllowedIncomingFrameSize(maximumMessageBytes);
    connect(socket, &QWebSocket::connected, this, [this] {
        pingAtMs_ = nowMs() + settings_.pingMs;
        perform(conversation_.opened(nowMs()));
    });
    connect(socket, &QWebSocket::textMessageReceived, this, [this](const QString& text) {
        const QByteArray bytes = text.toUtf8();
        perform(conversation_.received({bytes.constData(), std::size_t(bytes.size())}, nowMs()));
    });
    connect(socket, &QWebSocket::pong, this, [this] {
        conversation_.heard(nowMs());
        setTimer();
    });
    connect(socket, &QWebSocket::stateChanged, this, [this](QAbstractSocket::SocketState state) {
        if (state != QAbstractSocket::UnconnectedState) return;
        dropSocket();
        perform(conversation_.closed(nowMs()));
    });
    if (settings_.server.isSecure()) {
        socket->setSslConfiguration(tlsConfiguration(settings_.server));
        connect(socket, &QWebSocket::sslErrors, this, [this, socket](const QList<QSslError>& errors) { judge(*socket, errors); });
    }
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QString::fromLatin1(wire::subprotocol.data(), qsizetype(wire::subprotocol.size()))});
    socket->open(QNetworkRequest(settings_.server.url), options);
}

/// Nobody vouched for the server's certificate: does the pin? Nothing has been sent yet.
void Link::judge(QWebSocket& socket, const QList<QSslError>& errors) {
    const QSslCertificate certificate = socket.sslConfiguration().peerCertificate();
    if (admits(settings_.server, certificate)) return socket.ignoreSslErrors();
    const QString host = settings_.server.url.authority();
    if (!settings_.server.pin.isEmpty())
        return distrust(QLatin1String(certificateNotPinned),
                        QStringLiteral("the certificate of %1 does not match the pin; it has %2").arg(host, pinText(certificate)));
    distrust(QLatin1String(certificateUntrusted),
             QStringLiteral("the certificate of %1 is not trusted: %2").arg(host, errors.value(0).errorString()));
}

void Link::dropSocket() {
    if (!socket_) return;
    socket_->disconnect(this);
    socket_->abort();
    socket_.release()->deleteLater();  // this may run inside one of its signals
}

void Link::onTimer() {
    perform(conversation_.tick(nowMs()));
    const bool open = line() == conversation::Line::greeting || line() == conversation::Line::live;
    if (open && socket_ && nowMs() >= pingAtMs_) {
        pingAtMs_ = nowMs() + settings_.pingMs;
        socket_->ping();
        setTimer();
    }
}

void Link::setTimer() {
    std::int64_t nextMs = conversation_.nextTickMs();
    if (line() == conversation::Line::greeting || line() == conversation::Line::live) nextMs = std::min(nextMs, pingAtMs_);
    timer_.start(int(std::clamp<std::int64_t>(nextMs - nowMs(), 0, longestTimerMs)));
}

}  // namespace hall::link
