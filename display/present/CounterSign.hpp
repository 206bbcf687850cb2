// What the small screen above one counter shows.
#pragma once

#include "display/present/Board.hpp"

namespace hall::display {

enum class SignState : std::uint8_t {
    connecting,
    unknown,  ///< the hall has no counter with this label
    closed,
    paused,
    free,    ///< open, nobody called: please wait
    called,  ///< the number is asked to come here
    serving,
};

struct SignScreen {
    SignState state{SignState::connecting};
    Freshness freshness{Freshness::current};
    std::string label;
    std::string number;    ///< of called and serving
    std::int32_t times{};  ///< calls so far, while called
    std::int32_t callLimit{};
    bool fresh{};  ///< called or called again just now
    wire::Name hall;
    WallClock clock;
    WallClock heardAt;
    std::optional<BoardNotice> emergency{};  ///< words of the hall that nobody may miss; information does not stand here
    auto operator<=>(const SignScreen&) const = default;
};

class CounterSign {
  public:
    explicit CounterSign(std::string label) : label_(std::move(label)) {}
    void viewed(wire::LobbyView view);
    SignScreen screen(const Moment& now, const wire::Time& hallTime, const LineNow& line);

  private:
    std::string label_;
    std::optional<wire::LobbyView> view_;
    std::uint64_t newestCall_{};
    std::int64_t calledMs_{};
};

}  // namespace hall::display
