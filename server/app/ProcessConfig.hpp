// What the process needs and the law does not: addresses and paths, from DIR/hall-server.toml. No file: the defaults.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "server/reports/AppraisalRules.hpp"

namespace hall::app {

/// [[platform]]: where the city's platform takes events.
struct PlatformConfig {
    std::string url;
    std::string secretFile;                 ///< one whsec_... on each line, the newest first
    std::vector<std::string> privateHosts;  ///< that may lie in a private range
    std::string caFile;                     ///< PEM; empty: what the machine trusts
    std::vector<std::int64_t> retrySeconds; ///< empty: the schedule of Standard Webhooks
    std::int64_t timeoutSeconds{15};
};

struct ProcessConfig {
    std::string listen{"127.0.0.1:8080"};   ///< all three listeners on one port; empty when [listen] names them one by one
    std::string listenPublic;          ///< each: empty, not listened to
    std::string listenStaff;
    std::string listenAdmin;
    bool behindProxy{};                ///< what is public comes through a proxy that speaks TLS with the visitors
    std::string certificate;           ///< PEM files of [tls]; empty: none
    std::string key;
    std::string publicUrl;             ///< where visitors' phones reach the hall; empty: no QR code is printed
    std::vector<std::string> hosts;    ///< values of Host that are answered; empty: any
    std::string logLevel{"info"};      ///< debug, info, warn, error
    std::vector<PlatformConfig> platforms;  ///< at most one
    std::size_t minimumSecret{12};     ///< characters of a secret that somebody chooses
    std::size_t toldPerDay{100};       ///< follow-ups of a day, from which on the visitors' pages take no more
    reports::AppraisalRules appraisal;   ///< [appraisal]: by what people, counters and departments are judged
};

/// Throws ingest::FileError with file, line and reason.
ProcessConfig readProcessConfig(const std::string& directory);
/// The same of the text of such a file in `directory`; nothing is looked at there.
ProcessConfig processConfigOf(const std::string& text, const std::string& directory);

/// The commented file that `init` writes.
extern const char* const processConfigTemplate;

}  // namespace hall::app
