#include <doctest/doctest.h>

#include "server/ingest/Catalogue.hpp"
#include "server/ingest/ItemCodes.hpp"
#include "server/ingest/Toml.hpp"

using namespace hall::ingest;

namespace {

const std::string header = "department,main_item,item_name,item_type,item_type_code,area_code,item_code,base_code,org_code,dept_code\n";
// A provincial and a municipal implementation code of the national platform: the authority, its level, the basic code.
const std::string provincial = "11650000010183859F2650116013001";
const std::string ofTheState = "11100000000013127D1000116013000";

}  // namespace

TEST_CASE("credit codes: the check digit of GB 32100-2015") {
    struct Row { const char* code; bool holds; };
    const Row table[] = {
        {"11511301008778183N", true}, {"11650000010183859F", true}, {"11511300MB1A21304N", true},
        {"11511301008778183M", false}, {"1151130000877869M", false}, {"11511301008778183I", false}, {"", false},
        {"91350100M0001TGQXM", false},  // a pilot's code: legal, and so the check only warns
    };
    for (const Row& row : table) {
        CAPTURE(row.code);
        CHECK(creditCodeHolds(row.code) == row.holds);
    }
}

TEST_CASE("item codes by profile") {
    struct Row { std::string code; bool national31, national33, sichuan, free; };
    const Row table[] = {
        {provincial, true, false, false, true},
        {ofTheState, true, false, false, true},
        {provincial + "01", false, true, false, true},
        {provincial + "0A", false, false, false, true},
        {provincial.substr(1), false, false, false, true},
        {"11650000010183859F8650116013001", false, false, false, true},   // there is no level 8
        {"11650000010183859F26X0116013001", false, false, false, true},   // the province is digits
        {"511A0138000000-511602000000-000-115113010833722043-1-00", false, false, true, true},
        {"512036001003-511602000000-000-11511301MB15537661-1-00", false, false, true, true},
        {"E-000021-001-1111111111111111", false, false, false, true},
        {"two words", false, false, false, false},
        {"", false, false, false, false},
        {std::string(65, 'A'), false, false, false, false},
    };
    for (const Row& row : table) {
        CAPTURE(row.code);
        CHECK(itemCodeHolds(CodeProfile::national31, row.code) == row.national31);
        CHECK(itemCodeHolds(CodeProfile::national33, row.code) == row.national33);
        CHECK(itemCodeHolds(CodeProfile::sichuan, row.code) == row.sichuan);
        CHECK(itemCodeHolds(CodeProfile::free, row.code) == row.free);
    }
    for (const char* name : {"national-31", "national-33", "sichuan", "free"}) {
        REQUIRE(codeProfileOf(name));
        CHECK(word(*codeProfileOf(name)) == name);
    }
    CHECK_FALSE(codeProfileOf("beijing"));
}

TEST_CASE("a national code says its parts") {
    using hall::core::ItemCodes;
    CHECK(codesOf(CodeProfile::national33, provincial + "07", "") == ItemCodes{"650116013001", provincial, provincial + "07"});
    CHECK(codesOf(CodeProfile::national31, provincial, "") == ItemCodes{"650116013001", provincial, ""});
    CHECK(codesOf(CodeProfile::sichuan, "512036001003-511602000000-000-11511301MB15537661-1-00", "512036001003") == ItemCodes{"512036001003", "", ""});
    CHECK(codesOf(CodeProfile::sichuan, "x", "511A0138000000") == ItemCodes{});
    CHECK(codesOf(CodeProfile::national31, "nonsense", "") == ItemCodes{});
}

TEST_CASE("a guide's codes must agree with each other and with the guide") {
    struct Row { hall::core::ItemCodes codes; const char* type; std::int32_t level; const char* wrong; };
    const Row table[] = {
        {{}, "20", 4, ""},
        {{"650116013001", provincial, provincial + "01"}, "01", 2, ""},
        {{"65011601300", "", ""}, "01", 2, "basic_code: must have 12"},
        {{"", provincial + "1", ""}, "01", 2, "implementation_code: must have 31"},
        {{"", "", provincial}, "01", 2, "handling_code: must have 33"},
        {{"650116013002", provincial, ""}, "01", 2, "implementation_code: must end with the basic_code"},
        {{"", provincial, ofTheState + "01"}, "01", 2, "handling_code: must begin"},
        {{"650116013001", "", ""}, "20", 2, "basic_code: says type 01, the item has type 20"},
        {{"", provincial, ""}, "01", 4, "implementation_code: says level 2, the guide says 4"},
    };
    for (const Row& row : table) {
        hall::core::GuideConfig guide;
        guide.codes = row.codes;
        guide.type = row.type;
        guide.level = row.level;
        const std::string wrong = wrongWith(guide);
        CHECK_MESSAGE((wrong.starts_with(row.wrong) && wrong.empty() == std::string_view(row.wrong).empty()), wrong);
    }
}

TEST_CASE("types of GB/T 39046-2020 A.1") {
    CHECK(typeCodeOf("1") == "01");
    CHECK(typeCodeOf("20") == "20");
    CHECK_FALSE(typeCodeOf(""));
    CHECK_FALSE(typeCodeOf("123"));
    CHECK_FALSE(typeCodeOf("1A"));
    CHECK(typeName("01") == "行政许可");
    CHECK(typeName("07") == "行政确认");
    CHECK(typeName("20") == "公共服务");
    CHECK(typeName("15").empty());
}

TEST_CASE("a table of national codes: the guide learns all three from the item's code; a wrong check digit only warns") {
    const std::string code = provincial + "01";
    const std::string row = "甲厅,未分类,事项,行政许可,1,650000000000," + code + "," + code.substr(19, 12) + ",11650000010183859F,x\n";
    const std::string guide = "[[guide]]\nitem='" + code + "'\nshort_name={zh='a'}\nconditions={zh='b'}\nfee={zh='c'}\nlevel=2\n";
    const auto report = readCatalogue(header + row, {{}, guide, CodeProfile::national33});
    REQUIRE(report.catalogue.items.size() == 1);
    CHECK(report.catalogue.items[0].guide->codes == hall::core::ItemCodes{"650116013001", provincial, code});
    CHECK(report.catalogue.items[0].guide->type == "01");
    for (const auto& finding : report.findings) CHECK_MESSAGE(finding.code == "base-code-differs", finding.code);

    std::string pilot = provincial;
    pilot[17] = 'G';
    const std::string stated = guide + "implementation_code='" + pilot + "'\n";
    const auto warned = readCatalogue(header + row, {{}, stated, CodeProfile::national33});
    CHECK(std::any_of(warned.findings.begin(), warned.findings.end(), [](const Finding& finding) {
        return finding.code == "authority-check-digit" && finding.file == "guides.toml" && finding.line == 1;
    }));
    CHECK_THROWS_WITH_AS(readCatalogue(header + row, {{}, guide + "basic_code='short'\n", CodeProfile::national33}),
                         ("guides.toml:1: guide of " + code + ": basic_code: must have 12 characters: 4 digits (province, type), then 8 of 0-9 and A-Z").c_str(), FileError);
}
