// Private to this room: who stands behind a token, as far as a conversation asks. Pure; People answers in the server.
#pragma once

#include <string_view>

#include "schema/wire/Frames.hpp"
#include "server/access/Devices.hpp"
#include "server/access/Sessions.hpp"
#include "server/access/Tokens.hpp"
#include "server/engine/Engine.hpp"

namespace hall::net {

/// Who stands behind a bearer token: a device or a person. Neither: nobody.
struct Bearer {
    const access::Device* device{};
    const access::Session* session{};
    core::Actor actor;
    bool locked{};                ///< the session is; it takes nothing but its unlocking and its end
    explicit operator bool() const { return device != nullptr || session != nullptr; }
};

class Doorkeeper {
  public:
    virtual ~Doorkeeper() = default;
    [[nodiscard]] virtual Bearer bearer(const access::TokenHash& hash) const = 0;
    [[nodiscard]] Bearer bearer(std::string_view token) const { return bearer(access::hashToken(token)); }
    /// A command of this person, or anything else that is not only reading.
    virtual void used(const Bearer& bearer) = 0;
    /// The approver whom the command names goes with it, and the approval is used up when it was carried out.
    virtual void approve(engine::Submission& submission, const wire::Command& command) = 0;
};

}  // namespace hall::net
