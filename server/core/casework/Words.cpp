#include "server/core/casework/Life.hpp"
#include "server/core/casework/Types.hpp"

namespace hall::core {
namespace {

/// The value whose word is `text`; every enumeration here counts from 0.
template <class E, int count>
std::optional<E> parsed(std::string_view text) {
    for (int i = 0; i < count; ++i) {
        if (!text.empty() && word(static_cast<E>(i)) == text) return static_cast<E>(i);
    }
    return std::nullopt;
}

}  // namespace

std::string_view word(CaseState value) {
    switch (value) {
        case CaseState::applied: return "applied";
        case CaseState::received: return "received";
        case CaseState::correcting: return "correcting";
        case CaseState::supplemented: return "supplemented";
        case CaseState::accepted: return "accepted";
        case CaseState::handling: return "handling";
        case CaseState::withdrawing: return "withdrawing";
        case CaseState::decided: return "decided";
        case CaseState::delivered: return "delivered";
        case CaseState::archived: return "archived";
        case CaseState::withdrawn: return "withdrawn";
        case CaseState::notRequired: return "not-required";
        case CaseState::refused: return "refused";
        case CaseState::recalled: return "recalled";
        case CaseState::revoked: return "revoked";
    }
    return "";
}

std::optional<CaseState> caseStateOf(std::string_view text) {
    return parsed<CaseState, 15>(text);
}

std::string_view word(PreReview value) {
    switch (value) {
        case PreReview::none: return "none";
        case PreReview::submitted: return "submitted";
        case PreReview::returned: return "returned";
        case PreReview::passed: return "passed";
    }
    return "";
}

std::optional<PreReview> preReviewOf(std::string_view text) {
    return parsed<PreReview, 4>(text);
}

std::string_view word(MaterialState value) {
    switch (value) {
        case MaterialState::open: return "open";
        case MaterialState::submitted: return "submitted";
        case MaterialState::missing: return "missing";
        case MaterialState::defective: return "defective";
        case MaterialState::sound: return "sound";
        case MaterialState::held: return "held";
    }
    return "";
}

std::optional<MaterialState> materialStateOf(std::string_view text) {
    return parsed<MaterialState, 6>(text);
}

std::string_view word(TrustGrade value) {
    switch (value) {
        case TrustGrade::none: return "";
        case TrustGrade::a: return "A";
        case TrustGrade::b: return "B";
        case TrustGrade::c: return "C";
        case TrustGrade::d: return "D";
    }
    return "";
}

std::optional<TrustGrade> trustGradeOf(std::string_view text) {
    return parsed<TrustGrade, 5>(text);
}

std::string_view word(MaterialForm value) {
    switch (value) {
        case MaterialForm::original: return "original";
        case MaterialForm::copy: return "copy";
        case MaterialForm::originalAndCopy: return "original-and-copy";
        case MaterialForm::electronic: return "electronic";
    }
    return "";
}

std::optional<MaterialForm> materialFormOf(std::string_view text) {
    return parsed<MaterialForm, 4>(text);
}

std::string_view word(MaterialSource value) {
    switch (value) {
        case MaterialSource::applicant: return "applicant";
        case MaterialSource::shared: return "shared";
        case MaterialSource::issued: return "issued";
    }
    return "";
}

std::optional<MaterialSource> materialSourceOf(std::string_view text) {
    return parsed<MaterialSource, 3>(text);
}

std::string_view word(TaskState value) {
    switch (value) {
        case TaskState::dispatched: return "dispatched";
        case TaskState::working: return "working";
        case TaskState::asked: return "asked";
        case TaskState::returned: return "returned";
        case TaskState::proposed: return "proposed";
        case TaskState::decided: return "decided";
        case TaskState::dropped: return "dropped";
        case TaskState::waiting: return "waiting";
    }
    return "";
}

std::optional<TaskState> taskStateOf(std::string_view text) {
    return parsed<TaskState, 8>(text);
}

std::string_view word(Verdict value) {
    switch (value) {
        case Verdict::none: return "none";
        case Verdict::granted: return "granted";
        case Verdict::rejected: return "rejected";
    }
    return "";
}

std::optional<Verdict> verdictOf(std::string_view text) {
    return parsed<Verdict, 3>(text);
}

std::string_view word(RefusalGround value) {
    switch (value) {
        case RefusalGround::notRequired: return "not-required";
        case RefusalGround::outsideAuthority: return "outside-authority";
    }
    return "";
}

std::optional<RefusalGround> refusalGroundOf(std::string_view text) {
    return parsed<RefusalGround, 2>(text);
}

std::string_view word(DeliveryMethod value) {
    switch (value) {
        case DeliveryMethod::window: return "window";
        case DeliveryMethod::post: return "post";
    }
    return "";
}

std::optional<DeliveryMethod> deliveryMethodOf(std::string_view text) {
    return parsed<DeliveryMethod, 2>(text);
}

std::string_view word(DocumentKind value) {
    switch (value) {
        case DocumentKind::acceptance: return "acceptance";
        case DocumentKind::notification: return "notification";
        case DocumentKind::refusal: return "refusal";
        case DocumentKind::handOver: return "hand-over";
        case DocumentKind::promise: return "promise";
        case DocumentKind::extension: return "extension";
        case DocumentKind::suspension: return "suspension";
    }
    return "";
}

char letter(DocumentKind kind) {
    switch (kind) {
        case DocumentKind::acceptance: return 'A';
        case DocumentKind::notification: return 'N';
        case DocumentKind::refusal: return 'R';
        case DocumentKind::handOver: return 'H';
        case DocumentKind::promise: return 'P';
        case DocumentKind::extension: return 'E';
        case DocumentKind::suspension: return 'S';
    }
    return 'X';
}

std::string_view word(CaseVerb value) {
    switch (value) {
        case CaseVerb::put: return "put";
        case CaseVerb::addFile: return "add-file";
        case CaseVerb::link: return "link";
        case CaseVerb::receive: return "receive";
        case CaseVerb::check: return "check";
        case CaseVerb::askMaterial: return "ask-material";
        case CaseVerb::notify: return "notify";
        case CaseVerb::supplement: return "supplement";
        case CaseVerb::accept: return "accept";
        case CaseVerb::refuseNotRequired: return "refuse-not-required";
        case CaseVerb::refuseOutside: return "refuse-outside-authority";
        case CaseVerb::withdraw: return "withdraw";
        case CaseVerb::confirmWithdrawal: return "confirm-withdrawal";
        case CaseVerb::declineWithdrawal: return "decline-withdrawal";
        case CaseVerb::startTask: return "start-task";
        case CaseVerb::askTask: return "ask-task";
        case CaseVerb::answerTask: return "answer-task";
        case CaseVerb::returnTask: return "return-task";
        case CaseVerb::redispatchTask: return "redispatch-task";
        case CaseVerb::proposeTask: return "propose-task";
        case CaseVerb::decideTask: return "decide-task";
        case CaseVerb::decideLastTask: return "decide-last-task";
        case CaseVerb::handOver: return "hand-over";
        case CaseVerb::archive: return "archive";
        case CaseVerb::revoke: return "revoke";
        case CaseVerb::reveal: return "reveal";
        case CaseVerb::advanceStage: return "advance-stage";
        case CaseVerb::request: return "request-approval";
        case CaseVerb::decideRequest: return "decide-approval";
        case CaseVerb::endProcedure: return "end-procedure";
        case CaseVerb::issueOrder: return "issue-order";
        case CaseVerb::answerOrder: return "answer-order";
        case CaseVerb::closeOrder: return "close-order";
    }
    return "";
}

std::string_view word(Light value) {
    switch (value) {
        case Light::none: return "none";
        case Light::blue: return "blue";
        case Light::yellow: return "yellow";
        case Light::red: return "red";
        case Light::black: return "black";
    }
    return "";
}

std::optional<Light> lightOf(std::string_view text) {
    return parsed<Light, 5>(text);
}

std::string_view word(ApprovalKind value) {
    switch (value) {
        case ApprovalKind::secondNotification: return "second-notification";
        case ApprovalKind::extension: return "extension";
        case ApprovalKind::procedure: return "procedure";
        case ApprovalKind::tolerance: return "tolerance";
    }
    return "";
}

std::optional<ApprovalKind> approvalKindOf(std::string_view text) {
    return parsed<ApprovalKind, 4>(text);
}

std::string_view word(ApprovalState value) {
    switch (value) {
        case ApprovalState::open: return "open";
        case ApprovalState::given: return "given";
        case ApprovalState::declined: return "declined";
    }
    return "";
}

std::optional<ApprovalState> approvalStateOf(std::string_view text) {
    return parsed<ApprovalState, 3>(text);
}

std::string_view word(ProcedureKind value) {
    switch (value) {
        case ProcedureKind::hearing: return "hearing";
        case ProcedureKind::tender: return "tender";
        case ProcedureKind::auction: return "auction";
        case ProcedureKind::inspection: return "inspection";
        case ProcedureKind::testing: return "testing";
        case ProcedureKind::quarantine: return "quarantine";
        case ProcedureKind::appraisal: return "appraisal";
        case ProcedureKind::expertReview: return "expert-review";
        case ProcedureKind::other: return "other";
    }
    return "";
}

std::optional<ProcedureKind> procedureKindOf(std::string_view text) {
    return parsed<ProcedureKind, 9>(text);
}

std::string_view word(SignalKind value) {
    switch (value) {
        case SignalKind::limit: return "limit";
        case SignalKind::procedureOverrun: return "procedure-overrun";
        case SignalKind::toleranceLapsed: return "tolerance-lapsed";
        case SignalKind::supplementLate: return "supplement-late";
        case SignalKind::deliveryLate: return "delivery-late";
        case SignalKind::orderLate: return "order-late";
    }
    return "";
}

std::optional<SignalKind> signalKindOf(std::string_view text) {
    return parsed<SignalKind, 6>(text);
}

std::string_view word(FollowUpKind value) {
    switch (value) {
        case FollowUpKind::unresolved: return "unresolved";
        case FollowUpKind::badRating: return "bad-rating";
    }
    return "";
}

std::optional<FollowUpKind> followUpKindOf(std::string_view text) {
    return parsed<FollowUpKind, 2>(text);
}

std::string_view word(FollowUpState value) {
    switch (value) {
        case FollowUpState::opened: return "opened";
        case FollowUpState::assigned: return "assigned";
        case FollowUpState::resolved: return "resolved";
        case FollowUpState::closed: return "closed";
    }
    return "";
}

std::optional<FollowUpState> followUpStateOf(std::string_view text) {
    return parsed<FollowUpState, 4>(text);
}

std::optional<DocumentKind> documentKindOf(std::string_view text) {
    return parsed<DocumentKind, 7>(text);
}

}  // namespace hall::core
