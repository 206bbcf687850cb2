#include "server/ingest/Toml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <utility>

#include "server/core/Limits.hpp"

// A file that its parser did not think of ("[[.queue]]") is a mistake in the file, not a reason to die: asserts stay on in release.
namespace hall::ingest {
namespace {
struct NotToml : std::runtime_error {
    using std::runtime_error::runtime_error;
};
}  // namespace
}  // namespace hall::ingest
#define TOML_ASSERT(expression) \
    ((expression) ? static_cast<void>(0) : throw hall::ingest::NotToml("not TOML: " #expression))
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wterminate"  // in functions that may not throw it still ends the process
#include <toml++/toml.h>
#pragma GCC diagnostic pop
#else
#include <toml++/toml.h>
#endif

namespace hall::ingest {

struct TomlTable::Node {
    std::shared_ptr<const toml::table> document;  // owns `table`
    const toml::table* table{};
    std::string file;
    std::string path;
};

TomlTable::TomlTable(std::shared_ptr<const Node> node) : node_(std::move(node)) {}

namespace {

/// "hall.toml:12", or the file alone where no line is known.
std::string placeIn(const std::string& file, std::size_t line) {
    return line == 0 ? file : fmt::format("{}:{}", file, line);
}

}  // namespace

void TomlTable::fail(std::string_view key, std::string_view expected) const {
    const toml::node* at = node_->table->get(key);
    const auto line = (at != nullptr ? at->source() : node_->table->source()).begin.line;
    const std::string path = node_->path.empty() ? std::string(key) : node_->path + "." + std::string(key);
    throw FileError(fmt::format("{}: {}: {}", placeIn(node_->file, line), path, expected));
}

std::size_t TomlTable::line() const { return node_->table->source().begin.line; }

bool TomlTable::has(std::string_view key) const { return node_->table->contains(key); }

bool TomlTable::hasTable(std::string_view key) const { return node_->table->get_as<toml::table>(key) != nullptr; }

std::string TomlTable::string(std::string_view key) const {
    const auto* value = node_->table->get_as<std::string>(key);
    if (value == nullptr) fail(key, has(key) ? "must be a text" : "is missing");
    return value->get();
}

std::string TomlTable::string(std::string_view key, std::string_view otherwise) const {
    return has(key) ? string(key) : std::string(otherwise);
}

std::string TomlTable::code(std::string_view key) const {
    std::string code = string(key);
    const bool shaped = !code.empty() && code.size() <= core::limits::codeBytes &&
                        code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
    if (!shaped) fail(key, "must have 1 to 64 of a-z, 0-9 and -");
    return code;
}

std::int64_t TomlTable::integer(std::string_view key, std::int64_t otherwise) const {
    if (!has(key)) return otherwise;
    const auto* value = node_->table->get_as<std::int64_t>(key);
    if (value == nullptr) fail(key, "must be a whole number");
    return value->get();
}

std::int32_t TomlTable::whole(std::string_view key, std::int64_t otherwise, std::int64_t low, std::int64_t high) const {
    const std::int64_t value = integer(key, otherwise);
    if (value < low || value > high) fail(key, fmt::format("must be between {} and {}", low, high));
    return static_cast<std::int32_t>(value);
}

bool TomlTable::boolean(std::string_view key, bool otherwise) const {
    if (!has(key)) return otherwise;
    const auto* value = node_->table->get_as<bool>(key);
    if (value == nullptr) fail(key, "must be true or false");
    return value->get();
}

TomlTable TomlTable::table(std::string_view key) const {
    const auto* value = node_->table->get_as<toml::table>(key);
    if (value == nullptr) fail(key, has(key) ? "must be a table" : "is missing");
    auto node = std::make_shared<Node>(*node_);
    node->table = value;
    node->path = node_->path.empty() ? std::string(key) : node_->path + "." + std::string(key);
    return TomlTable(node);
}

std::vector<std::string> TomlTable::keys() const {
    std::vector<std::string> out;
    for (const auto& [key, value] : *node_->table) out.emplace_back(key.str());
    return out;
}

core::Name TomlTable::name(std::string_view key) const {
    if (!hasTable(key)) fail(key, has(key) ? "must be { zh = \"...\", en = \"...\" }" : "is missing");
    const TomlTable table = this->table(key);
    table.allowOnly({"zh", "en"});
    core::Name name{table.string("zh"), table.string("en", "")};
    if (name.zh.empty()) table.fail("zh", "must not be empty");
    return name;
}

std::vector<std::string> TomlTable::strings(std::string_view key) const {
    std::vector<std::string> out;
    if (!has(key)) return out;
    const auto* array = node_->table->get_as<toml::array>(key);
    if (array == nullptr) fail(key, "must be a list of texts");
    for (const auto& element : *array) {
        const auto* text = element.as_string();
        if (text == nullptr) fail(key, "must be a list of texts");
        out.push_back(text->get());
    }
    return out;
}

std::vector<std::int64_t> TomlTable::integers(std::string_view key) const {
    std::vector<std::int64_t> out;
    if (!has(key)) return out;
    const auto* array = node_->table->get_as<toml::array>(key);
    if (array == nullptr) fail(key, "must be a list of whole numbers");
    for (const auto& element : *array) {
        const auto* number = element.as_integer();
        if (number == nullptr) fail(key, "must be a list of whole numbers");
        out.push_back(number->get());
    }
    return out;
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) const {
    std::vector<TomlTable> out;
    if (!has(key)) return out;
    const auto* array = node_->table->get_as<toml::array>(key);
    if (array == nullptr) fail(key, "must be a list of tables");
    std::size_t index = 0;
    for (const auto& element : *array) {
        const auto* table = element.as_table();
        if (table == nullptr) fail(key, "must be a list of tables");
        auto node = std::make_shared<Node>(*node_);
        node->table = table;
        node->path = fmt::format("{}{}[{}]", node_->path.empty() ? "" : node_->path + ".", key, index++);
        out.emplace_back(node);
    }
    return out;
}

void TomlTable::allowOnly(std::initializer_list<std::string_view> keys) const {
    for (const auto& [key, value] : *node_->table) {
        if (std::find(keys.begin(), keys.end(), key.str()) == keys.end()) fail(key.str(), "is not known here");
    }
}

namespace {

/// Length of the UTF-8 character that begins here (RFC 3629); 0: there is none.
std::size_t characterAt(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) return 0;
    }
    const bool shortest = !(lead == 0xE0 && byte(1) < 0xA0) && !(lead == 0xF0 && byte(1) < 0x90);
    const bool character = !(lead == 0xED && byte(1) > 0x9F) && !(lead == 0xF4 && byte(1) > 0x8F);
    return shortest && character ? length : 0;
}

/// Where a scan of the text stands: outside quotes, or what has to end first.
struct Scan {
    char quote{};      ///< 0: outside; '#': in a comment
    bool longForm{};   ///< three quotes
};

/// Steps over what begins or goes on at `at`; the number of bytes.
std::size_t stepQuotes(std::string_view text, std::size_t at, Scan& scan) {
    const char c = text[at];
    const bool three = text.substr(at, 3) == std::string(3, c);
    if (scan.quote == 0) {
        if (c == '#' || c == '"' || c == '\'') scan = {c, c != '#' && three};
        return scan.longForm ? 3 : 1;
    }
    if (c == '\n' && !scan.longForm) scan = {};
    if (c == '\\' && scan.quote == '"') return std::min<std::size_t>(2, text.size() - at);
    if (c != scan.quote || scan.quote == '#') return 1;
    if (!scan.longForm) {
        scan = {};
        return 1;
    }
    if (!three) return 1;
    scan = {};
    std::size_t length = 3;  // two more of them may stand in front of the closing three
    while (length < 5 && at + length < text.size() && text[at + length] == c) ++length;
    return length;
}

/// toml++ 3.3 asks of a character outside quotes whether it is white space, and of some beyond ASCII in a way that is
/// undefined. TOML has none there, so they are refused before it looks.
void checkCharacters(std::string_view text, const std::string& file) {
    const bool json = file.ends_with(".json");
    std::size_t line = 1;
    Scan scan;
    for (std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; at < text.size();) {
        const std::size_t length = characterAt(text, at);
        if (length == 0) throw FileError(fmt::format("{}:{}: is not UTF-8", file, line));
        if (length > 1) {
            if (scan.quote == 0 && !json) throw FileError(fmt::format("{}:{}: only texts in quotes and comments may have other characters than ASCII", file, line));
            at += length;
            continue;
        }
        std::size_t step = stepQuotes(text, at, scan);
        if (step == 2 && static_cast<unsigned char>(text[at + 1]) >= 0x80) step = 1;  // a backslash before a longer character
        line += static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                                                    text.begin() + static_cast<std::ptrdiff_t>(at + step), '\n'));
        at += step;
    }
}

