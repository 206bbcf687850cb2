#include <doctest/doctest.h>

#include <fstream>

#include "server/app/ProcessConfig.hpp"
#include "server/ingest/Toml.hpp"
#include "tests/support/TemporaryDirectory.hpp"

using namespace hall;
using support::TemporaryDirectory;

TEST_CASE("what the process needs, or a clear error with its line") {
    struct Row { const char* text; const char* error; const char* listen; const char* publicUrl; };
    const Row table[] = {
        {"", "", "127.0.0.1:8080", ""},
        {app::processConfigTemplate, "", "127.0.0.1:8080", ""},
        {"listen = '0.0.0.0:80'\npublic_url = 'https://hall.example//'\n", "", "0.0.0.0:80", "https://hall.example"},
        {"listen = 80\n", ":1: listen: must be a text", "", ""},
        {"\nlistne = 'x'\n", ":2: listne: is not known here", "", ""},
        {"public_url = 'hall.example'\n", ":1: public_url: must begin with https:// or http://", "", ""},
        {"log_level = 'loud'\n", ":1: log_level: debug, info, warn or error", "", ""},
        {"listen = \n", ":1: ", "", ""},
        {"minimum_secret = 16\n", "", "127.0.0.1:8080", ""},
        {"minimum_secret = 7\n", ":1: minimum_secret: 8 to 64", "", ""},
        {"[appraisal]\npace = 0\nminimum_cases = 5\npassing_from = 60\n", "", "127.0.0.1:8080", ""},
        {"[appraisal]\npace = 101\n", ":2: appraisal.pace: 0 to 100", "", ""},
        {"[appraisal]\nminimum_cases = 4\n", ":2: appraisal.minimum_cases: 5 to 1000", "", ""},
        {"[appraisal]\ngood_from = 60\n", ":2: appraisal.good_from: 70 to 100", "", ""},
        {"[appraisal]\nspeed = 1\n", ":2: appraisal.speed: is not known here", "", ""},
        {"[appraisal]\npace = 0\nonce = 0\npromise = 0\ncomplaints = 0\nanswers = 0\n", "one weight must be above 0", "", ""},
    };
    for (const auto& row : table) {
        const TemporaryDirectory directory;
        std::ofstream(directory / "hall-server.toml") << row.text;
        std::string error;
        app::ProcessConfig config;
        try {
            config = app::readProcessConfig(directory.path());
        } catch (const ingest::FileError& e) {
            error = e.what();
        }
        if (*row.error == '\0') {
            CHECK_MESSAGE(error.empty(), error);
            CHECK(config.listen == row.listen);
            CHECK(config.publicUrl == row.publicUrl);
        } else {
            CHECK_MESSAGE(error.find(row.error) != std::string::npos, error << " for " << row.text);
        }
    }
    const auto judged = app::processConfigOf("[appraisal]\nonce = 45\npace_percent = 200\nexcellent_from = 99\n", ".").appraisal;
    CHECK(judged.weights == std::array<std::int32_t, 5>{30, 45, 30, 20, 20});
    CHECK(judged.pacePercent == 200);
    CHECK(judged.excellentFrom == 99);
    CHECK(judged.goodFrom == 85);
    const TemporaryDirectory empty;
    CHECK(app::readProcessConfig(empty.path()).listen == "127.0.0.1:8080");
}
