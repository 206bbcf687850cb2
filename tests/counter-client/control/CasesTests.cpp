// Cases at the clerk's window against a hall on a real WebSocket: real key events in, frames out, the receipt as a PDF in a directory.
#include <doctest/doctest.h>

#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTimer>
#include <deque>

#include "counter-client/widgets/EntrancePage.hpp"
#include "tests/counter-client/control/Hall.hpp"
#include "tests/counter-client/widgets/Cases.hpp"
#include "tests/counter-client/widgets/States.hpp"

using namespace hall;
using namespace hall::counter;
using namespace hall::counter::test;

namespace {

/// Answers the pages of cases from the server's state, later as a network would; everything else is kept.
class CaseCalls : public Calls {
  public:
    explicit CaseCalls(CaseServer& server) : server_(server) {}
    void ask(const Request& request, const std::string& token, std::function<void(Answer)> done) override {
        tokens.push_back(token);
        asked.push_back(request);
        QTimer::singleShot(0, &context_, [this, request, done = std::move(done)] {
            Answer answer;
            answer.status = 404;
            if (request.ask == Ask::casePage) answer = pageAnswer(server_.view);
            if (request.ask == Ask::tasks) {
                answer.status = 200;
                wire::CaseLine line;
                line.number = server_.view.number;
                line.task = 2;
                line.taskState = "dispatched";
                line.due = "2025-12-05";
                answer.cases = wire::CaseList{{line}, 1};
            }
            if (request.ask == Ask::signIn) answer = session(signedIn("reviewer"));
            done(answer);
        });
    }
    std::vector<Request> asked;
    std::vector<std::string> tokens;

  private:
    CaseServer& server_;
    QObject context_;   ///< no answer after the end
};

/// A hall where the first visitor who waits has the restaurant's case.
struct Desktop {
    Desktop() {
        hall.outcome = [this](const wire::Command& command) {
            if (command.work) {
                const auto receipt = server.take(command);
                hall.show(withCases(here, {server.view}));
                return hall.answer(receipt);
            }
            here = command.name == "start" ? serving() : called();
            hall.show(withCases(here, {server.view}));
            wire::Receipt receipt;
            receipt.id = command.id;
            receipt.status = 200;
            receipt.ticket = here.current;
            hall.answer(receipt);
        };
        Connection connection{hall.url(), "token", "counter-3", "counter-client/test"};
        connection.paper = {device::PaperAddress::Kind::directory, papers.path()};
        auto fake = std::make_unique<CaseCalls>(server);
        calls = fake.get();
        client = std::make_unique<Client>(connection, std::move(fake));
    }
    void key(Qt::Key key) {
        ++keys;
        QTest::keyClick(&client->window, key);
    }
    template <class P>
    bool soon(P predicate) { return client->soon(predicate); }
    [[nodiscard]] const Screen& shown() const { return client->controller.shown(); }

    QTemporaryDir papers;
    CaseServer server;
    wire::CounterView here = idle();
    Hall hall{idle()};
    CaseCalls* calls{};
    std::unique_ptr<Client> client;
    int keys{};
};

bool idleLine(const Screen& screen) {
    return std::ranges::none_of(screen.cases.keys, [](const CaseKey& key) { return key.underWay; });
}

}  // namespace

TEST_CASE("twelve keys: from the call to the printed receipt, three departments, ten materials") {
    Desktop desktop;
    REQUIRE(desktop.client->sees(Stage::idle));
    desktop.key(Qt::Key_F1);
    REQUIRE(desktop.soon([](const Screen& s) { return s.page == Page::cases && s.cases.known && s.of(Act::start).enabled; }));
    CHECK(desktop.shown().cases.items.size() == 3);
    CHECK(desktop.shown().cases.materials.size() == 10);
    desktop.key(Qt::Key_F4);
    REQUIRE(desktop.soon([](const Screen& s) { return s.stage == Stage::serving && s.of(Act::finish).enabled; }));
    desktop.key(Qt::Key_Return);  // received
    REQUIRE(desktop.soon([](const Screen& s) { return s.cases.state == Phrase::stateReceived; }));
    desktop.key(Qt::Key_A);       // all the rest is sound
    desktop.key(Qt::Key_Return);  // accept: waits for the marks by itself
    const QString receipt = QDir(desktop.papers.path()).filePath(QString::fromStdString(caseNumber) + QStringLiteral("-A1.pdf"));
    REQUIRE(desktop.soon([](const Screen& s) { return s.cases.notice && s.cases.notice->phrase == Phrase::saidSaved; }));
    QFile file(receipt);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.read(5) == "%PDF-");
    CHECK((file.permissions() & (QFileDevice::ReadOther | QFileDevice::ReadGroup)) == 0);
    CHECK(desktop.server.view.state == "accepted");
    CHECK(desktop.server.view.tasks.size() == 3);
    CHECK(desktop.server.view.documents.size() == 1);  // one receipt for all of it
    MESSAGE("keys: ", desktop.keys);
    CHECK(desktop.keys <= 12);
    // Each command once, about one case.
    std::vector<std::string> names;
    for (const auto& command : desktop.server.commands) names.push_back(command.name);
    CHECK(names == std::vector<std::string>{"receive", "check", "accept"});
}

