#include "counter-client/control/RatingControl.hpp"

#include <QJsonArray>
#include <QPointer>
#include <utility>

#include "counter-client/control/HttpCalls.hpp"
#include "counter-client/widgets/RatingWindow.hpp"
#include "schema/link/Link.hpp"

namespace hall::counter {

namespace {

constexpr int beatMs = 250;  ///< fine enough for what goes by itself after seconds

const char* wordOf(RatingPage page) {
    switch (page) {
        case RatingPage::quiet: return "quiet";
        case RatingPage::asking: return "asking";
        case RatingPage::reasons: return "reasons";
        case RatingPage::thanks: return "thanks";
        case RatingPage::rated: return "rated";
        case RatingPage::notOffered: return "not-offered";
        case RatingPage::failed: return "failed";
    }
    return "";
}

}  // namespace

RatingControl::RatingControl(RatingWindow& window, const link::Address& server, std::string deviceToken, link::ScreenTrace& trace,
                             std::unique_ptr<Calls> calls, QObject* parent)
    : QObject(parent), window_(window), token_(std::move(deviceToken)), trace_(trace), calls_(std::move(calls)), desk_(&link::Link::newCommandId) {
    if (!calls_) calls_ = std::make_unique<HttpCalls>(server);
    steady_.start();
    connect(&clock_, &QTimer::timeout, this, [this] {
        desk_.tick(now());
        refresh();
    });
    const auto touched = [this](auto act) {
        act();
        refresh();
    };
    connect(&window_, &RatingWindow::levelPressed, this, [this, touched](int level) { touched([&] { desk_.press(level, now()); }); });
    connect(&window_, &RatingWindow::reasonTurned, this, [this, touched](std::size_t row) { touched([&] { desk_.turnReason(row, now()); }); });
    connect(&window_, &RatingWindow::sendRequested, this, [this, touched] { touched([&] { desk_.send(now()); }); });
    connect(&window_, &RatingWindow::changeRequested, this, [this, touched] { touched([&] { desk_.change(now()); }); });
    connect(&window_, &RatingWindow::languageRequested, this, [this, touched] { touched([&] { desk_.turnLanguage(now()); }); });
    connect(&window_, &RatingWindow::lettersRequested, this, [this, touched] { touched([&] { desk_.turnLetters(now()); }); });
    refresh();
}

RatingControl::~RatingControl() = default;

void RatingControl::viewArrived(const wire::CounterView& view) {
    desk_.viewArrived(view, now());
    refresh();
}

void RatingControl::lineChanged(Line line) {
    desk_.lineChanged(line);
    refresh();
}

void RatingControl::refresh() {
    QPointer<RatingControl> self(this);
    for (const Request& request : desk_.takeRequests()) {
        calls_->ask(request, token_, [self, request](const Answer& answer) {
            if (!self) return;
            self->desk_.answered(request, answer, self->now());
            self->refresh();
        });
    }
    if (!desk_.waits()) clock_.stop();
    else if (!clock_.isActive()) clock_.start(beatMs);
    window_.show(desk_.screen());
    trace();
}

/// Which page is shown and where it can be touched; never what was pressed.
void RatingControl::trace() {
    QJsonObject buttons;
    const auto places = window_.touchable();
    for (auto place = places.begin(); place != places.end(); ++place) {
        buttons[place.key()] = QJsonArray{place->x(), place->y(), place->width(), place->height()};
    }
    const RatingScreen& shown = window_.shown();
    trace_.show(QLatin1String(wordOf(shown.page)), {{QStringLiteral("buttons"), buttons}, {QStringLiteral("language"), QLatin1String(shown.english ? "en" : "zh")},
                                                    {QStringLiteral("cutOff"), shown.cutOff}, {QStringLiteral("unheard"), shown.unheard}});
}

}  // namespace hall::counter
