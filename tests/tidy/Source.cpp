#include "tests/tidy/Source.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

namespace hall::tidy {
namespace {

namespace fs = std::filesystem;

bool isText(const fs::path& path) {
    static const std::set<std::string> endings{".cpp", ".hpp", ".txt", ".cmake", ".md", ".json", ".toml", ".sql", ".js", ".css", ".html", ".sh", ".py", ".yml", ".ts", ".in", ".dict", ""};
    return endings.contains(path.extension().string());
}

/// What is not the project's text: what builds and demos leave, what editors keep, data and what fuzzers found.
bool isSkipped(const fs::path& folder, const fs::path& root) {
    static const std::set<std::string> names{"build", "node_modules", "corpus", "data"};
    const std::string name = folder.filename().string();
    const bool hidden = name.starts_with('.') && name != ".ci";
    return hidden || names.contains(name) || folder == root / "demo";
}

}  // namespace

std::vector<Source> readTree(const std::string& root) {
    std::vector<Source> sources;
    for (fs::recursive_directory_iterator at(root), end; at != end; ++at) {
        if (at->is_directory()) {
            if (isSkipped(at->path(), root)) at.disable_recursion_pending();
            continue;
        }
        const std::string name = at->path().filename().string();
        if (at->is_symlink() || !at->is_regular_file() || !isText(at->path()) || name == ".git" || name == "CMakeUserPresets.json") continue;
        std::ifstream file(at->path(), std::ios::binary);
        sources.push_back({fs::relative(at->path(), root).generic_string(), std::string(std::istreambuf_iterator<char>(file), {})});
    }
    std::sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
    return sources;
}

std::vector<Include> includesOf(const Source& source) {
    std::vector<Include> includes;
    std::size_t line = 0;
    for (std::size_t at = 0; at < source.text.size(); ++line) {
        const std::size_t end = std::min(source.text.find('\n', at), source.text.size());
        std::string_view text = std::string_view(source.text).substr(at, end - at);
        at = end + 1;
        text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
        if (!text.starts_with('#')) continue;
        text.remove_prefix(std::min(text.find_first_not_of(" \t", 1), text.size()));
        if (!text.starts_with("include")) continue;
        const std::size_t open = text.find_first_of("<\"");
        if (open == std::string_view::npos) continue;
        const std::size_t close = text.find_first_of(">\"", open + 1);
        if (close == std::string_view::npos) continue;
        includes.push_back({std::string(text.substr(open + 1, close - open - 1)), text[open] == '"', line + 1});
    }
    return includes;
}

std::string withoutCommentsAndStrings(std::string_view code) {
    std::string out(code);
    const auto blank = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < std::min(to, out.size()); ++i)
            if (out[i] != '\n') out[i] = ' ';
    };
    for (std::size_t i = 0; i < code.size();) {
        std::size_t end = i + 1;
        if (code.substr(i).starts_with("//")) {
            end = std::min(code.find('\n', i), code.size());
            blank(i, end);
        } else if (code.substr(i).starts_with("/*")) {
            end = std::min(code.find("*/", i + 2), code.size() - 2) + 2;
            blank(i, end);
        } else if (code.substr(i).starts_with("R\"")) {
            const std::size_t open = code.find('(', i);
            if (open == std::string_view::npos) break;
            const std::string close = ")" + std::string(code.substr(i + 2, open - i - 2)) + "\"";
            end = std::min(code.find(close, open), code.size() - close.size()) + close.size();
            blank(open + 1, end - close.size());
        } else if (code[i] == '"' || (code[i] == '\'' && (i == 0 || std::isalnum(static_cast<unsigned char>(code[i - 1])) == 0))) {
            while (end < code.size() && code[end] != code[i] && code[end] != '\n') end += code[end] == '\\' ? 2 : 1;
            blank(i + 1, end);
            ++end;
        }
        i = end;
    }
    return out;
}

std::string libraryOf(std::string_view header, const std::string& qtInclude) {
    using Row = std::pair<std::string_view, const char*>;
    static constexpr std::array prefixes = std::to_array<Row>({
        {"boost/", "Boost"},       {"nlohmann/", "nlohmann"}, {"fmt/", "fmt"},         {"doctest/", "doctest"}, {"openssl/", "OpenSSL"}, {"zlib.h", "zlib"},
        {"sodium", "sodium"},      {"sqlite3.h", "sqlite3"},  {"unicode/", "ICU"},     {"toml++/", "toml++"},   {"CLI/", "CLI11"},
        {"spdlog/", "spdlog"},     {"date/", "date"},         {"systemd/", "systemd"}, {"curl/", "curl"},       {"prometheus/", "prometheus"},
        {"xlsxwriter", "xlsxwriter"}, {"qrencode.h", "qrencode"}, {"cups/", "CUPS"},   {"alsa/", "ALSA"},       {"sys/", "posix"},
        {"netinet/", "posix"},     {"arpa/", "posix"},        {"linux/", "posix"},
    });
    for (const auto& [prefix, library] : prefixes)
        if (header.starts_with(prefix)) return library;
    if (header.starts_with('Q')) {
        if (qtInclude.empty()) return "Qt";
        if (const std::size_t slash = header.find('/'); slash != std::string_view::npos) return "Qt " + std::string(header.substr(2, slash - 2));
        for (const auto& folder : fs::directory_iterator(qtInclude)) {
            const std::string name = folder.path().filename().string();
            if (name.starts_with("Qt") && fs::exists(folder.path() / std::string(header))) return "Qt " + name.substr(2);
        }
        return {};
    }
    if (header.find('/') != std::string_view::npos) return {};
    return header.ends_with(".h") ? "posix" : "std";
}

}  // namespace hall::tidy
