// A real file system without space: a tmpfs of one megabyte where this user may mount one.
#include <filesystem>
#include <fstream>

#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "tests/server/engine/EngineFixture.hpp"
#include "tests/server/store/StoreFixture.hpp"

using namespace hall;
using namespace hall::test;
using engine::StoreFault;
using store::OpenFor;
using store::Store;

namespace {

/// Mounted in a namespace of this process's own: nobody else sees it, and it goes with the process.
class SmallDisk {
  public:
    explicit SmallDisk(const std::string& at, const char* size) : at_(at) {
        std::filesystem::create_directory(at);
        if (::unshare(CLONE_NEWNS) != 0) return;
        if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return;
        mounted_ = ::mount("tmpfs", at.c_str(), "tmpfs", 0, size) == 0;
    }
    ~SmallDisk() {
        if (mounted_) ::umount2(at_.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    [[nodiscard]] bool there() const { return mounted_; }

  private:
    std::string at_;
    bool mounted_{false};
};

/// Takes all space that is left.
void fill(const std::string& file) {
    std::ofstream stream(file, std::ios::binary | std::ios::app);
    const std::string block(4'096, 'x');
    while (stream.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {}
}

/// The store with the engine's fixture around it.
class Stored final : public engine::EventLog {
  public:
    explicit Stored(std::unique_ptr<Store> store) : store_(std::move(store)) {}
    void append(const engine::Append& append, std::function<void(StoreFault)> done) override {
        store_->append(append, std::move(done));
    }
    StoreFault load(core::State& state) override { return store_->load(state); }
    std::optional<engine::StoredOutcome> find(const engine::CommandId& id) override {
        return store_->find(id);
    }
    std::vector<core::Event> read(std::uint64_t after, std::size_t limit) override {
        return store_->read(after, limit);
    }
    StoreFault keepSnapshot(const core::State& state) override { return store_->keepSnapshot(state); }
    StoreFault health() override { return store_->health(); }
    bool probe() override { return store_->probe(); }
    StoreFault backup(const std::string& file, const std::function<void()>& work) override {
        return store_->backup(file, work);
    }
    StoreFault tidy(bool idle) override { return store_->tidy(idle); }

  private:
    std::unique_ptr<Store> store_;
};

engine::Settings impatient() {
    engine::Settings settings;
    settings.probeEvery = std::chrono::milliseconds(5);
    return settings;
}

}  // namespace

TEST_CASE("the disk fills up while tickets are issued; reads go on; it recovers by itself") {
    const support::TemporaryDirectory scratch;
    const SmallDisk disk(scratch / "disk", "size=2m");
    if (!disk.there()) {
        MESSAGE("skipped: no tmpfs may be mounted here");
        return;
    }
    const std::string directory = scratch / "disk" + "/hall";
    store::Settings settings;
    settings.ballastBytes = 0;
    std::uint64_t issued = 0;
    {
        Hall<Stored> hall(std::make_unique<Stored>(opened(Store::create(directory, settings))), impatient());
        hall.startDay();
        fill(scratch / "disk" + "/filler");
        std::string answer;
        for (int i = 0; i < 5'000; ++i) {
            answer = inWords(soon(hall.issue("command-" + std::to_string(i))));
            if (!answer.starts_with("A")) break;
            ++issued;
        }
        CHECK(answer == "fault: store-full");
        CHECK(hall.state().tickets.size() == issued);
        CHECK(hall.command(core::CancelTicket{{1}}, kiosk) == "fault: store-full");

        std::filesystem::remove(scratch / "disk" + "/filler");
        while (!hall.engine().writable()) {}
        CHECK(inWords(soon(hall.issue("command-again"))).starts_with("A"));
        ++issued;
        fill(scratch / "disk" + "/filler");
        hall.engine().stop();
    }
    // And a start on the full disk: without shared memory there is nothing that could kill the process.
    auto store = opened(Store::open(directory, OpenFor::serving, settings));
    core::State state;
    REQUIRE(store->load(state) == StoreFault::none);
    CHECK(state.tickets.size() == issued);
    CHECK(store->check().good());
}

TEST_CASE("the ballast is given up before anybody is refused") {
    const support::TemporaryDirectory scratch;
    const SmallDisk disk(scratch / "disk", "size=4m");
    if (!disk.there()) {
        MESSAGE("skipped: no tmpfs may be mounted here");
        return;
    }
    const std::string directory = scratch / "disk" + "/hall";
    store::Settings settings;
    Hall<Stored> hall(std::make_unique<Stored>(opened(Store::create(directory, settings))), impatient());
    hall.startDay();
    std::ofstream(directory + "/ballast", std::ios::binary) << std::string(1 << 20, 'b');
    fill(scratch / "disk" + "/filler");
    for (int i = 0; i < 300 && std::filesystem::exists(directory + "/ballast"); ++i) {
        CHECK(inWords(soon(hall.issue("command-" + std::to_string(i)))).starts_with("A"));
    }
    CHECK_FALSE(std::filesystem::exists(directory + "/ballast"));
    CHECK(hall.engine().writable());
}
