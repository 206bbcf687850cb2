#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "server/ingest/Catalogue.hpp"
#include "server/ingest/Csv.hpp"
#include "server/ingest/ItemCodes.hpp"
#include "server/ingest/Pinyin.hpp"

using namespace hall::ingest;

namespace {

std::string dataFile(const std::string& name) {
    std::ifstream in(std::string(HALL_DATA) + "/" + name, std::ios::binary);
    REQUIRE(in.good());
    return {std::istreambuf_iterator<char>(in), {}};
}

const std::string header = "department,main_item,item_name,item_type,item_type_code,area_code,item_code,base_code,org_code,dept_code\n";

std::string codesOf(const CatalogueReport& report) {
    std::string out;
    for (const auto& finding : report.findings) out += (out.empty() ? "" : " ") + std::to_string(finding.line) + ":" + finding.code;
    return out;
}

}  // namespace

TEST_CASE("csv rows") {
    struct Row { const char* text; std::vector<std::vector<std::string>> fields; };
    const Row table[] = {
        {"a,b\nc,d\n", {{"a", "b"}, {"c", "d"}}},
        {"a,b", {{"a", "b"}}},
        {"\xEF\xBB\xBF""a,b\r\n", {{"a", "b"}}},
        {"\"a,1\",\"say \"\"hi\"\"\"\n", {{"a,1", "say \"hi\""}}},
        {"\"two\nlines\",x\ny,z\n", {{"two\nlines", "x"}, {"y", "z"}}},
        {"a,\n,b\n", {{"a", ""}, {"", "b"}}},
        {"", {}},
        {"\n\na\n", {{"a"}}},
    };
    for (const auto& row : table) {
        std::vector<std::vector<std::string>> got;
        for (auto& line : readCsv(row.text)) got.push_back(line.fields);
        CHECK_MESSAGE(got == row.fields, row.text);
    }
    CHECK(readCsv("\"two\nlines\",x\ny,z\n").at(1).line == 3);
}

TEST_CASE("pinyin keys") {
    struct Row { const char* name; const char* pinyin; const char* initials; };
    const Row table[] = {
        {"身份证", "shen fen zheng", "sfz"},
        {"社会保障卡补领、换领、换发", "she hui bao zhang ka bu ling huan ling huan fa", "shbzkblhlhf"},
        {"银行", "yin hang", "yh"},
        {"行政许可", "xing zheng xu ke", "xzxk"},
        {"A级旅游景区", "a ji lv you jing qu", "ajlyjq"},
        {"GSP认证 2级", "gsp ren zheng 2 ji", "grz2j"},
        {"《预防接种证》办理", "yu fang jie zhong zheng ban li", "yfjzzbl"},
        {"", "", ""},
    };
    for (const auto& row : table) {
        const auto keys = pinyinKeys(row.name);
        CHECK_MESSAGE(keys.pinyin == row.pinyin, row.name);
        CHECK_MESSAGE(keys.initials == row.initials, row.name);
    }
}

TEST_CASE("every dirty row is named and kept where it can be") {
    struct Row { const char* row; const char* findings; std::size_t items; };
    const char* good = "甲局,未分类,事项一,行政许可,1,511602000000,511A0138000000-511602000000-000-11511301008778183N-1-00,511A0138000000,11511301008778183N,x\n";
    const Row table[] = {
        {"甲局,未分类,事项二,行政许可,1,511602000000,511A0138000001-511602000000-000-11511301008778183N-1-00,511A0138000001,11511301008778183N,x\n", "", 2},
        {"甲局,未分类,,行政许可,1,511602000000,511A0138000001-511602000000-000-11511301008778183N-1-00,511A0138000001,11511301008778183N,x\n", "3:name-missing", 1},
        {"甲局,未分类,事项二,行政许可,1,511602000000,,511A0138000001,11511301008778183N,x\n", "3:code-missing", 1},
        {"甲局,未分类,事项一,行政许可,1,511602000000,511A0138000001-511602000000-000-11511301008778183N-1-00,511A0138000001,11511301008778183N,x\n", "3:name-repeats", 2},
        {"甲局,未分类,事项二,行政许可,1,511602000000,511A0138000000-511602000000-000-11511301008778183N-1-00,511A0138000000,11511301008778183N,x\n", "3:code-repeats", 1},
        {"甲局,未分类,事项二,行政裁决,9,511602000000,E-000021-001-1111111111111111,,1111111111111111,x\n", "3:code-malformed 3:base-code-missing 3:authority-invented", 2},
        {"甲局,未分类,事项二,行政许可,1,511602000000,511A0138000001-511602000000-000-083372204-1-00,511A0138000001,083372204,x\n", "3:authority-check-digit", 2},
        {"甲局,未分类,事项二,行政许可,1,511602000000,511A0138000001-511602000000-000-083372204-1-00,511B,,x\n", "3:base-code-differs 3:authority-missing", 2},
        {"甲局,未分类,事项二,行政许可,一,511602000000,511A0138000001-511602000000-000-11511301008778183N-1-00,511A0138000001,11511301008778183N,x\n", "3:type-unknown", 2},
        {"甲局,未分类,事项二,行政许可,7,511602000000,511A0138000001-511602000000-000-11511301008778183N-1-00,511A0138000001,11511301008778183N,x\n", "3:type-differs", 2},
        {"甲局,未分类,事项二,本省另设,12,511602000000,511A0138000001-511602000000-000-11511301008778183N-1-00,511A0138000001,11511301008778183N,x\n", "", 2},
        {"甲局,未分类,事项二\n", "3:row-too-short 3:code-missing", 1},
    };
    for (const auto& row : table) {
        const auto report = readCatalogue(header + good + row.row, {});
        CHECK_MESSAGE(codesOf(report) == row.findings, row.row);
        CHECK_MESSAGE(report.catalogue.items.size() == row.items, row.row);
        CHECK(report.rows == 2);
    }
    std::string long_;
    for (int i = 0; i <= 200; ++i) long_ += "长";
    const std::string rest = ",行政许可,1,511602000000,511A0138000001-511602000000-000-11511301008778183N-1-00,511A0138000001,11511301008778183N,x\n";
    for (const std::string& row : {"甲局,未分类," + long_ + rest, long_ + ",未分类,事项二" + rest}) {
        const auto report = readCatalogue(header + good + row, {});
        CHECK(codesOf(report) == "3:name-too-long");
        CHECK(report.catalogue.items.size() == 1);
    }
    CHECK(codesOf(readCatalogue("department,item_name\n甲局,事项\n", {})) == "1:columns-missing");
    CHECK(readCatalogue("", {}).catalogue.items.empty());
}

