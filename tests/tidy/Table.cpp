#include "tests/tidy/Table.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace hall::tidy {
namespace {

std::vector<std::string> split(std::string_view text, std::string_view separators) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(separators), text.size());
        std::string part(text.substr(0, end));
        part.erase(0, std::min(part.find_first_not_of(' '), part.size()));
        part.erase(part.find_last_not_of(' ') + 1);
        if (!part.empty()) parts.push_back(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

const std::map<std::string, std::string, std::less<>> shortNames{
    {"wire", "schema/wire"},     {"conversation", "schema/conversation"}, {"sql", "schema/sql"},
    {"link", "schema/link"},     {"look", "schema/look"},                 {"paper", "schema/paper"},
    {"core", "server/core"},     {"views", "server/views"},               {"engine", "server/engine"},
    {"access", "server/access"}, {"reports", "server/reports"},           {"web", "server/web"},
    {"ingest", "server/ingest"}, {"store", "server/store"},               {"net", "server/net"},
    {"forecast", "server/forecast"},
};
const std::set<std::string, std::less<>> clientRooms{"present", "widgets", "device", "control", "spool"};
const std::map<std::string, std::string, std::less<>> speakingNames{
    {"kiosk", "ticket-printer"}, {"counter", "counter-client"}, {"board", "display"}};

/// One entry of the last column, for the room at `path` of the client `client` (empty: none).
void allow(Room& room, std::string entry, std::string_view client, bool& afterQt) {
    if (const std::size_t colon = entry.find(": "); colon != std::string::npos) {
        bool mine = false;
        for (const auto& [word, name] : speakingNames)
            mine = mine || (name == client && entry.substr(0, colon).find(word) != std::string::npos);
        if (!mine) return;
        entry.erase(0, colon + 2);
    }
    if (entry == "-" || entry == "std") return;
    if (entry == "Qt") return void(room.anyQt = true);
    if (entry == "all of server") return void(room.allServer = true);
    if (!client.empty() && clientRooms.contains(entry)) return void(room.rooms.insert(std::string(client) + "/" + entry));
    if (const auto known = shortNames.find(entry); known != shortNames.end()) return void(room.rooms.insert(known->second));
    // "Qt Core, Network, WebSockets": a capital alone after a Qt module is the next module.
    static const std::set<std::string> modules{"Network", "WebSockets", "Svg", "PrintSupport", "Widgets", "Gui"};
    if (entry.starts_with("Qt ")) afterQt = true;
    if (afterQt && modules.contains(entry)) entry.insert(0, "Qt ");
    room.libraries.insert(entry);
    if (entry == "Qt Widgets") room.libraries.insert("Qt Gui");
    if (entry.starts_with("Qt ")) room.libraries.insert("Qt Core");
}

Room readRoom(std::string_view column, std::string_view client) {
    Room room;
    bool afterQt = false;
    for (const std::string& entry : split(column, ",;")) allow(room, entry, client, afterQt);
    return room;
}

}  // namespace

Table readTable(std::string_view page) {
    Table table;
    for (const std::string& line : split(page, "\n")) {
        if (!line.starts_with("| `")) continue;
        const auto cells = split(line, "|");
        if (cells.size() != 3) throw std::runtime_error("a row of the table of rooms has not three cells: " + line);
        const std::string path = cells[0].substr(1, cells[0].size() - 2);
        constexpr std::string_view anyClient = "<client>/";
        if (path.starts_with(anyClient)) {
            for (const std::string_view client : clients)
                table[std::string(client) + "/" + path.substr(anyClient.size())] = readRoom(cells[2], client);
        } else {
            const std::size_t slash = path.find('/');
            const bool ofClient = std::find(std::begin(clients), std::end(clients), path.substr(0, slash)) != std::end(clients);
            table[path] = readRoom(cells[2], ofClient ? path.substr(0, slash) : std::string{});
        }
    }
    return table;
}

std::string roomOf(const Table& table, std::string_view path) {
    std::string best;
    for (const auto& [room, row] : table)
        if (path.starts_with(room) && path.substr(room.size()).starts_with('/') && room.size() > best.size()) best = room;
    return best;
}

}  // namespace hall::tidy
