// One WebSocket to the hall, driven by the conversation: what a device of the crowd hears and says.
#pragma once

#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "schema/conversation/Conversation.hpp"

namespace hall::crowd {

struct Address {
    std::string host;
    std::string port;
};
/// "127.0.0.1:8080", also with http:// or ws:// in front and a path behind; nullopt for anything else.
std::optional<Address> addressOf(std::string text);

/// Milliseconds of a clock that never goes back.
std::int64_t steadyMs();

class Talk {
  public:
    struct Ears {
        std::function<void(const wire::Time&)> at;        ///< the hall's time in every frame that tells it
        std::function<void(const wire::ViewFrame&)> view;
        std::function<void(const wire::Receipt&)> receipt;
        std::function<void(conversation::Line)> line;
        std::function<void(const wire::Problem&)> refused;
    };
    Talk(boost::asio::io_context& io, Address address, conversation::Settings settings, Ears ears);
    ~Talk();
    Talk(Talk&&) noexcept;

    void start();
    /// Closes the line for good.
    void stop();
    /// Sends the command now, or as soon as the line is live; one at a time.
    void submit(wire::Command command);

  private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace hall::crowd
