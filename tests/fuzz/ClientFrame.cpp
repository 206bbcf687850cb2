// What a client may send to the server: frames and the bodies of HTTP commands.
#include "schema/wire/Frames.hpp"
#include "schema/wire/Utf8.hpp"
#include "tests/fuzz/Must.hpp"

using namespace hall::wire;
using hall::fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::string id;
    const auto parsed = parseClientFrame(text, &id);
    if (const auto* wrong = std::get_if<Problem>(&parsed)) {
        must(!wrong->code.empty() && wrong->status >= 400 && wrong->status < 500, "a problem has a code and a client's status");
        must(isUtf8(encode(*wrong)), "a problem can be told");
    } else if (const auto* command = std::get_if<Command>(&std::get<ClientFrame>(parsed))) {
        must(command->id == id, "the id is told");
        const auto again = parseClientFrame(encode(*command));
        must(std::get<Command>(std::get<ClientFrame>(again)) == *command, "a command comes back as it was");
    } else {
        const std::string once = encode(std::get<Hello>(std::get<ClientFrame>(parsed)));
        const auto again = parseClientFrame(once);
        must(encode(std::get<Hello>(std::get<ClientFrame>(again))) == once, "a hello comes back as it was");
    }
    const std::string_view name = commandNames()[size % commandNames().size()];
    const auto body = parseCommandBody(name, "0123456789abcdef", text);
    if (const auto* command = std::get_if<Command>(&body)) {
        const auto again = parseCommandBody(name, "0123456789abcdef", encodeBody(*command));
        must(std::get<Command>(again) == *command, "a body comes back as it was");
    }
    return 0;
}
