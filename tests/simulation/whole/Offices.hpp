// Whoever works on cases: the city's platform that hands applications in, clerks at windows, reviewers of departments, supervisors. What
// they do is drawn as in the simulation of the law (sim::People); they give their commands to the writer as the doors of the server do,
// and give them again under the same id until somebody tells them what became of it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "tests/simulation/CaseWitness.hpp"
#include "tests/simulation/People.hpp"
#include "tests/simulation/whole/Host.hpp"

namespace hall::sim::whole {

class Offices {
  public:
    Offices(Timeline& time, Diary& diary, Host& host, const Size& size, std::function<void(const std::string&)> wrong)
        : time_(time), diary_(diary), host_(host), people_(0, size), wrong_(std::move(wrong)) {}

    /// Somebody does what lies before them; what, the dice say.
    void act(std::uint64_t seed);
    void committed(const core::Event& event);
    /// Nobody waits for an answer.
    [[nodiscard]] bool settled() const { return waiting_.empty(); }
    void atTheEnd(const core::State& state);
    [[nodiscard]] std::size_t done() const { return done_.size(); }
    [[nodiscard]] std::size_t cases() const { return witness_.cases(); }

  private:
    struct Waiting { core::Command command; core::Actor actor; std::uint64_t hash{}; };
    void give(const std::string& id);
    void hear(const std::string& id, const engine::Answer& answer);

    Timeline& time_;
    Diary& diary_;
    Host& host_;
    People people_;
    CaseWitness witness_;
    std::function<void(const std::string&)> wrong_;
    std::map<std::string, Waiting> waiting_;
    std::map<std::string, std::uint64_t> done_;        ///< by id: the first event, as whoever gave it was told
    std::uint64_t ids_{};
    std::uint64_t seq_{};
};

}  // namespace hall::sim::whole
