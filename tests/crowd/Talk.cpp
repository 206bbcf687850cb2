#include "tests/crowd/Talk.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <chrono>
#include <deque>
#include <limits>

namespace hall::crowd {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using asio::ip::tcp;

std::int64_t steadyMs() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

std::optional<Address> addressOf(std::string text) {
    for (const std::string_view scheme : {"http://", "ws://"})
        if (text.starts_with(scheme)) text.erase(0, scheme.size());
    if (const auto slash = text.find('/'); slash != std::string::npos) text.erase(slash);
    const auto colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == text.size()) return std::nullopt;
    if (text.find_first_not_of("0123456789", colon + 1) != std::string::npos) return std::nullopt;
    return Address{text.substr(0, colon), text.substr(colon + 1)};
}

struct Talk::Impl : std::enable_shared_from_this<Impl> {
    /// One line; a new one for every connection, so that late completions of the old one find nobody.
    struct Line {
        explicit Line(asio::io_context& io) : socket{io} {}
        websocket::stream<beast::tcp_stream> socket;
        beast::flat_buffer in;
        std::deque<std::string> out;
        bool open{};
        bool closed{};
    };

    Impl(asio::io_context& context, Address to, conversation::Settings settings, Ears hears)
        : io{context}, timer{context}, address{std::move(to)}, conversation{std::move(settings)}, ears{std::move(hears)} {}

    void carryOut(std::vector<conversation::Act> acts) {
        for (auto& act : acts) std::visit([&](auto& one) { on(one); }, act);
        if (!stopped) armTimer();
        flush();
    }

    void on(conversation::DoConnect&) { connect(); }
    void on(conversation::DoClose&) { drop(); }
    void on(conversation::DoSend& send) {
        if (!line || !line->open) return;
        line->out.push_back(std::move(send.text));
        if (line->out.size() == 1) write(line);
    }
    void on(conversation::TellLine& tell) {
        if (ears.line) ears.line(tell.line);
    }
    void on(conversation::TellView& tell) {
        if (ears.at) ears.at(tell.view.at);
        if (ears.view) ears.view(tell.view);
    }
    void on(conversation::TellReceipt& tell) {
        if (ears.receipt) ears.receipt(tell.receipt);
    }
    void on(conversation::TellWelcome& tell) {
        if (ears.at) ears.at(tell.welcome.at);
    }
    void on(conversation::TellRefused& tell) {
        if (ears.refused) ears.refused(tell.problem);
    }

    /// A command that waited for the line.
    void flush() {
        if (!waiting || stopped || conversation.line() != conversation::Line::live || conversation.inFlight()) return;
        std::vector<conversation::Act> acts;
        if (!conversation.submit(*waiting, steadyMs(), acts)) return;
        waiting.reset();
        carryOut(std::move(acts));
    }

    void armTimer() {
        const auto next = conversation.nextTickMs();
        if (next == std::numeric_limits<std::int64_t>::max()) return;
        const auto when = asio::steady_timer::time_point{std::chrono::milliseconds{next}};
        if (armed && timer.expiry() <= when && timer.expiry() > asio::steady_timer::clock_type::now()) return;
        armed = true;
        timer.expires_at(when);
        timer.async_wait([self = shared_from_this()](beast::error_code error) {
            if (error || self->stopped) return;
            self->armed = false;
            self->carryOut(self->conversation.tick(steadyMs()));
        });
    }

    void connect() {
        drop();
        line = std::make_shared<Line>(io);
        beast::error_code error;
        const auto ip = asio::ip::make_address(address.host == "localhost" ? "127.0.0.1" : address.host, error);
        if (error) return;
        const tcp::endpoint endpoint{ip, static_cast<std::uint16_t>(std::stoul(address.port))};
        beast::get_lowest_layer(line->socket).async_connect(endpoint, [self = shared_from_this(), here = line](beast::error_code failed) {
            if (failed) return self->lost(here);
            self->shake(here);
        });
    }

    void shake(const std::shared_ptr<Line>& here) {
        beast::error_code ignored;
        beast::get_lowest_layer(here->socket).socket().set_option(tcp::no_delay(true), ignored);
        here->socket.set_option(websocket::stream_base::decorator([](websocket::request_type& request) {
            request.set(beast::http::field::sec_websocket_protocol, wire::subprotocol);
        }));
        here->socket.read_message_max(16 * 1024 * 1024);
        here->socket.control_callback([self = shared_from_this()](websocket::frame_type, beast::string_view) {
            self->conversation.heard(steadyMs());
        });
        here->socket.async_handshake(address.host + ":" + address.port, "/ws",
                                     [self = shared_from_this(), here](beast::error_code failed) {
                                         if (failed) return self->lost(here);
                                         here->open = true;
                                         self->read(here);
                                         self->carryOut(self->conversation.opened(steadyMs()));
                                     });
    }

    void read(const std::shared_ptr<Line>& here) {
        here->socket.async_read(here->in, [self = shared_from_this(), here](beast::error_code failed, std::size_t) {
            if (failed) return self->lost(here);
            const auto text = beast::buffers_to_string(here->in.data());
            here->in.clear();
            if (here != self->line || self->stopped) return;
            self->carryOut(self->conversation.received(text, steadyMs()));
            if (here == self->line && !here->closed) self->read(here);
        });
    }

    void write(const std::shared_ptr<Line>& here) {
        here->socket.async_write(asio::buffer(here->out.front()),
                                 [self = shared_from_this(), here](beast::error_code failed, std::size_t) {
                                     if (failed) return self->lost(here);
                                     here->out.pop_front();
                                     if (!here->out.empty()) self->write(here);
                                 });
    }

    void lost(const std::shared_ptr<Line>& here) {
        if (here != line || here->closed || stopped) return;
        drop();
        carryOut(conversation.closed(steadyMs()));
    }

    void drop() {
        if (!line) return;
        line->closed = true;
        line->open = false;
        beast::get_lowest_layer(line->socket).close();
        line.reset();
    }

    asio::io_context& io;
    asio::steady_timer timer;
    Address address;
    conversation::Conversation conversation;
    Ears ears;
    std::shared_ptr<Line> line;
    std::optional<wire::Command> waiting;
    bool armed{};
    bool stopped{};
};

Talk::Talk(asio::io_context& io, Address address, conversation::Settings settings, Ears ears)
    : impl_{std::make_shared<Impl>(io, std::move(address), std::move(settings), std::move(ears))} {}
Talk::~Talk() {
    if (impl_) stop();
}
Talk::Talk(Talk&&) noexcept = default;

void Talk::start() { impl_->carryOut(impl_->conversation.start(steadyMs())); }

void Talk::stop() {
    impl_->stopped = true;
    impl_->timer.cancel();
    impl_->drop();
    impl_->ears = {};
}

void Talk::submit(wire::Command command) {
    impl_->waiting = std::move(command);
    impl_->flush();
}

}  // namespace hall::crowd
