// The desk that gives out tickets.
#include <doctest/doctest.h>

#include "tests/counter-client/widgets/States.hpp"

using namespace hall;
using namespace hall::counter;
using namespace hall::counter::test;

namespace {

Reception ready() {
    Reception reception;
    reception.viewArrived(idle());
    reception.catalogueArrived(std::make_shared<const Finder>(catalogue()));
    return reception;
}

wire::Receipt issuedReceipt() {
    wire::Ticket ticket = *called().current;
    ticket.state = "waiting";
    ticket.ahead = 7;
    ticket.issuedAt = {noonMs, offset};
    return {"command-1", 201, ticket, {}};
}

}  // namespace

TEST_CASE("from typing to the number, by Enter alone") {
    Reception reception = ready();
    reception.search("shbz");
    CHECK_FALSE(reception.enter());
    reception.search("bdc");
    CHECK_FALSE(reception.enter());
    reception.search("");
    reception.chooseClass(1);
    reception.turnLanguage();
    auto command = reception.enter();
    REQUIRE(command);
    CHECK(command->name == "issue");
    CHECK(command->item == "200");
    CHECK(command->further == std::vector<std::string>{"400"});
    CHECK(command->klass == "senior");
    CHECK(command->language == "en");
    command->id = "command-1";
    reception.sent(*command);
    CHECK(reception.screen().busy);
    CHECK_FALSE(reception.issue());  // once
    reception.receiptArrived(issuedReceipt());
    const ReceptionScreen screen = reception.screen();
    CHECK(screen.number == "A046");
    CHECK(screen.ahead == 7);
    CHECK(screen.chosen.empty());
    CHECK(screen.klass == 0);
    CHECK_FALSE(screen.english);
    CHECK(screen.printing.phrase == Phrase::receptionNoPrinter);
}

TEST_CASE("the slip is in the visitor's language, and taken once") {
    Reception reception = ready();
    reception.setPrinter(true);
    reception.search("100");
    reception.enter();
    reception.turnLanguage();
    reception.search("");
    auto command = *reception.enter();
    command.id = "command-1";
    reception.sent(command);
    reception.receiptArrived(issuedReceipt());
    const auto slip = reception.takeSlip();
    REQUIRE(slip);
    CHECK(*slip == Slip{"Guang'an District Service Hall", "A046", "General Acceptance", "Company registration", "Aged 60 or over",
                        "2025-11-21 11:05", 7, true});
    CHECK_FALSE(reception.takeSlip());
    CHECK(reception.screen().printing.phrase == Phrase::receptionPrinting);
    reception.printed(false);
    CHECK(reception.screen().printing.phrase == Phrase::receptionNotPrinted);
}

TEST_CASE("a refusal keeps the visit and says why; another's receipt changes nothing") {
    Reception reception = ready();
    reception.search("100");
    reception.enter();
    reception.search("");
    auto command = *reception.enter();
    command.id = "command-1";
    reception.sent(command);
    reception.receiptArrived({"command-0", 201, called().current, {}});
    CHECK(reception.screen().busy);
    reception.receiptArrived({"command-1", 409, {}, wire::Problem{"queue-full", 409, "", ""}});
    CHECK(reception.screen().printing.phrase == Phrase::saidQueueFull);
    CHECK(reception.screen().chosen.size() == 1);
    CHECK(reception.screen().number.empty());
}

TEST_CASE("limits: nothing chosen, nine services, back by one, back to nothing") {
    Reception reception = ready();
    CHECK_FALSE(reception.issue());
    CHECK(reception.screen().printing.phrase == Phrase::receptionNothingChosen);
    for (int i = 0; i < 12; ++i) reception.take(0);
    CHECK(reception.screen().chosen.size() == mostServices);
    CHECK(reception.screen().printing.phrase == Phrase::receptionFull);
    reception.removeLast();
    CHECK(reception.screen().chosen.size() == mostServices - 1);
    reception.search("x");
    reception.removeLast();  // Backspace belongs to the field then
    CHECK(reception.screen().chosen.size() == mostServices - 1);
    CHECK(reception.clear());
    CHECK(reception.screen().chosen.empty());
    CHECK_FALSE(reception.clear());
    reception.chooseClass(99);
    CHECK(reception.screen().klass == 0);
}
