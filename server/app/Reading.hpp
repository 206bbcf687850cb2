// What the operations share: how they end, and how they read a hall that may be served at the same time.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "server/app/Exit.hpp"
#include "server/app/HallZone.hpp"
#include "server/core/Events.hpp"
#include "server/reports/DayReport.hpp"
#include "server/store/Store.hpp"

namespace hall::app {

/// Ends an operation with a report; caught by `guarded`.
struct Stop {
    Report report;
};

[[noreturn]] void stop(int exit, std::string error);

/// What `work` reports, or how it was stopped, or the fault that ended it.
Report guarded(const std::function<Report()>& work);

/// The file's bytes; stops with bad usage when it cannot be read.
std::string readFile(const std::string& path);
/// A file that was not there before, for its owner alone; synced. Stops when it cannot be written, and leaves nothing.
void writeNewFile(const std::string& path, const std::string& text);

int exitOf(const store::Problem& problem);

template <class T>
T require(store::Result<T> result) {
    if (auto* problem = std::get_if<store::Problem>(&result)) stop(exitOf(*problem), problem->what);
    return std::move(std::get<T>(result));
}

/// A store to read from: the directory itself, or a copy that the serving process made, which goes when this goes.
class Reading {
  public:
    explicit Reading(const std::string& directory);
    ~Reading();
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

    store::Store& store() { return *store_; }

  private:
    std::unique_ptr<store::Store> open(const std::string& directory);
    [[noreturn]] void fail(Report report);
    void discard();

    std::string copy_;
    std::unique_ptr<store::Store> store_;
};

/// The hall's clock offset by the zone that the log configured last.
class Offsets {
  public:
    void begin(const core::State& state) { zoneName_ = state.hall.timeZone; }
    void follow(const core::Event& event);
    reports::OffsetAt at();

  private:
    HallZone zone_;
    std::string zoneName_{"Asia/Shanghai"};
};

/// "2026-11-21"; nullopt: no date.
std::optional<core::LocalDate> parseDay(const std::string& text);

}  // namespace hall::app
