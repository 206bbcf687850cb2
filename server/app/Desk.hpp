// The operator's desk: what `configure`, `import-catalogue` and `device` do, on a hall whose engine runs - inside `serve`
// behind the control socket, or in a command of its own while nobody serves the directory.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/app/Exit.hpp"
#include "server/core/Commands.hpp"
#include "server/engine/Engine.hpp"
#include "server/ingest/Catalogue.hpp"
#include "server/ingest/HallFile.hpp"
#include "server/store/Store.hpp"

namespace hall::app {

/// The operator at this machine, under a name: 1 to 32 of a-z, 0-9 and -.
inline core::Actor operatorActor(std::string name = "operator") { return {core::Role::scheduler, std::move(name), {}, {}}; }

/// Who changes the configuration, and of which version they think it is.
struct ConfigurationChange {
    bool dryRun{};                                ///< only say what would change
    core::Actor author{operatorActor()};          ///< goes into the log with every entry that changes
    std::optional<std::uint32_t> ofVersion{};     ///< refused when another one is there; none: whatever is there
};

class Desk {
  public:
    /// Told after a change is durable; may be empty.
    struct Listeners {
        std::function<void()> catalogueChanged;
        std::function<void()> devicesChanged;
        std::function<void(core::StaffId)> sessionsEnded;
    };

    Desk(engine::Engine& engine, store::Store& store, Listeners listeners = {});

    /// Reads the hall file (TOML, or JSON when `name` ends so) and makes it so: all of it or nothing.
    Report configure(const std::string& text, const std::string& name, const ConfigurationChange& change = {});

    /// What is configured, as a hall file that changes nothing when it is read again, and its version.
    struct Configuration {
        std::string text;
        std::uint32_t version{};
    };
    Configuration configuration();

    struct CatalogueFiles {
        std::string csv;
        std::string english;     ///< empty: the one last used
        std::string guides;      ///< empty: the one last used
        std::string name;        ///< of the table, for messages
        std::string packages{};  ///< empty: the one last used
        std::string codes{};     ///< how the place writes item codes, a word of ingest::CodeProfile; empty: as last time, at first sichuan
    };
    /// Items that the new table no longer has are withdrawn, never forgotten. A guide that changed becomes its next version; one that the
    /// new file no longer has stays in force; so does a package, until the file says that it is withdrawn.
    Report importCatalogue(const CatalogueFiles& files);
    /// Working days of years from a table of holidays and make-up days (ingest::readCalendarTable).
    Report importCalendar(const std::string& csv, const std::string& name, const core::Actor& author = operatorActor());

    /// Takes over cases of another hall, and what of their items, guides, packages and calendars is missing here. A record that is here already
    /// changes nothing; one with another content is told and left out.
    Report importExchange(const std::string& text, const std::string& name, const core::Actor& author = operatorActor());

    /// Makes a device and tells its token, once. A device that is there already is only given a new token when `replace` says so:
    /// its old one opens nothing from then on.
    Report addDevice(const std::string& name, const std::string& role, const std::string& counter, bool replace);
    Report revokeDevice(const std::string& name);

    struct NewPerson {
        std::string login;
        std::string displayName;
        std::vector<std::string> roles;   ///< words
        bool mustChange{true};            ///< its secret is for the first sign-in only
        std::vector<std::string> departments{};  ///< codes; whose tasks a reviewer sees
    };
    /// By the words of the command line: add, list, disable, enable, reset-secret, roles. `roles`: words with commas between.
    Report account(const std::string& action, const std::string& person, const std::string& displayName, const std::string& roles);
    /// Makes an account; the report tells "ID SECRET", once. `person` below: a login or a staff id ("s12").
    Report addAccount(const NewPerson& wanted);
    Report listAccounts();
    Report turnAccount(const std::string& person, bool on);
    /// A new one-time secret; whoever is signed in with the old one is out.
    Report resetSecret(const std::string& person);
    /// All the roles that the person is to have.
    Report assignRoles(const std::string& person, const std::vector<std::string>& roles);

  private:
    /// The event that changes a person's rights, from what they are.
    Report configureStaff(const std::string& person, const std::function<void(core::StaffConfig&)>& change, std::string_view done);
    engine::Answer submit(core::Command command, const core::Actor& actor);
    void onWriter(const std::function<void(const core::State&, store::Store&)>& task);
    /// Guides that the law has and the files have not, so that what is shown is what is in force; how many.
    std::size_t addGuidesInForce(ingest::Catalogue& catalogue);
    Report apply(std::vector<core::ConfigEntry> entries, std::string_view what, const core::Actor& author, const ingest::HallFile* file);

    engine::Engine& engine_;
    store::Store& store_;
    Listeners listeners_;
};

}  // namespace hall::app
