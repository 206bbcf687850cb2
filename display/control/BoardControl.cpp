#include "display/control/BoardControl.hpp"

#include <QPointer>
#include <algorithm>

#include "display/control/Traces.hpp"

namespace hall::display {
namespace {

// Nothing is fetched on a tick: rows leave, the clock goes on, the line grows old.
constexpr int tickMs = 250;
constexpr int burnInReachPx = 4;
constexpr std::int64_t betweenRefreshesMs = 40;

}  // namespace

BoardControl::BoardControl(Feed& feed, BoardWindow& window, VoiceFolder voice,
                           std::unique_ptr<Speaker> speaker, const QString& traceFile, Daily daily, QObject* parent)
    : QObject(parent),
      feed_(feed),
      window_(window),
      voice_(std::move(voice)),
      speaker_(std::move(speaker)),
      trace_(traceFile),
      daily_(std::move(daily)) {
    connect(&feed_, &Feed::viewed, this, [this](const wire::LobbyView& view) {
        board_.viewed(view);
        announcer_.observe(view, feed_.moment());
        refreshSoon();
        say();
    });
    connect(&feed_, &Feed::lineChanged, this, &BoardControl::refresh);
    soon_.setSingleShot(true);
    connect(&soon_, &QTimer::timeout, this, &BoardControl::refresh);
    connect(&tick_, &QTimer::timeout, this, [this] {
        refresh();
        say();
    });
    tick_.start(tickMs);
    refresh();
}

Sound BoardControl::sound() const {
    if (!speaker_) return Sound::off;
    if (volume() == 0) return Sound::silent;
    return speaker_->audible() && !voice_.empty() ? Sound::working : Sound::broken;
}

int BoardControl::volume() const {
    return daily_.volumeAt(feed_.hallClock());
}

/// At once, but not more often than eyes can follow: a hall that is busy or sped up sends hundreds of views a
/// second.
void BoardControl::refreshSoon() {
    if (soon_.isActive()) return;
    const std::int64_t sinceMs = feed_.steadyMs() - refreshedMs_;
    if (sinceMs >= betweenRefreshesMs)
        refresh();
    else
        soon_.start(static_cast<int>(betweenRefreshesMs - sinceMs));
}

void BoardControl::refresh() {
    refreshedMs_ = feed_.steadyMs();
    BoardScreen screen =
        board_.screen(feed_.moment(), feed_.hallTime(), feed_.line(), sound(), window_.places());
    const std::size_t places = window_.places();
    window_.show(screen);
    // A longer number or label than ever before today makes the columns wider, and so perhaps the rows fewer.
    if (window_.places() != places) {
        screen = board_.screen(feed_.moment(), feed_.hallTime(), feed_.line(), sound(), window_.places());
        window_.show(screen);
    }
    window_.wander(burnInShift(feed_.steadyMs(), burnInReachPx));
    const bool emergency = screen.notice && screen.notice->emergency;
    window_.setDim(!emergency && daily_.isDimAt(feed_.hallClock()));
    traceScreen(screen);
}

void BoardControl::say() {
    const auto announcement = announcer_.next(feed_.moment());
    if (!announcement) return;
    const int percent = volume();
    trace_.show(QStringLiteral("announcement"), described(*announcement, sound() == Sound::working, percent));
    const auto finished = [self = QPointer<BoardControl>(this), this] {
        if (!self) return;  // the program is ending
        announcer_.finished(feed_.moment());
        const auto pause =
            static_cast<int>(std::max<std::int64_t>(0, announcer_.readyAtMs() - feed_.steadyMs()));
        QTimer::singleShot(pause, this, &BoardControl::say);
    };
    Pcm sound = voice_.joined(announcement->clips);
    // Where it is silent, too, a call takes its time: none is left over for the hour when the voice comes back.
    if (speaker_ && percent > 0)
        speaker_->speak(scaled(std::move(sound), percent), finished);
    else
        QTimer::singleShot(static_cast<int>(sound.durationMs()), this, finished);
}

void BoardControl::traceScreen(const BoardScreen& screen) {
    if (!trace_.isOpen() || screen == traced_) return;
    traced_ = screen;
    trace_.show(QStringLiteral("board"), described(screen, window_.panel(), window_.boardLayout()));
}

SignControl::SignControl(Feed& feed, SignWindow& window, const std::string& label, const QString& traceFile,
                         Daily daily, QObject* parent)
    : QObject(parent), feed_(feed), window_(window), trace_(traceFile), daily_(std::move(daily)), sign_(label) {
    connect(&feed_, &Feed::viewed, this, [this](const wire::LobbyView& view) {
        sign_.viewed(view);
        refresh();
    });
    connect(&feed_, &Feed::lineChanged, this, &SignControl::refresh);
    connect(&tick_, &QTimer::timeout, this, &SignControl::refresh);
    tick_.start(tickMs);
    refresh();
}

void SignControl::refresh() {
    const SignScreen screen = sign_.screen(feed_.moment(), feed_.hallTime(), feed_.line());
    window_.show(screen);
    window_.wander(burnInShift(feed_.steadyMs(), burnInReachPx));
    window_.setDim(!screen.emergency && daily_.isDimAt(feed_.hallClock()));
    trace_.show(QStringLiteral("sign"), described(screen));
}

}  // namespace hall::display
