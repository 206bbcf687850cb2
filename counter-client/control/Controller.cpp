#include "counter-client/control/Controller.hpp"

#include <QJsonArray>
#include <QJsonObject>
#include <utility>

#include "counter-client/widgets/MainWindow.hpp"
#include "counter-client/widgets/Phrases.hpp"

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
    }
    return "";
}

}  // namespace

Controller::Controller(MainWindow& window, Connection connection, link::ScreenTrace& trace, QObject* parent)
    : QObject(parent), window_(window), connection_(std::move(connection)), trace_(trace) {
    steady_.start();
    connectWindow();
    clock_.setSingleShot(true);
    connect(&clock_, &QTimer::timeout, this, &Controller::refresh);
}

Controller::~Controller() = default;

void Controller::connectWindow() {
    connect(&window_, &MainWindow::actRequested, this, [this](Act act) { send(desk_.press(act, now())); });
    connect(&window_, &MainWindow::choiceRequested, this, [this](std::size_t row) { send(desk_.choose(row, now())); });
    connect(&window_, &MainWindow::pageTurnRequested, this, [this](int by) {
        desk_.turnPage(by);
        refresh();
    });
    connect(&window_, &MainWindow::escapeRequested, this, [this] {
        desk_.escape();
        refresh();
    });
    connect(&window_, &MainWindow::languageRequested, this, &Controller::languageRequested);
}

void Controller::start() {
    openLine(connection_.device);
    refresh();
}

void Controller::openLine(std::string counter) {
    counter_ = std::move(counter);
    link::Settings settings;
    settings.server = connection_.server;
    settings.token = connection_.token;
    settings.client = connection_.client;
    if (!counter_.empty()) settings.topics = {"counter/" + counter_};
    link_ = std::make_unique<link::Link>(std::move(settings));
    connect(link_.get(), &link::Link::lineChanged, this, &Controller::lineChanged);
    connect(link_.get(), &link::Link::welcomed, this, &Controller::welcomed);
    connect(link_.get(), &link::Link::viewArrived, this, &Controller::viewArrived);
    connect(link_.get(), &link::Link::receiptArrived, this, [this](const wire::Receipt& receipt) {
        desk_.receiptArrived(receipt, now());
        refresh();
    });
    connect(link_.get(), &link::Link::refused, this, [this](const wire::Problem& problem) {
        desk_.turnedAway(problem, now());
        refresh();
    });
    link_->start();
}

void Controller::welcomed(const wire::Welcome& welcome) {
    if (!welcome.counter) {
        desk_.turnedAway({"unknown-counter", 403, {}, {}}, now());
        refresh();
        return;
    }
    if (*welcome.counter == counter_) return;
    // The token belongs to another counter than the topic, or the topic was not known yet: watch the one that the server names.
    // Not from within the old line's signal.
    QTimer::singleShot(0, this, [this, counter = *welcome.counter] {
        if (!link_->inFlight()) openLine(counter);
    });
}

void Controller::lineChanged(conversation::Line line) {
    // Without the counter's name there is nothing to show yet: still connecting for the clerk.
    desk_.lineChanged(counter_.empty() && line == conversation::Line::live ? Line::connecting : lineOf(line), now());
    refresh();
}

void Controller::viewArrived(const wire::ViewFrame& frame) {
    if (frame.view != "counter/" + counter_) return;
    auto parsed = wire::parseCounterView(frame.data);
    if (auto* view = std::get_if<wire::CounterView>(&parsed)) {
        desk_.viewArrived(std::move(*view), now());
    } else {
        desk_.turnedAway(std::get<wire::Problem>(parsed), now());
    }
    refresh();
}

void Controller::send(std::optional<wire::Command> command) {
    if (command) {
        command->id = link::Link::newCommandId();
        if (link_ && link_->submit(*command)) desk_.sent(*command, now());
    }
    refresh();
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

void Controller::refresh() {
    const Moment moment = now();
    // The next full second of the hall's clock; notices end with it too.
    clock_.start(static_cast<int>(1'000 - moment.serverMs % 1'000));
    Screen screen = desk_.screen(moment);
    if (screen == shown_) return;
    shown_ = std::move(screen);
    window_.show(shown_);
    trace();
}

/// What a clerk would read, without the clocks that run every second.
void Controller::trace() {
    QJsonObject shown;
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
