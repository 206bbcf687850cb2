#include "server/app/City.hpp"

#include "server/city/Signature.hpp"

namespace hall::app {

std::variant<std::optional<city::PlatformSettings>, std::string> platformOf(const ProcessConfig& config) {
    if (config.platforms.empty()) return std::optional<city::PlatformSettings>();
    const PlatformConfig& given = config.platforms.front();
    auto secrets = city::readSecrets(given.secretFile);
    if (auto* wrong = std::get_if<std::string>(&secrets)) return std::move(*wrong);
    city::PlatformSettings settings;
    settings.url = given.url;
    settings.secrets = std::move(std::get<std::vector<std::string>>(secrets));
    settings.privateHosts = given.privateHosts;
    settings.caFile = given.caFile;
    settings.timeoutMs = given.timeoutSeconds * 1'000;
    if (!given.retrySeconds.empty()) settings.retryMs.clear();
    for (const std::int64_t seconds : given.retrySeconds) settings.retryMs.push_back(seconds * 1'000);
    if (std::string wrong = city::fault(settings); !wrong.empty()) return "platform: " + wrong;
    return std::optional(std::move(settings));
}

void askCity(city::Inbound& inbound, net::CityAsked asked, std::function<void(net::CityTold)> told) {
    const city::Tell tell = [told = std::move(told)](city::Told answer) {
        std::visit(
            [&](auto&& one) {
                using One = std::decay_t<decltype(one)>;
                if constexpr (std::is_same_v<One, city::Answer>) told(net::CityAnswer{one.status, one.mediaType, one.body});
                else told(net::CityTold(std::forward<decltype(one)>(one)));
            },
            std::move(answer));
    };
    using enum net::CityAsked::Kind;
    switch (asked.kind) {
        case putApplication: return inbound.putApplication(std::move(asked.id), asked.body, std::move(asked.actor), asked.commandId, tell);
        case application: return inbound.application(asked.id, tell);
        case putFile:
            return inbound.putFile(std::move(asked.id), asked.file, std::move(asked.material), std::move(asked.mediaType), std::move(asked.body),
                                   std::move(asked.actor), tell);
        case file: return inbound.file(std::move(asked.id), std::move(asked.file), std::move(asked.actor), tell);
        case document: return inbound.document(asked.id, asked.code, tell);
    }
}

}  // namespace hall::app
