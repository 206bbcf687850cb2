// Accounts and devices: what is asked, what may be asked by whom, and what is said.
#include <doctest/doctest.h>

#include "tests/counter-client/widgets/States.hpp"

using namespace hall;
using namespace hall::counter;
using namespace hall::counter::test;

namespace {

Answer listed() {
    Answer answer;
    answer.status = 200;
    answer.accounts = accounts();
    return answer;
}
Answer good(std::string secret = {}) {
    Answer answer;
    answer.status = 200;
    answer.secret = std::move(secret);
    return answer;
}

Office opened(const char* role = "security-administrator") {
    Office office;
    office.answered(*office.open(role), listed());
    return office;
}

}  // namespace

TEST_CASE("each key in each role: a form, a question, or no right") {
    struct Case { const char* role; OfficeAct act; OfficeForm form; };
    const char* system = "system-administrator";
    const char* security = "security-administrator";
    for (const Case& c : {Case{system, OfficeAct::create, OfficeForm::createAccount}, Case{security, OfficeAct::create, OfficeForm::none},
                          Case{"manager", OfficeAct::create, OfficeForm::none}, Case{system, OfficeAct::changeRoles, OfficeForm::none},
                          Case{security, OfficeAct::changeRoles, OfficeForm::roles}, Case{system, OfficeAct::resetSecret, OfficeForm::none},
                          Case{security, OfficeAct::resetSecret, OfficeForm::confirm}, Case{system, OfficeAct::turnOff, OfficeForm::confirm},
                          Case{security, OfficeAct::turnOff, OfficeForm::confirm}, Case{"auditor", OfficeAct::turnOff, OfficeForm::none}}) {
        CAPTURE(c.role);
        CAPTURE(static_cast<int>(c.act));
        Office office = opened(c.role);
        CHECK_FALSE(office.act(c.act));
        CHECK(office.screen().form == c.form);
        CHECK(office.screen().may[static_cast<std::size_t>(c.act)] == (c.form != OfficeForm::none));
        if (c.form == OfficeForm::none) CHECK(office.screen().message.phrase == Phrase::officeNotAllowed);
    }
}

TEST_CASE("a new account: its one-time secret is shown once") {
    Office office = opened("system-administrator");
    office.act(OfficeAct::create);
    CHECK_FALSE(office.submit({}));
    CHECK(office.screen().message.phrase == Phrase::officeNameMissing);
    const auto request = office.submit({"zhao", "", {}, {}});
    REQUIRE(request);
    CHECK(request->path == "/api/v1/accounts");
    CHECK(request->fields.size() == 2);
    CHECK(std::get<std::string>(request->fields[1].second) == "zhao");  // shown as, when nothing else is said
    const auto reload = office.answered(*request, good("one-time"));
    REQUIRE(reload);
    CHECK(reload->method == "GET");
    CHECK(office.screen().form == OfficeForm::secret);
    CHECK(office.screen().secret == "one-time");
    office.act(OfficeAct::cancel);
    CHECK(office.screen().secret.empty());
    office.act(OfficeAct::create);
    office.answered(*office.submit({"zhao", "", {}, {}}), refusal(409, "account-exists"));
    CHECK(office.screen().message.phrase == Phrase::officeNameTaken);
    CHECK(office.screen().form == OfficeForm::createAccount);
}

TEST_CASE("the three administrators exclude one another") {
    Office office = opened();
    office.act(OfficeAct::changeRoles);
    const auto checked = [&] {
        std::vector<std::string> words;
        for (const auto& box : office.screen().roles) {
            if (box.checked) words.push_back(box.word);
        }
        return words;
    };
    CHECK(checked() == std::vector<std::string>{"system-administrator"});
    office.turnRole("clerk");
    office.turnRole("auditor");
    CHECK(checked() == std::vector<std::string>{"clerk", "auditor"});
    CHECK(office.screen().message.phrase == Phrase::officeExclusive);
    const auto request = office.submit({});
    REQUIRE(request);
    CHECK(request->path == "/api/v1/accounts/s1/roles");
    CHECK(request->ifMatch == "\"1\"");
    office.answered(*request, good());
    CHECK(office.screen().message.phrase == Phrase::officeRolesSaved);
    office.act(OfficeAct::changeRoles);
    office.turnRole("system-administrator");
    CHECK_FALSE(office.submit({}));
    CHECK(office.screen().message.phrase == Phrase::officeNoRole);
}

TEST_CASE("changed meanwhile: loaded anew and said; no right: said") {
    Office office = opened();
    office.select(1);
    office.act(OfficeAct::turnOff);
    auto request = office.act(OfficeAct::confirm);
    REQUIRE(request);
    CHECK(request->path == "/api/v1/accounts/s7/disable");
    Office other = office;
    const auto reload = office.answered(*request, refusal(412, "precondition-failed"));
    REQUIRE(reload);
    CHECK(reload->path == "/api/v1/accounts");
    CHECK(office.screen().message.phrase == Phrase::officeStale);
    CHECK(office.screen().form == OfficeForm::none);
    office.answered(*reload, listed());
    CHECK(office.screen().message.phrase == Phrase::officeStale);  // still to be read
    CHECK_FALSE(other.answered(*request, refusal(403, "not-allowed")));
    CHECK(other.screen().message.phrase == Phrase::officeNotAllowed);
}

TEST_CASE("a disabled account is enabled at once, an active one disabled after a question") {
    Office office = opened();
    office.select(3);
    const auto request = office.act(OfficeAct::turnOff);
    REQUIRE(request);
    CHECK(request->path == "/api/v1/accounts/s12/enable");
    office.answered(*request, good());
    CHECK(office.screen().message.phrase == Phrase::officeEnabled);
}

TEST_CASE("devices: added with a token that is told once, revoked after a question") {
    Office office = opened("system-administrator");
    auto request = office.act(OfficeAct::turnSheet);
    REQUIRE(request);
    CHECK(request->path == "/api/v1/devices");
    CHECK(office.screen().loading);
    Answer devices;
    devices.status = 200;
    devices.devices = {{"counter-1", "counter", "counter-1", false}, {"board-1", "board", "", true}};
    office.answered(*request, devices);
    CHECK(office.screen().rows.size() == 2);
    office.act(OfficeAct::create);
    request = office.submit({"counter-9", {}, "counter", "counter-9"});
    REQUIRE(request);
    CHECK(request->fields.size() == 3);
    office.answered(*request, refusal(404, "unknown-counter"));
    CHECK(office.screen().message.phrase == Phrase::officeNoCounter);
    office.answered(*office.submit({"kiosk-9", {}, "kiosk", {}}), good("device-token"));
    CHECK(office.screen().secret == "device-token");
    office.act(OfficeAct::cancel);
    office.act(OfficeAct::turnOff);
    request = office.act(OfficeAct::confirm);
    REQUIRE(request);
    CHECK(request->path == "/api/v1/devices/counter-1/revoke");
    office.answered(*request, good());
    office.select(1);
    CHECK_FALSE(office.act(OfficeAct::turnOff));  // revoked is revoked
    CHECK(office.screen().form == OfficeForm::none);
}

TEST_CASE("empty lists, a server that is away, leaving forgets everything") {
    Office office;
    auto request = *office.open("manager");
    CHECK(office.screen().loading);
    office.answered(request, refusal(0, ""));
    CHECK(office.screen().message.phrase == Phrase::saidServerAway);
    CHECK_FALSE(office.screen().loading);
    office = opened();
    office.close();
    CHECK(office.screen().rows.empty());
    office.moveSelection(1);
    CHECK_FALSE(office.act(OfficeAct::confirm));
}
