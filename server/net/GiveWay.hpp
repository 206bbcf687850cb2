// Who goes when there is no room: of those whom nobody knows and who keep the server waiting, the one that has done so longest, from the
// address that has most of them. So a flood displaces itself, and many visitors behind one address only each other. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <set>
#include <utility>

namespace hall::net {

template <class Member>
class GiveWay {
  public:
    using From = std::uint64_t;  ///< an address; of IPv6 its /64, which is one subscriber's
    struct Place {
        From from{};
        typename std::list<Member*>::iterator at;
    };

    Place enter(Member& member, From from) {
        std::list<Member*>& group = groups_[from];
        resize(from, group.size(), group.size() + 1);
        return {from, group.insert(group.end(), &member)};
    }
    void leave(const Place& place) {
        const auto found = groups_.find(place.from);
        resize(place.from, found->second.size(), found->second.size() - 1);
        found->second.erase(place.at);
        if (found->second.empty()) groups_.erase(found);
    }
    /// Null: nobody is in here.
    [[nodiscard]] Member* first() const { return sizes_.empty() ? nullptr : groups_.at(sizes_.rbegin()->second).front(); }
    [[nodiscard]] Member* firstFrom(From from) const {
        const auto found = groups_.find(from);
        return found == groups_.end() ? nullptr : found->second.front();
    }
    [[nodiscard]] std::size_t size() const { return size_; }

  private:
    void resize(From from, std::size_t before, std::size_t after) {
        if (before > 0) sizes_.erase({before, from});
        if (after > 0) sizes_.emplace(after, from);
        size_ += after - before;
    }

    std::map<From, std::list<Member*>> groups_;   ///< the longest waiting first
    std::set<std::pair<std::size_t, From>> sizes_;
    std::size_t size_{};
};

}  // namespace hall::net
