// Brings the desk, the window and the line together: intentions become commands, views become screens, time makes clocks run.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>
#include <string>

#include "counter-client/present/Desk.hpp"
#include "schema/link/Link.hpp"
#include "schema/link/ScreenTrace.hpp"

namespace hall::counter {

class MainWindow;

struct Connection {
    link::Address server;
    std::string token;
    std::string device;  ///< "counter-3" when known; else the server's welcome says which counter this is
    std::string client;  ///< name and version
};

class Controller : public QObject {
    Q_OBJECT

  public:
    Controller(MainWindow& window, Connection connection, link::ScreenTrace& trace, QObject* parent = nullptr);
    ~Controller() override;
    void start();
    [[nodiscard]] const Screen& shown() const { return shown_; }

  signals:
    void languageRequested();

  private:
    void connectWindow();
    /// A line that watches this counter's view; without a name it only waits for the welcome to give it.
    void openLine(std::string counter);
    void welcomed(const wire::Welcome& welcome);
    void viewArrived(const wire::ViewFrame& frame);
    void lineChanged(conversation::Line line);
    void send(std::optional<wire::Command> command);
    void refresh();
    void trace();
    [[nodiscard]] Moment now() const;

    MainWindow& window_;
    Connection connection_;
    link::ScreenTrace& trace_;
    std::unique_ptr<link::Link> link_;
    std::string counter_;
    Desk desk_;
    Screen shown_;
    QElapsedTimer steady_;
    QTimer clock_;
};

}  // namespace hall::counter
