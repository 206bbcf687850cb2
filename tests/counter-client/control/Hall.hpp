// A hall on a real WebSocket with one counter, and the clerk's program in front of it.
#pragma once

#include <doctest/doctest.h>

#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>
#include <functional>

#include "counter-client/control/Controller.hpp"
#include "counter-client/widgets/MainWindow.hpp"
#include "tests/counter-client/widgets/Views.hpp"

namespace hall::counter::test {

inline constexpr int longMs = 30'000;  ///< more than the ten seconds after which a refused client asks again; reached only when a test fails

/// A hall with one counter. Answers every command with what `outcome` makes of it; silent while `mute`.
class Hall : public QObject {
  public:
    explicit Hall(wire::CounterView first) : view(std::move(first)), server_(QStringLiteral("hall"), QWebSocketServer::NonSecureMode) {
        server_.setSupportedSubprotocols({QStringLiteral("hall.v1")});
        open(0);
        connect(&server_, &QWebSocketServer::newConnection, this, [this] {
            QWebSocket* line = server_.nextPendingConnection();
            line->setParent(this);
            lines_.append(line);
            connect(line, &QWebSocket::disconnected, this, [this, line] { lines_.removeAll(line); });
            connect(line, &QWebSocket::textMessageReceived, this, [this, line](const QString& text) { heard(line, text.toStdString()); });
        });
    }
    ~Hall() override {
        for (QWebSocket* line : lines_) line->disconnect(this);
    }
    void open(quint16 port) {
        REQUIRE(server_.listen(QHostAddress::LocalHost, port));
        port_ = server_.serverPort();
    }
    /// The server dies: no listener, no lines.
    void die() {
        server_.close();
        for (QWebSocket* line : QList<QWebSocket*>(lines_)) line->abort();
    }
    void riseAgain() { open(port_); }
    void show(wire::CounterView next) {
        view = std::move(next);
        for (QWebSocket* line : lines_) tell(line);
    }
    void answer(const wire::Receipt& receipt) {
        for (QWebSocket* line : lines_) line->sendTextMessage(QString::fromStdString(wire::encode(receipt)));
    }
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(port_)); }

    wire::CounterView view;
    std::string counter{"counter-3"};
    std::optional<wire::TasksView> tasks;   ///< of a reviewer: instead of the counter's view
    std::optional<wire::Problem> refusal;
    std::vector<wire::Command> commands;
    std::vector<std::vector<std::string>> topics;
    std::vector<std::string> tokens;
    std::function<void(const wire::Command&)> outcome = [](const wire::Command&) {};

  private:
    void heard(QWebSocket* line, const std::string& text) {
        auto parsed = wire::parseClientFrame(text);
        auto* frame = std::get_if<wire::ClientFrame>(&parsed);
        REQUIRE(frame);
        if (auto* hello = std::get_if<wire::Hello>(frame)) {
            topics.push_back(hello->topics);
            tokens.push_back(hello->auth.token);
            if (refusal) {
                line->sendTextMessage(QString::fromStdString(wire::encode(wire::RefusedFrame{*refusal})));
                return line->close();
            }
            wire::Welcome welcome{"counter", counter, {noonMs, offset}, "0.1", counter};
            if (tasks) welcome = wire::Welcome{"reviewer", "s31", {noonMs, offset}, "0.3", {}};
            line->sendTextMessage(QString::fromStdString(wire::encode(welcome)));
            if (!hello->topics.empty()) tell(line);
        } else {
            commands.push_back(std::get<wire::Command>(*frame));
            outcome(commands.back());
        }
    }
    void tell(QWebSocket* line) {
        if (tasks) {
            line->sendTextMessage(QString::fromStdString(wire::encodeViewFrame("tasks", ++seq_, {noonMs, offset}, wire::encode(*tasks))));
            return;
        }
        line->sendTextMessage(QString::fromStdString(wire::encodeViewFrame("counter/" + counter, ++seq_, {noonMs, offset}, wire::encode(view))));
    }

    QWebSocketServer server_;
    quint16 port_{};
    std::uint64_t seq_{};
    QList<QWebSocket*> lines_;
};

struct Client {
    explicit Client(const Hall& hall, const std::string& device = "counter-3", const QString& traceFile = {})
        : trace(traceFile), controller(window, {hall.url(), "token", device, "counter-client/test"}, trace) {
        controller.start();
    }
    Client(const Connection& connection, std::unique_ptr<Calls> calls) : trace({}), controller(window, connection, trace, std::move(calls)) {
        controller.start();
    }
    bool sees(Stage stage) {
        return QTest::qWaitFor([&] { return controller.shown().stage == stage && controller.shown().line == Line::live; }, longMs);
    }
    template <class P>
    bool soon(P predicate) { return QTest::qWaitFor([&] { return predicate(controller.shown()); }, longMs); }

    MainWindow window;
    link::ScreenTrace trace;
    Controller controller;
};

}  // namespace hall::counter::test
