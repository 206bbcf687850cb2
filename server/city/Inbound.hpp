// What the city's platform asks of the hall: applications, their files and their state; and what anybody may ask who holds a paper.
// Personal data are sealed here, at the door: behind it there are opaque ids.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <variant>

#include "schema/wire/Values.hpp"
#include "server/engine/Engine.hpp"

namespace hall::city {

struct Answer {
    int status{200};
    std::string_view mediaType{"application/json"};
    std::shared_ptr<const std::string> body;
};
/// The last three are problems, of the law, of the engine, of what was sent.
using Told = std::variant<Answer, core::Refused, engine::Fault, wire::Problem>;
/// Called once, from any thread.
using Tell = std::function<void(Told)>;
using Body = std::shared_ptr<const std::string>;

/// Media types that a file may have, found by its first bytes; empty: none of them.
std::string_view sniffed(std::string_view bytes);

struct InboundPorts {
    engine::Engine& engine;
    const engine::Sealer& sealer;
    engine::Vault& vault;              ///< used in the writer's thread only
    engine::Files& files;
    /// Lines for the operator, without personal data. From any thread.
    std::function<void(std::string_view)> report{};
};

class Inbound {
  public:
    /// `filesWaiting`: so many files may wait for the disk; more: overloaded.
    explicit Inbound(InboundPorts ports, std::size_t filesWaiting = 64);
    ~Inbound();
    Inbound(const Inbound&) = delete;
    Inbound& operator=(const Inbound&) = delete;

    // None of these blocks. From any thread.
    void putApplication(std::string id, const Body& body, core::Actor actor, const std::string& commandId, Tell tell);
    void application(const std::string& id, Tell tell);
    void putFile(std::string id, const std::string& ordinal, std::string material, std::string mediaType, Body body, core::Actor actor, Tell tell);
    /// For whom core::refusesFile has no objection; `actor` stands for whoever asks.
    void file(std::string caseNumber, std::string file, core::Actor actor, Tell tell);
    void document(const std::string& number, const std::string& code, Tell tell);

    /// Ends the thread that writes files; who waits for one hears "stopping". Before the engine stops.
    void stop();

  private:
    struct Upload;
    void work();
    void later(std::function<void()> task, const Tell& tell);
    void take(const Upload& upload);
    /// Reads the state in the writer's thread; false: the engine takes no more.
    bool look(const std::function<void(const core::State&)>& with);
    void conclude(const Upload& upload, const core::VaultId& stored, const core::VaultId& before, const engine::Answer& answer);

    const InboundPorts ports_;
    const std::size_t waiting_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::pair<std::function<void()>, Tell>> tasks_;   ///< under the mutex
    bool ending_{};                                              ///< under the mutex
    std::thread thread_;
};

}  // namespace hall::city