TEST_CASE("the real catalogue: 1,135 items, every dirty row named") {
    const auto english = dataFile("demo/english.toml");
    const auto guides = dataFile("demo-guides/guides.toml");
    const auto report = readCatalogue(dataFile("service-items/guangan_district_items.csv"), {english, guides});
    CHECK(report.rows == 1135);
    CHECK(report.catalogue.items.size() == 1135);
    CHECK(report.catalogue.departments.size() == 34);
    CHECK(report.catalogue.types.size() == 7);
    std::map<std::string, int> byCode;
    for (const auto& finding : report.findings) {
        CHECK(finding.severity == Severity::warning);
        ++byCode[finding.code];
    }
    CHECK(byCode["name-repeats"] == 2);
    CHECK(byCode["code-malformed"] == 4);
    CHECK(byCode["authority-invented"] == 8);   // 2222222222222, on eight rows
    CHECK(byCode["guide-without-item"] == 0);
    CHECK(byCode["material-differs"] == 0);
    CHECK(byCode["type-unknown"] == 0);
    CHECK(byCode["type-differs"] == 0);
    std::set<std::string> invented, malformed, repeated;
    for (const auto& finding : report.findings) {
        if (finding.code == "authority-invented") invented.insert(finding.detail);
        if (finding.code == "code-malformed") malformed.insert(finding.detail);
        if (finding.code == "name-repeats") repeated.insert(finding.detail.substr(0, finding.detail.find(" stands")));
    }
    CHECK(invented == std::set<std::string>{"2222222222222"});
    CHECK(malformed == std::set<std::string>{"A-005818-5818-511602000000-000-115113010087783353-1-00", "E-000004-001-11511301008778386B",
                                             "E-000021-001-1111111111111111", "H-000185-001-4444444444"});
    CHECK(repeated == std::set<std::string>{"求职创业补贴申领", "城市建筑物、设施上张挂、张贴宣传品审批"});
    for (const auto& department : report.catalogue.departments) CHECK_MESSAGE(!department.name.en.empty(), department.name.zh);
    const auto guided = std::count_if(report.catalogue.items.begin(), report.catalogue.items.end(), [](const Item& i) { return i.guide.has_value(); });
    CHECK(guided == 43);
    for (const auto& item : report.catalogue.items) {
        CHECK(!item.shortName.zh.empty());
        CHECK_MESSAGE(!item.initials.empty(), item.name.zh);
    }
}

TEST_CASE("departments keep their authority: the code that most of their items name, if its check digit holds") {
    const auto report = readCatalogue(dataFile("service-items/guangan_district_items.csv"), {});
    std::map<std::string, std::string> of;
    for (const auto& department : report.catalogue.departments) of[department.name.zh] = department.creditCode;
    CHECK(of["区消防大队"] == "11511300MB1A21304N");
    for (const auto& [name, code] : of) {
        CAPTURE(name);
        CHECK((code.empty() || creditCodeHolds(code)));
    }
    const auto entries = departmentEntries(report.catalogue);
    CHECK(entries.size() == 34);
}
