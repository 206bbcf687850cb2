#include "schema/wire/PlainReader.hpp"

namespace hall::wire {

Parsed<LobbyView> parseLobbyView(std::string_view data) { return parseHeard<LobbyView>(data); }
Parsed<KioskView> parseKioskView(std::string_view data) { return parseHeard<KioskView>(data); }
Parsed<CounterView> parseCounterView(std::string_view data) { return parseHeard<CounterView>(data); }
Parsed<HallView> parseHallView(std::string_view data) { return parseHeard<HallView>(data); }
Parsed<QueueView> parseQueueView(std::string_view data) { return parseHeard<QueueView>(data); }
Parsed<LeasesView> parseLeasesView(std::string_view data) { return parseHeard<LeasesView>(data); }
Parsed<VisitView> parseVisitView(std::string_view data) { return parseHeard<VisitView>(data); }
Parsed<TasksView> parseTasksView(std::string_view data) { return parseHeard<TasksView>(data); }
Parsed<NoticeList> parseNoticeList(std::string_view data) { return parseHeard<NoticeList>(data); }
Parsed<CaseView> parseCaseView(std::string_view data) { return parseHeard<CaseView>(data); }
Parsed<CaseList> parseCaseList(std::string_view data) { return parseHeard<CaseList>(data); }
Parsed<CaseResult> parseCaseResult(std::string_view data) { return parseHeard<CaseResult>(data); }
Parsed<KioskApplications> parseKioskApplications(std::string_view data) { return parseHeard<KioskApplications>(data); }
/// Written by this server, read by it again.
Parsed<Party> parseParty(std::string_view text) {
    if (auto value = readPlainly<Party>(text)) return std::move(*value);
    return parseStruct<Party>(text);
}
Parsed<Revealed> parseRevealed(std::string_view data) { return parseHeard<Revealed>(data); }
Parsed<Catalogue> parseCatalogue(std::string_view data) { return parseHeard<Catalogue>(data); }
Parsed<Ticket> parseTicket(std::string_view data) { return parseHeard<Ticket>(data); }

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
