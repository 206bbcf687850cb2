#include "server/net/Gate.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace hall::net {

namespace {

constexpr TurnedAway malformed{400, "request-malformed"};

bool isDigit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// One look in a table for each byte: every byte of every header is asked.
using ByteSet = std::array<bool, 256>;

constexpr ByteSet tokenCharacters = [] {
    ByteSet set{};
    for (unsigned char c = '0'; c <= '9'; ++c) set[c] = true;
    for (unsigned char c = 'a'; c <= 'z'; ++c) set[c] = set[c - 'a' + 'A'] = true;
    for (const unsigned char c : std::string_view("!#$%&'*+-.^_`|~")) set[c] = true;
    return set;
}();

/// Visible ASCII without what RFC 3986 has no place for; '#' never crosses a wire.
constexpr ByteSet targetCharacters = [] {
    ByteSet set{};
    for (unsigned char c = 0x21; c < 0x7f; ++c) set[c] = true;
    for (const unsigned char c : std::string_view("\"#<>\\^`{|}")) set[c] = false;
    return set;
}();

/// Visible ASCII, blanks and tabs: nothing that steers, nothing that readers take for different letters.
constexpr ByteSet valueCharacters = [] {
    ByteSet set{};
    for (unsigned char c = 0x20; c < 0x7f; ++c) set[c] = true;
    set['\t'] = true;
    return set;
}();

bool allIn(const ByteSet& set, std::string_view text) {
    return std::all_of(text.begin(), text.end(), [&](char c) { return set[static_cast<unsigned char>(c)]; });
}
bool isToken(std::string_view text) { return !text.empty() && allIn(tokenCharacters, text); }

bool equals(std::string_view text, std::string_view lowerCase) {
    return text.size() == lowerCase.size() &&
           std::equal(text.begin(), text.end(), lowerCase.begin(), [](char a, char b) { return lower(a) == b; });
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

int hexDigit(char c) {
    if (isDigit(c)) return c - '0';
    const char l = lower(c);
    return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

/// Decodes %XX once; nullopt for a broken escape or a control character. `plusIsSpace` as in a form's query.
std::optional<std::string> decoded(std::string_view text, bool plusIsSpace) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hexDigit(text[i + 1]);
            const int low = hexDigit(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return std::nullopt;
            i += 2;
        } else if (plusIsSpace && c == '+') {
            c = ' ';
        }
        out += c;
    }
    return out;
}

bool hasForbiddenEscape(std::string_view path) {
    // %2f and %5c would make a separator, %25 would ask for a second decoding, %2e only ever hides dots.
    for (std::size_t at = path.find('%'); at != std::string_view::npos; at = path.find('%', at + 1)) {
        const std::string_view escape = path.substr(at + 1, 2);
        if (equals(escape, "2f") || equals(escape, "5c") || equals(escape, "25") || equals(escape, "2e")) return true;
    }
    return false;
}

std::optional<std::string> decodedPath(std::string_view path) {
    if (path.empty() || path.front() != '/' || hasForbiddenEscape(path)) return std::nullopt;
    for (std::size_t begin = 1; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const std::string_view segment = path.substr(begin, end - begin);
        if (segment == "." || segment == ".." || (segment.empty() && end < path.size())) return std::nullopt;
        begin = end + 1;
    }
    return decoded(path, false);
}

std::optional<std::vector<QueryParameter>> decodedQuery(std::string_view query) {
    std::vector<QueryParameter> parameters;
    for (std::size_t begin = 0; begin < query.size();) {
        const std::size_t end = std::min(query.find('&', begin), query.size());
        const std::string_view pair = query.substr(begin, end - begin);
        const std::size_t equal = std::min(pair.find('='), pair.size());
        auto name = decoded(pair.substr(0, equal), true);
        auto value = decoded(pair.substr(std::min(equal + 1, pair.size())), true);
        if (!name || !value || name->empty()) return std::nullopt;
        parameters.push_back({std::move(*name), std::move(*value)});
        begin = end + 1;
    }
    return parameters;
}

std::optional<TurnedAway> judgeTarget(std::string_view target, const GateSettings& settings, Admitted& admitted) {
    if (target.size() > settings.targetBytes) return TurnedAway{414, "target-too-long"};
    if (!allIn(targetCharacters, target)) return TurnedAway{400, "target-malformed"};
    const std::size_t question = std::min(target.find('?'), target.size());
    auto path = decodedPath(target.substr(0, question));
    auto query = decodedQuery(target.substr(std::min(question + 1, target.size())));
    if (!path || !query) return TurnedAway{400, "target-malformed"};
    admitted.path = std::move(*path);
    admitted.query = std::move(*query);
    return std::nullopt;
}

std::optional<TurnedAway> judgeRequestLine(std::string_view line, const GateSettings& settings, Admitted& admitted,
                                           bool& isOneOne) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return malformed;
    const std::string_view method = line.substr(0, first);
    const std::string_view target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    if (!isToken(method) || target.empty() || target.find(' ') != std::string_view::npos) return malformed;
    if (version == "HTTP/1.1") isOneOne = true;
    else if (version == "HTTP/1.0") isOneOne = false;
    else if (version.size() == 8 && version.starts_with("HTTP/") && isDigit(version[5]) && version[6] == '.' && isDigit(version[7]))
        return TurnedAway{505, "version-not-supported"};
    else return malformed;
    if (method == "GET") admitted.method = Admitted::Method::get;
    else if (method == "HEAD") admitted.method = Admitted::Method::head;
    else if (method == "POST") admitted.method = Admitted::Method::post;
    else if (method == "PUT") admitted.method = Admitted::Method::put;
    else if (method == "DELETE") admitted.method = Admitted::Method::erase;
    else return TurnedAway{405, "method-not-allowed"};
    return judgeTarget(target, settings, admitted);
}

