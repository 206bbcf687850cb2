#include <doctest/doctest.h>
#include <sys/socket.h>

#include <fstream>
#include <thread>

#include "server/net/Server.hpp"
#include "tests/server/net/LiveHall.hpp"
#include "tests/server/net/RawClient.hpp"
#include "tests/support/TemporaryDirectory.hpp"
#include "tests/support/TestCertificate.hpp"

using namespace hall;
using namespace hall::test;
using net::Side;
using std::chrono::milliseconds;

namespace {

const std::optional<TlsOffer> secure{TlsOffer{}};
constexpr std::nullopt_t plain = std::nullopt;

/// One listener for all, over TLS, and a plain one for the figures.
LiveHallOptions secureHall() {
    LiveHallOptions options;
    options.listeners = {{"127.0.0.1:0", Side::every, testIdentity()}, {"127.0.0.1:0", Side::admin, {}}};
    return options;
}

HttpAnswer ask(std::uint16_t port, const std::optional<TlsOffer>& offer, std::string_view method, std::string_view target, std::string_view token = {},
               std::string_view body = {}) {
    RawClient client(port, offer);
    client.send(request(method, target, token, body));
    return client.answer(method == "HEAD");
}

double figure(const LiveHall& hall, const std::string& name) {
    const std::string text = ask(hall.port(1), plain, "GET", "/metrics").body;
    const std::size_t at = text.find("\n" + name + " ");
    return at == std::string::npos ? 0 : std::stod(text.substr(at + name.size() + 2));
}

const std::string failedHandshakes = "hall_turned_away_total{code=\"tls-handshake-failed\"}";

}  // namespace

TEST_CASE("tls: what is spoken and what is refused") {
    LiveHall hall(secureHall());
    constexpr int tls10 = 0x0301, tls11 = 0x0302, tls12 = 0x0303, tls13 = 0x0304;
    struct Row {
        std::string what;
        TlsOffer offer;
        std::string spoken;  ///< empty: refused
    };
    const Row rows[] = {
        {"today's client", {}, "TLSv1.3 TLS_AES_256_GCM_SHA384"},
        {"TLS 1.2", {tls12, tls12, {}, {}}, "TLSv1.2 ECDHE-ECDSA-"},
        {"1.2, AES-GCM", {tls12, tls12, "ECDHE-ECDSA-AES128-GCM-SHA256", {}}, "TLSv1.2 ECDHE-ECDSA-AES128-GCM-SHA256"},
        {"1.2, ChaCha20", {tls12, tls12, "ECDHE-ECDSA-CHACHA20-POLY1305", {}}, "TLSv1.2 ECDHE-ECDSA-CHACHA20-POLY1305"},
        {"1.2, CBC", {tls12, tls12, "ECDHE-ECDSA-AES256-SHA384:ECDHE-ECDSA-AES128-SHA", {}}, ""},
        {"1.2, CCM", {tls12, tls12, "ECDHE-ECDSA-AES128-CCM", {}}, ""},
        {"1.2, without ECDHE", {tls12, tls12, "AES256-GCM-SHA384:DHE-RSA-AES256-GCM-SHA384", {}}, ""},
        {"1.2, nothing at all", {tls12, tls12, "aNULL:eNULL", {}}, ""},
        {"TLS 1.1", {tls11, tls11, {}, {}}, ""},
        {"TLS 1.0", {tls10, tls10, {}, {}}, ""},
        {"1.0 to 1.2", {tls10, tls12, {}, {}}, "TLSv1.2 ECDHE-ECDSA-"},
        {"only HTTP/2", {tls12, tls13, {}, "\x02h2"}, ""},
        {"HTTP/2 or 1.1", {tls12, tls13, {}, "\x02h2\x08http/1.1"}, "TLSv1.3 "},
    };
    std::size_t refused = 0;
    for (const Row& row : rows) {
        CAPTURE(row.what);
        RawClient client(hall.port(), row.offer);
        const std::string spoken = client.tls();
        if (row.spoken.empty()) {
            ++refused;
            CHECK(spoken == "");
            CHECK(client.closed());
            continue;
        }
        CHECK(spoken.substr(0, row.spoken.size()) == row.spoken);
        CHECK(client.pin() == testPin());
        client.send(request("GET", "/healthz"));
        CHECK(client.answer().status == 200);
    }
    CHECK(figure(hall, failedHandshakes) == static_cast<double>(refused));
}

