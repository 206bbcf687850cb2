// Any sequence of what a line can do and say: the machine keeps its promises.
//
// The input is a list of steps. Each begins with one byte that chooses the step; `received` takes the text up to the next newline.
#include <limits>

#include "schema/conversation/Conversation.hpp"
#include "tests/fuzz/Must.hpp"

using namespace hall;
using namespace hall::conversation;
using hall::fuzz::must;

namespace {

class Watcher {
  public:
    void see(const std::vector<Act>& acts, const Conversation& talk) {
        for (const Act& act : acts) std::visit([this](const auto& one) { see(one); }, act);
        must(talk.nextTickMs() == std::numeric_limits<std::int64_t>::max() || talk.nextTickMs() <= nowMs + 15'000, "a tick is due");
        must(talk.line() == line_, "every change of the line is told");
        must(talk.inFlight() == (submitted_ > receipts_), "a receipt for every command, and only one");
    }
    void submitted() { ++submitted_; }
    std::int64_t nowMs{};

  private:
    void see(const DoConnect&) {
        must(line_ == Line::connecting, "connects when connecting");
        newest_.clear();
    }
    void see(const DoClose&) {}
    void see(const DoSend& send) {
        must(line_ == Line::greeting || line_ == Line::live, "speaks on an open line only");
        const auto parsed = wire::parseClientFrame(send.text);
        must(std::holds_alternative<wire::ClientFrame>(parsed), "what it says can be read");
        const bool isHello = std::holds_alternative<wire::Hello>(std::get<wire::ClientFrame>(parsed));
        must(isHello == (line_ == Line::greeting), "says hello first, and once");
    }
    void see(const TellLine& told) {
        must(told.line != line_, "a line changes into another");
        line_ = told.line;
    }
    void see(const TellView& told) {
        const auto [at, isNew] = newest_.emplace(told.view.view, told.view.seq);
        must(isNew || told.view.seq > at->second, "views get newer");
        at->second = told.view.seq;
    }
    void see(const TellReceipt&) { ++receipts_; }
    void see(const TellWelcome&) {}
    void see(const TellRefused&) {}

    Line line_{Line::cutOff};
    std::map<std::string, std::uint64_t> newest_;
    int submitted_{}, receipts_{};
};

constexpr std::string_view welcome =
    R"({"welcome":"hall.v1","role":"board","device":"b","at":"2026-11-21T09:05:00.123+08:00","version":"1"})";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    Settings settings;
    settings.token = "t";
    settings.client = "fuzz";
    Conversation talk(settings);
    Watcher watcher;
    int commands = 0;
    std::string lastId = "id-00000000";
    while (!rest.empty()) {
        const char step = rest[0];
        rest.remove_prefix(1);
        const std::int64_t nowMs = watcher.nowMs += static_cast<unsigned char>(step) >> 4U;
        switch (step & 0x0F) {
            case 0: watcher.see(talk.start(nowMs), talk); break;
            case 1: watcher.see(talk.opened(nowMs), talk); break;
            case 2: watcher.see(talk.closed(nowMs), talk); break;
            case 3: talk.heard(nowMs); break;
            case 4: watcher.see(talk.tick(nowMs), talk); break;
            case 5:
                if (const std::int64_t nextMs = talk.nextTickMs(); nextMs < std::numeric_limits<std::int64_t>::max())
                    watcher.nowMs = std::max(nowMs, nextMs);
                watcher.see(talk.tick(watcher.nowMs), talk);
                break;
            case 6: watcher.see(talk.received(welcome, nowMs), talk); break;
            case 7: watcher.see(talk.received(wire::encodeViewFrame("lobby", rest.size() % 7, {0, 0}, "{}"), nowMs), talk); break;
            case 8: watcher.see(talk.received(wire::encode(wire::Receipt{lastId, 204, {}, {}}), nowMs), talk); break;
            case 9: {
                const wire::Problem problem{"outcome-unknown", 503, "t", {}};
                watcher.see(talk.received(wire::encode(wire::Receipt{lastId, 503, {}, problem}), nowMs), talk);
                break;
            }
            case 10: {
                wire::Command command;
                command.name = "recall";
                command.id = "id-" + std::to_string(10'000'000 + ++commands);
                std::vector<Act> acts;
                if (talk.submit(command, nowMs, acts)) {
                    lastId = command.id;
                    watcher.submitted();
                }
                watcher.see(acts, talk);
                break;
            }
            default: {
                const std::size_t end = std::min(rest.find('\n'), rest.size());
                watcher.see(talk.received(rest.substr(0, end), nowMs), talk);
                rest.remove_prefix(end);
            }
        }
    }
    return 0;
}
