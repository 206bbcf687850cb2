// Requests in which two parsers could see two different things, and others that no honest client sends. None may be accepted.
// Used over the pure gate and, byte for byte, over raw sockets on the running server.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hall::test {

struct SmugglingRow {
    std::string name;
    std::string header;      ///< with the empty line
    int status;
    std::string_view code;
    std::string after;       ///< bytes that follow at once: the request that would be smuggled in
};

inline std::string post(const std::string& fields, const std::string& version = "HTTP/1.1") {
    return "POST /api/v1/tickets " + version + "\r\nHost: hall\r\n" + fields + "\r\n";
}
inline std::string get(const std::string& target, const std::string& fields = {}) {
    return "GET " + target + " HTTP/1.1\r\nHost: hall\r\n" + fields + "\r\n";
}

inline std::vector<SmugglingRow> smugglingList() {
    const std::string hidden = "GET /healthz HTTP/1.1\r\nHost: hall\r\n\r\n";
    const std::string chunked = "5\r\nhello\r\n0\r\n\r\n";
    std::vector<SmugglingRow> rows{
        // Transfer codings: what Beast 1.81 lets through, and every other way to write it.
        {"chunked", post("Transfer-Encoding: chunked\r\n"), 411, "length-required", chunked + hidden},
        {"chunked, identity", post("Transfer-Encoding: chunked, identity\r\n"), 411, "length-required", chunked + hidden},
        {"xchunked", post("Transfer-Encoding: xchunked\r\n"), 411, "length-required", chunked + hidden},
        {"identity", post("Transfer-Encoding: identity\r\n"), 411, "length-required", hidden},
        {"gzip with a length", post("Transfer-Encoding: gzip\r\nContent-Length: 5\r\n"), 411, "length-required", "hello" + hidden},
        {"coding before length", post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n"), 411, "length-required", chunked + hidden},
        {"length before coding", post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n"), 411, "length-required", chunked + hidden},
        {"two codings", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n"), 411, "length-required", chunked + hidden},
        {"coding in capitals", post("TRANSFER-ENCODING: CHUNKED\r\n"), 411, "length-required", chunked + hidden},
        {"empty coding", post("Transfer-Encoding:\r\n"), 411, "length-required", hidden},
        {"tab before chunked", post("Transfer-Encoding:\tchunked\r\n"), 411, "length-required", chunked + hidden},
        {"HTTP/1.0 chunked", post("Transfer-Encoding: chunked\r\n", "HTTP/1.0"), 411, "length-required", chunked + hidden},
        {"chunk extensions", post("Transfer-Encoding: chunked\r\n"), 411, "length-required",
         "5;" + std::string(60'000, 'x') + "\r\nhello\r\n0\r\n\r\n"},
        {"trailers", post("Transfer-Encoding: chunked\r\nTrailer: Content-Length\r\n"), 411, "length-required",
         "0\r\nContent-Length: 5\r\n\r\n" + hidden},
        {"coding under a disguise", post("Transfer_Encoding: chunked\r\n"), 400, "header-malformed", chunked + hidden},
        {"coding behind a bare CR", post("X: y\rTransfer-Encoding: chunked\r\n"), 400, "request-malformed", chunked + hidden},
        {"coding behind a bare LF", post("X: y\nTransfer-Encoding: chunked\r\n"), 400, "request-malformed", chunked + hidden},
        {"space before the colon", post("Transfer-Encoding : chunked\r\n"), 400, "header-malformed", chunked + hidden},
        {"tab before the colon", post("Transfer-Encoding\t: chunked\r\n"), 400, "header-malformed", chunked + hidden},
        {"folded coding", post("X: y\r\n Transfer-Encoding: chunked\r\n"), 400, "header-folded", chunked + hidden},
        {"folded value", post("Transfer-Encoding:\r\n chunked\r\n"), 411, "length-required", chunked + hidden},
        {"vertical tab in the coding", post("Transfer-Encoding: \x0b" "chunked\r\n"), 400, "header-malformed", chunked + hidden},
        {"NUL in a name", post(std::string("Transfer-Encoding\0: chunked\r\n", 29)), 400, "request-malformed", chunked + hidden},
        {"high byte in a name", post("Transfer-Encoding\xa0: chunked\r\n"), 400, "header-malformed", chunked + hidden},
        // Content-Length.
        {"two equal lengths", post("Content-Length: 5\r\nContent-Length: 5\r\n"), 400, "length-malformed", "hello" + hidden},
        {"two lengths", post("Content-Length: 5\r\nContent-Length: 0\r\n"), 400, "length-malformed", "hello" + hidden},
        {"list of lengths", post("Content-Length: 5, 5\r\n"), 400, "length-malformed", "hello" + hidden},
        {"length with plus", post("Content-Length: +5\r\n"), 400, "length-malformed", "hello" + hidden},
        {"negative length", post("Content-Length: -1\r\n"), 400, "length-malformed", hidden},
        {"hexadecimal length", post("Content-Length: 0x5\r\n"), 400, "length-malformed", "hello" + hidden},
        {"length with underscore", post("Content-Length: 1_0\r\n"), 400, "length-malformed", hidden},
        {"length with space", post("Content-Length: 1 0\r\n"), 400, "length-malformed", hidden},
        {"octal look", post("Content-Length: 05\r\n"), 400, "length-malformed", "hello" + hidden},
        {"empty length", post("Content-Length:\r\n"), 400, "length-malformed", hidden},
        {"length of 2^64 + 5", post("Content-Length: 18446744073709551621\r\n"), 413, "body-too-large", "hello" + hidden},
        {"length beyond the limit", post("Content-Length: 65537\r\n"), 413, "body-too-large", {}},
        {"length under a disguise", post("Content_Length: 5\r\n"), 400, "header-malformed", "hello" + hidden},
        {"body of a GET", get("/api/v1/hall", "Content-Length: 38\r\n"), 400, "body-not-allowed", hidden},
        {"body of a HEAD", "HEAD / HTTP/1.1\r\nHost: hall\r\nContent-Length: 5\r\n\r\n", 400, "body-not-allowed", "hello"},
        {"hop-by-hop length", post("Connection: content-length\r\nContent-Length: 5\r\n"), 400, "header-malformed", "hello"},
        {"hop-by-hop credentials", post("Connection: close, Authorization\r\n"), 400, "header-malformed", {}},
        // Host.
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400, "host-missing", {}},
        {"no host, HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", 400, "host-missing", {}},
        {"two hosts", "GET / HTTP/1.1\r\nHost: hall\r\nHost: evil\r\n\r\n", 400, "host-repeated", {}},
        {"two equal hosts", "GET / HTTP/1.1\r\nHost: hall\r\nHost: hall\r\n\r\n", 400, "host-repeated", {}},
        {"empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400, "host-malformed", {}},
        {"host with a path", "GET / HTTP/1.1\r\nHost: hall/evil\r\n\r\n", 400, "host-malformed", {}},
        {"host with credentials", "GET / HTTP/1.1\r\nHost: hall@evil\r\n\r\n", 400, "host-malformed", {}},
        {"two hosts in one", "GET / HTTP/1.1\r\nHost: hall, evil\r\n\r\n", 400, "host-malformed", {}},
        {"port of letters", "GET / HTTP/1.1\r\nHost: hall:evil\r\n\r\n", 400, "host-malformed", {}},
        {"folded host", "GET / HTTP/1.1\r\nHost: hall\r\n evil\r\n\r\n", 400, "header-folded", {}},
        // Request line.
        {"bare LF lines", "GET / HTTP/1.1\nHost: hall\n\n", 400, "request-malformed", {}},
        {"empty line first", "\r\nGET / HTTP/1.1\r\nHost: hall\r\n\r\n", 400, "request-malformed", {}},
        {"HTTP/0.9", "GET /\r\n\r\n", 400, "request-malformed", {}},
        {"two spaces", "GET  / HTTP/1.1\r\nHost: hall\r\n\r\n", 400, "request-malformed", {}},
        {"space in the target", "GET / evil HTTP/1.1\r\nHost: hall\r\n\r\n", 400, "request-malformed", {}},
        {"tab for space", "GET\t/\tHTTP/1.1\r\nHost: hall\r\n\r\n", 400, "request-malformed", {}},
        {"trailing space", "GET / HTTP/1.1 \r\nHost: hall\r\n\r\n", 400, "request-malformed", {}},
        {"version in small letters", "GET / http/1.1\r\nHost: hall\r\n\r\n", 400, "request-malformed", {}},
        {"HTTP/1.10", "GET / HTTP/1.10\r\nHost: hall\r\n\r\n", 400, "request-malformed", {}},
        {"HTTP/2.0", "GET / HTTP/2.0\r\nHost: hall\r\n\r\n", 505, "version-not-supported", {}},
        {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\n", 505, "version-not-supported", "SM\r\n\r\n"},
        {"TRACE", "TRACE / HTTP/1.1\r\nHost: hall\r\n\r\n", 405, "method-not-allowed", {}},
        {"CONNECT", "CONNECT evil:80 HTTP/1.1\r\nHost: evil\r\n\r\n", 405, "method-not-allowed", {}},
        {"method in small letters", "get / HTTP/1.1\r\nHost: hall\r\n\r\n", 405, "method-not-allowed", {}},
        {"method with a colon", "GE:T / HTTP/1.1\r\nHost: hall\r\n\r\n", 400, "request-malformed", {}},
        // Target.
        {"absolute form", get("http://evil/api/v1/hall"), 400, "target-malformed", {}},
        {"asterisk form", get("*"), 400, "target-malformed", {}},
        {"dots", get("/../etc/passwd"), 400, "target-malformed", {}},
        {"dots in the middle", get("/api/v1/../../etc/passwd"), 400, "target-malformed", {}},
        {"escaped dots", get("/%2e%2e/etc/passwd"), 400, "target-malformed", {}},
        {"escaped slash", get("/api%2fv1%2fhall"), 400, "target-malformed", {}},
        {"escaped backslash", get("/api%5c..%5chall"), 400, "target-malformed", {}},
        {"backslash", get("/api\\v1"), 400, "target-malformed", {}},
        {"escaped NUL", get("/t/%00"), 400, "target-malformed", {}},
        {"escaped line break", get("/t/x%0d%0aX-Evil:%20y"), 400, "target-malformed", {}},
        {"escaped twice", get("/%252e%252e/"), 400, "target-malformed", {}},
        {"broken escape", get("/t/%2"), 400, "target-malformed", {}},
        {"escape of no digits", get("/t/%zz"), 400, "target-malformed", {}},
        {"double slash", get("//evil/t"), 400, "target-malformed", {}},
        {"fragment", get("/#x"), 400, "target-malformed", {}},
        {"raw high bytes", get("/t/\xe4\xb8\x80"), 400, "target-malformed", {}},
        {"NUL in the query", get("/api/v1/events?after=%00"), 400, "target-malformed", {}},
        {"long target", get("/" + std::string(2'048, 'a')), 414, "target-too-long", {}},
        // Fields.
        {"line without colon", get("/", "Evil\r\n"), 400, "header-malformed", {}},
        {"nameless field", get("/", ": evil\r\n"), 400, "header-malformed", {}},
        {"two Authorization", get("/", "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n"), 400, "header-repeated", {}},
        {"two command ids", post("Idempotency-Key: aaaaaaaa\r\nIdempotency-Key: bbbbbbbb\r\n"), 400, "header-repeated", {}},
        {"control character", get("/", "X: \x01\r\n"), 400, "header-malformed", {}},
        {"DEL in a value", get("/", "X: a\x7f\r\n"), 400, "header-malformed", {}},
        {"high byte in a value", get("/", "X: a\xa0\r\n"), 400, "header-malformed", {}},
        {"65 fields", get("/", [] {
             std::string many;
             for (int i = 0; i < 65; ++i) many += "X" + std::to_string(i) + ": y\r\n";
             return many;
         }()), 431, "header-too-large", {}},
        {"8 KiB of header", get("/", "X: " + std::string(8'192, 'y') + "\r\n"), 431, "header-too-large", {}},
        {"h2c upgrade", get("/", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"), 400,
         "upgrade-malformed", {}},
        {"WebSocket by POST", post("Connection: Upgrade\r\nUpgrade: websocket\r\n"), 400, "upgrade-malformed", {}},
        {"upgrade that Connection does not name", get("/ws", "Upgrade: websocket\r\n"), 400, "upgrade-malformed", {}},
        {"unknown expectation", post("Expect: 200-maybe\r\nContent-Length: 2\r\n"), 417, "expectation-failed", "{}"},
    };
    return rows;
}

}  // namespace hall::test
