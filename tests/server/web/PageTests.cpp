// What the content security policy demands of the pages, and that they hang together: checked on the bytes that are served.
#include "server/web/Pages.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>

using namespace hall::web;

namespace {

bool endsWith(const Page& page, std::string_view what) { return page.contentType.starts_with(what); }

std::set<std::string> matches(std::string_view text, const char* pattern) {
    const std::string all(text);
    const std::regex expression(pattern);
    std::set<std::string> found;
    for (std::sregex_iterator at(all.begin(), all.end(), expression), end; at != end; ++at) found.insert((*at)[1]);
    return found;
}

}  // namespace

TEST_CASE("pages: nothing inline, nothing from elsewhere, no markup made from text") {
    for (const Page& page : pages()) {
        CAPTURE(page.path);
        CHECK(!page.bytes.empty());
        for (const char* forbidden : {"innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "style=", "onclick", "onload",
                                      "javascript:", "<style"}) {
            CAPTURE(forbidden);
            CHECK(page.bytes.find(forbidden) == std::string_view::npos);
        }
        // The namespace of drawings is a name, not an address: nothing is fetched.
        const std::string named = std::regex_replace(std::string(page.bytes), std::regex("http://www\\.w3\\.org/2000/svg"), "");
        if (!endsWith(page, "image/")) CHECK(named.find("://") == std::string::npos);
        // A script in a page has a source and nothing else.
        CHECK(matches(page.bytes, "<script(?![^>]*src=)([^>]*)>").empty());
    }
}

