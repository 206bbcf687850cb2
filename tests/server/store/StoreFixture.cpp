#include "tests/server/store/StoreFixture.hpp"

#include "server/core/casework/Number.hpp"
#include "server/engine/CrashRecord.hpp"
#include "tests/support/Shanghai.hpp"

namespace hall::test {

namespace {

constexpr std::string_view firstDay = R"(
08:30  scheduler  open-day
08:31  counter-1  open
08:31  counter-4  open
08:32  kiosk      issue register
08:33  kiosk      issue register senior en
08:33  kiosk      issue invoice
08:34  kiosk      issue pension
08:34  kiosk      issue invoice booking
08:35  counter-1  call
08:35  counter-1  recall
08:36  counter-1  start
08:37  counter-1  hold
08:38  counter-1  call
08:39  counter-1  no-show
08:40  counter-4  call
08:41  counter-4  start
08:41  counter-4  transfer tax
08:42  counter-4  pause lunch
08:50  counter-4  open
08:51  kiosk      cancel B001
08:52  counter-4  call
08:52  counter-4  start
08:58  counter-4  finish
16:50  counter-4  close
17:00  scheduler  begin-closing
17:30  manager    end-day left-over
)";

constexpr std::string_view secondDay = R"(
== 2026-11-24
08:30  scheduler  open-day
08:31  kiosk      issue register
08:32  kiosk      issue invoice
08:33  counter-1  call
08:34  counter-1  no-show
08:35  counter-1  bring-back A001
08:36  counter-1  call
08:36  counter-1  start
08:37  counter-1  hold
08:38  counter-1  resume A001
08:40  counter-1  finish
)";

/// What 0.1 did not know; appended, so that the records before keep their numbers.
constexpr std::string_view thirdDay = R"(
09:20  kiosk         lease
09:30  manager       end-day left-over
== 2026-11-25
08:30  scheduler     open-day
08:31  kiosk         lease
08:31  s1@counter-1  take
08:32  kiosk         issue register senior +pension
08:33  kiosk         merge 4 950 register at 08:32
08:34  s1@counter-1  call
08:34  s1@counter-1  misused
08:35  s1@counter-1  undo
08:35  s1@counter-1  add invoice
08:36  s1@counter-1  start
08:37  s1@counter-1  finish
08:38  s1@counter-1  call
08:39  s1@counter-1  return
08:40  s1@counter-1  leave
17:00  scheduler     begin-closing
17:30  manager       end-day left-over
17:31  kiosk         merge 1 951 register at 08:50
)";

/// Every command about cases, in an order that the law allows; each must make the events that it is named with.
class FourthDay {
  public:
    explicit FourthDay(Scenario& scenario) : scenario_(scenario) {}

    void run() {
        configure();
        wholeLife();
        withdrawn();
        refusedAndErased();
        decidedAndRecalled();
    }

