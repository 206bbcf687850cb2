#include "tests/ticket-printer/spool/World.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace hall::test {

using namespace hall::spool;

World::World(std::int32_t leaseSize) : hall(leaseSize) {
    disk.step = [this](const char* name) { step(name); };
    disk.fails = [this](const char*) {
        if (writeFails_) return true;
        return false;
    };
    start();
    connect();
    pass(1'000);
}

Now World::now() const { return {steadyMs_, hall.now()}; }

void World::step(const char* name) {
    if (quiet_ || struck_ || fault_ == Fault::none || stepsLeft_ == 0 || --stepsLeft_ > 0) return;
    struck_ = true;
    struckAt_ = name;
    history.push_back(std::string("fault ") + std::to_string(static_cast<int>(fault_)) + " at " + name);
    switch (fault_) {
        case Fault::powerCut: throw PowerCut{};
        case Fault::lineCut: lineUp = false; break;
        case Fault::printerFailure: printerWorks = false; break;
        case Fault::writeFailure: writeFails_ = true; break;
        case Fault::none: break;
    }
}

void World::plan(Fault fault, int atStep, Tail tail) {
    fault_ = fault;
    stepsLeft_ = atStep;
    tail_ = tail;
    struck_ = false;
    struckAt_.clear();
}

void World::start() {
    steadyMs_ = 0;
    inLink_.reset();
    spool = std::make_unique<Spool>(disk, [this] { return "command-" + std::to_string(++ids_); });
    carryOut(spool->opening());
}

void World::restart(Tail tail) {
    history.push_back("restart, tail " + std::to_string(static_cast<int>(tail)));
    quiet_ = true;  // one fault at a time
    disk.loseUnsynced(tail);
    start();
    if (lineUp) connect();
    quiet_ = false;
}

void World::connect() {
    carryOut(spool->lineChanged(true, now()));
    carryOut(spool->leasesViewed(hall.leases(), now()));
    deliver();
}

void World::line(bool up) {
    if (up == lineUp) return;
    history.push_back(up ? "line up" : "line down");
    lineUp = up;
    if (up) connect();
    else carryOut(spool->lineChanged(false, now()));
}

void World::press(const std::string& item) {
    wire::Command issue;
    issue.name = "issue";
    issue.id = "press-" + std::to_string(++presses_);
    issue.item = item;
    issue.klass = "normal";
    issue.language = "zh";
    const std::string queue = item == "register" ? "general" : item == "invoice" ? "tax" : "social";
    history.push_back(issue.id + " for " + item);
    step("pressed");
    carryOut(spool->press(issue, queue, hall.leases().day.date, now()));
    deliver();
}

void World::carryOut(Acts acts) {
    for (auto& act : acts) {
        if (auto* submit = std::get_if<Submit>(&act)) {
            if (inLink_) broken("two commands in flight");
            history.push_back("sends " + submit->command.name + " " + submit->command.id);
            inLink_ = submit->command;
        } else if (auto* tell = std::get_if<Tell>(&act)) {
            if (tell->receipt.ticket) print(tell->receipt.id, tell->receipt.ticket->number, tell->receipt.ticket->id, false);
            else told.push_back(tell->receipt.problem->code), history.push_back("tells " + told.back());
        } else if (auto* give = std::get_if<Give>(&act)) {
            print(give->press, give->text, give->paperId, true);
        } else if (auto* interrupted = std::get_if<Interrupted>(&act)) {
            history.push_back("was interrupted at " + interrupted->text);
            shown.push_back({"", interrupted->text, "", interrupted->text.back() == '*'});
        }
    }
}

/// The line carries what is in flight as long as it is up; the answer goes back into the spool.
void World::deliver() {
    for (int turn = 0; inLink_ && lineUp; ++turn) {
        if (turn == 500) return broken("commands without end");
        step("sent");
        if (!lineUp) break;
        const wire::Receipt receipt = hall.execute(*inLink_);
        history.push_back("server: " + (receipt.problem ? receipt.problem->code : receipt.ticket ? receipt.ticket->number : "done"));
        step("executed");
        if (!lineUp) break;  // the answer is lost; the link sends again when the line is back
        inLink_.reset();
        carryOut(spool->leasesViewed(hall.leases(), now()));
        carryOut(spool->receipted(receipt, now()));
        if (!lineUp) break;
    }
    if (!lineUp && spool) carryOut(spool->lineChanged(false, now()));
}

void World::print(const std::string& press, const std::string& text, const std::string& paperId, bool leased) {
    history.push_back((printerWorks ? "prints " : "shows ") + text + " for " + press);
    step("print");
    if (!printerWorks) {
        shown.push_back({press, text, dateOf(hall.now()), leased});
        spool->handed(paperId);
        return;
    }
    // Before the paper moves: I15.
    if (leased && disk.durable.find("text=" + text) == std::string::npos) broken(text + " was printed before its draw was synced");
    if (!leased && disk.durable.find("ticket=" + paperId) == std::string::npos) broken(text + " was printed before it was noted");
    papers.push_back({press, text, dateOf(hall.now()), leased});
    step("paper out");
    spool->handed(paperId);
    step("noted");
}

void World::pass(std::int64_t ms) {
    for (std::int64_t left = ms; left > 0 && breach.empty(); left -= 250) {
        steadyMs_ += 250;
        hall.nowMs += 250;
        carryOut(spool->tick(now()));
        deliver();
    }
}

bool World::settle() {
    fault_ = Fault::none;
    writeFails_ = false;
    printerWorks = true;
    // The last visitor has surely left.
    play([&] { pass(130'000); });
    line(true);
    for (int i = 0; i < 400 && breach.empty(); ++i) {
        pass(1'000);
        const Status s = spool->status(now());
        if (s.unresolved == 0 && s.waitingToMerge == 0 && s.fault.empty() && !inLink_) return true;
    }
    return !breach.empty();  // the verdict tells
}

std::vector<std::string> World::inHands() const {
    std::vector<std::string> numbers;
    for (const auto& p : papers) numbers.push_back(p.text);
    for (const auto& p : shown) numbers.push_back(p.text);
    return numbers;
}

std::string World::verdict() {
    if (!breach.empty()) return breach;
    std::map<std::string, int> byPress;
    std::set<std::pair<std::string, std::string>> numbers;
    for (const auto& p : papers) {
        if (++byPress[p.press] > 1) return "two papers for " + p.press;
        if (!numbers.insert({p.text, p.day}).second) return p.text + " is on two papers";
    }
    const auto ticketsWith = [&](const Paper& p) {
        return std::count_if(hall.tickets.begin(), hall.tickets.end(), [&](const auto& t) {
            return t.number == p.text && !t.cancelled && (p.day.empty() || t.day == p.day);
        });
    };
    // The server forgets leases after the hall day that follows theirs; then only a person can tell.
    const auto forgotten = [&](const std::string& text) {
        const std::string yesterday = dateOf({hall.nowMs - 24LL * 60 * 60 * 1'000, 480});
        return std::any_of(papers.begin(), papers.end(), [&](const Paper& p) { return p.text == text && p.leased && p.day < yesterday; }) ||
               std::any_of(shown.begin(), shown.end(), [&](const Paper& p) { return p.text == text && p.leased && p.day < yesterday; });
    };
    const auto needs = spool->status(now()).needsPerson;
    const auto handedToPerson = [&](const std::string& text) {
        return std::any_of(needs.begin(), needs.end(), [&](const auto& n) { return n.text == text && n.problem == "unknown-lease"; });
    };
    for (const auto* list : {&papers, &shown})
        for (const auto& p : *list)
            if (const auto n = ticketsWith(p); (n < 1 && !(forgotten(p.text) && handedToPerson(p.text))) || (n > 1 && !p.day.empty())) return p.text + " has " + std::to_string(n) + " tickets";
    const auto hands = inHands();
    const std::string today = hall.day();
    // What was left over on a day that is past has ended with it.
    for (const auto& t : hall.tickets)
        if (t.day == today && !t.cancelled && !t.closed && std::find(hands.begin(), hands.end(), t.number) == hands.end()) return t.number + " is a ticket in nobody's hand";
    std::map<std::string, std::int64_t> order;
    for (const auto& t : hall.tickets) {
        if (!t.merged) continue;
        auto& last = order[""];
        if (t.issuedAtMs < last) return t.number + " was merged out of order";
        last = t.issuedAtMs;
    }
    for (const auto& need : needs)
        if (need.problem != "unknown-lease" || !forgotten(need.text)) return need.text + " needs a person: " + need.problem;
    // What is settled stays so: neither a restart nor more time sends anything again.
    const auto done = hall.executed.size();
    fault_ = Fault::none;
    restart();
    pass(2'000);
    if (const Status s = spool->status(now()); s.unresolved != 0 || s.waitingToMerge != 0) return "something is open again after a restart";
    for (std::size_t i = done; i < hall.executed.size(); ++i)
        if (hall.executed[i] != "lease") return hall.executed[i] + " was done again after all was settled";
    return {};
}

}  // namespace hall::test
