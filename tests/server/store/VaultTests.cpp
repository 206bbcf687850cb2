// Sealing, keys, persons, files, deliveries.
#include <filesystem>
#include <fstream>

#include <sys/stat.h>

#include <doctest/doctest.h>

#include "schema/sql/Migrations.hpp"
#include "server/store/vault/KeyRing.hpp"
#include "server/store/vault/SealedFiles.hpp"
#include "tests/server/store/StoreFixture.hpp"

using namespace hall;
using namespace hall::test;
using engine::StoreFault;
using store::OpenFor;
using store::Problem;
using store::Store;
namespace vault = store::vault;

namespace {

std::string bytesOf(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::string& file, const std::string& bytes) { std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes; }

std::unique_ptr<vault::KeyRing> keysOf(Store& store, const std::string& directory) {
    auto result = vault::openKeys(store, directory);
    if (auto* problem = std::get_if<Problem>(&result)) throw std::runtime_error(problem->what);
    return std::move(std::get<std::unique_ptr<vault::KeyRing>>(result));
}

Problem noKeys(Store& store, const std::string& directory) {
    auto result = vault::openKeys(store, directory);
    REQUIRE(std::holds_alternative<Problem>(result));
    return std::get<Problem>(result);
}

/// An append of one event of a case and the papers that came with it.
void appendCase(Store& store, core::EventBody body, std::vector<engine::Paper> papers = {}) {
    core::Event event;
    event.seq = store.lastSeq() + 1;
    event.at = {1'795'500'000'000};
    event.actor = {core::Role::manager, "test", {}, {}};
    event.body = std::move(body);
    engine::Append append{std::span(&event, 1), {}};
    for (const engine::Paper& paper : papers) append.papers.push_back(&paper);
    store.append(append, [](StoreFault fault) { CHECK(fault == StoreFault::none); });
}

core::ApplicationReceived received(const std::string& number, const core::PersonId& person) {
    core::ApplicationReceived body;
    body.number.value = number;
    body.application.value = "A-" + number;
    body.applicant = person;
    return body;
}

}  // namespace

