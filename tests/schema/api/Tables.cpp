// Prints as JSON what the programs know of the interface, for files_test.py to compare with schema/api: routes, problem codes with
// their titles, the law's refusals with their status, commands and operations with who may.
#include <cstdio>
#include <string>
#include <string_view>

#include "schema/wire/Frames.hpp"
#include "schema/wire/StrictJson.hpp"
#include "server/core/authority/Authority.hpp"
#include "server/net/Commands.hpp"
#include "server/net/Routes.hpp"

using namespace hall;

namespace {

/// The words of this program's tables need no escaping.
std::string quoted(std::string_view word) { return '"' + std::string(word) + '"'; }

class List {
  public:
    explicit List(std::string_view name) { std::printf("%s: [", quoted(name).c_str()); }
    ~List() { std::printf("]"); }
    void add(const std::string& line) {
        std::printf("%s\n  %s", first_ ? "" : ",", line.c_str());
        first_ = false;
    }

  private:
    bool first_{true};
};

std::string_view word(net::Side side) {
    switch (side) {
        case net::Side::visitors: return "public";
        case net::Side::staff: return "staff";
        case net::Side::people: return "people";
        case net::Side::admin: return "admin";
        case net::Side::every: return "every";
    }
    return "";
}

std::string_view word(net::Admitted::Method method) {
    using enum net::Admitted::Method;
    switch (method) {
        case get: return "get";
        case head: return "head";
        case post: return "post";
        case put: return "put";
        case erase: return "delete";
    }
    return "";
}

void printRefusals() {
    List list("refusals");
    for (int i = 0;; ++i) {
        const auto refusal = static_cast<core::Refusal>(i);
        const std::string_view code = core::code(refusal);
        if (code.empty() || code == "unknown") return;
        list.add("[" + quoted(code) + ", " + std::to_string(net::statusOf(refusal)) + "]");
    }
}

/// With every member that any command takes, so that the law sees one of each.
wire::Command filled(std::string_view name) {
    wire::Command command;
    command.name = name;
    command.id = "12345678";
    command.item = "item";
    command.ticket = "h-1";
    command.queue = command.toCounter = command.toClerk = "x";
    command.reason = "reason";
    command.entitled = true;
    command.lease = command.number = 1;
    command.issuedAt = wire::Time{};
    command.work.emplace();
    return command;
}

std::string rolesWho(const auto& may) {
    std::string roles;
    for (std::size_t i = 0; i < core::roleCount; ++i) {
        const auto role = static_cast<core::Role>(i);
        if (may(role)) roles += (roles.empty() ? "" : ", ") + quoted(core::word(role));
    }
    return "[" + roles + "]";
}

void printOperations() {
    List list("operations");
    for (std::size_t i = 0; i < core::operationCount; ++i) {
        const auto operation = static_cast<core::Operation>(i);
        list.add("[" + quoted(core::word(operation)) + ", " + rolesWho([&](core::Role role) { return core::mayDo(role, operation); }) + "]");
    }
}

void printCommands() {
    List list("commands");
    std::vector<std::string_view> names = wire::commandNames();
    names.insert(names.end(), wire::caseCommandNames().begin(), wire::caseCommandNames().end());
    for (const std::string_view name : names) {
        const auto asked = net::lawCommand(filled(name), {"counter-1"}, {"h"});
        const auto* command = std::get_if<core::Command>(&asked);
        list.add("[" + quoted(name) + ", " + rolesWho([&](core::Role role) { return command && core::mayGive(role, *command); }) + "]");
    }
}

}  // namespace

int main() {
    std::printf("{");
    {
        List list("routes");
        for (const net::RouteRow& row : net::routes())
            list.add("[" + quoted(word(row.method)) + ", " + quoted(row.pattern) + ", " + quoted(row.command) + "]");
    }
    std::printf(",\n");
    {
        List list("listeners");
        for (const net::RouteRow& row : net::routes())
            list.add("[" + quoted(word(row.method)) + ", " + quoted(row.pattern) + ", " + quoted(word(net::sideOf(row.kind))) + "]");
    }
    std::printf(",\n");
    {
        List list("problems");
        for (const auto& [code, title] : wire::problemTitles()) list.add("[" + quoted(code) + ", " + quoted(title) + "]");
    }
    std::printf(",\n");
    printRefusals();
    std::printf(",\n");
    printCommands();
    std::printf(",\n");
    printOperations();
    std::printf("}\n");
}
