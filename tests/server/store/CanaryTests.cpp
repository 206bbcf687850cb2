// Personal data go through the real engine and store; then every byte that the hall wrote is searched for them. What is erased leaves
// nothing, not even sealed: docs/decisions/0031.
#include <cstring>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "server/core/casework/Case.hpp"
#include "server/store/vault/KeyRing.hpp"
#include "server/store/vault/Ledger.hpp"
#include "server/store/vault/Rotation.hpp"
#include "server/store/vault/SealedFiles.hpp"
#include "tests/server/engine/EngineFixture.hpp"
#include "tests/server/store/StoreFixture.hpp"

using namespace hall;
using namespace hall::test;
using engine::StoreFault;
using store::OpenFor;
using store::Problem;
using store::Store;
namespace vault = store::vault;
namespace fs = std::filesystem;

namespace {

const core::Actor platform{core::Role::cityPlatform, "city-platform", {}, {}};
const core::Actor security{core::Role::securityAdministrator, "s6", {}, {}};

std::string bytesOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Every byte of every file below a folder, read once.
class Everything {
  public:
    explicit Everything(const std::string& folder) {
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.is_regular_file()) files_.emplace_back(entry.path().string(), bytesOf(entry.path()));
        }
    }
    /// The first file that has the bytes; empty: none.
    [[nodiscard]] std::string has(const std::string& bytes) const {
        for (const auto& [name, content] : files_) {
            if (::memmem(content.data(), content.size(), bytes.data(), bytes.size()) != nullptr) return name;
        }
        return {};
    }

  private:
    std::vector<std::pair<std::string, std::string>> files_;
};

std::unique_ptr<vault::KeyRing> keysOf(Store& store, const std::string& directory) {
    auto result = vault::openKeys(store, directory);
    if (auto* problem = std::get_if<Problem>(&result)) throw std::runtime_error(problem->what);
    return std::move(std::get<std::unique_ptr<vault::KeyRing>>(result));
}

/// What one applicant brings, all of it to be kept from sight.
struct Applicant {
    explicit Applicant(int n)
        : name("金丝雀" + std::to_string(n)), idNumber("51160219900101" + std::to_string(1'000 + n)), phone("1380000" + std::to_string(1'000 + n)),
          note("电话里说了金丝雀-note-" + std::to_string(n)), file("%PDF-canary-" + std::to_string(n) + std::string(3'000, 'c')) {}
    [[nodiscard]] std::vector<std::string> inClear() const { return {name, idNumber, phone, note, file.substr(0, 16)}; }

    std::string name, idNumber, phone, note, file;
    core::PersonId person;
    core::CaseNumber number;
    std::vector<std::string> sealed;   ///< boxes and look-up hash
    core::VaultId fileId;
};

/// A hall that is being served, with its keys and attached files.
class VaultHall {
  public:
    explicit VaultHall(std::string directory_, bool fresh)
        : directory(std::move(directory_)), hall(fresh ? opened(Store::create(directory)) : opened(Store::open(directory, OpenFor::serving)), quiet()),
          keys(keysOf(*hall.log, directory)), files(directory, *keys) {
        hall.start();
        if (!fresh) return;
        auto entries = staffedHall();
        std::get<core::HallConfig>(entries[0]).areaCode = "511602";
        std::get<core::HallConfig>(entries[0]).hallNumber = "01";
        ask(core::Configure{entries}, test::scheduler);
        ask(core::OpenDay{}, test::scheduler);
        ask(core::OpenCounter{{"counter-1"}}, counterActor("counter-1"));
    }
    ~VaultHall() { hall.engine().stop(); }


    engine::Outcome ask(core::Command command, core::Actor actor, std::vector<engine::Paper> papers = {}) {
        const engine::Answer got = answer(std::move(command), std::move(actor), std::move(papers));
        if (!std::holds_alternative<engine::Outcome>(got)) throw std::runtime_error(inWords(got));
        return std::get<engine::Outcome>(got);
    }

    /// As the doors do it: sealed outside, looked up and submitted inside.
    void put(Applicant& one) {
        const std::string lookup = keys->keyedHash("person", "id|" + one.idNumber);
        one.person = *hall.inside([&](const core::State&) { return hall.log->personFor(lookup); });
        const std::string identity = keys->seal(one.person.value, R"({"idType":"id","idNumber":")" + one.idNumber + R"(","name":")" + one.name +
                                                                      R"(","phone":")" + one.phone + R"("})");
        core::PutApplication command;
        command.application.value = "APP-" + one.person.value;
        command.hall.value = "demo";
        command.revision = 1;
        command.digest = "abcd";
        command.applicant = one.person;
        command.items = {{"register"}};
        ask(command, platform, {{{one.person.value}, one.person, "identity", identity}});
        one.number = hall.inside([&](const core::State& state) { return state.casework.find(command.application)->number; });

        one.fileId.value = keys->drawId();
        REQUIRE(files.put(one.fileId, one.file) == StoreFault::none);
        core::AddFile add{command.application, one.fileId, {}, one.file.size(), std::string(64, 'a'), "application/pdf", 0};
        ask(add, platform);
        const core::VaultId note{keys->drawId()};
        const std::string noteBox = keys->seal(note.value, one.note);
        ask(core::ReceiveCase{{"counter-1"}, one.number, 0}, counterActor("counter-1"));
        ask(core::RefuseCase{{"counter-1"}, one.number, core::RefusalGround::notRequired, "other", note, 0}, counterActor("counter-1"),
            {{note, one.person, "note", noteBox}});
        one.sealed = {identity, noteBox, lookup, bytesOf(directory + "/files/" + one.fileId.value)};
    }

