#include "ticket-printer/present/Menu.hpp"

#include <algorithm>
#include <numeric>

namespace hall::kiosk {

namespace {

bool isFor(const wire::CatalogueItem& item, Subject subject) {
    if (item.subject == "person") return subject == Subject::person;
    if (item.subject == "company") return subject == Subject::company;
    return true;
}

void sortByPopularity(const wire::Catalogue& catalogue, ItemList& items) {
    std::stable_sort(items.begin(), items.end(), [&](std::size_t a, std::size_t b) {
        return catalogue.items[a].popularity > catalogue.items[b].popularity;
    });
}

}  // namespace

Menu::Menu(std::shared_ptr<const wire::Catalogue> catalogue) : catalogue_(std::move(catalogue)) {
    const auto& all = *catalogue_;
    for (std::size_t i = 0; i < all.items.size(); ++i) itemByCode_.emplace(all.items[i].code, i);
    for (std::size_t i = 0; i < all.departments.size(); ++i)
        departmentByCode_.emplace(all.departments[i].code, i);
    for (std::size_t i = 0; i < all.types.size(); ++i) typeByCode_.emplace(all.types[i].code, i);

    sortInto(person_, Subject::person);
    sortInto(company_, Subject::company);

    for (std::size_t i = 0; i < all.items.size(); ++i)
        if (all.items[i].popularity > 0) popular_.push_back(i);
    sortByPopularity(all, popular_);
    if (popular_.size() > popularLimit) popular_.resize(popularLimit);
}

void Menu::sortInto(std::vector<Department>& departments, Subject subject) const {
    const auto& all = *catalogue_;
    std::vector<Department> byPosition(all.departments.size());
    for (std::size_t i = 0; i < byPosition.size(); ++i) byPosition[i].department = i;
    for (std::size_t i = 0; i < all.items.size(); ++i) {
        const auto found = departmentByCode_.find(all.items[i].department);
        if (found != departmentByCode_.end() && isFor(all.items[i], subject))
            byPosition[found->second].items.push_back(i);
    }
    std::erase_if(byPosition, [](const Department& d) { return d.items.empty(); });
    const auto asked = [&](const Department& d) {
        return std::accumulate(d.items.begin(), d.items.end(), std::int64_t{0}, [&](std::int64_t sum, std::size_t i) {
            return sum + all.items[i].popularity;
        });
    };
    for (auto& d : byPosition) sortByPopularity(all, d.items);
    std::stable_sort(byPosition.begin(), byPosition.end(), [&](const Department& a, const Department& b) {
        const auto askedA = asked(a), askedB = asked(b);
        return askedA != askedB ? askedA > askedB : a.items.size() > b.items.size();
    });
    departments = std::move(byPosition);
}

const std::vector<Menu::Department>& Menu::departments(Subject subject) const {
    return subject == Subject::person ? person_ : company_;
}

const Menu::Department* Menu::department(Subject subject, std::string_view code) const {
    for (const auto& d : departments(subject))
        if (catalogue_->departments[d.department].code == code) return &d;
    return nullptr;
}

const wire::CatalogueItem* Menu::item(std::string_view code) const {
    const auto found = itemByCode_.find(code);
    return found == itemByCode_.end() ? nullptr : &catalogue_->items[found->second];
}

const wire::CatalogueDepartment* Menu::departmentOf(const wire::CatalogueItem& item) const {
    const auto found = departmentByCode_.find(item.department);
    return found == departmentByCode_.end() ? nullptr : &catalogue_->departments[found->second];
}

const wire::CatalogueType* Menu::typeOf(const wire::CatalogueItem& item) const {
    const auto found = typeByCode_.find(item.type);
    return found == typeByCode_.end() ? nullptr : &catalogue_->types[found->second];
}

}  // namespace hall::kiosk