TEST_CASE("what is sealed opens with the same keys at the same place, and nowhere else") {
    for (const auto profile : {vault::Profile::standard, vault::Profile::sm}) {
        CAPTURE(vault::word(profile));
        const auto ring = vault::KeyRing::inMemory(profile);
        const auto other = vault::KeyRing::inMemory(profile);
        for (const std::string& plain : {std::string(), std::string("x"), std::string("王小明 511602199001011234"), std::string(100'000, 'q')}) {
            const std::string box = ring->seal("paper-1", plain);
            CHECK(ring->open("paper-1", box) == plain);
            CHECK_FALSE(ring->open("paper-2", box));
            CHECK_FALSE(ring->open("", box));
            CHECK_FALSE(other->open("paper-1", box));
            CHECK(ring->seal("paper-1", plain) != box);
            if (plain.size() > 8) CHECK(box.find(plain.substr(0, 8)) == std::string::npos);
        }
        const std::string box = ring->seal("p", "text");
        for (std::size_t i = 0; i < box.size(); ++i) {
            std::string changed = box;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            CHECK_FALSE(ring->open("p", changed));
            CHECK_FALSE(ring->open("p", box.substr(0, i)));
        }
        CHECK_FALSE(ring->open("p", box + "x"));
    }
}

TEST_CASE("keyed hashes: by key, purpose and text") {
    for (const auto profile : {vault::Profile::standard, vault::Profile::sm}) {
        const auto ring = vault::KeyRing::inMemory(profile);
        CHECK(ring->keyedHash("person", "id|1").size() == 32);
        CHECK(ring->keyedHash("person", "id|1") == ring->keyedHash("person", "id|1"));
        CHECK(ring->keyedHash("person", "id|1") != ring->keyedHash("person", "id|2"));
        CHECK(ring->keyedHash("person", "id|1") != ring->keyedHash("document", "id|1"));
        CHECK(ring->keyedHash("ab", "c") != ring->keyedHash("a", "bc"));
        CHECK(ring->keyedHash("person", "id|1") != vault::KeyRing::inMemory(profile)->keyedHash("person", "id|1"));
    }
    const auto ring = vault::KeyRing::inMemory();
    CHECK(ring->drawId().size() == 22);
    CHECK(vault::isOpaqueId(ring->drawId()));
    CHECK(ring->drawId() != ring->drawId());
    for (const char* wrong : {"", "../x", "a/b", "a.b", "a b"}) CHECK_FALSE(vault::isOpaqueId(wrong));
}

TEST_CASE("the boxes' forms are those that are written down: opened by hand-made values") {
    vault::SealKey key{1, vault::Profile::standard, *vault::Secret::parse(std::string(64, '1'))};
    CHECK(vault::seal(key, "p", "t").substr(0, 3) == std::string("\x01\x00\x01", 3));
    CHECK(vault::seal(key, "p", "t").size() == 3 + 24 + 1 + 16);
    key.profile = vault::Profile::sm;
    key.generation = 0x0203;
    CHECK(vault::seal(key, "p", "t").substr(0, 3) == std::string("\x02\x02\x03", 3));
    CHECK(vault::seal(key, "p", "t").size() == 3 + 16 + 1 + 32);
}

TEST_CASE("a key file: read as written, every slip is seen") {
    const vault::Keys keys = vault::drawKeys(vault::Profile::sm);
    const std::string text = vault::keyText(keys);
    const auto again = vault::parseKeys(text, "f");
    REQUIRE(std::holds_alternative<vault::Keys>(again));
    CHECK(vault::keyText(std::get<vault::Keys>(again)) == text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string changed = text;
        changed[i] = changed[i] == '0' ? '1' : '0';
        if (i + 1 < text.size()) CHECK(std::holds_alternative<Problem>(vault::parseKeys(changed, "f")));
        if (i + 1 < text.size()) CHECK(std::holds_alternative<Problem>(vault::parseKeys(text.substr(0, i), "f")));
    }
}

TEST_CASE("keys of a hall: made once, never again silently, proved at every start") {
    const support::TemporaryDirectory scratch;
    const std::string directory = scratch / "hall";
    auto store = opened(Store::create(directory));
    const std::string fingerprint = keysOf(*store, directory)->fingerprint();
    const std::string file = vault::keyFile(directory);
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK(keysOf(*store, directory)->fingerprint() == fingerprint);
    CHECK(store->check().good());

    const std::string kept = bytesOf(file);
    std::filesystem::remove(file);
    CHECK(noKeys(*store, directory).kind == Problem::Kind::missing);
    CHECK_FALSE(std::filesystem::exists(file));
    write(file, kept.substr(0, 100));
    CHECK(noKeys(*store, directory).kind == Problem::Kind::damaged);
    write(file, "hello\n");
    CHECK(noKeys(*store, directory).kind == Problem::Kind::foreign);
    write(file, vault::keyText(vault::drawKeys(vault::Profile::standard)));
    CHECK(noKeys(*store, directory).kind == Problem::Kind::foreign);
    write(file, kept);
    const auto ring = keysOf(*store, directory);
    const std::string box = ring->seal("p", "before");
    CHECK_FALSE(ring->begin(vault::Profile::sm));
    CHECK_FALSE(vault::noteKeys(*store, *ring));
    CHECK(ring->open("p", box) == "before");
    CHECK(ring->fingerprint() == fingerprint);
    const std::string newer = bytesOf(file);
    write(file, kept);
    CHECK(noKeys(*store, directory).kind == Problem::Kind::older);
    write(file, newer);
    const auto restarted = keysOf(*store, directory);
    CHECK(restarted->newest() == 2);
    CHECK(restarted->open("p", box) == "before");
    CHECK_FALSE(restarted->retire());
    CHECK(restarted->open("p", box) == "before");                   // until the process ends
    CHECK_FALSE(keysOf(*store, directory)->open("p", box));         // and not after
}

TEST_CASE("persons: found again by their hash, kept with their first identity") {
    const support::TemporaryDirectory scratch;
    const std::string directory = scratch / "hall";
    auto store = opened(Store::create(directory));
    const auto ring = keysOf(*store, directory);
    const std::string hash = ring->keyedHash("person", "id|511602199001011234");
    CHECK_FALSE(store->findPerson(hash));
    const auto person = store->personFor(hash);
    REQUIRE(person);
    CHECK(store->personFor(hash) == person);
    CHECK_FALSE(store->findPerson(hash));                           // nothing was written for them yet
    CHECK(store->personFor(ring->keyedHash("person", "id|2")) != person);

    const std::string box = ring->seal(person->value, "{}");
    appendCase(*store, received("511602", *person), {{{person->value}, *person, "identity", box}});
    CHECK(store->findPerson(hash) == person);
    CHECK(store->box({person->value}) == box);
    CHECK_FALSE(store->box({"nobody"}));
    store.reset();
    store = opened(Store::open(directory, OpenFor::serving));
    CHECK(store->personFor(hash) == person);
    CHECK(store->papers() == 1);
}

TEST_CASE("attached files: sealed, replaced, taken away; leftovers go at the next start") {
    const support::TemporaryDirectory scratch;
    const std::string directory = scratch / "hall";
    auto store = opened(Store::create(directory));
    const auto ring = keysOf(*store, directory);
    vault::SealedFiles files(directory, *ring);
    CHECK_FALSE(files.get({"F1"}));
    CHECK(files.put({"F1"}, "first") == StoreFault::none);
    CHECK(files.put({"F1"}, "second") == StoreFault::none);
    CHECK(files.get({"F1"}) == "second");
    CHECK(files.put({"../hall"}, "x") == StoreFault::failed);
    CHECK(files.put({""}, "x") == StoreFault::failed);
    CHECK_FALSE(files.get({"../vault.key"}));
    struct stat status {};
    REQUIRE(::stat((directory + "/files/F1").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK(bytesOf(directory + "/files/F1").find("second") == std::string::npos);

    CHECK(files.put({"F2"}, "two") == StoreFault::none);
    files.remove({"F2"});
    CHECK_FALSE(files.get({"F2"}));
    CHECK(files.put({"F3"}, "nobody's") == StoreFault::none);
    write(directory + "/files/cut-off.part", "half");
    core::FileAdded added;
    added.number.value = "511602";
    added.file.value = "F1";
    appendCase(*store, received("511602", {"P1"}));
    appendCase(*store, added);
    store.reset();
    store = opened(Store::open(directory, OpenFor::serving));
    CHECK(files.get({"F1"}) == "second");
    CHECK_FALSE(files.get({"F3"}));
    CHECK_FALSE(std::filesystem::exists(directory + "/files/cut-off.part"));
}

TEST_CASE("deliveries: made out once, in order, until they are taken") {
    const support::TemporaryDirectory scratch;
    const std::string directory = scratch / "hall";
    auto store = opened(Store::create(directory));
    engine::Deliveries& deliveries = *store;
    CHECK(deliveries.madeOutTo() == 0);
    CHECK(deliveries.makeOut({{7, {"N1"}, 0, {100}}, {5, {"N2"}, 0, {100}}}, 9) == StoreFault::none);
    CHECK(deliveries.makeOut({{7, {"N1"}, 3, {500}}}, 9) == StoreFault::none);
    CHECK(deliveries.postponed(5, 2, {900}) == StoreFault::none);
    store.reset();
    store = opened(Store::open(directory, OpenFor::serving));
    engine::Deliveries& again = *store;
    CHECK(again.madeOutTo() == 9);
    CHECK(again.open(10) == std::vector<engine::Delivery>{{5, {"N2"}, 2, {900}}, {7, {"N1"}, 0, {100}}});
    CHECK(again.open(1).size() == 1);
    CHECK(again.taken(5) == StoreFault::none);
    CHECK(again.taken(5) == StoreFault::none);
    CHECK(again.open(10).size() == 1);
}

namespace {

core::ApplicationUpdated updated(const std::string& number, const core::PersonId& person, const core::PersonId& agent = {}) {
    core::ApplicationUpdated body;
    body.number.value = number;
    body.applicant = person;
    body.agent = agent;
    return body;
}

core::FileAdded file(const std::string& number, const std::string& id, std::uint32_t ordinal) {
    core::FileAdded body;
    body.number.value = number;
    body.file.value = id;
    body.ordinal = ordinal;
    return body;
}

/// A hall with somebody in it: whoever is asked for gets an identity with their first application.
struct People {
    support::TemporaryDirectory scratch;
    std::string directory = scratch / "hall";
    std::unique_ptr<Store> store = opened(Store::create(directory));
    std::unique_ptr<vault::KeyRing> ring = keysOf(*store, directory);
    vault::SealedFiles files{directory, *ring};

    std::string hash(const std::string& name) { return ring->keyedHash("person", name); }
    core::PersonId person(const std::string& name) { return store->personFor(hash(name)).value(); }
    engine::Paper identity(const core::PersonId& person) { return {{person.value}, person, "identity", ring->seal(person.value, "{}")}; }
};

}  // namespace

TEST_CASE("who was replaced in a case: their erasure leaves the files of whoever took their place") {
    People hall;
    const auto x = hall.person("x");
    const auto y = hall.person("y");
    appendCase(*hall.store, received("N1", x), {hall.identity(x)});
    appendCase(*hall.store, received("M1", x));
    appendCase(*hall.store, updated("N1", y), {hall.identity(y)});
    for (const char* id : {"F1", "F2"}) REQUIRE(hall.files.put({id}, id) == StoreFault::none);
    appendCase(*hall.store, file("N1", "F1", 1));
    appendCase(*hall.store, file("M1", "F2", 1));
    CHECK(hall.store->findPerson(hall.hash("x")) == x);  // M1 still names them
    appendCase(*hall.store, core::PersonErased{x});
    while (hall.store->tidy(true) == StoreFault::full) {}
    CHECK(hall.files.get({"F1"}) == "F1");
    CHECK_FALSE(hall.files.get({"F2"}));
    CHECK(hall.store->box({y.value}));
    CHECK_FALSE(hall.store->box({x.value}));
    CHECK(hall.store->filesAfter({}, 9) == std::vector<core::VaultId>{{"F1"}});
}

TEST_CASE("who was replaced and is in no other case is forgotten, be it as applicant or as agent") {
    People hall;
    const auto x = hall.person("x");
    const auto y = hall.person("y");
    const auto z = hall.person("z");
    appendCase(*hall.store, received("N1", x), {hall.identity(x)});
    appendCase(*hall.store, updated("N1", y, z), {hall.identity(y), hall.identity(z)});
    CHECK_FALSE(hall.store->findPerson(hall.hash("x")));
    CHECK_FALSE(hall.store->box({x.value}));
    CHECK(hall.store->box({z.value}));
    appendCase(*hall.store, updated("N1", y, x), {hall.identity(x)});
    CHECK_FALSE(hall.store->findPerson(hall.hash("z")));
    CHECK(hall.store->findPerson(hall.hash("x")) == x);  // one who was told the id before finds themselves under it
    core::FollowUpOpened asked;
    asked.followUp.value = "F20261122-0001";
    asked.person = x;
    appendCase(*hall.store, asked);
    appendCase(*hall.store, updated("N1", y));
    CHECK(hall.store->box({x.value}));                   // the follow-up's answer is for them
    CHECK(hall.store->vaultTotals().persons == 2);
    CHECK(hall.store->vaultTotals().applicants == 1);
}

TEST_CASE("a file that took another one's place: the old row is gone, and the check is content") {
    People hall;
    const auto x = hall.person("x");
    appendCase(*hall.store, received("N1", x), {hall.identity(x)});
    appendCase(*hall.store, file("N1", "F1", 1));
    appendCase(*hall.store, file("N1", "F2", 2));
    appendCase(*hall.store, file("N1", "F3", 1));
    CHECK(hall.store->filesAfter({}, 9) == std::vector<core::VaultId>{{"F2"}, {"F3"}});
    CHECK_FALSE(hall.store->hasFile({"F1"}));
    for (const auto& finding : hall.store->check().findings) {
        const bool ours = finding.what.starts_with("files") || finding.what.starts_with("parties");
        if (ours) FAIL_CHECK(finding.what);
    }
}

TEST_CASE("a case taken over brings its parties and files") {
    People hall;
    core::Case record;
    record.number.value = "N9";
    record.applicant = hall.person("x");
    record.agent = hall.person("y");
    record.files = {{{"F7"}, {}, 1, {}, {}, 1, {}}};
    appendCase(*hall.store, core::CaseImported{record.number, record}, {hall.identity(record.applicant), hall.identity(record.agent)});
    CHECK(hall.store->vaultTotals().applicants == 1);
    CHECK(hall.store->hasFile({"F7"}));
    appendCase(*hall.store, core::PersonErased{record.applicant});
    CHECK_FALSE(hall.store->hasFile({"F7"}));
    CHECK(hall.store->box({record.agent.value}));
}

TEST_CASE("a file of schema 4: only the newest applicant and the newest file of each place are kept") {
    const support::TemporaryDirectory scratch;
    std::filesystem::create_directory(scratch / "hall");
    const std::string database = store::databaseFile(scratch / "hall");
    for (const auto& migration : sql::migrations().first(4)) execute(database, std::string(migration.text).c_str());
    int seq = 0;
    const auto event = [&](int kind, const std::string& extra) {
        const std::string row = "INSERT INTO events (seq, at, kind, version, role, actor, number, extra, algo, hash) VALUES (" + std::to_string(++seq) + ", 1, " +
                                std::to_string(kind) + ", 1, 'counter', 'c', 'N1', '" + extra + "', 1, zeroblob(32))";
        execute(database, row.c_str());
    };
    event(29, R"({"applicant":"X","agent":"Z"})");
    event(30, R"({"applicant":"Y"})");
    event(31, R"({"file":"F1","ordinal":1})");
    event(31, R"({"file":"F2","ordinal":1})");
    event(31, R"({"file":"F3","ordinal":2})");
    execute(database, "INSERT INTO applicants VALUES ('N1', 'X'), ('N1', 'Y')");
    execute(database, "INSERT INTO files VALUES ('F1', 'N1'), ('F2', 'N1'), ('F3', 'N1')");
    execute(database, "INSERT INTO persons VALUES ('X', x'01'), ('Y', x'02'), ('Z', x'03')");
    execute(database, "INSERT INTO papers VALUES ('X', 'X', 'identity', x'01'), ('Y', 'Y', 'identity', x'01'), ('Z', 'Z', 'identity', x'01'), "
                      "('n', 'Y', 'note', x'01')");
    auto store = opened(Store::open(scratch / "hall", OpenFor::serving));
    CHECK(store->filesAfter({}, 9) == std::vector<core::VaultId>{{"F2"}, {"F3"}});
    CHECK(store->vaultTotals().applicants == 1);
    CHECK(store->vaultTotals().persons == 1);
    CHECK(store->papers() == 2);
    CHECK(store->findPerson("\x02") == core::PersonId{"Y"});
}
