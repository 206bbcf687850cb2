#include "tests/crowd/Http.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>

#include "schema/wire/StrictJson.hpp"

namespace hall::crowd {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

namespace {

constexpr std::uint64_t bodyLimit = 256ULL * 1024 * 1024;
constexpr auto answerTimeout = std::chrono::seconds(10);
constexpr auto retryAfter = std::chrono::milliseconds(100);

tcp::endpoint endpointOf(const Address& address) {
    return {asio::ip::make_address(address.host == "localhost" ? "127.0.0.1" : address.host),
            static_cast<std::uint16_t>(std::stoul(address.port))};
}

void fill(http::request<http::string_body>& request, const Address& address, const std::string& token) {
    request.version(11);
    request.set(http::field::host, address.host + ":" + address.port);
    request.set(http::field::user_agent, "hall-crowd/0.1");
    if (!token.empty()) request.set(http::field::authorization, "Bearer " + token);
}

/// What a command's HTTP answer says, as the receipt that a WebSocket would have brought; nullopt: outcome unknown, ask again.
std::optional<wire::Receipt> receiptOf(const wire::Command& command, int status, const std::string& body) {
    if (status == 503) return std::nullopt;
    wire::Receipt receipt{command.id, status, {}, {}};
    if (status == 204 || body.empty()) return receipt;
    const auto parsed = wire::parseStrictJson(body);
    const auto* json = std::get_if<nlohmann::json>(&parsed);
    if (json == nullptr || !json->is_object()) return std::nullopt;
    if (status >= 400) {
        receipt.problem = wire::Problem{json->value("code", "unknown"), status, json->value("title", ""), ""};
        return receipt;
    }
    if (const auto ticket = json->find("ticket"); ticket != json->end()) {
        auto read = wire::parseTicket(ticket->dump());
        if (auto* value = std::get_if<wire::Ticket>(&read)) receipt.ticket = std::move(*value);
    }
    return receipt;
}

}  // namespace

HttpAnswer fetch(const Address& address, const std::string& target, const std::string& token) {
    asio::io_context io;
    beast::tcp_stream stream{io};
    HttpAnswer answer;
    http::request<http::string_body> request{http::verb::get, target, 11};
    fill(request, address, token);
    beast::flat_buffer buffer;
    http::response_parser<http::string_body> parser;
    parser.body_limit(bodyLimit);
    stream.expires_after(std::chrono::seconds(60));
    // Asynchronous underneath, since only that keeps to the timeout.
    stream.async_connect(endpointOf(address), [&](beast::error_code failed) {
        if (failed) return;
        http::async_write(stream, request, [&](beast::error_code unsent, std::size_t) {
            if (unsent) return;
            http::async_read(stream, buffer, parser, [&](beast::error_code unread, std::size_t) {
                if (unread) return;
                answer.status = static_cast<int>(parser.get().result_int());
                answer.body = std::move(parser.get().body());
            });
        });
    });
    io.run();
    return answer;
}

struct HttpTalk::Impl : std::enable_shared_from_this<Impl> {
    Impl(asio::io_context& context, Address to, std::string bearer, std::function<void(const wire::Receipt&)> tell)
        : io{context}, timer{context}, address{std::move(to)}, token{std::move(bearer)}, receipt{std::move(tell)} {}

    void send() {
        if (!stream) return connect();
        request = {http::verb::post, target, 11};
        fill(request, address, token);
        request.set(http::field::content_type, "application/json");
        request.set("Idempotency-Key", command.id);
        request.body() = wire::encodeBody(command);
        request.prepare_payload();
        stream->expires_after(answerTimeout);
        http::async_write(*stream, request, [self = shared_from_this()](beast::error_code failed, std::size_t) {
            if (failed) return self->again();
            self->parser.emplace();
            http::async_read(*self->stream, self->buffer, *self->parser, [self](beast::error_code unread, std::size_t) {
                if (unread) return self->again();
                self->answered();
            });
        });
    }

    void connect() {
        stream.emplace(io);
        buffer.clear();
        stream->expires_after(answerTimeout);
        stream->async_connect(endpointOf(address), [self = shared_from_this()](beast::error_code failed) {
            if (failed || !self->stream) return self->again();
            beast::error_code ignored;
            self->stream->socket().set_option(tcp::no_delay(true), ignored);
            self->send();
        });
    }

    void again() {
        if (stopped) return;
        stream.reset();
        timer.expires_after(retryAfter);
        timer.async_wait([self = shared_from_this()](beast::error_code error) {
            if (!error && !self->stopped) self->send();
        });
    }

    void answered() {
        const auto& response = parser->get();
        const auto told = receiptOf(command, static_cast<int>(response.result_int()), response.body());
        if (!response.keep_alive()) stream.reset();
        if (!told) return again();
        if (!stopped) receipt(*told);
    }

    asio::io_context& io;
    asio::steady_timer timer;
    Address address;
    std::string token;
    std::function<void(const wire::Receipt&)> receipt;
    std::optional<beast::tcp_stream> stream;
    beast::flat_buffer buffer;
    http::request<http::string_body> request;
    std::optional<http::response_parser<http::string_body>> parser;
    wire::Command command;
    std::string target;
    bool stopped{};
};

HttpTalk::HttpTalk(asio::io_context& io, Address address, std::string token,
                   std::function<void(const wire::Receipt&)> receipt)
    : impl_{std::make_shared<Impl>(io, std::move(address), std::move(token), std::move(receipt))} {}
HttpTalk::~HttpTalk() {
    if (impl_) stop();
}
HttpTalk::HttpTalk(HttpTalk&&) noexcept = default;

void HttpTalk::submit(const wire::Command& command, const std::string& counter) {
    impl_->command = command;
    if (command.name == "issue") {
        impl_->target = "/api/v1/tickets";
    } else if (command.name == "cancel") {
        impl_->target = "/api/v1/tickets/" + command.ticket.value_or("") + "/cancel";
        impl_->command.ticket.reset();  // stands in the path
    } else {
        impl_->target = "/api/v1/counters/" + counter + "/" + command.name;
    }
    impl_->send();
}

void HttpTalk::stop() {
    impl_->stopped = true;
    impl_->timer.cancel();
    if (impl_->stream) impl_->stream->close();
    impl_->receipt = [](const wire::Receipt&) {};
}

}  // namespace hall::crowd
