// The visitor's window beside a real line: what the counter sees makes it ask, what is touched goes out under the device's token, and the
// clerk's window knows nothing of it.
#include <doctest/doctest.h>

#include <QFile>
#include <QTemporaryDir>
#include <deque>

#include "counter-client/control/RatingControl.hpp"
#include "counter-client/widgets/RatingWindow.hpp"
#include "tests/counter-client/control/Hall.hpp"

using namespace hall;
using namespace hall::counter;
using namespace hall::counter::test;

namespace {

struct Asked {
    Request request;
    std::string token;
    std::function<void(Answer)> done;
};

class FakeCalls : public Calls {
  public:
    explicit FakeCalls(std::deque<Asked>& asked) : asked_(asked) {}
    void ask(const Request& request, const std::string& token, std::function<void(Answer)> done) override {
        asked_.push_back({request, token, std::move(done)});
    }

  private:
    std::deque<Asked>& asked_;
};

struct Desktop {
    explicit Desktop(Hall& hall)
        : trace(directory.filePath("clerk.trace")), client(hall, "counter-3", trace), ratingTrace(directory.filePath("rating.trace")),
          rating(window, hall.url(), "device-token", ratingTrace, std::make_unique<FakeCalls>(asked)) {
        QObject::connect(&client.controller, &Controller::counterSeen, &rating, &RatingControl::viewArrived);
        QObject::connect(&client.controller, &Controller::lineSeen, &rating, &RatingControl::lineChanged);
        window.resize(1024, 600);
        window.show();
    }
    bool shows(RatingPage page) {
        return QTest::qWaitFor([&] { return window.shown().page == page; }, longMs);
    }
    Asked take() {
        REQUIRE(QTest::qWaitFor([&] { return !asked.empty(); }, longMs));
        Asked first = std::move(asked.front());
        asked.pop_front();
        return first;
    }
    void touch(const char* name) {
        auto* button = window.findChild<RatingButton*>(QLatin1String(name));
        REQUIRE_MESSAGE(button, name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QByteArray traced(const char* name) {
        QFile file(directory.filePath(QLatin1String(name)));
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }

    QTemporaryDir directory;
    QString trace;
    Client client;
    link::ScreenTrace ratingTrace;
    std::deque<Asked> asked;
    RatingWindow window;
    RatingControl rating;
};

Answer offer() {
    Answer answer;
    answer.status = 200;
    answer.ratingOffer = wire::RatingOffer{"open", {"广安", ""}, false, {companyItem}, {}, {}, {{"attitude", {"服务态度", "How I was treated"}}}};
    return answer;
}

}  // namespace

TEST_CASE("a finished visit is rated on the second window, under the device's token, and again under the same key until it was heard") {
    Hall hall(serving());
    Desktop desktop(hall);
    REQUIRE(desktop.client.sees(Stage::serving));
    CHECK(desktop.asked.empty());
    hall.show(idle());
    const Asked asked = desktop.take();
    CHECK(asked.request.path == "/api/v1/tickets/gaq01-1046/rating");
    CHECK(asked.token == "device-token");
    asked.done(offer());
    REQUIRE(desktop.shows(RatingPage::asking));
    const Screen before = desktop.client.controller.shown();
    desktop.touch("faceButton5");
    desktop.touch("reasonButton1");
    desktop.touch("ratingSendButton");
    const Asked sent = desktop.take();
    CHECK(bodyOf(sent.request) == R"({"level":5,"reasons":["attitude"]})");
    CHECK_FALSE(sent.request.key.empty());
    sent.done({});  // status 0: nobody knows
    REQUIRE(QTest::qWaitFor([&] { return desktop.window.shown().unheard; }, longMs));
    const Asked again = desktop.take();
    CHECK(again.request.key == sent.request.key);
    Answer made;
    made.status = 201;
    again.done(made);
    REQUIRE(desktop.shows(RatingPage::quiet));
    // The clerk's window: the same as before, and its trace has nothing of it.
    CHECK(desktop.client.controller.shown().notice == before.notice);
    const QByteArray clerk = desktop.traced("clerk.trace");
    for (const char* word : {"rating", "attitude", "评价", "满意"}) CHECK_FALSE(clerk.contains(word));
    const QByteArray visitor = desktop.traced("rating.trace");
    CHECK(visitor.contains("faceButton5"));
    for (const char* word : {"attitude", "level"}) CHECK_FALSE(visitor.contains(word));
}

TEST_CASE("the clerk works on while it asks: the next call ends the question") {
    Hall hall(serving());
    Desktop desktop(hall);
    REQUIRE(desktop.client.sees(Stage::serving));
    hall.show(idle());
    desktop.take().done(offer());
    REQUIRE(desktop.shows(RatingPage::asking));
    QTest::keyClick(&desktop.client.window, Qt::Key_F1);
    REQUIRE(QTest::qWaitFor([&] { return hall.commands.size() == 1; }, longMs));
    auto next = called();
    next.current->id = "gaq01-1047";
    hall.show(next);
    REQUIRE(desktop.shows(RatingPage::quiet));
    CHECK(desktop.asked.empty());
}
