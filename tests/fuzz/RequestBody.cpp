// The bodies of HTTP requests that are no commands of the queue: people, applications, cases, follow-ups, packages.
#include "schema/wire/CaseBodies.hpp"
#include "schema/wire/Frames.hpp"
#include "schema/wire/People.hpp"
#include "schema/wire/Supervision.hpp"
#include "schema/wire/Utf8.hpp"
#include "tests/fuzz/Must.hpp"

using namespace hall::wire;
using hall::fuzz::must;

namespace {

/// A problem that can be told, or what was meant.
template <class T>
const T* meant(const Parsed<T>& parsed) {
    if (const auto* wrong = std::get_if<Problem>(&parsed)) {
        must(!wrong->code.empty() && wrong->status >= 400 && wrong->status < 500, "a problem has a code and a client's status");
        must(isUtf8(encode(*wrong)), "a problem can be told");
        return nullptr;
    }
    return &std::get<T>(parsed);
}

template <class T, class Parse>
void comesBack(Parse parse, std::string_view text) {
    const Parsed<T> parsed = parse(text);
    const T* first = meant(parsed);
    if (first == nullptr) return;
    const std::string written = encode(*first);
    must(isUtf8(written), "what is written is UTF-8");
    const Parsed<T> again = parse(written);
    must(std::holds_alternative<T>(again) && std::get<T>(again) == *first, "what is written can be read");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    meant(parseSignIn(text));
    meant(parseUnlock(text));
    meant(parseApprovalWanted(text));
    meant(parseAccountWanted(text));
    meant(parseRolesWanted(text));
    meant(parseDeviceWanted(text));
    meant(parseCaseSearch(text));
    meant(parseKioskSearch(text));
    meant(parseParty(text));
    comesBack<Application>([](std::string_view body) { return parseApplication(body); }, text);
    comesBack<BranchBody>([](std::string_view body) { return parseBranchBody(body); }, text);
    for (const char* verb : {"open", "assign", "resolve", "close"})
        comesBack<FollowUpBody>([verb](std::string_view body) { return parseFollowUpBody(verb, body); }, text);
    // Every command's body, not just the one that client_frame happens to choose.
    for (const std::string_view name : commandNames()) {
        const auto parsed = parseCommandBody(name, "0123456789abcdef", text);
        const Command* command = meant(parsed);
        if (command == nullptr) continue;
        const auto again = parseCommandBody(name, "0123456789abcdef", encodeBody(*command));
        must(std::holds_alternative<Command>(again) && std::get<Command>(again) == *command, "a body comes back as it was");
    }
    return 0;
}
