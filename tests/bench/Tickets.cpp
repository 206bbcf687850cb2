// One ticket, durable before it is answered, over HTTP: how many a second with 64 clients beside raw SQLite and PostgreSQL, and how long
// one takes with one client beside one raw commit and one bare request. All in turns, several rounds, in one run on one machine.
//
//     bench-tickets --hall-port N --hall-pid N --token KIOSK --item CODE --directory DIR [--rounds N] [--pgbench "COMMAND"]
//
// DIR is where raw SQLite writes: on the same disk as the hall. The command of pgbench is run with "-c CLIENTS -T SECONDS" behind it.
#include <sys/wait.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <csignal>
#include <cstdio>
#include <filesystem>

#include <fmt/format.h>

#include "server/core/Decide.hpp"
#include "tests/bench/Program.hpp"
#include "tests/bench/RawClient.hpp"
#include "tests/bench/RawStore.hpp"
#include "tests/support/DemoHall.hpp"

namespace hall::bench {
namespace {

constexpr std::size_t clients = 64, ticketsARound = 6'000, singlesARound = 300, rawBatch = 512;
constexpr std::size_t answerBytes = 420;  ///< about what a ticket's answer weighs
constexpr double postgresSeconds = 2;

// --- over HTTP ----------------------------------------------------------------------------------------------------------
/// One connection with one request under way.
struct Caller {
    int fd{-1};
    std::string in;
    Clock::time_point sentAt;
};

/// The whole answer is there: its status; 0: not yet. Takes it out of `in`.
int takeAnswer(std::string& in) {
    const auto head = in.find("\r\n\r\n");
    if (head == std::string::npos) return 0;
    const auto named = in.find("Content-Length: ");
    const std::size_t body = named < head ? std::strtoul(in.c_str() + named + 16, nullptr, 10) : 0;
    if (in.size() < head + 4 + body) return 0;
    const int status = std::atoi(in.c_str() + 9);
    in.erase(0, head + 4 + body);
    return status;
}

class Hall {
  public:
    Hall(std::uint16_t port, std::string token, std::string item) : port_(port), token_(std::move(token)), item_(std::move(item)) {}

    std::string request() {
        const std::string body = fmt::format(R"({{"item":"{}"}})", item_);
        return fmt::format("POST /api/v1/tickets HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAuthorization: Bearer {}\r\nIdempotency-Key: bench-{}-{}\r\n"
                           "Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{}",
                           port_, token_, run_, ++sent_, body.size(), body);
    }
    [[nodiscard]] std::uint16_t port() const { return port_; }

