// Private to this room: several HTTP POSTs at once to one address, by libcurl.
#pragma once

#include <memory>

#include "server/city/Dispatch.hpp"
#include "server/city/Post.hpp"

namespace hall::city {

class CurlPost final : public Post {
  public:
    explicit CurlPost(const PlatformSettings& settings);
    ~CurlPost() override;

    bool send(std::uint64_t key, const std::string& body, const std::vector<std::string>& headers) override;
    std::vector<Result> collect() override;
    [[nodiscard]] std::size_t underWay() const override;
    void wake() override;
    /// Until something happens or `ms` are over.
    void wait(int ms);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace hall::city
