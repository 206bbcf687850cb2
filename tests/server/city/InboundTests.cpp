// What the city's platform puts in and gets back; and who gets the bytes of a file.
#include <doctest/doctest.h>

#include <condition_variable>
#include <future>
#include <map>
#include <mutex>

#include "schema/wire/CaseBodies.hpp"
#include "schema/wire/City.hpp"
#include "server/city/Inbound.hpp"
#include "tests/server/net/VaultInMemory.hpp"
#include "tests/support/CaseHall.hpp"
#include "tests/support/ManualClock.hpp"
#include "tests/support/MemoryEventLog.hpp"

using namespace hall;
using namespace hall::test;

namespace {

class Log final : public MemoryEventLog {
  public:
    explicit Log(VaultInMemory& vault) : vault_(vault) {}
    void append(const engine::Append& append, std::function<void(engine::StoreFault)> done) override {
        for (const engine::Paper* paper : append.papers) vault_.papers[paper->id.value] = *paper;
        MemoryEventLog::append(append, std::move(done));
    }

  private:
    VaultInMemory& vault_;
};

class FilesInMemory final : public engine::Files {
  public:
    engine::StoreFault put(const core::VaultId& id, std::string_view plain) override {
        const std::lock_guard lock(mutex_);
        kept_[id.value] = plain;
        return engine::StoreFault::none;
    }
    std::optional<std::string> get(const core::VaultId& id) override {
        const std::lock_guard lock(mutex_);
        const auto found = kept_.find(id.value);
        return found == kept_.end() ? std::nullopt : std::optional(found->second);
    }
    void remove(const core::VaultId& id) override {
        const std::lock_guard lock(mutex_);
        kept_.erase(id.value);
    }
    std::size_t count() {
        const std::lock_guard lock(mutex_);
        return kept_.size();
    }

  private:
    std::mutex mutex_;
    std::map<std::string, std::string> kept_;
};

class Nobody final : public engine::Audience {
  public:
    void changed(const core::State&, std::span<const core::Event>, core::Instant) override {}
};

const core::Actor platform{core::Role::cityPlatform, "city", {}};
core::Actor clerkAt(const char* counter) { return {core::Role::clerk, "s1", {counter}}; }

struct City {
    VaultInMemory vault;
    Log log{vault};
    ToySealer sealer;
    FilesInMemory files;
    ManualClock clock;
    CountingEntropy entropy;
    FixedZone zone;
    Nobody nobody;
    engine::Engine engine{log, clock, entropy, zone, nobody, settings()};
    std::unique_ptr<city::Inbound> inbound;

    static engine::Settings settings() {
        engine::Settings settings;
        settings.tickEvery = std::chrono::milliseconds(0);
        return settings;
    }
    City() {
        std::vector<core::ConfigEntry> hall = test::caseHall();
        for (core::ConfigEntry& entry : hall)
            if (auto* guide = std::get_if<core::GuideConfig>(&entry)) guide->sensitive = guide->item.value == "pension";
        REQUIRE(engine.start() == engine::StoreFault::none);
        inbound = std::make_unique<city::Inbound>(city::InboundPorts{engine, sealer, vault, files});
        give(core::Configure{hall}, test::scheduler);
        give(core::OpenDay{}, test::scheduler);
        for (const char* counter : {"counter-1", "counter-2"}) give(core::OpenCounter{{counter}}, counterActor(counter));
    }
    ~City() {
        inbound->stop();
        engine.stop();
    }

    void give(core::Command command, const core::Actor& actor) {
        std::promise<engine::Answer> come;
        engine::Submission submission;
        submission.command = std::move(command);
        submission.actor = actor;
        submission.answer = [&](const engine::Answer& answer) { come.set_value(answer); };
        engine.submit(std::move(submission));
        const engine::Answer answer = come.get_future().get();
        const auto* refused = std::get_if<core::Refused>(&answer);
        REQUIRE_MESSAGE(refused == nullptr, (refused == nullptr ? "" : std::string(core::code(refused->refusal)) + " " + refused->detail));
    }
    city::Told told(const std::function<void(city::Tell)>& ask) {
        std::promise<city::Told> come;
        ask([&](city::Told answer) { come.set_value(std::move(answer)); });
        return come.get_future().get();
    }
    /// "200", "404 unknown-file", "reason-missing"
    static std::string words(const city::Told& told) {
        if (const auto* answer = std::get_if<city::Answer>(&told)) return std::to_string(answer->status);
        if (const auto* refused = std::get_if<core::Refused>(&told)) return std::string(core::code(refused->refusal));
        if (const auto* fault = std::get_if<engine::Fault>(&told)) return std::string(engine::code(*fault));
        return std::to_string(std::get<wire::Problem>(told).status) + " " + std::get<wire::Problem>(told).code;
    }
    std::string put(const std::string& id, int revision, const std::string& idNumber, const std::string& items) {
        const auto body = std::make_shared<const std::string>(
            R"({"hall":"demo","revision":)" + std::to_string(revision) + R"(,"applicant":{"idType":"111","idNumber":")" + idNumber +
            R"(","name":"欧阳明","phone":"13812345678"},"items":[)" + items + R"(],"preReview":"passed","materials":[]})");
        return words(told([&](city::Tell tell) { inbound->putApplication(id, body, platform, id + "-" + std::to_string(revision), std::move(tell)); }));
    }
    std::string putFile(const std::string& id, const std::string& ordinal, const std::string& bytes, const std::string& material) {
        const auto body = std::make_shared<const std::string>("%PDF-" + bytes);
        return words(told([&](city::Tell tell) { inbound->putFile(id, ordinal, material, "application/pdf", body, platform, std::move(tell)); }));
    }
    core::Case one(const std::string& id) {
        std::promise<core::Case> come;
        REQUIRE(engine.ask([&](const core::State& state, engine::EventLog&) { come.set_value(*state.casework.find(core::ApplicationId{id})); }));
        return come.get_future().get();
    }
    std::string get(const std::string& id, std::size_t file, const core::Actor& actor) {
        const core::Case present = one(id);
        return words(told([&](city::Tell tell) { inbound->file(present.number.value, present.files.at(file).id.value, actor, std::move(tell)); }));
    }
    void accept(const std::string& id) {
        const core::Case present = one(id);
        const core::Actor counter = counterActor("counter-1");
        give(core::ReceiveCase{{"counter-1"}, present.number}, counter);
        std::vector<core::Mark> marks;
        for (const auto& material : present.materials)
            if (material.state != core::MaterialState::held) marks.push_back({material.code, core::MaterialState::sound, {}, {}});
        give(core::CheckMaterials{{"counter-1"}, present.number, marks}, counter);
        give(core::AcceptCase{{"counter-1"}, present.number}, counter);
    }
};

