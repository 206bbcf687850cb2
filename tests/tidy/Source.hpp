// The project's files as text, and what can be read from them without a compiler.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hall::tidy {

struct Source {
    std::string path;  ///< from the repository's root, with slashes
    std::string text;
    [[nodiscard]] bool isCode() const { return path.ends_with(".cpp") || path.ends_with(".hpp"); }
    [[nodiscard]] bool isHeader() const { return path.ends_with(".hpp"); }
    [[nodiscard]] bool isUnder(std::string_view folder) const {
        return path.starts_with(folder) && path.substr(folder.size()).starts_with('/');
    }
};

struct Include {
    std::string name;
    bool quoted{};
    std::size_t line{};
};

/// All text files of the tree, without build directories, data and pictures.
std::vector<Source> readTree(const std::string& root);
std::vector<Include> includesOf(const Source& source);
/// The text with comments and the contents of string and character literals blanked; lines stay where they are.
std::string withoutCommentsAndStrings(std::string_view code);

/// The library that a header in angle brackets belongs to: "std", "posix", "Boost", "nlohmann", "Qt Widgets" ...; empty when unknown.
/// `qtInclude` is the folder that holds QtCore, QtWidgets ...; empty when Qt is not there.
std::string libraryOf(std::string_view header, const std::string& qtInclude);

}  // namespace hall::tidy
