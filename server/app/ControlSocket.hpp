// DIR/control.sock: how a hall-server command reaches the process that serves the directory. One request and one answer a
// connection, each one JSON text ended by closing the writing side. Only the directory's owner can open it (0600).
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "server/app/Exit.hpp"

namespace hall::app {

/// A request: {"command": "...", ...}; all values are texts.
using ControlRequest = std::map<std::string, std::string>;

class ControlSocket {
  public:
    using Handler = std::function<Report(const ControlRequest&)>;

    /// Listens at once; requests are handled one after the other in a thread of its own.
    /// Throws std::runtime_error with the reason when the socket cannot be made.
    ControlSocket(const std::string& directory, Handler handler);
    ~ControlSocket();
    ControlSocket(const ControlSocket&) = delete;
    ControlSocket& operator=(const ControlSocket&) = delete;

    /// Sends a request to whoever serves the directory; nullopt: nobody does.
    static std::optional<Report> ask(const std::string& directory, const ControlRequest& request);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace hall::app
