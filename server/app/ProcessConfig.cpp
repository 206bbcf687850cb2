#include "server/app/ProcessConfig.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "server/ingest/Toml.hpp"

namespace hall::app {

const char* const processConfigTemplate = R"(# What this process needs. Queues, counters and rules are not here: `hall-server configure` enters those.

# listen = "127.0.0.1:8080"             # everything on one port, without TLS, for this machine only
# public_url = "https://hall.example"   # where visitors' phones reach the hall; without it tickets carry no QR code
# hosts = ["hall.example"]              # values of the Host header that are answered; empty: any
# log_level = "info"                    # debug, info, warn, error
# minimum_secret = 12                   # characters of a secret that somebody chooses, 8 to 64
# told_per_day = 100                    # follow-ups of a day, from which on the visitors' pages take no more; 0: they take none

# A hall whose clients are other machines names three addresses instead of `listen`. What other machines can reach speaks TLS.
# [listen]
# public = "0.0.0.0:443"                # visitors' pages and open data
# staff = "0.0.0.0:8443"                # kiosks, counters, boards: wss://HOST:8443 with --pin
# admin = "127.0.0.1:9090"              # /metrics and /readyz; on loopback without TLS
# behind_proxy = true                   # a proxy in front of `public` speaks TLS: then `public` itself does not

[tls]
certificate = "tls/certificate.pem"     # PEM, with its chain; from this directory
key = "tls/key.pem"

# The city's platform, which hears how cases go on (docs/protocol.md). Only this address is ever called.
# [[platform]]
# url = "https://platform.example/onewindow/events"
# secret_file = "platform.secret"       # 0600; one whsec_... on each line, the newest first; from this directory
# private_hosts = ["platform.example"]  # hosts that may lie in a private range or on this machine
# ca_file = "platform-ca.pem"           # whom to trust instead of what the machine trusts
# retry_seconds = [5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]
# timeout_seconds = 15

# By what people, counters and departments are judged (docs/appraisal.md). Everybody judged sees these numbers beside their figures.
# [appraisal]
# pace = 30                             # weight of each measure in the index, 0 to 100; 0: shown, not counted
# once = 20
# promise = 30
# complaints = 20
# answers = 20
# pace_percent = 150                    # of an item's usual time, up to which a service was not slow; 100 to 1000
# minimum_cases = 20                    # with fewer nobody is judged by a measure; 5 to 1000
# prior_cases = 20                      # so many cases of the hall's own share are put to everybody's; 0 to 1000
# excellent_from = 95                   # of the index; passing <= good <= excellent <= 100
# good_from = 85
# passing_from = 70
)";