/// host[:port], where host is a name, an IPv4 address or a bracketed IPv6 address. Returns the part without the port.
std::optional<std::string_view> hostName(std::string_view value) {
    std::string_view host = value;
    std::string_view port;
    if (value.starts_with('[')) {
        const std::size_t close = value.find(']');
        if (close == std::string_view::npos || close == 1) return std::nullopt;
        host = value.substr(0, close + 1);
        const std::string_view inside = host.substr(1, close - 1);
        if (!std::all_of(inside.begin(), inside.end(), [](char c) { return hexDigit(c) >= 0 || c == ':' || c == '.'; }))
            return std::nullopt;
        port = value.substr(close + 1);
    } else {
        const std::size_t colon = std::min(value.find(':'), value.size());
        host = value.substr(0, colon);
        port = value.substr(colon);
        if (host.empty() || !std::all_of(host.begin(), host.end(), [](char c) {
                return isDigit(c) || (lower(c) >= 'a' && lower(c) <= 'z') || c == '-' || c == '.' || c == '_';
            }))
            return std::nullopt;
    }
    if (port.empty()) return host;
    if (port.size() < 2 || port.size() > 6 || port.front() != ':') return std::nullopt;
    if (!std::all_of(port.begin() + 1, port.end(), isDigit)) return std::nullopt;
    return host;
}

/// Fields that mean something here and may stand once only.
enum Single : std::size_t {
    host, contentLength, contentType, authorization, idempotencyKey, ifMatch, ifNoneMatch, origin, upgrade, expect, connection,
    webSocketKey, webSocketVersion, webSocketProtocol, singles
};
constexpr std::array<std::string_view, singles> singleNames{
    "host",    "content-length", "content-type", "authorization",     "idempotency-key",       "if-match",              "if-none-match", "origin",
    "upgrade", "expect",         "connection",   "sec-websocket-key", "sec-websocket-version", "sec-websocket-protocol"};

struct Fields {
    std::array<std::optional<std::string_view>, singles> value;
};

/// "Content_Length" is "Content-Length" to some gateways.
bool disguisesFraming(std::string_view name) {
    if (name.find('_') == std::string_view::npos) return false;
    std::string plain(name);
    for (char& c : plain) c = c == '_' ? '-' : lower(c);
    return plain == "content-length" || plain == "transfer-encoding" || plain == "host";
}

std::optional<TurnedAway> judgeField(std::string_view line, Fields& fields) {
    if (line.front() == ' ' || line.front() == '\t') return TurnedAway{400, "header-folded"};
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return TurnedAway{400, "header-malformed"};
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (!isToken(name) || disguisesFraming(name)) return TurnedAway{400, "header-malformed"};
    if (!allIn(valueCharacters, value)) return TurnedAway{400, "header-malformed"};
    if (equals(name, "transfer-encoding")) return TurnedAway{411, "length-required"};
    for (std::size_t i = 0; i < singles; ++i) {
        if (!equals(name, singleNames[i])) continue;
        if (fields.value[i]) return TurnedAway{400, i == contentLength ? "length-malformed" : i == host ? "host-repeated" : "header-repeated"};
        fields.value[i] = value;
    }
    return std::nullopt;
}

std::optional<TurnedAway> judgeLength(const Fields& fields, const GateSettings& settings, Admitted& admitted) {
    const auto& length = fields.value[contentLength];
    if (!length) return std::nullopt;
    const bool plain = !length->empty() && std::all_of(length->begin(), length->end(), isDigit) &&
                       (length->size() == 1 || length->front() != '0');
    if (!plain) return TurnedAway{400, "length-malformed"};
    if (length->size() > 9) return TurnedAway{413, "body-too-large"};
    std::size_t bytes = 0;
    for (const char c : *length) bytes = bytes * 10 + static_cast<std::size_t>(c - '0');
    const std::size_t bound = carriesFile(admitted.method, admitted.path) ? settings.fileBytes : settings.bodyBytes;
    if (bytes > bound) return TurnedAway{413, "body-too-large"};
    const bool takesBody = admitted.method == Admitted::Method::post || admitted.method == Admitted::Method::put;
    if (bytes > 0 && !takesBody) return TurnedAway{400, "body-not-allowed"};
    admitted.bodyBytes = bytes;
    return std::nullopt;
}

