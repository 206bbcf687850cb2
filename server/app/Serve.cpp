#include "server/app/Serve.hpp"

#include <signal.h>
#include <spdlog/spdlog.h>
#include <systemd/sd-daemon.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <memory>
#include <variant>

#include "schema/wire/Frames.hpp"
#include "server/access/Devices.hpp"
#include "server/app/ControlSocket.hpp"
#include "server/app/Desk.hpp"
#include "server/app/EventJson.hpp"
#include "server/app/HallZone.hpp"
#include "server/app/Log.hpp"
#include "server/app/ProcessConfig.hpp"
#include "server/app/Version.hpp"
#include "server_app/Embedded.hpp"
#include "server/engine/Engine.hpp"
#include "server/engine/SystemEntropy.hpp"
#include "server/ingest/Toml.hpp"
#include "server/net/Server.hpp"
#include "server/store/Store.hpp"
#include "server/web/Pages.hpp"

namespace hall::app {
namespace {

/// schema/api, for whoever has nothing but the server.
std::vector<net::Page> contractPages() {
    constexpr auto yaml = "application/yaml";  // RFC 9512
    return {{"/api/v1/contract/README.md", "text/markdown; charset=utf-8", embedded::README_md},
            {"/api/v1/contract/openapi.yaml", yaml, embedded::openapi_yaml},
            {"/api/v1/contract/asyncapi.yaml", yaml, embedded::asyncapi_yaml},
            {"/api/v1/contract/types.yaml", yaml, embedded::types_yaml},
            {"/api/v1/contract/problems.yaml", yaml, embedded::problems_yaml}};
}

/// SIGTERM and SIGINT are waited for, never handled in between; writing to a closed socket is an error code, not a signal.
sigset_t blockSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    signal(SIGPIPE, SIG_IGN);
    return signals;
}

/// Waits at most five seconds; the signal that came, or 0.
int waitForSignal(const sigset_t& signals) {
    const timespec patience{5, 0};
    const int got = sigtimedwait(&signals, nullptr, &patience);
    return got > 0 ? got : 0;
}

std::shared_ptr<const access::Devices> devicesOf(store::Store& store) {
    return std::make_shared<const access::Devices>(store.devices());
}

void publishCatalogue(net::Server& server, store::Store& store) {
    const auto document = store.document("catalogue");
    if (document) {
        server.setCatalogue(std::to_string(document->version), document->body);
    } else {
        server.setCatalogue("0", wire::encode(wire::Catalogue{"0", {}, {}, {}}));
    }
}

std::optional<std::array<std::uint8_t, 32>> visitKey(store::Store& store) {
    auto key = store.meta("visit-key");
    if (!key) {
        const auto minted = access::mintKey();
        key = std::string(minted.begin(), minted.end());
        if (store.putMeta("visit-key", *key) != engine::StoreFault::none) return std::nullopt;
    }
    std::array<std::uint8_t, 32> out{};
    if (key->size() != out.size()) return std::nullopt;
    std::copy(key->begin(), key->end(), out.begin());
    return out;
}

std::string_view word(store::Space space) {
    switch (space) {
        case store::Space::ample: return "";
        case store::Space::low: return "disk space is low: under 1 GiB";
        case store::Space::scarce: return "disk space is scarce: under 256 MiB";
        case store::Space::critical: return "disk space is critical: under 64 MiB, the reserve was given up";
    }
    return "";
}

/// The hall as configured in the file, before the engine owns the store; nullopt when it cannot be read.
std::optional<core::HallConfig> configuredHall(store::Store& store) {
    core::State state;
    if (store.load(state) != engine::StoreFault::none) return std::nullopt;
    return state.hall;
}

/// "ADDR:PORT" with a port of at most 65535; whether the address is this machine's, binding tells.
bool isAddress(const std::string& listen) {
    const auto colon = listen.rfind(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == listen.size() || listen.size() - colon > 6) return false;
    const std::string port = listen.substr(colon + 1);
    return port.find_first_not_of("0123456789") == std::string::npos && std::stoi(port) <= 65'535;
}

bool isLoopback(const std::string& listen) {
    return listen.starts_with("127.") || listen.starts_with("localhost:") || listen.starts_with("[::1]:");
}

class ServingHall {
  public:
    ServingHall(store::Store& store, engine::Clock& clock, net::Settings settings, const std::string& directory)
        : store_(store),
          server_(std::move(settings),
                  {clock, zone_,
                   [](const core::Event& event, std::int32_t offset) { return eventJson(event, offset); },
                   [this] { return engine_.writable() ? std::string{} : std::string{"disk-full"}; },
                   [](std::string_view line) { spdlog::warn("{}", line); }}),
          engine_(store, clock, entropy_, zone_, server_.audience(), engineSettings(directory)),
          desk_(engine_, store, {[this] { onWriter([this] { publishCatalogue(server_, store_); }); },
                                 [this] { onWriter([this] { server_.setDevices(devicesOf(store_)); }); }}) {}

    /// Empty: serving.
    std::string start(const std::string& listen) {
        server_.setDevices(devicesOf(store_));
        publishCatalogue(server_, store_);
        if (engine_.start() != engine::StoreFault::none) return "the log could not be read: " + store_.lastProblem().what;
        const std::string wrong = server_.start(engine_, listen);
        if (!wrong.empty()) engine_.stop();
        return wrong;
    }

    void stop() {
        server_.stop();
        engine_.stop();
    }

    [[nodiscard]] std::uint16_t port() const { return server_.port(); }