  private:
    void act(const core::Command& command, const core::Actor& actor) {
        const std::string words = scenario_.act(command, actor, scenario_.stamp(32'400 + 20 * ++acts_));
        if (words.starts_with("no: ")) throw std::runtime_error("act " + std::to_string(acts_) + " of the fourth day: " + words);
    }

    void configure() {
        using namespace core;
        GuideConfig guide{{"register"}};
        guide.materials = {{{"identity-card"}, {"身份证", "Identity card"}}, {{"lease"}, {"租赁合同", "Lease"}}, {{"plan"}, {"平面图", "Plan"}}};
        guide.twoPersons = true;
        act(Configure{{DepartmentConfig{{"approval"}, {"审批局", "Approvals"}}, DepartmentConfig{{"tax"}, {"税务局", "Taxes"}},
                       CalendarConfig{2026, {{20260101}}, {}, "notice"}, guide, GuideConfig{{"invoice"}},
                       StaffConfig{{"s10"}, {Role::reviewer}, {}, {}, false, {{"approval"}, {"tax"}}},
                       StaffConfig{{"s11"}, {Role::reviewer}, {}, {}, false, {{"approval"}, {"tax"}}},
                       StaffConfig{{"s12"}, {Role::supervisor}, {}, {}, false}}},
            scheduler);
    }

    core::CaseNumber put(const std::string& id, const std::vector<core::ItemCode>& items, std::uint64_t revision = 1) {
        core::PutApplication command;
        command.application = {id};
        command.hall = {"demo"};
        command.revision = revision;
        command.digest = "00" + std::to_string(revision);
        command.applicant = {"person-of-" + id};
        command.items = items;
        command.preReview = core::PreReview::passed;
        act(command, platform_);
        return scenario_.state().casework.find(core::ApplicationId{id})->number;
    }

    void wholeLife() {
        using namespace core;
        const CaseNumber number = put("APP-1", {{"register"}, {"invoice"}});
        put("APP-1", {{"register"}, {"invoice"}}, 2);
        act(AddFile{{"APP-1"}, {"file-of-1"}, {"lease"}, 1'000, std::string(64, 'a'), "application/pdf", 1}, platform_);
        // Somebody's case is linked to a visitor by hand: a person does that, with a reason.
        const Actor person{Role::supervisor, "s12", desk_, {}};
        act(TakePlace{desk_, {"s12"}}, person);
        act(CallNext{desk_}, counter_);
        act(LinkCase{desk_, number, "papers-in-hand"}, person);
        act(ReceiveCase{desk_, number, 0}, counter_);
        act(CheckMaterials{desk_, number, {{{"identity-card"}, MaterialState::sound}, {{"plan"}, MaterialState::sound}, {{"lease"}, MaterialState::missing}}, 0},
            counter_);
        act(AskMaterial{desk_, number, "special-site", {"name-of-asked"}}, counter_);
        act(NotifyMissing{desk_, number, 0}, counter_);
        act(SupplementCase{desk_, number, {{{"lease"}, MaterialState::sound}, {{"asked-1"}, MaterialState::sound}}, 0}, counter_);
        act(AcceptCase{desk_, number, 0}, counter_);
        act(StartTask{number, 1}, reviewer_);
        act(AskTask{number, 1, {"question"}}, reviewer_);
        act(AnswerTask{desk_, number, 1, {"answer"}}, counter_);
        act(ReturnTask{number, 1, "not-ours", {"note-of-return"}}, reviewer_);
        act(RedispatchTask{desk_, number, 1, {"tax"}}, counter_);
        act(StartTask{number, 1}, reviewer_);
        act(ProposeTask{number, 1, Verdict::granted, {"opinion"}}, reviewer_);
        act(DecideTask{number, 1, Verdict::granted, {"opinion-2"}, "R-1"}, decider_);
        act(StartTask{number, 2}, reviewer_);
        act(DecideTask{number, 2, Verdict::granted, {}, {}}, reviewer_);
        act(RevealPerson{number, "call-back"}, supervisor_);
        act(HandOverResult{desk_, number, DeliveryMethod::post, {"waybill"}}, counter_);
        act(ArchiveCase{number}, supervisor_);
    }

    void withdrawn() {
        using namespace core;
        const CaseNumber number = put("APP-2", {{"invoice"}});
        act(ReceiveCase{desk_, number, 0}, counter_);
        act(AcceptCase{desk_, number, 0}, counter_);
        act(WithdrawCase{desk_, number, "changed-mind"}, counter_);
        act(ConfirmWithdrawal{number, false}, reviewer_);
        act(WithdrawCase{desk_, number, "changed-mind"}, counter_);
        act(ConfirmWithdrawal{number, true}, reviewer_);
    }

    void refusedAndErased() {
        using namespace core;
        const CaseNumber number = put("APP-3", {{"register"}});
        act(AddFile{{"APP-3"}, {"file-of-3"}, {}, 1'000, std::string(64, 'b'), "image/png", 0}, platform_);
        act(ReceiveCase{desk_, number, 0}, counter_);
        act(RefuseCase{desk_, number, RefusalGround::notRequired, "no-approval-needed", {"note-of-refusal"}, 0}, counter_);
        act(ErasePerson{{"person-of-APP-3"}}, security_);
    }

    void decidedAndRecalled() {
        using namespace core;
        const CaseNumber number = put("APP-4", {{"invoice"}});
        act(ReceiveCase{desk_, number, 0}, counter_);
        act(AcceptCase{desk_, number, 0}, counter_);
        act(StartTask{number, 1}, reviewer_);
        act(DecideTask{number, 1, Verdict::rejected, {"opinion-3"}, {}}, reviewer_);
        act(RevokeCase{number, "wrong-facts"}, supervisor_);
    }

    Scenario& scenario_;
    int acts_{};
    core::CounterId desk_{"counter-1"};
    core::Actor counter_{counterActor("counter-1")};
    core::Actor platform_{core::Role::cityPlatform, "city-platform", {}, {}};
    core::Actor reviewer_{core::Role::reviewer, "s10", {}, {}};
    core::Actor decider_{core::Role::reviewer, "s11", {}, {}};
    core::Actor supervisor_{core::Role::supervisor, "s12", {}, {}};
    core::Actor security_{core::Role::securityAdministrator, "s13", {}, {}};
};

constexpr std::string_view fifthMorning = R"(
17:00  scheduler  begin-closing
17:30  manager    end-day left-over
== 2026-11-30
08:30  scheduler  open-day
)";

/// Counter 4 alone takes pensions; when it closes, who waits for it is planned anew.
constexpr std::string_view replanned = R"(
09:00  counter-4  open
09:01  kiosk      issue register +pension
09:02  counter-4  close
)";

/// Two weeks on: everything that is late is told.
constexpr std::string_view twoWeeksOn = R"(
17:00  scheduler  begin-closing
17:30  manager    end-day left-over
== 2026-12-14
08:30  scheduler  tick
)";

/// What 0.4 added, in an order that the law allows.
class FifthDay {
  public:
    explicit FifthDay(Scenario& scenario) : scenario_(scenario) {}

    void run() {
        play(fifthMorning);
        configure();
        play(replanned);
        granted();
        rejected();
        const core::FollowUpId settled = followUp("person-of-APP-5");
        followUp("person-of-APP-6");  // nobody settles this one
        act(core::AssignFollowUp{settled, {"social"}}, supervisor_);
        act(core::ResolveFollowUp{settled, "explained", {"answer-to-person"}}, reviewer_);
        act(core::CloseFollowUp{settled, true, {}}, supervisor_);
        imported();
        noticed();
        booked();
        fromAfar();
        rated();
        play(twoWeeksOn);
    }

  private:
    void play(std::string_view part) {
        if (const std::string problem = scenario_.play(part); !problem.empty()) throw std::runtime_error(problem);
    }
    void act(const core::Command& command, const core::Actor& actor) {
        const std::string words = scenario_.act(command, actor, scenario_.stamp(34'000 + 20 * ++acts_));
        if (words.starts_with("no: ")) throw std::runtime_error("act " + std::to_string(acts_) + " of the fifth day: " + words);
    }

    void configure() {
        using namespace core;
        HallConfig hall = scenario_.state().hall;
        hall.coverRouting = true;
        GuideConfig pension{{"pension"}};
        pension.promisedDays = 5;
        pension.stages = {{{"check"}, {"审查", "Check"}, 2}, {{"decide"}, {"决定", "Decide"}, 3}};
        PackageConfig package;
        package.code = {"retire"};
        package.name = {"退休", "Retire"};
        package.items = {{{"invoice"}}, {{"pension"}, {{"invoice"}}}};
        CaseRulesConfig rules;
        rules.followUps = {{"general", {"一般", "General"}, 5}};
        act(Configure{{hall, DepartmentConfig{{"social"}, {"社保局", "Social security"}}, pension, package, rules,
                       StaffConfig{{"s10"}, {Role::reviewer}, {}, {}, false, {{"approval"}, {"tax"}, {"social"}}}}}, scheduler);
    }

    core::CaseNumber packaged(const std::string& person) {
        using namespace core;
        act(OpenWalkIn{desk_, {person}, {}, {}, {"retire"}, {}}, counter_);
        const CaseNumber number = *scenario_.state().casework.byPerson.at({person}).begin();
        act(ReceiveCase{desk_, number, 0}, counter_);
        act(AcceptCase{desk_, number, 0}, counter_);
        act(StartTask{number, 1}, reviewer_);
        return number;
    }

    void granted() {
        using namespace core;
        const CaseNumber number = packaged("person-of-APP-5");
        act(RequestApproval{number, ApprovalKind::extension, 1, "complex", {"note-of-wish"}, 5, ProcedureKind::other}, reviewer_);
        act(DecideApproval{number, 1, true, {"note-of-word"}}, supervisor_);
        act(RequestApproval{number, ApprovalKind::procedure, 1, "on-site", {}, 3, ProcedureKind::inspection}, reviewer_);
        act(DecideApproval{number, 2, true, {}}, supervisor_);
        act(EndProcedure{number, 1, "passed", {"opinion-of-site"}}, reviewer_);
        act(IssueOrder{number, 1, "late", {"note-of-order"}, 2}, supervisor_);
        act(AnswerOrder{number, 1, {"answer-to-order"}}, reviewer_);
        act(CloseOrder{number, 1, {}}, supervisor_);
        act(DecideTask{number, 1, Verdict::granted, {}, "R-2"}, reviewer_);
        act(StartTask{number, 2}, reviewer_);
        act(AdvanceStage{number, 2}, reviewer_);
    }

    void rejected() {
        const core::CaseNumber number = packaged("person-of-APP-6");
        act(core::DecideTask{number, 1, core::Verdict::rejected, {"opinion-4"}, {}}, reviewer_);
    }

    core::FollowUpId followUp(const std::string& person) {
        core::OpenFollowUp command;
        command.klass = "general";
        command.person = {person};
        command.note = {"note-of-" + person};
        act(command, supervisor_);
        return scenario_.state().casework.followUps.rbegin()->first;
    }

    void imported() {
        using namespace core;
        Case record;
        record.number = caseNumber("511603", "02", {20261127}, 7);
        record.application = {"HALL-2-APP"};
        record.revision = 1;
        record.applicant = {"person-elsewhere"};
        record.items = {{{"invoice"}, 1}};
        record.since = record.appliedAt = {demoMidnightUtcMs};
        act(ImportCase{Boxed<Case>(std::move(record))}, scheduler);
    }

    void noticed() {
        using namespace core;
        act(ShowNotice{NoticeKind::information, {true, true, false, true}, {"今日提前停止取号", "Tickets end early"}}, manager);
        act(ShowNotice{NoticeKind::information, {false, false, true, false}, {"下班后开会", ""}, {}, {desk_}}, supervisor_);
        act(EndNotice{{1}}, manager);
    }

    /// One comes by themselves, one later, and one lets the other go first.
    void fromAfar() {
        using namespace core;
        RemoteConfig rules;
        rules.offered = true;
        rules.radiusM = 5'000;
        act(Configure{{rules}}, manager);
        IssueTicket asked{{"invoice"}};
        asked.remote = FromAfar{{"phone-1"}, 500};
        const Actor web{Role::phone, "phone", {}, {}};
        act(asked, web);
        const std::uint64_t first = scenario_.state().lastSerial;
        asked.remote = FromAfar{{"phone-2"}, 1'000};
        act(asked, web);
        act(ArriveTicket{{first + 1}}, {Role::phone, "ticket-" + std::to_string(first + 1), {}, {}});
        act(ArriveTicket{{first}}, {Role::phone, "ticket-" + std::to_string(first), {}, {}});
        act(GiveWay{{first}}, {Role::phone, "ticket-" + std::to_string(first), {}, {}});
    }

    /// Badly, with an answer, and then taken for a mistake.
    void rated() {
        using namespace core;
        act(LeavePlace{desk_}, {Role::supervisor, "s12", desk_, {}});  // who is rated judges nothing of it
        act(OpenCounter{desk_}, counter_);
        act(IssueTicket{{"register"}}, kiosk);
        const TicketId visit{scenario_.state().lastSerial};
        for (TicketId called; called != visit;) {
            act(CallNext{desk_}, counter_);
            called = scenario_.state().counters.front().ticket.value();
            act(StartService{desk_}, counter_);
            act(FinishService{desk_}, counter_);
        }
        Rate rate;
        rate.visit = visit;
        rate.level = 5;
        rate.reasons = {"attitude"};
        rate.channel = EvaluationChannel::counterTablet;
        act(rate, counter_);
        const FollowUpId bad = scenario_.state().casework.followUps.rbegin()->first;
        act(AssignFollowUp{bad, {"social"}}, supervisor_);
        act(RespondFollowUp{bad}, supervisor_);
        act(ExcludeRating{bad, "mistaken"}, supervisor_);
    }

    /// One moved and cancelled, one checked in, one missed; the fourth is released when the hall is found shut.
    void booked() {
        using namespace core;
        BookingRulesConfig rules;
        rules.queue = {"tax"};
        rules.slotMinutes = 5;
        rules.leadMinutes = rules.cancelMinutes = 0;
        rules.earlyMinutes = 120;
        act(Configure{{rules}}, manager);
        const Actor phone{Role::phone, "phone", {}, {}};
        const auto at = [](std::int32_t minute) { return shanghai.at({20261130}, minute); };
        act(Book{{"invoice"}, at(660), {"booker-1"}, Language::en}, phone);
        act(MoveBooking{{1}, at(665)}, phone);
        act(CancelBooking{{1}, "changed-plans"}, phone);
        act(Book{{"invoice"}, at(660), {"booker-2"}}, phone);
        IssueTicket arriving;
        arriving.booking = {2};
        act(arriving, kiosk);
        act(Book{{"invoice"}, at(595), {"booker-3"}}, phone);
        act(Book{{"invoice"}, at(690), {"booker-4"}}, phone);
        scenario_.act(TimePassed{}, scheduler, scenario_.stamp(36'330));
    }

    Scenario& scenario_;
    int acts_{};
    core::CounterId desk_{"counter-1"};
    core::Actor counter_{counterActor("counter-1")};
    core::Actor reviewer_{core::Role::reviewer, "s10", {}, {}};
    core::Actor supervisor_{core::Role::supervisor, "s12", {}, {}};
};

constexpr std::string_view fourthMorning = R"(
== 2026-11-27
08:30  scheduler  open-day
08:31  counter-1  open
08:32  kiosk      issue register
)";

}  // namespace

Day::Day(Cases cases) {
    const auto play = [&](std::string_view part) {
        if (const std::string problem = scenario_.play(part); !problem.empty()) throw std::runtime_error(problem);
    };
    play(firstDay);
    play(secondDay);
    scenario_.act(core::Configure{{core::StaffConfig{{"s1"}, {core::Role::clerk}, {}, {}, false}}}, scheduler, scenario_.stamp(32'400));
    play(thirdDay);
    if (cases == Cases::none) return;
    for (const char* id : {"s12", "s13"}) {
        const core::Role role = id == std::string("s12") ? core::Role::supervisor : core::Role::securityAdministrator;
        scenario_.act(core::Configure{{core::StaffConfig{{id}, {role}, {}, {}, false}}}, scheduler, scenario_.stamp(63'100));
    }
    play(fourthMorning);
    FourthDay(scenario_).run();
    if (cases == Cases::all) FifthDay(scenario_).run();
}

void Day::record(store::Store& store, std::size_t events) {
    const auto& all = scenario_.events();
    const std::size_t end = std::min(events, all.size());
    while (recorded_ < end) {
        const std::size_t count = std::min<std::size_t>(end - recorded_, 3);
        engine::Append append{std::span(all).subspan(recorded_, count), {}};
        const std::uint64_t number = recorded_ + 1;
        engine::Outcome& outcome = outcomes_[number];
        outcome.firstSeq = number;
        outcome.lastSeq = number + count - 1;
        if (const auto id = engine::ticketOf(append.events.back().body)) {
            if (const core::Ticket* ticket = scenario_.state().ticket(*id)) outcome.ticket = *ticket;
        }
        append.commands.push_back({{"command-" + std::to_string(number)}, number, &outcome});
        store.append(append, [](engine::StoreFault fault) {
            if (fault != engine::StoreFault::none) throw std::runtime_error("not appended");
        });
        recorded_ += count;
    }
}

}  // namespace hall::test
