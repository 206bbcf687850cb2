#include "schema/wire/Reader.hpp"

namespace hall::wire {

Parsed<LobbyView> parseLobbyView(std::string_view data) { return parseStruct<LobbyView>(data); }
Parsed<KioskView> parseKioskView(std::string_view data) { return parseStruct<KioskView>(data); }
Parsed<CounterView> parseCounterView(std::string_view data) { return parseStruct<CounterView>(data); }
Parsed<HallView> parseHallView(std::string_view data) { return parseStruct<HallView>(data); }
Parsed<Catalogue> parseCatalogue(std::string_view data) { return parseStruct<Catalogue>(data); }
Parsed<Ticket> parseTicket(std::string_view data) { return parseStruct<Ticket>(data); }

}  // namespace hall::wire
