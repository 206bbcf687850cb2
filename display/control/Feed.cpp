#include "display/control/Feed.hpp"

#include <cstdio>

namespace hall::display {
namespace {

// A board must know within its 5 s that it is cut off, also when a cable was pulled and nobody closed the
// line.
constexpr std::int64_t pingMs = 1'000;
constexpr std::int64_t silenceMs = 4'000;

link::Settings linkSettings(link::Address server, const std::string& token) {
    link::Settings settings;
    settings.server = std::move(server);
    settings.token = token;
    settings.topics = {"lobby"};
    settings.client = "lobby-display/" HALL_VERSION;
    settings.pingMs = pingMs;
    settings.silenceMs = silenceMs;
    return settings;
}

}  // namespace

Feed::Feed(link::Address server, const std::string& token, Zone zone, QObject* parent)
    : QObject(parent), zone_(std::move(zone)), link_(linkSettings(std::move(server), token)) {
    elapsed_.start();
    connect(&link_, &link::Link::lineChanged, this, [this] {
        noteLife();
        emit lineChanged();
    });
    connect(&link_, &link::Link::viewArrived, this, [this](const wire::ViewFrame& frame) {
        if (frame.view != "lobby") return;
        auto parsed = wire::parseLobbyView(frame.data);
        if (const auto* problem = std::get_if<wire::Problem>(&parsed)) {
            std::fprintf(stderr, "lobby-display: view not understood: %s %s\n", problem->code.c_str(),
                         problem->detail.c_str());
            return;
        }
        emit viewed(inZone(std::move(std::get<wire::LobbyView>(parsed)), zone_));
    });
    connect(&link_, &link::Link::refused, this, [this](const wire::Problem& problem) {
        // It is tried again for ever: one line for each new reason is enough.
        if (problem.code == lastTrouble_ || problem.status == 0) return;  // what is wrong with the address the link has said
        lastTrouble_ = problem.code;
        std::fprintf(stderr, "lobby-display: the server refuses this board: %s %s\n", problem.code.c_str(),
                     problem.detail.c_str());
    });
}

void Feed::noteLife() {
    const bool live = link_.line() == conversation::Line::live;
    // When the line has just been lost, its last sign of life still counts; attempts to get it back are none.
    if (live || line_.live) line_.heardMs = steadyMs() - link_.silentMs();
    line_.live = live;
}

LineNow Feed::line() {
    noteLife();
    return line_;
}

}  // namespace hall::display
