// Keeps a board's window, voice and trace at what the feed says.
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>

#include "display/control/Feed.hpp"
#include "display/device/Speaker.hpp"
#include "display/device/VoiceFolder.hpp"
#include "display/present/Announcer.hpp"
#include "display/present/CounterSign.hpp"
#include "display/present/Daily.hpp"
#include "display/widgets/BoardWindow.hpp"
#include "display/widgets/SignWindow.hpp"
#include "schema/link/ScreenTrace.hpp"

namespace hall::display {

class BoardControl : public QObject {
    Q_OBJECT

  public:
    /// `speaker` may be none: a board without a voice.
    BoardControl(Feed& feed, BoardWindow& window, VoiceFolder voice, std::unique_ptr<Speaker> speaker,
                 const QString& traceFile, Daily daily = {}, QObject* parent = nullptr);

  private:
    void refresh();
    void refreshSoon();
    void say();
    void traceScreen(const BoardScreen& screen);
    [[nodiscard]] Sound sound() const;
    [[nodiscard]] int volume() const;

    Feed& feed_;
    BoardWindow& window_;
    VoiceFolder voice_;
    std::unique_ptr<Speaker> speaker_;
    link::ScreenTrace trace_;
    Daily daily_;
    Board board_;
    Announcer announcer_;
    BoardScreen traced_;
    QTimer tick_;
    QTimer soon_;
    std::int64_t refreshedMs_{-1'000};
};

class SignControl : public QObject {
    Q_OBJECT

  public:
    SignControl(Feed& feed, SignWindow& window, const std::string& label, const QString& traceFile, Daily daily = {},
                QObject* parent = nullptr);

  private:
    void refresh();

    Feed& feed_;
    SignWindow& window_;
    link::ScreenTrace trace_;
    Daily daily_;
    CounterSign sign_;
    QTimer tick_;
};

}  // namespace hall::display