TEST_CASE("tls: requests and answers of every size, on one line") {
    LiveHall hall(secureHall());
    std::string items;
    for (int i = 0; i < 60'000; ++i) items += (i == 0 ? "" : ",") + std::to_string(i) + "-0123456789-0123456789-0123456789";
    hall.server().setCatalogue("v2", "{\"items\":\"" + items + "\"}");
    RawClient client(hall.port(), secure);
    client.send(request("GET", "/healthz") + request("GET", "/api/v1/catalogue"));
    const HttpAnswer health = client.answer();
    CHECK(health.status == 200);
    CHECK(health.fields.at("strict-transport-security") == "max-age=31536000; includeSubDomains");
    CHECK(health.fields.at("x-content-type-options") == "nosniff");
    const HttpAnswer catalogue = client.answer();
    CHECK(catalogue.body.size() == items.size() + 12);
    CHECK(catalogue.body.substr(10, items.size()) == items);
    // A request in as many records as it has bytes, and one that fills several.
    for (const char c : request("GET", "/readyz")) client.send(std::string(1, c));
    CHECK(client.answer().status == 200);
    const std::string body = R"({"item":")" + std::string(60'000, 'x') + "\"}";
    client.send(request("POST", "/api/v1/tickets", hall.token("kiosk-1"), body));
    CHECK(client.answer().status == 422);
    RawClient off(hall.port(1), plain);
    off.send(request("GET", "/healthz"));
    CHECK(off.answer().fields.count("strict-transport-security") == 0);
}

TEST_CASE("tls: hello, views, commands, good-bye") {
    LiveHall hall(secureHall());
    WebSocketClient counter(hall.port(), secure);
    REQUIRE(counter.handshakeStatus() == 101);
    counter.hello(hall.token("counter-1"), {"counter/counter-1", "lobby"});
    CHECK(member(counter.nextText("{\"welcome\""), "counter") == "counter-1");
    CHECK(!counter.nextText("{\"view\"").empty());
    CHECK(ask(hall.port(), secure, "POST", "/api/v1/tickets", hall.token("kiosk-1"), R"({"item":"register"})").status == 201);
    CHECK(member(counter.command("call-next", "over-tls-1"), "number") == "A001");
    CHECK(!counter.views.empty());
    counter.raw(clientFrame(8, std::string("\x03\xe8", 2)));
    Heard heard;
    while ((heard = counter.next()).closeCode == -1 && !heard.gone) {
    }
    CHECK(heard.closeCode == 1000);
    CHECK(counter.line().closed());
    CHECK(counter.line().saidGoodbye());
}

