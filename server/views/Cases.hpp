// Cases as clerks, reviewers and kiosks see them. Pure functions of the state, the reader, and what lies in the vault; what a reader
// may not see is not opened either.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "schema/wire/Cases.hpp"
#include "schema/wire/Views.hpp"
#include "server/core/State.hpp"

namespace hall::views {

/// The vault, as far as pages need it. nullopt: erased, or never there.
class Papers {
  public:
    virtual ~Papers() = default;
    [[nodiscard]] virtual std::optional<wire::Party> identity(const core::PersonId& person) const = 0;
    [[nodiscard]] virtual std::optional<std::string> note(const core::VaultId& note) const = 0;
    /// What proves that a paper of this number is the hall's.
    [[nodiscard]] virtual std::string checkCode(const std::string& document) const = 0;
};

/// When a page is made: it says how late things are.
struct Now {
    std::int32_t offsetMinutes{};
    core::LocalDate today;                   ///< the hall's
};

/// Does this reader see who the parties are? Only at the counter where a visitor with this case is called or served.
bool seesParties(const core::State& state, const core::Case& one, const core::Actor& reader);

wire::CaseView caseView(const core::State& state, const core::Case& one, const core::Actor& reader, const Papers& papers,
                        Now now);

inline constexpr std::size_t linesByDefault = 50;
inline constexpr std::size_t linesAtMost = 100;

struct CasesWanted {
    std::optional<core::CaseState> state;    ///< none: all
    core::DepartmentCode department;         ///< that has an item or a task of it; empty: all
    core::CaseNumber after;                  ///< the list goes on behind this one; empty: from the beginning
    std::size_t limit{linesByDefault};
};
struct TasksWanted {
    std::vector<core::DepartmentCode> departments;
    std::optional<core::TaskState> state;    ///< none: all that are open
    std::string after;                       ///< what `next` of the page before said; empty: from the beginning
    std::size_t limit{linesByDefault};
};
struct Page {
    wire::CaseList list;
    std::string next;                        ///< `after` of the next page; empty: there is none
};

/// By number, and so by age.
Page casesPage(const core::State& state, const CasesWanted& wanted, const core::Actor& reader, const Papers& papers, Now now);
/// Open tasks by the day they are due, then by age. nullopt: `after` is nothing that such a page said.
std::optional<Page> tasksPage(const core::State& state, const TasksWanted& wanted, const core::Actor& reader, const Papers& papers, Now now);
/// Whose tasks this reader sees: a reviewer those of their departments, others all.
std::vector<core::DepartmentCode> departmentsOf(const core::State& state, const core::Actor& reader);

/// A number of a case in any case of letters, also without its check character; an application's id; a ticket of this hall day.
std::vector<const core::Case*> casesNamed(const core::State& state, std::string_view query);
/// Of an applicant or an agent, the newest first.
std::vector<const core::Case*> casesOf(const core::State& state, const core::PersonId& person);
wire::CaseList caseList(const core::State& state, const std::vector<const core::Case*>& cases, const core::Actor& reader,
                        const Papers& papers, Now now);

/// What the kiosk tells before anybody queues. Of a person's cases only those that go on.
wire::KioskApplication kioskApplication(const core::State& state, const core::Case& one, const Papers& papers);

/// Marks of the cases of the visitor at this counter.
std::vector<wire::CaseMarkSeq> caseMarks(const core::State& state, const core::Counter& counter);
/// `newest`: the newest event that concerned a task of each department; `supervision`: of any case or follow-up.
wire::TasksView tasksView(const core::State& state, const std::map<core::DepartmentCode, std::uint64_t>& newest, std::uint64_t supervision);

}  // namespace hall::views
