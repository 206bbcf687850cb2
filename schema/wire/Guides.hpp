// The guide as visitors read it on the hall's own pages: a short line for every item, one item whole, one package with what its answers select.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/wire/Supervision.hpp"
#include "schema/wire/Views.hpp"

namespace hall::wire {

struct GuideLine {
    std::string code;
    std::string department;                  ///< code
    Name name;
    std::string shortName;                   ///< zh; left out when it is the name
    std::string subject;                     ///< both, person, company
    std::string pinyin;                      ///< of the name, syllables apart by one space
    bool published{};                        ///< it has a guide
    auto operator<=>(const GuideLine&) const = default;
};

/// GET /api/v1/guide. The most asked for first.
struct GuideIndex {
    std::vector<CatalogueDepartment> departments;
    std::vector<GuideLine> items;
    auto operator<=>(const GuideIndex&) const = default;
};

/// GET /api/v1/guide/items/{item}
struct GuideItem {
    std::string code;
    Name name;
    std::string shortName;
    std::string department;
    Name departmentName;
    std::string subject;
    std::string queue;                       ///< code: its hours and waits stand with the hall's
    std::vector<std::int32_t> forms;         ///< GB/T 39046 A.5: 1 window, 2 computer, 3 mobile, 4 post, 9 other; none without a guide
    std::optional<Guide> guide;              ///< none: not published yet
    auto operator<=>(const GuideItem&) const = default;
};

/// GET /api/v1/guide/packages
struct GuidePackageLine {
    std::string code;
    Name name;
    Name note;
    auto operator<=>(const GuidePackageLine&) const = default;
};
struct GuidePackages { std::vector<GuidePackageLine> packages; auto operator<=>(const GuidePackages&) const = default; };

/// GET /api/v1/guide/packages/{package}?answer=QUESTION:ANSWER&...
struct GuidePackage {
    PackageText package;
    std::vector<std::string> asked;          ///< codes of the questions that these answers lead to, in their order
    std::optional<PackageBranch> list;       ///< once all of them are answered
    std::vector<GuideItem> items;            ///< of that list, in its order
    auto operator<=>(const GuidePackage&) const = default;
};

/// "QUESTION:ANSWER"; nullopt: something else.
std::optional<PackageAnswer> parseAnswer(std::string_view text);

std::string encode(const GuideIndex&);
std::string encode(const GuideItem&);
std::string encode(const GuidePackages&);
std::string encode(const GuidePackage&);

}  // namespace hall::wire
