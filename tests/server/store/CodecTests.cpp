// Every stored form of every event, for ever: golden files are only added to.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "server/store/Codec.hpp"
#include "server/store/CodecText.hpp"
#include "server/store/Reflect.hpp"
#include "server/store/Snapshot.hpp"

using namespace hall;
using namespace hall::core;
using namespace hall::store::codec;
using Json = nlohmann::ordered_json;
using store::reflect::memberCount;

namespace {

const std::string goldenDirectory = HALL_GOLDEN;

/// One of each kind, in the order of EventBody's alternatives.
std::vector<Event> examples() {
    const std::vector<Candidate> heads{{{46}, {"general"}, {1795395600000}, {1795396500000}},
                                       {{41}, {"tax"}, {1795395540000}, {1795396440000}}};
    const CounterId desk{"counter-3"};
    const CaseNumber number{"51160201202611230000017"};
    const PersonId applicant{"MTIzNDU2Nzg5MDEyMzQ1Ng"}, agent{"YWdlbnQtYWdlbnQtYWdlbg"};
    const VaultId text{"dGV4dC10ZXh0LXRleHQtdA"};
    Case imported;
    imported.number = number;
    imported.application = {"APP-2026-9"};
    imported.applicant = applicant;
    imported.state = CaseState::accepted;
    imported.acceptedOn = {20261120};
    imported.imported = true;
    const std::vector<CaseItem> items{{{"register"}, 2}, {{"invoice"}, 0}};
    const std::vector<ApplicationMaterial> materials{{{"lease"}, MaterialState::missing, TrustGrade::none},
                                                     {{"identity-card"}, MaterialState::held, TrustGrade::a}};
    const std::vector<Mark> marks{{{"lease"}, MaterialState::defective, "not-signed", text}, {{"plan"}, MaterialState::sound, {}, {}}};
    const std::vector<EventBody> bodies{
        Configured{QueueConfig{{"general"}, "A", {"综合", "General"}, 3, 900'000, true}, 2},
        DayOpened{{20261123}},
        ClosingBegun{},
        DayEnded{"left-over"},
        TicketIssued{{46}, "A046", {"general"}, {"register"}, {"senior"}, Language::en, 480'000, 900'000},
        TicketCalled{{46}, desk, CallRule::preference, 19, heads},
        TicketRecalled{{46}, desk, 2},
        ServiceStarted{{46}, desk},
        ServiceFinished{{46}, desk},
        TicketMissed{{46}, desk},
        TicketBroughtBack{{46}, desk, {49}},
        TicketHeld{{46}, desk},
        TicketResumed{{46}, desk},
        TicketTransferred{{46}, desk, {"general"}, {"tax"}, 900'000},
        TicketCancelled{{46}},
        TicketClosedUnserved{{46}, "left-over"},
        CounterOpened{desk},
        CounterPaused{desk, "lunch"},
        CounterClosed{desk},
        TicketReturned{{46}, desk, false, {49}},
        ActUndone{{46}, desk, 1'014, 1'016},
        ClassConfirmed{{46}, desk, {"senior"}, false},
        ServiceAdded{{46}, desk, {"pension"}},
        LegBegun{{46}, desk, {"pension"}, {"social"}, 900'000},
        NumbersLeased{{7}, "kiosk-2", {"general"}, 950, 999, {20261123}},
        LeasedTicketLapsed{{7}, "A951*", {"general"}, {"register"}, {1795395000000}},
        PlaceTaken{desk, {"s12"}},
        PlaceLeft{desk, {"s12"}, "signed-out"},
        ApplicationReceived{number, {"APP-2026-1"}, 3, "00ff", applicant, agent, items, PreReview::passed, materials, true, desk, {20261123}},
        ApplicationUpdated{number, 4, "01ff", applicant, agent, items, PreReview::returned, materials},
        FileAdded{number, text, {"lease"}, 12'345, std::string(64, 'a'), "application/pdf", 2},
        CaseLinked{number, {46}, desk},
        CaseReceived{number, desk, {20261123}},
        MaterialsChecked{number, desk, marks, true},
        MaterialAsked{number, desk, {"asked-1"}, "special-site", text},
        MissingNotified{number, desk, number.value + "-N1", 1, {{"lease"}, {"plan"}}, {20261123}},
        CaseSupplemented{number, desk, marks, {20261124}},
        CaseAccepted{number, desk, number.value + "-A1", {20261124}},
        TaskDispatched{number, 2, {"register"}, {"market"}},
        CaseRefused{number, desk, RefusalGround::outsideAuthority, "other-authority", text, number.value + "-R1", {20261124}},
        WithdrawalAsked{number, desk, "changed-mind"},
        WithdrawalDeclined{number},
        CaseWithdrawn{number, "changed-mind"},
        TaskStarted{number, 2},
        TaskAsked{number, 2, text},
        TaskAnswered{number, 2, desk, text},
        TaskReturned{number, 2, "wrong-department", text},
        TaskProposed{number, 2, Verdict::granted, text},
        TaskDecided{number, 2, Verdict::rejected, text, "JY-2026-1"},
        CaseDecided{number, Verdict::granted, {20261130}},
        ResultHandedOver{number, desk, DeliveryMethod::post, text, number.value + "-H1", {20261130}},
        CaseArchived{number},
        CaseRevoked{number, "obtained-by-fraud"},
        PersonRevealed{number, applicant, "call-back"},
        PersonErased{applicant},
        TicketReplanned{{46}, {"register"}, {"general"}, {{"photo-card"}}, {{"pension"}}, {"counter-4"}},
        TaskReleased{number, 2, {20261125}},
        TaskDropped{number, 3, "predecessor-rejected", {20261125}},
        StageAdvanced{number, 2, "sign", {20261125}},
        ApprovalAsked{number, 1, ApprovalKind::procedure, 2, "complex-review", text, 5, ProcedureKind::testing, {20261125}},
        ApprovalDecided{number, 1, true, {"s3"}, text, {20261126}},
        LimitExtended{number, 2, 5, number.value + "-E1", {20261126}},
        ProcedureStarted{number, 1, 2, ProcedureKind::testing, "complex-review", {"s3"}, 5, number.value + "-S1", {20261126}},
        ProcedureEnded{number, 1, "passed", text, {20261130}},
        SignalRaised{number, SignalKind::limit, Light::red, 2, "sign", {"market"}, "not-begun", 1, {20261130}, {20261201}},
        OrderIssued{number, 1, 2, {"market"}, "late", text, 2, {20261201}},
        OrderAnswered{number, 1, text, {20261202}},
        OrderClosed{number, 1, text, {20261203}},
        FollowUpOpened{{"F20261123-0001"}, FollowUpKind::badRating, "bad-rating", number, {46}, applicant, text, {20261123}},
        FollowUpAssigned{{"F20261123-0001"}, {"market"}, "complex", {20261124}},
        FollowUpResolved{{"F20261123-0001"}, "settled", text, {20261125}},
        FollowUpClosed{{"F20261123-0001"}, true, text, {20261126}},
        FollowUpLate{{"F20261123-0001"}, {20261124}, {20261125}},
        CaseImported{number, imported},
        NoticeShown{{3}, NoticeKind::emergency, {true, true, true, false}, {"请有序离开", "Please leave"}, {1795399200000}, {{"counter-4"}}},
        NoticeEnded{{3}, "time"},
        BookingMade{{12}, {"general"}, {"register"}, {20261124}, {1795483800000}, {1795487400000}, 2, {1795482900000}, {1795484400000}, {1795476600000},
                    {"Ym9va2VyLWJvb2tlci1ib28"}, Language::en},
        BookingMoved{{12}, {20261125}, {1795570200000}, {1795572000000}, 1, {1795569300000}, {1795570800000}, {1795563000000}},
        BookingCancelled{{12}, true, "counter-closed"},
        BookingArrived{{12}, {46}},
        BookingMissed{{12}},
        BookingReleased{{12}},
        TicketReachable{{46}, true},
        TicketGaveWay{{46}, {"counter-3"}, {49}, 900'000},
        EvaluationGiven{{12}, {46}, {}, true, 5, {"attitude", "efficiency"}, EvaluationChannel::counterTablet, 7, {20261123}, {20261124}},
        EvaluationExcluded{{12}, {"F20261123-0001"}, "mistaken", {20261125}},
        FollowUpResponded{{"F20261123-0001"}, text, {20261124}},
    };
    std::vector<Event> events;
    for (const EventBody& body : bodies) {
        events.push_back({1'000 + events.size(), {1795395600123}, {Role::counter, "counter-3", desk}, body});
    }
    events.at(0).actor = {Role::manager, "manager", {}};
    return events;
}

GuideConfig fullGuide() {
    GuideConfig guide;
    guide.item = {"register"};
    guide.codes = {"000131004000", "11511602MB1234567X4000131004000", "11511602MB1234567X400013100400001"};
    guide.type = "01";
    guide.level = 4;
    guide.forms = {1, 2};
    guide.caseType = 2;
    guide.conditions = {"有住所", "Has an address"};
    guide.process = {"受理、审查、决定", "Accept, review, decide"};
    guide.basis = {"《行政许可法》", "Administrative Licensing Law"};
    guide.notes = {"周五下午不办", "Not on Friday afternoons"};
    guide.feeFen = 1'000;
    guide.fee = {"工本费", "Cost of paper"};
    guide.online = true;
    guide.consultPhone = "0826-1";
    guide.supervisePhone = "0826-2";
    guide.statutoryDays = 20;
    guide.promisedDays = 5;
    guide.stages = {{"review", {"审查", "Review"}, 3}, {"decide", {"决定", "Decide"}, 2}};
    MaterialRule lease{{"lease"}, {"租赁合同", "Lease"}};
    lease.basis = {"细则", "Rules"};
    lease.form = MaterialForm::originalAndCopy;
    lease.copies = 2;
    lease.mayFollow = true;
    lease.grade = TrustGrade::b;
    lease.source = MaterialSource::shared;
    MaterialRule plan{{"plan"}, {"平面图", ""}};
    plan.required = false;
    plan.copies = 0;
    guide.materials = {lease, plan};
    guide.sensitive = guide.twoPersons = true;
    guide.result = {"营业执照", "Licence"};
    return guide;
}

/// The same kinds with the members that came later, or in their other form.
std::vector<Event> extended() {
    const CounterId desk{"counter-3"};
    const Actor clerk{Role::clerk, "s12", desk, {"s3"}};
    const std::vector<Candidate> heads{{{46}, {"general"}, {1795395600000}, {1795396500000}, 2},
                                       {{41}, {"tax"}, {1795395540000}, {1795396440000}}};
    HallConfig hall;
    hall.code = {"demo"};
    hall.name = {"大厅", "Hall"};
    hall.signInRequired = hall.finishAndCallNext = hall.pickNeedsApproval = true;
    hall.undoMs = 30'000;
    hall.leaseSize = 20;
    hall.idleLockMinutes = 5;
    return {
        {2'000, {1795395600123}, {Role::systemAdministrator, "s2", {}, {"s3"}}, Configured{hall, 20}},
        {2'004, {1795395600123}, {Role::kiosk, "kiosk-2", {}},
         TicketIssued{{46}, "A950*", {"general"}, {"register"}, {"senior"}, Language::en, 480'000, 900'000,
                      {{"pension"}, {"invoice"}}, {7}, {1795395000000}}},
        {2'005, {1795395600123}, clerk, TicketCalled{{46}, desk, CallRule::pick, 19, heads, 2, "visitor-in-distress", true}},
        {2'010, {1795395600123}, clerk, TicketBroughtBack{{46}, desk, {49}}},
        {2'013, {1795395600123}, clerk, TicketTransferred{{46}, desk, {"general"}, {"general"}, 900'000, {"counter-4"}, {}}},
        {2'019, {1795395600123}, clerk, TicketReturned{{46}, desk, true, {}}},
    };
}

/// With the wait that the visitor was told (0.6).
Event told() {
    TicketIssued issued{{47}, "A047", {"general"}, {"register"}, {"normal"}, Language::zh, 0, 900'000};
    issued.told = Wait{700, 950, 1200};
    return {2'020, {1795395600123}, {Role::kiosk, "kiosk-1", {}}, issued};
}

/// Entries that came with cases, each as an event; and what a case's event is without what may be absent.
std::vector<std::pair<std::string, Event>> casesOf03() {
    HallConfig hall;
    hall.code = {"demo"};
    hall.name = {"大厅", "Hall"};
    hall.areaCode = "511602";
    hall.hallNumber = "01";
    hall.oneWindowQueue = {"one"};
    const Actor operatorOf{Role::scheduler, "operator", {}, {}};
    const auto configured = [&](ConfigEntry entry, std::uint32_t version) {
        return Event{3'000 + version, {1795395600123}, operatorOf, Configured{std::move(entry), version}};
    };
    ApplicationReceived least;
    least.number = {"51160201202611230000017"};
    least.application = {"APP-2026-2"};
    least.applicant = {"MTIzNDU2Nzg5MDEyMzQ1Ng"};
    return {{"configured-3.v1.json", configured(hall, 30)},
            {"configured-4.v1.json", configured(StaffConfig{{"s10"}, {Role::reviewer}, {}, {}, false, {{"market"}, {"fire"}}}, 31)},
            {"configured-5.v1.json", configured(DepartmentConfig{{"market"}, {"市场监管局", "Market supervision"}, "11511602MB1234567X"}, 32)},
            {"configured-6.v1.json", configured(CalendarConfig{2026, {{20260101}, {20260217}}, {{20260214}}, "国办发明电〔2025〕7号"}, 33)},
            {"configured-7.v1.json", configured(fullGuide(), 34)},
            {"application-received-2.v1.json", Event{3'100, {1795395600123}, {Role::cityPlatform, "city-platform", {}, {}}, least}},
            {"result-handed-over-2.v1.json",
             Event{3'101, {1795395600123}, {Role::clerk, "s1", {"counter-3"}, {}},
                   ResultHandedOver{{"51160201202611230000017"}, {"counter-3"}, DeliveryMethod::window, {}, "D", {20261130}}}}};
}

/// How a queue can be booked, every member of it.
BookingRulesConfig fullBookingRules() {
    return {{"general"}, true, {{540, 720}, {810, 1020}}, 30, 8, 40, {1, 2, 3}, {{20261231}}, 5, 1'440, 120, 15, 10, {"booking"}, 1, 2, 5, 30};
}

/// What is allowed of phones, every member of it.
RemoteConfig fullRemote() { return {true, true, 15, true, 8'000, 31'298'000, 121'501'000, 300, 2, 4, 5, 3}; }

/// Taken from afar.
Event fromAfar() {
    TicketIssued issued{{48}, "A048", {"general"}, {"register"}, {"normal"}, Language::zh, 0, 900'000};
    issued.phone = {"cGhvbmUtcGhvbmUtcGhvbmU"};
    issued.reachableFrom = {1795396800123};
    return {2'021, {1795395600123}, {Role::phone, "phone", {}, {}}, issued};
}

EvaluationRulesConfig fullEvaluationRules() {
    return {true, 7, 10, {{"attitude", {"服务态度", "How I was treated"}, EvaluationOf::visit}, {"speed", {"快慢", ""}, EvaluationOf::both}}};
}

/// Configuration entries of each sort, with text that tries the quoting.
std::vector<ConfigEntry> entries() {
    HallConfig hall;
    hall.code = {"demo"};
    hall.name = {"示范\"大厅\"\n", "Demo \\ Hall"};
    hall.demo = true;
    HallConfig strict = hall;
    strict.signInRequired = strict.finishAndCallNext = strict.pickNeedsApproval = true;
    strict.undoMs = 0;
    strict.leaseSize = 0;
    strict.idleLockMinutes = 0;
    HallConfig placed = hall;
    placed.areaCode = "511602";
    placed.hallNumber = "01";
    placed.oneWindowQueue = {"one"};
    return {hall,
            strict,
            QueueConfig{{"tax"}, "B", {"税务", ""}, 3, 1'000, true, 120, 510, 1020, {"今日号满", "No more today"}},
            ProfileConfig{{"ratio"}, {"比例", ""}, {{"general"}, {"tax"}}, PickRule::ratio, {2, 1}},
            ProfileConfig{{"weight"}, {"权重", ""}, {{"general"}}, PickRule::weight, {100}},
            StaffConfig{{"s12"}, {Role::clerk, Role::supervisor}, {{"general"}}, {{"tax"}}, true},
            StaffConfig{{"s2"}, {Role::securityAdministrator}, {}, {}, false},
            QueueConfig{{"general"}, "A", {"综合", ""}, 4, 1'000, false},
            ClassConfig{{"booking"}, {"预约", "Booking"}, 600'000, 300'000},
            ClassConfig{{"normal"}, {"普通", "Regular"}, 0, {}},
            ProfileConfig{{"all"}, {"全部", "All"}, {{"general"}, {"tax"}}},
            ProfileConfig{{"none"}, {"无", "None"}, {}},
            CounterConfig{{"counter-1"}, "1", {"all"}},
            ItemConfig{{"register"},
                       {"general"},
                       {"企业登记", "Registration"},
                       "登记",
                       "approval",
                       Subject::company,
                       true},
            placed,
            StaffConfig{{"s10"}, {Role::reviewer}, {}, {}, false, {{"market"}, {"fire"}}},
            DepartmentConfig{{"market"}, {"市场监管局", "Market"}, "11511602MB1234567X"},
            DepartmentConfig{{"fire"}, {"消防", ""}, ""},
            CalendarConfig{2026, {{20260101}}, {{20260214}}, "notice"},
            CalendarConfig{2027, {}, {}, ""},
            fullGuide(),
            GuideConfig{{"invoice"}},
            fullBookingRules(),
            BookingRulesConfig{{"tax"}, false, {}, 0, 0, 0, {}, {}, 0, 0, 0, 0, 0, {}, 0, 0, 0, 0},
            fullRemote(),
            RemoteConfig{false, false, 0, false, 0, 0, 0, 0, 0, 0, 0, 0},
            fullEvaluationRules(),
            EvaluationRulesConfig{false, 0, 0, {}}};
}

Json jsonOf(const Row& row) {
    Json json;
    json["word"] = kinds()[static_cast<std::size_t>(row[Column::kind].integer - 1)].word;
    for (std::size_t i = 0; i < columnCount; ++i) {
        const Cell& cell = row.cells[i];
        const std::string key(name(static_cast<Column>(i)));
        if (cell.type == Cell::Type::integer) json[key] = cell.integer;
        if (cell.type == Cell::Type::text) json[key] = cell.text;
    }
    json["algo"] = algorithm;
    json["hash"] = hex(view(Digest().chain({}, row)));
    return json;
}

/// The row that a golden file describes; its texts live in `json`.
void fill(Row& row, const Json& json) {
    for (std::size_t i = 0; i < columnCount; ++i) {
        const auto member = json.find(std::string(name(static_cast<Column>(i))));
        Cell& cell = row.cells[i];
        cell = {};
        if (member == json.end()) continue;
        if (member->is_number()) cell = {Cell::Type::integer, member->get<std::int64_t>(), {}};
        else cell = {Cell::Type::text, 0, member->get_ref<const std::string&>()};
    }
}

std::string contentOf(const std::string& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

/// The golden file of this event; with HALL_ADD_GOLDEN set, a missing one is written.
void checkGolden(const Event& event, const std::string& file) {
    CAPTURE(file);
    Row written;
    encode(event, written);
    const std::string path = goldenDirectory + "/" + file;
    if (!std::filesystem::exists(path) && std::getenv("HALL_ADD_GOLDEN") != nullptr) {
        std::ofstream(path) << jsonOf(written).dump(2) << "\n";
    }
    const Json golden = Json::parse(contentOf(path), nullptr, false);
    REQUIRE_MESSAGE(golden.is_object(), "add " << file << ":\n" << jsonOf(written).dump(2));
    Row row;
    fill(row, golden);
    Event read;
    CHECK(decode(row, read) == "");
    CHECK(golden.at("hash") == hex(view(Digest().chain({}, row))));
    CHECK(golden == jsonOf(written));
    CHECK(read.actor == event.actor);
    Row again;
    encode(read, again);
    CHECK(again.cells == written.cells);
}

}  // namespace

TEST_CASE("every kind has its golden file, and is read and written as it says") {
    const auto all = examples();
    REQUIRE(all.size() == kinds().size());
    std::set<std::string> expected;
    for (std::size_t i = 0; i < all.size(); ++i) {
        REQUIRE(all[i].body.index() == i);
        const Kind& kind = kinds()[i];
        CHECK(kind.id == static_cast<int>(i) + 1);
        CHECK(kind.version == 1);  // the first second version needs its own reading, and its files
        const std::string file = std::string(kind.word) + ".v1.json";
        expected.insert(file);
        checkGolden(all[i], file);
    }
    for (const Event& event : extended()) {
        const std::string file = std::string(kinds()[event.body.index()].word) + "-2.v1.json";
        expected.insert(file);
        checkGolden(event, file);
    }
    for (const auto& [file, event] : casesOf03()) {
        expected.insert(file);
        checkGolden(event, file);
    }
    expected.insert("ticket-issued-3.v1.json");
    checkGolden(told(), "ticket-issued-3.v1.json");
    expected.insert("configured-8.v1.json");
    checkGolden({3'035, {1795395600123}, {Role::manager, "manager", {}, {}}, Configured{fullBookingRules(), 35}}, "configured-8.v1.json");
    expected.insert("ticket-issued-4.v1.json");
    checkGolden(fromAfar(), "ticket-issued-4.v1.json");
    expected.insert("configured-9.v1.json");
    checkGolden({3'036, {1795395600123}, {Role::manager, "manager", {}, {}}, Configured{fullRemote(), 36}}, "configured-9.v1.json");
    const Event rules{3'040, {1795395600123}, {Role::manager, "manager", {}, {}}, Configured{fullEvaluationRules(), 37}};
    const Event opened{3'037, {1795395600123}, {Role::phone, "phone", {}, {}},
                       FollowUpOpened{{"F20261123-0001"}, FollowUpKind::badRating, "bad-rating", {}, {46}, {}, {}, {20261123}, {12}}};
    const Event late{3'038, {1795395600123}, {Role::scheduler, "scheduler", {}, {}}, FollowUpLate{{"F20261123-0001"}, {20261124}, {20261125}, true}};
    const Event ofCase{3'039, {1795395600123}, {Role::phone, "phone", {}, {}},
                       EvaluationGiven{{13}, {}, {"51160201202611230000017"}, false, 1, {}, EvaluationChannel::pc, 0, {20261123}, {20261123}}};
    for (const auto& [file, event] : {std::pair<std::string, Event>{"configured-10.v1.json", rules}, {"follow-up-opened-2.v1.json", opened},
                                      {"follow-up-late-2.v1.json", late}, {"evaluation-given-2.v1.json", ofCase}}) {
        expected.insert(file);
        checkGolden(event, file);
    }
    std::set<std::string> there;
    for (const auto& entry : std::filesystem::directory_iterator(goldenDirectory)) {
        there.insert(entry.path().filename().string());
    }
    CHECK(there == expected);
}

TEST_CASE("a wait that was told is three whole numbers, and comes back as they were") {
    Row row;
    const Event event = told();
    encode(event, row);
    CHECK(row.extra == R"({"told":[700,950,1200]})");
    Event again;
    REQUIRE(decode(row, again) == "");
    CHECK(std::get<TicketIssued>(again.body).told == Wait{700, 950, 1200});
    for (const char* wrong : {R"({"told":[]})", R"({"told":[1,2]})", R"({"told":[1,2,3,4]})", R"({"told":["1",2,3]})", R"({"told":[1.5,2,3]})", R"({"told":7})"}) {
        CAPTURE(wrong);
        row.extra = wrong;
        row[Column::extra] = Cell{Cell::Type::text, 0, row.extra};
        const bool none = std::string_view(wrong) == R"({"told":[]})";
        CHECK((decode(row, again) == "") == none);
    }
}

TEST_CASE("an actor's approver is kept with every kind") {
    for (Event event : examples()) {
        event.actor.approver = {"s3"};
        Row row;
        encode(event, row);
        Event again;
        CAPTURE(kinds()[event.body.index()].word);
        CHECK(decode(row, again) == "");
        CHECK(again.actor.approver.value == "s3");
        Row twice;
        encode(again, twice);
        CHECK(twice.cells == row.cells);
        event.actor.approver = {};
        encode(event, row);
        CHECK(decode(row, again) == "");
        CHECK(again.actor.approver.value.empty());  // nothing is left of what `again` held before
    }
}

TEST_CASE("every role has its word") {
    for (std::size_t i = 0; i < roleCount; ++i) {
        Event event = examples().at(3);
        event.actor.role = static_cast<Role>(i);
        Row row;
        encode(event, row);
        Event again;
        CHECK(decode(row, again) == "");
        CHECK(again.actor.role == event.actor.role);
    }
}

TEST_CASE("whoever adds a member to an event adds it to the codec, too") {
    const auto counts = [](auto... event) {
        return std::vector<std::size_t>{memberCount<decltype(event)>()...};
    };
    CHECK(counts(Configured{}, DayOpened{}, DayEnded{}, TicketIssued{}, Candidate{}, TicketCalled{},
                 TicketRecalled{}, ServiceStarted{}, ServiceFinished{}, TicketMissed{}, TicketBroughtBack{},
                 TicketHeld{}, TicketResumed{}, TicketTransferred{}, TicketCancelled{},
                 TicketClosedUnserved{}, CounterOpened{}, CounterPaused{}, CounterClosed{}, TicketReturned{},
                 ActUndone{}, ClassConfirmed{}, ServiceAdded{}, LegBegun{}, NumbersLeased{}, LeasedTicketLapsed{},
                 PlaceTaken{}, PlaceLeft{}) ==
          std::vector<std::size_t>{2, 1, 1, 16, 5, 8, 3, 2, 2, 2, 3, 2, 2, 7, 1, 2, 1, 2, 1,
                                   4, 4, 4, 3, 7, 6, 5, 2, 3});
    CHECK(counts(Event{}, Actor{}, HallConfig{}, QueueConfig{}, ClassConfig{}, ProfileConfig{},
                 CounterConfig{}, ItemConfig{}, StaffConfig{}) ==
          std::vector<std::size_t>{4, 4, 20, 12, 4, 5, 3, 8, 6});
    CHECK(counts(GuideConfig{}, MaterialRule{}, StageRule{}, ItemCodes{}, DepartmentConfig{}, CalendarConfig{}) ==
          std::vector<std::size_t>{22, 12, 3, 3, 3, 4});
    CHECK(counts(PackageConfig{}, PackageQuestion{}, PackageAnswer{}, PackageItem{}, PackageMaterial{}, PackageCondition{}, CaseRulesConfig{},
                 FollowUpClass{}, OpeningConfig{}) == std::vector<std::size_t>{9, 4, 2, 3, 2, 2, 13, 6, 4});
    CHECK(counts(TicketReplanned{}, TaskReleased{}, TaskDropped{}, StageAdvanced{}, ApprovalAsked{}, ApprovalDecided{}, LimitExtended{},
                 ProcedureStarted{}, ProcedureEnded{}, SignalRaised{}, OrderIssued{}, OrderAnswered{}, OrderClosed{}, FollowUpOpened{},
                 FollowUpAssigned{}, FollowUpResolved{}, FollowUpClosed{}, FollowUpLate{}, CaseImported{}, Case{}, NoticeShown{}, NoticeEnded{}, NoticeAudience{}) ==
          std::vector<std::size_t>{7, 3, 4, 4, 9, 6, 5, 9, 5, 10, 8, 4, 4, 9, 4, 4, 4, 4, 2, 41, 6, 2, 4});
    CHECK(counts(CaseItem{}, ApplicationMaterial{}, Mark{}, ApplicationReceived{}, ApplicationUpdated{}, FileAdded{}, CaseLinked{}, CaseReceived{},
                 MaterialsChecked{}, MaterialAsked{}, MissingNotified{}, CaseSupplemented{}, CaseAccepted{}, TaskDispatched{}, CaseRefused{},
                 WithdrawalAsked{}, WithdrawalDeclined{}, CaseWithdrawn{}, TaskStarted{}, TaskAsked{}, TaskAnswered{}, TaskReturned{},
                 TaskProposed{}, TaskDecided{}, CaseDecided{}, ResultHandedOver{}, CaseArchived{}, CaseRevoked{}, PersonRevealed{}, PersonErased{}) ==
          std::vector<std::size_t>{2, 3, 4, 15, 11, 7, 4, 3, 4, 5, 6, 4, 8, 6, 7, 3, 2, 2, 3, 4, 5, 5, 5, 6, 3, 6, 1, 3, 4, 1});
    CHECK(counts(Ticket{}, engine::Outcome{}) ==
          std::vector<std::size_t>{30, 8});  // the stored outcome lists them
    CHECK(counts(BookingRulesConfig{}, BookingHours{}, BookingMade{}, BookingMoved{}, BookingCancelled{}, BookingArrived{}, BookingMissed{},
                 BookingReleased{}) == std::vector<std::size_t>{18, 2, 12, 8, 3, 2, 1, 1});
    CHECK(counts(RemoteConfig{}, TicketReachable{}, TicketGaveWay{}) == std::vector<std::size_t>{12, 2, 4});
    CHECK(counts(EvaluationRulesConfig{}, EvaluationReason{}, EvaluationGiven{}, EvaluationExcluded{}, FollowUpResponded{}) == std::vector<std::size_t>{4, 3, 10, 4, 3});
    CHECK(counts(engine::CaseOutcome{}, Stop{}) == std::vector<std::size_t>{6, 3});
}

TEST_CASE("configuration entries come back as they were") {
    for (const ConfigEntry& entry : entries()) {
        const std::string text = entryText(entry);
        CAPTURE(text);
        ConfigEntry again;
        REQUIRE(readEntry(text, again));
        CHECK(again == entry);
        for (std::size_t cut = 0; cut < text.size(); ++cut)
            CHECK_FALSE(readEntry(text.substr(0, cut), again));
    }
    ConfigEntry entry;
    for (const char* text : {"{}", "[]", R"({"unknown":{}})", R"({"queue":{}})", R"({"queue":{},"hall":{}})",
                             R"({"item":{"code":1}})"}) {
        CAPTURE(text);
        CHECK_FALSE(readEntry(text, entry));
    }
}

TEST_CASE("candidates: the quick way and the general parser agree") {
    const std::vector<std::vector<Candidate>> lists{
        {},
        {{{1}, {"a"}, {-5}, {9'007'199'254'740'993}}},
        {{{1}, {"a"}, {-5}, {7}, 12}, {{2}, {"b"}, {-5}, {7}, 0}, {{3}, {"c"}, {1}, {2}, -1}},
        {{{1}, {"quote\"back\\line\n"}, {1}, {2}}, {{2}, {"综合"}, {3}, {4}}},
    };
    for (const auto& list : lists) {
        const std::string text = candidatesText(list);
        CAPTURE(text);
        REQUIRE_FALSE(Json::parse(text, nullptr, false).is_discarded());
        for (const std::string& form : {text, " " + text, Json::parse(text).dump(2)}) {
            std::vector<Candidate> again;
            REQUIRE(readCandidates(form, again));
            REQUIRE(again.size() == list.size());
            for (std::size_t i = 0; i < list.size(); ++i) {
                CHECK(again[i].ticket == list[i].ticket);
                CHECK(again[i].queue == list[i].queue);
                CHECK(again[i].virtualArrival == list[i].virtualArrival);
                CHECK(again[i].dueAt == list[i].dueAt);
                CHECK(again[i].score == list[i].score);
            }
        }
    }
    std::vector<Candidate> none;
    for (const char* text :
         {"", "{", R"({"candidates":[[1,"a",2,3],]})", R"({"candidates":[[1,"a",2]]})",
          R"({"candidates":[[1,"a",2,3][1,"a",2,3]]})", R"({"candidates":7})", R"({"other":[]})"}) {
        CAPTURE(text);
        CHECK_FALSE(readCandidates(text, none));
    }
}

TEST_CASE("rows that nobody wrote are refused with a reason") {
    struct Case {
        std::size_t example;
        Column column;
        Cell cell;
        const char* why;
    };
    const Cell none{};
    const auto number = [](std::int64_t value) { return Cell{Cell::Type::integer, value, {}}; };
    const auto text = [](std::string_view value) { return Cell{Cell::Type::text, 0, value}; };
    const Case cases[] = {
        {4, Column::kind, number(0), "unknown kind 0"},
        {4, Column::kind, number(88), "unknown kind 88"},
        {4, Column::version, number(2), "unknown version 2 of ticket-issued"},
        {4, Column::version, none, "no version"},
        {4, Column::role, text("king"), "unknown role"},
        {4, Column::actor, none, "no actor"},
        {4, Column::ticket, none, "no ticket"},
        {4, Column::language, text("fr"), "unknown language"},
        {4, Column::number, number(4), "no number"},
        {5, Column::rule, text("whim"), "unknown rule"},
        {5, Column::extra, text("{}"), "extra holds no candidates"},
        {5, Column::configVersion, number(-1), "config_version out of range"},
        {1, Column::date, number(1LL << 40), "date out of range"},
        {0, Column::extra, text("[]"), "extra is no configuration entry"},
        {6, Column::calls, none, "no calls"},
        {13, Column::otherQueue, none, "no other_queue"},
        {4, Column::extra, text("[]"), "extra cannot be read"},
        {4, Column::extra, text(R"({"further":"pension"})"), "extra cannot be read"},
        {4, Column::extra, text(R"({"lease":-1})"), "extra cannot be read"},
        {5, Column::extra, text(R"({"candidates":[],"tier":2.5})"), "extra cannot be read"},
        {5, Column::extra, text(R"({"candidates":[[46,"general",1,2,"x"]]})"), "extra holds no candidates"},
        {20, Column::extra, none, "extra has no first_seq and last_seq"},
        {21, Column::extra, text(R"({"entitled":0})"), "extra cannot be read"},
        {21, Column::extra, text("{}"), "extra has no entitled"},
        {24, Column::extra, text(R"({"first":1,"last":2})"), "extra has no lease"},
        {25, Column::number, none, "no number"},
        {26, Column::extra, text("{}"), "extra has no staff"},
        {28, Column::number, none, "no number"},
        {28, Column::extra, text("[]"), "extra cannot be read"},
        {28, Column::extra, text(R"({"revision":-1})"), "extra cannot be read"},
        {28, Column::extra, text(R"({"materials":[{"code":"a","state":"eaten"}]})"), "extra cannot be read"},
        {28, Column::extra, text(R"({"items":{}})"), "extra cannot be read"},
        {38, Column::extra, text(R"({"task":1.5})"), "extra cannot be read"},
    };
    const auto all = examples();
    for (const Case& one : cases) {
        CAPTURE(one.why);
        Row row;
        encode(all[one.example], row);
        row[one.column] = one.cell;
        Event event;
        CHECK(decode(row, event) == one.why);
    }
}

namespace {

std::string unhex(const std::string& text) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) bytes.push_back(static_cast<char>(std::stoi(text.substr(i, 2), nullptr, 16)));
    return bytes;
}

}  // namespace

TEST_CASE("outcomes: the stored form of today is the one of the golden file") {
    engine::Outcome outcome;
    outcome.firstSeq = 7;
    outcome.lastSeq = 9;
    outcome.ahead = 4;
    Ticket& ticket = outcome.ticket.emplace();
    ticket = {{46}, "A046", 1,   {"register"}, {"senior"}, Language::en, TicketState::waiting, {1}, {2},
              {3},  {4},    {5}, {6},          480'000,    900'000,      {{7}, 46, 8},         2,   1,
              3,    {},     {}, {},          {},         1, ClassCheck::open, {},        {}, {}, 0,   0};
    const std::string path = goldenDirectory + "/../outcomes/";
    const std::string first = unhex(contentOf(path + "outcome.v1.hex"));  // as 0.1 wrote it
    engine::Outcome again;
    REQUIRE(store::unpackOutcome(first, again));
    CHECK(again.ticket == outcome.ticket);
    CHECK(again.ahead == 4);
    CHECK(again.firstSeq == 7);
    CHECK_FALSE(again.work);
    ticket.poolCounter = 5;
    ticket.poolClerk = {"s12"};
    ticket.further = {{"pension"}, {"invoice"}};
    ticket.leg = 2;
    ticket.classCheck = ClassCheck::misused;
    ticket.lease = {7};
    ticket.lastSeq = 99;
    const std::string second = unhex(contentOf(path + "outcome.v2.hex"));  // as 0.2 wrote it
    again.work.emplace();
    REQUIRE(store::unpackOutcome(second, again));
    CHECK(again.ticket == outcome.ticket);
    CHECK_FALSE(again.work);
    outcome.work = engine::CaseOutcome{{"51160201202611230000017"}, CaseState::accepted, "51160201202611230000017-A1", 2, 9, true};
    const std::string third = unhex(contentOf(path + "outcome.v3.hex"));  // as 0.3 wrote it
    again.plan.emplace_back();
    REQUIRE(store::unpackOutcome(third, again));
    CHECK(again.ticket == outcome.ticket);
    CHECK(again.work == outcome.work);
    CHECK(again.plan.empty());
    ticket.with = {{"passport"}, {"permit"}};
    outcome.plan = {{{"A"}, {"c2"}, {{"register"}, {"passport"}, {"permit"}}}, {{"B"}, {}, {{"pension"}}}, {{"C"}, {}, {{"invoice"}}}};
    const std::string fourth = unhex(contentOf(path + "outcome.v4.hex"));  // as 0.4 and 0.5 wrote it
    again.told.emplace();
    REQUIRE(store::unpackOutcome(fourth, again));
    CHECK(again.plan == outcome.plan);
    CHECK_FALSE(again.told);
    outcome.told = Wait{700, 950, 1200};
    const std::string fifth = unhex(contentOf(path + "outcome.v5.hex"));  // as 0.6 wrote it
    again.booking = {1};
    REQUIRE(store::unpackOutcome(fifth, again));
    CHECK(again.told == outcome.told);
    CHECK(again.booking.value == 0);
    outcome.booking = {12};
    const std::string bytes = store::packOutcome(outcome);
    REQUIRE(store::unpackOutcome(bytes, again));
    CHECK(again.told == outcome.told);
    CHECK(again.ticket == outcome.ticket);
    CHECK(again.work == outcome.work);
    CHECK(again.plan == outcome.plan);
    CHECK(again.booking == outcome.booking);
    if (!std::filesystem::exists(path + "outcome.v6.hex") && std::getenv("HALL_ADD_GOLDEN") != nullptr) {
        std::ofstream(path + "outcome.v6.hex") << hex(bytes) << "\n";
    }
    CHECK(contentOf(path + "outcome.v6.hex") == hex(bytes) + "\n");
    for (const std::string& whole : {bytes, fifth, fourth, third, second, first}) {
        for (std::size_t cut = 0; cut < whole.size(); ++cut) {
            CHECK_FALSE(store::unpackOutcome(std::string_view(whole).substr(0, cut), again));
        }
        CHECK_FALSE(store::unpackOutcome(whole + "x", again));
        CHECK_FALSE(store::unpackOutcome("\x07" + whole.substr(1), again));
    }
    outcome.ticket.reset();
    REQUIRE(store::unpackOutcome(store::packOutcome(outcome), again));
    CHECK_FALSE(again.ticket.has_value());
    CHECK(again.work == outcome.work);
    outcome.work.reset();
    REQUIRE(store::unpackOutcome(store::packOutcome(outcome), again));
    CHECK_FALSE(again.work.has_value());
}