TEST_CASE("tls: a slow reader gets fewer views, and the newest, whole and in order") {
    LiveHallOptions options = secureHall();
    options.settings.limits.stallDeadline = std::chrono::seconds(60);
    LiveHall hall(std::move(options));
    WebSocketClient board(hall.port(), secure);
    board.line().smallReceiveBuffer();
    board.hello(hall.token("board-1"), {"lobby"});
    board.nextText("{\"view\"");
    // Until the kernel holds no more for it, and views replace each other before they are sealed.
    for (int i = 0; i < 20'000 && figure(hall, "hall_frames_replaced_total") < 50; ++i)
        for (int j = 0; j < 50; ++j) hall.act(core::IssueTicket{{"register"}, {"normal"}, core::Language::zh}, kiosk);
    REQUIRE(figure(hall, "hall_frames_replaced_total") >= 50);
    const std::string last = std::to_string(hall.state().seq);
    std::uint64_t before = 0;
    std::string newest;
    while (newest != last) {
        const std::string view = board.nextText("{\"view\"");
        REQUIRE(!view.empty());
        newest = member(view, "seq");
        REQUIRE(std::stoull(newest) > before);
        before = std::stoull(newest);
    }
}

TEST_CASE("tls: who does not read is cut off after the stall deadline") {
    LiveHallOptions options = secureHall();
    options.settings.limits.stallDeadline = milliseconds(500);
    LiveHall hall(std::move(options));
    WebSocketClient board(hall.port(), secure);
    board.line().smallReceiveBuffer();
    board.hello(hall.token("board-1"), {"lobby"});
    board.nextText("{\"view\"");
    const std::string stalled = "hall_watchers_closed_total{why=\"stalled\"}";
    for (int i = 0; i < 20'000 && figure(hall, stalled) < 1; ++i)
        for (int j = 0; j < 50; ++j) hall.act(core::IssueTicket{{"register"}, {"normal"}, core::Language::zh}, kiosk);
    CHECK(figure(hall, stalled) == 1);
}

TEST_CASE("tls: stopping says good-bye on both levels") {
    auto hall = std::make_unique<LiveHall>(secureHall());
    WebSocketClient board(hall->port(), secure);
    board.hello(hall->token("board-1"), {"lobby"});
    board.nextText("{\"view\"");
    RawClient idle(hall->port(), secure);
    idle.send(request("GET", "/healthz"));
    CHECK(idle.answer().status == 200);
    RawClient half(hall->port(), plain);
    std::thread stopping([&] { hall->server().stop(std::chrono::seconds(5)); });
    CHECK(board.next().closeCode == 1001);
    CHECK(board.line().closed());
    CHECK(board.line().saidGoodbye());
    CHECK(idle.closed());
    CHECK(half.closed());
    stopping.join();
}

TEST_CASE("tls: whoever does not speak it is cut off, and the others do not notice") {
    LiveHall hall(secureHall());
    const std::string nonsense[] = {
        request("GET", "/healthz"),
        "GET / HTTP/1.1\r\n\r\n",
        std::string(5, '\0'),
        std::string("\x16\x03\x01\xff\xff", 5) + std::string(300, 'x'),                       // a record longer than any may be
        std::string("\x16\x03\x01\x00\x04\x01\x00\x00\x00", 9),                               // a hello that says nothing
        std::string("\x15\x03\x03\x00\x02\x02\x28", 7),                                       // an alert to begin with
        std::string("\x17\x03\x03\x00\x05hello", 10),                                         // data before the handshake
        std::string(40'000, 'A'),
    };
    for (const std::string& bytes : nonsense) {
        CAPTURE(bytes.substr(0, 20));
        RawClient client(hall.port(), plain);
        client.send(bytes);
        CHECK(client.closed());
        CHECK(client.pending().find("HTTP") == std::string::npos);  // nothing of ours goes out unsealed
    }
    CHECK(figure(hall, failedHandshakes) == static_cast<double>(std::size(nonsense)));
    CHECK(ask(hall.port(), secure, "GET", "/healthz").status == 200);
}

TEST_CASE("tls: a line that is cut within its handshake or its words leaves nothing behind") {
    LiveHall hall(secureHall());
    for (int i = 0; i < 20; ++i) {
        RawClient half(hall.port(), plain);
        half.send(std::string("\x16\x03\x01", 3));
    }
    for (int i = 0; i < 20; ++i) {
        RawClient client(hall.port(), secure);
        client.send("GET /heal");
    }
    for (int i = 0; i < 5; ++i) {  // garbled after the handshake
        RawClient client(hall.port(), secure);
        const std::string garbage = std::string("\x17\x03\x03\x00\x20", 5) + std::string(32, 'x');
        CHECK(::send(client.socket(), garbage.data(), garbage.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(garbage.size()));
        CHECK(client.closed());
    }
    double open = 0;
    for (int i = 0; i < 10'000 && open != 1; ++i) open = figure(hall, "hall_connections");
    CHECK(open == 1);  // the one that asks
}

TEST_CASE("tls: a handshake that does not come to its end is ended, and gives way until then") {
    LiveHallOptions options = secureHall();
    options.settings.limits.handshakeDeadline = milliseconds(400);
    options.settings.limits.headerDeadline = milliseconds(60'000);
    options.settings.limits.connectionsFromLoopback = 3;
    LiveHall hall(std::move(options));
    RawClient silent(hall.port(), plain);
    RawClient begun(hall.port(), plain);
    begun.send(std::string("\x16\x03\x01\x02\x00\x01\x00\x01", 8));
    RawClient third(hall.port(), plain);
    RawClient fourth(hall.port(), secure);
    CHECK(fourth.tls() != "");
    CHECK(silent.closed());          // it has been there for longest
    // A byte now and then does not buy time.
    for (int i = 0; i < 10'000 && begun.send("x") && !begun.closed(5); ++i) {
    }
    CHECK(begun.ended());
    CHECK(third.closed());
    CHECK(ask(hall.port(), secure, "GET", "/healthz").status == 200);
}

TEST_CASE("listeners: every route is on one of them, and nowhere else") {
    LiveHallOptions options;
    options.listeners = {{"127.0.0.1:0", Side::visitors, testIdentity()}, {"127.0.0.1:0", Side::staff, testIdentity()}, {"127.0.0.1:0", Side::admin, {}}};
    static constexpr std::string_view page = "<!doctype html>";
    options.settings.pages = {{"/", "text/html; charset=utf-8", page}, {"/t/", "text/html; charset=utf-8", page}, {"/manager", "text/html; charset=utf-8", page}};
    LiveHall hall(std::move(options));
    const auto statusOn = [&](std::size_t listener, std::string_view method, const std::string& target) {
        return ask(hall.port(listener), listener == 2 ? plain : secure, method, target).status;
    };
    struct Row {
        std::string method, target;
        Side side;
    };
    std::vector<Row> rows = {{"GET", "/", Side::visitors}, {"HEAD", "/", Side::visitors}, {"GET", "/t/abc", Side::visitors},
                             {"GET", "/manager", Side::staff}, {"HEAD", "/manager", Side::staff}};
    for (const net::RouteRow& route : net::routes()) {
        std::string target(route.pattern);
        for (std::size_t brace = target.find('{'); brace != std::string::npos; brace = target.find('{'))
            target.replace(brace, target.find('}') - brace + 1, "x");
        std::string method = "GET";
        if (route.method == net::Admitted::Method::post) method = "POST";
        if (route.method == net::Admitted::Method::put) method = "PUT";
        if (route.method == net::Admitted::Method::erase) method = "DELETE";
        rows.push_back({method, target, net::sideOf(route.kind)});
        // Also what is wrong with a method tells nobody that there is something.
        rows.push_back({method == "POST" ? "DELETE" : "POST", target, net::sideOf(route.kind)});
    }
    constexpr Side sides[] = {Side::visitors, Side::staff, Side::admin};
    for (const Row& row : rows) {
        CAPTURE(row.method);
        CAPTURE(row.target);
        for (std::size_t listener = 0; listener < 3; ++listener) {
            CAPTURE(listener);
            const int status = statusOn(listener, row.method, row.target);
            const bool here = net::has(sides[listener], row.side);
            if (!here) {
                // On the visitors' listener every path is a page's, so that a wrong method is one there.
                const bool pageless = status == 405 && sides[listener] == Side::visitors && !row.target.starts_with("/api/");
                CHECK((status == 404 || pageless));
            } else if (row.target.find("/x") == std::string::npos) {
                CHECK(status != 404);
            }
        }
    }
    // What stands on exactly one side stands there on purpose.
    const auto only = [&](const std::string& target, std::size_t listener) {
        for (std::size_t other = 0; other < 3; ++other) {
            CAPTURE(target);
            CAPTURE(other);
            const int status = statusOn(other, "GET", target);
            CHECK((other == listener ? status != 404 : status == 404));
        }
    };
    only("/", 0);
    only("/api/v1/lobby", 0);
    only("/api/v1/catalogue", 1);
    only("/api/v1/events", 1);
    only("/metrics", 2);
    only("/readyz", 2);
    for (std::size_t listener = 0; listener < 3; ++listener) CHECK(statusOn(listener, "GET", "/healthz") == 200);
    for (std::size_t listener = 0; listener < 3; ++listener) CHECK(statusOn(listener, "GET", "/ws") == (listener < 2 ? 426 : 404));
    // The upgrade itself, not only the plain request to its path.
    CHECK(WebSocketClient(hall.port(0), secure).handshakeStatus() == 101);  // who is heard there: PhoneTests
    CHECK(WebSocketClient(hall.port(1), secure).handshakeStatus() == 101);
    CHECK(WebSocketClient(hall.port(2), plain).handshakeStatus() == 400);
}

TEST_CASE("listeners: one that cannot be opened leaves none open") {
    LiveHall busy;
    const std::string taken = "127.0.0.1:" + std::to_string(busy.port());
    LiveHallOptions options;
    options.listeners = {{"127.0.0.1:0", Side::staff, {}}, {taken, Side::admin, {}}};
    CHECK_THROWS_WITH(LiveHall(std::move(options)), ("cannot listen on " + taken + ": Address already in use").c_str());
    CHECK(net::reachOf("127.0.0.1:80") == net::Reach::thisMachine);
    CHECK(net::reachOf("[::1]:80") == net::Reach::thisMachine);
    CHECK(net::reachOf("[::ffff:127.0.0.1]:80") == net::Reach::thisMachine);
    CHECK(net::reachOf("127.9.9.9:0") == net::Reach::thisMachine);
    for (const char* far : {"0.0.0.0:80", "[::]:80", "10.1.2.3:80", "[::ffff:10.1.2.3]:80"}) CHECK(net::reachOf(far) == net::Reach::network);
    for (const char* none : {"", "80", "localhost:80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:x", "::1:80:", ":80"})
        CHECK(net::reachOf(none) == net::Reach::notAnAddress);
}

TEST_CASE("identity: what is made can be read and shown; what is wrong is said with the file's name") {
    const support::TemporaryDirectory directory;
    const auto write = [&](const std::string& name, const std::string& text) {
        std::ofstream(directory / name) << text;
        return directory / name;
    };
    const auto made = net::makeCertificate({"hall.example", "localhost", "127.0.0.1", "::1"}, 1'800'000'000'000);
    const std::string certificate = write("certificate.pem", made.certificatePem);
    const std::string key = write("key.pem", made.keyPem);
    const auto read = net::readCertificate(certificate);
    REQUIRE(std::holds_alternative<net::CertificateFacts>(read));
    const auto& facts = std::get<net::CertificateFacts>(read);
    CHECK(facts.pin == made.pin);
    CHECK(facts.pin.size() == 95);
    CHECK(facts.names == std::vector<std::string>{"hall.example", "localhost", "127.0.0.1", "::1"});
    CHECK(facts.validFromUtcMs == 1'800'000'000'000 - 86'400'000LL);
    CHECK(facts.validUntilUtcMs == 1'800'000'000'000 + 3'652 * 86'400'000LL);
    CHECK(net::makeCertificate({"localhost"}, 0).keyPem != made.keyPem);

    const auto other = support::TestCertificate::make("DNS:other");
    const std::string otherKey = write("other.pem", other.keyPem);
    const std::string broken = write("broken.pem", made.certificatePem.substr(0, 200));
    const std::string empty = write("empty.pem", "");
    struct Row {
        std::string certificate, key, wrong;
    };
    const Row rows[] = {
        {certificate, key, ""},
        {certificate, otherKey, otherKey + ": is not the key of " + certificate},
        {certificate, certificate, certificate + ": no key can be read: "},
        {certificate, directory / "none", (directory / "none") + ": no key can be read: "},
        {broken, key, broken + ": no certificate can be read: "},
        {empty, key, empty + ": no certificate can be read: "},
        {directory / "none", key, (directory / "none") + ": no certificate can be read: "},
    };
    for (const Row& row : rows) {
        CAPTURE(row.wrong);
        const auto loaded = net::Identity::load(row.certificate, row.key);
        const auto* wrong = std::get_if<std::string>(&loaded);
        CHECK((wrong == nullptr) == row.wrong.empty());
        if (wrong != nullptr) CHECK_MESSAGE(wrong->starts_with(row.wrong), *wrong);
    }
    for (const char* name : {"", "a b", "DNS:x", "x,IP:1.2.3.4", "name\n"}) CHECK_THROWS(net::makeCertificate({name}, 0));
    CHECK_THROWS(net::makeCertificate({}, 0));
    CHECK_NOTHROW(net::makeCertificate({std::string(200, 'a') + ".example"}, 0));
}
