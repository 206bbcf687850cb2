// I11 from outside: what the city's platform was told, held against the log. Written from docs/protocol.md and from nothing of server/city.
//
//   nothing is told that is not in the log; every step of a case that its applicant may know of is told at least once, and the later
//   ones of a case only after the earlier ones were answered as taken; told again it is word for word the same under the same id; who
//   keeps what comes first of each id ends with the hall's own picture of every case; a city that is away is left in peace.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>

#include "server/core/Events.hpp"
#include "server/core/State.hpp"

namespace hall::sim::whole {

class CityWitness {
  public:
    explicit CityWitness(std::function<void(const std::string&)> wrong) : wrong_(std::move(wrong)) {}

    void committed(const core::Event& event);

    // --- at the platform
    /// A delivery with this id came; the event's number, 0 when it is none.
    std::uint64_t arrived(const std::string& id, const std::string& body, bool signedByTheHall);
    void kept(std::uint64_t seq);
    /// It said that it has taken it, heard or not.
    void answered(std::uint64_t seq);

    /// Somebody knocked, and nobody was there.
    void knockedInVain(std::int64_t nowMs);
    void serverStarted() { knocks_.clear(); }

    /// Events that are to be told and were not answered as taken.
    [[nodiscard]] std::size_t missing() const { return due_.size() - answered_; }
    [[nodiscard]] std::size_t due() const { return due_.size(); }
    [[nodiscard]] std::uint64_t repeats() const { return repeats_; }
    /// All is mended, and time enough went by.
    void atTheEnd(const core::State& state);

  private:
    struct Due {
        std::string number;                 ///< of the case
        std::string types;                  ///< of which it must be one, with spaces around each
        std::int64_t atMs{};
        std::uint64_t before{};             ///< the same case's event that is told before it; 0: none
        std::string application, state;     ///< as it was told
        std::string body;                   ///< as it came first
        bool kept{}, answered{};
    };
    std::function<void(const std::string&)> wrong_;
    std::map<std::uint64_t, Due> due_;
    std::map<std::string, std::uint64_t> last_;            ///< by case: the newest event that is told
    std::map<std::string, std::string> pictures_;          ///< at the platform, by application: state
    std::deque<std::int64_t> knocks_;                      ///< in vain, of this run of the server, in the last moments
    std::size_t answered_{};
    std::uint64_t repeats_{};
};

}  // namespace hall::sim::whole