TEST_CASE("pages: whatever they refer to is served, and all that is served is referred to") {
    std::set<std::string> served;
    std::set<std::string> wanted{"/", "/t/", "/b/", "/book", "/guide", "/progress", "/report", "/rate/", "/take", "/manager", "/auditor", "/reports", "/planning", "/appraisal"};
    for (const Page& page : pages()) {
        served.insert(page.path);
        for (const std::string& path : matches(page.bytes, R"re((?:href|src)="(/[^"]*)")re")) wanted.insert(path);
        for (const std::string& path : matches(page.bytes, R"re(from '(/[^']*)')re")) wanted.insert(path);
    }
    CHECK(wanted == served);
}

TEST_CASE("pages: visitors' pages need nothing of the staff's, which are not there for them, nor the other way round") {
    const auto isStaffs = [](const std::string& path) {
        return path.starts_with("/manager") || path.starts_with("/auditor") || path.starts_with("/reports") || path.starts_with("/planning") ||
               path.starts_with("/appraisal");
    };
    for (const Page& page : pages()) {
        CAPTURE(page.path);
        if (page.path.ends_with("/shared.js")) continue;  // names nothing
        for (const char* pattern : {R"re((?:href|src)="(/[^"]*)")re", R"re(from '(/[^']*)')re"})
            for (const std::string& path : matches(page.bytes, pattern)) CHECK(isStaffs(path) == isStaffs(page.path));
    }
}

TEST_CASE("pages: every element that a script looks for stands in its page") {
    std::vector<std::pair<std::string, std::string>> both{{"/", "/hall.js"}, {"/t/", "/visit.js"}, {"/guide", "/guide.js"}, {"/progress", "/progress.js"}, {"/report", "/report.js"}, {"/rate/", "/rate.js"}, {"/take", "/take.js"}};
    const auto all = pages();
    for (const Page& page : all)
        for (const std::string top : {"/manager", "/auditor", "/reports", "/planning", "/appraisal"})
            if (page.path.starts_with(top + "/") && page.path.ends_with(".js")) both.emplace_back(top, page.path);
    CHECK(both.size() > 8);
    for (const auto& [html, script] : both) {
        const auto named = [&](const std::string& path) {
            return std::find_if(all.begin(), all.end(), [&](const Page& page) { return page.path == path; })->bytes;
        };
        const auto there = matches(named(html), R"re(id="([a-z-]+)")re");
        for (const std::string& id : matches(named(script), R"re((?:byId|show)\('([a-z-]+)')re")) {
            CAPTURE(id);
            CHECK(there.contains(id));
        }
    }
}

TEST_CASE("pages: both languages have the same texts") {
    const auto all = pages();
    std::size_t files = 0;
    for (const Page& page : all) {
        if (page.path != "/problems.js" && page.path != "/texts.js" && !page.path.ends_with("-texts.js")) continue;
        CAPTURE(page.path);
        ++files;
        const std::string texts(page.bytes);
        const std::size_t zh = texts.find("  zh: {");
        const std::size_t en = texts.find("  en: {");
        const std::size_t end = texts.find("\n};");
        REQUIRE(zh < en);
        REQUIRE(en < end);
        const auto keys = [](const std::string& part) { return matches(part, R"re(\n    '?([a-zA-Z-]+)'?:)re"); };
        CHECK(keys(texts.substr(zh, en - zh)).size() > 5);
        CHECK(keys(texts.substr(zh, en - zh)) == keys(texts.substr(en, end - en)));
    }
    CHECK(files >= 4);
}

TEST_CASE("staff: both languages have the same words, and every word that the page or a script names is there") {
    const auto all = pages();
    for (const std::string_view file : {"/manager/words.js", "/auditor/auditor-words.js", "/reports/reports-words.js", "/reports/ratings-words.js", "/appraisal/appraisal-words.js"}) {
        const std::string_view top = file.substr(0, file.find('/', 1));
        CAPTURE(file);
        const std::string words(std::find_if(all.begin(), all.end(), [&](const Page& page) { return page.path == file; })->bytes);
        const std::size_t zh = words.find("  zh: {");
        const std::size_t en = words.find("  en: {");
        const std::size_t end = words.find("\n};");
        REQUIRE(zh < en);
        REQUIRE(en < end);
        const std::string chinese = words.substr(zh, en - zh);
        const std::string english = words.substr(en, end - en);
        // Lists inside, too: "    figures: {" and below it "      waiting: ...", or all on one line.
        for (const char* pattern : {R"re(\n    ([a-zA-Z]+):)re", R"re((?:\n      |[{,] )(?:'?)([a-zA-Z-]+)(?:'?): ['`(])re"}) CHECK(matches(chinese, pattern) == matches(english, pattern));
        const auto known = matches(chinese, R"re(\n    ([a-zA-Z]+):)re");
        CHECK(known.size() > 25);
        for (const Page& page : all) {
            if (!page.path.starts_with(top)) continue;
            // A script names the words that it imports, a page those of its room.
            const auto imports = matches(page.bytes, R"re(from '(/[^']*words\.js)')re");
            if (imports.empty() ? file == "/reports/ratings-words.js" : !imports.contains(std::string(file))) continue;
            CAPTURE(page.path);
            for (const char* pattern : {R"re(data-(?:text|label|title)="([a-zA-Z]+)")re", R"re(\bw\(\)\.([a-zA-Z]+))re"}) {
                for (const std::string& word : matches(page.bytes, pattern)) {
                    CAPTURE(word);
                    CHECK(known.contains(word));
                }
            }
        }
    }
}

TEST_CASE("pages: what a ticket's page loads is small, for slow lines") {
    const auto all = pages();
    std::set<std::string> seen{"/t/"};
    std::size_t bytes = 0;
    for (std::vector<std::string> next{"/t/"}; !next.empty();) {
        const std::string path = next.back();
        next.pop_back();
        const auto page = std::find_if(all.begin(), all.end(), [&](const Page& one) { return one.path == path; });
        REQUIRE(page != all.end());
        // The page itself is filled when it is asked for, and goes out as it is.
        bytes += path == "/t/" ? page->bytes.size() : page->gzipped.size();
        for (const char* pattern : {R"re((?:href|src)="(/[^"]+)")re", R"re(from '(/[^']*)')re"})
            for (const std::string& wanted : matches(page->bytes, pattern))
                if (wanted != "/" && seen.insert(wanted).second) next.push_back(wanted);
    }
    CHECK(seen.size() > 5);
    CHECK(bytes < 40'000);  // tests/acceptance/ticket_page.py holds all that is transferred to 50,000
}

TEST_CASE("pages: everything is there packed, too") {
    for (const Page& page : pages()) {
        CAPTURE(page.path);
        CHECK(page.gzipped.starts_with("\x1f\x8b\x08"));
        CHECK(page.gzipped.size() < page.bytes.size() + 32);
    }
}

TEST_CASE("pages: what a script loads is asked for with the ticket's page, not after it") {
    const auto all = pages();
    const auto named = [&](const std::string& path) { return std::find_if(all.begin(), all.end(), [&](const Page& page) { return page.path == path; })->bytes; };
    auto preloaded = matches(named("/t/"), R"re(modulepreload" href="(/[^"]+)")re");
    preloaded.insert("/visit.js");
    for (const std::string& script : std::set<std::string>(preloaded))
        for (const std::string& wanted : matches(named(script), R"re(from '(/[^']*)')re")) {
            CAPTURE(wanted);
            CHECK(preloaded.contains(wanted));
        }
}

TEST_CASE("pages: the words of the ticket's page stand there in both languages") {
    const auto all = pages();
    const std::string page(std::find_if(all.begin(), all.end(), [](const Page& one) { return one.path == "/t/"; })->bytes);
    const auto count = [&](std::string_view what) {
        std::size_t found = 0;
        for (auto at = page.find(what); at != std::string::npos; at = page.find(what, at + 1)) ++found;
        return found;
    };
    CHECK(count("<span lang=\"zh-CN\">") > 25);
    CHECK(count("<span lang=\"zh-CN\">") == count("</span><span lang=\"en\">"));
}
