// One HTTP answer, and the bytes that go out for it. Pure.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "schema/wire/Values.hpp"

namespace hall::net {

struct Reply {
    int status{200};
    std::string_view contentType{"application/json"};
    std::shared_ptr<const std::string> body;      ///< may be shared with other answers; none: empty
    std::string etag;                             ///< with quotes; makes the answer storable, else it is no-store
    int maxAgeS{};                                ///< besides: seconds for which anybody may keep it without asking again
    bool personal{};                              ///< nobody but the asker keeps it, etag or not
    std::string fields;                           ///< further whole header lines, each with CRLF

    [[nodiscard]] std::string_view bytes() const { return body ? std::string_view(*body) : std::string_view(); }
};

Reply jsonReply(int status, std::string body);
Reply noContent();
Reply problemReply(const wire::Problem& problem);
Reply problemReply(int status, std::string_view code);
/// 429 "too-many-requests": again after so many seconds.
Reply tooManyRequests(int seconds);

/// Status line and header fields with the empty line. 204 and 304 get no Content-Length.
/// `secure`: it goes out over TLS, and browsers are to come back over TLS only.
std::string headOf(const Reply& reply, bool keepAlive, bool secure = false);

/// A year, as browsers want it (RFC 6797). They heed it under a certificate that they trust, and never for a numeric address.
inline constexpr std::string_view strictTransport = "max-age=31536000; includeSubDomains";

}  // namespace hall::net