TEST_CASE("a material is marked by keys, its reason by a digit; F keys call on, Esc goes back to the calls") {
    Desktop desktop;
    desktop.server.view = received();
    desktop.here = serving();
    desktop.hall.show(withCases(serving(), {desktop.server.view}));
    REQUIRE(desktop.soon([](const Screen& s) { return s.page == Page::cases && s.cases.known; }));
    desktop.key(Qt::Key_Down);
    desktop.key(Qt::Key_Down);
    desktop.key(Qt::Key_D);
    CHECK(desktop.shown().cases.form.kind == CaseFormKind::choice);
    desktop.key(Qt::Key_1);
    REQUIRE(desktop.soon([](const Screen& s) { return s.cases.materials[2].state == "defective" && !s.cases.materials[2].sending; }));
    CHECK(desktop.shown().cases.materials[2].reason == Phrase::whyExpired);
    desktop.key(Qt::Key_F6);  // a list of the calls opens: it stands beside them
    CHECK(desktop.shown().page == Page::work);
    CHECK(desktop.shown().panel.panel == Panel::transfer);
    desktop.key(Qt::Key_Escape);
    CHECK(desktop.shown().page == Page::cases);
    REQUIRE(desktop.soon(idleLine));
    desktop.key(Qt::Key_Escape);
    desktop.key(Qt::Key_Escape);
    CHECK(desktop.shown().page == Page::work);
    QTest::keyClick(&desktop.client->window, Qt::Key_O, Qt::ControlModifier);
    CHECK(desktop.shown().page == Page::cases);
}

TEST_CASE("words are typed into a field, letters there are no keys") {
    Desktop desktop;
    desktop.server.view = received();
    desktop.here = serving();
    desktop.hall.show(withCases(serving(), {desktop.server.view}));
    REQUIRE(desktop.soon([](const Screen& s) { return s.page == Page::cases && s.cases.known; }));
    desktop.key(Qt::Key_G);
    desktop.key(Qt::Key_1);
    auto* field = desktop.client->window.findChild<QLineEdit*>(QStringLiteral("caseTextField"));
    REQUIRE(field);
    QTest::keyClicks(field, QStringLiteral("Fire map A"));
    QTest::keyClick(field, Qt::Key_Return);
    REQUIRE(desktop.soon(idleLine));
    REQUIRE(QTest::qWaitFor([&] { return !desktop.server.commands.empty(); }, longMs));
    CHECK(desktop.server.commands[0].name == "ask-material");
    CHECK(desktop.server.commands[0].work->note == "Fire map A");
}

TEST_CASE("cut off in the middle of an acceptance: the same command goes again, and the receipt is printed once") {
    Desktop desktop;
    desktop.server.view = accepted();
    desktop.server.view.state = "received";
    desktop.server.view.verbs = received().verbs;
    desktop.server.view.documents.clear();
    desktop.server.view.tasks.clear();
    desktop.here = serving();
    desktop.hall.show(withCases(serving(), {desktop.server.view}));
    REQUIRE(desktop.soon([](const Screen& s) { return s.page == Page::cases && s.cases.known && s.cases.ready == 9; }));
    auto answer = std::exchange(desktop.hall.outcome, [](const wire::Command&) {});
    desktop.key(Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return desktop.hall.commands.size() == 1; }, longMs));
    desktop.hall.die();
    REQUIRE(desktop.soon([](const Screen& s) { return s.stale; }));
    desktop.hall.outcome = answer;
    desktop.hall.riseAgain();
    REQUIRE(QTest::qWaitFor([&] { return desktop.hall.commands.size() == 2; }, longMs));
    CHECK(desktop.hall.commands[0].id == desktop.hall.commands[1].id);
    REQUIRE(desktop.soon([](const Screen& s) { return s.cases.notice && s.cases.notice->phrase == Phrase::saidSaved; }));
    CHECK(QDir(desktop.papers.path()).entryList(QDir::Files).size() == 1);
}

TEST_CASE("a reviewer has no counter: the list, the case of a task, and back") {
    Desktop desktop;
    desktop.server.view = forReviewer(accepted());
    for (auto& task : desktop.server.view.tasks) task.mine = task.task == 2;
    desktop.hall.tasks = wire::TasksView{{{"fire", 1, 5}}, {}};
    emit desktop.client->window.entrance().submitted({"zhao", "secret", "reviewer", {}, {}});
    REQUIRE(desktop.soon([](const Screen& s) { return s.page == Page::tasks && s.tasks.rows.size() == 1; }));
    REQUIRE(QTest::qWaitFor([&] { return !desktop.hall.topics.empty() && desktop.hall.topics.back() == std::vector<std::string>{"tasks"}; }, longMs));
    CHECK(desktop.calls->tokens.back() == "session-token");
    REQUIRE(desktop.soon([](const Screen& s) { return s.line == Line::live; }));
    desktop.key(Qt::Key_Return);
    REQUIRE(desktop.soon([](const Screen& s) { return s.page == Page::cases && s.cases.known; }));
    desktop.key(Qt::Key_S);
    REQUIRE(QTest::qWaitFor([&] { return !desktop.server.commands.empty(); }, longMs));
    CHECK(desktop.server.commands[0].name == "start-task");
    CHECK(desktop.server.commands[0].work->task == 2);
    desktop.key(Qt::Key_Escape);
    CHECK(desktop.shown().page == Page::tasks);
}
