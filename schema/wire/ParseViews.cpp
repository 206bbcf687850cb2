#include "schema/wire/PlainReader.hpp"

namespace hall::wire {

Parsed<LobbyView> parseLobbyView(std::string_view data) { return parseQuickly<LobbyView>(data); }
Parsed<KioskView> parseKioskView(std::string_view data) { return parseQuickly<KioskView>(data); }
Parsed<CounterView> parseCounterView(std::string_view data) { return parseQuickly<CounterView>(data); }
Parsed<HallView> parseHallView(std::string_view data) { return parseQuickly<HallView>(data); }
Parsed<LeasesView> parseLeasesView(std::string_view data) { return parseQuickly<LeasesView>(data); }
Parsed<VisitView> parseVisitView(std::string_view data) { return parseQuickly<VisitView>(data); }
Parsed<TasksView> parseTasksView(std::string_view data) { return parseQuickly<TasksView>(data); }
Parsed<CaseView> parseCaseView(std::string_view data) { return parseQuickly<CaseView>(data); }
Parsed<CaseList> parseCaseList(std::string_view data) { return parseQuickly<CaseList>(data); }
Parsed<CaseResult> parseCaseResult(std::string_view data) { return parseQuickly<CaseResult>(data); }
Parsed<KioskApplications> parseKioskApplications(std::string_view data) { return parseQuickly<KioskApplications>(data); }
Parsed<Party> parseParty(std::string_view text) { return parseQuickly<Party>(text); }
Parsed<Revealed> parseRevealed(std::string_view data) { return parseQuickly<Revealed>(data); }
Parsed<Catalogue> parseCatalogue(std::string_view data) { return parseQuickly<Catalogue>(data); }
Parsed<Ticket> parseTicket(std::string_view data) { return parseQuickly<Ticket>(data); }

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
