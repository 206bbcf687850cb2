#include "server/ingest/Toml.hpp"

#include <fmt/format.h>

#include <algorithm>

// A file that its parser did not think of ("[[.queue]]") is a mistake in the file, not a reason to die: asserts stay on in release.
#define TOML_ASSERT(expression) \
    ((expression) ? static_cast<void>(0) : throw hall::ingest::FileError("not TOML: " #expression))
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

void TomlTable::fail(std::string_view key, std::string_view expected) const {
    const toml::node* at = node_->table->get(key);
    const auto line = (at != nullptr ? at->source() : node_->table->source()).begin.line;
    const std::string path = node_->path.empty() ? std::string(key) : node_->path + "." + std::string(key);
    throw FileError(fmt::format("{}:{}: {}: {}", node_->file, line, path, expected));
}

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

std::int64_t TomlTable::integer(std::string_view key, std::int64_t otherwise) const {
    if (!has(key)) return otherwise;
    const auto* value = node_->table->get_as<std::int64_t>(key);
    if (value == nullptr) fail(key, "must be a whole number");
    return value->get();
}

bool TomlTable::boolean(std::string_view key, bool otherwise) const {
    if (!has(key)) return otherwise;
    const auto* value = node_->table->get_as<bool>(key);
    if (value == nullptr) fail(key, "must be true or false");
    return value->get();
}

core::Name TomlTable::name(std::string_view key) const {
    const auto* value = node_->table->get_as<toml::table>(key);
    if (value == nullptr) fail(key, has(key) ? "must be { zh = \"...\", en = \"...\" }" : "is missing");
    auto node = std::make_shared<Node>(*node_);
    node->table = value;
    node->path = node_->path.empty() ? std::string(key) : node_->path + "." + std::string(key);
    const TomlTable table(node);
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

TomlFile::TomlFile(std::string_view text, std::string name) {
    auto node = std::make_shared<TomlTable::Node>();
    node->file = std::move(name);
    try {
        auto document = std::make_shared<const toml::table>(toml::parse(text));
        node->table = document.get();
        node->document = std::move(document);
    } catch (const FileError& error) {
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
