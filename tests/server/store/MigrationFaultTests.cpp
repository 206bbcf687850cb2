// The file of every release is brought to today's form on a disk that fails, or loses its power, at every operation: it ends as the old
// file or as the new one, whole, and the next start goes on.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

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
    const auto number = [](const char* variable, std::uint64_t otherwise) {
        const char* text = std::getenv(variable);
        return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
    };
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
