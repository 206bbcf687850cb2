// Short words for views in the tests of the board.
#pragma once

#include <string>
#include <vector>

#include "display/present/Moment.hpp"
#include "schema/wire/Views.hpp"

namespace hall::display::test {

inline constexpr std::int64_t morningMs = 1'795'224'600'000;  // 2026-11-21T09:30:00+08:00

/// `seconds` after the start of the story, on both clocks.
inline Moment at(double seconds) {
    const auto ms = static_cast<std::int64_t>(seconds * 1'000);
    return {1'000'000 + ms, morningMs + ms};
}
inline wire::Time hallTime(double seconds) {
    return {at(seconds).hallMs, 480};
}

inline wire::Call call(std::uint64_t id, std::string number, std::string counter, double seconds,
                       std::string state = "called", std::int32_t times = 1, std::string language = "zh") {
    return {id,    std::move(number), std::move(counter), hallTime(seconds),
            times, std::move(state),  std::move(language)};
}

inline wire::LobbyView view(std::vector<wire::Call> calls, std::string phase = "open") {
    wire::LobbyView view;
    view.hall = {"海城市政务服务大厅", "Haicheng Government Service Hall"};
    view.day = {"2026-11-21", std::move(phase)};
    view.calls = std::move(calls);
    view.callLimit = 3;
    return view;
}

}  // namespace hall::display::test
