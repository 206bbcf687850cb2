// What an auditor may look for, and what is found.
#include <doctest/doctest.h>

#include <algorithm>

#include "server/app/LogSearch.hpp"
#include "server/store/Codec.hpp"
#include "server/web/Pages.hpp"

using namespace hall;
using namespace hall::app;

namespace {

using Query = std::vector<std::pair<std::string, std::string>>;

core::Event eventOf(core::EventBody body, core::Role role = core::Role::clerk, const char* who = "s12") {
    return {7, {1'795'395'600'123}, {role, who, {"counter-3"}}, std::move(body)};
}

core::Event call(core::CallRule rule) {
    core::TicketCalled called;
    called.ticket = {46};
    called.counter = {"counter-3"};
    called.rule = rule;
    return eventOf(called);
}

core::Event notified(std::uint32_t ordinal) {
    core::MissingNotified one;
    one.number = {"51160201202611230000017"};
    one.counter = {"counter-3"};
    one.ordinal = ordinal;
    return eventOf(one, core::Role::counter, "counter-3");
}

core::Event asked(core::ApprovalKind kind) {
    core::ApprovalAsked one;
    one.number = {"51160201202611230000017"};
    one.kind = kind;
    return eventOf(one);
}

}  // namespace

TEST_CASE("a question about the log: what is asked, or the parameter that cannot be") {
    struct Row {
        const char* what;
        Query query;
        const char* wrong;
    };
    const Row rows[] = {
        {"nothing is everything", {}, ""},
        {"all of them", {{"only", "picks"}, {"kind", "ticket-called"}, {"role", "clerk"}, {"actor", "s12"}, {"counter", "counter-3"}, {"queue", "tax"},
                         {"number", "A001"}, {"ticket", "46"}, {"day", "2026-11-23"}, {"before", "1000"}, {"limit", "200"}}, ""},
        {"several kinds", {{"kind", "ticket-called,ticket-missed"}}, ""},
        {"a kind that is none", {{"kind", "ticket-called,ticket-eaten"}}, "kind"},
        {"no kind", {{"kind", ""}}, "kind"},
        {"a comma too many", {{"kind", "ticket-called,"}}, "kind"},
        {"only what nobody knows", {{"only", "everything"}}, "only"},
        {"a day that is none", {{"day", "2026-13-01"}}, "day"},
        {"a day with blanks", {{"day", "2026- 1- 1"}}, "day"},
        {"a day with more", {{"day", "2026-11-230"}}, "day"},
        {"a ticket below one", {{"ticket", "0"}}, "ticket"},
        {"a ticket with a sign", {{"ticket", "+5"}}, "ticket"},
        {"before everything", {{"before", "0"}}, "before"},
        {"before what cannot be", {{"before", "9223372036854775808"}}, "before"},
        {"no limit", {{"limit", "0"}}, "limit"},
        {"too many", {{"limit", "201"}}, "limit"},
        {"a word too long", {{"actor", std::string(65, 'a')}}, "actor"},
        {"an empty word", {{"counter", ""}}, "counter"},
        {"twice", {{"actor", "s1"}, {"actor", "s2"}}, "actor"},
        {"unknown", {{"name", "Zhang"}}, "name"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const auto found = logWanted(row.query);
        const auto* wrong = std::get_if<std::string>(&found);
        CHECK((wrong == nullptr ? std::string() : *wrong) == row.wrong);
    }
}

TEST_CASE("what an auditor looks for is found, and nothing else") {
    struct Row {
        const char* what;
        Query query;
        core::Event event;
        bool found;
    };
    const core::Event picked = call(core::CallRule::pick), usual = call(core::CallRule::preference);
    const Row rows[] = {
        {"everything", {}, usual, true},
        {"its kind", {{"kind", "ticket-called"}}, usual, true},
        {"one of the kinds", {{"kind", "day-opened,ticket-called"}}, usual, true},
        {"another kind", {{"kind", "ticket-recalled"}}, usual, false},
        {"its actor", {{"actor", "s12"}}, usual, true},
        {"somebody else", {{"actor", "s1"}}, usual, false},
        {"its role", {{"role", "clerk"}}, usual, true},
        {"another role", {{"role", "manager"}}, usual, false},
        {"its counter", {{"counter", "counter-3"}}, usual, true},
        {"the counter of whoever did it", {{"counter", "counter-3"}}, asked(core::ApprovalKind::procedure), true},
        {"another counter", {{"counter", "counter-30"}}, usual, false},
        {"its ticket", {{"ticket", "46"}}, usual, true},
        {"another ticket", {{"ticket", "4"}}, usual, false},
        {"its case", {{"number", "51160201202611230000017"}}, notified(1), true},
        {"another case", {{"number", "51160201202611230000018"}}, notified(1), false},
        {"all must hold", {{"ticket", "46"}, {"role", "manager"}}, usual, false},
        {"a pick", {{"only", "picks"}}, picked, true},
        {"no pick", {{"only", "picks"}}, usual, false},
        {"a first notification is none", {{"only", "second-notifications"}}, notified(1), false},
        {"a second notification", {{"only", "second-notifications"}}, notified(2), true},
        {"the request for one", {{"only", "second-notifications"}}, asked(core::ApprovalKind::secondNotification), true},
        {"another request", {{"only", "second-notifications"}}, asked(core::ApprovalKind::procedure), false},
        {"a disclosure", {{"only", "disclosures"}}, eventOf(core::PersonRevealed{{"n"}, {"p1"}, "called-back", {}}), true},
        {"an erasure", {{"only", "disclosures"}}, eventOf(core::PersonErased{{"p1"}}), true},
        {"taken back", {{"only", "taken-back"}}, eventOf(core::ActUndone{{46}, {"counter-3"}, 5, 6}), true},
        {"configuration", {{"only", "configuration"}}, eventOf(core::Configured{}), true},
        {"an order", {{"only", "orders"}}, eventOf(core::OrderClosed{{"n"}, 1, {}, {}}), true},
        {"no order", {{"only", "orders"}}, usual, false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const auto wanted = logWanted(row.query);
        REQUIRE(std::holds_alternative<LogWanted>(wanted));
        CHECK(isWanted(std::get<LogWanted>(wanted), row.event) == row.found);
    }
}

TEST_CASE("every kind of event has a name on the auditor's page") {
    const auto pages = web::pages();
    const auto names = std::find_if(pages.begin(), pages.end(), [](const web::Page& page) { return page.path == "/auditor/kinds.js"; });
    REQUIRE(names != pages.end());
    for (const auto& kind : store::codec::kinds()) {
        CAPTURE(kind.word);
        const std::string word(kind.word);
        CHECK((names->bytes.find("  '" + word + "': [") != std::string_view::npos || names->bytes.find("  " + word + ": [") != std::string_view::npos));
    }
}
