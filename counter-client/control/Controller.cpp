#include "counter-client/control/Controller.hpp"

#include <QJsonArray>
#include <QJsonObject>
#include <algorithm>
#include <utility>

#include "counter-client/control/HttpCalls.hpp"
#include "counter-client/control/SlipWords.hpp"
#include "counter-client/present/CaseWords.hpp"
#include "counter-client/widgets/EntrancePage.hpp"
#include "counter-client/widgets/MainWindow.hpp"
#include "counter-client/widgets/OfficePage.hpp"
#include "counter-client/widgets/Phrases.hpp"
#include "counter-client/widgets/ReceptionPage.hpp"

namespace hall::counter {

namespace {

Line lineOf(conversation::Line line) {
    switch (line) {
        case conversation::Line::live: return Line::live;
        case conversation::Line::connecting:
        case conversation::Line::greeting: return Line::connecting;
        case conversation::Line::cutOff: return Line::cutOff;
    }
    return Line::cutOff;
}

const char* wordOf(Stage stage) {
    switch (stage) {
        case Stage::loading: return "loading";
        case Stage::closed: return "closed";
        case Stage::paused: return "paused";
        case Stage::idle: return "idle";
        case Stage::called: return "called";
        case Stage::serving: return "serving";
    }
    return "";
}

const char* wordOf(Line line) {
    switch (line) {
        case Line::cutOff: return "cut-off";
        case Line::connecting: return "connecting";
        case Line::live: return "live";
    }
    return "";
}

const char* wordOf(Panel panel) {
    switch (panel) {
        case Panel::none: return "";
        case Panel::transfer: return "transfer";
        case Panel::pause: return "pause";
        case Panel::held: return "held";
        case Panel::missed: return "missed";
        case Panel::pick: return "pick";
        case Panel::pickReason: return "pick-reason";
        case Panel::place: return "place";
        case Panel::service: return "service";
        case Panel::explain: return "explain";
        case Panel::explanation: return "explanation";
        case Panel::approval: return "approval";
        case Panel::menu: return "menu";
    }
    return "";
}

const char* wordOf(Page page) {
    switch (page) {
        case Page::work: return "work";
        case Page::signIn: return "sign-in";
        case Page::locked: return "locked";
        case Page::reception: return "reception";
        case Page::office: return "office";
        case Page::cases: return "case";
        case Page::tasks: return "tasks";
        case Page::supervision: return "supervision";
    }
    return "";
}

constexpr const char* sessionOver[]{"unauthenticated", "session-ended"};

bool isSessionOver(const std::string& code) {
    return std::ranges::any_of(sessionOver, [&](const char* word) { return code == word; });
}

}  // namespace

Controller::Controller(MainWindow& window, Connection connection, link::ScreenTrace& trace, std::unique_ptr<Calls> calls, QObject* parent)
    : QObject(parent), window_(window), connection_(std::move(connection)), trace_(trace), calls_(std::move(calls)),
      sessionFile_(connection_.stateDirectory, connection_.server.url.toString(), connection_.device),
      catalogue_(connection_.server, connection_.token) {
    if (!calls_) calls_ = std::make_unique<HttpCalls>(connection_.server);
    if (connection_.printer.kind != device::SlipAddress::Kind::none) {
        printer_ = std::make_unique<device::SlipPrinter>(connection_.printer);
        connect(printer_.get(), &device::SlipPrinter::printed, this, [this](bool well) {
            reception_.printed(well);
            refresh();
        });
    }
    papers_ = std::make_unique<device::PaperPrinter>(
        connection_.paper, connection_.stateDirectory.isEmpty() ? QString() : connection_.stateDirectory + QStringLiteral("/papers"));
    reception_.setPrinter(printer_ != nullptr);
    if (connection_.reception) goTo(Page::reception);
    steady_.start();
    connectWindow();
    connectLists();
    connectPages();
    connectReception();
    connectCases();
    connect(&catalogue_, &link::CatalogueSource::arrived, this, [this](const wire::Catalogue& catalogue) {
        const auto finder = std::make_shared<const Finder>(catalogue);
        desk_.catalogueArrived(finder);
        reception_.catalogueArrived(finder);
        cases_.catalogueArrived(finder);
        tasks_.catalogueArrived(finder);
        supervision_.catalogueArrived(finder);
        finder_ = finder;
        refresh();
    });
    clock_.setSingleShot(true);
    connect(&clock_, &QTimer::timeout, this, [this] {
        ask(person_.tick(now()));
        followPerson();
        refresh();
    });
}

Controller::~Controller() = default;

void Controller::connectWindow() {
    connect(&window_, &MainWindow::actRequested, this, [this](Act act) {
        const bool catalogue = act == Act::addService;
        afterPress(desk_.press(act, now()));
        if (catalogue) wantCatalogue();
    });
    connect(&window_, &MainWindow::escapeRequested, this, &Controller::escape);
    connect(&window_, &MainWindow::languageRequested, this, &Controller::languageRequested);
    connect(&window_, &MainWindow::messageAcknowledged, this, [this] {
        desk_.acknowledgeMessage();
        refresh();
    });
    connect(&window_, &MainWindow::touched, this, [this] { person_.touched(now()); });
    connect(&window_, &MainWindow::lockRequested, this, [this] {
        ask(person_.lock(now()));
        followPerson();
        refresh();
    });
}

void Controller::connectLists() {
    connect(&window_, &MainWindow::choiceRequested, this, [this](std::size_t row) { afterPress(desk_.choose(row, now())); });
    connect(&window_, &MainWindow::selectionChosen, this, [this] { afterPress(desk_.chooseSelected(now())); });
    connect(&window_, &MainWindow::pageTurnRequested, this, [this](int by) {
        desk_.turnPage(by);
        refresh();
    });
    connect(&window_, &MainWindow::tabTurnRequested, this, [this](int by) {
        desk_.turnTab(by);
        refresh();
    });
    connect(&window_, &MainWindow::selectionMoved, this, [this](int by) {
        desk_.moveSelection(by);
        refresh();
    });
    connect(&window_, &MainWindow::searchTyped, this, [this](const QString& text) {
        desk_.search(text.toStdString());
        refresh();
    });
    connect(&window_, &MainWindow::approvalGiven, this, [this](const QString& name, const QString& secret) {
        desk_.approve(name.toStdString(), secret.toStdString());
        afterPress(std::nullopt);
    });
}

void Controller::connectPages() {
    connect(&window_.entrance(), &EntrancePage::submitted, this, [this](const EntranceForm& form) {
        ask(person_.submit(form, now()));
        refresh();
    });
    connect(&window_.entrance(), &EntrancePage::otherPersonRequested, this, [this] {
        if (person_.locked() && !person_.screen(now()).behindLock) person_.otherPerson();
        else person_.cancel();
        followPerson();
        refresh();
    });
    OfficePage& office = window_.office();
    connect(&office, &OfficePage::actRequested, this, [this](OfficeAct act) {
        ask(office_.act(act));
        refresh();
    });
    connect(&office, &OfficePage::submitted, this, [this](const OfficeInput& input) {
        ask(office_.submit(input));
        refresh();
    });
    connect(&office, &OfficePage::rowSelected, this, [this](std::size_t row) {
        office_.select(row);
        refresh();
    });
    connect(&office, &OfficePage::roleTurned, this, [this](const QString& word) {
        office_.turnRole(word.toStdString());
        refresh();
    });
}

void Controller::connectReception() {
    ReceptionPage& page = window_.reception();
    const auto issue = [this](std::optional<wire::Command> command) {
        if (command) {
            if (Sentence why = desk_.lineObstacle(); why.phrase != Phrase::none) {
                reception_.refused(std::move(why));
                command.reset();
            }
        }
        send(std::move(command));
    };
    connect(&page, &ReceptionPage::typed, this, [this](const QString& text) {
        reception_.search(text.toStdString());
        refresh();
    });
    connect(&page, &ReceptionPage::selectionMoved, this, [this](int by) {
        reception_.moveSelection(by);
        refresh();
    });
    connect(&page, &ReceptionPage::entered, this, [this, issue] { issue(reception_.enter()); });
    connect(&page, &ReceptionPage::issueRequested, this, [this, issue] { issue(reception_.issue()); });
    connect(&page, &ReceptionPage::taken, this, [this](std::size_t row) {
        reception_.take(row);
        refresh();
    });
    connect(&page, &ReceptionPage::removeRequested, this, [this] {
        reception_.removeLast();
        refresh();
    });
    connect(&page, &ReceptionPage::classChosen, this, [this](std::size_t index) {
        reception_.chooseClass(index);
        refresh();
    });
    connect(&page, &ReceptionPage::languageTurned, this, [this] {
        reception_.turnLanguage();
        refresh();
    });
}

void Controller::start() {
    ask(person_.resume(keptToken_ = sessionFile_.read(), now()));
    openLine(connection_.device);
    refresh();
}

void Controller::openLine(std::string counter) {
    if (link_ && link_->inFlight()) {
        // Nobody will hear its answer any more.
        for (const auto& id : {commandId_, caseCommandId_, supervision_.commandId()}) receiptArrived({id, 503, {}, wire::Problem{"outcome-unknown", 503, {}, {}}});
    }
    counter_ = std::move(counter);
    lineToken_ = lineToken();
    link::Settings settings;
    settings.server = connection_.server;
    settings.token = lineToken_;
    settings.client = connection_.client;
    const bool place = !person_.who() || takesPlace(person_.who()->role);
    if (!counter_.empty() && place) settings.topics = {"counter/" + counter_};
    if (reviews() || watches()) settings.topics.push_back("tasks");
    link_ = std::make_unique<link::Link>(std::move(settings));
    connect(link_.get(), &link::Link::lineChanged, this, &Controller::lineChanged);
    connect(link_.get(), &link::Link::welcomed, this, &Controller::welcomed);
    connect(link_.get(), &link::Link::viewArrived, this, &Controller::viewArrived);
    connect(link_.get(), &link::Link::receiptArrived, this, &Controller::receiptArrived);
    connect(link_.get(), &link::Link::refused, this, &Controller::refused);
    link_->start();
}

void Controller::refused(const wire::Problem& problem) {
    const bool ours = person_.who() && lineToken_ == person_.who()->token;
    if (problem.code == "sign-in-required") signInWanted_ = true;
    else if (ours && isSessionOver(problem.code)) person_.endedByServer();
    else if (ours && problem.code == "session-locked") person_.lockedByServer();
    else desk_.turnedAway(problem, now());
    followPerson();
    refresh();
}

void Controller::receiptArrived(const wire::Receipt& receipt) {
    if (receipt.problem && receipt.problem->code == "session-locked") person_.lockedByServer();
    if (receipt.problem && isSessionOver(receipt.problem->code) && !receipt.problem->code.empty()) person_.endedByServer();
    desk_.receiptArrived(receipt, now());
    reception_.receiptArrived(receipt);
    cases_.receiptArrived(receipt, now());
    if (supervision_.receiptArrived(receipt, now())) {
        if (const auto paper = supervision_.takePaper()) cases_.printPaper(paper->first, paper->second);
    }
    printSlip();
    followPerson();
    // Whatever was answered, the line is free: marks that were gathered go now.
    sendCase(cases_.next(now()));
}

void Controller::printSlip() {
    const auto slip = reception_.takeSlip();
    if (slip && printer_) printer_->print(slipBytes(*slip));
}

void Controller::welcomed(const wire::Welcome& welcome) {
    if (!welcome.counter && (reviews() || watches()) && !takesPlace(person_.who()->role)) {
        signInWanted_ = false;
        return;
    }
    if (!welcome.counter) {
        desk_.turnedAway({"unknown-counter", 403, {}, {}}, now());
        refresh();
        return;
    }
    signInWanted_ = false;
    // Papers name the telephone of supervision, which the catalogue knows.
    if (!finder_) wantCatalogue();
    if (*welcome.counter == counter_) return;
    // The token belongs to another counter than the topic, or the topic was not known yet: watch the one that the server names.
    // Not from within the old line's signal.
    QTimer::singleShot(0, this, [this, counter = *welcome.counter] {
        if (!link_->inFlight()) openLine(counter);
    });
}

void Controller::lineChanged(conversation::Line line) {
    // Without the counter's name there is nothing to show yet: still connecting for the clerk.
    const bool noCounter = counter_.empty() && !((reviews() || watches()) && !takesPlace(person_.who()->role));
    const Line shown = noCounter && line == conversation::Line::live ? Line::connecting : lineOf(line);
    desk_.lineChanged(shown, now());
    cases_.lineChanged(shown);
    supervision_.lineChanged(shown);
    emit lineSeen(shown);
    if (shown == Line::live) {
        cases_.tasksChanged();
        tasks_.reload();
        supervision_.reload();
    }
    sendCase(cases_.next(now()));
}

void Controller::viewArrived(const wire::ViewFrame& frame) {
    if (frame.view == "tasks") {
        auto tasks = wire::parseTasksView(frame.data);
        if (const auto* view = std::get_if<wire::TasksView>(&tasks)) {
            tasks_.viewArrived(*view);
            supervision_.viewArrived(*view);
            cases_.tasksChanged();
            sendCase({});
        }
        return;
    }
    if (frame.view != "counter/" + counter_) return;
    auto parsed = wire::parseCounterView(frame.data);
    if (auto* view = std::get_if<wire::CounterView>(&parsed)) {
        reception_.viewArrived(*view);
        cases_.viewArrived(*view);
        visitorOf(*view);
        emit counterSeen(*view);
        desk_.viewArrived(std::move(*view), now());
    } else {
        desk_.turnedAway(std::get<wire::Problem>(parsed), now());
    }
    followPerson();
    sendCase(cases_.next(now()));
}

/// What somebody here could not get done is about their ticket, and about their case where there is one only.
void Controller::visitorOf(const wire::CounterView& view) {
    if (!view.current) return supervision_.visitorIs({}, {}, {});
    supervision_.visitorIs(view.current->id, view.current->number, view.cases.size() == 1 ? view.cases.front().number : std::string());
}

void Controller::send(std::optional<wire::Command> command) {
    if (command) {
        command->id = link::Link::newCommandId();
        if (link_ && link_->submit(*command)) {
            commandId_ = command->id;
            desk_.sent(*command, now());
            reception_.sent(*command);
        } else if (cases_.inFlight()) {
            desk_.tell({Phrase::whyInFlight, {}}, Tone::note, now());
        }
    }
    refresh();
}

void Controller::ask(std::optional<Request> request) {
    if (!request) return;
    std::string token = request->token;
    if (token.empty()) token = request->bearer == Bearer::session && person_.who() ? person_.who()->token : connection_.token;
    QPointer<Controller> self(this);
    calls_->ask(*request, token, [self, request = *request](const Answer& answer) {
        if (self) self->answered(request, answer);
    });
}

void Controller::answered(const Request& request, const Answer& answer) {
    const std::string before = person_.signedIn() ? person_.who()->token : std::string();
    ask(person_.answered(request, answer, now()));
    if (auto notice = person_.takeNotice()) desk_.tell(std::move(*notice), Tone::problem, now());
    ask(office_.answered(request, answer));
    tasks_.answered(request, answer);
    supervision_.answered(request, answer, now());
    auto caseCommand = cases_.answered(request, answer, now());
    auto command = desk_.answered(request, answer, now());
    if (person_.signedIn() && person_.who()->token != before && (request.ask == Ask::signIn || request.ask == Ask::whoAmI)) {
        const std::string& role = person_.who()->role;
        followPerson();  // what the last person saw goes first
        goTo(!takesPlace(role) ? (seesTasks(role) ? Page::tasks : supervises(role) ? Page::supervision : Page::office) : role == "reception" || connection_.reception ? Page::reception : Page::work);
    }
    followPerson();
    sendCase(std::move(caseCommand));
    send(std::move(command));
}

/// What a press may have left besides a command: a question, a choice from the menu.
void Controller::afterPress(std::optional<wire::Command> command) {
    ask(desk_.takeRequest());
    if (const auto entry = desk_.takeMenuChoice()) choose(*entry);
    send(std::move(command));
}

void Controller::choose(MenuEntry entry) {
    switch (entry) {
        case MenuEntry::signIn: goTo(Page::signIn); break;
        case MenuEntry::signOut: ask(person_.signOut()); break;
        case MenuEntry::lock: ask(person_.lock(now())); break;
        case MenuEntry::issue: goTo(Page::reception); break;
        case MenuEntry::work: goTo(Page::work); break;
        case MenuEntry::office: goTo(Page::office); break;
        case MenuEntry::tasks: goTo(Page::tasks); break;
        case MenuEntry::supervision:
        case MenuEntry::followUps: goTo(Page::supervision); break;
    }
    followPerson();
}

void Controller::goTo(Page page) {
    wanted_ = page;
    if (page == Page::reception) wantCatalogue();
    if (pageShown(person_, wanted_, signInRequired()) == Page::office) ask(office_.open(person_.who()->role));
    else office_.close();
    const Page shown = pageShown(person_, wanted_, signInRequired());
    if (shown == Page::tasks) {
        wantCatalogue();
        tasks_.open();
        ask(tasks_.takeRequest());
    } else if (shown != Page::cases) {
        tasks_.close();
    }
    if (shown == Page::supervision) {
        wantCatalogue();
        supervision_.open();
        for (auto& request : supervision_.takeRequests()) ask(std::move(request));
    } else if (shown != Page::cases) {
        supervision_.close();
    }
}

void Controller::escape() {
    switch (shown_.page) {
        case Page::signIn:
            if (person_.screen(now()).entrance == Entrance::signIn) wanted_ = connection_.reception ? Page::reception : Page::work;
            else person_.cancel();
            break;
        case Page::locked:
            if (person_.screen(now()).behindLock) person_.cancel();
            break;
        case Page::reception:
            if (!reception_.clear() && !connection_.reception) goTo(Page::work);
            break;
        case Page::office:
            if (office_.formOpen()) ask(office_.act(OfficeAct::cancel));
            else goTo(Page::work);
            break;
        case Page::cases: leaveCase(); break;
        case Page::tasks:
            if (!reviews() || takesPlace(person_.who()->role)) goTo(Page::work);
            break;
        case Page::supervision:
            if (supervision_.escape()) break;
            if (takesPlace(person_.who()->role)) goTo(Page::work);
            else if (reviews() && !watches()) goTo(Page::tasks);
            break;
        case Page::work: desk_.escape(); break;
    }
    followPerson();
    refresh();
}

/// The catalogue may have changed since it was read; its entity tag makes asking again cheap.
void Controller::wantCatalogue() { catalogue_.want("wish-" + std::to_string(++catalogueWish_)); }

bool Controller::reviews() const { return person_.signedIn() && seesTasks(person_.who()->role); }

bool Controller::watches() const { return person_.signedIn() && supervises(person_.who()->role); }

bool Controller::signInRequired() const { return signInWanted_ || (desk_.view() && desk_.view()->signInRequired); }

std::string Controller::lineToken() const {
    const auto& who = person_.who();
    return who && (takesPlace(who->role) || seesTasks(who->role) || supervises(who->role)) ? who->token : connection_.token;
}

void Controller::followPerson() {
    const std::string token = person_.who() ? person_.who()->token : std::string();
    if (token != keptToken_ && !(token.empty() && person_.resuming())) {
        if (token.empty()) sessionFile_.remove();
        else sessionFile_.write(token);
        keptToken_ = token;
    }
    if (!person_.who()) office_.close();
    const std::string role = person_.who() ? person_.who()->role : std::string();
    if (role != caseRole_) {
        caseRole_ = role;
        cases_.forget();
        tasks_.close();
        tasks_.ownOnly(role == "reviewer");
        supervision_.close();
        supervision_.ownOnly(answersFollowUps(role));
        supervision_.mayExclude(role == "supervisor");
    }
    cases_.roleIs(role, !counter_.empty() && (!person_.who() || takesPlace(role)), person_.who() ? person_.who()->staff : std::string());
    desk_.bar(barOf(person_, signInRequired()));
    desk_.menuIs(menuOf(person_, pageShown(person_, wanted_, signInRequired()), signInRequired()));
    if (!link_ || lineToken() == lineToken_) return;
    // Not from within the old line's signal.
    QTimer::singleShot(0, this, [this] {
        if (lineToken() == lineToken_) return;
        desk_.lineReplaced();
        openLine(counter_);
        refresh();
    });
}

Moment Controller::now() const {
    Moment moment;
    moment.steadyMs = steady_.elapsed();
    if (const auto server = link_ ? link_->serverNow() : std::nullopt) {
        moment.serverMs = server->utcMs;
        moment.offsetMinutes = server->offsetMinutes;
    }
    return moment;
}

Screen Controller::compose(const Moment& moment) const {
    Screen screen = desk_.screen(moment);
    screen.page = pageShown(person_, wanted_, signInRequired());
    screen.signInRequired = signInRequired();
    screen.person = person_.screen(moment);
    if (screen.page == Page::reception) screen.reception = reception_.screen();
    if (screen.page == Page::office) screen.office = office_.screen();
    screen.visitorsCases = static_cast<std::int32_t>(cases_.visitorsCases());
    if (screen.page == Page::tasks) screen.tasks = tasks_.screen(moment.serverMs > 0 ? dateTimeText({moment.serverMs, moment.offsetMinutes}).substr(0, 10) : std::string());
    // The open case stands before the calls, until Esc; what opens beside the calls is shown there.
    if (screen.page == Page::supervision) screen.supervision = supervision_.screen(moment);
    if (screen.page == Page::cases && !cases_.open()) screen.page = caseFrom_ == Page::supervision ? Page::supervision : reviews() ? Page::tasks : Page::work;
    if (screen.page == Page::work && cases_.open()) screen.page = Page::cases;
    if (screen.page == Page::cases && screen.panel.panel != Panel::none) screen.page = Page::work;
    if (screen.page == Page::cases) screen.cases = cases_.screen(moment);
    const Bar bar = barOf(person_, screen.signInRequired);
    const bool hidden = person_.locked() || bar == Bar::signIn || (bar == Bar::noPlace && screen.signInRequired);
    if (hidden) {
        const PanelScreen panel = screen.panel;
        const OfficeScreen office = screen.office;
        const bool tasks = reviews() || watches();
        const SupervisionScreen lights = screen.supervision;
        const CaseScreen cases = screen.cases;
        const TaskScreen list = screen.tasks;
        hideVisitors(screen);
        screen.office = office;
        if (tasks) {
            screen.cases = cases;
            screen.tasks = list;
            screen.supervision = lights;
        }
        if (panel.panel == Panel::menu) screen.panel = panel;
    }
    // The menu opens beside the work, whatever page it was called from.
    if (screen.panel.panel == Panel::menu && screen.page != Page::locked) screen.page = Page::work;
    return screen;
}

void Controller::refresh() {
    const Moment moment = now();
    // The next full second of the hall's clock; notices end with it too.
    clock_.start(static_cast<int>(1'000 - moment.serverMs % 1'000));
    Screen screen = compose(moment);
    if (screen == shown_) return;
    shown_ = std::move(screen);
    window_.show(shown_);
    trace();
}

/// What a clerk would read, without the clocks that run every second.
void Controller::trace() {
    QJsonObject shown;
    shown[QStringLiteral("page")] = QLatin1String(wordOf(shown_.page));
    if (shown_.person.signedIn) shown[QStringLiteral("role")] = words(shown_.person.role);
    if (shown_.page == Page::signIn || shown_.page == Page::locked) shown[QStringLiteral("message")] = words(shown_.person.message);
    if (shown_.page == Page::office) shown[QStringLiteral("message")] = words(shown_.office.message);
    if (shown_.page == Page::reception) shown[QStringLiteral("issued")] = QString::fromStdString(shown_.reception.number);
    if (shown_.page == Page::cases && shown_.cases.known) {
        shown[QStringLiteral("case")] = QString::fromStdString(shown_.cases.number);
        shown[QStringLiteral("caseState")] = words(shown_.cases.state);
        shown[QStringLiteral("ready")] = shown_.cases.ready;
        shown[QStringLiteral("required")] = shown_.cases.required;
    }
    if (shown_.page == Page::cases && shown_.cases.notice) shown[QStringLiteral("caseNotice")] = words(*shown_.cases.notice);
    if (shown_.page == Page::supervision) {
        shown[QStringLiteral("supervised")] = static_cast<int>(shown_.supervision.rows.size());
        shown[QStringLiteral("requests")] = shown_.supervision.requestsOpen;
        shown[QStringLiteral("followUps")] = shown_.supervision.followUpsOpen;
        if (!shown_.supervision.departments.empty()) {
            const DepartmentLightsRow& all = shown_.supervision.departments.front();
            shown[QStringLiteral("lights")] = QJsonObject{{QStringLiteral("none"), all.none}, {QStringLiteral("blue"), all.blue},
                                                          {QStringLiteral("yellow"), all.yellow}, {QStringLiteral("red"), all.red},
                                                          {QStringLiteral("black"), all.black}, {QStringLiteral("paused"), all.paused}};
        }
        if (shown_.supervision.notice) shown[QStringLiteral("supervisionNotice")] = words(*shown_.supervision.notice);
    }
    if (shown_.page == Page::tasks) shown[QStringLiteral("tasks")] = static_cast<int>(shown_.tasks.rows.size());
    if (shown_.undo) shown[QStringLiteral("undo")] = words(shown_.undo->act);
    shown[QStringLiteral("line")] = QLatin1String(wordOf(shown_.line));
    shown[QStringLiteral("counter")] = QString::fromStdString(shown_.label);
    shown[QStringLiteral("headline")] = words(shown_.headline);
    shown[QStringLiteral("underWay")] = shown_.underWay;
    shown[QStringLiteral("waiting")] = shown_.waitingTotal;
    shown[QStringLiteral("held")] = static_cast<int>(shown_.held.size());
    shown[QStringLiteral("missed")] = static_cast<int>(shown_.missed.size());
    shown[QStringLiteral("servedToday")] = shown_.servedToday;
    if (shown_.ticket) {
        shown[QStringLiteral("number")] = QString::fromStdString(shown_.ticket->number);
        shown[QStringLiteral("item")] = words(shown_.ticket->item);
        shown[QStringLiteral("calls")] = shown_.ticket->calls;
    }
    if (shown_.notice) shown[QStringLiteral("notice")] = words(shown_.notice->sentence);
    if (shown_.banner) shown[QStringLiteral("banner")] = words(shown_.banner->first);
    if (shown_.panel.panel != Panel::none) shown[QStringLiteral("list")] = QLatin1String(wordOf(shown_.panel.panel));
    QJsonArray enabled;
    for (const ActScreen& act : shown_.acts) {
        if (act.enabled) enabled.append(words(act.label));
    }
    shown[QStringLiteral("enabled")] = enabled;
    trace_.show(QLatin1String(wordOf(shown_.stage)), shown);
}

}  // namespace hall::counter
