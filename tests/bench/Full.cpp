// From a command to the lobby's frame at the last of sixty boards, in a full hall: 200 counters that watch, 5,000 phones that each ask for
// their visit every five seconds or follow it on a WebSocket, 20 commands a second; then in the same hall with one counter and one board and nobody else.
//
//     bench-full --port N --pid N --tokens FILE --item CODE [--counters 200] [--boards 60] [--phones 5000] [--followers 0] [--commands 800] [--rate 20]
// --item: several, with commas, are asked for by turns.
#include <cstdio>
#include <deque>
#include <memory>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "tests/bench/Program.hpp"
#include "tests/bench/RawClient.hpp"

namespace hall::bench {
namespace {

using Json = nlohmann::json;
constexpr auto phonePace = std::chrono::seconds(5);
constexpr std::size_t followersPerTicket = 6;

struct Line {
    Reader reader;
    std::string sent;                ///< name of the command under way
    Clock::time_point sentAt;
    std::string next{"call-next"};
    std::set<std::string> shown;     ///< of a board: numbers
};

struct Phone {
    int fd{-1};
    std::string in;
    Clock::time_point sentAt;
};

struct Told {
    std::vector<double> boardsMs;    ///< until the last board showed the call
    std::vector<double> receiptsMs;  ///< until the counter was answered
    std::vector<double> phonesMs;
    double cpuPercent{};             ///< of one core
};

class Full {
  public:
    Full(std::uint16_t port, pid_t pid, const Json& tokens, const std::string& item)
        : port_(port), pid_(pid), tokens_(tokens), items_(listOf(item)), poll_(::epoll_create1(EPOLL_CLOEXEC)) {}
    ~Full() {
        for (auto& line : lines_) ::close(line->reader.fd);
        for (auto& phone : phones_) ::close(phone->fd);
        ::close(poll_);
    }
    Full(const Full&) = delete;
    Full& operator=(const Full&) = delete;

    void fill(std::size_t counters, std::size_t boards, std::size_t phones, std::size_t followers) {
        kiosk_ = add("kiosk-1", "");
        for (std::size_t i = 1; i <= counters; ++i) {
            const std::string id = "counter-" + std::to_string(i);
            counters_.push_back(add(id, "\"counter/" + id + "\""));
        }
        for (std::size_t i = 0; i < boards; ++i) {
            Line* board = add("board-1", "\"lobby\"");
            board->reader.onText = [this, board](std::string_view text) { showed(*board, text); };
            boards_.push_back(board);
        }
        settle();
        for (Line* counter : counters_) give(*counter, "open");
        settle();
        followers_ = followers;
        const std::size_t tickets = std::max<std::size_t>(60, followers / followersPerTicket + 1);
        for (std::size_t i = 0; i < tickets; ++i) {
            give(*kiosk_, "issue");
            while (!kiosk_->sent.empty()) turn(100);
        }
        const auto now = Clock::now();
        for (std::size_t i = 0; i < phones; ++i) {
            phones_.push_back(std::make_unique<Phone>());
            due_.emplace_back(now + std::chrono::duration_cast<Clock::duration>(phonePace) * static_cast<int>(i) / static_cast<int>(phones), phones_.back().get());
        }
        for (std::size_t i = 0; i < followers; ++i) follow(visits_[visits_.size() - 1 - i % tickets]);
        settle();
    }

