#include "schema/wire/Reader.hpp"

namespace hall::wire {

Parsed<LobbyView> parseLobbyView(std::string_view data) { return parseStruct<LobbyView>(data); }
Parsed<KioskView> parseKioskView(std::string_view data) { return parseStruct<KioskView>(data); }
Parsed<CounterView> parseCounterView(std::string_view data) { return parseStruct<CounterView>(data); }
Parsed<HallView> parseHallView(std::string_view data) { return parseStruct<HallView>(data); }
Parsed<LeasesView> parseLeasesView(std::string_view data) { return parseStruct<LeasesView>(data); }
Parsed<VisitView> parseVisitView(std::string_view data) { return parseStruct<VisitView>(data); }
Parsed<TasksView> parseTasksView(std::string_view data) { return parseStruct<TasksView>(data); }
Parsed<CaseView> parseCaseView(std::string_view data) { return parseStruct<CaseView>(data); }
Parsed<CaseList> parseCaseList(std::string_view data) { return parseStruct<CaseList>(data); }
Parsed<CaseResult> parseCaseResult(std::string_view data) { return parseStruct<CaseResult>(data); }
Parsed<KioskApplications> parseKioskApplications(std::string_view data) { return parseStruct<KioskApplications>(data); }
Parsed<Party> parseParty(std::string_view text) { return parseStruct<Party>(text); }
Parsed<Revealed> parseRevealed(std::string_view data) { return parseStruct<Revealed>(data); }
Parsed<Catalogue> parseCatalogue(std::string_view data) { return parseStruct<Catalogue>(data); }
Parsed<Ticket> parseTicket(std::string_view data) { return parseStruct<Ticket>(data); }

std::optional<Problem> parseProblem(std::string_view data) {
    const auto tree = parseStrictJson(data);
    const auto* object = std::get_if<nlohmann::json>(&tree);
    if (object == nullptr) return std::nullopt;
    Problem read;
    ReadFault fault;
    if (!readValue(*object, read, fault).empty()) return std::nullopt;
    return read;
}

}  // namespace hall::wire
