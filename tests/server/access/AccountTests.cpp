#include "server/access/Accounts.hpp"

#include <doctest/doctest.h>

#include "tests/server/access/PeopleInMemory.hpp"

using namespace hall;
using namespace hall::access;
using hall::test::PeopleInMemory;

namespace {

core::State hallWith(std::initializer_list<const char*> staff) {
    core::State state;
    for (const char* id : staff) {
        core::Staff person;
        person.config.id = {id};
        person.config.roles = {core::Role::clerk};
        state.staff.emplace(core::StaffId{id}, person);
    }
    core::Counter counter;
    counter.config.id = {"counter-1"};
    state.counters.push_back(counter);
    state.counterIndex.emplace(counter.config.id, 0);
    return state;
}

}  // namespace

TEST_CASE("accounts: names that are none") {
    for (const char* bad : {"s1", "s01", "s123456789012345678901234567890"}) CHECK_FALSE(isLogin(bad));  // somebody's id
    for (const char* good : {"s", "s1a", "ss1", "s-1", "li", "li.na", "a", "0", "window-12", "abcdefghijklmnopqrstuvwxyz012345"}) CHECK(isLogin(good));
    for (const char* bad : {"", ".li", "-li", "Li", "li na", "李", "li\n", "abcdefghijklmnopqrstuvwxyz0123456"}) CHECK_FALSE(isLogin(bad));
    for (const char* good : {"李娜", "A. Li", "x"}) CHECK(isDisplayName(good));
    for (const char* bad : {"", "a\nb", "\x7f"}) CHECK_FALSE(isDisplayName(bad));
    CHECK(isDisplayName(std::string(64, 'x')));
    CHECK_FALSE(isDisplayName(std::string(65, 'x')));
}

TEST_CASE("accounts: the row first, and the row that was left alone is used again") {
    PeopleInMemory people;
    core::StaffId id;
    CHECK(addAccount(people, hallWith({}), "Li", "Li", "$h", {1}, id) == "login-malformed");
    CHECK(addAccount(people, hallWith({}), "li", "", "$h", {1}, id) == "display-name-malformed");
    CHECK(addAccount(people, hallWith({}), "li", "Li", "", {1}, id) == "overloaded");
    REQUIRE(addAccount(people, hallWith({}), "li", "Li", "$h1", {1}, id).empty());
    CHECK(id.value == "s1");
    // The process ended before the event: the second try completes the first.
    REQUIRE(addAccount(people, hallWith({}), "li", "Li Na", "$h2", {2}, id).empty());
    CHECK(id.value == "s1");
    CHECK(people.accounts().size() == 1);
    CHECK(people.account(id)->secretHash == "$h2");
    CHECK(people.account(id)->displayName == "Li Na");
    CHECK(people.account(id)->createdAt.utcMs == 1);
    CHECK(people.account(id)->mustChange);
    CHECK(addAccount(people, hallWith({"s1"}), "li", "Li", "$h3", {3}, id) == "login-taken");
    // Ids of the hall file are not given to somebody else.
    REQUIRE(addAccount(people, hallWith({"s1", "s12", "window-lead", "s9x"}), "wang", "Wang", "$h", {3}, id).empty());
    CHECK(id.value == "s13");
}

TEST_CASE("accounts: a new secret must be changed") {
    PeopleInMemory people;
    core::StaffId id;
    REQUIRE(addAccount(people, hallWith({}), "li", "Li", "$h1", {1}, id).empty());
    auto account = *people.account(id);
    account.mustChange = false;
    people.putAccount(account);
    CHECK(resetSecret(people, {"s9"}, "$h2", {5}) == "unknown-account");
    CHECK(resetSecret(people, id, "", {5}) == "overloaded");
    REQUIRE(resetSecret(people, id, "$h2", {5}).empty());
    CHECK(people.account(id)->mustChange);
    CHECK(people.account(id)->secretAt.utcMs == 5);
    people.fault = engine::StoreFault::full;
    CHECK(resetSecret(people, id, "$h3", {6}) == "store-full");
}

TEST_CASE("accounts: roles of people, and the one of a sign-in that asks for none") {
    using enum core::Role;
    CHECK(firstRole({auditor, manager}) == manager);
    CHECK(firstRole({manager, supervisor, clerk}) == clerk);
    CHECK(firstRole({systemAdministrator}) == systemAdministrator);
    CHECK_FALSE(firstRole({}));
    CHECK_FALSE(firstRole({kiosk}));
    for (const core::Role role : {kiosk, counter, board, scheduler, phone, cityPlatform}) CHECK_FALSE(isPersons(role));
    for (const core::Role role : {clerk, reception, supervisor}) CHECK(takesPlace(role));
    for (const core::Role role : {manager, auditor, reviewer, systemAdministrator, counter}) CHECK_FALSE(takesPlace(role));
}

TEST_CASE("devices: added with a token that is told once, and shut out") {
    PeopleInMemory people;
    const auto state = hallWith({});
    const auto add = [&](NewDevice device) { return addDevice(people, state, device, {7}); };
    const auto fault = [&](NewDevice device) { return std::get<Fault>(add(std::move(device))); };
    CHECK(fault({"Kiosk", "kiosk", "", false}) == "device-name-malformed");
    CHECK(fault({"", "kiosk", "", false}) == "device-name-malformed");
    for (const char* role : {"clerk", "scheduler", "system-administrator", "emperor", ""}) CHECK(fault({"kiosk-1", role, "", false}) == "unknown-role");
    for (const char* name : {"s1", "s007"}) CHECK(fault({name, "kiosk", "", false}) == "device-name-of-person");
    CHECK(std::get<Fault>(addDevice(people, hallWith({"window-lead"}), {"window-lead", "kiosk", "", false}, {7})) == "device-name-of-person");
    for (const char* role : {"manager", "auditor"}) {
        CHECK(fault({"office", role, "", false, true}) == "operators-device");
        CHECK(std::holds_alternative<std::string>(add({std::string("office-") + role, role, "", false})));
    }
    CHECK(fault({"kiosk-1", "kiosk", "counter-1", false}) == "counter-only-for-counters");
    CHECK(fault({"counter-1", "counter", "", false}) == "counter-only-for-counters");
    CHECK(fault({"counter-1", "counter", "counter-9", false}) == "unknown-counter");
    const std::string token = std::get<std::string>(add({"counter-1", "counter", "counter-1", false}));
    const Devices devices(people.devices());
    REQUIRE(devices.find(token));
    CHECK(devices.find(token)->counter.value == "counter-1");
    CHECK(fault({"counter-1", "counter", "counter-1", false}) == "device-name-taken");
    const std::string next = std::get<std::string>(add({"counter-1", "counter", "counter-1", true}));
    CHECK_FALSE(Devices(people.devices()).find(token));
    CHECK(Devices(people.devices()).find(next));
    CHECK(revokeDevice(people, "counter-2", {8}) == "unknown-device");
    CHECK(revokeDevice(people, "counter-1", {8}).empty());
    CHECK(revokeDevice(people, "counter-1", {8}) == "unknown-device");
    CHECK_FALSE(Devices(people.devices()).find(next));
}
