#include "server/city/Signature.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>

#include "tests/support/TemporaryDirectory.hpp"

using namespace hall;

TEST_CASE("signature: the published example, computed anew with Python's hmac") {
    // From the documentation of the reference implementation; its secret is shorter than the specification wants secrets to be.
    const auto secret = city::unbase64("plJ3nmyCDGBKInavdOK15jsl");
    REQUIRE(secret);
    CHECK(city::signature({*secret}, "msg_loFOjxBNrRLzqYUf", 1'731'705'121, R"({"event_type":"ping","data":{"success":true}})") ==
          "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=");
    // A second one, made with Python.
    const auto other = city::secretOf("whsec_MfKQ9r8GKYqwTwjUPD8ILPZIo2LaLaSw");
    REQUIRE(other);
    CHECK(city::signature({*other}, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1'614'265'330, R"({"test": 2432232314})") ==
          "v1,ezPPwzspfIcp4cDp4tk6r6m9T8vF0TaBlLgkD3e7Qck=");
}

TEST_CASE("signature: one for each secret, so that a receiver may change over") {
    const std::vector<std::string> secrets{std::string(32, 'k'), *city::secretOf("whsec_MfKQ9r8GKYqwTwjUPD8ILPZIo2LaLaSw")};
    CHECK(city::signature(secrets, "a", 1, "b") == city::signature({secrets[0]}, "a", 1, "b") + " " + city::signature({secrets[1]}, "a", 1, "b"));
    CHECK(city::signature({secrets[0]}, "a", 1, "b") != city::signature({secrets[0]}, "a", 2, "b"));
    CHECK(city::signature({secrets[0]}, "a", 1, "b") != city::signature({secrets[0]}, "a", 1, "c"));
}

TEST_CASE("secrets: 24 to 64 bytes in base64, nothing else") {
    const auto whsec = [](std::size_t bytes) { return "whsec_" + city::base64(std::string(bytes, 'k')); };
    CHECK_FALSE(city::secretOf(whsec(23)));
    CHECK(city::secretOf(whsec(24)));
    CHECK(city::secretOf(whsec(64)));
    CHECK_FALSE(city::secretOf(whsec(65)));
    CHECK_FALSE(city::secretOf("MfKQ9r8GKYqwTwjUPD8ILPZIo2LaLaSw"));
    CHECK_FALSE(city::secretOf("whsec_MfKQ9r8GKYqwTwjUPD8ILPZIo2LaLaS"));
    CHECK_FALSE(city::secretOf("whsec_MfKQ9r8GKYqwTwj PD8ILPZIo2LaLaSw"));
    CHECK_FALSE(city::secretOf("whsec_plJ3nmyCDGBKInavdOK15jsl"));
    CHECK_FALSE(city::secretOf("whsec_"));
}

TEST_CASE("base64: the vectors of RFC 4648, there and back") {
    const std::pair<std::string, std::string> rows[] = {{"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, text] : rows) {
        CHECK(city::base64(bytes) == text);
        CHECK(city::unbase64(text) == bytes);
    }
    for (const char* wrong : {"", "Zg=", "Zg", "Zh==", "Z===", "Zm9v\n", "Zm9 "}) CHECK_FALSE(city::unbase64(wrong));
}

TEST_CASE("secrets: the file is its owner's alone") {
    const hall::support::TemporaryDirectory directory;
    const std::string file = directory.path() + "/secret";
    const auto write = [&](const std::string& text, mode_t mode) {
        std::ofstream(file) << text;
        ::chmod(file.c_str(), mode);
        return city::readSecrets(file);
    };
    const auto wrong = [](const auto& read) { return std::holds_alternative<std::string>(read); };
    CHECK(wrong(city::readSecrets(file)));
    CHECK(wrong(write("whsec_MfKQ9r8GKYqwTwjUPD8ILPZIo2LaLaSw\n", 0640)));
    const auto read = write("# new\nwhsec_a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=\n\nwhsec_MfKQ9r8GKYqwTwjUPD8ILPZIo2LaLaSw\n", 0600);
    REQUIRE_FALSE(wrong(read));
    CHECK(std::get<std::vector<std::string>>(read).size() == 2);
    CHECK(wrong(write("", 0600)));
    const auto bad = write("whsec_short\n", 0600);
    REQUIRE(wrong(bad));
    CHECK(std::get<std::string>(bad).find("short") == std::string::npos);
}
