// Private to this room: what stands behind an Identity.
#pragma once

#include <openssl/ssl.h>

#include <memory>

#include "server/net/Identity.hpp"

namespace hall::net {

struct Identity::Native {
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context{nullptr, SSL_CTX_free};
};

}  // namespace hall::net