const char* const ouyang = "511602199003070010";
const char* const wang = "11010519491231002X";

}  // namespace

TEST_CASE("a file that another one replaces is gone; what a case was accepted with stays") {
    City city;
    REQUIRE(city.put("GA-1", 1, ouyang, R"("register")") == "201");
    CHECK(city.putFile("GA-1", "1", "one", "photo") == "201");
    CHECK(city.putFile("GA-1", "1", "one", "photo") == "200");
    CHECK(city.files.count() == 1);
    CHECK(city.putFile("GA-1", "1", "two", "photo") == "200");
    CHECK(city.files.count() == 1);
    CHECK(city.putFile("GA-1", "2", "more", "photo") == "201");
    city.accept("GA-1");
    CHECK(city.putFile("GA-1", "1", "three", "photo") == "201");
    CHECK(city.putFile("GA-1", "1", "three", "photo") == "200");
    CHECK(city.putFile("GA-1", "1", "two", "photo") == "200");
    CHECK(city.files.count() == 3);
    for (const core::CaseFile& file : city.one("GA-1").files) CHECK(city.files.get(file.id));
}

TEST_CASE("the bytes of a file: for the visitor's counter, the departments with a task, and whoever said in the log why") {
    City city;
    REQUIRE(city.put("GA-1", 1, ouyang, R"("register","pension")") == "201");
    REQUIRE(city.putFile("GA-1", "1", "photo", "photo") == "201");
    REQUIRE(city.putFile("GA-1", "2", "record", "record") == "201");
    city.accept("GA-1");
    const core::Actor manager{core::Role::manager, "m", {}};
    const core::Actor supervisor{core::Role::supervisor, "s3", {}};
    const auto reviewer = [](const char* id) { return core::Actor{core::Role::reviewer, id, {}}; };
    const auto row = [&](const core::Actor& actor) { return city.get("GA-1", 0, actor) + " " + city.get("GA-1", 1, actor); };
    CHECK(row(clerkAt("counter-1")) == "reason-missing reason-missing");
    CHECK(row(counterActor("counter-1")) == "reason-missing reason-missing");
    CHECK(row(supervisor) == "reason-missing reason-missing");
    CHECK(row(manager) == "reason-missing not-allowed");
    CHECK(row(reviewer("s11")) == "200 not-your-department");   // the record belongs to a sensitive item of another department
    CHECK(row(reviewer("s12")) == "not-your-department not-your-department");
    CHECK(row(reviewer("s13")) == "200 200");
    city.give(core::RevealPerson{city.one("GA-1").number, "called-back"}, supervisor);
    CHECK(row(supervisor) == "200 200");
    CHECK(row(clerkAt("counter-1")) == "reason-missing reason-missing");
    core::IssueTicket issue;
    issue.applications = {{"GA-1"}};
    city.give(issue, {core::Role::kiosk, "kiosk-1", {}});
    city.give(core::CallNext{{"counter-1"}}, counterActor("counter-1"));
    CHECK(row(clerkAt("counter-1")) == "200 200");
    CHECK(row(counterActor("counter-1")) == "200 200");
    CHECK(row(clerkAt("counter-2")) == "reason-missing reason-missing");
}

TEST_CASE("the platform reads what it has sent, and no walk-in; it hears of what the law holds") {
    City city;
    REQUIRE(city.put("GA-1", 1, ouyang, R"("register")") == "201");
    REQUIRE(city.put("GA-2", 1, ouyang, R"("register")") == "201");
    REQUIRE(city.put("GA-3", 1, wang, R"("register")") == "201");
    city.accept("GA-2");
    const auto complete = [&](const std::string& id) {
        const auto answer = city.told([&](city::Tell tell) { city.inbound->application(id, std::move(tell)); });
        return std::get<city::Answer>(answer).body->find(R"("complete":true)") != std::string::npos;
    };
    CHECK(complete("GA-1"));       // the same person's papers were found sound in the other case
    CHECK_FALSE(complete("GA-3"));
    core::OpenWalkIn walkIn;
    walkIn.counter = {"counter-1"};
    walkIn.applicant = city.one("GA-1").applicant;
    walkIn.items = {{"register"}};
    city.give(walkIn, counterActor("counter-1"));
    std::promise<std::string> come;
    REQUIRE(city.engine.ask([&](const core::State& state, engine::EventLog&) {
        for (const auto& [id, number] : state.casework.byApplication)
            if (id.value.starts_with("W")) come.set_value(id.value);
    }));
    const std::string id = come.get_future().get();
    CHECK(City::words(city.told([&](city::Tell tell) { city.inbound->application(id, std::move(tell)); })) == "unknown-application");
}
