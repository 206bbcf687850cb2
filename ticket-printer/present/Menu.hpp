// The catalogue as a visitor walks through it: for whom, which department, which item.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/wire/Views.hpp"
#include "ticket-printer/present/Words.hpp"

namespace hall::kiosk {

/// Positions in `Catalogue::items`, most asked for first, then in the catalogue's order.
using ItemList = std::vector<std::size_t>;

class Menu {
  public:
    struct Department {
        std::size_t department{};  ///< position in `Catalogue::departments`
        ItemList items;
    };

    explicit Menu(std::shared_ptr<const wire::Catalogue> catalogue);

    [[nodiscard]] const wire::Catalogue& catalogue() const { return *catalogue_; }
    /// Departments with at least one item for `subject`: most asked for first, then those with most items.
    [[nodiscard]] const std::vector<Department>& departments(Subject subject) const;
    /// The items of one department; null when it has none for `subject`.
    [[nodiscard]] const Department* department(Subject subject, std::string_view code) const;
    /// The hall's most asked for items, at most `popularLimit`.
    [[nodiscard]] const ItemList& popular() const { return popular_; }
    [[nodiscard]] const wire::CatalogueItem* item(std::string_view code) const;
    /// Null when the catalogue does not list it.
    [[nodiscard]] const wire::CatalogueDepartment* departmentOf(const wire::CatalogueItem& item) const;
    [[nodiscard]] const wire::CatalogueType* typeOf(const wire::CatalogueItem& item) const;

    static constexpr std::size_t popularLimit = 30;

  private:
    void sortInto(std::vector<Department>& departments, Subject subject) const;

    std::shared_ptr<const wire::Catalogue> catalogue_;
    std::unordered_map<std::string_view, std::size_t> itemByCode_;
    std::unordered_map<std::string_view, std::size_t> departmentByCode_;
    std::unordered_map<std::string_view, std::size_t> typeByCode_;
    std::vector<Department> person_;
    std::vector<Department> company_;
    ItemList popular_;
};

}  // namespace hall::kiosk
