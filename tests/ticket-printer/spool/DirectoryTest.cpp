#include "ticket-printer/spool/Directory.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/TemporaryDirectory.hpp"
#include "ticket-printer/spool/HallClock.hpp"

using namespace hall;
using namespace hall::spool;

TEST_CASE("directory: one owner; what was written is there for the next one") {
    const support::TemporaryDirectory folder;
    const std::string path = folder / "a/spool";
    std::string error;
    {
        auto first = Directory::open(path, error);
        REQUIRE(first != nullptr);
        CHECK(first->read().empty());
        CHECK(Directory::open(path, error) == nullptr);
        CHECK(error.find("another kiosk") != std::string::npos);
        CHECK(first->append("one\n"));
        CHECK(first->sync());
        CHECK(first->replace("two\n"));
        CHECK(first->append("three\n"));
        CHECK(first->read() == "two\nthree\n");
        CHECK((std::filesystem::status(path).permissions() & std::filesystem::perms::group_all) == std::filesystem::perms::none);
    }
    auto second = Directory::open(path, error);
    REQUIRE(second != nullptr);
    CHECK(second->read() == "two\nthree\n");
}

TEST_CASE("directory: documents are whole or not there") {
    const support::TemporaryDirectory folder;
    std::string error;
    auto spool = Directory::open(folder / "spool", error);
    REQUIRE(spool != nullptr);
    CHECK_FALSE(spool->kept("view"));
    const std::string document = "{\"zh\":\"大厅\"}\n\nmore";
    CHECK(spool->keep("view", document));
    CHECK(spool->kept("view") == document);
    const std::string file = folder / "spool/view";
    std::string bytes;
    std::getline(std::ifstream(file, std::ios::binary), bytes, '\0');
    for (const std::size_t at : {std::size_t(0), std::size_t(8), bytes.size() - 1}) {
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 1);
        std::ofstream(file, std::ios::binary) << damaged;
        CHECK_FALSE(spool->kept("view"));
    }
    std::ofstream(file, std::ios::binary) << bytes.substr(0, bytes.size() / 2);
    CHECK_FALSE(spool->kept("view"));
}

TEST_CASE("directory: a place that cannot be is said so") {
    std::string error;
    CHECK(Directory::open("/proc/nothing/spool", error) == nullptr);
    CHECK_FALSE(error.empty());
}

TEST_CASE("directory: this machine's clocks") {
    const LocalClock now = localClock();
    CHECK(now.bootMs > 0);
    CHECK(now.wallMs > 1'600'000'000'000);
    CHECK(now.boot == localClock().boot);
}