    /// Each command at its time, whatever became of the one before.
    Told run(std::size_t commands, double rate) {
        told_ = {};
        calls_.clear();
        const double cpu = cpuSeconds(pid_);
        const auto began = Clock::now();
        for (std::size_t i = 0; i < commands; ++i) {
            const auto at = began + std::chrono::microseconds(static_cast<std::int64_t>(1e6 * static_cast<double>(i) / rate));
            while (Clock::now() < at) turn(1);
            step(i);
        }
        for (const auto until = Clock::now() + std::chrono::seconds(10); Clock::now() < until && !answered();) turn(10);
        if (!answered()) throw std::runtime_error("not everything was answered within ten seconds");
        told_.cpuPercent = 100 * (cpuSeconds(pid_) - cpu) / (msSince(began) / 1'000);
        settle();
        for (const auto& [number, sentAt] : calls_) {
            const Seen& seen = seen_[number];
            if (seen.boards != boards_.size()) throw std::runtime_error(number + " was shown by " + std::to_string(seen.boards) + " boards");
            told_.boardsMs.push_back(std::chrono::duration<double, std::milli>(seen.last - sentAt).count());
        }
        for (const auto& [number, at] : followed_)
            if (const auto call = calls_.find(number); call != calls_.end()) told_.phonesMs.push_back(std::chrono::duration<double, std::milli>(at - call->second).count());
        Told measured = told_;
        finishEveryVisitor();
        return measured;
    }

  private:
    struct Seen { std::size_t boards{}; Clock::time_point last; };

    Line* add(const std::string& device, const std::string& topics) {
        lines_.push_back(std::make_unique<Line>());
        Line* line = lines_.back().get();
        line->reader.onText = [this, line](std::string_view text) {
            if (text.starts_with("{\"receipt\"")) heard(*line, Json::parse(text));
        };
        openLine(line->reader, port_, "/ws", {helloFrame(tokens_.at(device).get<std::string>(), topics)});
        watch(line->reader.fd, reinterpret_cast<std::uintptr_t>(line));
        return line;
    }
    /// A visitor's phone with its page open. When its ticket's call is on it is kept of the last of them.
    void follow(const std::string& token) {
        lines_.push_back(std::make_unique<Line>());
        Line* line = lines_.back().get();
        line->reader.onText = [this](std::string_view text) {
            if (!text.starts_with(R"({"view":"visit")") || text.find(R"("state":"called")") == std::string_view::npos) return;
            const auto from = text.find("\"number\":\"") + 10;
            followed_[std::string(text.substr(from, text.find('"', from) - from))] = Clock::now();
        };
        openLine(line->reader, port_, "/ws", {masked(1, R"({"hello":"hall.v1","auth":{"kind":"ticket","token":")" + token + R"("},"topics":["visit"],"client":"bench/0.1"})")});
        watch(line->reader.fd, reinterpret_cast<std::uintptr_t>(line));
    }
    static std::vector<std::string> listOf(const std::string& text) {
        std::vector<std::string> list;
        std::istringstream parts(text);
        for (std::string one; std::getline(parts, one, ',');) list.push_back(one);
        return list;
    }
    void watch(int fd, std::uintptr_t who) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = who;
        ::epoll_ctl(poll_, EPOLL_CTL_ADD, fd, &event);
    }
    void give(Line& line, const std::string& name) {
        line.sent = name;
        line.sentAt = Clock::now();
        const std::string body = name == "issue" ? R"(,"body":{"item":")" + items_[asked_++ % items_.size()] + "\"}" : "";
        sendAll(line.reader.fd, masked(1, fmt::format(R"({{"command":"{}","id":"full-{}-{}"{}}})", name, run_, ++sent_, body)));
    }
    /// Of four commands one is a ticket, the others belong to counters by turns.
    void step(std::size_t i) {
        if (i % 4 == 0 && kiosk_->sent.empty()) return give(*kiosk_, "issue");
        for (std::size_t tried = 0; tried < counters_.size(); ++tried) {
            Line& counter = *counters_[turnOf_++ % counters_.size()];
            if (counter.sent.empty()) return give(counter, counter.next);
        }
    }
    /// The next round finds every counter free.
    void finishEveryVisitor() {
        for (Line* counter : counters_) {
            while (counter->next != "call-next") {
                give(*counter, counter->next);
                while (!counter->sent.empty()) turn(10);
            }
        }
    }
    [[nodiscard]] bool answered() const {
        return std::none_of(lines_.begin(), lines_.end(), [](const auto& line) { return !line->sent.empty(); });
    }
    void settle() {
        for (auto last = Clock::now(); msSince(last) < 300;)
            if (turn(50) > 0 && phones_.empty() && followers_ == 0) last = Clock::now();
    }

