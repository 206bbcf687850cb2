// The gate in front of Beast 1.81: judges the raw bytes of a request's header before any parser sees them. Pure.
//
// Beast 1.81 accepts requests that let one message hide in another (docs/decisions/0004-http-gate.md lists them). Whatever two
// parsers could read differently is refused here, and after any refusal the connection is closed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hall::net {

struct GateSettings {
    std::size_t headerBytes{8'192};
    std::size_t targetBytes{2'048};
    std::size_t bodyBytes{65'536};
    std::size_t fileBytes{10'000'000};       ///< instead of bodyBytes, where carriesFile()
    std::size_t fields{64};
    std::vector<std::string> hosts;  ///< without port; empty: any
};

struct QueryParameter {
    std::string name;
    std::string value;
};

/// What the gate has learnt from a header that may pass.
struct Admitted {
    enum class Method : std::uint8_t { get, head, post, put, erase };  ///< erase: DELETE
    Method method{Method::get};
    std::string path;                        ///< decoded once; begins with '/', has no empty and no dot segments
    std::vector<QueryParameter> query;       ///< decoded once, in order
    std::string host;                        ///< as sent, with port
    std::string authorization;               ///< as sent: who sends much must say who they are before it is read
    std::size_t bodyBytes{};
    bool keepAlive{};
    bool upgrade{};                          ///< a WebSocket handshake is asked for
    bool expectsContinue{};
};

struct TurnedAway {
    int status{};
    std::string_view code;                   ///< problem code
};

/// PUT /api/v1/applications/ID/files/N: the one request whose body may be long.
bool carriesFile(Admitted::Method method, std::string_view path);

using Verdict = std::variant<Admitted, TurnedAway>;

/// `header`: a request's first bytes up to and including the empty line, nothing more.
Verdict judge(std::string_view header, const GateSettings& settings);

/// How far the first bytes of a connection have come.
struct Progress {
    enum class Kind : std::uint8_t { more, whole, refused };
    Kind kind{Kind::more};
    std::size_t headerBytes{};               ///< whole: length of the header including the empty line
    TurnedAway reason;                       ///< refused: it can never become a header that passes
};

/// `seen`: bytes that an earlier call has looked at already (0 at first).
Progress progress(std::string_view bytes, std::size_t seen, const GateSettings& settings);

}  // namespace hall::net
