// The gate in front of Beast: whatever bytes come, what it lets pass has one meaning only, and Beast reads the same.
#include <algorithm>
#include <boost/beast/http.hpp>
#include <cstdint>

#include "server/net/Gate.hpp"
#include "tests/fuzz/Must.hpp"

using namespace hall::net;
using hall::fuzz::must;
namespace beast = boost::beast;

namespace {

std::string lowered(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return out;
}

/// How many header lines begin with this name, read in the most careless way there is.
std::size_t linesNamed(std::string_view header, std::string_view name) {
    const std::string text = lowered(header);
    std::size_t found = 0;
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) {
        std::size_t begin = at + 1;
        while (begin < text.size() && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
        if (text.compare(begin, name.size(), name) != 0) continue;
        const std::size_t end = text.find_first_not_of(" \t", begin + name.size());
        if (end != std::string::npos && (text[end] == ':' || text[end] == '\r')) ++found;
    }
    return found;
}

void hasOneMeaning(std::string_view header, const Admitted& admitted, const GateSettings& settings) {
    must(linesNamed(header, "transfer-encoding") == 0, "no transfer coding passes");
    must(linesNamed(header, "content-length") <= 1, "one length at most");
    must(linesNamed(header, "host") >= 1, "a host is named");
    must(admitted.bodyBytes <= settings.bodyBytes, "the body is bounded");
    must(!admitted.host.empty(), "the host is told");
    must(admitted.path.starts_with('/'), "a path begins with a slash");
    must(admitted.path.find("//") == std::string::npos, "no empty segment");
    must((admitted.path + "/").find("/../") == std::string::npos, "no way up");
    must(std::none_of(admitted.path.begin(), admitted.path.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7f || c == '\\'; }),
         "no control characters in a path");

    beast::http::request_parser<beast::http::string_body> parser;
    parser.header_limit(65'536);
    parser.body_limit(settings.bodyBytes);
    beast::error_code error;
    parser.eager(false);
    const std::size_t used = parser.put(boost::asio::buffer(header.data(), header.size()), error);
    must(!error || error == beast::http::error::need_more, "Beast reads what passed");
    must(parser.is_header_done() && used == header.size(), "Beast sees the same end of the header");
    must(!parser.chunked(), "Beast sees no chunks");
    must(parser.content_length().value_or(0) == admitted.bodyBytes, "Beast sees the same length");
    must(parser.get().keep_alive() == admitted.keepAlive || !admitted.keepAlive, "Beast keeps the line when the gate does");
    must(parser.get()[beast::http::field::host] == admitted.host, "Beast sees the same host");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    GateSettings settings;
    settings.headerBytes = 1'024;
    settings.fields = 16;
    if (size % 3 == 0) settings.hosts = {"hall.example"};

    const Progress whole = progress(bytes, 0, settings);
    Progress grown;
    std::size_t seen = 0;
    const std::size_t step = 1 + size % 7;
    while (grown.kind == Progress::Kind::more && seen < size) {
        const std::size_t now = std::min(seen + step, size);
        grown = progress(bytes.substr(0, now), seen, settings);
        seen = now;
    }
    must(grown.kind == whole.kind, "the same, however it arrives");
    if (whole.kind != Progress::Kind::whole) return 0;
    must(grown.headerBytes == whole.headerBytes, "the same length, however it arrives");

    const std::string_view header = bytes.substr(0, whole.headerBytes);
    const Verdict verdict = judge(header, settings);
    if (const auto* away = std::get_if<TurnedAway>(&verdict)) {
        must(away->status >= 400 && away->status < 600 && !away->code.empty(), "who is turned away is told why");
    } else {
        hasOneMeaning(header, std::get<Admitted>(verdict), settings);
    }
    return 0;
}
