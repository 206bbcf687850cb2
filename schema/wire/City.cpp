#include "schema/wire/City.hpp"

#include "schema/wire/CityMembers.hpp"
#include "schema/wire/Reader.hpp"
#include "schema/wire/Writer.hpp"

namespace hall::wire {

std::string encode(const ApplicationAnswer& answer) { return writeStruct(answer); }
std::string encode(const ApplicationStatus& status) { return writeStruct(status); }
std::string encode(const FileAnswer& answer) { return writeStruct(answer); }
std::string encode(const DocumentStatus& status) { return writeStruct(status); }
std::string encode(const CityEvent& event) { return writeStruct(event); }


Parsed<CityEvent> parseCityEvent(std::string_view data) { return parseStruct<CityEvent>(data); }

}  // namespace hall::wire
