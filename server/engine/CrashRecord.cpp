#include "server/engine/CrashRecord.hpp"

#include <array>
#include <atomic>
#include <filesystem>
#include <fstream>

namespace hall::engine {

namespace {

constexpr std::array<std::string_view, 76> commandNames{
    "Configure",   "OpenDay",      "BeginClosing", "EndDay",        "TimePassed",
    "IssueTicket", "CancelTicket", "OpenCounter",  "PauseCounter",  "CloseCounter",
    "CallNext",    "Recall",       "StartService", "FinishService", "MarkNoShow",
    "BringBack",   "HoldTicket",   "ResumeTicket", "TransferTicket", "LeaseNumbers",
    "MergeTicket", "TakePlace",    "LeavePlace",   "FinishAndCallNext", "PickTicket",
    "ReturnTicket", "Undo",        "ConfirmClass", "AddService",
    "PutApplication", "AddFile", "OpenWalkIn", "LinkCase", "ReceiveCase", "CheckMaterials", "AskMaterial",
    "NotifyMissing", "SupplementCase", "AcceptCase", "RefuseCase", "WithdrawCase", "ConfirmWithdrawal",
    "AnswerTask", "RedispatchTask", "HandOverResult", "ArchiveCase", "StartTask", "AskTask", "ReturnTask",
    "ProposeTask", "DecideTask", "RevokeCase", "RevealPerson", "ErasePerson",
    "AdvanceStage", "EndProcedure", "RequestApproval", "DecideApproval", "IssueOrder", "AnswerOrder", "CloseOrder",
    "OpenFollowUp", "AssignFollowUp", "ResolveFollowUp", "CloseFollowUp", "ImportCase", "ShowNotice", "EndNotice",
    "Book", "MoveBooking", "CancelBooking", "ArriveTicket", "GiveWay",
    "Rate", "ExcludeRating", "RespondFollowUp"};
static_assert(std::variant_size_v<core::Command::Base> == commandNames.size());

constexpr std::array<std::string_view, 87> eventNames{
    "Configured",     "DayOpened",       "ClosingBegun", "DayEnded",         "TicketIssued",
    "TicketCalled",   "TicketRecalled",  "ServiceStarted", "ServiceFinished", "TicketMissed",
    "TicketBroughtBack", "TicketHeld",   "TicketResumed", "TicketTransferred", "TicketCancelled",
    "TicketClosedUnserved", "CounterOpened", "CounterPaused", "CounterClosed",
    "TicketReturned", "ActUndone", "ClassConfirmed", "ServiceAdded", "LegBegun",
    "NumbersLeased", "LeasedTicketLapsed", "PlaceTaken", "PlaceLeft",
    "ApplicationReceived", "ApplicationUpdated", "FileAdded", "CaseLinked", "CaseReceived",
    "MaterialsChecked", "MaterialAsked", "MissingNotified", "CaseSupplemented", "CaseAccepted",
    "TaskDispatched", "CaseRefused", "WithdrawalAsked", "WithdrawalDeclined", "CaseWithdrawn",
    "TaskStarted", "TaskAsked", "TaskAnswered", "TaskReturned", "TaskProposed", "TaskDecided",
    "CaseDecided", "ResultHandedOver", "CaseArchived", "CaseRevoked", "PersonRevealed", "PersonErased",
    "TicketReplanned", "TaskReleased", "TaskDropped", "StageAdvanced", "ApprovalAsked", "ApprovalDecided", "LimitExtended", "ProcedureStarted", "ProcedureEnded", "SignalRaised",
    "OrderIssued", "OrderAnswered", "OrderClosed", "FollowUpOpened", "FollowUpAssigned", "FollowUpResolved", "FollowUpClosed", "FollowUpLate", "CaseImported",
    "NoticeShown", "NoticeEnded", "BookingMade", "BookingMoved", "BookingCancelled", "BookingArrived", "BookingMissed", "BookingReleased",
    "TicketReachable", "TicketGaveWay", "EvaluationGiven", "EvaluationExcluded", "FollowUpResponded"};
static_assert(std::variant_size_v<core::EventBody::Base> == eventNames.size());

constexpr int recordsAtMost = 100;

void member(std::string& out, std::string_view key, std::string_view text) {
    out.append(out.size() > 1 ? ",\"" : "\"").append(key).append("\":\"");
    for (const char c : text) {
        // Codes and ids are plain ASCII; anything else has no business here and is not needed to find the
        // fault.
        out.push_back(c >= ' ' && c < 0x7F && c != '"' && c != '\\' ? c : '?');
    }
    out.push_back('"');
}

void member(std::string& out, std::string_view key, std::int64_t number) {
    out.append(out.size() > 1 ? ",\"" : "\"").append(key).append("\":").append(std::to_string(number));
}

struct CommandIds {
    std::string& out;
    void operator()(const auto& command) const {
        if constexpr (requires { command.ticket; }) {
            member(out, "ticket", static_cast<std::int64_t>(command.ticket.value));
        }
        if constexpr (requires { command.counter; }) member(out, "counter", command.counter.value);
        if constexpr (requires { command.item; }) member(out, "item", command.item.value);
        if constexpr (requires { command.queue; }) member(out, "queue", command.queue.value);
    }
};

}  // namespace

std::string_view name(const core::Command& command) { return commandNames[command.index()]; }

std::string_view name(const core::EventBody& body) { return eventNames[body.index()]; }

std::optional<core::TicketId> ticketOf(const core::EventBody& body) {
    return std::visit(
        [](const auto& event) -> std::optional<core::TicketId> {
            if constexpr (requires { event.ticket; }) return event.ticket;
            else return std::nullopt;
        },
        body);
}

std::string describe(const Breach& breach) {
    std::string out{"{"};
    member(out, "code", breach.code);
    if (breach.command != nullptr) {
        member(out, "command", name(*breach.command));
        std::visit(CommandIds{out}, *breach.command);
    }
    if (breach.actor != nullptr) member(out, "actor", breach.actor->name);
    member(out, "seq", static_cast<std::int64_t>(breach.seq));
    member(out, "at", breach.stamp.now.utcMs);
    member(out, "entropy", static_cast<std::int64_t>(breach.stamp.entropy));
    if (breach.event != nullptr) {
        member(out, "event", name(*breach.event));
        if (const auto ticket = ticketOf(*breach.event)) {
            member(out, "eventTicket", static_cast<std::int64_t>(ticket->value));
        }
    }
    return out + "}\n";
}

void keepRecord(const std::string& directory, const Breach& breach) {
    static std::atomic<int> kept{0};
    if (directory.empty()) return;
    const int number = kept++;
    if (number >= recordsAtMost) return;
    std::error_code ignored;
    std::filesystem::create_directory(directory, ignored);
    const std::string file = directory + "/breach-" + std::to_string(breach.stamp.now.utcMs) + "-" +
                             std::to_string(breach.seq) + "-" + std::to_string(number) + ".json";
    std::ofstream(file, std::ios::binary) << describe(breach);
}

}  // namespace hall::engine
