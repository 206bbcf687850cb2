// Typed, strict reading of TOML tables: a wrong type, a missing or an unknown key is an error that names file, line and key.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/Types.hpp"

namespace hall::ingest {

/// "hall.toml:12: queue.letters: ..." - meant for the person who edits the file.
class FileError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

class TomlTable {
  public:
    struct Node;
    explicit TomlTable(std::shared_ptr<const Node> node);

    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] bool hasTable(std::string_view key) const;                     ///< and it is a table
    [[nodiscard]] std::string string(std::string_view key) const;
    [[nodiscard]] std::string string(std::string_view key, std::string_view otherwise) const;
    /// 1 to 64 of a-z, 0-9 and -.
    [[nodiscard]] std::string code(std::string_view key) const;
    [[nodiscard]] std::int64_t integer(std::string_view key, std::int64_t otherwise) const;
    /// Within bounds, or an error that names them.
    [[nodiscard]] std::int32_t whole(std::string_view key, std::int64_t otherwise, std::int64_t low, std::int64_t high) const;
    [[nodiscard]] bool boolean(std::string_view key, bool otherwise) const;
    [[nodiscard]] core::Name name(std::string_view key) const;                   ///< { zh = "...", en = "..." }; en may be left out
    [[nodiscard]] std::vector<std::string> strings(std::string_view key) const;  ///< empty when absent
    [[nodiscard]] std::vector<std::int64_t> integers(std::string_view key) const;  ///< empty when absent
    [[nodiscard]] std::vector<TomlTable> tables(std::string_view key) const;     ///< empty when absent
    [[nodiscard]] TomlTable table(std::string_view key) const;                   ///< must be there
    [[nodiscard]] std::vector<std::string> keys() const;                         ///< in the order of the alphabet
    [[nodiscard]] std::size_t line() const;                                      ///< where it begins; 0: not known (JSON)
    void allowOnly(std::initializer_list<std::string_view> keys) const;
    [[noreturn]] void fail(std::string_view key, std::string_view expected) const;

  private:
    std::shared_ptr<const Node> node_;
};

class TomlFile {
  public:
    /// `name` is what errors call the file. A name that ends in ".json" says that the same keys stand there as JSON.
    TomlFile(std::string_view text, std::string name);
    [[nodiscard]] TomlTable root() const;
    [[nodiscard]] std::vector<TomlTable> tables(std::string_view key) const { return root().tables(key); }
    [[nodiscard]] TomlTable table(std::string_view key) const;  ///< must be there
    [[nodiscard]] std::map<std::string, std::string> strings(std::string_view table) const;

  private:
    std::shared_ptr<const TomlTable::Node> node_;
};

}  // namespace hall::ingest
