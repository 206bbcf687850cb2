// The file of every release is brought to today's form on a disk that fails, or loses its power, at every operation: it ends as the old
// file or as the new one, whole, and the next start goes on.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <memory>

#include <doctest/doctest.h>
#include <sqlite3.h>

#include "tests/server/store/FaultVfs.hpp"
#include "tests/server/store/StoreFixture.hpp"
#include "tests/support/PowerCutVfs.hpp"

using namespace hall;
using namespace hall::test;
using engine::StoreFault;
using store::OpenFor;
using store::Store;

namespace {

struct Release {
    const char* file;
    std::uint64_t events;
    const char* head;  ///< how the hash of the last event begins; tests/server/store/released
};
constexpr Release releases[] = {{"hall-0.1.db", 78, "b0a270b6dcd6af9d"}, {"hall-0.2.db", 82, "20a94be83ae43f8d"}, {"hall-0.3.db", 159, "35f3270b82d24c07"}};

std::uint64_t number(const char* variable, std::uint64_t otherwise) {
    const char* text = std::getenv(variable);
    return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

std::string bytesOf(const Release& release) {
    std::ifstream in(std::string(HALL_RELEASED) + "/" + release.file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

store::Settings on(const char* vfs) {
    store::Settings settings;
    settings.vfs = vfs;
    settings.ballastBytes = 0;
    return settings;
}

/// Opened for serving, which migrates. Whether it could be.
bool migrated(const std::string& directory, const char* vfs) {
    auto result = Store::open(directory, OpenFor::serving, on(vfs));
    auto* store = std::get_if<std::unique_ptr<Store>>(&result);
    core::State state;
    return store != nullptr && (*store)->load(state) == StoreFault::none;
}

/// On a sound disk it is the whole hall of that release, in today's form.
void inspect(const std::string& directory, const char* vfs, const Release& release) {
    auto result = Store::open(directory, OpenFor::serving, on(vfs));
    REQUIRE_MESSAGE(std::holds_alternative<std::unique_ptr<Store>>(result),
                    (std::holds_alternative<store::Problem>(result) ? std::get<store::Problem>(result).what : ""));
    const auto store = opened(std::move(result));
    const auto report = store->check();
    REQUIRE_MESSAGE(report.good(), (report.good() ? "" : report.findings.front().what));
    REQUIRE(report.events == release.events);
    REQUIRE(report.head.starts_with(release.head));
    core::State state;
    REQUIRE(store->load(state) == StoreFault::none);
    REQUIRE(state.seq == release.events);
}

/// What a program before this one does with its file, as far as the file layer sees it.
class Predecessor {
  public:
    explicit Predecessor(const std::string& directory) {
        sqlite3* opened = nullptr;
        const int code = sqlite3_open_v2(store::databaseFile(directory).c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, PowerCutVfs::name());
        connection_.reset(opened);
        REQUIRE(code == SQLITE_OK);
        for (const char* setting : {"locking_mode = EXCLUSIVE", "synchronous = EXTRA", "journal_mode = WAL", "wal_autocheckpoint = 0"})
            does(std::string("PRAGMA ") + setting);
    }
    bool does(const std::string& sql) { return sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK; }
    bool notes(int number) { return does("INSERT INTO meta VALUES ('told-" + std::to_string(number) + "', randomblob(3000))"); }
    int noted() {
        int count = 0;
        const auto take = [](void* into, int, char** values, char**) { return *static_cast<int*>(into) = std::atoi(values[0]), 0; };
        REQUIRE(sqlite3_exec(connection_.get(), "SELECT count(*) FROM meta WHERE key LIKE 'told-%'", take, &count, nullptr) == SQLITE_OK);
        return count;
    }

  private:
    struct Close {
        void operator()(sqlite3* connection) const { sqlite3_close(connection); }
    };
    std::unique_ptr<sqlite3, Close> connection_;
};

}  // namespace

TEST_CASE("a fault at every operation of a migration, once and from then on") {
    FaultVfs disk;
    for (const Release& release : releases) {
        for (const DiskFault fault : {DiskFault::error, DiskFault::torn, DiskFault::full, DiskFault::sync}) {
            for (const bool sticky : {false, true}) {
                std::uint64_t nth = 1;
                for (bool fired = true; fired; ++nth) {
                    CAPTURE(release.file);
                    CAPTURE(static_cast<int>(fault));
                    CAPTURE(sticky);
                    CAPTURE(nth);
                    const support::TemporaryDirectory scratch;
                    const std::string directory = scratch / "hall";
                    std::filesystem::create_directory(directory);
                    std::ofstream(store::databaseFile(directory), std::ios::binary) << bytesOf(release);
                    disk.arm(nth, fault, sticky);
                    const bool could = migrated(directory, FaultVfs::name());
                    fired = disk.fired();
                    disk.disarm();
                    if (!fired) REQUIRE(could);
                    inspect(directory, "", release);
                    REQUIRE(nth < 2'000);
                }
                const std::string what = std::string(release.file) + " fault " + std::to_string(static_cast<int>(fault)) + (sticky ? " sticky: " : " once: ");
                MESSAGE(what, nth - 2, " points");
            }
        }
    }
}

TEST_CASE("the power is cut at every operation of a migration, and again while it recovers") {
    const std::uint64_t seed = number("HALL_SEED", 20261122), fates = number("HALL_FATES", 2);
    MESSAGE("HALL_SEED=", seed, " HALL_FATES=", fates);
    std::mt19937_64 random(seed);
    PowerCutVfs disk;
    disk.remember();  // nothing
    const support::TemporaryDirectory scratch;
    const std::string directory = scratch / "hall";
    std::filesystem::create_directory(directory);
    for (const Release& release : releases) {
        const std::string bytes = bytesOf(release);
        std::uint64_t nth = 1;
        for (bool cut = true; cut; ++nth) {
            for (std::uint64_t fate = 0; fate < fates; ++fate) {
                CAPTURE(release.file);
                CAPTURE(nth);
                CAPTURE(fate);
                disk.forget();  // to nothing
                disk.place(store::databaseFile(directory), bytes);
                disk.cutBefore(nth);
                const bool could = migrated(directory, PowerCutVfs::name());
                cut = disk.operations() >= nth;
                if (!cut) REQUIRE(could);
                disk.restore(random);
                if (fate % 2 == 1) {
                    disk.cutBefore(1 + random() % 12);
                    static_cast<void>(migrated(directory, PowerCutVfs::name()));
                    disk.restore(random);
                }
                inspect(directory, PowerCutVfs::name(), release);
            }
            REQUIRE(nth < 2'000);
        }
        const std::string what = std::string(release.file) + " cuts: ";
        MESSAGE(what, nth - 2, " points, ", fates, " times each");
    }
}

TEST_CASE("a cut, a start on a full disk and a newer program, whose migration is cut: what was told stays") {
    std::mt19937_64 random(number("HALL_SEED", 20261122));
    PowerCutVfs disk;
    disk.remember();  // nothing
    const support::TemporaryDirectory scratch;
    const std::string directory = scratch / "hall";
    std::filesystem::create_directory(directory);
    const std::string bytes = bytesOf(releases[0]);
    int lost = 0, refused = 0;
    for (int round = 0; round < 800; ++round) {
        CAPTURE(round);
        disk.forget();  // to nothing
        disk.place(store::databaseFile(directory), bytes);
        disk.cutBefore(0);
        int told = 0;
        {
            Predecessor writes(directory);
            disk.cutBefore(1 + random() % 60);
            while (told < 20 && writes.notes(told)) ++told;
        }
        disk.restore(random);
        {
            // It finds what was written and not told, and can sync the log but not move it.
            Predecessor again(directory);
            told = std::max(told, again.noted());
            disk.room(disk.used());
            again.does("PRAGMA wal_checkpoint(TRUNCATE)");
            disk.freeze();
        }
        disk.revive();
        // Now and then there is still no room: the newer one says so and writes nothing behind the log. Or nothing happens.
        disk.room(round % 4 == 0 ? disk.used() : 0);
        disk.cutBefore(round % 4 == 1 ? 0 : 1 + random() % 30);
        refused += migrated(directory, PowerCutVfs::name()) ? 0 : 1;
        disk.restore(random);
        disk.room(0);
        REQUIRE(migrated(directory, PowerCutVfs::name()));
        lost += Predecessor(directory).noted() < told ? 1 : 0;
    }
    CHECK(lost == 0);
    CHECK(refused == 600);
}
