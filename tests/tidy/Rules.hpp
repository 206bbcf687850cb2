// What the design rests on, as functions from sources to the list of what breaks it ("path:line: what"). No rule has exceptions.
#pragma once

#include <string>
#include <vector>

#include "tests/tidy/Source.hpp"
#include "tests/tidy/Table.hpp"

namespace hall::tidy {

using Broken = std::vector<std::string>;

/// Every include goes along an arrow of the table; every code file lies in a room or in tests.
Broken arrowsBroken(const Table& table, const std::vector<Source>& sources, const std::string& qtInclude);
/// Neither rooms nor headers include each other in a circle.
Broken cycles(const Table& table, const std::vector<Source>& sources);
/// Heavy headers stay out of headers: Beast and nlohmann/json.hpp (json_fwd.hpp may stand there), but for headers private to a room.
Broken heavyHeaders(const Table& table, const std::vector<Source>& sources);
/// A header that calls itself "Private to this room" is included there and by the tests of that room only.
Broken privacyBroken(const Table& table, const std::vector<Source>& sources);
/// No clock, randomness, thread or I/O in the law and in the pure rooms.
Broken impurities(const std::vector<Source>& sources);
/// The system's clock is read in the named files only.
Broken clockReaders(const std::vector<Source>& sources);
/// No event loop inside an event loop in what the clients run.
Broken nestedLoops(const std::vector<Source>& sources);
/// No test sleeps, and no thread of the server. (Benchmarks are no tests: they send at a given pace.)
Broken sleepers(const Table& table, const std::vector<Source>& sources);
/// No path of one machine and no package registry, in any text file.
Broken strangePlaces(const std::vector<Source>& sources);

/// Every problem code that the law, the gate or a route can answer stands in the table of titles in schema/wire/Problem.cpp.
Broken codesWithoutTitle(const std::vector<Source>& sources);

}  // namespace hall::tidy
