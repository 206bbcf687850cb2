#include "server/access/Devices.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace hall;
using namespace hall::access;

namespace {

Device device(const std::string& name, core::Role role, const std::string& token) {
    const TokenHash hash = hashToken(token);
    Device made;
    made.name = name;
    made.role = role;
    made.tokenHash.assign(hash.begin(), hash.end());
    if (role == core::Role::counter) made.counter = {name};
    return made;
}

}  // namespace

TEST_CASE("tokens: 256 bits, base64url, never twice") {
    std::set<std::string> seen;
    for (int i = 0; i < 1'000; ++i) {
        const std::string token = mintToken();
        CHECK(token.size() == 43);
        CHECK(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos);
        CHECK(seen.insert(token).second);
    }
}

TEST_CASE("tokens: kept as SHA-256") {
    // FIPS 180-2, appendix B.1: "abc".
    const TokenHash hash = hashToken("abc");
    CHECK(hash[0] == 0xba);
    CHECK(hash[1] == 0x78);
    CHECK(hash[31] == 0xad);
}

TEST_CASE("devices: a token finds its own device and nobody else's") {
    const std::string kiosk = mintToken();
    const std::string counter = mintToken();
    Device revoked = device("board-1", core::Role::board, "board token");
    revoked.revokedAt = core::Instant{1};
    Device broken = device("board-2", core::Role::board, "other token");
    broken.tokenHash.resize(31);
    const Devices devices({device("kiosk-1", core::Role::kiosk, kiosk), device("counter-1", core::Role::counter, counter), revoked, broken});
    CHECK(devices.size() == 2);
    REQUIRE(devices.find(kiosk));
    CHECK(devices.find(kiosk)->name == "kiosk-1");
    CHECK(actorOf(*devices.find(counter)).counter.value == "counter-1");
    CHECK(actorOf(*devices.find(kiosk)).counter.value.empty());
    for (const std::string& wrong : {std::string(), std::string("board token"), std::string("other token"), kiosk + "A",
                                     kiosk.substr(0, 42), mintToken()})
        CHECK(devices.find(wrong) == nullptr);
    std::string oneOff = kiosk;
    oneOff[0] = oneOff[0] == 'A' ? 'B' : 'A';
    CHECK(devices.find(oneOff) == nullptr);
}

TEST_CASE("devices: roles have one word each") {
    for (const core::Role role : {core::Role::kiosk, core::Role::counter, core::Role::board, core::Role::manager,
                                  core::Role::auditor, core::Role::scheduler})
        CHECK(roleOf(word(role)) == role);
    CHECK_FALSE(roleOf("admin"));
    CHECK_FALSE(roleOf(""));
}

TEST_CASE("digest: the same text, the same number; another, another") {
    CHECK(digest("a") == digest("a"));
    CHECK(digest("a") != digest("b"));
    CHECK(digest("") != 0);
}
