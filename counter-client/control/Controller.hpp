// Brings the machines, the window and the server together: intentions become commands and questions, views and answers become
// screens, time makes clocks run.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <memory>
#include <optional>
#include <string>

#include "counter-client/control/Calls.hpp"
#include "counter-client/control/SessionFile.hpp"
#include "counter-client/device/PaperPrinter.hpp"
#include "counter-client/device/ShownFiles.hpp"
#include "counter-client/device/SlipPrinter.hpp"
#include "counter-client/present/CaseDesk.hpp"
#include "counter-client/present/Desk.hpp"
#include "counter-client/present/Office.hpp"
#include "counter-client/present/Person.hpp"
#include "counter-client/present/Reception.hpp"
#include "counter-client/present/SupervisionDesk.hpp"
#include "counter-client/present/TaskDesk.hpp"
#include "schema/link/CatalogueSource.hpp"
#include "schema/link/Link.hpp"
#include "schema/link/ScreenTrace.hpp"

namespace hall::counter {

class MainWindow;

struct Connection {
    link::Address server;
    std::string token;
    std::string device;       ///< "counter-3" when known; else the server's welcome says which counter this is
    std::string client;       ///< name and version
    QString stateDirectory{};  ///< where a session is kept between two runs; empty: nowhere
    bool reception{};         ///< begins with the page that issues tickets
    device::SlipAddress printer{};
    device::PaperAddress paper{};   ///< of receipts, notifications and their like
};

class Controller : public QObject {
    Q_OBJECT

  public:
    /// Without `calls` the server is asked over HTTP.
    Controller(MainWindow& window, Connection connection, link::ScreenTrace& trace, std::unique_ptr<Calls> calls = {},
               QObject* parent = nullptr);
    ~Controller() override;
    void start();
    [[nodiscard]] const Screen& shown() const { return shown_; }

  signals:
    void languageRequested();
    /// What the visitor's window follows: the counter's view, and whether it can be believed.
    void counterSeen(const wire::CounterView& view);
    void lineSeen(Line line);

  private:
    void connectWindow();
    void connectLists();
    void connectPages();
    void connectReception();
    void connectCases();
    void connectTasks();
    void connectSupervision();
    void sendSupervision(std::optional<wire::Command> command);
    void openSupervised();
    void sendCase(std::optional<wire::Command> command);
    void followCases();
    void showFile(const FileShown& file);
    void leaveCase();
    [[nodiscard]] std::string supervisePhone(const wire::CaseView& view) const;
    [[nodiscard]] bool reviews() const;
    /// A supervisor or manager is signed in.
    [[nodiscard]] bool watches() const;
    /// A line that watches this counter's view; without a name it only waits for the welcome to give it.
    void openLine(std::string counter);
    void welcomed(const wire::Welcome& welcome);
    void viewArrived(const wire::ViewFrame& frame);
    void receiptArrived(const wire::Receipt& receipt);
    void refused(const wire::Problem& problem);
    void lineChanged(conversation::Line line);
    void visitorOf(const wire::CounterView& view);
    void send(std::optional<wire::Command> command);
    void ask(std::optional<Request> request);
    void answered(const Request& request, const Answer& answer);
    void afterPress(std::optional<wire::Command> command);
    void choose(MenuEntry entry);
    void goTo(Page page);
    void escape();
    void wantCatalogue();
    void printSlip();
    /// Makes the line, the kept token and the queue's keys follow who is signed in.
    void followPerson();
    void refresh();
    void trace();
    [[nodiscard]] std::string lineToken() const;
    [[nodiscard]] bool signInRequired() const;
    [[nodiscard]] Screen compose(const Moment& moment) const;
    [[nodiscard]] Moment now() const;

    MainWindow& window_;
    Connection connection_;
    link::ScreenTrace& trace_;
    std::unique_ptr<Calls> calls_;
    SessionFile sessionFile_;
    link::CatalogueSource catalogue_;
    std::unique_ptr<device::SlipPrinter> printer_;
    std::unique_ptr<link::Link> link_;
    std::string lineToken_;      ///< of the present line
    std::string keptToken_;      ///< in the file
    std::string counter_;
    std::string commandId_;      ///< of the last command sent
    bool signInWanted_{};        ///< the server refused this device without a person
    int catalogueWish_{};
    Page wanted_{Page::work};
    Desk desk_;
    Person person_;
    Reception reception_;
    Office office_;
    CaseDesk cases_;
    TaskDesk tasks_;
    SupervisionDesk supervision_;
    Page caseFrom_{Page::tasks};   ///< where the open case was opened
    std::shared_ptr<const Finder> finder_;
    std::unique_ptr<device::PaperPrinter> papers_;
    std::string caseCommandId_;  ///< of the last command about a case
    std::string caseRole_;
    device::ShownFiles files_;
    std::string filesOf_;        ///< the case whose files were opened
    Screen shown_;
    QElapsedTimer steady_;
    QTimer clock_;
};

}  // namespace hall::counter