namespace {

void readListen(const ingest::TomlFile& file, ProcessConfig& config) {
    const auto root = file.root();
    if (!root.hasTable("listen")) {
        config.listen = root.string("listen", config.listen);
        return;
    }
    const auto table = file.table("listen");
    table.allowOnly({"public", "staff", "admin", "behind_proxy"});
    config.listen.clear();
    config.listenPublic = table.string("public", "");
    config.listenStaff = table.string("staff", "");
    config.listenAdmin = table.string("admin", "");
    config.behindProxy = table.boolean("behind_proxy", false);
}

void readTls(const ingest::TomlFile& file, const std::string& directory, ProcessConfig& config) {
    if (!file.root().has("tls")) return;
    const auto table = file.table("tls");
    table.allowOnly({"certificate", "key"});
    const std::filesystem::path base(directory);
    config.certificate = (base / table.string("certificate")).string();  // an absolute path stays what it is
    config.key = (base / table.string("key")).string();
}

void readPlatform(const ingest::TomlFile& file, const std::string& directory, ProcessConfig& config) {
    const std::filesystem::path base(directory);
    for (const auto& table : file.tables("platform")) {
        table.allowOnly({"url", "secret_file", "private_hosts", "ca_file", "retry_seconds", "timeout_seconds"});
        if (!config.platforms.empty()) table.fail("url", "a hall has one platform");
        PlatformConfig& platform = config.platforms.emplace_back();
        platform.url = table.string("url");
        platform.secretFile = (base / table.string("secret_file")).string();
        platform.privateHosts = table.strings("private_hosts");
        if (const std::string ca = table.string("ca_file", ""); !ca.empty()) platform.caFile = (base / ca).string();
        platform.retrySeconds = table.integers("retry_seconds");
        for (const std::int64_t seconds : platform.retrySeconds)
            if (seconds < 1 || seconds > 7 * 86'400) table.fail("retry_seconds", "1 to 604800 each");
        platform.timeoutSeconds = table.integer("timeout_seconds", platform.timeoutSeconds);
        if (platform.timeoutSeconds < 1 || platform.timeoutSeconds > 300) table.fail("timeout_seconds", "1 to 300");
    }
}

void readAppraisal(const ingest::TomlFile& file, reports::AppraisalRules& rules) {
    if (!file.root().has("appraisal")) return;
    const auto table = file.table("appraisal");
    table.allowOnly({"pace", "once", "promise", "complaints", "answers", "pace_percent", "minimum_cases", "prior_cases", "excellent_from", "good_from",
                     "passing_from"});
    const auto number = [&](const char* key, std::int32_t& value, std::int32_t least, std::int32_t most) {
        const std::int64_t wanted = table.integer(key, value);
        if (wanted < least || wanted > most) table.fail(key, std::to_string(least) + " to " + std::to_string(most));
        value = static_cast<std::int32_t>(wanted);
    };
    constexpr std::array measures{"pace", "once", "promise", "complaints", "answers"};
    for (std::size_t i = 0; i < measures.size(); ++i) number(measures.at(i), rules.weights.at(i), 0, 100);
    if (std::all_of(rules.weights.begin(), rules.weights.end(), [](std::int32_t weight) { return weight == 0; })) table.fail("pace", "one weight must be above 0");
    number("pace_percent", rules.pacePercent, 100, 1'000);
    number("minimum_cases", rules.minimumCases, 5, 1'000);
    number("prior_cases", rules.priorCases, 0, 1'000);
    number("passing_from", rules.passingFrom, 0, 100);
    number("good_from", rules.goodFrom, rules.passingFrom, 100);
    number("excellent_from", rules.excellentFrom, rules.goodFrom, 100);
}

}  // namespace

ProcessConfig processConfigOf(const std::string& text, const std::string& directory) {
    ProcessConfig config;
    const ingest::TomlFile file(text, directory + "/hall-server.toml");
    const auto root = file.root();
    root.allowOnly({"listen", "tls", "public_url", "hosts", "log_level", "minimum_secret", "told_per_day", "platform", "appraisal"});
    readListen(file, config);
    readTls(file, directory, config);
    readPlatform(file, directory, config);
    readAppraisal(file, config.appraisal);
    config.publicUrl = root.string("public_url", "");
    config.hosts = root.strings("hosts");
    config.logLevel = root.string("log_level", config.logLevel);
    static const std::set<std::string> levels{"debug", "info", "warn", "error"};
    if (!levels.contains(config.logLevel)) root.fail("log_level", "debug, info, warn or error");
    const std::int64_t minimum = root.integer("minimum_secret", static_cast<std::int64_t>(config.minimumSecret));
    if (minimum < 8 || minimum > 64) root.fail("minimum_secret", "8 to 64");
    config.minimumSecret = static_cast<std::size_t>(minimum);
    const std::int64_t told = root.integer("told_per_day", static_cast<std::int64_t>(config.toldPerDay));
    if (told < 0 || told > 10'000) root.fail("told_per_day", "0 to 10000");
    config.toldPerDay = static_cast<std::size_t>(told);
    while (config.publicUrl.ends_with('/')) config.publicUrl.pop_back();
    if (!config.publicUrl.empty() && !config.publicUrl.starts_with("https://") && !config.publicUrl.starts_with("http://")) {
        root.fail("public_url", "must begin with https:// or http://");
    }
    return config;
}

ProcessConfig readProcessConfig(const std::string& directory) {
    std::ifstream in(directory + "/hall-server.toml", std::ios::binary);
    if (!in) return {};
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    return processConfigOf(text, directory);
}

}  // namespace hall::app
