// The arrows between rooms, read from the table in docs/architecture.md: the page is the rule, so it cannot be out of date.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace hall::tidy {

/// What one room may include besides itself: rooms by path ("schema/wire") and libraries by name ("nlohmann", "Qt Core").
struct Room {
    std::set<std::string> rooms;
    std::set<std::string> libraries;
    bool anyQt{};      ///< the table says just "Qt"
    bool allServer{};  ///< the table says "all of server"
};

using Table = std::map<std::string, Room>;  ///< by path; `<client>/x` stands three times

Table readTable(std::string_view architecturePage);

/// The room a path lies in: the longest one that it begins with; empty when there is none.
std::string roomOf(const Table& table, std::string_view path);

inline constexpr std::string_view clients[] = {"counter-client", "display", "ticket-printer"};

}  // namespace hall::tidy
