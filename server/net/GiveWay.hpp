// Who goes when there is no room: of those whom nobody knows and who keep the server waiting, the one that came first, from the address
// that has most of them. So a flood displaces itself, and many visitors behind one address only each other. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <list>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace hall::net {

template <class Member>
class GiveWay {
  public:
    using From = std::uint64_t;  ///< an address; of IPv6 its /64, which is one subscriber's
    struct Place {
        From from{};
        typename std::list<std::pair<std::uint64_t, Member*>>::iterator at;
    };

    Place enter(Member& member, From from) {
        Group& group = groups_[from];
        unlist(from, group);
        const Place place{from, group.insert(group.end(), {++entered_, &member})};
        enlist(from, group);
        ++size_;
        return place;
    }
    void leave(const Place& place) {
        const auto found = groups_.find(place.from);
        unlist(place.from, found->second);
        found->second.erase(place.at);
        enlist(place.from, found->second);
        if (found->second.empty()) groups_.erase(found);
        --size_;
    }
    /// Of equally large groups the one whose first came first; of its first few the first one that is not spared, or else the first. Null:
    /// nobody is in here.
    template <class Spared>
    [[nodiscard]] Member* first(Spared&& spared) const {
        return sizes_.empty() ? nullptr : firstOf(groups_.at(std::get<2>(*sizes_.rbegin())), spared);
    }
    template <class Spared>
    [[nodiscard]] Member* firstFrom(From from, Spared&& spared) const {
        const auto found = groups_.find(from);
        return found == groups_.end() ? nullptr : firstOf(found->second, spared);
    }
    [[nodiscard]] std::size_t size() const { return size_; }

  private:
    using Group = std::list<std::pair<std::uint64_t, Member*>>;  ///< with the number of their entry
    static constexpr int few = 64;

    template <class Spared>
    static Member* firstOf(const Group& group, Spared& spared) {
        int looks = 0;
        for (auto one = group.begin(); one != group.end() && looks < few; ++one, ++looks)
            if (!spared(*one->second)) return one->second;
        return group.front().second;
    }
    static std::tuple<std::size_t, std::uint64_t, From> keyOf(From from, const Group& group) {
        return {group.size(), std::numeric_limits<std::uint64_t>::max() - group.front().first, from};
    }
    void unlist(From from, const Group& group) {
        if (!group.empty()) sizes_.erase(keyOf(from, group));
    }
    void enlist(From from, const Group& group) {
        if (!group.empty()) sizes_.insert(keyOf(from, group));
    }

    std::map<From, Group> groups_;
    std::set<std::tuple<std::size_t, std::uint64_t, From>> sizes_;  ///< the largest last, of equal ones the one that waits longest
    std::size_t size_{};
    std::uint64_t entered_{};
};

}  // namespace hall::net
