#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "server/ingest/Catalogue.hpp"
#include "server/ingest/Guides.hpp"
#include "server/ingest/HallText.hpp"
#include "server/ingest/Toml.hpp"

using namespace hall::ingest;

namespace {

std::string dataFile(const std::string& name) {
    std::ifstream in(std::string(HALL_DATA) + "/" + name, std::ios::binary);
    REQUIRE(in.good());
    return {std::istreambuf_iterator<char>(in), {}};
}

const std::string header = "department,main_item,item_name,item_type,item_type_code,area_code,item_code,base_code,org_code,dept_code\n";

}  // namespace

namespace {

const Item& itemOf(const CatalogueReport& report, const std::string& code) {
    const auto at = std::find_if(report.catalogue.items.begin(), report.catalogue.items.end(), [&](const Item& item) { return item.code == code; });
    REQUIRE(at != report.catalogue.items.end());
    return *at;
}

}  // namespace

TEST_CASE("the package of the demo: three departments, fifteen papers, ten of them different, one held by the state") {
    const auto guides = dataFile("demo-guides/guides.toml");
    const auto report = readCatalogue(dataFile("service-items/guangan_district_items.csv"), {{}, guides});
    const auto readme = dataFile("demo-guides/README.md");
    struct Row { const char* item; const char* department; std::size_t materials; };
    const Row package[] = {
        {"513A0102900001-511602000000-000-11511301MB051073XA-1-00", "qushijianju", 6},
        {"511A0021300001-511602000000-000-11511300MB1A21304N-1-00", "quxiaofangdadui", 5},
        {"512017432001-511602000000-000-11511301MB0T669970-1-00", "quzonghezhifaju", 4},
    };
    std::map<std::string, int> papers;
    std::set<std::string> shared;
    bool twoPersons = false;
    for (const Row& row : package) {
        const Item& item = itemOf(report, row.item);
        CHECK(item.department == row.department);
        REQUIRE(item.guide);
        CHECK(item.guide->materials.size() == row.materials);
        CHECK(readme.find(row.item) != std::string::npos);
        twoPersons |= item.guide->twoPersons;
        for (const auto& rule : item.guide->materials) {
            ++papers[rule.code.value];
            if (rule.source == hall::core::MaterialSource::shared) shared.insert(rule.code.value);
            CHECK_MESSAGE(readme.find("`" + rule.code.value + "`") != std::string::npos, rule.code.value);
        }
    }
    CHECK(papers.size() == 10);
    CHECK(std::count_if(papers.begin(), papers.end(), [](const auto& paper) { return paper.second > 1; }) == 4);
    CHECK(shared == std::set<std::string>{"business-licence"});
    CHECK(twoPersons);
}

TEST_CASE("the guides of the demo are in both languages, and what they leave out is counted") {
    const auto guides = dataFile("demo-guides/guides.toml");
    const auto report = readCatalogue(dataFile("service-items/guangan_district_items.csv"), {{}, guides});
    std::set<std::string> departments;
    int sensitive = 0;
    for (const auto& item : report.catalogue.items) {
        if (!item.guide) continue;
        CAPTURE(item.name.zh);
        departments.insert(item.department);
        const auto& guide = *item.guide;
        sensitive += guide.sensitive ? 1 : 0;
        CHECK(!item.name.en.empty());
        for (const auto* name : {&guide.conditions, &guide.process, &guide.basis, &guide.notes, &guide.fee, &guide.result}) {
            CHECK(name->zh.empty() == name->en.empty());
            CHECK_MESSAGE(name->zh.find("条第") == std::string::npos, "articles change their numbers: " << name->zh);
        }
        for (const auto& rule : guide.materials) {
            CHECK(!rule.name.en.empty());
            CHECK(rule.basis.zh.empty() == rule.basis.en.empty());
        }
        CHECK(guide.promisedDays <= guide.statutoryDays);
        CHECK((guide.caseType == 1) == (guide.promisedDays == 0));
        CHECK(guide.type == item.typeCode);
        CHECK(completenessOf(guide).percent >= 90);
    }
    CHECK(departments.size() >= 10);
    CHECK(sensitive >= 3);
    CHECK(guideEntries(report.catalogue).size() == 43);
}

