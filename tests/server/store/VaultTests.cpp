// Sealing, keys, persons, files, deliveries.
#include <filesystem>
#include <fstream>

#include <sys/stat.h>

#include <doctest/doctest.h>

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
