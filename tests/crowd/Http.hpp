// HTTP to the hall: one kept-alive connection, one request at a time, sent again until it is answered.
#pragma once

#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "schema/wire/Frames.hpp"
#include "tests/crowd/Talk.hpp"

namespace hall::crowd {

struct HttpAnswer {
    int status{};  ///< 0: no answer
    std::string body;
};

/// One request on a connection of its own, waiting for the answer; status 0 when the server cannot be reached.
HttpAnswer fetch(const Address& address, const std::string& target, const std::string& token);

class HttpTalk {
  public:
    HttpTalk(boost::asio::io_context& io, Address address, std::string token,
             std::function<void(const wire::Receipt&)> receipt);
    ~HttpTalk();
    HttpTalk(HttpTalk&&) noexcept;

    /// Sends `issue`, `cancel` or a counter's command; resent with the same Idempotency-Key until an outcome is known. One at a time.
    void submit(const wire::Command& command, const std::string& counter = {});
    void stop();

  private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace hall::crowd
