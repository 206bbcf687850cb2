#include "tests/proxy/Proxy.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <deque>
#include <optional>

namespace hall::proxy {

namespace asio = boost::asio;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;
using boost::system::error_code;

namespace {

constexpr std::size_t pieceBytes = 16 * 1024;
constexpr std::size_t heldBytesAtMost = 256 * 1024;     ///< in one direction; above it nothing is read
constexpr std::int64_t paceMs = 20;                     ///< a slow line passes on what fits into so much time

}  // namespace

/// One direction of a line.
class Direction {
  public:
    Direction(Proxy& proxy, bool towardsServer, tcp::socket& from, tcp::socket& to, std::shared_ptr<bool> stopped, asio::io_context& io)
        : proxy_{proxy}, towardsServer_{towardsServer}, from_{from}, to_{to}, stopped_{std::move(stopped)}, timer_{io} {}

    void read(const std::shared_ptr<Session>& session);
    void pump(const std::shared_ptr<Session>& session);
    void cutAfter(std::int64_t bytes) { left_ = bytes; }
    void cancel() { timer_.cancel(); }

  private:
    struct Piece {
        Clock::time_point due;
        std::string bytes;      ///< empty: the sender's end
    };
    void put(std::string bytes);
    void pass(const std::shared_ptr<Session>& session);
    [[nodiscard]] std::size_t held() const;

    Proxy& proxy_;
    bool towardsServer_;
    tcp::socket& from_;
    tcp::socket& to_;
    std::shared_ptr<bool> stopped_;
    asio::steady_timer timer_;
    std::array<char, pieceBytes> in_{};
    std::deque<Piece> pieces_;
    std::optional<std::int64_t> left_;
    Clock::time_point last_;
    bool reading_{};
    bool writing_{};
    bool ended_{};
};

class Session : public std::enable_shared_from_this<Session> {
  public:
    Session(Proxy& proxy, tcp::socket client, asio::io_context& io)
        : proxy_{proxy}, client_{std::move(client)}, server_{io}, up_{proxy, true, client_, server_, stopped_, io},
          down_{proxy, false, server_, client_, stopped_, io} {}

    void begin(const tcp::endpoint& server) {
        server_.async_connect(server, [self = shared_from_this()](error_code failed) {
            if (failed) return self->end(true);
            error_code ignored;
            self->client_.set_option(tcp::no_delay(true), ignored);
            self->server_.set_option(tcp::no_delay(true), ignored);
            self->up_.read(self);
            self->down_.read(self);
        });
    }
    /// Looks again at what may be passed on.
    void wake() {
        if (over_ || dead_) return;
        up_.pump(shared_from_this());
        down_.pump(shared_from_this());
    }
    void stop(bool stopped) {
        *stopped_ = stopped;
        wake();
    }
    void cut(bool towardsServer, std::int64_t bytes) { (towardsServer ? up_ : down_).cutAfter(bytes); }
    void reset() { end(true); }
    /// Both sockets stay, nobody looks at them any more; they go with the proxy.
    void halfOpen() {
        dead_ = true;
        *stopped_ = true;
        up_.cancel();
        down_.cancel();
    }
    void end(bool hard) {
        if (over_) return;
        over_ = true;
        up_.cancel();
        down_.cancel();
        for (tcp::socket* socket : {&client_, &server_}) {
            error_code ignored;
            if (hard) socket->set_option(asio::socket_base::linger(true, 0), ignored);
            socket->close(ignored);
        }
    }
    [[nodiscard]] bool over() const { return over_ || dead_; }
    [[nodiscard]] bool isOpen() const { return !over_; }

