#include "ticket-printer/present/Menu.hpp"

#include <doctest/doctest.h>

#include <set>

#include "tests/ticket-printer/support/RealHall.hpp"

using namespace hall;
using namespace hall::kiosk;

namespace {

wire::CatalogueItem item(const char* code, const char* department, const char* subject, std::int32_t popularity = 0) {
    wire::CatalogueItem i;
    i.code = code;
    i.department = department;
    i.subject = subject;
    i.popularity = popularity;
    return i;
}

std::string outline(const Menu& menu, Subject subject) {
    std::string out;
    for (const auto& d : menu.departments(subject)) {
        out += menu.catalogue().departments[d.department].code + ":";
        for (const auto i : d.items) out += " " + menu.catalogue().items[i].code;
        out += "; ";
    }
    return out;
}

}  // namespace

TEST_CASE("menu: subjects, order of departments and of their items") {
    auto c = std::make_shared<wire::Catalogue>();
    c->departments = {{"few", {}}, {"many", {}}, {"asked", {}}, {"firms", {}}, {"empty", {}}};
    c->items = {item("a", "few", "both"),          item("b", "many", "person"),    item("c", "many", "both"),
                item("d", "many", "person"),       item("e", "asked", "both"),     item("f", "asked", "person", 7),
                item("g", "firms", "company", 99), item("h", "nowhere", "person"), item("i", "few", "strange")};
    const Menu menu(c);
    CHECK(outline(menu, Subject::person) == "asked: f e; many: b c d; few: a i; ");
    CHECK(outline(menu, Subject::company) == "firms: g; few: a i; many: c; asked: e; ");
    REQUIRE(menu.popular().size() == 2);
    CHECK(c->items[menu.popular()[0]].code == "g");
    CHECK(menu.item("h") != nullptr);
    CHECK(menu.departmentOf(*menu.item("h")) == nullptr);
    CHECK(menu.item("x") == nullptr);
    CHECK(menu.department(Subject::person, "firms") == nullptr);
    CHECK(menu.department(Subject::company, "firms")->items.size() == 1);
}

TEST_CASE("menu: every real item stands somewhere, one that is for both stands under both") {
    const auto catalogue = test::realCatalogue();
    const Menu menu(catalogue);
    std::set<std::size_t> person, company;
    for (const auto& d : menu.departments(Subject::person)) person.insert(d.items.begin(), d.items.end());
    for (const auto& d : menu.departments(Subject::company)) company.insert(d.items.begin(), d.items.end());
    for (std::size_t i = 0; i < catalogue->items.size(); ++i) {
        const auto& subject = catalogue->items[i].subject;
        CHECK(person.contains(i) == (subject != "company"));
        CHECK(company.contains(i) == (subject != "person"));
    }
    CHECK(menu.departments(Subject::person).size() == 34);
    CHECK(menu.popular().size() >= 26);
    CHECK(menu.popular().size() <= Menu::popularLimit);
}
