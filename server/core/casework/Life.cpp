#include "server/core/casework/Life.hpp"

#include <algorithm>
#include <array>

namespace hall::core {
namespace {

using S = CaseState;
using V = CaseVerb;
using T = TaskState;

struct CaseRow { S from; V verb; S to; };

// One line per possible pair; what is not here is refused.
constexpr auto caseRows = std::to_array<CaseRow>({
    {S::applied, V::put, S::applied},
    {S::applied, V::addFile, S::applied},
    {S::applied, V::link, S::applied},
    {S::applied, V::receive, S::received},
    {S::applied, V::withdraw, S::withdrawn},
    {S::applied, V::reveal, S::applied},

    {S::received, V::put, S::received},
    {S::received, V::addFile, S::received},
    {S::received, V::link, S::received},
    {S::received, V::check, S::received},
    {S::received, V::askMaterial, S::received},
    {S::received, V::notify, S::correcting},
    {S::received, V::accept, S::accepted},
    {S::received, V::refuseNotRequired, S::notRequired},
    {S::received, V::refuseOutside, S::refused},
    {S::received, V::withdraw, S::withdrawn},
    {S::received, V::reveal, S::received},
    {S::received, V::request, S::received},
    {S::received, V::decideRequest, S::received},
    {S::received, V::issueOrder, S::received},
    {S::received, V::answerOrder, S::received},
    {S::received, V::closeOrder, S::received},

    {S::correcting, V::put, S::correcting},
    {S::correcting, V::addFile, S::correcting},
    {S::correcting, V::link, S::correcting},
    {S::correcting, V::supplement, S::supplemented},
    {S::correcting, V::refuseNotRequired, S::notRequired},
    {S::correcting, V::refuseOutside, S::refused},
    {S::correcting, V::withdraw, S::withdrawn},
    {S::correcting, V::reveal, S::correcting},
    {S::correcting, V::decideRequest, S::correcting},
    {S::correcting, V::issueOrder, S::correcting},
    {S::correcting, V::answerOrder, S::correcting},
    {S::correcting, V::closeOrder, S::correcting},

    {S::supplemented, V::put, S::supplemented},
    {S::supplemented, V::addFile, S::supplemented},
    {S::supplemented, V::link, S::supplemented},
    {S::supplemented, V::check, S::supplemented},
    {S::supplemented, V::askMaterial, S::supplemented},
    {S::supplemented, V::notify, S::correcting},
    {S::supplemented, V::accept, S::accepted},
    {S::supplemented, V::refuseNotRequired, S::notRequired},
    {S::supplemented, V::refuseOutside, S::refused},
    {S::supplemented, V::withdraw, S::withdrawn},
    {S::supplemented, V::reveal, S::supplemented},
    {S::supplemented, V::request, S::supplemented},
    {S::supplemented, V::decideRequest, S::supplemented},
    {S::supplemented, V::issueOrder, S::supplemented},
    {S::supplemented, V::answerOrder, S::supplemented},
    {S::supplemented, V::closeOrder, S::supplemented},

    {S::accepted, V::addFile, S::accepted},
    {S::accepted, V::link, S::accepted},
    {S::accepted, V::withdraw, S::withdrawing},
    {S::accepted, V::startTask, S::handling},
    {S::accepted, V::returnTask, S::accepted},
    {S::accepted, V::redispatchTask, S::accepted},
    {S::accepted, V::reveal, S::accepted},
    {S::accepted, V::check, S::accepted},
    {S::accepted, V::request, S::accepted},
    {S::accepted, V::decideRequest, S::accepted},
    {S::accepted, V::endProcedure, S::accepted},
    {S::accepted, V::issueOrder, S::accepted},
    {S::accepted, V::answerOrder, S::accepted},
    {S::accepted, V::closeOrder, S::accepted},

    {S::handling, V::addFile, S::handling},
    {S::handling, V::link, S::handling},
    {S::handling, V::withdraw, S::withdrawing},
    {S::handling, V::startTask, S::handling},
    {S::handling, V::askTask, S::handling},
    {S::handling, V::answerTask, S::handling},
    {S::handling, V::returnTask, S::handling},
    {S::handling, V::redispatchTask, S::handling},
    {S::handling, V::proposeTask, S::handling},
    {S::handling, V::decideTask, S::handling},
    {S::handling, V::decideLastTask, S::decided},
    {S::handling, V::reveal, S::handling},
    {S::handling, V::check, S::handling},
    {S::handling, V::advanceStage, S::handling},
    {S::handling, V::request, S::handling},
    {S::handling, V::decideRequest, S::handling},
    {S::handling, V::endProcedure, S::handling},
    {S::handling, V::issueOrder, S::handling},
    {S::handling, V::answerOrder, S::handling},
    {S::handling, V::closeOrder, S::handling},

    {S::withdrawing, V::link, S::withdrawing},
    {S::withdrawing, V::confirmWithdrawal, S::withdrawn},
    {S::withdrawing, V::declineWithdrawal, S::withdrawing},
    {S::withdrawing, V::reveal, S::withdrawing},
    {S::withdrawing, V::decideRequest, S::withdrawing},
    {S::withdrawing, V::endProcedure, S::withdrawing},
    {S::withdrawing, V::issueOrder, S::withdrawing},
    {S::withdrawing, V::answerOrder, S::withdrawing},
    {S::withdrawing, V::closeOrder, S::withdrawing},

    {S::decided, V::link, S::decided},
    {S::decided, V::handOver, S::delivered},
    {S::decided, V::revoke, S::recalled},
    {S::decided, V::reveal, S::decided},
    {S::decided, V::check, S::decided},
    {S::decided, V::request, S::decided},
    {S::decided, V::decideRequest, S::decided},
    {S::decided, V::issueOrder, S::decided},
    {S::decided, V::answerOrder, S::decided},
    {S::decided, V::closeOrder, S::decided},

    {S::delivered, V::link, S::delivered},
    {S::delivered, V::archive, S::archived},
    {S::delivered, V::revoke, S::revoked},
    {S::delivered, V::reveal, S::delivered},
    {S::delivered, V::answerOrder, S::delivered},
    {S::delivered, V::closeOrder, S::delivered},

    {S::archived, V::link, S::archived},
    {S::archived, V::revoke, S::revoked},
    {S::archived, V::reveal, S::archived},
    {S::archived, V::answerOrder, S::archived},
    {S::archived, V::closeOrder, S::archived},

    {S::withdrawn, V::link, S::withdrawn},
    {S::withdrawn, V::reveal, S::withdrawn},
    {S::withdrawn, V::answerOrder, S::withdrawn},
    {S::withdrawn, V::closeOrder, S::withdrawn},
    {S::notRequired, V::link, S::notRequired},
    {S::notRequired, V::reveal, S::notRequired},
    {S::notRequired, V::answerOrder, S::notRequired},
    {S::notRequired, V::closeOrder, S::notRequired},
    {S::refused, V::link, S::refused},
    {S::refused, V::reveal, S::refused},
    {S::refused, V::answerOrder, S::refused},
    {S::refused, V::closeOrder, S::refused},
    {S::recalled, V::link, S::recalled},
    {S::recalled, V::reveal, S::recalled},
    {S::recalled, V::answerOrder, S::recalled},
    {S::recalled, V::closeOrder, S::recalled},
    {S::revoked, V::link, S::revoked},
    {S::revoked, V::reveal, S::revoked},
    {S::revoked, V::answerOrder, S::revoked},
    {S::revoked, V::closeOrder, S::revoked},
});

struct TaskRow { T from; V verb; T to; };

constexpr auto taskRows = std::to_array<TaskRow>({
    {T::dispatched, V::startTask, T::working},
    {T::dispatched, V::returnTask, T::returned},
    {T::working, V::askTask, T::asked},
    {T::working, V::returnTask, T::returned},
    {T::working, V::proposeTask, T::proposed},
    {T::working, V::decideTask, T::decided},
    {T::working, V::decideLastTask, T::decided},
    {T::asked, V::answerTask, T::working},
    {T::returned, V::redispatchTask, T::dispatched},
    {T::proposed, V::returnTask, T::working},
    {T::proposed, V::decideTask, T::decided},
    {T::proposed, V::decideLastTask, T::decided},
    {T::working, V::advanceStage, T::working},
});

template <class State>
std::optional<State> lookUp(const auto& rows, State from, V verb) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.from == from && one.verb == verb; });
    return row == rows.end() ? std::nullopt : std::optional(row->to);
}

}  // namespace

std::optional<CaseState> after(CaseState state, CaseVerb verb) {
    return lookUp(caseRows, state, verb);
}

std::optional<TaskState> after(TaskState state, CaseVerb verb) {
    return lookUp(taskRows, state, verb);
}

}  // namespace hall::core
