#include "tests/tidy/Links.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace hall::tidy {
namespace {

std::vector<std::string> cut(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(separator, at), text.size());
        parts.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

bool isClient(const std::string& folder) {
    return std::any_of(std::begin(clients), std::end(clients), [&](std::string_view client) { return folder.starts_with(client); });
}

/// The name in the table of a library on a link line; empty when it is not known.
std::string libraryOfLink(std::string_view link) {
    using Row = std::pair<std::string_view, const char*>;
    static constexpr std::array rows = std::to_array<Row>({
        {"nlohmann_json::", "nlohmann"}, {"PkgConfig::QRENCODE", "qrencode"}, {"date::", "date"}, {"ICU::", "ICU"},
        {"SQLite::SQLite3", "sqlite3"}, {"OpenSSL::", "OpenSSL"}, {"CURL::", "curl"}, {"PkgConfig::SODIUM", "sodium"}, {"CLI11::", "CLI11"},
        {"spdlog::", "spdlog"}, {"PkgConfig::systemd", "systemd"}, {"PkgConfig::SYSTEMD", "systemd"}, {"fmt::", "fmt"},
        {"Boost::", "Boost"}, {"ALSA::", "ALSA"}, {"Threads::", "std"}, {"prometheus-cpp::", "prometheus"}, {"tomlplusplus::", "toml++"},
        {"Cups::", "CUPS"}, {"PkgConfig::TOMLPLUSPLUS", "toml++"}, {"PkgConfig::XLSXWRITER", "xlsxwriter"}, {"ZLIB::", "zlib"},
    });
    if (link.starts_with("Qt6::")) return "Qt " + std::string(link.substr(5));
    for (const auto& [prefix, name] : rows)
        if (link.starts_with(prefix)) return name;
    return {};
}

struct Trace {
    std::string_view library;
    std::string_view symbol;
};
// What of a library shows in the symbols of whoever uses it.
constexpr std::array traces = std::to_array<Trace>({
    {"Boost", "boost::"}, {"nlohmann", "nlohmann::"}, {"fmt", "fmt::v"}, {"sqlite3", " sqlite3_"}, {"Qt Core", "QObject::"},
    {"Qt Core", "QString::"}, {"Qt Widgets", "QWidget::"}, {"OpenSSL", " EVP_"}, {"curl", " curl_"}, {"sodium", " crypto_"}, {"xlsxwriter", " workbook_"}, {"zlib", " deflate"}, {"toml++", "toml::v"},
    {"CLI11", "CLI::App"}, {"spdlog", "spdlog::"}, {"date", "date::time_zone"}, {"doctest", "doctest::"},
});

}  // namespace

std::vector<Target> readTargets(std::string_view list) {
    std::vector<Target> targets;
    for (const std::string& line : cut(list, '\n')) {
        const auto cells = cut(line, '|');
        if (cells.size() != 5) continue;
        Target target{cells[0], cells[1], cells[2], cells[3], {}};
        for (std::string& library : cut(cells[4], ';'))
            if (!library.empty() && library != "hall_flags") target.libraries.push_back(std::move(library));
        targets.push_back(std::move(target));
    }
    return targets;
}

Broken linksBroken(const Table& table, const std::vector<Target>& targets) {
    std::map<std::string, std::string> folders;
    for (const Target& target : targets) folders[target.name] = target.folder;
    Broken broken;
    for (const Target& target : targets) {
        const std::string room = roomOf(table, target.folder + "/");
        if (room.empty()) {
            broken.push_back(target.name + ": lies in no room");
            continue;
        }
        const Room& row = table.at(room);
        for (const std::string& link : target.libraries) {
            if (const auto folder = folders.find(link); folder != folders.end()) {
                const std::string to = roomOf(table, folder->second + "/");
                if (to != room && !row.rooms.contains(to) && !(row.allServer && to.starts_with("server/")))
                    broken.push_back(target.name + ": may not link " + link);
                continue;
            }
            const std::string library = libraryOfLink(link);
            const bool allowed = library == "std" || (library == "fmt" && room != "server/core") || row.libraries.contains(library) ||
                                 (row.anyQt && library.starts_with("Qt "));
            if (!allowed) broken.push_back(target.name + ": may not link " + link);
        }
    }
    return broken;
}

Broken neededBroken(const Target& program, std::string_view needed) {
    static constexpr std::array ofClients{"libsqlite3", "libboost", "libcrypto", "libssl", "libsodium", "libicu"};
    static constexpr std::array ofServer{"libQt", "libX11", "libasound"};
    Broken broken;
    const auto look = [&](const auto& names) {
        for (const char* name : names)
            if (needed.find("[" + std::string(name)) != std::string_view::npos) broken.push_back(program.name + ": needs " + name);
    };
    if (isClient(program.folder)) look(ofClients);
    if (program.folder.starts_with("server")) look(ofServer);
    return broken;
}

Broken symbolsBroken(const Table& table, const Target& target, std::string_view symbols) {
    const std::string room = roomOf(table, target.folder + "/");
    if (room.empty()) return {};
    const Room& row = table.at(room);
    Broken broken;
    for (const auto& [library, symbol] : traces) {
        if (symbols.find(symbol) == std::string_view::npos) continue;
        // A program holds the symbols of all its rooms; which those may be, the link lines say.
        bool allowed = library == "fmt" ? room != "server/core" : row.libraries.contains(std::string(library));
        if (row.anyQt && library.starts_with("Qt")) allowed = true;
        if (target.type == "EXECUTABLE") allowed = library != "doctest" && (isClient(target.folder) ? library.starts_with("Qt") || library == "nlohmann" || library == "fmt" : !library.starts_with("Qt"));
        if (!allowed) broken.push_back(target.name + ": has symbols of " + std::string(library));
    }
    return broken;
}

}  // namespace hall::tidy
