#include "tests/tidy/Rules.hpp"

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <map>
#include <regex>
#include <set>

namespace hall::tidy {
namespace {

std::string at(const Source& source, std::size_t line, const std::string& what) {
    return source.path + ":" + std::to_string(line) + ": " + what;
}

/// Generated headers are named after the target that makes them: "schema_look/Tokens.hpp" lies in schema/look.
std::string projectPath(const Table& table, const Include& include) {
    const std::string& name = include.name;
    if (const std::size_t slash = name.find('/'); slash != std::string::npos) {
        for (const auto& [room, row] : table) {
            std::string target = room;
            std::replace(target.begin(), target.end(), '/', '_');
            std::replace(target.begin(), target.end(), '-', '_');
            if (name.substr(0, slash) == target) return room + "/" + name.substr(slash + 1);
        }
    }
    return name;
}

bool isPrivate(const Source& source) { return source.text.starts_with("// Private to this room."); }

/// Files of tests may include what they test and what they test it with. What lies in a room under tests (the crowd) is a test when
/// it includes doctest.
bool isTest(const Table& table, const Source& source) {
    if (!source.isUnder("tests")) return false;
    if (roomOf(table, source.path).empty()) return true;
    const auto includes = includesOf(source);
    return std::any_of(includes.begin(), includes.end(), [](const Include& include) { return include.name.starts_with("doctest/"); });
}

/// `hints`: a text without any of these cannot match, and is not searched.
void eachMatch(const Source& source, const std::string& code, std::initializer_list<const char*> hints, const std::regex& pattern,
               const std::string& what, Broken& broken) {
    const auto has = [&](const char* hint) { return code.find(hint) != std::string::npos; };
    if (std::none_of(hints.begin(), hints.end(), has)) return;
    for (std::sregex_iterator match(code.begin(), code.end(), pattern), end; match != end; ++match) {
        const auto line = 1 + std::count(code.begin(), code.begin() + match->position(), '\n');
        broken.push_back(at(source, std::size_t(line), what + ": " + match->str()));
    }
}

bool allowsLibrary(const std::string& room, const Room& row, const std::string& library) {
    if (library == "std" || library == "posix") return true;
    if (library == "fmt") return room != "server/core";
    if (row.anyQt && library.starts_with("Qt")) return true;
    if (library == "Qt") return std::any_of(row.libraries.begin(), row.libraries.end(), [](const auto& l) { return l.starts_with("Qt "); });
    return row.libraries.contains(library);
}

bool allowsRoom(const std::string& from, const Room& row, const std::string& to) {
    return from == to || row.rooms.contains(to) || (row.allServer && to.starts_with("server/"));
}

/// All circles of a graph, each once, as "a -> b -> a".
Broken circles(const std::map<std::string, std::set<std::string>>& arrows) {
    Broken found;
    std::map<std::string, int> seen;  // 1: on the way, 2: done
    std::vector<std::string> way;
    const std::function<void(const std::string&)> walk = [&](const std::string& node) {
        seen[node] = 1;
        way.push_back(node);
        if (const auto next = arrows.find(node); next != arrows.end()) {
            for (const std::string& to : next->second) {
                if (seen[to] == 0) walk(to);
                if (seen[to] != 1) continue;
                std::string circle = to;
                for (auto step = std::find(way.begin(), way.end(), to) + 1; step != way.end(); ++step) circle += " -> " + *step;
                found.push_back(circle + " -> " + to);
            }
        }
        way.pop_back();
        seen[node] = 2;
    };
    for (const auto& [node, to] : arrows)
        if (seen[node] == 0) walk(node);
    return found;
}

}  // namespace

Broken arrowsBroken(const Table& table, const std::vector<Source>& sources, const std::string& qtInclude) {
    Broken broken;
    for (const Source& source : sources) {
        if (!source.isCode() || isTest(table, source)) continue;
        const std::string room = roomOf(table, source.path);
        if (room.empty()) {
            broken.push_back(at(source, 1, "lies in no room of docs/architecture.md"));
            continue;
        }
        const Room& row = table.at(room);
        for (const Include& include : includesOf(source)) {
            if (include.quoted) {
                if (include.name.ends_with(".moc")) continue;
                const std::string to = roomOf(table, projectPath(table, include));
                if (to.empty() || !allowsRoom(room, row, to)) broken.push_back(at(source, include.line, room + " may not include " + include.name));
                continue;
            }
            const std::string library = libraryOf(include.name, qtInclude);
            if (library.empty() || !allowsLibrary(room, row, library))
                broken.push_back(at(source, include.line, room + " may not include <" + include.name + "> (" + library + ")"));
        }
    }
    return broken;
}

Broken cycles(const Table& table, const std::vector<Source>& sources) {
    std::map<std::string, std::set<std::string>> files, rooms;
    for (const Source& source : sources) {
        if (!source.isCode()) continue;
        const std::string room = roomOf(table, source.path);
        for (const Include& include : includesOf(source)) {
            if (!include.quoted) continue;
            const std::string path = projectPath(table, include);
            if (source.isHeader()) files[source.path].insert(path);
            const std::string to = roomOf(table, path);
            if (!room.empty() && !to.empty() && room != to && !isTest(table, source)) rooms[room].insert(to);
        }
    }
    Broken broken = circles(files);
    for (std::string& circle : circles(rooms)) broken.push_back(std::move(circle));
    return broken;
}

Broken heavyHeaders(const Table& table, const std::vector<Source>& sources) {
    Broken broken;
    for (const Source& source : sources) {
        if (!source.isCode() || isTest(table, source)) continue;
        for (const Include& include : includesOf(source)) {
            const bool beast = include.name.starts_with("boost/beast");
            const bool json = include.name == "nlohmann/json.hpp";
            if (source.isHeader() && (beast || json) && !isPrivate(source)) broken.push_back(at(source, include.line, "<" + include.name + "> in a public header"));
            if (beast && !source.isUnder("server/net") && !source.isUnder("tests")) broken.push_back(at(source, include.line, "Beast outside server/net"));
        }
    }
    return broken;
}

Broken privacyBroken(const Table& table, const std::vector<Source>& sources) {
    std::set<std::string> secrets;
    for (const Source& source : sources)
        if (source.isHeader() && isPrivate(source)) secrets.insert(source.path);
    Broken broken;
    for (const Source& source : sources) {
        if (!source.isCode()) continue;
        for (const Include& include : includesOf(source)) {
            if (!secrets.contains(include.name)) continue;
            const std::string room = roomOf(table, include.name);
            if (!source.isUnder(room) && !source.isUnder("tests/" + room)) broken.push_back(at(source, include.line, include.name + " is private to " + room));
        }
    }
    return broken;
}

Broken impurities(const std::vector<Source>& sources) {
    static const std::set<std::string> headers{"thread", "mutex", "shared_mutex", "condition_variable", "future", "atomic", "semaphore",
                                               "stop_token", "random", "fstream", "iostream", "filesystem", "ctime"};
    static const std::regex words(R"(\b(system_clock|steady_clock|high_resolution_clock|random_device|mt19937\w*|s?rand|getenv)\b|\b(fopen|fwrite|fread|f?puts|f?printf)\s*\()"
                                  R"(|\bQ(DateTime|Time|Timer|ElapsedTimer|Thread|File|RandomGenerator)\b)");
    Broken broken;
    for (const Source& source : sources) {
        bool pure = source.isUnder("server/core") || source.isUnder("server/views") || source.isUnder("schema/wire") ||
                    source.isUnder("schema/conversation");
        for (const std::string_view client : clients) pure = pure || source.isUnder(std::string(client) + "/present");
        if (!source.isCode() || !pure) continue;
        for (const Include& include : includesOf(source)) {
            const bool posix = !include.quoted && libraryOf(include.name, {}) == "posix";
            if (!include.quoted && (posix || headers.contains(include.name)))
                broken.push_back(at(source, include.line, "a pure room includes <" + include.name + ">"));
        }
        const std::string code = withoutCommentsAndStrings(source.text);
        eachMatch(source, code, {"_clock", "random", "rand", "mt19937", "getenv", "fopen", "fwrite", "fread", "puts", "printf", "QDate", "QTime", "QElapsed", "QThread", "QFile", "QRandom"},
                  words, "a pure room uses", broken);
    }
    return broken;
}

Broken clockReaders(const std::vector<Source>& sources) {
    // The server's, and the one of the clients: a trace's lines are laid beside those of other programs on one machine.
    static const std::set<std::string> named{"server/engine/SystemClock.cpp", "schema/link/ScreenTrace.cpp", "ticket-printer/spool/LocalClock.cpp"};
    static const std::regex words(R"(\b(system_clock\s*::\s*now|CLOCK_REALTIME\w*|gettimeofday|currentDateTime\w*|currentMSecsSinceEpoch|currentSecsSinceEpoch|QDate::currentDate|QTime::currentTime|std::time)\b)"
                                  R"(|\btime\s*\(\s*(nullptr|NULL|0)\s*\))");
    Broken broken;
    for (const Source& source : sources)
        if (source.isCode() && !source.isUnder("tests") && !named.contains(source.path))
            eachMatch(source, withoutCommentsAndStrings(source.text),
                      {"system_clock", "CLOCK_REALTIME", "gettimeofday", "current", "time(", "time ("}, words, "reads the system's clock", broken);
    return broken;
}

Broken nestedLoops(const std::vector<Source>& sources) {
    static const std::regex loops(R"(\b(processEvents|QEventLoop|sendPostedEvents)\b)");
    static const std::regex exec(R"((\.|->|::)\s*exec\s*\()");
    Broken broken;
    for (const Source& source : sources) {
        bool inClient = source.isUnder("schema"), isMain = false;
        for (const std::string_view client : clients) {
            inClient = inClient || source.isUnder(client);
            isMain = isMain || source.isUnder(std::string(client) + "/app");
        }
        if (!source.isCode() || !inClient) continue;
        const std::string code = withoutCommentsAndStrings(source.text);
        eachMatch(source, code, {"Event"}, loops, "nested event loop", broken);
        if (!isMain) eachMatch(source, code, {"exec"}, exec, "event loop outside app", broken);
    }
    return broken;
}

Broken sleepers(const Table& table, const std::vector<Source>& sources) {
    static const std::regex words(R"(\b(sleep_for|sleep_until|usleep|nanosleep|clock_nanosleep|msleep|qSleep|qWait)\b|(^|[^.\w>])sleep\s*\()");
    Broken broken;
    for (const Source& source : sources) {
        const bool bound = source.isUnder("server") || (isTest(table, source) && !source.isUnder("tests/bench"));
        if (source.isCode() && bound)
            eachMatch(source, withoutCommentsAndStrings(source.text), {"sleep", "qSleep", "qWait"}, words, "sleeps", broken);
    }
    return broken;
}

Broken strangePlaces(const std::vector<Source>& sources) {
    // Written in pieces, so that this file does not name them.
    static const std::regex places("/(wo" "rk|ho" "me|ro" "ot|mnt|Users)/[A-Za-z0-9]"
                                   "|(py" "pi\\.org|npm" "js\\.(org|com)|crates\\" ".io|deb\\" ".debian\\.org|proxy\\.go" "lang)");
    Broken broken;
    for (const Source& source : sources)
        eachMatch(source, source.text, {"/wo" "rk/", "/ho" "me/", "/ro" "ot/", "/mnt/", "/Users/", "py" "pi.org", "npm" "js.", "crates." "io", "deb." "debian", "proxy.go" "lang"},
                  places, "names a place of its own", broken);
    return broken;
}

Broken codesWithoutTitle(const std::vector<Source>& sources) {
    static const std::regex titles(R"RE(\{"([a-z0-9-]+)", "[^"]+"\})RE");
    static const std::regex answered(R"RE((problemOf|problem|TurnedAway|turnAway)\s*[({]\s*[0-9]{3},[^;"]*((\s*"[a-z0-9-]+"[^;"]*)+))RE");
    static const std::regex refused(R"RE(case (Refusal|Fault)::\w+:\s*return ("[a-z0-9-]+"))RE");
    static const std::regex words(R"RE("([a-z0-9]+(-[a-z0-9]+)+)")RE");
    std::set<std::string> known;
    for (const Source& source : sources)
        if (source.path == "schema/wire/Problem.cpp")
            for (std::sregex_iterator title(source.text.begin(), source.text.end(), titles), end; title != end; ++title) known.insert((*title)[1]);
    Broken broken;
    const auto look = [&](const Source& source, const std::regex& pattern, std::size_t group) {
        for (std::sregex_iterator use(source.text.begin(), source.text.end(), pattern), end; use != end; ++use) {
            const std::string codes = (*use)[group];
            for (std::sregex_iterator code(codes.begin(), codes.end(), words); code != end; ++code) {
                if (known.contains((*code)[1])) continue;
                const auto line = 1 + std::count(source.text.begin(), source.text.begin() + use->position(), '\n');
                broken.push_back(at(source, std::size_t(line), "has no title in schema/wire/Problem.cpp: " + (*code)[1].str()));
            }
        }
    };
    for (const Source& source : sources) {
        if (!source.isCode() || !source.isUnder("server")) continue;
        look(source, answered, 2);
        if (source.isUnder("server/core") || source.isUnder("server/engine")) look(source, refused, 2);
    }
    return broken;
}

}  // namespace hall::tidy
