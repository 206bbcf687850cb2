// What somebody who holds a paper of a case may see of it, and what visitors tell the hall that they could not get done.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/wire/Frames.hpp"

namespace hall::wire {

/// POST /api/v1/progress
struct ProgressBody {
    std::string number;                      ///< of the case, or of a paper of it
    std::string code;                        ///< the check code that stands on a paper of it
    auto operator<=>(const ProgressBody&) const = default;
};

struct ProgressPaper {
    Name name;
    std::string reason;                      ///< code; left out when none was given
    auto operator<=>(const ProgressPaper&) const = default;
};
struct ProgressTask {
    Name department;
    std::string state;                       ///< waiting, working, done
    auto operator<=>(const ProgressTask&) const = default;
};
/// Nobody's name, number or telephone, and no text that people wrote. Dates as "2026-11-23".
struct ProgressView {
    std::string number;
    std::string state;                       ///< as in CaseView
    std::vector<Name> items;
    std::string appliedOn;
    std::string receivedOn;                  ///< this and the other dates are left out while they have not come
    std::string notifiedOn;
    std::string acceptedOn;
    std::string decidedOn;
    std::string deliveredOn;
    std::string due;                         ///< by when the hall decides
    bool dueProvisional{};                   ///< a year on the way has no calendar yet
    std::int32_t daysLeft{};                 ///< working days until then; negative: so many late
    bool paused{};                           ///< the law's clock stands: a special procedure goes on
    std::string bringBy;                     ///< by when the applicant brings what is missing
    std::string handOverBy;
    std::vector<ProgressPaper> missing;
    std::vector<ProgressTask> tasks;
    std::string verdict;                     ///< granted, rejected; left out before
    bool silent{};                           ///< accepted by the law, because the hall had not told what is missing in time
    std::string rating;                      ///< token of its link for rating; left out while it cannot be rated
    auto operator<=>(const ProgressView&) const = default;
};

/// POST /api/v1/unresolved: "could not get it done", from whoever could not.
struct UnresolvedBody {
    std::string klass;                       ///< JSON "class"
    std::string text;
    std::string phone;                       ///< at which the answer is given
    std::optional<std::string> number;       ///< JSON "case"; one that the hall does not know is written below the text
    std::optional<std::string> ticket;       ///< a visitor's token
    auto operator<=>(const UnresolvedBody&) const = default;
};

/// GET /api/v1/unresolved
struct UnresolvedClass {
    std::string code;
    Name name;
    std::int32_t days{};                     ///< working days in which it is settled
    auto operator<=>(const UnresolvedClass&) const = default;
};
struct UnresolvedClasses { std::vector<UnresolvedClass> classes; auto operator<=>(const UnresolvedClasses&) const = default; };

/// Written by people: without blanks and dashes, in capitals.
std::string plainCode(std::string_view typed);

Parsed<ProgressBody> parseProgressBody(std::string_view body);
Parsed<UnresolvedBody> parseUnresolvedBody(std::string_view body);
std::string encode(const ProgressView&);
std::string encode(const UnresolvedBody&);
std::string encode(const UnresolvedClasses&);

}  // namespace hall::wire
