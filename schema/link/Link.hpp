// The line between a client and the hall server: a WebSocket driven by the conversation machine. Everything arrives as signals;
// nothing here blocks, and nobody polls.
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QTimer>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "schema/conversation/Conversation.hpp"
#include "schema/link/Address.hpp"
#include "schema/link/ServerClock.hpp"

class QSslError;
class QWebSocket;

namespace hall::link {

struct Settings {
    Address server;                       ///< wss://host:port/ws with its pin, or ws:// on this machine
    std::string token;                    ///< the device's bearer token
    std::vector<std::string> topics;      ///< "lobby", "kiosk", "counter/ID", "hall"
    std::string client;                   ///< name and version: "lobby-display/0.1"
    std::int64_t backOffCapMs{1'500};
    /// QWebSocket answers the server's pings without telling anybody, so the line is proved by pings of its own: one every
    /// `pingMs`, and a line on which neither frame nor pong came for `silenceMs` is dead, however idle the hall is.
    std::int64_t pingMs{2'500};
    std::int64_t silenceMs{7'500};
};

class Link : public QObject {
    Q_OBJECT
  public:
    explicit Link(Settings settings, QObject* parent = nullptr);
    ~Link() override;

    /// Opens the line and keeps it open from now on.
    void start();
    /// False when the line is not live or a command is in flight: nothing is sent, nothing is queued. Otherwise exactly one
    /// receiptArrived follows, however often the line breaks meanwhile.
    bool submit(const wire::Command& command);

    [[nodiscard]] conversation::Line line() const { return conversation_.line(); }
    /// How long ago the server gave its last sign of life.
    [[nodiscard]] std::int64_t silentMs() const { return nowMs() - conversation_.heardAtMs(); }
    [[nodiscard]] bool inFlight() const { return conversation_.inFlight(); }
    /// The hall's clock; goes on by itself while cut off. Nothing before the first welcome.
    [[nodiscard]] std::optional<wire::Time> serverNow() const;

    /// 128 random bits as 32 hexadecimal digits: an id for a command.
    static std::string newCommandId();

  signals:
    void lineChanged(hall::conversation::Line line);
    void welcomed(const hall::wire::Welcome& welcome);
    /// Newer than every one before of this topic on this line. `data` is JSON: wire::parseLobbyView and its like read it.
    void viewArrived(const hall::wire::ViewFrame& view);
    void receiptArrived(const hall::wire::Receipt& receipt);
    /// The server does not want this client, speaks another protocol, or is not the one that was meant (certificateNotPinned,
    /// certificateUntrusted, plainNotAllowed; these are also written to stderr, once). It is tried again, slowly.
    void refused(const hall::wire::Problem& problem);

  private:
    void perform(std::vector<conversation::Act> acts);
    void carryOut(const conversation::Act& act);
    void connectSocket();
    void dropSocket();
    void judge(QWebSocket& socket, const QList<QSslError>& errors);
    void distrust(const QString& code, const QString& sentence);
    void onTimer();
    void setTimer();
    [[nodiscard]] std::int64_t nowMs() const { return elapsed_.elapsed(); }

    Settings settings_;
    conversation::Conversation conversation_;
    ServerClock clock_;
    QElapsedTimer elapsed_;
    QTimer timer_;
    std::unique_ptr<QWebSocket> socket_;
    std::deque<conversation::Act> acts_;
    bool performing_{};
    QString saidOfTrust_;  ///< the last sentence about a server that is not trusted: each is written once
    std::int64_t pingAtMs_{};
};

}  // namespace hall::link
