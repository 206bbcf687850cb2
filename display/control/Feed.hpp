// The line of a board: views of the lobby, the hall's time, and how fresh all of it is.
#pragma once

#include <QElapsedTimer>
#include <QObject>

#include "display/present/Board.hpp"
#include "schema/link/Link.hpp"

namespace hall::display {

class Feed : public QObject {
    Q_OBJECT

  public:
    Feed(link::Address server, const std::string& token, Zone zone, QObject* parent = nullptr);

    void start() { link_.start(); }
    [[nodiscard]] std::int64_t steadyMs() const { return elapsed_.elapsed(); }
    [[nodiscard]] Moment moment() const { return {steadyMs(), hallTime().utcMs}; }
    [[nodiscard]] wire::Time hallTime() const { return link_.serverNow().value_or(wire::Time{}); }
    /// The hall's time of day; not known before the server was heard.
    [[nodiscard]] WallClock hallClock() const {
        const auto now = link_.serverNow();
        return now ? wallClock(*now) : WallClock{};
    }
    [[nodiscard]] LineNow line();

  signals:
    void viewed(const hall::wire::LobbyView& view);
    /// The line came or went.
    void lineChanged();

  private:
    void noteLife();

    Zone zone_;
    QElapsedTimer elapsed_;
    link::Link link_;
    LineNow line_;
    std::string lastTrouble_;
};

}  // namespace hall::display
