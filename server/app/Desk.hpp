// The operator's desk: what `configure`, `import-catalogue` and `device` do, on a hall whose engine runs - inside `serve`
// behind the control socket, or in a command of its own while nobody serves the directory.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "server/app/Exit.hpp"
#include "server/core/Commands.hpp"
#include "server/engine/Engine.hpp"
#include "server/store/Store.hpp"

namespace hall::app {

class Desk {
  public:
    /// Told after a change is durable; may be empty.
    struct Listeners {
        std::function<void()> catalogueChanged;
        std::function<void()> devicesChanged;
    };

    Desk(engine::Engine& engine, store::Store& store, Listeners listeners = {});

    /// Reads the hall file and makes it so: all of it or nothing. `dryRun` only says what would change.
    Report configure(const std::string& text, const std::string& name, bool dryRun);

    struct CatalogueFiles {
        std::string csv;
        std::string english;     ///< empty: the one last used
        std::string guides;      ///< empty: the one last used
        std::string name;        ///< of the table, for messages
    };
    /// Items that the new table no longer has are withdrawn, never forgotten.
    Report importCatalogue(const CatalogueFiles& files);

    /// Makes a device and tells its token, once. A device that is there already is only given a new token when `replace` says so:
    /// its old one opens nothing from then on.
    Report addDevice(const std::string& name, const std::string& role, const std::string& counter, bool replace);
    Report revokeDevice(const std::string& name);

  private:
    engine::Answer submit(core::Command command);
    void onWriter(const std::function<void(const core::State&, store::Store&)>& task);
    Report apply(std::vector<core::ConfigEntry> entries, std::string_view what);

    engine::Engine& engine_;
    store::Store& store_;
    Listeners listeners_;
};

}  // namespace hall::app
