// What carries webhooks to the city's platform, and brings its answers: by libcurl in the server (CurlPost.hpp), by dice in a simulation.
// Belongs to one thread but for wake().
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hall::city {

class Post {
  public:
    virtual ~Post() = default;

    struct Result {
        std::uint64_t key{};
        int status{};                       ///< 0: no answer
        std::int64_t retryAfterSeconds{};   ///< 0: did not say
        std::string what;                   ///< for the operator
    };

    /// False: it could not even begin; try again later.
    virtual bool send(std::uint64_t key, const std::string& body, const std::vector<std::string>& headers) = 0;
    /// Those that have ended since the last call.
    virtual std::vector<Result> collect() = 0;
    [[nodiscard]] virtual std::size_t underWay() const = 0;
    /// From any thread: there is work before the time that was waited for.
    virtual void wake() = 0;
};

}  // namespace hall::city