using Json = nlohmann::ordered_json;

[[noreturn]] void notHere(const std::string& file, const std::string& path, const char* what) {
    throw FileError(fmt::format("{}: {}: {}", file, path.empty() ? "the file" : path, what));
}

/// Where a value goes: under a key of a table, or to the end of a list.
struct Into {
    toml::table* table{};
    std::string key;
    toml::array* array{};
    void operator()(auto&& node) const {
        if (table != nullptr) table->insert_or_assign(key, std::forward<decltype(node)>(node));
        else array->push_back(std::forward<decltype(node)>(node));
    }
};

void addJson(const Json& value, const std::string& file, const std::string& path, const Into& into);

toml::table tableOf(const Json& json, const std::string& file, const std::string& path) {
    toml::table table;
    for (const auto& [key, value] : json.items()) addJson(value, file, path.empty() ? key : path + "." + key, {&table, key, nullptr});
    return table;
}

void addJson(const Json& value, const std::string& file, const std::string& path, const Into& into) {
    if (value.is_object()) {
        into(tableOf(value, file, path));
    } else if (value.is_array()) {
        toml::array array;
        for (std::size_t i = 0; i < value.size(); ++i) addJson(value[i], file, fmt::format("{}[{}]", path, i), {nullptr, {}, &array});
        into(std::move(array));
    } else if (value.is_string()) {
        into(value.get<std::string>());
    } else if (value.is_boolean()) {
        into(value.get<bool>());
    } else if (value.is_number_integer() && !(value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX)) {
        into(value.get<std::int64_t>());
    } else {
        notHere(file, path, "must be a text, a whole number, true or false, a list or an object");
    }
}