    std::string directory;
    Hall<Store> hall;
    std::unique_ptr<vault::KeyRing> keys;
    vault::SealedFiles files;

  private:
    static engine::Settings quiet() {
        engine::Settings settings;
        settings.tickEvery = std::chrono::milliseconds(0);
        return settings;
    }
    engine::Answer answer(core::Command command, core::Actor actor, std::vector<engine::Paper> papers) {
        auto promise = std::make_shared<std::promise<engine::Answer>>();
        auto future = promise->get_future();
        const std::string id = "canary-" + std::to_string(++commands_);
        hall.engine().submit({std::move(command), std::move(actor), {id}, 1, [promise](const engine::Answer& got) { promise->set_value(got); },
                              std::move(papers)});
        return soon(std::move(future));
    }
    int commands_{};
};

/// Pieces of a box: a page may have kept only a part of it.
std::vector<std::string> pieces(const std::string& sealed) {
    std::vector<std::string> found;
    for (std::size_t at = 3; at + 16 <= sealed.size(); at += 16) found.push_back(sealed.substr(at, 16));
    if (found.size() > 12) found.resize(12);
    return found;
}

}  // namespace

TEST_CASE("personal data stand nowhere in clear, and what is erased stands nowhere at all") {
    const support::TemporaryDirectory scratch;
    std::vector<Applicant> people;
    for (int i = 0; i < 120; ++i) people.emplace_back(i);
    const std::string older = scratch / "older.db";
    {
        VaultHall hall(scratch / "hall", true);
        for (Applicant& one : people) hall.put(one);
        CHECK(hall.hall.log->papers() == 240);

        // In clear: nowhere, served and backed up. Sealed: there, so that the search below means something.
        REQUIRE(hall.hall.log->backup(older, {}) == StoreFault::none);
        REQUIRE(std::get<std::uint64_t>(vault::backUpFiles(hall.directory, older)) == 120);
        const Everything before(scratch.path());
        for (const Applicant& one : people) {
            for (const std::string& canary : one.inClear()) CHECK(before.has(canary) == "");
        }
        for (const std::string& box : people[7].sealed) CHECK(before.has(box.substr(3, 13)) != "");
        CHECK(hall.keys->open(people[7].person.value, *hall.hall.inside([&](const core::State&) {
                  return hall.hall.log->box({people[7].person.value});
              }))->find(people[7].idNumber) != std::string::npos);

        // Every third is erased, one by one, while the hall is served.
        for (std::size_t i = 0; i < people.size(); i += 3) hall.ask(core::ErasePerson{people[i].person}, security);
        const Everything after(hall.directory);
        for (std::size_t i = 0; i < people.size(); ++i) {
            CAPTURE(i);
            const bool erased = i % 3 == 0;
            CHECK(hall.files.get(people[i].fileId).has_value() != erased);
            CHECK(hall.hall.inside([&](const core::State&) { return hall.hall.log->box({people[i].person.value}); }).has_value() != erased);
            if (!erased) continue;
            for (const std::string& sealed : people[i].sealed) {
                for (const std::string& piece : pieces(sealed)) CHECK(after.has(piece) == "");
            }
        }
        CHECK(fs::file_size(hall.directory + "/hall.db-wal") < 64 * 1024);
    }
    {
        // A later backup has nothing of them, either; and the log proves itself.
        auto store = opened(Store::open(scratch / "hall", OpenFor::serving));
        CHECK(store->check().good());
        REQUIRE(store->backup(scratch / "later.db", {}) == StoreFault::none);
        const std::string later = bytesOf(scratch / "later.db");
        for (std::size_t i = 0; i < people.size(); i += 3) {
            for (const std::string& piece : pieces(people[i].sealed[0])) CHECK(later.find(piece) == std::string::npos);
        }
    }
    // The older backup has them all. Restored with today's ledger, the erased are erased before anything is served.
    REQUIRE(std::holds_alternative<store::CheckReport>(Store::restore(older, scratch / "again")));
    fs::copy_file(vault::keyFile(scratch / "hall"), vault::keyFile(scratch / "again"));
    fs::copy_file(vault::ledgerFile(scratch / "hall"), vault::ledgerFile(scratch / "again"));
    REQUIRE(std::get<std::uint64_t>(vault::restoreFiles(older, scratch / "again")) == 120);
    CHECK(Everything(scratch / "again").has(people[3].sealed[0].substr(3, 16)) != "");
    {
        VaultHall again(scratch / "again", false);
        CHECK(again.hall.log->papers() == 160);
        CHECK(again.files.get(people[4].fileId) == people[4].file);
        const Everything after(again.directory);
        for (std::size_t i = 0; i < people.size(); i += 3) {
            CHECK_FALSE(again.files.get(people[i].fileId));
            for (const std::string& sealed : people[i].sealed) {
                for (const std::string& piece : pieces(sealed)) CHECK(after.has(piece) == "");
            }
        }
        CHECK(again.hall.inside([&](const core::State&) { return again.hall.log->findPerson(people[4].sealed[2]); }) == people[4].person);
    }
}

