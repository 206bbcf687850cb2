// The hall's certificate on disk: DIR/tls/certificate.pem and DIR/tls/key.pem, made at init or brought along.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/app/Exit.hpp"

namespace hall::app {

/// For this machine's name, localhost and the loopback addresses, and for `names`. Both files are new, readable by their owner alone.
/// Returns the pin; throws std::runtime_error when something is there already or cannot be written.
std::string makeHallCertificate(const std::string& directory, const std::vector<std::string>& names);

/// `hall-server certificate`: a new one. `replace`: in place of one that is there; every client needs the new pin then.
Report newCertificate(const std::string& directory, const std::vector<std::string>& names, bool replace);

/// One thing to say of the certificate, for doctor and for the start of serve.
struct CertificateState {
    bool good{};
    std::string what;     ///< "the certificate can be used: pin AB:CD:..., until 2036-11-20"
    std::string advice;   ///< when it is not good
};
CertificateState certificateState(const std::string& certificateFile, const std::string& keyFile, std::int64_t nowUtcMs);

}  // namespace hall::app