TEST_CASE("guides that cannot be are refused with file, line and key") {
    struct Row { const char* text; const char* error; };
    const Row table[] = {
        {"[[guide]]\nitem='x'\n", "guides.toml:1: guide[0].short_name: is missing"},
        {"[[guide]]\nitem='x'\nshort_name={zh='a'}\nconditions={zh='a'}\nfee={zh='a'}\nstatutory_days=5\npromised_days=9\n", "guides.toml:7: guide[0].promised_days: at most the statutory_days"},
        {"[[guide]]\nitem='x'\nsurprise=1\n", "guides.toml:3: guide[0].surprise: is not known here"},
    };
    for (const auto& row : table) {
        CHECK_THROWS_WITH_AS(readCatalogue(header, {"", row.text}), row.error, FileError);
    }
    const std::string start = "[[material]]\ncode='id'\nname={zh='身份证'}\n[[guide]]\nitem='x'\nshort_name={zh='a'}\nconditions={zh='a'}\nfee={zh='a'}\n";
    struct More { std::string text; const char* error; };
    const More more[] = {
        {start + "statutory_days=5\npromised_days=5\nstages=[{code='a',name={zh='甲'},days=3},\n{code='b',name={zh='乙'},days=3}]\n",
         "guides.toml:11: guide[0].stages: take 6 days together, 5 are promised"},
        {start + "materials=[{code='id'},\n{code='id'}]\n", "guides.toml:10: guide[0].materials[1].code: id is asked for twice"},
        {start + "materials=[{code='other'}]\n", "guides.toml:9: guide[0].materials[0].code: other is no [[material]] of this file, so its name must stand here"},
        {start + "materials=[{code='id', form='stone'}]\n", "guides.toml:9: guide[0].materials[0].form: original, copy, original-and-copy or electronic"},
        {start + "materials=[{code='id', grade='E'}]\n", "guides.toml:9: guide[0].materials[0].grade: A, B, C or D"},
        {start + "materials=[{code='id', source='heaven'}]\n", "guides.toml:9: guide[0].materials[0].source: applicant, shared or issued"},
        {start + "materials=[{code='asked-1', name={zh='甲'}}]\n", "guides.toml:9: guide[0].materials[0].code: must not begin with asked-, as the codes of materials outside the guide do"},
        {start + "materials=[{name={zh='甲'}}]\n", "guides.toml:9: guide[0].materials[0].form: is missing"},
        {start + "materials=[{code='id', copies=100}]\n", "guides.toml:9: guide[0].materials[0].copies: must be between 0 and 99"},
        {start + "level=8\n", "guides.toml:9: guide[0].level: must be between 1 and 7"},
        {start + "forms=[5]\n", "guides.toml:9: guide[0].forms: 1 window, 2 computer, 3 mobile, 4 post or 9 other"},
        {start + "forms=[]\n", "guides.toml:9: guide[0].forms: at least one"},
        {start + "case_type=3\n", "guides.toml:9: guide[0].case_type: 1 done at once, 2 promised or 9 other"},
        {start + "type='licence'\n", "guides.toml:9: guide[0].type: must be two digits of GB/T 39046 A.1, like \"01\""},
        {start + "consult_phone='call me'\n", "guides.toml:9: guide[0].consult_phone: at most 18 of digits, -, + and blanks"},
        {start + start.substr(start.find("[[guide]]")), "guides.toml:10: guide[1].item: x already has a guide"},
    };
    for (const auto& row : more) {
        CHECK_THROWS_WITH_AS(readCatalogue(header, {"", row.text}), row.error, FileError);
    }
    // What GB/T 39046 takes of it: 200 characters of a name, 15 digits of a fee.
    std::string most, beyond;
    for (int i = 0; i < 200; ++i) most += "证";
    beyond = most + "照";
    const More long_[] = {
        {start + "result={zh='" + beyond + "'}\n", "guides.toml:9: guide[0].result: at most 200 characters, which is what GB/T 39046 takes"},
        {start + "materials=[{name={zh='" + beyond + "'},form='copy'}]\n", "guides.toml:9: guide[0].materials[0].name: at most 200 characters, which is what GB/T 39046 takes"},
        {start + "statutory_days=5\nstages=[{code='a',name={zh='" + beyond + "'}}]\n", "guides.toml:10: guide[0].stages[0].name: at most 200 characters, which is what GB/T 39046 takes"},
        {start + "fee_fen=1000000000000000\n", "guides.toml:9: guide[0].fee_fen: at most 999999999999999"},
    };
    for (const auto& row : long_) CHECK_THROWS_WITH_AS(readCatalogue(header, {"", row.text}), row.error, FileError);
    CHECK_NOTHROW(readCatalogue(header, {"", start + "fee_fen=999999999999999\nresult={zh='" + most + "'}\n"}));
}