    /// Frames that came.
    int turn(int ms) {
        askPhones();
        epoll_event events[512];
        const int ready = ::epoll_wait(poll_, events, 512, ms);
        int frames = 0;
        for (int i = 0; i < ready; ++i) {
            const auto who = events[i].data.u64;
            if ((who & 1U) != 0) {
                heard(*reinterpret_cast<Phone*>(who & ~std::uint64_t{1}));
                continue;
            }
            if (!reinterpret_cast<Line*>(who)->reader.pump()) throw std::runtime_error("a line was cut");
            ++frames;
        }
        return frames;
    }
    void heard(Line& line, const Json& receipt) {
        const std::string name = std::exchange(line.sent, {});
        const bool isTicket = receipt.contains("ticket");
        if (receipt.value("status", 0) >= 400 && name != "open") throw std::runtime_error(name + " was answered " + receipt.dump());
        if (name == "open") return;
        if (name == "issue") {
            visits_.push_back(receipt.at("ticket").at("token").get<std::string>());
            return;
        }
        told_.receiptsMs.push_back(msSince(line.sentAt));
        if (name == "call-next" && isTicket) calls_[receipt.at("ticket").at("number").get<std::string>()] = line.sentAt;
        line.next = name == "call-next" ? (isTicket ? "start" : "call-next") : name == "start" ? "finish" : "call-next";
    }
    void showed(Line& board, std::string_view text) {
        const auto now = Clock::now();
        constexpr std::string_view key = "\"number\":\"";
        for (auto at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
            const auto from = at + key.size();
            const std::string number(text.substr(from, text.find('"', from) - from));
            if (!board.shown.insert(number).second) continue;
            Seen& seen = seen_[number];
            ++seen.boards;
            seen.last = now;
        }
    }
    void askPhones() {
        const auto now = Clock::now();
        while (!due_.empty() && due_.front().first <= now) {
            Phone& phone = *due_.front().second;
            due_.pop_front();
            phone.sentAt = now;
            if (phone.fd < 0) {  // it opens its connection when it has something to ask, as a browser does
                phone.fd = connectTo(port_);
                watch(phone.fd, reinterpret_cast<std::uintptr_t>(&phone) | 1U);
            }
            sendAll(phone.fd, fmt::format("GET /api/v1/visits/{} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", visits_[static_cast<std::size_t>(phone.fd) % visits_.size()], port_));
        }
    }
    void heard(Phone& phone) {
        char buffer[8'192];
        const auto got = ::recv(phone.fd, buffer, sizeof buffer, MSG_DONTWAIT);
        if (got == 0) throw std::runtime_error("a phone was cut off while it asked or rested");
        if (got < 0) return;
        phone.in.append(buffer, static_cast<std::size_t>(got));
        const auto head = phone.in.find("\r\n\r\n"), named = phone.in.find("Content-Length: ");
        if (head == std::string::npos || phone.in.size() < head + 4 + std::strtoul(phone.in.c_str() + named + 16, nullptr, 10)) return;
        if (!phone.in.starts_with("HTTP/1.1 200")) throw std::runtime_error("a phone was told " + phone.in.substr(0, 200));
        phone.in.clear();
        told_.phonesMs.push_back(msSince(phone.sentAt));
        due_.emplace_back(phone.sentAt + phonePace, &phone);
    }

    std::uint16_t port_;
    pid_t pid_;
    const Json& tokens_;
    std::vector<std::string> items_;
    std::size_t asked_{}, followers_{};
    int poll_;
    long long run_{Clock::now().time_since_epoch().count()};
    std::uint64_t sent_{};
    std::size_t turnOf_{};
    std::vector<std::unique_ptr<Line>> lines_;
    std::vector<std::unique_ptr<Phone>> phones_;
    std::deque<std::pair<Clock::time_point, Phone*>> due_;
    Line* kiosk_{};
    std::vector<Line*> counters_, boards_;
    std::vector<std::string> visits_;
    std::map<std::string, Clock::time_point> calls_;
    std::map<std::string, Seen> seen_;
    std::map<std::string, Clock::time_point> followed_;
    Told told_;
};

void tell(const char* name, const Told& told) {
    fmt::print("  {:<12}{:>10.2f}{:>10.2f}{:>12.2f}{:>12.2f}{:>11.2f}{:>12.0f}{:>10}\n", name, percentile(told.boardsMs, 50), percentile(told.boardsMs, 99),
               percentile(told.receiptsMs, 50), percentile(told.receiptsMs, 99), percentile(told.phonesMs, 99), told.cpuPercent, told.boardsMs.size());
}

int run(int argc, char** argv) {
    auto option = optionsOf(argc, argv);
    raiseDescriptors();
    const auto number = [&](const char* name, std::size_t otherwise) { return option.contains(name) ? std::strtoul(option[name].c_str(), nullptr, 10) : otherwise; };
    std::ifstream file(option.at("--tokens"));
    const Json tokens = Json::parse(file);
    const auto port = static_cast<std::uint16_t>(number("--port", 0));
    const auto pid = static_cast<pid_t>(number("--pid", 0));
    const auto counters = number("--counters", 200), boards = number("--boards", 60), phones = number("--phones", 5'000), followers = number("--followers", 0), commands = number("--commands", 800);
    const auto rate = static_cast<double>(number("--rate", 20));
    const auto one = [&](std::size_t ofCounters, std::size_t ofBoards, std::size_t ofPhones, std::size_t ofFollowers) {
        Full hall(port, pid, tokens, option.at("--item"));
        hall.fill(ofCounters, ofBoards, ofPhones, ofFollowers);
        return hall.run(commands / 2, rate);
    };
    std::vector<Told> full, empty;
    for (int round = 0; round < 2; ++round) {
        full.push_back(one(counters, boards, phones, followers));
        empty.push_back(one(1, 1, 0, 0));
    }
    const auto together = [](std::vector<Told>& rounds) {
        Told all = rounds.front();
        for (auto field : {&Told::boardsMs, &Told::receiptsMs, &Told::phonesMs}) (all.*field).insert((all.*field).end(), (rounds.back().*field).begin(), (rounds.back().*field).end());
        return all;
    };
    const Told inFull = together(full), inEmpty = together(empty);
    fmt::print("command to lobby frame at the last board; {} counters, {} boards, {} phones that ask, {} that follow, {:.0f} commands/s, two interleaved rounds\n", counters, boards, phones, followers, rate);
    fmt::print("  {:<12}{:>10}{:>10}{:>12}{:>12}{:>11}{:>12}{:>10}\n", "", "board p50", "p99 ms", "answer p50", "p99 ms", "phone p99", "% of a core", "calls");
    tell("full hall", inFull);
    tell("empty hall", inEmpty);
    fmt::print("  the full hall adds {:.2f} ms at the 99th percentile (goal: p99 <= 20 ms beside the commit; every counter answered within 50 ms)\n",
               percentile(inFull.boardsMs, 99) - percentile(inEmpty.boardsMs, 99));
    return 0;
}

}  // namespace
}  // namespace hall::bench

int main(int argc, char** argv) { return hall::bench::guarded("bench-full", hall::bench::run, argc, argv); }
