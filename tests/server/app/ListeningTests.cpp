#include "server/app/Listening.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "server/app/Certificates.hpp"
#include "server/net/Identity.hpp"
#include "tests/support/TemporaryDirectory.hpp"
#include "tests/support/TestCertificate.hpp"

using namespace hall;
using app::PlannedListener;
using net::Side;
using support::TemporaryDirectory;

TEST_CASE("where the server may listen: what others can reach speaks TLS or is refused") {
    struct Row {
        const char* what;
        const char* file;
        const char* only;                     ///< --listen
        std::vector<PlannedListener> plan;
        const char* refusal;                  ///< how it begins; empty: allowed
    };
    const std::string tls = "[tls]\ncertificate = 'c.pem'\nkey = 'k.pem'\n";
    const std::string three = "[listen]\npublic = '0.0.0.0:443'\nstaff = '[::]:8443'\nadmin = '127.0.0.1:9090'\n";
    const std::string proxied = "[listen]\npublic = '0.0.0.0:80'\nbehind_proxy = true\n";
    const std::string remoteAdmin = "[listen]\nadmin = '10.0.0.5:9090'\n";
    const std::string here = "[listen]\npublic = '127.0.0.1:80'\nstaff = '127.0.0.1:81'\nadmin = '[::1]:82'\n";
    const std::vector<std::string> texts = {three + tls, proxied + tls, remoteAdmin + tls, here + tls, proxied + "staff = '0.0.0.0:81'\n"};
    const Row rows[] = {
        {"nothing said", "", "", {{"127.0.0.1:8080", Side::every, false}}, ""},
        {"as before", "listen = '127.0.0.1:80'", "", {{"127.0.0.1:80", Side::every, false}}, ""},
        {"as before, for all to reach", "listen = '0.0.0.0:80'", "", {}, "listen: 0.0.0.0:80 can be reached from other machines"},
        {"a name", "listen = 'localhost:80'", "", {}, "listen: localhost:80 is no address"},
        {"--listen", three.c_str(), "[::1]:0", {{"[::1]:0", Side::every, false}}, ""},
        {"--listen for all to reach", texts[0].c_str(), "0.0.0.0:8080", {}, "--listen: 0.0.0.0:8080 can be reached from other machines"},
        {"--listen nonsense", "", "8080", {}, "--listen: 8080 is no address"},
        {"three", texts[0].c_str(), "",
         {{"0.0.0.0:443", Side::visitors, true}, {"[::]:8443", Side::staff, true}, {"127.0.0.1:9090", Side::admin, false}}, ""},
        {"three without a certificate", three.c_str(), "", {}, "listen.public: 0.0.0.0:443 can be reached from other machines and needs [tls]"},
        {"a proxy in front", texts[1].c_str(), "", {{"0.0.0.0:80", Side::visitors, false}}, ""},
        {"a proxy is no excuse for staff", texts[4].c_str(), "", {}, "listen.staff: 0.0.0.0:81 can be reached from other machines and needs [tls]"},
        {"admin from elsewhere", texts[2].c_str(), "", {{"10.0.0.5:9090", Side::admin, true}}, ""},
        {"admin from elsewhere, plain", remoteAdmin.c_str(), "", {}, "listen.admin: 10.0.0.5:9090 can be reached from other machines and needs [tls]"},
        {"on this machine, plain", here.c_str(), "",
         {{"127.0.0.1:80", Side::visitors, false}, {"127.0.0.1:81", Side::staff, false}, {"[::1]:82", Side::admin, false}}, ""},
        {"on this machine, with a certificate", texts[3].c_str(), "",
         {{"127.0.0.1:80", Side::visitors, true}, {"127.0.0.1:81", Side::staff, true}, {"[::1]:82", Side::admin, false}}, ""},
        {"nothing named", "[listen]\n", "", {}, "[listen] names no address"},
        {"nonsense", "[listen]\nstaff = '8443'\n", "", {}, "listen.staff: 8443 is no address"},
        {"twice", "[listen]\nstaff = '127.0.0.1:80'\nadmin = '127.0.0.1:80'\n", "", {}, "listen.admin: 127.0.0.1:80 is named twice"},
        {"any port, twice", "[listen]\nstaff = '127.0.0.1:0'\nadmin = '127.0.0.1:0'\n", "",
         {{"127.0.0.1:0", Side::staff, false}, {"127.0.0.1:0", Side::admin, false}}, ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const TemporaryDirectory directory;
        std::ofstream(directory / "hall-server.toml") << row.file;
        const auto plan = app::planListening(app::readProcessConfig(directory.path()), row.only);
        if (*row.refusal == '\0') {
            REQUIRE(std::holds_alternative<std::vector<PlannedListener>>(plan));
            CHECK(std::get<std::vector<PlannedListener>>(plan) == row.plan);
        } else {
            REQUIRE(std::holds_alternative<std::string>(plan));
            CHECK_MESSAGE(std::get<std::string>(plan).starts_with(row.refusal), std::get<std::string>(plan));
        }
    }
    CHECK(app::boundAddress("0.0.0.0:0", 8'443) == "0.0.0.0:8443");
    CHECK(app::boundAddress("[::1]:80", 80) == "[::1]:80");
}

TEST_CASE("the hall's certificate: made for this machine, kept to its owner, replaced only on demand") {
    const TemporaryDirectory directory;
    const auto modeOf = [&](const std::string& name) {
        struct stat status {};
        return ::stat((directory / name).c_str(), &status) == 0 ? status.st_mode & 0777 : 0U;
    };
    const std::string pin = app::makeHallCertificate(directory.path(), {"hall.example", "10.0.0.5"});
    CHECK(modeOf("tls") == 0700);
    CHECK(modeOf("tls/key.pem") == 0600);
    CHECK(modeOf("tls/certificate.pem") == 0600);
    const auto pinIn = [&](const std::string& file) {
        const auto read = net::readCertificate(directory / file);
        REQUIRE(std::holds_alternative<net::CertificateFacts>(read));
        return std::get<net::CertificateFacts>(read);
    };
    const auto facts = pinIn("tls/certificate.pem");
    CHECK(facts.pin == pin);
    const std::set<std::string> names(facts.names.begin(), facts.names.end());
    for (const char* name : {"localhost", "127.0.0.1", "::1", "hall.example", "10.0.0.5"}) CHECK(names.contains(name));
    CHECK_THROWS(app::makeHallCertificate(directory.path(), {}));
    CHECK(pinIn("tls/certificate.pem").pin == pin);

    CHECK(app::newCertificate(directory.path(), {}, false).exit == app::Exit::foundWrong);
    CHECK(app::newCertificate(directory.path(), {"no name"}, true).exit == app::Exit::foundWrong);
    CHECK(pinIn("tls/certificate.pem").pin == pin);  // a failure leaves what was there
    const app::Report replaced = app::newCertificate(directory.path(), {"new.example"}, true);
    CHECK(replaced.exit == app::Exit::done);
    const std::string newPin = pinIn("tls/certificate.pem").pin;
    CHECK(newPin != pin);
    CHECK(replaced.text.find(newPin) != std::string::npos);
    CHECK(pinIn("tls.old/certificate.pem").pin == pin);
    CHECK(app::newCertificate(directory / "nowhere", {}, false).exit == app::Exit::foundWrong);
}

TEST_CASE("what is said of a certificate") {
    const TemporaryDirectory directory;
    app::makeHallCertificate(directory.path(), {});
    const std::string certificate = directory / "tls/certificate.pem";
    const std::string key = directory / "tls/key.pem";
    const auto read = net::readCertificate(certificate);
    const auto& facts = std::get<net::CertificateFacts>(read);
    constexpr std::int64_t dayMs = 86'400'000;
    struct Row {
        std::int64_t now;
        bool good;
        const char* advice;
    };
    const Row rows[] = {
        {facts.validFromUtcMs + dayMs, true, ""},
        {facts.validUntilUtcMs - 31 * dayMs, true, ""},
        {facts.validUntilUtcMs - 29 * dayMs, false, "it ends soon"},
        {facts.validUntilUtcMs, false, "it has ended"},
        {facts.validFromUtcMs - 1, false, "it is not valid yet"},
    };
    for (const Row& row : rows) {
        const auto state = app::certificateState(certificate, key, row.now);
        CHECK(state.good == row.good);
        CHECK(state.what.find(facts.pin) != std::string::npos);
        CHECK(state.advice.substr(0, std::string_view(row.advice).size()) == row.advice);
    }
    const std::int64_t now = facts.validFromUtcMs + dayMs;
    std::filesystem::permissions(key, std::filesystem::perms::others_read, std::filesystem::perm_options::add);
    CHECK(app::certificateState(certificate, key, now).advice.starts_with("others can read the key"));
    CHECK_FALSE(app::certificateState(certificate, certificate, now).good);
    CHECK_FALSE(app::certificateState(directory / "none", key, now).good);
}
