// Three hall days as the law makes them, to be written into stores.
#pragma once

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <sqlite3.h>

#include "server/store/Store.hpp"
#include "tests/support/Scenario.hpp"
#include "tests/support/TemporaryDirectory.hpp"

namespace hall::test {

/// The store, or an exception with the reason.
inline std::unique_ptr<store::Store> opened(store::Result<std::unique_ptr<store::Store>> result) {
    if (auto* problem = std::get_if<store::Problem>(&result)) throw std::runtime_error(problem->what);
    return std::move(std::get<std::unique_ptr<store::Store>>(result));
}

/// Somebody with another program and write access to the file.
inline void execute(const std::string& file, const char* sql) {
    sqlite3* db = nullptr;
    if (sqlite3_open(file.c_str(), &db) != SQLITE_OK) throw std::runtime_error("cannot open " + file);
    char* error = nullptr;
    sqlite3_exec(db, "PRAGMA synchronous = OFF", nullptr, nullptr, nullptr);
    const int code = sqlite3_exec(db, sql, nullptr, nullptr, &error);
    const std::string text = error != nullptr ? error : "";
    sqlite3_free(error);
    sqlite3_close(db);
    if (code != SQLITE_OK) throw std::runtime_error(text);
}

/// Whether a day of cases follows; and with `all` one of packages, the law's clock, supervision, routing and exchange.
enum class Cases { none, some, all };

/// Three days with every kind of event of the queue, one command (`command-N`, body hash N) per few events; a fourth day with every kind
/// of event of cases that 0.3 had, a fifth with those of 0.4.
class Day {
  public:
    explicit Day(Cases cases = Cases::none);
    /// Appends the first `events` events (all when there are fewer).
    void record(store::Store& store, std::size_t events = SIZE_MAX);
    void recordRest(store::Store& store) { record(store); }

    [[nodiscard]] const core::State& state() const { return scenario_.state(); }
    [[nodiscard]] const std::vector<core::Event>& events() const { return scenario_.events(); }
    [[nodiscard]] const std::map<std::uint64_t, engine::Outcome>& outcomes() const { return outcomes_; }

  private:
    Scenario scenario_;
    std::size_t recorded_{};
    std::map<std::uint64_t, engine::Outcome> outcomes_;
};

}  // namespace hall::test