TEST_CASE("an erasure that was cut off after its commit is finished at the next start") {
    const support::TemporaryDirectory scratch;
    Applicant one(1), other(2);
    {
        VaultHall hall(scratch / "hall", true);
        hall.put(one);
        hall.put(other);
        hall.ask(core::ErasePerson{one.person}, security);
    }
    // As if the process had died in between: the file is still there, the ledger does not know.
    const std::string file = scratch / "hall/files/" + one.fileId.value;
    std::ofstream(file, std::ios::binary) << one.sealed[3];
    std::ofstream(vault::ledgerFile(scratch / "hall"), std::ios::trunc) << "onewindow-erased 1\n";
    opened(Store::open(scratch / "hall", OpenFor::serving)).reset();
    CHECK_FALSE(fs::exists(file));
    CHECK(fs::exists(scratch / "hall/files/" + other.fileId.value));
    const auto ledger = vault::readLedger(vault::ledgerFile(scratch / "hall"));
    CHECK(std::get<std::set<std::string>>(ledger) == std::set<std::string>{one.person.value});
}

TEST_CASE("a new key: everything is sealed anew while the hall goes on, and wherever it is cut off nothing is lost") {
    for (int cutAfter : {-1, 0, 1, 2, 3, 5, 8, 60}) {
        CAPTURE(cutAfter);
        const support::TemporaryDirectory scratch;
        std::vector<Applicant> people;
        for (int i = 0; i < 70; ++i) people.emplace_back(i);
        {
            VaultHall hall(scratch / "hall", true);
            for (Applicant& one : people) hall.put(one);
            int steps = 0;
            const auto inside = [&](const std::function<void(Store&)>& work) {
                if (cutAfter >= 0 && steps++ >= cutAfter) return false;  // the process ends here
                hall.hall.inside([&](const core::State&) { work(*hall.hall.log); });
                return true;
            };
            const auto done = vault::rotate(hall.directory, *hall.keys, vault::Profile::sm, inside, {});
            CHECK(std::holds_alternative<vault::Rotated>(done) == (cutAfter < 0));
        }
        VaultHall hall(scratch / "hall", false);
        if (cutAfter >= 0) {
            const auto inside = [&](const std::function<void(Store&)>& work) {
                hall.hall.inside([&](const core::State&) { work(*hall.hall.log); });
                return true;
            };
            const auto told = vault::rotate(hall.directory, *hall.keys, vault::Profile::sm, inside, {});
            REQUIRE(std::holds_alternative<vault::Rotated>(told));
            CHECK(std::get<vault::Rotated>(told).wentOn == (cutAfter > 0));
        }
        CHECK(hall.keys->newest() == 2);
        CHECK(hall.keys->generations().size() == 1);
        const auto inspected = vault::inspect(*hall.hall.log, hall.keys.get(), vault::filesDirectory(hall.directory));
        for (const std::string& finding : inspected.findings) FAIL_CHECK(finding);
        CHECK(inspected.byGeneration == std::map<vault::Generation, std::uint64_t>{{2, 210}});
        CHECK(hall.files.get(people[5].fileId) == people[5].file);
        const Everything everything(hall.directory);
        for (const std::string& piece : pieces(people[5].sealed[0])) CHECK(everything.has(piece) == "");
    }
}