  private:
    std::uint16_t port_;
    std::string token_, item_;
    long long run_{Clock::now().time_since_epoch().count()};
    std::uint64_t sent_{};
};

/// `total` requests over `count` connections, one under way on each; what each took, in ms, and the seconds of all.
double drive(std::uint16_t port, std::size_t count, std::size_t total, const auto& request, int expected, std::vector<double>& tookMs) {
    const int poll = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<Caller> callers(count);
    for (auto& caller : callers) {
        caller.fd = connectTo(port);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = &caller;
        ::epoll_ctl(poll, EPOLL_CTL_ADD, caller.fd, &event);
    }
    std::size_t sent = 0, answered = 0;
    const auto send = [&](Caller& caller) {
        if (sent == total) return;
        ++sent;
        caller.sentAt = Clock::now();
        sendAll(caller.fd, request());
    };
    const auto began = Clock::now();
    for (auto& caller : callers) send(caller);
    std::vector<char> buffer(1 << 16);
    while (answered < total) {
        epoll_event events[128];
        const int ready = ::epoll_wait(poll, events, 128, 10'000);
        if (ready <= 0) throw std::runtime_error("no answer for ten seconds");
        for (int i = 0; i < ready; ++i) {
            auto& caller = *static_cast<Caller*>(events[i].data.ptr);
            const auto got = ::recv(caller.fd, buffer.data(), buffer.size(), MSG_DONTWAIT);
            if (got == 0) throw std::runtime_error("a connection was closed");
            if (got < 0) continue;
            caller.in.append(buffer.data(), static_cast<std::size_t>(got));
            const std::string before = caller.in.substr(0, 300);
            const int status = takeAnswer(caller.in);
            if (status == 0) continue;
            if (status != expected) throw std::runtime_error("answered with " + before);
            tookMs.push_back(msSince(caller.sentAt));
            ++answered;
            send(caller);
        }
    }
    const double seconds = msSince(began) / 1'000;
    for (auto& caller : callers) ::close(caller.fd);
    ::close(poll);
    return seconds;
}

/// Beast's own parser and writer, one thread, one connection after the other, a fixed answer: the bare request.
pid_t startBeast(std::uint16_t& port) {
    namespace asio = boost::asio;
    namespace http = boost::beast::http;
    asio::io_context io{1};
    asio::ip::tcp::acceptor acceptor{io, {asio::ip::make_address("127.0.0.1"), 0}};
    port = acceptor.local_endpoint().port();
    const pid_t child = ::fork();
    if (child != 0) return child;
    for (;;) {
        asio::ip::tcp::socket socket = acceptor.accept();
        socket.set_option(asio::ip::tcp::no_delay(true));
        boost::beast::flat_buffer buffer;
        for (;;) {
            boost::beast::error_code error;
            http::request<http::string_body> request;
            http::read(socket, buffer, request, error);
            if (error) break;
            http::response<http::string_body> response{http::status::created, 11};
            response.set(http::field::content_type, "application/json");
            response.body() = std::string(answerBytes, 'x');
            response.prepare_payload();
            http::write(socket, response, error);
            if (error) break;
        }
    }
}

// --- the others -----------------------------------------------------------------------------------------------------------
/// As many tickets as somebody takes at the demo's kiosk.
std::vector<core::Event> someTickets(std::size_t count) {
    core::State state;
    std::vector<core::Event> issued;
    std::int64_t nowMs = test::demoMidnightUtcMs + 600 * test::minuteMs;
    const auto act = [&](const core::Command& command, const core::Actor& actor) {
        const auto decision = core::decide(state, command, actor, {{nowMs += 20}, {test::demoDate}, 600, 0});
        if (!std::holds_alternative<std::vector<core::EventBody>>(decision)) throw std::runtime_error("the demo's kiosk was refused");
        for (const auto& body : std::get<std::vector<core::EventBody>>(decision)) {
            const core::Event event{state.seq + 1, {nowMs}, actor, body};
            core::apply(state, event);
            if (std::holds_alternative<core::TicketIssued>(body)) issued.push_back(event);
        }
    };
    act(core::Configure{test::demoHall()}, test::manager);
    act(core::OpenDay{}, test::scheduler);
    while (issued.size() < count) act(core::IssueTicket{{issued.size() % 2 == 0 ? "register" : "invoice"}, {"normal"}, {}}, test::kiosk);
    for (std::size_t i = 0; i < issued.size(); ++i) issued[i].seq = i + 1;
    return issued;
}

template <class Raw>
double rawSeconds(const Raw& raw, std::size_t count, std::size_t batch, std::vector<double>* commitsMs) {
    const auto began = Clock::now();
    for (std::size_t i = 0; i < count; ++i) {
        const auto one = Clock::now();
        if (i % batch == 0) raw.begin();
        raw.insert(i);
        if (i % batch == batch - 1 || i + 1 == count) raw.commit();
        if (commitsMs != nullptr) commitsMs->push_back(msSince(one));
    }
    return msSince(began) / 1'000;
}

/// Transactions a second as pgbench tells them.
double postgres(const std::string& command, int count) {
    const std::string whole = fmt::format("{} -c {} -T {} 2>&1", command, count, postgresSeconds);
    FILE* told = ::popen(whole.c_str(), "r");
    if (told == nullptr) fail("pgbench");
    std::string text;
    char line[512];
    while (std::fgets(line, sizeof line, told) != nullptr) text += line;
    ::pclose(told);
    const auto at = text.find("tps = ");
    if (at == std::string::npos) throw std::runtime_error("pgbench said: " + text.substr(0, 600));
    return std::strtod(text.c_str() + at + 6, nullptr);
}

struct Column {
    std::vector<double> rates;
    [[nodiscard]] double middle() const { return median(rates); }
    [[nodiscard]] double spread() const { return spreadPercent(rates); }
};

int run(int argc, char** argv) {
    auto option = optionsOf(argc, argv);
    const auto rounds = option.contains("--rounds") ? std::atoi(option["--rounds"].c_str()) : 5;
    Hall hall(static_cast<std::uint16_t>(std::atoi(option.at("--hall-port").c_str())), option.at("--token"), option.at("--item"));
    const auto pid = static_cast<pid_t>(std::atoi(option.at("--hall-pid").c_str()));
    const auto events = someTickets(4 * ticketsARound);
    const std::vector<core::Event> few(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(singlesARound));
    std::uint16_t beastPort{};
    const pid_t beast = startBeast(beastPort);

    Column whole, rawFull, rawOwn, postgresBest;
    std::vector<double> manyMs, oneMs, commitMs, bareMs, cpuUs, oneRounds;
    std::map<int, double> byClients;
    const bool withPostgres = option.contains("--pgbench");
    for (int round = 0; round < rounds; ++round) {
        const double cpu = cpuSeconds(pid);
        whole.rates.push_back(ticketsARound / drive(hall.port(), clients, ticketsARound, [&] { return hall.request(); }, 201, manyMs));
        cpuUs.push_back(1e6 * (cpuSeconds(pid) - cpu) / ticketsARound);
        {
            const RawTextbook raw(fmt::format("{}/textbook-{}.db", option.at("--directory"), round));
            rawFull.rates.push_back(static_cast<double>(events.size()) / rawSeconds(raw, events.size(), rawBatch, nullptr));
        }
        {
            const RawTickets raw(fmt::format("{}/raw-{}.db", option.at("--directory"), round), events);
            rawOwn.rates.push_back(static_cast<double>(events.size()) / rawSeconds(raw, events.size(), rawBatch, nullptr));
        }
        if (withPostgres) {
            for (const int count : {1, 2, 4, 8, 16, 32, 64}) {
                // All of them once; then those that came near the best.
                const auto best = std::max_element(byClients.begin(), byClients.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
                if (round > 0 && byClients[count] < 0.9 * best->second) continue;
                byClients[count] = std::max(byClients[count], postgres(option["--pgbench"], count));
            }
            double best = 0;
            for (const auto& [count, rate] : byClients) best = std::max(best, rate);
            postgresBest.rates.push_back(best);
        }
        std::vector<double> ones;
        (void)drive(hall.port(), 1, singlesARound, [&] { return hall.request(); }, 201, ones);
        oneRounds.push_back(median(ones));
        oneMs.insert(oneMs.end(), ones.begin(), ones.end());
        const RawTickets raw(fmt::format("{}/one-{}.db", option.at("--directory"), round), few);
        (void)rawSeconds(raw, raw.size(), 1, &commitMs);
        (void)drive(beastPort, 1, singlesARound, [&] { return hall.request(); }, 201, bareMs);
    }
    ::kill(beast, SIGKILL);
    ::waitpid(beast, nullptr, 0);

    fmt::print("a durable ticket over HTTP, acknowledged after its commit; median of {} interleaved rounds\n", rounds);
    fmt::print("  {:<46}{:>10}{:>9}{:>26}\n", "64 clients", "a second", "spread", "this hall is");
    fmt::print("  {:<46}{:>10.0f}{:>8.0f}%   {:.0f} us of processor each; p50 {:.1f} ms, p99 {:.1f} ms\n", "onewindow", whole.middle(), whole.spread(),
               median(cpuUs), median(manyMs), percentile(manyMs, 99));
    fmt::print("  {:<46}{:>10.0f}{:>8.0f}%   {:.2f} x (goal 0.5)\n", "raw SQLite, PostgreSQL's tables, batches of 512", rawFull.middle(), rawFull.spread(),
               whole.middle() / rawFull.middle());
    fmt::print("  {:<46}{:>10.0f}{:>8.0f}%   {:.2f} x\n", "raw SQLite, the hall's own two rows, so batched", rawOwn.middle(), rawOwn.spread(),
               whole.middle() / rawOwn.middle());
    if (withPostgres) {
        const auto best = std::max_element(byClients.begin(), byClients.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        fmt::print("  {:<46}{:>10.0f}{:>9}   {:.2f} x (goal 2)\n", fmt::format("PostgreSQL, one function, its best: {} clients", best->first), best->second, "",
                   whole.middle() / best->second);
        fmt::print("    ");
        for (const auto& [count, rate] : byClients) fmt::print("{} clients {:.0f}/s  ", count, rate);
        fmt::print("\n");
    }
    const double both = median(commitMs) + median(bareMs);
    fmt::print("  one client: p50 {:.3f} ms (rounds {:.0f}% apart), p99 {:.3f} ms; a raw commit {:.3f} + a bare Beast request {:.3f} = {:.3f} ms: {:.2f} x (goal 1.5)\n",
               median(oneMs), spreadPercent(oneRounds), percentile(oneMs, 99), median(commitMs), median(bareMs), both, median(oneMs) / both);
    return 0;
}

}  // namespace
}  // namespace hall::bench

int main(int argc, char** argv) { return hall::bench::guarded("bench-tickets", hall::bench::run, argc, argv); }
