// guides.toml: it is read, or a FileError says what is wrong; what is read can be measured.
#include "server/ingest/Guides.hpp"
#include "server/ingest/ItemCodes.hpp"
#include "server/ingest/Toml.hpp"
#include "tests/fuzz/Must.hpp"

using namespace hall::ingest;
using hall::fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const GuideFile file = readGuides({reinterpret_cast<const char*>(data), size}, "guides.toml");
        for (const auto& [code, entry] : file.guides) {
            const Completeness complete = completenessOf(entry.guide);
            must(complete.percent >= 0 && complete.percent <= 100, "a share is one of a hundred");
            must(complete.missing.empty() == (complete.percent == 100), "what is missing is named");
            (void)wrongWith(entry.guide);
        }
    } catch (const FileError&) {
    }
    return 0;
}