  private:
    Proxy& proxy_;
    std::shared_ptr<bool> stopped_{std::make_shared<bool>(false)};
    tcp::socket client_;
    tcp::socket server_;
    Direction up_;
    Direction down_;
    bool over_{};
    bool dead_{};
};

// --- a direction -------------------------------------------------------------------------------------------------------------

std::size_t Direction::held() const {
    std::size_t bytes = 0;
    for (const Piece& piece : pieces_) bytes += piece.bytes.size();
    return bytes;
}

void Direction::read(const std::shared_ptr<Session>& session) {
    if (reading_ || ended_ || held() > heldBytesAtMost) return;
    reading_ = true;
    from_.async_read_some(asio::buffer(in_), [this, session](error_code failed, std::size_t bytes) {
        reading_ = false;
        if (!session->isOpen()) return;
        ended_ = ended_ || failed;
        put(failed ? std::string{} : std::string(in_.data(), bytes));
        pump(session);
        read(session);
    });
}

void Direction::put(std::string bytes) {
    // Never before what was sent earlier, or the line would not be one.
    const auto delay = std::chrono::milliseconds(proxy_.weather.latencyMs + proxy_.draw(proxy_.weather.jitterMs));
    last_ = std::max(last_, Clock::now() + delay);
    pieces_.push_back({last_, std::move(bytes)});
}

void Direction::pump(const std::shared_ptr<Session>& session) {
    if (writing_ || pieces_.empty() || *stopped_ || proxy_.weather.stalled) return;
    if (pieces_.front().due <= Clock::now()) return pass(session);
    timer_.expires_at(pieces_.front().due);
    timer_.async_wait([this, session](error_code error) {
        if (!error && session->isOpen()) pump(session);
    });
}

void Direction::pass(const std::shared_ptr<Session>& session) {
    Piece& piece = pieces_.front();
    if (piece.bytes.empty()) {
        pieces_.pop_front();
        error_code ignored;
        to_.shutdown(tcp::socket::shutdown_send, ignored);
        if (!from_.is_open() || ignored) session->end(false);
        return;
    }
    std::size_t size = piece.bytes.size();
    if (const auto rate = proxy_.weather.bytesPerSecond; rate > 0)
        size = std::min(size, static_cast<std::size_t>(std::max<std::int64_t>(1, rate * paceMs / 1000)));
    const bool last = left_ && static_cast<std::int64_t>(size) >= *left_;
    if (last) size = static_cast<std::size_t>(*left_);
    if (left_) *left_ -= static_cast<std::int64_t>(size);
    auto out = std::make_shared<std::string>(piece.bytes.substr(0, size));
    piece.bytes.erase(0, size);
    if (piece.bytes.empty()) pieces_.pop_front();
    writing_ = true;
    proxy_.count(towardsServer_, size);
    asio::async_write(to_, asio::buffer(*out), [this, session, out, last](error_code failed, std::size_t) {
        writing_ = false;
        if (!session->isOpen()) return;
        if (last) proxy_.countBroken();
        if (failed || last) return session->end(false);
        read(session);
        if (proxy_.weather.bytesPerSecond == 0) return pump(session);
        timer_.expires_after(std::chrono::milliseconds(paceMs));
        timer_.async_wait([this, session](error_code error) {
            if (!error && session->isOpen()) pump(session);
        });
    });
}

// --- the proxy ---------------------------------------------------------------------------------------------------------------

Proxy::Proxy(asio::io_context& io, tcp::endpoint listen, tcp::endpoint server, std::uint64_t seed)
    : io_{io}, acceptor_{io, listen}, server_{std::move(server)}, random_{seed} {
    accept();
}

Proxy::~Proxy() = default;

std::uint16_t Proxy::port() const { return acceptor_.local_endpoint().port(); }

void Proxy::accept() {
    acceptor_.async_accept([this](error_code failed, tcp::socket socket) {
        if (failed) return;
        ++figures_.accepted;
        auto session = std::make_shared<Session>(*this, std::move(socket), io_);
        std::erase_if(sessions_, [](const auto& one) { return !one->isOpen(); });
        if (weather.refusing) {
            countBroken();
            session->reset();
        } else {
            sessions_.push_back(session);
            session->begin(server_);
        }
        accept();
    });
}

std::vector<std::shared_ptr<Session>> Proxy::open() {
    std::vector<std::shared_ptr<Session>> sessions;
    for (const auto& session : sessions_)
        if (!session->over()) sessions.push_back(session);
    return sessions;
}

Figures Proxy::figures() const {
    Figures figures = figures_;
    for (const auto& session : sessions_) figures.open += session->over() ? 0 : 1;
    return figures;
}

std::int64_t Proxy::draw(std::int64_t most) {
    return most <= 0 ? 0 : static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(most + 1));
}

void Proxy::count(bool towardsServer, std::size_t bytes) { (towardsServer ? figures_.bytesUp : figures_.bytesDown) += bytes; }

void Proxy::changed() {
    for (const auto& session : open()) session->wake();
}

void Proxy::cut(bool towardsServer, std::int64_t bytes) {
    for (const auto& session : open()) session->cut(towardsServer, std::max<std::int64_t>(1, bytes));
}

void Proxy::reset() {
    for (const auto& session : open()) {
        countBroken();
        session->reset();
    }
}

void Proxy::halfOpen() {
    for (const auto& session : open()) {
        countBroken();
        session->halfOpen();
    }
}

void Proxy::swizzle(std::int64_t stepMs) {
    auto drawn = open();
    std::erase_if(drawn, [this](const auto&) { return draw(1) == 0; });
    std::int64_t step = 0;
    for (const bool stopped : {true, false}) {
        std::shuffle(drawn.begin(), drawn.end(), random_);
        for (const auto& session : drawn) {
            auto timer = std::make_shared<asio::steady_timer>(io_, std::chrono::milliseconds(stepMs * ++step));
            timer->async_wait([timer, session, stopped](error_code error) {
                if (!error && session->isOpen()) session->stop(stopped);
            });
        }
    }
}

}  // namespace hall::proxy
