// Private to this room: what pages and lists of cases have in common.
#pragma once

#include <string>

#include "server/core/casework/Due.hpp"
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
    /// Above the departments: what is written to and by supervision is for them.
    [[nodiscard]] bool supervises() const { return supervises_; }
    /// Is any department of this case the reader's?
    [[nodiscard]] bool concerned(const core::Case& one) const;

  private:
    const core::State& state_;
    std::vector<core::DepartmentCode> mine_;
    bool readsAll_;
    bool supervises_;
};

std::optional<std::string> orNothing(std::string text);
std::optional<std::string> dueText(const std::optional<core::DueDate>& due);
std::optional<std::string> noteText(const Papers& papers, const core::VaultId& id, bool may);
wire::Clock wireClock(const core::Period& period);
/// What holds it up most; of the task, or (0) of the whole case. Empty: nothing does.
std::string causeOf(const core::Casework& casework, const core::Case& one, std::uint32_t task, core::LocalDate today);
wire::CaseItem wireItem(const core::State& state, const core::CaseItem& item, const Sight& sight);
const core::Task* taskIn(const core::Case& one, std::uint32_t number);
/// May the case be accepted while this paper is missing: minor in every item that asks for it, as the law has it.
bool mayFollow(const core::Casework& casework, const core::Case& one, const core::MaterialCode& material);
/// Of a case: what the supervision of it shows besides (CaseSupervision.cpp).
void addSupervision(wire::CaseView& view, const core::State& state, const core::Case& one, const Sight& sight, const Papers& papers, core::LocalDate today);
wire::CaseRequest wireRequest(const core::ApprovalRequest& request, bool reads, const Papers& papers);

/// A line of a list; what lines of one answer have in common is computed once.
class Lines {
  public:
    Lines(const core::State& state, const core::Actor& reader, const Papers& papers, Now now)
        : state_(state), sight_(state, reader), papers_(papers), now_(now) {}
    [[nodiscard]] wire::CaseLine of(const core::Case& one) const;
    /// A task is its own line: with its item, its state and its day.
    [[nodiscard]] wire::CaseLine of(const core::Case& one, const core::Task& task) const;
    [[nodiscard]] const Sight& sight() const { return sight_; }

  private:
    [[nodiscard]] wire::CaseLine named(const core::Case& one) const;
    const core::State& state_;
    Sight sight_;
    const Papers& papers_;
    Now now_;
};

wire::Name wireName(const core::Name& name);
core::DepartmentCode departmentOf(const core::State& state, const core::ItemCode& item);
wire::Name departmentName(const core::State& state, const core::DepartmentCode& department);
/// The short name; of an item that is not in the catalogue any more its code.
wire::Name itemName(const core::State& state, const core::ItemCode& item);
/// Instead of a name that is nobody else's business.
wire::Name hiddenName();

}  // namespace hall::views
