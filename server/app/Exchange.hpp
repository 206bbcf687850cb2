// Cases, items and supervision to and from the data sets of GB/T 39046-2020 (schema/wire/Exchange.hpp). Codes and opaque ids only: what
// lies in the vault (names, notes, opinions, files) is not exchanged.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "schema/wire/Exchange.hpp"
#include "server/core/Configuration.hpp"
#include "server/core/Decide.hpp"
#include "server/core/State.hpp"
#include "server/core/casework/Case.hpp"

namespace hall::app {

/// A document without fault, and what is not in it as it is here, a line for each: a text that was cut to its field's length, or a case that
/// is left out because something of it, or of what it stands under, cannot be said ("51160201202611230000018: left out: 事项受理
/// x_tolerance_extended: longer than 3 characters").
struct ExchangeMade {
    wire::Exchange document;
    std::vector<std::string> omissions;
    std::size_t cases{};   ///< in the document
};
/// All cases, in the order of their numbers, with every version of the guides and packages that they stand under, the calendars that
/// their dates are counted with, and the hall's periods.
ExchangeMade exchangeOf(const core::State& state);

/// As a document says it, with its texts cut.
core::GuideConfig asExchanged(core::GuideConfig guide);
core::PackageConfig asExchanged(core::PackageConfig package);

/// "事项受理[2].受理时间: ..."; several lines where several records are wrong.
class ExchangeError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

struct ExchangePlan {
    /// What this hall lacks, one Configure after the other: versions of a guide come one by one.
    std::vector<std::vector<core::ConfigEntry>> configuration;
    std::vector<core::Case> cases;
};
/// What the document says, for this hall on this day. Throws ExchangeError where records contradict one another or speak of days that lie too
/// far (core::recordDays), or this hall has an item, a guide or a package of the same code with another content.
ExchangePlan exchangePlan(const wire::Exchange& document, const core::State& state, core::LocalDate today);

/// Carries the plan out on this copy of the state: what the law would refuse for good, a line for each ("51160201202611230000018/tasks/after:
/// malformed-application"); empty: nothing. A record that differs from the one that is here is none of it: it is left out.
std::string rehearsal(const ExchangePlan& plan, core::State state, const core::Actor& author, const core::Stamp& stamp);

}  // namespace hall::app