    /// Looks after what nobody asks for: the free space of the disk.
    void housekeep() {
        engine_.ask([this](const core::State&, engine::EventLog&) {
            const auto space = store_.watchSpace();
            if (space == space_) return;
            space_ = space;
            if (space == store::Space::ample) {
                spdlog::info("disk space is ample again");
            } else {
                spdlog::warn("{}", word(space));
            }
        });
    }

    Report control(const ControlRequest& request) {
        const auto text = [&](const char* key) {
            const auto at = request.find(key);
            return at == request.end() ? std::string{} : at->second;
        };
        const std::string command = text("command");
        if (command == "backup") return backup(text("file"));
        if (command == "configure") return desk_.configure(text("text"), text("name"), text("dry-run") == "yes");
        if (command == "import-catalogue") return desk_.importCatalogue({text("csv"), text("english"), text("guides"), text("name")});
        if (command == "add-device") return desk_.addDevice(text("name"), text("role"), text("counter"), text("replace") == "yes");
        if (command == "revoke-device") return desk_.revokeDevice(text("name"));
        return {Exit::badUsage, {}, "unknown command " + command + "\n"};
    }

  private:
    engine::Settings engineSettings(const std::string& directory) {
        engine::Settings settings;
        settings.crashDirectory = directory + "/crash";
        settings.fatal = [this](int exitCode) {
            spdlog::critical("the store failed; nothing more is acknowledged, ending with {}", exitCode);
            server_.stop(std::chrono::milliseconds(200));  // those who waited were told "outcome unknown": let it go out
            std::_Exit(exitCode);
        };
        return settings;
    }

    Report backup(const std::string& file) {
        std::promise<engine::StoreFault> promise;
        auto done = promise.get_future();
        if (!engine_.backup(file, [&](engine::StoreFault fault) { promise.set_value(fault); })) {
            return {Exit::fault, {}, "the hall is stopping or overloaded\n"};
        }
        if (done.get() == engine::StoreFault::none) return {Exit::done, "backup written to " + file + "\n", {}};
        return {Exit::foundWrong, {}, "no backup was made: " + store_.lastProblem().what + "\n"};
    }

    /// The store belongs to the writer's thread.
    void onWriter(std::function<void()> task) {
        engine_.ask([task = std::move(task)](const core::State&, engine::EventLog&) { task(); });
    }

    store::Store& store_;
    HallZone zone_;
    engine::SystemEntropy entropy_;
    net::Server server_;        // knows the engine only after start()
    engine::Engine engine_;
    Desk desk_;
    store::Space space_{store::Space::ample};
};

}  // namespace

int serve(const ServeOptions& options) {
    const sigset_t signals = blockSignals();
    ProcessConfig config;
    try {
        config = readProcessConfig(options.directory);
    } catch (const ingest::FileError& error) {
        fmt::print(stderr, "hall-server: {}\n", error.what());
        return Exit::badUsage;
    }
    openLog(config.logLevel);

    auto opened = store::Store::open(options.directory, store::OpenFor::serving);
    if (const auto* problem = std::get_if<store::Problem>(&opened)) {
        spdlog::error("{}", problem->what);
        return problem->kind == store::Problem::Kind::missing || problem->kind == store::Problem::Kind::inUse ? Exit::foundWrong : Exit::fault;
    }
    auto& store = *std::get<std::unique_ptr<store::Store>>(opened);
    const auto hall = configuredHall(store);
    const auto key = visitKey(store);
    if (!hall || !key) {
        spdlog::error("{}", store.lastProblem().what);
        return Exit::fault;
    }
    if (options.demoClock && !hall->demo) {
        spdlog::error("only a demo hall may run on another clock than the real one");
        return Exit::badUsage;
    }
    engine::SystemClock clock = options.demoClock ? engine::SystemClock(*options.demoClock) : engine::SystemClock();

    net::Settings settings;
    settings.version = version;
    settings.publicUrl = options.publicUrl.empty() ? config.publicUrl : options.publicUrl;
    settings.hosts = config.hosts;
    settings.visitKey = *key;
    if (options.demoClock) settings.clockSpeed = static_cast<std::int32_t>(std::lround(options.demoClock->factor));
    for (const web::Page& page : web::pages()) settings.pages.push_back({page.path, page.contentType, page.bytes});
    for (net::Page& page : contractPages()) settings.pages.push_back(std::move(page));

    const std::string listen = options.listen.empty() ? config.listen : options.listen;
    if (!isAddress(listen)) {
        spdlog::error("{} is no address to listen on: ADDR:PORT, like 127.0.0.1:8080", listen);
        return Exit::badUsage;
    }
    if (!isLoopback(listen)) spdlog::warn("{} can be reached from other machines, over plain HTTP: put a TLS proxy in front", listen);
    ServingHall serving(store, clock, std::move(settings), options.directory);
    if (const std::string wrong = serving.start(listen); !wrong.empty()) {
        spdlog::error("{}", wrong);
        return Exit::fault;
    }
    {
        const ControlSocket control(options.directory, [&](const ControlRequest& request) { return serving.control(request); });
        spdlog::info("{} serves {} on port {}", hall->name.zh.empty() ? "an unconfigured hall" : hall->name.zh, options.directory, serving.port());
        fmt::print("listening on port {}\n", serving.port());
        std::fflush(stdout);
        sd_notify(0, "READY=1\nSTATUS=serving");
        while (waitForSignal(signals) == 0) serving.housekeep();
        sd_notify(0, "STOPPING=1\nSTATUS=draining");
        spdlog::info("stopping: answers under way go out first");
    }
    serving.stop();
    spdlog::info("stopped");
    return Exit::done;
}

}  // namespace hall::app
