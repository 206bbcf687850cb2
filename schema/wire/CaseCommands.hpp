// Private to this room. What the commands about a case take.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "schema/wire/CaseBodies.hpp"

namespace hall::wire {

bool isCaseCommand(std::string_view name);
/// Its body may name a task or, with 0 or nothing, the whole case: also over HTTP, where other commands have the task in the path.
bool namesItsTask(std::string_view name);
/// Free text: UTF-8 of 1 to 2,000 bytes without control characters, lines allowed.
bool isFreeText(std::string_view value);
bool areAnswers(const std::vector<PackageAnswer>& answers);
/// The caller has looked at `name`, `id` and that the body is an object.
Parsed<Command> readCaseCommand(std::string_view name, std::string_view id, const nlohmann::json& body, bool overHttp);

}  // namespace hall::wire
