// Everything that the store writes besides the events of the queue, each on a disk that fails at every operation: what was acknowledged is
// there afterwards, what was not is there whole or not at all, and the file is sound.
#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>

#include <csignal>

#include <sys/resource.h>

#include <fmt/format.h>

#include <doctest/doctest.h>

#include "server/core/casework/Number.hpp"
#include "server/store/vault/KeyRing.hpp"
#include "server/store/vault/Rotation.hpp"
#include "server/store/vault/SealedFiles.hpp"
#include "tests/server/store/Course.hpp"
#include "tests/server/store/FaultVfs.hpp"

using namespace hall;
using namespace hall::test;
using engine::StoreFault;
using store::OpenFor;
using store::Problem;
using store::Store;
namespace fs = std::filesystem;
namespace vault = store::vault;

namespace {

struct How {
    DiskFault fault;
    bool sticky;
};
constexpr How hows[] = {{DiskFault::error, false}, {DiskFault::torn, true}, {DiskFault::full, false}, {DiskFault::full, true}, {DiskFault::sync, true}};

store::Settings faulty() { return restless(FaultVfs::name()); }

const Day& day() {
    static const Day one(Cases::some);
    return one;
}
/// Where the events of one moment and one actor end: nowhere within a command, whose events belong together.
const std::vector<std::size_t>& ends() {
    static const std::vector<std::size_t> all = [] {
        std::vector<std::size_t> found;
        const auto& events = day().events();
        for (std::size_t i = 1; i <= events.size(); ++i) {
            if (i == events.size() || events[i].at != events[i - 1].at || events[i].actor != events[i - 1].actor) found.push_back(i);
        }
        return found;
    }();
    return all;
}
/// The end of what belongs to the event after the first `events`.
std::size_t endAfter(std::size_t events) { return *std::upper_bound(ends().begin(), ends().end(), events); }

engine::Account accountOf(const std::string& login) { return {{}, login, "Display of " + login, "$argon2id$of-" + login, true, {1'000}, {1'000}}; }

engine::Session sessionOf(char token) {
    engine::Session session;
    session.tokenHash = std::string(32, token);
    session.staff = {"s1"};
    session.openedAt = {1'000};
    session.expiresAt = {9'000};
    session.usedAt = {2'000};
    return session;
}

std::unique_ptr<vault::KeyRing> keysOf(Store& store, const std::string& directory) {
    auto result = vault::openKeys(store, directory);
    if (auto* problem = std::get_if<Problem>(&result)) throw std::runtime_error(problem->what);
    return std::move(std::get<std::unique_ptr<vault::KeyRing>>(result));
}

StoreFault appendSome(Store& store, std::uint64_t begin, std::uint64_t count) {
    StoreFault came{StoreFault::failed};
    store.append({std::span(day().events()).subspan(begin, count), {}}, [&](StoreFault fault) { came = fault; });
    return came;
}

core::CaseNumber numberOf(std::uint64_t seq) { return core::caseNumber("511602", "01", {20261122}, static_cast<std::uint32_t>(seq)); }

/// An application of somebody new, with their sealed identity.
StoreFault receive(Store& store, const vault::KeyRing& ring) {
    const std::uint64_t seq = store.lastSeq() + 1;
    const auto person = store.personFor(ring.keyedHash("person", std::to_string(seq)));
    if (!person) return StoreFault::failed;
    core::ApplicationReceived body;
    body.number = numberOf(seq);
    body.date = {20261122};
    body.application.value = fmt::format("A-{}", seq);
    body.applicant = *person;
    const core::Event event{seq, {1'795'500'000'000}, {core::Role::manager, "test", {}, {}}, std::move(body)};
    const engine::Paper paper{{person->value}, *person, "identity", ring.seal(person->value, "王小明")};
    engine::Outcome outcome;
    outcome.firstSeq = outcome.lastSeq = seq;
    engine::Append append{std::span(&event, 1), {{{fmt::format("command-{}", seq)}, seq, &outcome}}};
    append.papers.push_back(&paper);
    StoreFault came{StoreFault::failed};
    store.append(append, [&](StoreFault fault) { came = fault; });
    return came;
}

/// How many applications the sound hall has: its events 1, 2 and 3.
constexpr std::uint64_t received = 3;
engine::Delivery deliveryOf(std::uint64_t seq) { return {seq, numberOf(seq), 0, {5}}; }

/// A hall with a row in every table.
void fill(const std::string& directory) {
    auto store = opened(Store::create(directory));
    const auto ring = keysOf(*store, directory);
    for (std::uint64_t i = 0; i < received; ++i) REQUIRE(receive(*store, *ring) == StoreFault::none);
    std::uint64_t version{};
    core::StaffId id;
    REQUIRE(store->putDevice({"board-1", core::Role::board, {}, std::string(32, 'b'), {1}, {}}) == StoreFault::none);
    REQUIRE(store->putDocument("catalogue", std::string(40'000, 'c'), {2}, version) == StoreFault::none);
    REQUIRE(store->putMeta("a-key", "a-value") == StoreFault::none);
    REQUIRE(store->addAccount(accountOf("li"), 1, id) == StoreFault::none);
    REQUIRE(store->putSession(sessionOf('1')) == StoreFault::none);
    REQUIRE(store->putGuesses({"key", 3, {1}, {2}}) == StoreFault::none);
    REQUIRE(store->makeOut({deliveryOf(1), deliveryOf(2)}, 2) == StoreFault::none);
}

/// All that can be read of it, in one text.
std::string told(Store& store) {
    std::string text = fmt::format("seq {} madeOutTo {} papers {}\n", store.lastSeq(), store.madeOutTo(), store.papers());
    for (const auto& one : store.accounts()) text += fmt::format("{} {} {} {}\n", one.id.value, one.login, one.secretHash, one.mustChange);
    for (const auto& one : store.sessions()) text += fmt::format("session {} {} {}\n", one.tokenHash[0], one.usedAt.utcMs, one.locked);
    for (const auto& one : store.devices()) text += fmt::format("{} {}\n", one.name, one.revokedAt.has_value());
    for (const auto& one : store.open(100)) text += fmt::format("delivery {} {} {}\n", one.seq, one.attempts, one.nextAt.utcMs);
    if (const auto guesses = store.guesses("key")) text += fmt::format("guesses {}\n", guesses->count);
    if (const auto catalogue = store.document("catalogue")) text += fmt::format("catalogue {} {}\n", catalogue->version, catalogue->body.size());
    for (const char* key : {"a-key", "some-key"}) text += fmt::format("{} {}\n", key, store.meta(key).value_or("-"));
    for (const auto& one : store.papersAfter("", 100)) text += fmt::format("paper of {}\n", one.box.size());
    for (std::uint64_t seq = 1; seq <= received + 1; ++seq) text += store.find({fmt::format("command-{}", seq)}) ? "known\n" : "unknown\n";
    core::State state;
    REQUIRE(store.load(state) == StoreFault::none);
    return text + fmt::format("{} applications\n", state.casework.cases.size());
}

struct Write {
    const char* name;
    std::function<StoreFault(Store&)> act;
};

std::vector<Write> writes() {
    return {
        {"add-account", [](Store& store) { core::StaffId id; return store.addAccount(accountOf("wang"), 1, id); }},
        {"put-account", [](Store& store) { auto one = *store.account({"s1"}); one.mustChange = false; one.secretHash = "$new"; return store.putAccount(one); }},
        {"put-session", [](Store& store) { return store.putSession(sessionOf('2')); }},
        {"touch-sessions", [](Store& store) { auto one = sessionOf('1'); one.usedAt = {7'000}; one.locked = true; return store.touchSessions({one}); }},
        {"drop-sessions", [](Store& store) { return store.dropSessions({std::string(32, '1')}); }},
        {"put-guesses", [](Store& store) { return store.putGuesses({"key", 4, {3}, {9}}); }},
        {"drop-guesses", [](Store& store) { return store.dropGuesses("key"); }},
        {"put-device", [](Store& store) { return store.putDevice({"kiosk-1", core::Role::kiosk, {}, std::string(32, 'k'), {1}, {}}); }},
        {"revoke-device", [](Store& store) { return store.revokeDevice("board-1", {5}); }},
        {"put-document", [](Store& store) { std::uint64_t version{}; return store.putDocument("catalogue", std::string(30'000, 'd'), {3}, version); }},
        {"put-meta", [](Store& store) { return store.putMeta("some-key", "some-value"); }},
        {"drop-meta", [](Store& store) { return store.dropMeta("a-key"); }},
        {"drop-guesses-before", [](Store& store) { return store.dropGuessesBefore({100}); }},
        {"make-out", [](Store& store) { return store.makeOut({deliveryOf(3)}, 3); }},
        {"taken", [](Store& store) { return store.taken(1); }},
        {"postponed", [](Store& store) { return store.postponed(2, 2, {99}); }},
        {"replace-boxes", [](Store& store) { auto all = store.papersAfter("", 100); for (auto& one : all) one.box += "?"; return store.replaceBoxes(all); }},
        {"scrub-vault", [](Store& store) { return store.scrubVault(); }},
        {"tidy", [](Store& store) { return store.tidy(true); }},
        {"drop-snapshots", [](Store& store) { return store.dropSnapshots(); }},
        {"keep-snapshot", [](Store& store) { core::State state; const StoreFault loaded = store.load(state); return loaded != StoreFault::none ? loaded : store.keepSnapshot(state); }},
        {"append", [](Store& store) { return receive(store, *keysOf(store, fs::path(store.file()).parent_path())); }},
    };
}

using Arm = std::function<void()>;

/// Calls `once(directory, arm)` on a copy of `sound`; the fault strikes at the 1st, 2nd, 3rd ... operation after `arm()`, until it is no longer
/// reached. Then `then(directory, whether it struck)` looks on a sound disk.
void atEveryOperation(FaultVfs& disk, const std::string& sound, const How& how, const std::function<void(const std::string&, bool)>& then,
                      const std::function<void(const std::string&, const Arm&)>& once) {
    std::uint64_t nth = 1;
    for (bool fired = true; fired; ++nth) {
        CAPTURE(static_cast<int>(how.fault));
        CAPTURE(how.sticky);
        CAPTURE(nth);
        const support::TemporaryDirectory scratch;
        const std::string directory = scratch / "hall";
        fs::copy(sound, directory, fs::copy_options::recursive);
        once(directory, [&] { disk.arm(nth, how.fault, how.sticky); });
        fired = disk.fired();
        disk.disarm();
        then(directory, fired);
        REQUIRE(nth < 3'000);
    }
}

}  // namespace

TEST_CASE("every kind of write: acknowledged and there, or whole or not at all") {
    const support::TemporaryDirectory scratch;
    const std::string sound = scratch / "sound";
    fill(sound);
    FaultVfs disk;
    for (const Write& write : writes()) {
        const std::string name = write.name;
        CAPTURE(name);
        std::string before, after;
        {
            fs::copy(sound, scratch / write.name, fs::copy_options::recursive);
            auto store = opened(Store::open(scratch / write.name, OpenFor::serving));
            before = told(*store);
            REQUIRE(write.act(*store) == StoreFault::none);
            after = told(*store);
        }
        for (const How& how : hows) {
            bool acknowledged = false;
            atEveryOperation(disk, sound, how,
                             [&](const std::string& directory, bool fired) {
                                 if (!fired) REQUIRE(acknowledged);
                                 auto store = opened(Store::open(directory, OpenFor::serving));
                                 const auto report = store->check();
                                 REQUIRE_MESSAGE(report.good(), (report.good() ? "" : report.findings.front().what));
                                 const std::string now = told(*store);
                                 if (acknowledged) REQUIRE(now == after);
                                 REQUIRE((now == before || now == after));
                             },
                             [&](const std::string& directory, const Arm& arm) {
                                 const auto store = opened(Store::open(directory, OpenFor::serving, faulty()));
                                 arm();
                                 acknowledged = write.act(*store) == StoreFault::none;
                             });
        }
    }
}

TEST_CASE("cases: a day with every kind of their events, a person erased in it") {
    const support::TemporaryDirectory scratch;
    const std::string sound = scratch / "sound";
    const std::size_t begin = ends()[ends().size() - 14], end = day().events().size();
    {
        auto store = opened(Store::create(sound));
        REQUIRE(appendSome(*store, 0, begin) == StoreFault::none);
        core::State state;
        REQUIRE(store->load(state) == StoreFault::none);
        REQUIRE(store->keepSnapshot(state) == StoreFault::none);
    }
    std::map<std::uint64_t, std::uint64_t> expected;
    core::State replayed;
    for (const core::Event& event : day().events()) {
        core::apply(replayed, event);
        if (event.seq >= begin) expected[event.seq] = core::fingerprint(replayed);
    }
    FaultVfs disk;
    int looked = 0;
    for (const How& how : hows) {
        std::size_t acknowledged = 0;
        // As the engine does it: on a full disk it loads and probes, on anything else it stops.
        const auto goOn = [&](const std::string& directory, const Arm& arm) {
            acknowledged = begin;
            const auto store = opened(Store::open(directory, OpenFor::serving, faulty()));
            core::State state;
            arm();
            for (int full = 0; acknowledged < end && full < 3;) {
                const std::size_t next = endAfter(acknowledged);
                const StoreFault came = appendSome(*store, acknowledged, next - acknowledged);
                if (came == StoreFault::failed) return;
                if (came == StoreFault::none) acknowledged = next;
                else if (store->load(state) != StoreFault::none) return;
                else REQUIRE(state.seq == acknowledged);
                if (came == StoreFault::full) ++full, store->probe();
                if (store->tidy(true) == StoreFault::failed) return;
            }
        };
        const auto look = [&](const std::string& directory, bool fired) {
            if (!fired) REQUIRE(acknowledged == end);
            auto store = opened(Store::open(directory, OpenFor::serving));
            if (++looked % 3 == 0 || !fired) {  // it replays all of the day
                const auto report = store->check();
                REQUIRE_MESSAGE(report.good(), (report.good() ? "" : report.findings.front().what));
            }
            REQUIRE(store->lastSeq() >= acknowledged);
            core::State state;
            REQUIRE(store->load(state) == StoreFault::none);
            REQUIRE(core::fingerprint(state) == expected.at(state.seq));
        };
        atEveryOperation(disk, sound, how, look, goOn);
    }
}

TEST_CASE("a backup: whole, or no file, and the hall goes on; and what is restored from it") {
    const support::TemporaryDirectory scratch;
    const std::string sound = scratch / "sound";
    fill(sound);
    const std::string good = scratch / "good.backup";
    REQUIRE(opened(Store::open(sound, OpenFor::serving))->backup(good, {}) == StoreFault::none);
    FaultVfs disk;
    for (const How& how : hows) {
        bool made = false;
        atEveryOperation(disk, sound, how,
                         [&](const std::string& directory, bool fired) {
                             const std::string file = directory + ".backup";
                             if (!fired) REQUIRE(made);
                             REQUIRE(fs::exists(file) == made);
                             REQUIRE_FALSE(fs::exists(file + ".part"));
                             if (made) REQUIRE(std::get<store::CheckReport>(Store::checkFile(file)).good());
                             REQUIRE(opened(Store::open(directory, OpenFor::serving))->check().good());
                         },
                         [&](const std::string& directory, const Arm& arm) {
                             made = false;
                             arm();
                             auto result = Store::open(directory, OpenFor::serving, faulty());
                             if (std::holds_alternative<Problem>(result)) return;
                             made = opened(std::move(result))->backup(directory + ".backup", {}) == StoreFault::none;
                         });
        bool restored = false;
        atEveryOperation(disk, sound, how,
                         [&](const std::string& directory, bool fired) {
                             if (!fired) REQUIRE(restored);
                             auto result = Store::open(directory + ".again", OpenFor::serving);
                             const bool there = std::holds_alternative<std::unique_ptr<Store>>(result);
                             if (restored) REQUIRE(there);
                             if (there) REQUIRE(opened(std::move(result))->check().events == received);
                         },
                         [&](const std::string& directory, const Arm& arm) {
                             arm();
                             restored = std::holds_alternative<store::CheckReport>(Store::restore(good, directory + ".again", faulty()));
                         });
    }
}

TEST_CASE("new keys: cut off anywhere, every paper opens, and the next rotation ends it") {
    const support::TemporaryDirectory scratch;
    const std::string sound = scratch / "sound";
    constexpr int papers = 12;
    {
        auto store = opened(Store::create(sound));
        const auto ring = keysOf(*store, sound);
        for (int i = 0; i < papers; ++i) REQUIRE(receive(*store, *ring) == StoreFault::none);
    }
    const auto rotate = [](Store& store, const std::string& directory) {
        auto keys = vault::openKeys(store, directory);
        if (std::holds_alternative<Problem>(keys)) return false;
        auto& ring = *std::get<std::unique_ptr<vault::KeyRing>>(keys);
        const auto here = [&](const std::function<void(Store&)>& work) { return work(store), true; };
        return std::holds_alternative<vault::Rotated>(vault::rotate(directory, ring, vault::Profile::standard, here, {}));
    };
    FaultVfs disk;
    for (const How& how : hows) {
        bool done = false;
        atEveryOperation(disk, sound, how,
                         [&](const std::string& directory, bool fired) {
                             if (!fired) REQUIRE(done);
                             auto store = opened(Store::open(directory, OpenFor::serving));
                             const auto inspected = vault::inspect(*store, keysOf(*store, directory).get(), {});
                             REQUIRE_MESSAGE(inspected.findings.empty(), (inspected.findings.empty() ? "" : inspected.findings.front()));
                             REQUIRE(inspected.papers == papers);
                             if (done) REQUIRE(inspected.byGeneration.size() == 1);
                             if (!done) REQUIRE(rotate(*store, directory));
                             REQUIRE(vault::inspect(*store, keysOf(*store, directory).get(), {}).byGeneration.size() == 1);
                         },
                         [&](const std::string& directory, const Arm& arm) {
                             const auto store = opened(Store::open(directory, OpenFor::serving, faulty()));
                             arm();
                             done = rotate(*store, directory);
                         });
    }
}

namespace {

/// Runs `work` while no file of this process may grow above `bytes`: the rest of a write fails there.
template <class Work>
auto within(std::uint64_t bytes, Work work) {
    struct rlimit before {};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const struct rlimit small{bytes, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    auto result = work();
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    return result;
}

}  // namespace

TEST_CASE("what lies beside the hall's file: cut off after any number of bytes, what was there before is there") {
    const support::TemporaryDirectory scratch;
    const std::string directory = scratch / "hall";
    auto store = opened(Store::create(directory));
    const auto ring = keysOf(*store, directory);
    vault::SealedFiles files(directory, *ring);
    const std::string before(700, 'b'), after(3'000, 'a');
    REQUIRE(files.put({"scan-1"}, before) == StoreFault::none);
    bool fitted = false;
    for (std::uint64_t bytes = 0; bytes < 4'000 && !fitted; bytes += 100) {
        CAPTURE(bytes);
        fitted = within(bytes, [&] { return files.put({"scan-1"}, after) == StoreFault::none; });
        CHECK(files.get({"scan-1"}) == (fitted ? after : before));
        if (!fitted) CHECK(within(bytes, [&] { return files.put({"scan-2"}, after); }) != StoreFault::none);
        if (!fitted) CHECK_FALSE(files.get({"scan-2"}));
    }
    CHECK(fitted);

    const auto keys = vault::readKeyFile(vault::keyFile(directory));
    REQUIRE(std::holds_alternative<vault::Keys>(keys));
    const std::string text = vault::keyText(std::get<vault::Keys>(keys));
    const vault::Keys others = vault::drawKeys(vault::Profile::sm);
    for (std::uint64_t bytes = 0; bytes < text.size() - 1; bytes += 20) {
        CAPTURE(bytes);
        CHECK(within(bytes, [&] { return vault::writeKeyFile(vault::keyFile(directory), others, true).has_value(); }));
        const auto left = vault::readKeyFile(vault::keyFile(directory));
        REQUIRE(std::holds_alternative<vault::Keys>(left));
        CHECK(vault::keyText(std::get<vault::Keys>(left)) == text);
    }
}
