#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <map>

#include "server/ingest/HallFile.hpp"
#include "server/ingest/Toml.hpp"

using namespace hall;
using namespace hall::ingest;

namespace {

std::string demoFile() {
    std::ifstream in(std::string(HALL_DATA) + "/demo/hall.toml", std::ios::binary);
    REQUIRE(in.good());
    return {std::istreambuf_iterator<char>(in), {}};
}

const std::string smallest = "[hall]\ncode='h'\nname={zh='厅'}\n";

}  // namespace

TEST_CASE("the demo hall: twelve counters, nine queues") {
    const auto file = readHallFile(demoFile(), "hall.toml");
    int queues = 0;
    int counters = 0;
    for (const auto& entry : file.entries) {
        queues += std::holds_alternative<core::QueueConfig>(entry) ? 1 : 0;
        counters += std::holds_alternative<core::CounterConfig>(entry) ? 1 : 0;
    }
    CHECK(queues == 9);
    CHECK(counters == 12);
    CHECK(file.defaultQueue.value == "general");
    CHECK(std::get<core::HallConfig>(file.entries.front()).demo);
}

TEST_CASE("a wrong file is refused with line and reason") {
    struct Row { std::string text; const char* error; };
    const Row table[] = {
        {"[hall\n", "hall.toml:1: "},
        {"", "hall.toml:1: hall: must be a table [hall]"},
        {"[hall]\ncode=5\n", "hall.toml:2: hall.code: must be a text"},
        {"[hall]\ncode='h'\n", "hall.toml:1: hall.name: is missing"},
        {smallest + "opens_at='8.30'\n", "hall.toml:4: hall.opens_at: must be a time like \"08:30\""},
        {smallest + "opens_at='24:30'\n", "hall.toml:4: hall.opens_at: must be between 00:00 and 24:00"},
        {smallest + "call_limit=0\n", "hall.toml:4: hall.call_limit: must be between 1 and 20"},
        {smallest + "color='red'\n", "hall.toml:4: hall.color: is not known here"},
        {smallest + "[[queue]]\ncode='q'\nletters='A'\nname={zh=''}\n", "hall.toml:7: queue[0].name.zh: must not be empty"},
        {smallest + "[[queue]]\ncode='q'\nletters='A'\nname={zh='甲'}\ndigits=9\n", "hall.toml:8: queue[0].digits: must be between 3 and 4"},
        {smallest + "[[queue]]\ncode='q'\nletters='A'\nname={zh='甲'}\ndepartments=['x','x']\n", "hall.toml:8: queue[0].departments: x already has a queue"},
        {smallest + "[[counter]]\nid='c'\n", "hall.toml:4: counter[0].label: is missing"},
        {smallest + "[surprise]\n", "hall.toml:4: surprise: is not known here"},
    };
    for (const auto& row : table) {
        std::string error;
        try {
            readHallFile(row.text, "hall.toml");
        } catch (const FileError& e) {
            error = e.what();
        }
        CHECK_MESSAGE(error.rfind(row.error, 0) == 0, row.text << " gave " << error);
    }
}

TEST_CASE("items go to the queue of their department") {
    const auto hall = readHallFile(smallest + "[[queue]]\ncode='a'\nletters='A'\nname={zh='甲'}\ndepartments=['甲局']\n[[queue]]\ncode='b'\nletters='B'\nname={zh='乙'}\ndefault=true\n", "hall.toml");
    Catalogue catalogue;
    catalogue.departments = {{"jiaju", {"甲局", ""}}, {"bingju", {"丙局", ""}}};
    catalogue.items.resize(2);
    catalogue.items[0] = {"1", "jiaju", "t", {"事项一", ""}, {"一", ""}, core::Subject::both, "", "", 0, {}};
    catalogue.items[1] = {"2", "bingju", "t", {"事项二", ""}, {"二", ""}, core::Subject::both, "", "", 0, {}};
    const auto entries = itemEntries(catalogue, hall);
    CHECK(std::get<core::ItemConfig>(entries.at(0)).queue.value == "a");
    CHECK(std::get<core::ItemConfig>(entries.at(1)).queue.value == "b");
}
