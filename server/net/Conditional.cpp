#include "server/net/Conditional.hpp"

#include "schema/wire/StrictJson.hpp"
#include "server/access/Tokens.hpp"

namespace hall::net {

namespace {

/// Takes the next tag off a list: "..." with its quotes, W/"..." when `weak`; empty at the end, or where the list is broken.
std::string_view nextTag(std::string_view& tags, bool& weak) {
    while (!tags.empty() && (tags.front() == ' ' || tags.front() == '\t' || tags.front() == ',')) tags.remove_prefix(1);
    weak = tags.starts_with("W/");
    if (weak) tags.remove_prefix(2);
    if (tags.empty() || tags.front() != '"') return {};
    const std::size_t close = tags.find('"', 1);
    if (close == std::string_view::npos) return {};
    const std::string_view tag = tags.substr(0, close + 1);
    tags.remove_prefix(tag.size());
    return tag;
}

bool named(std::string_view tags, std::string_view etag, bool weakCounts) {
    if (tags == "*") return true;
    bool weak = false;
    for (std::string_view tag = nextTag(tags, weak); !tag.empty(); tag = nextTag(tags, weak))
        if (tag == etag && (weakCounts || !weak)) return true;
    return false;
}

}  // namespace

bool names(std::string_view tags, std::string_view etag) { return named(tags, etag, true); }

std::string etagOf(std::string_view bytes) { return "\"" + std::to_string(access::digest(bytes)) + "\""; }

Reply taggedReply(std::string body, std::string_view ifNoneMatch) {
    Reply reply;
    reply.etag = etagOf(body);
    if (names(ifNoneMatch, reply.etag)) reply.status = 304;
    else reply.body = std::make_shared<const std::string>(std::move(body));
    return reply;
}

std::optional<wire::Problem> unmet(std::string_view ifMatch, std::string_view etag) {
    if (ifMatch.empty()) return wire::problem("precondition-required", 428);
    if (!named(ifMatch, etag, false)) return wire::problem("precondition-failed", 412);
    return std::nullopt;
}

}  // namespace hall::net