std::optional<TurnedAway> judgeHost(const Fields& fields, const GateSettings& settings, Admitted& admitted) {
    if (!fields.value[host]) return TurnedAway{400, "host-missing"};
    const auto name = hostName(*fields.value[host]);
    if (!name) return TurnedAway{400, "host-malformed"};
    if (!settings.hosts.empty() &&
        std::none_of(settings.hosts.begin(), settings.hosts.end(), [&](const std::string& known) { return equals(*name, known); }))
        return TurnedAway{421, "host-unknown"};
    admitted.host = *fields.value[host];
    return std::nullopt;
}

std::optional<TurnedAway> judgeConnection(const Fields& fields, bool isOneOne, Admitted& admitted) {
    admitted.keepAlive = isOneOne;
    bool upgradeNamed = false;
    std::string_view options = fields.value[connection].value_or("");
    while (!options.empty()) {
        const std::size_t comma = std::min(options.find(','), options.size());
        const std::string_view option = trimmed(options.substr(0, comma));
        options.remove_prefix(std::min(comma + 1, options.size()));
        if (!option.empty() && !isToken(option)) return TurnedAway{400, "header-malformed"};
        if (equals(option, "close")) admitted.keepAlive = false;
        else if (equals(option, "keep-alive")) admitted.keepAlive = admitted.keepAlive || !isOneOne;
        else if (equals(option, "upgrade")) upgradeNamed = true;
        // Naming a field here asks the next hop to forget it: nothing that carries meaning may be named.
        else if (std::any_of(singleNames.begin(), singleNames.end(), [&](std::string_view known) { return equals(option, known); }))
            return TurnedAway{400, "header-malformed"};
    }
    const auto& wanted = fields.value[upgrade];
    if (wanted) {
        const bool isWebSocket = equals(*wanted, "websocket") && upgradeNamed && isOneOne && admitted.method == Admitted::Method::get;
        if (!isWebSocket) return TurnedAway{400, "upgrade-malformed"};
        admitted.upgrade = true;
    }
    if (const auto& expected = fields.value[expect]) {
        if (!equals(*expected, "100-continue") || !isOneOne) return TurnedAway{417, "expectation-failed"};
        admitted.expectsContinue = admitted.bodyBytes > 0;
    }
    return std::nullopt;
}

}  // namespace

bool carriesFile(Admitted::Method method, std::string_view path) {
    constexpr std::string_view before = "/api/v1/applications/";
    constexpr std::string_view between = "/files/";
    if (method != Admitted::Method::put || !path.starts_with(before)) return false;
    const std::size_t end = path.find('/', before.size());
    return end != std::string_view::npos && end > before.size() && path.substr(end).starts_with(between) &&
           path.find('/', end + between.size()) == std::string_view::npos;
}

Verdict judge(std::string_view header, const GateSettings& settings) {
    if (header.size() > settings.headerBytes) return TurnedAway{431, "header-too-large"};
    if (!header.ends_with("\r\n\r\n")) return malformed;
    header.remove_suffix(2);  // every line, the last one too, now ends with CRLF
    for (std::size_t i = 0; i < header.size(); ++i) {
        const bool endsLine = header[i] == '\r' && i + 1 < header.size() && header[i + 1] == '\n';
        if (endsLine) ++i;
        else if (header[i] == '\r' || header[i] == '\n' || header[i] == '\0') return malformed;
    }
    Admitted admitted;
    Fields fields;
    bool isOneOne = false;
    std::size_t lines = 0;
    while (!header.empty()) {
        const std::size_t end = header.find("\r\n");
        const std::string_view line = header.substr(0, end);
        header.remove_prefix(end + 2);
        if (line.empty()) return malformed;
        if (lines++ == 0) {
            if (const auto refused = judgeRequestLine(line, settings, admitted, isOneOne)) return *refused;
        } else {
            if (lines > settings.fields + 1) return TurnedAway{431, "header-too-large"};
            if (const auto refused = judgeField(line, fields)) return *refused;
        }
    }
    if (fields.value[authorization]) admitted.authorization = *fields.value[authorization];
    if (const auto refused = judgeHost(fields, settings, admitted)) return *refused;
    if (const auto refused = judgeLength(fields, settings, admitted)) return *refused;
    if (const auto refused = judgeConnection(fields, isOneOne, admitted)) return *refused;
    return admitted;
}

Progress progress(std::string_view bytes, std::size_t seen, const GateSettings& settings) {
    // The last three bytes of what was seen may be the beginning of the empty line.
    const std::size_t from = seen > 3 ? seen - 3 : 0;
    for (std::size_t i = from; i < bytes.size(); ++i) {
        if (i >= settings.headerBytes) return {Progress::Kind::refused, 0, {431, "header-too-large"}};
        if (bytes[i] == '\0') return {Progress::Kind::refused, 0, malformed};
        if (bytes[i] != '\n') continue;
        if (i == 0 || bytes[i - 1] != '\r' || i == 1) return {Progress::Kind::refused, 0, malformed};
        if (i >= 3 && bytes[i - 2] == '\n') return {Progress::Kind::whole, i + 1, {}};
    }
    if (bytes.size() >= settings.headerBytes) return {Progress::Kind::refused, 0, {431, "header-too-large"}};
    return {};
}

}  // namespace hall::net
