#include "ticket-printer/present/Search.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/ticket-printer/support/RealHall.hpp"

using namespace hall;
using namespace hall::kiosk;

namespace {

wire::CatalogueItem item(std::string code, std::string zh, std::string shortZh, std::string pinyin, std::string en = {},
                         std::int32_t popularity = 0) {
    wire::CatalogueItem i;
    i.code = std::move(code);
    i.department = "d1";
    i.name = {std::move(zh), std::move(en)};
    i.shortName = {std::move(shortZh), i.name.en};
    i.pinyin = std::move(pinyin);
    i.popularity = popularity;
    return i;
}

wire::Catalogue small() {
    wire::Catalogue c;
    c.departments = {{"d1", {"公安局", "Police"}}};
    c.items = {
        item("id", "居民身份证申领、换领、补领", "身份证办理", "ju min shen fen zheng shen ling huan ling bu ling",
             "Apply for an identity card", 90),
        item("proof", "身份证明", "身份证明", "shen fen zheng ming"),
        item("travel", "旅行社设立许可", "旅行社设立许可", "lv xing she she li xu ke", "Open a travel agency"),
        item("a2", "A类 20吨以上车辆", "A类车辆", "a lei 20 dun yi shang che liang"),
        item("odd", "拼音不齐", "拼音不齐", "pin yin"),
        item("licence", "办理居住证", "居住证", "ban li ju zhu zheng", "Residence permit", 50),
    };
    return c;
}

std::string codes(const wire::Catalogue& c, const std::vector<std::size_t>& found) {
    std::string out;
    for (const auto i : found) out += (out.empty() ? "" : " ") + c.items[i].code;
    return out;
}

}  // namespace

TEST_CASE("search: what is typed, and what is found in which order") {
    const auto catalogue = small();
    const SearchIndex index(catalogue);
    struct Row {
        const char* typed;
        const char* found;
    };
    const Row rows[] = {
        {"", ""},
        {"  。，", ""},
        {"身份证", "id proof"},              // both begin so; the one asked for more often stands first
        {"身份证明", "proof"},
        {"身份证办理", "id"},                // the short name, whole
        {"sfz", "id proof"},
        {"SFZ", "id proof"},
        {"ｓｆｚ", "id proof"},
        {"shenfenzheng", "id proof"},
        {"shen fen zheng", "id proof"},
        {"shenfz", "id proof"},
        {"shfz", "id proof"},
        {"身fz", "id proof"},
        {"sfzm", "proof"},
        {"jmsfz", "id"},                     // inside and at the beginning of the full name
        {"jm", "id"},
        {"lvxing", "travel"},
        {"luxing", "travel"},
        {"lvxs", "travel"},
        {"20", "a2"},
        {"alei", "a2"},
        {"a类", "a2"},
        {"juzhu", "licence id"},             // the short name is spelt with the characters the catalogue has taught
        {"residence", "licence"},
        {"identity card", "id"},
        {"idcard", "id"},
        {"travel", "travel"},
        {"申补", "id"},                      // characters that skip others
        {"pinyin", "odd"},                   // syllables that do not line up with the characters
        {"拼不", "odd"},
        {"zzzz", ""},
        {"身份证x", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.typed);
        CHECK(codes(catalogue, index.find(row.typed)) == row.found);
    }
}

TEST_CASE("search: the department's name finds its items last") {
    auto catalogue = small();
    catalogue.departments.push_back({"d2", {"身份局", ""}});
    auto other = item("other", "局外", "局外", "ju wai");
    other.department = "d2";
    catalogue.items.insert(catalogue.items.begin(), other);
    const SearchIndex index(catalogue);
    CHECK(codes(catalogue, index.find("身份")) == "id proof other");
    CHECK(codes(catalogue, index.find("sfj")) == "other");
}

TEST_CASE("search: broken UTF-8 and endless input do no harm") {
    const auto catalogue = small();
    const SearchIndex index(catalogue);
    CHECK(index.find("\xff\xfe\x80").empty());
    CHECK(codes(catalogue, index.find("\xe8\xba" "sfz")) == "id proof");
    CHECK(index.find(std::string(100'000, 'a')).empty());
    CHECK(utf8(codePoints("身份证 A\xf0\x9f\x98\x80")) == "身份证 A\xf0\x9f\x98\x80");
}

TEST_CASE("search: every one of the real items is on the first page of some query of at most four letters") {
    const auto catalogue = test::realCatalogue();
    REQUIRE(catalogue->items.size() > 1'100);
    const SearchIndex index(*catalogue);
    constexpr std::size_t page = 6;
    std::map<std::string, std::set<std::size_t>> shown;  // query to its first page
    const auto onFirstPage = [&](const std::string& query, std::size_t item) {
        auto [at, fresh] = shown.try_emplace(query);
        if (fresh) {
            const auto found = index.find(query);
            at->second = {found.begin(), found.begin() + static_cast<std::ptrdiff_t>(std::min(page, found.size()))};
        }
        return at->second.contains(item);
    };
    int missing = 0;
    for (std::size_t i = 0; i < catalogue->items.size(); ++i) {
        const std::string& initials = catalogue->items[i].initials;
        bool reached = onFirstPage(initials.substr(0, 4), i);
        for (std::size_t at = 0; !reached && at + 4 <= initials.size(); ++at) reached = onFirstPage(initials.substr(at, 4), i);
        // Near twins with long names differ in few places only: letters may skip syllables.
        for (std::size_t a = 0; !reached && a + 3 < initials.size(); ++a)
            for (std::size_t b = a + 4; !reached && b + 1 < initials.size(); b += 3)
                reached = onFirstPage(initials.substr(a, 2) + initials.substr(b, 2), i);
        if (!reached) {
            ++missing;
            MESSAGE(catalogue->items[i].name.zh << " " << initials);
        }
    }
    CHECK(missing == 0);
}

TEST_CASE("search: the popular items by what people call them") {
    const auto catalogue = test::realCatalogue();
    const SearchIndex index(*catalogue);
    struct Row {
        const char* typed;
        const char* first;
    };
    const Row rows[] = {{"身份证", "身份证办理"}, {"sfz", "身份证办理"}, {"sbk", "社保卡补换"}, {"社保卡", "社保卡补换"},
                        {"identity", "身份证办理"}, {"shebaoka", "社保卡补换"}};
    for (const auto& row : rows) {
        CAPTURE(row.typed);
        const auto found = index.find(row.typed);
        REQUIRE(!found.empty());
        CHECK(catalogue->items[found.front()].shortName.zh == row.first);
    }
}
