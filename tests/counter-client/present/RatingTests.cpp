// The visitor's window as a machine: when it asks, what a press becomes, what is kept until the server has heard it.
#include <doctest/doctest.h>

#include "counter-client/present/Rating.hpp"
#include "tests/counter-client/widgets/Views.hpp"

using namespace hall;
using namespace hall::counter;
using namespace hall::counter::test;

namespace {

Answer offer(const char* state = "open") {
    Answer answer;
    answer.status = 200;
    answer.ratingOffer = wire::RatingOffer{state, {"广安区政务服务大厅", "Guang'an"}, false, {companyItem}, "2025-11-21", "2025-11-28",
                                           {{"efficiency", {"办事效率", "How quickly it was done"}}, {"attitude", {"服务态度", "How I was treated"}}}};
    return answer;
}

Answer refusal(std::int32_t status, const char* code = "") {
    Answer answer;
    answer.status = status;
    answer.code = code;
    return answer;
}

struct Counter {
    Counter() : desk([this] { return "key-" + std::to_string(++keys); }) {
        desk.lineChanged(Line::live);
        desk.viewArrived(idle(), at(0));
    }
    /// The visitor is served until second 0, and then gone.
    void finish(const char* language = "zh") {
        auto view = serving();
        view.current->language = language;
        desk.viewArrived(view, at(0));
        desk.viewArrived(idle(), at(0));
    }
    void asks(const char* language = "zh") {
        finish(language);
        answer(offer(), 0);
        REQUIRE(page() == RatingPage::asking);
    }
    std::optional<Request> take() {
        for (Request& request : desk.takeRequests()) asked.push_back(std::move(request));
        if (asked.empty()) return std::nullopt;
        Request first = asked.front();
        asked.erase(asked.begin());
        return first;
    }
    void answer(const Answer& answer, std::int64_t ms) {
        const auto request = take();
        REQUIRE(request);
        desk.answered(*request, answer, at(ms));
    }
    [[nodiscard]] RatingPage page() const { return desk.screen().page; }
    [[nodiscard]] bool silent() { return !take(); }
    /// What was sent: "4 efficiency attitude key-1".
    std::string sent() {
        const auto request = take();
        if (!request || request->ask != Ask::rate) return "";
        CHECK(request->method == "POST");
        CHECK(request->path == "/api/v1/tickets/gaq01-1046/rating");
        std::string text = std::to_string(std::get<std::int64_t>(request->fields.at(0).second));
        if (request->fields.size() > 1) {
            for (const auto& reason : std::get<std::vector<std::string>>(request->fields[1].second)) text += " " + reason;
        }
        last = request;
        return text + " " + request->key;
    }
    void hears(const Answer& answer, std::int64_t ms) { desk.answered(*last, answer, at(ms)); }

    int keys{};
    RatingDesk desk;
    std::vector<Request> asked;
    std::optional<Request> last;
};

}  // namespace

TEST_CASE("a visit that was finished is asked about, in its ticket's language; one that was put aside is not") {
    Counter counter;
    CHECK(counter.silent());
    counter.finish("en");
    const auto request = counter.take();
    REQUIRE(request);
    CHECK(request->method + " " + request->path == "GET /api/v1/tickets/gaq01-1046/rating");
    CHECK(request->bearer == Bearer::device);
    CHECK(counter.page() == RatingPage::quiet);  // until the server says that there is something to rate
    counter.desk.answered(*request, offer(), at(0));
    const RatingScreen screen = counter.desk.screen();
    CHECK(screen.page == RatingPage::asking);
    CHECK(screen.english);
    CHECK(screen.services == std::vector{companyItem});
    CHECK(screen.counter == "3");
    for (const char* state : {"rated", "too-late", "not-over", "nothing", "off"}) {
        CAPTURE(state);
        Counter other;
        other.finish();
        other.answer(offer(state), 0);
        CHECK(other.page() == RatingPage::quiet);
        CHECK(other.desk.screen().invites == (std::string(state) != "off"));
        CHECK_FALSE(other.desk.waits());
    }
}

