// Private to this room: several HTTP POSTs at once to one address, by libcurl. Belongs to one thread but for wake().
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "server/city/Dispatch.hpp"

namespace hall::city {

class Post {
  public:
    explicit Post(const PlatformSettings& settings);
    ~Post();

    struct Result {
        std::uint64_t key{};
        int status{};                       ///< 0: no answer
        std::int64_t retryAfterSeconds{};   ///< 0: did not say
        std::string what;                   ///< for the operator
    };

    /// False: it could not even begin; try again later.
    bool send(std::uint64_t key, const std::string& body, const std::vector<std::string>& headers);
    /// Those that have ended since the last call.
    std::vector<Result> collect();
    /// Until something happens or `ms` are over.
    void wait(int ms);
    [[nodiscard]] std::size_t underWay() const;
    /// From any thread: ends a wait().
    void wake();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace hall::city
