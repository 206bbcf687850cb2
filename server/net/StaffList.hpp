// What the network thread knows of the people in the log. A value that never changes: a new one replaces it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "server/core/State.hpp"

namespace hall::net {

struct StaffList {
    struct Person {
        std::vector<core::Role> roles;
        bool disabled{};
        bool operator==(const Person&) const = default;
    };
    std::map<std::string, Person, std::less<>> people;    ///< by staff id
    std::int32_t idleLockMinutes{};
};

/// A person left a place, whatever made that so.
struct PlaceEnd {
    core::CounterId counter;
    core::StaffId staff;
};

}  // namespace hall::net
