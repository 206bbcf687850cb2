#include "tests/server/net/CaseHall.hpp"

#include "schema/wire/CaseBodies.hpp"
#include "server/core/casework/Identity.hpp"

namespace hall::test {

namespace {

core::MaterialRule material(const char* code, const char* name) {
    core::MaterialRule rule;
    rule.code = {code};
    rule.name = {name, code};
    return rule;
}

core::GuideConfig guide(const char* item, std::vector<core::MaterialRule> materials) {
    core::GuideConfig guide;
    guide.item = {item};
    guide.materials = std::move(materials);
    guide.promisedDays = 10;
    return guide;
}

LiveHallOptions options() {
    LiveHallOptions options;
    options.hall = caseHall();
    return options;
}

}  // namespace

std::vector<core::ConfigEntry> caseHall() {
    std::vector<core::ConfigEntry> entries = demoHall();
    auto& config = std::get<core::HallConfig>(entries.front());
    config.areaCode = "511602";
    config.hallNumber = "01";
    for (const auto& [code, name] : {std::pair{"approval", "审批局"}, {"tax", "税务局"}, {"social", "人社局"}})
        entries.emplace_back(core::DepartmentConfig{{code}, {name, code}, {}});
    const core::MaterialRule card = material("id-card", "身份证");
    entries.emplace_back(guide("register", {card, material("premises", "经营场所证明")}));
    core::GuideConfig invoice = guide("invoice", {card, material("tax-form", "开票申请表")});
    invoice.twoPersons = true;
    entries.emplace_back(invoice);
    core::GuideConfig pension = guide("pension", {card, material("medical-record", "病历")});
    pension.sensitive = true;
    entries.emplace_back(pension);
    return entries;
}

CaseHall::CaseHall() : hall(options()) {}

std::string CaseHall::put(const std::string& application, const std::vector<std::string>& items, const std::string& idNumber, std::uint64_t revision,
                          const std::string& agent) {
    core::PutApplication put;
    put.application = {application};
    put.hall = {"demo"};
    put.revision = revision;
    put.digest = std::string(63, 'a') + std::to_string(revision % 10);
    for (const std::string& item : items) put.items.push_back({item});
    hall.withVault([&](VaultInMemory& vault) {
        const auto known = [&](const std::string& number, const char* name) {
            const auto person = vault.personFor(hall.sealer().keyedHash("person", core::personLookup("111", number)));
            const wire::Party party{"111", number, name, applicantPhone};
            vault.papers[person->value] = {{person->value}, *person, "identity", hall.sealer().seal(person->value, wire::encode(party))};
            return *person;
        };
        put.applicant = known(idNumber, applicantName);
        if (!agent.empty()) put.agent = known(agent, agentName);
    });
    const auto answer = hall.act(put, {core::Role::cityPlatform, "city", {}});
    if (const auto* refused = std::get_if<core::Refused>(&answer)) throw std::runtime_error(std::string(core::code(refused->refusal)) + " " + refused->detail);
    return std::get<engine::Outcome>(answer).work.value().number.value;
}

void CaseHall::accept(const std::string& number) {
    const std::string counter = hall.token("counter-1");
    std::string marks;
    const core::State state = hall.state();
    for (const auto& material : state.casework.find(core::CaseNumber{number})->materials)
        marks += (marks.empty() ? "" : ",") + std::string(R"({"material":")") + material.code.value + R"(","state":"sound"})";
    for (const auto& [name, body] : {std::pair{"receive", std::string()}, {"check", R"({"marks":[)" + marks + "]}"}, {"accept", std::string()}}) {
        const HttpAnswer answer = command(number, name, counter, body);
        if (answer.status != 200) throw std::runtime_error(std::string(name) + ": " + answer.body);
    }
}

std::string CaseHall::reviewer(const std::string& login, const std::vector<std::string>& departments) {
    const std::string id = hall.addPerson(login, {core::Role::reviewer});
    core::StaffConfig config = hall.state().staff.at({id}).config;
    for (const std::string& department : departments) config.departments.push_back({department});
    hall.act(core::Configure{{config}}, scheduler);
    const HttpAnswer in = fetch(hall.port(), "POST", "/api/v1/session", {},
                                R"({"name":")" + login + R"(","secret":")" + LiveHall::secretOf(login) + "\"}");
    if (in.status != 201) throw std::runtime_error("the reviewer could not sign in: " + in.body);
    return member(in.body, "token");
}

HttpAnswer CaseHall::page(const std::string& number, const std::string& token) {
    return fetch(hall.port(), "GET", "/api/v1/cases/" + number, token);
}

HttpAnswer CaseHall::command(const std::string& number, const std::string& name, const std::string& token, const std::string& body, const std::string& id) {
    return fetch(hall.port(), "POST", "/api/v1/cases/" + number + "/" + name, token, body, id.empty() ? "" : "Idempotency-Key: " + id + "\r\n");
}

HttpAnswer CaseHall::task(const std::string& number, int task, const std::string& name, const std::string& token, const std::string& body) {
    return command(number, "tasks/" + std::to_string(task) + "/" + name, token, body);
}

std::vector<std::string> CaseHall::leaks(const std::vector<std::string>& texts) {
    // Everything the law keeps of a case, and what lies in the vault as it lies there.
    std::string all;
    for (const auto& [number, one] : hall.state().casework.cases) {
        for (const auto& material : one.materials) all += material.code.value + material.remarks->reason + material.remarks->askedFor + material.remarks->note.value + material.remarks->name.value + ' ';
        for (const auto& task : one.tasks)
            all += task.opinion.value + task.question.value + task.answer.value + task.reason + task.resultNumber + ' ';
        for (const auto& step : one.steps) all += step.what + step.by + ' ';
        all += one.applicant.value + one.agent.value + one.reason + one.application.value + one.digest;
    }
    hall.withVault([&](VaultInMemory& vault) {
        for (const auto& [id, paper] : vault.papers) all += id + paper.box;
        for (const auto& [lookup, person] : vault.persons) all += lookup + person.value;
    });
    std::vector<std::string> found;
    for (const std::string& text : texts)
        if (all.find(text) != std::string::npos) found.push_back(text);
    return found;
}

}  // namespace hall::test
