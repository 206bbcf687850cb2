// If-None-Match and If-Match (RFC 9110, 13.1). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/wire/Values.hpp"
#include "server/net/Reply.hpp"

namespace hall::net {

/// Does a list of entity tags name `etag` (with its quotes)? "*" names every one. As If-None-Match compares: W/ does not count.
bool names(std::string_view tags, std::string_view etag);

/// Of what is the same while its bytes are; with its quotes.
std::string etagOf(std::string_view bytes);
/// 200 with the body and its tag, or 304 for whoever has it already.
Reply taggedReply(std::string body, std::string_view ifNoneMatch);

/// Of a change that must name what it changes: 428 `precondition-required` without If-Match, 412 `precondition-failed` when it
/// names something else; a weak tag names nothing here. nullopt: go on.
std::optional<wire::Problem> unmet(std::string_view ifMatch, std::string_view etag);

}  // namespace hall::net
