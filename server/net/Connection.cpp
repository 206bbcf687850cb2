#include "server/net/Connection.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <strings.h>
#include <sys/socket.h>

#include <algorithm>

#include "schema/wire/CommandIds.hpp"
#include "schema/wire/Frames.hpp"
#include "server/net/Watcher.hpp"

namespace hall::net {

namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;

namespace {

using BeastRequest = http::request<http::string_body>;

/// nullopt: Beast finds fault with what the gate let through.
std::optional<BeastRequest> parsed(std::string_view bytes, std::size_t headerBytes, std::size_t bodyBytes) {
    http::request_parser<http::string_body> parser;
    parser.header_limit(static_cast<std::uint32_t>(headerBytes));
    parser.body_limit(bodyBytes);
    parser.eager(true);
    beast::error_code error;
    const std::size_t used = parser.put(asio::buffer(bytes.data(), bytes.size()), error);
    if (error || used != bytes.size() || !parser.is_done()) return std::nullopt;
    return parser.release();
}

/// Beast answers a handshake on a stream: this one only keeps what is written to it, so that it can go out like everything else.
struct Written {
    using executor_type = asio::io_context::executor_type;
    executor_type executor;
    std::string bytes;

    [[nodiscard]] executor_type get_executor() const { return executor; }
    template <class Buffers>
    std::size_t read_some(const Buffers&, beast::error_code& error) {
        error = asio::error::would_block;
        return 0;
    }
    template <class Buffers>
    std::size_t read_some(const Buffers&) { return 0; }
    template <class Buffers>
    std::size_t write_some(const Buffers& buffers, beast::error_code& error) {
        error = {};
        return write_some(buffers);
    }
    template <class Buffers>
    std::size_t write_some(const Buffers& buffers) {
        const std::size_t before = bytes.size();
        for (auto at = asio::buffer_sequence_begin(buffers); at != asio::buffer_sequence_end(buffers); ++at) {
            const asio::const_buffer buffer(*at);
            bytes.append(static_cast<const char*>(buffer.data()), buffer.size());
        }
        return bytes.size() - before;
    }
};
// What Beast asks of every stream, for an end that comes elsewhere here.
[[maybe_unused]] void teardown(beast::role_type, Written&, beast::error_code&) {}
[[maybe_unused]] void beast_close_socket(Written&) {}

std::string text(boost::beast::string_view view) { return {view.data(), view.size()}; }

Request requestOf(Admitted admitted, BeastRequest& message) {
    Request request;
    request.admitted = std::move(admitted);
    request.authorization = text(message[http::field::authorization]);
    request.contentType = text(message[http::field::content_type]);
    request.ifMatch = text(message[http::field::if_match]);
    request.acceptEncoding = text(message[http::field::accept_encoding]);
    request.ifNoneMatch = text(message[http::field::if_none_match]);
    request.origin = text(message[http::field::origin]);
    if (const auto material = message.find("Material"); material != message.end()) request.material = text(material->value());
    if (const auto key = message.find("Idempotency-Key"); key != message.end()) {
        request.hasCommandId = true;
        request.commandId = text(key->value());
    }
    request.body = std::move(message.body());
    return request;
}

/// The scheme says nothing about whom we trust; the authority must be the one that the request was sent to.
bool sameOrigin(const Request& request) {
    if (request.origin.empty()) return true;
    for (const std::string_view scheme : {"http://", "https://"})
        if (request.origin.starts_with(scheme) && request.origin.substr(scheme.size()) == request.admitted.host) return true;
    return false;
}

bool offersSubprotocol(const BeastRequest& message) {
    std::string_view offered(message[http::field::sec_websocket_protocol].data(), message[http::field::sec_websocket_protocol].size());
    while (!offered.empty()) {
        const std::size_t comma = std::min(offered.find(','), offered.size());
        std::string_view one = offered.substr(0, comma);
        while (one.starts_with(' ')) one.remove_prefix(1);
        while (one.ends_with(' ')) one.remove_suffix(1);
        if (one == wire::subprotocol) return true;
        offered.remove_prefix(std::min(comma + 1, offered.size()));
    }
    return false;
}

/// What is wrong with a handshake that Beast would answer in its own words, or not at all.
std::optional<Reply> handshakeFault(const Request& request, const BeastRequest& message) {
    if (!request.admitted.upgrade) {
        Reply reply = problemReply(426, "upgrade-required");
        reply.fields += "Upgrade: websocket\r\nConnection: Upgrade\r\n";
        return reply;
    }
    if (!sameOrigin(request)) return problemReply(403, "origin-not-allowed");
    if (message[http::field::sec_websocket_version] != "13") {
        Reply reply = problemReply(426, "upgrade-required");
        reply.fields += "Sec-WebSocket-Version: 13\r\n";
        return reply;
    }
    if (!websocket::is_upgrade(message) || message[http::field::sec_websocket_key].size() != 24)
        return problemReply(400, "upgrade-malformed");
    if (!offersSubprotocol(message)) return problemReply(400, "subprotocol-required");
    return std::nullopt;
}

}  // namespace

Connection::Connection(Hub& hub, Channel channel, asio::ip::address address, Side side)
    : Line(hub, std::move(channel), std::move(address)), since_(Steady::now()), side_(side) {
    // A connection that says nothing is a header that does not come.
    phase_ = tls_ ? Phase::handshake : Phase::header;
}

std::shared_ptr<Connection> Connection::self() { return std::static_pointer_cast<Connection>(shared_from_this()); }

void Connection::begin() {
    reading_ = true;
    settle();
    if (open()) awaitReadable();
}

void Connection::settle() {
    weigh(known_ ? 0 : heldBy(in_));
    if (!open()) return;
    if (known_ || phase_ == Phase::answering) return stand(Standing::fixed);
    stand(phase_ == Phase::idle || phase_ == Phase::writing ? Standing::idle : Standing::unheard);
}

/// One step of the TLS handshake, whenever the socket can take it; sweep() has its deadline.
void Connection::shake() {
    switch (tls_->shake()) {
        case Tls::Result::wantsRead:
            reading_ = true;
            return awaitReadable();
        case Tls::Result::wantsWrite:
            reading_ = true;
            return awaitRoom();
        case Tls::Result::ended: return drop();
        case Tls::Result::broken:
            hub_.shakenInVain(tls_->fault());
            return drop();
        case Tls::Result::done: break;
    }
    phase_ = Phase::header;
    since_ = Steady::now();
    attend();  // the first request may have come along
}

void Connection::readable() {
    if (known_) attend();
    else hub_.later(self());
}

void Connection::attend() {
    reading_ = false;
    if (phase_ == Phase::handshake) {
        shake();
        if (open()) settle();
        return;
    }
    // Of somebody unknown not much more than one request at a time: what comes behind it waits with them.
    const std::size_t whole = headerBytes_ + admitted_.bodyBytes;
    const std::size_t missing = phase_ == Phase::body && whole > in_.size() ? whole - in_.size() : hub_.settings.limits.headerBytes;
    const long got = known_ ? read() : read(missing);
    if (got < 0) return;
    if (phase_ != Phase::closing && got > 0) {
        if (phase_ == Phase::idle) {
            phase_ = Phase::header;
            since_ = Steady::now();
        }
        in_.append(hub_.scratch.data(), static_cast<std::size_t>(got));
        explicit_bzero(hub_.scratch.data(), static_cast<std::size_t>(got));
        if (phase_ == Phase::header || phase_ == Phase::body) advance();
    }
    if (open()) listen();
}

/// While an answer is on its way, and while a whole request waits, nothing more is read than one buffer: the kernel holds the sender back.
void Connection::listen() {
    settle();
    if (!open()) return;
    const bool wants = phase_ == Phase::idle || phase_ == Phase::header || phase_ == Phase::body || phase_ == Phase::closing;
    if (wants && !std::exchange(reading_, true)) awaitReadable();
}

/// Takes what is whole out of in_: at most one request, since answers go out one after the other.
void Connection::advance() {
    if (phase_ == Phase::header && !takeHeader()) return;
    if (phase_ == Phase::body && in_.size() >= headerBytes_ + admitted_.bodyBytes) takeRequest();
}

bool Connection::takeHeader() {
    const Progress come = progress(in_, seen_, hub_.gate);
    seen_ = in_.size();
    if (come.kind == Progress::Kind::more) return false;
    if (come.kind == Progress::Kind::refused) {
        turnAway(come.reason.status, come.reason.code);
        return false;
    }
    headerBytes_ = come.headerBytes;
    Verdict verdict = judge(std::string_view(in_).substr(0, headerBytes_), hub_.gate);
    if (const auto* away = std::get_if<TurnedAway>(&verdict)) {
        turnAway(away->status, away->code);
        return false;
    }
    admitted_ = std::move(std::get<Admitted>(verdict));
    if (admitted_.bodyBytes > hub_.settings.limits.bodyBytes) {
        if (const auto refused = refusedAtHeader(hub_, admitted_)) {
            hub_.metrics.turnedAway("file-refused");
            isHead_ = false;
            write(*refused, false);
            return false;
        }
        known_ = true;  // the token counts, and what it may send is much
        fileRoom_ = hub_.fileRoom;
        in_.reserve(headerBytes_ + admitted_.bodyBytes);
    }
    phase_ = Phase::body;
    since_ = Steady::now();
    if (admitted_.expectsContinue && in_.size() < headerBytes_ + admitted_.bodyBytes) {
        sending_.add(std::make_shared<const std::string>("HTTP/1.1 100 Continue\r\n\r\n"));
        push();
    }
    return open();
}

void Connection::takeRequest() {
    const std::size_t total = headerBytes_ + admitted_.bodyBytes;
    const Limits& limits = hub_.settings.limits;
    auto message = parsed(std::string_view(in_).substr(0, total), limits.headerBytes, std::max(limits.bodyBytes, admitted_.bodyBytes));
    if (!message) return turnAway(400, "request-malformed");
    keepAlive_ = admitted_.keepAlive && !winding_;
    isHead_ = admitted_.method == Admitted::Method::head;
    Request request = requestOf(std::move(admitted_), *message);
    explicit_bzero(in_.data(), total);  // secrets come this way
    in_.erase(0, total);
    if (in_.empty()) std::string().swap(in_);
    else if (in_.capacity() > 2 * in_.size()) in_.shrink_to_fit();
    seen_ = headerBytes_ = 0;
    phase_ = Phase::answering;
    since_ = Steady::now();
    const bool asks = request.admitted.method == Admitted::Method::get || request.admitted.method == Admitted::Method::head;
    if (!asks && request.hasCommandId && !wire::isCommandId(request.commandId)) return answer(problemReply(400, "command-id-invalid"));
    if (request.admitted.path == "/ws" && request.admitted.method == Admitted::Method::get && has(side_, sideOf(Route::Kind::webSocket))) {
        if (auto fault = handshakeFault(request, *message)) {
            keepAlive_ = false;
            return answer(*fault);
        }
        // A client waits for the 101 before it speaks WebSocket; what came along with the handshake is not ours to guess.
        if (!in_.empty() || !sending_.idle()) return turnAway(400, "upgrade-malformed");
        Written accepted{hub_.io.get_executor(), {}};
        websocket::stream<Written&> stream(accepted);
        stream.set_option(websocket::stream_base::decorator([secure = secure()](websocket::response_type& response) {
            if (secure) response.set(http::field::strict_transport_security, std::string(strictTransport));
            response.set(http::field::server, "onewindow");
            response.set(http::field::sec_websocket_protocol, std::string(wire::subprotocol));
        }));
        beast::error_code error;
        stream.accept(*message, error);
        if (error) return turnAway(400, "upgrade-malformed");
        hub_.metrics.answered(101);
        const asio::ip::address address = address_;
        const auto watcher = std::make_shared<Watcher>(hub_, release(), address, side_);
        hub_.add(watcher);
        return watcher->begin(std::move(accepted.bytes));
    }
    if (request.admitted.upgrade) return turnAway(400, "upgrade-malformed");
    serve(hub_, self(), request);
    explicit_bzero(request.body.data(), request.body.size());
    fileRoom_.reset();
}

void Connection::turnAway(int status, std::string_view code) {
    hub_.metrics.turnedAway(code);
    keepAlive_ = false;
    Reply reply = problemReply(status, code);
    if (status == 405) reply.fields += "Allow: GET, HEAD, POST, PUT, DELETE\r\n";
    isHead_ = false;
    write(reply, false);
}

std::string Connection::guessAddress() const {
    if (address_.is_v4()) return address_.to_string();
    const auto six = address_.to_v6();
    if (six.is_v4_mapped()) return asio::ip::make_address_v4(asio::ip::v4_mapped, six).to_string();
    auto bytes = six.to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return asio::ip::make_address_v6(bytes).to_string();
}

void Connection::answer(const Reply& reply) {
    if (!open() || phase_ != Phase::answering) return;
    // Whatever went wrong with the reading of a request, the next bytes are not trusted to begin a new one.
    const bool trusted = reply.status < 400 || reply.status == 404 || reply.status == 409 || reply.status == 412 || reply.status == 428 || reply.status == 429 ||
                         reply.status == 403 || reply.status == 401 ||
                         reply.status == 422 || reply.status >= 500;
    write(reply, keepAlive_ && trusted && !winding_);
}

void Connection::write(const Reply& reply, bool keepAlive) {
    hub_.metrics.answered(reply.status);
    keepAlive_ = keepAlive;
    phase_ = Phase::writing;
    since_ = Steady::now();
    std::string head = headOf(reply, keepAlive, secure());
    const bool withBody = !isHead_ && reply.status != 204 && reply.status != 304 && reply.body;
    const bool together = withBody && reply.body->size() <= 4'096;
    if (together) head += *reply.body;
    sending_.add(std::make_shared<const std::string>(std::move(head)));
    if (withBody && !together) sending_.add(reply.body);
    push();
    if (open()) settle();
}

void Connection::drained() {
    if (phase_ != Phase::writing) return;  // the 100 Continue
    since_ = Steady::now();
    if (!keepAlive_) {
        phase_ = Phase::closing;
        in_.clear();
        in_.shrink_to_fit();
        finish();
    } else {
        phase_ = in_.empty() ? Phase::idle : Phase::header;
        if (in_.empty()) {
            std::string().swap(in_);
        } else {
            // Requests that came in one go are taken one per turn, not one inside the other.
            asio::post(hub_.io, [line = self()] {
                if (!line->open() || line->phase_ != Phase::header) return;
                line->advance();
                if (line->open()) line->listen();
            });
            if (open()) settle();
            return;  // what has come is looked at before more is read
        }
    }
    if (open()) listen();
}

void Connection::wind() {
    winding_ = true;
    if (phase_ == Phase::handshake || phase_ == Phase::idle || phase_ == Phase::header) drop();
}

void Connection::sweep(Steady::time_point now) {
    const Limits& limits = hub_.settings.limits;
    if (finishOverdue(now) || stalledSince(now - limits.stallDeadline)) return drop();
    const auto spent = now - since_;
    switch (phase_) {
        case Phase::handshake:
            if (spent >= limits.handshakeDeadline) {
                hub_.shakenInVain("too slow");
                drop();
            }
            break;
        case Phase::idle:
            if (spent >= limits.idleDeadline) drop();
            break;
        case Phase::header:
            if (spent >= limits.headerDeadline) in_.empty() ? drop() : turnAway(408, "request-timeout");
            break;
        case Phase::body:
            if (spent >= (fileRoom_ ? limits.fileDeadline : limits.bodyDeadline)) turnAway(408, "request-timeout");
            break;
        case Phase::answering:
            // The engine answers everything it takes; should it end without, nobody must wait for ever.
            if (spent >= limits.silenceDeadline) turnAway(503, "outcome-unknown");
            break;
        case Phase::writing:
            if (!known_ && spent >= limits.answerDeadline) drop();
            break;
        case Phase::closing: break;
    }
}

}  // namespace hall::net
