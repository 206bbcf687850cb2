// The files that visitors' browsers get, and managers' (all below "/manager"), as they are served. What they show they fetch themselves, from the open data and from the
// address behind a visitor's link; texts go into the page as text, never as markup.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hall::web {

struct Page {
    std::string path;         ///< "/t/" stands for every path below it
    std::string contentType;
    std::string_view bytes;   ///< lives as long as the program
    std::string_view gzipped; ///< the same, packed when it was built
};

std::vector<Page> pages();

}  // namespace hall::web