/// Duplicate keys and nesting without end are refused while parsing.
toml::table parseJson(std::string_view text, const std::string& file) {
    std::vector<std::set<std::string>> keys;
    std::string twice;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
        if (depth > 8) throw FileError(fmt::format("{}: is nested too deeply", file));
        if (event == Json::parse_event_t::object_start) keys.emplace_back();
        if (event == Json::parse_event_t::object_end) keys.pop_back();
        if (event == Json::parse_event_t::key && !keys.back().insert(parsed.get<std::string>()).second) twice = parsed.get<std::string>() + " stands twice";
        return true;
    };
    try {
        const Json json = Json::parse(text, watch);
        if (!twice.empty()) throw FileError(fmt::format("{}: {}", file, twice));
        if (!json.is_object()) notHere(file, {}, "must be an object");
        return tableOf(json, file, {});
    } catch (const Json::parse_error& error) {
        const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(error.byte, text.size()));
        throw FileError(fmt::format("{}:{}: is not JSON here", file, 1 + std::count(text.begin(), end, '\n')));
    }
}

}  // namespace

TomlFile::TomlFile(std::string_view text, std::string name) {
    auto node = std::make_shared<TomlTable::Node>();
    node->file = std::move(name);
    try {
        checkCharacters(text, node->file);
        auto document = std::make_shared<const toml::table>(node->file.ends_with(".json") ? parseJson(text, node->file)
                                                                                          : toml::parse(text));
        node->table = document.get();
        node->document = std::move(document);
    } catch (const NotToml& error) {
        throw FileError(fmt::format("{}: {}", node->file, error.what()));
    } catch (const toml::parse_error& error) {
        throw FileError(fmt::format("{}:{}: {}", node->file, error.source().begin.line, error.description()));
    }
    node_ = std::move(node);
}

TomlTable TomlFile::root() const { return TomlTable(node_); }

TomlTable TomlFile::table(std::string_view key) const {
    const auto* found = node_->table->get_as<toml::table>(key);
    if (found == nullptr) root().fail(key, "must be a table [" + std::string(key) + "]");
    auto node = std::make_shared<TomlTable::Node>(*node_);
    node->table = found;
    node->path = std::string(key);
    return TomlTable(node);
}

std::map<std::string, std::string> TomlFile::strings(std::string_view table) const {
    std::map<std::string, std::string> out;
    const auto* found = node_->table->get_as<toml::table>(table);
    if (found == nullptr) return out;
    for (const auto& [key, value] : *found) {
        const auto* text = value.as_string();
        if (text == nullptr) {
            throw FileError(fmt::format("{}:{}: {}.{}: must be a text", node_->file, value.source().begin.line, table, key.str()));
        }
        out[std::string(key.str())] = text->get();
    }
    return out;
}

}  // namespace hall::ingest
