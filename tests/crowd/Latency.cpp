// `hall-crowd latency`: from the clerk's key to the frame at the board, one call at a time.
#include <fmt/format.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>

#include "tests/crowd/Setup.hpp"
#include "tests/crowd/Talk.hpp"
#include "tests/crowd/Timings.hpp"

namespace hall::crowd {
namespace {

namespace asio = boost::asio;

/// A kiosk takes a ticket, the counter calls it, the board shows it, the counter ends it; again.
class Latency {
  public:
    Latency(const HallFacts& facts, std::int64_t calls)
        : facts_{facts}, left_{calls}, deadline_{io_}, runId_{newRunId()}, counterId_{countersIn(facts, "").front()} {
        for (const auto& kind : {"kiosk", "board"})
            if (!facts.devices.contains(kind)) throw Quit{2, fmt::format("no token for a {}", kind)};
        open(kiosk_, facts.devices.at("kiosk").front(), {});
        open(counter_, counterId_, {"counter/" + counterId_});
        open(board_, facts.devices.at("board").front(), {"lobby"});
    }

    void run() {
        deadline_.expires_after(std::chrono::minutes(10));
        deadline_.async_wait([this](boost::system::error_code error) {
            if (!error) stop("not done in time");
        });
        for (auto* talk : {&kiosk_, &counter_, &board_}) (*talk)->start();
        io_.run();
        if (!failure_.empty()) throw Quit{1, failure_};
        fmt::print("{} calls, key to frame at the board: {}; key to receipt at the counter: {}\n", toBoard_.count(),
                   toBoard_.text(), toCounter_.text());
    }

  private:
    void open(std::unique_ptr<Talk>& talk, const std::string& device, std::vector<std::string> topics) {
        conversation::Settings settings;
        settings.token = facts_.token(device);
        settings.topics = std::move(topics);
        settings.client = "hall-crowd/0.1";
        Talk::Ears ears;
        ears.line = [this](conversation::Line line) {
            if (line == conversation::Line::live && ++live_ == 3) give(counter_, "open");
        };
        ears.view = [this](const wire::ViewFrame& frame) {
            if (frame.view == "lobby") board(frame);
        };
        ears.receipt = [this](const wire::Receipt& receipt) { answered(receipt); };
        talk = std::make_unique<Talk>(io_, facts_.address, settings, std::move(ears));
    }

    void give(std::unique_ptr<Talk>& talk, const std::string& name) {
        wire::Command command;
        command.name = name;
        command.id = fmt::format("{}-{}", runId_, ++commands_);
        if (name == "issue") command.item = facts_.itemsByQueue.at(facts_.targets.front().code).front();
        given_ = name;
        if (name == "call-next") calledAt_ = Timings::Clock::now();
        talk->submit(std::move(command));
    }

    void answered(const wire::Receipt& receipt) {
        if (receipt.problem && given_ != "open") return stop(given_ + " was refused: " + receipt.problem->code);
        if (given_ == "issue") return give(counter_, "call-next");
        if (given_ == "call-next") {
            toCounter_.add(Timings::Clock::now() - calledAt_);
            called_ = receipt.ticket ? receipt.ticket->number : "";
            return next();
        }
        if (given_ == "start") return give(counter_, "finish");
        if (left_-- == 0) return stop("");
        give(kiosk_, "issue");
    }

    void board(const wire::ViewFrame& frame) {
        const auto now = Timings::Clock::now();
        const auto parsed = wire::parseLobbyView(frame.data);
        const auto* view = std::get_if<wire::LobbyView>(&parsed);
        if (view == nullptr || view->calls.empty() || view->calls.back().number == shown_) return;
        shown_ = view->calls.back().number;
        shownAt_ = now;
        next();
    }

    /// Others may wait in the same queue, so that only the receipt says whom to look for; the board may be faster than it.
    void next() {
        if (called_.empty() || called_ != shown_) return;
        toBoard_.add(shownAt_ - calledAt_);
        called_.clear();
        give(counter_, "start");
    }

    void stop(const std::string& why) {
        if (failure_.empty()) failure_ = why;
        for (auto* talk : {&kiosk_, &counter_, &board_}) (*talk)->stop();
        deadline_.cancel();
    }

    const HallFacts& facts_;
    std::int64_t left_;
    asio::io_context io_;
    asio::steady_timer deadline_;
    std::string runId_;
    std::string counterId_;
    std::unique_ptr<Talk> kiosk_, counter_, board_;
    std::string given_;
    std::string called_;  ///< not yet seen on the board
    std::string shown_;   ///< last on the board
    Timings::Clock::time_point calledAt_, shownAt_;
    Timings toBoard_, toCounter_;
    std::uint64_t commands_{};
    int live_{};
    std::string failure_;
};

}  // namespace

int runLatency(Options& options) {
    const auto calls = options.number("calls", 500, 1, 100'000);
    const auto facts = learnHall(options);
    Latency{facts, calls}.run();
    return 0;
}

}  // namespace hall::crowd
