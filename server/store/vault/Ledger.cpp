#include "server/store/vault/Ledger.hpp"

#include "server/store/vault/Boxes.hpp"
#include "server/store/vault/PrivateFile.hpp"

namespace hall::store::vault {

namespace {

constexpr std::string_view firstLine = "onewindow-erased 1";
constexpr std::size_t sizeAtMost = 256 << 20;

}  // namespace

std::string ledgerFile(const std::string& directory) { return directory + "/vault.erased"; }

std::optional<Problem> beginLedger(const std::string& directory) {
    auto problem = writePrivateFile(ledgerFile(directory), std::string(firstLine) + "\n", Existing::refuse);
    if (problem && problem->kind == Problem::Kind::exists) return std::nullopt;
    return problem;
}

Result<std::set<std::string>> readLedger(const std::string& file) {
    auto text = readPrivateFile(file, sizeAtMost);
    if (auto* problem = std::get_if<Problem>(&text)) {
        if (problem->kind == Problem::Kind::missing) return std::set<std::string>{};
        return *problem;
    }
    const std::string& bytes = std::get<std::string>(text);
    std::set<std::string> persons;
    std::size_t begin = 0;
    for (std::size_t end = bytes.find('\n'); end != std::string::npos; begin = end + 1, end = bytes.find('\n', begin)) {
        const std::string line = bytes.substr(begin, end - begin);
        if (begin == 0) {
            if (line != firstLine) return Problem{Problem::Kind::foreign, file + " is not a ledger of erased persons"};
        } else if (isOpaqueId(line)) {
            persons.insert(line);
        } else if (!line.empty()) {
            return Problem{Problem::Kind::damaged, file + " has a line that is no id of a person"};
        }
    }
    if (begin == 0 && !bytes.empty()) return Problem{Problem::Kind::foreign, file + " is not a ledger of erased persons"};
    return persons;
}

std::optional<Problem> addToLedger(const std::string& directory, const std::string& person) {
    if (auto problem = beginLedger(directory)) return problem;
    // An empty line first: should the line before have been cut off, this id must not become its second half.
    return addLine(ledgerFile(directory), "\n" + person);
}

}  // namespace hall::store::vault
