#include "schema/link/Address.hpp"

#include <doctest/doctest.h>

using namespace hall::link;

TEST_CASE("addresses: what may be typed behind --server and --pin") {
    const QString digits = QStringLiteral("00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF");
    QString pairs = digits;
    for (qsizetype at = 62; at > 0; at -= 2) pairs.insert(at, QLatin1Char(':'));
    struct Row {
        QString server, pin;
        const char* url;    ///< empty: refused
        const char* fault;
    };
    const Row rows[] = {
        {"ws://127.0.0.1:8080", "", "ws://127.0.0.1:8080/ws", ""},
        {"ws://localhost:8080/", "", "ws://localhost:8080/ws", ""},
        {"ws://LOCALHOST:8080/other", "", "ws://localhost:8080/other", ""},
        {"ws://[::1]:8080", "", "ws://[::1]:8080/ws", ""},
        {"ws://127.8.9.10", "", "ws://127.8.9.10/ws", ""},
        {"ws://10.0.0.1:8080", "", "", "plain-not-allowed"},
        {"ws://hall.example", "", "", "plain-not-allowed"},
        {"ws://localhost.example", "", "", "plain-not-allowed"},
        {"ws://127.0.0.1.example", "", "", "plain-not-allowed"},
        {"wss://hall.example:8443", "", "wss://hall.example:8443/ws", ""},
        {"wss://hall.example:8443/ws", digits, "wss://hall.example:8443/ws", ""},
        {"wss://10.0.0.1:8443", pairs, "wss://10.0.0.1:8443/ws", ""},
        {"wss://10.0.0.1:8443", digits.left(62), "", "pin-malformed"},
        {"wss://10.0.0.1:8443", digits + "00", "", "pin-malformed"},
        {"wss://10.0.0.1:8443", digits.left(62) + "g0", "", "pin-malformed"},
        {"wss://10.0.0.1:8443", pairs.left(93) + ":F", "", "pin-malformed"},
        {"wss://10.0.0.1:8443", pairs.left(92) + "::F", "", "pin-malformed"},
        {"ws://127.0.0.1:8080", digits, "", "pin-without-tls"},
        {"http://127.0.0.1:8080", "", "", "server-malformed"},
        {"https://hall.example", "", "", "server-malformed"},
        {"hall.example:8443", "", "", "server-malformed"},
        {"wss://", "", "", "server-malformed"},
        {"", "", "", "server-malformed"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.server.toStdString());
        CAPTURE(row.pin.toStdString());
        const auto found = addressOf(row.server, row.pin);
        if (*row.fault != '\0') {
            REQUIRE(std::holds_alternative<AddressFault>(found));
            CHECK(std::get<AddressFault>(found).code.toStdString() == row.fault);
            CHECK_FALSE(std::get<AddressFault>(found).sentence.isEmpty());
            continue;
        }
        REQUIRE(std::holds_alternative<Address>(found));
        const Address& address = std::get<Address>(found);
        CHECK(address.url.toString().toStdString() == row.url);
        CHECK(address.pin == (row.pin.isEmpty() ? QByteArray() : QByteArray::fromHex(digits.toLatin1())));
        CHECK(isAllowed(address));
    }
}

TEST_CASE("addresses: the same server for HTTP") {
    CHECK(httpUrl(QUrl("ws://127.0.0.1:8080/ws"), "/api/v1/session").toString() == "http://127.0.0.1:8080/api/v1/session");
    CHECK(httpUrl(QUrl("wss://hall:8443/ws?x=1"), "/api/v1/events?after=3&limit=2").toString() == "https://hall:8443/api/v1/events?after=3&limit=2");
    CHECK(httpUrl(QUrl("wss://[fd00::1]/ws"), "/a%2Fb").toString(QUrl::FullyEncoded) == "https://[fd00::1]/a%2Fb");
}
