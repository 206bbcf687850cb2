#include "server/core/authority/Authority.hpp"

#include <algorithm>

namespace hall::core {
namespace {

using Roles = unsigned;
constexpr Roles of(Role role) { return 1U << static_cast<unsigned>(role); }
constexpr Roles kiosk = of(Role::kiosk);
constexpr Roles counter = of(Role::counter);
constexpr Roles board = of(Role::board);
constexpr Roles manager = of(Role::manager);
constexpr Roles auditor = of(Role::auditor);
constexpr Roles scheduler = of(Role::scheduler);
constexpr Roles clerk = of(Role::clerk);
constexpr Roles reception = of(Role::reception);
constexpr Roles reviewer = of(Role::reviewer);
constexpr Roles supervisor = of(Role::supervisor);
constexpr Roles systemAdministrator = of(Role::systemAdministrator);
constexpr Roles securityAdministrator = of(Role::securityAdministrator);
// Role::phone reads what is public, books, takes a ticket from afar, looks after its own one, and says what could not be done.
constexpr Roles phone = of(Role::phone);
constexpr Roles cityPlatform = of(Role::cityPlatform);

/// Who works a counter's keys.
constexpr Roles desk = counter | clerk | supervisor;
constexpr Roles people = clerk | reception | reviewer | supervisor | manager | systemAdministrator | securityAdministrator | auditor;

template <class C>
constexpr Roles allowed = 0;  // default: nobody

template <> constexpr Roles allowed<Configure> = manager | systemAdministrator | securityAdministrator | scheduler;
template <> constexpr Roles allowed<OpenDay> = manager | scheduler;
template <> constexpr Roles allowed<BeginClosing> = manager | scheduler;
template <> constexpr Roles allowed<EndDay> = manager | scheduler;
template <> constexpr Roles allowed<TimePassed> = scheduler;
// A supervisor tells clerks only: the law of notices sees to that.
template <> constexpr Roles allowed<ShowNotice> = manager | supervisor | scheduler;
template <> constexpr Roles allowed<EndNotice> = manager | supervisor | scheduler;
template <> constexpr Roles allowed<IssueTicket> = kiosk | reception | phone;
template <> constexpr Roles allowed<CancelTicket> = kiosk | desk | reception | manager | phone;
template <> constexpr Roles allowed<ArriveTicket> = kiosk | reception | phone;
template <> constexpr Roles allowed<GiveWay> = phone;
template <> constexpr Roles allowed<LeaseNumbers> = kiosk;
template <> constexpr Roles allowed<MergeTicket> = kiosk;
template <> constexpr Roles allowed<TakePlace> = clerk | supervisor | reception | scheduler;
template <> constexpr Roles allowed<LeavePlace> = clerk | supervisor | reception | securityAdministrator | scheduler;
template <> constexpr Roles allowed<OpenCounter> = desk | manager;
template <> constexpr Roles allowed<PauseCounter> = desk | manager;
template <> constexpr Roles allowed<CloseCounter> = desk | manager;
template <> constexpr Roles allowed<CallNext> = desk;
template <> constexpr Roles allowed<Recall> = desk;
template <> constexpr Roles allowed<StartService> = desk;
template <> constexpr Roles allowed<FinishService> = desk;
template <> constexpr Roles allowed<FinishAndCallNext> = desk;
template <> constexpr Roles allowed<PickTicket> = desk;
template <> constexpr Roles allowed<MarkNoShow> = desk;
template <> constexpr Roles allowed<BringBack> = desk;
template <> constexpr Roles allowed<HoldTicket> = desk;
template <> constexpr Roles allowed<ResumeTicket> = desk;
template <> constexpr Roles allowed<TransferTicket> = desk;
template <> constexpr Roles allowed<ReturnTicket> = desk;
template <> constexpr Roles allowed<Undo> = desk;
template <> constexpr Roles allowed<ConfirmClass> = desk;
template <> constexpr Roles allowed<AddService> = desk;

template <> constexpr Roles allowed<PutApplication> = cityPlatform;
template <> constexpr Roles allowed<AddFile> = cityPlatform | desk;
template <> constexpr Roles allowed<OpenWalkIn> = desk | reception;
template <> constexpr Roles allowed<LinkCase> = desk | reception;
template <> constexpr Roles allowed<ReceiveCase> = desk;
template <> constexpr Roles allowed<CheckMaterials> = desk;
template <> constexpr Roles allowed<AskMaterial> = desk;
template <> constexpr Roles allowed<NotifyMissing> = desk;
template <> constexpr Roles allowed<SupplementCase> = desk;
template <> constexpr Roles allowed<AcceptCase> = desk;
template <> constexpr Roles allowed<RefuseCase> = desk;
template <> constexpr Roles allowed<WithdrawCase> = desk;
template <> constexpr Roles allowed<ConfirmWithdrawal> = reviewer | supervisor;
template <> constexpr Roles allowed<AnswerTask> = desk;
template <> constexpr Roles allowed<RedispatchTask> = desk;
template <> constexpr Roles allowed<HandOverResult> = desk;
template <> constexpr Roles allowed<ArchiveCase> = desk | reviewer | scheduler;
template <> constexpr Roles allowed<StartTask> = reviewer;
template <> constexpr Roles allowed<AskTask> = reviewer;
template <> constexpr Roles allowed<ReturnTask> = reviewer;
template <> constexpr Roles allowed<ProposeTask> = reviewer;
template <> constexpr Roles allowed<DecideTask> = reviewer;
template <> constexpr Roles allowed<RevokeCase> = supervisor;
// A person, never a counter without one: the log must say who looked.
template <> constexpr Roles allowed<RevealPerson> = clerk | reviewer | supervisor;
template <> constexpr Roles allowed<ErasePerson> = securityAdministrator | scheduler;
template <> constexpr Roles allowed<AdvanceStage> = reviewer;
template <> constexpr Roles allowed<EndProcedure> = reviewer | supervisor;
template <> constexpr Roles allowed<RequestApproval> = clerk | counter | reviewer | supervisor;
template <> constexpr Roles allowed<DecideApproval> = supervisor;
template <> constexpr Roles allowed<IssueOrder> = supervisor | manager;
template <> constexpr Roles allowed<AnswerOrder> = clerk | reviewer;
template <> constexpr Roles allowed<CloseOrder> = supervisor | manager;
template <> constexpr Roles allowed<OpenFollowUp> = desk | reception | reviewer | manager | scheduler | phone;
template <> constexpr Roles allowed<AssignFollowUp> = supervisor | manager;
template <> constexpr Roles allowed<ResolveFollowUp> = reviewer | clerk | supervisor | manager;
template <> constexpr Roles allowed<CloseFollowUp> = supervisor | manager;
// A phone is whoever holds the booking's own link; the door sees to that.
template <> constexpr Roles allowed<Book> = phone | kiosk | reception;
template <> constexpr Roles allowed<MoveBooking> = phone | kiosk | reception | manager;
template <> constexpr Roles allowed<CancelBooking> = phone | kiosk | reception | manager;
// The visitor, by their own link or at a device that asks them. Nobody who works here.
template <> constexpr Roles allowed<Rate> = phone | kiosk | counter;
template <> constexpr Roles allowed<ExcludeRating> = supervisor;
template <> constexpr Roles allowed<RespondFollowUp> = reviewer | clerk | supervisor | manager;
template <> constexpr Roles allowed<ImportCase> = systemAdministrator | scheduler;

/// The queues' own matters are the manager's, devices and numbers the system administrator's, people's rights the security
/// administrator's. The system administrator, too, makes people known and turns them off, but gives them nothing; the manager says what a
/// clerk is best at and falls back on, and nothing else of a person: that the law of Configure sees to, which knows what was there.
template <class E>
constexpr Roles configures = manager | systemAdministrator | scheduler;
template <> constexpr Roles configures<StaffConfig> = manager | systemAdministrator | securityAdministrator | scheduler;

Roles allowedTo(Operation operation) {
    switch (operation) {
        case Operation::readHall: return kiosk | counter | board | scheduler | people | cityPlatform;
        case Operation::readLobby: return kiosk | counter | board | scheduler | people | phone;
        case Operation::readKiosk: return kiosk | reception | manager;
        case Operation::readCounter: return counter | clerk | supervisor | reception | manager;
        case Operation::readEvents: return auditor | manager | scheduler;
        case Operation::readExplanation: return counter | clerk | reception | supervisor | manager | auditor;
        case Operation::readReport: return manager | supervisor | auditor;
        case Operation::readAppraisals: return manager | supervisor | clerk;
        case Operation::readConfiguration: return manager | systemAdministrator | securityAdministrator | auditor;
        case Operation::readMetrics: return manager | systemAdministrator | scheduler;
        case Operation::readAccounts: return manager | systemAdministrator | securityAdministrator | auditor;
        case Operation::createAccount: return systemAdministrator | scheduler;
        case Operation::disableAccount: return systemAdministrator | securityAdministrator | scheduler;
        case Operation::resetSecret: return securityAdministrator | scheduler;
        case Operation::assignRoles: return securityAdministrator | scheduler;
        case Operation::endSession: return securityAdministrator | scheduler;
        case Operation::approve: return supervisor;
        case Operation::readDevices: return systemAdministrator | securityAdministrator | auditor | manager;
        case Operation::addDevice: return systemAdministrator | scheduler;
        case Operation::revokeDevice: return systemAdministrator | securityAdministrator | scheduler;
        case Operation::readCases: return counter | clerk | reception | reviewer | supervisor | manager;
        case Operation::readOwnApplications: return cityPlatform;
        case Operation::checkApplication: return kiosk | reception;
        case Operation::rotateKeys: return securityAdministrator | scheduler;
        case Operation::readSupervision: return supervisor | manager;
        case Operation::readFollowUps: return supervisor | manager | reviewer | clerk;
        case Operation::readEvaluations: return supervisor | manager | auditor | reviewer | clerk;
    }
    return 0;
}

}  // namespace

std::string_view word(Operation operation) {
    switch (operation) {
        case Operation::readHall: return "read-hall";
        case Operation::readLobby: return "read-lobby";
        case Operation::readKiosk: return "read-kiosk";
        case Operation::readCounter: return "read-counter";
        case Operation::readEvents: return "read-events";
        case Operation::readExplanation: return "read-explanation";
        case Operation::readReport: return "read-report";
        case Operation::readAppraisals: return "read-appraisals";
        case Operation::readConfiguration: return "read-configuration";
        case Operation::readMetrics: return "read-metrics";
        case Operation::readAccounts: return "read-accounts";
        case Operation::createAccount: return "create-account";
        case Operation::disableAccount: return "disable-account";
        case Operation::resetSecret: return "reset-secret";
        case Operation::assignRoles: return "assign-roles";
        case Operation::endSession: return "end-session";
        case Operation::approve: return "approve";
        case Operation::readDevices: return "read-devices";
        case Operation::addDevice: return "add-device";
        case Operation::revokeDevice: return "revoke-device";
        case Operation::readCases: return "read-cases";
        case Operation::readOwnApplications: return "read-own-applications";
        case Operation::checkApplication: return "check-application";
        case Operation::rotateKeys: return "rotate-keys";
        case Operation::readSupervision: return "read-supervision";
        case Operation::readFollowUps: return "read-follow-ups";
        case Operation::readEvaluations: return "read-evaluations";
    }
    return "";
}

bool mayGive(Role role, const Command& command) {
    return std::visit([&](const auto& given) { return (allowed<std::decay_t<decltype(given)>> & of(role)) != 0; },
                      command);
}

std::string holderOf(TicketId ticket) { return "ticket-" + std::to_string(ticket.value); }

bool mayConfigure(Role role, const ConfigEntry& entry) {
    return std::visit([&](const auto& one) { return (configures<std::decay_t<decltype(one)>> & of(role)) != 0; }, entry);
}

/// What a phone does to the one ticket whose link it has.
template <class C> constexpr bool isOfOnesOwnTicket = std::is_same_v<C, CancelTicket> || std::is_same_v<C, ArriveTicket> || std::is_same_v<C, GiveWay>;

bool mayGive(const Actor& actor, const Command& command) {
    if (!mayGive(actor.role, command)) return false;
    if (const auto* configure = std::get_if<Configure>(&command)) {
        return std::all_of(configure->entries.begin(), configure->entries.end(),
                           [&](const ConfigEntry& entry) { return mayConfigure(actor.role, entry); });
    }
    const bool everywhere = actor.role == Role::scheduler || actor.role == Role::securityAdministrator || actor.role == Role::manager;
    return std::visit(
        [&](const auto& given) {
            if constexpr (requires { given.counter; }) return everywhere || given.counter == actor.counter;
            else if constexpr (isOfOnesOwnTicket<std::decay_t<decltype(given)>>) return actor.role != Role::phone || actor.name == holderOf(given.ticket);
            else return true;
        },
        command);
}

bool mayDo(Role role, Operation operation) {
    return (allowedTo(operation) & of(role)) != 0;
}

}  // namespace hall::core