TEST_CASE("a guide of 0.1 is read: its materials get codes of their names, its limits stay") {
    const auto file = readGuides("[[guide]]\nitem='x'\nshort_name={zh='a'}\nconditions={zh='b'}\nstatutory_days=5\npromised_days=0\nfee={zh='c'}\nonline=true\n"
                                 "materials=[{name={zh='居民身份证'},form='copy',copies=2,required=false},{name={zh='照片',en='Photo'},form='original'}]\n", "g.toml");
    const auto& guide = file.guides.at("x").guide;
    REQUIRE(guide.materials.size() == 2);
    CHECK(guide.materials[0].code.value == "ju-min-shen-fen-zheng");
    CHECK(guide.materials[0].copies == 2);
    CHECK_FALSE(guide.materials[0].required);
    CHECK(guide.materials[0].form == hall::core::MaterialForm::copy);
    CHECK(guide.materials[1].name.en == "Photo");
    CHECK(guide.statutoryDays == 5);
    CHECK(guide.promisedDays == 0);
    CHECK(guide.caseType == 1);
    CHECK(guide.online);
    // A guide that says nothing of limits has the law's.
    const auto bare = readGuides("[[guide]]\nitem='x'\nshort_name={zh='a'}\nconditions={zh='b'}\nfee={zh='c'}\n", "g.toml");
    CHECK(bare.guides.at("x").guide.statutoryDays == 20);
    CHECK(bare.guides.at("x").guide.promisedDays == 20);
}

TEST_CASE("every member of a guide comes to its place") {
    const auto file = readGuides(R"(
[[material]]
code = "id"
name = { zh = "身份证", en = "Card" }
basis = { zh = "甲法" }
form = "original"
grade = "B"
[[guide]]
item = "x"
short_name = { zh = "短" }
conditions = { zh = "条件" }
process = { zh = "流程" }
basis = { zh = "依据" }
notes = { zh = "注意" }
fee = { zh = "收费" }
fee_fen = 250
result = { zh = "结果" }
consult_phone = "12345"
supervise_phone = "0826-1234567"
type = "1"
level = 3
forms = [2, 4]
case_type = 9
statutory_days = 9
promised_days = 8
stages = [{ code = "s", name = { zh = "审" }, days = 8 }]
sensitive = true
two_persons = true
materials = [{ code = "id", copies = 3, may_follow = true, source = "issued", grade = "C" }]
)", "g.toml");
    const auto& guide = file.guides.at("x").guide;
    using namespace hall::core;
    CHECK(guide == GuideConfig{{"x"}, {}, "01", 3, {2, 4}, 9, {"条件", ""}, {"流程", ""}, {"依据", ""}, {"注意", ""}, 250, {"收费", ""}, false, "12345",
                               "0826-1234567", 9, 8, {{"s", {"审", ""}, 8}},
                               {{{"id"}, {"身份证", "Card"}, {"甲法", ""}, MaterialForm::original, 3, true, true, TrustGrade::c, MaterialSource::issued}},
                               true, true, {"结果", ""}});
    CHECK(completenessOf(guide).percent == 100);
    CHECK(completenessOf(guide).missing.empty());
}

TEST_CASE("one paper under two names, and one name under two codes, are told") {
    const auto file = readGuides("[[guide]]\nitem='x'\nshort_name={zh='a'}\nconditions={zh='b'}\nfee={zh='c'}\nmaterials=[{code='id',name={zh='身份证'},form='copy'}]\n"
                                 "[[guide]]\nitem='y'\nshort_name={zh='a'}\nconditions={zh='b'}\nfee={zh='c'}\nmaterials=[{code='id',name={zh='居民身份证'},form='copy'},{code='card',name={zh='身份证'},form='copy'}]\n", "g.toml");
    REQUIRE(file.conflicts.size() == 2);
    CHECK(file.conflicts[0].line == 7);
    CHECK(file.conflicts[0].detail == "id is 身份证 and 居民身份证");
    CHECK(file.conflicts[1].detail == "身份证 is id and card");
}

TEST_CASE("a guide written in the words of guides.toml reads back as it was") {
    const auto guides = dataFile("demo-guides/guides.toml");
    const auto report = readCatalogue(dataFile("service-items/guangan_district_items.csv"), {{}, guides});
    for (const auto& item : report.catalogue.items) {
        if (!item.guide) continue;
        std::string text = "[[guide]]\nshort_name = { zh = \"a\" }\n";
        for (const auto& [key, value] : textOf(*item.guide).members) text += std::string(key) + " = " + value + "\n";
        const auto again = readGuides(text, "again.toml");
        CAPTURE(text);
        CHECK(again.guides.at(item.code).guide == *item.guide);
    }
}