TEST_CASE("nobody is asked who was only called, or whose clerk called the next at once") {
    Counter counter;
    counter.desk.viewArrived(called(), at(0));
    counter.desk.viewArrived(idle(), at(0));
    CHECK(counter.silent());
    counter.desk.viewArrived(serving(), at(0));
    auto next = called();
    next.current->id = "gaq01-1047";
    counter.desk.viewArrived(next, at(0));
    CHECK(counter.silent());
}

TEST_CASE("a good face is one touch: thanks at once, sent when it can no longer be taken back") {
    Counter counter;
    counter.asks();
    counter.desk.press(2, at(1'000));
    CHECK(counter.page() == RatingPage::thanks);
    CHECK(counter.desk.screen().mayChange);
    counter.desk.tick(at(5'999));
    CHECK(counter.silent());
    counter.desk.tick(at(6'000));
    CHECK_FALSE(counter.desk.screen().mayChange);
    CHECK(counter.sent() == "2 key-1");
    counter.hears(refusal(201), 6'100);
    CHECK(counter.page() == RatingPage::thanks);
    counter.desk.tick(at(9'000));
    CHECK(counter.page() == RatingPage::quiet);
    CHECK_FALSE(counter.desk.waits());
}

TEST_CASE("taken back, nothing is sent but what is pressed then") {
    Counter counter;
    counter.asks();
    counter.desk.press(1, at(0));
    counter.desk.change(at(2'000));
    CHECK(counter.page() == RatingPage::asking);
    counter.desk.tick(at(6'000));
    CHECK(counter.silent());
    counter.desk.press(5, at(7'000));
    CHECK(counter.page() == RatingPage::reasons);
    counter.desk.change(at(8'000));  // Back
    CHECK(counter.page() == RatingPage::asking);
    counter.desk.change(at(8'000));
    counter.desk.press(0, at(8'000));
    counter.desk.press(6, at(8'000));
    CHECK(counter.page() == RatingPage::asking);
    CHECK(counter.silent());
}

TEST_CASE("a bad face asks for reasons of the offer, any number of them") {
    Counter counter;
    counter.asks();
    counter.desk.press(4, at(0));
    REQUIRE(counter.desk.screen().reasons.size() == 2);
    for (const std::size_t row : {1u, 0u, 1u, 7u}) counter.desk.turnReason(row, at(100));
    CHECK(counter.desk.screen().reasons[0].chosen);
    CHECK_FALSE(counter.desk.screen().reasons[1].chosen);
    counter.desk.send(at(200));
    CHECK(counter.sent() == "4 efficiency key-1");
    CHECK(counter.page() == RatingPage::thanks);
    CHECK_FALSE(counter.desk.screen().mayChange);
}

TEST_CASE("silence ends the question; whoever has pressed has rated, and neither silence nor the next call takes it back") {
    struct Case { std::int32_t pressed; bool nextCall; const char* sent; };
    for (const Case& c : {Case{0, false, ""}, Case{0, true, ""}, Case{2, true, "2 key-1"}, Case{5, false, "5 attitude key-1"}, Case{5, true, "5 attitude key-1"}}) {
        CAPTURE(c.pressed);
        CAPTURE(c.nextCall);
        Counter counter;
        counter.asks();
        if (c.pressed > 0) counter.desk.press(c.pressed, at(100));
        counter.desk.turnReason(1, at(200));
        counter.desk.tick(at(29'000));
        if (!c.nextCall) counter.desk.tick(at(30'300));
        else counter.desk.viewArrived(called(), at(29'500));
        CHECK(counter.page() == RatingPage::quiet);
        CHECK(counter.sent() == c.sent);
    }
}

TEST_CASE("each touch gives thirty more seconds") {
    Counter counter;
    counter.asks();
    counter.desk.turnLanguage(at(20'000));
    CHECK(counter.desk.screen().english);
    counter.desk.tick(at(49'000));
    CHECK(counter.page() == RatingPage::asking);
    counter.desk.turnLetters(at(49'500));
    CHECK(counter.desk.screen().large);
    counter.desk.tick(at(79'000));
    CHECK(counter.page() == RatingPage::asking);
    counter.desk.tick(at(79'500));
    CHECK(counter.page() == RatingPage::quiet);
    counter.asks();
    CHECK_FALSE(counter.desk.screen().large);  // the next visitor chooses for themselves
    CHECK_FALSE(counter.desk.screen().english);
}

TEST_CASE("what nobody heard is sent again under the same key, past the next visitor, in order") {
    Counter counter;
    counter.asks();
    counter.desk.press(5, at(0));
    counter.desk.lineChanged(Line::cutOff);
    counter.desk.send(at(0));
    CHECK(counter.sent() == "5 key-1");
    counter.hears(refusal(0), 100);
    CHECK(counter.desk.screen().unheard);
    counter.desk.viewArrived(serving(), at(1'000));
    CHECK(counter.page() == RatingPage::quiet);
    counter.desk.viewArrived(idle(), at(2'000));
    counter.answer(offer(), 2'000);
    counter.desk.press(1, at(2'100));
    counter.desk.tick(at(3'099));
    CHECK(counter.silent());
    counter.desk.tick(at(3'100));
    CHECK(counter.sent() == "5 key-1");
    counter.hears(refusal(503), 3'200);
    counter.desk.tick(at(7'100));
    CHECK(counter.sent() == "5 key-1");  // the second waits for the first
    CHECK(counter.silent());
    counter.hears(refusal(201), 7'200);
    CHECK(counter.sent() == "1 key-2");
    counter.hears(refusal(201), 7'300);
    counter.desk.tick(at(60'000));
    CHECK(counter.silent());
    CHECK_FALSE(counter.desk.waits());
}

TEST_CASE("a question that could not be asked is asked again for half a minute, unless the next visitor comes") {
    Counter counter;
    counter.finish();
    counter.answer(refusal(0), 0);
    counter.desk.tick(at(2'999));
    CHECK(counter.silent());
    counter.desk.tick(at(3'000));
    counter.answer(refusal(503), 3'100);
    counter.desk.tick(at(30'000));
    CHECK(counter.silent());
    CHECK_FALSE(counter.desk.waits());
    counter.finish();
    counter.answer(refusal(0), 0);
    counter.desk.viewArrived(called(), at(100));
    counter.desk.tick(at(3'100));
    CHECK(counter.silent());
}

TEST_CASE("what the hall refuses is told to whoever still stands there") {
    struct Case { std::int32_t status; const char* code; RatingPage page; };
    for (const Case& c : {Case{409, "already-rated", RatingPage::rated}, Case{409, "rating-not-offered", RatingPage::notOffered}, Case{403, "not-allowed", RatingPage::failed},
                          Case{422, "rating-invalid", RatingPage::failed}}) {
        CAPTURE(c.code);
        Counter counter;
        counter.asks();
        counter.desk.press(4, at(0));
        counter.desk.send(at(0));
        REQUIRE(counter.sent() == "4 key-1");
        counter.hears(refusal(c.status, c.code), 100);
        CHECK(counter.page() == c.page);
        counter.desk.tick(at(8'100));
        CHECK(counter.page() == RatingPage::quiet);
        CHECK(counter.desk.screen().invites == (c.page != RatingPage::notOffered));
        CHECK(counter.silent());
    }
    Counter gone;
    gone.asks();
    gone.desk.press(1, at(0));
    gone.desk.viewArrived(called(), at(100));
    REQUIRE(gone.sent() == "1 key-1");
    gone.hears(refusal(409, "already-rated"), 200);
    CHECK(gone.page() == RatingPage::quiet);
}
