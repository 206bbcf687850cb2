// packages.toml: it is read, or a FileError says what is wrong; ways through a package's questions are bounded.
#include "server/ingest/Packages.hpp"
#include "server/ingest/Toml.hpp"
#include "tests/fuzz/Must.hpp"

using namespace hall::ingest;
using hall::fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const auto packages = readPackages({reinterpret_cast<const char*>(data), size}, "packages.toml");
        for (const PackageEntry& entry : packages) {
            must(entry.line > 0, "a package begins on a line");
            must(waysThrough(entry.package, 50).size() <= 50, "ways are bounded");
        }
        (void)packageFindings(packages, {}, "packages.toml");
    } catch (const FileError&) {
    }
    return 0;
}
