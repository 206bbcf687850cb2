// Private to this room: what pages and lists of cases have in common.
#pragma once

#include <string>

#include "server/views/Cases.hpp"

namespace hall::views {

/// What a reader may know of a case's items: a reviewer of another department does not learn the name of a sensitive one.
class Sight {
  public:
    Sight(const core::State& state, const core::Actor& reader);
    [[nodiscard]] bool ofMine(const core::DepartmentCode& department) const;
    [[nodiscard]] bool sees(const core::ItemCode& item, std::uint32_t guide) const;
    /// At the window, or above it: what reviewers write is for them too.
    [[nodiscard]] bool readsAll() const { return readsAll_; }

  private:
    const core::State& state_;
    std::vector<core::DepartmentCode> mine_;
    bool readsAll_;
};

wire::Name wireName(const core::Name& name);
core::DepartmentCode departmentOf(const core::State& state, const core::ItemCode& item);
wire::Name departmentName(const core::State& state, const core::DepartmentCode& department);
/// The short name; of an item that is not in the catalogue any more its code.
wire::Name itemName(const core::State& state, const core::ItemCode& item);
/// Instead of a name that is nobody else's business.
wire::Name hiddenName();

}  // namespace hall::views
