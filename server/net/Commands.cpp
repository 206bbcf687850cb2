#include "server/net/Commands.hpp"

#include <algorithm>
#include <utility>

#include "schema/wire/StrictJson.hpp"
#include "server/access/Devices.hpp"
#include "server/net/Work.hpp"
#include "server/views/Tickets.hpp"

namespace hall::net {

namespace {

/// A member that wire has made sure of.
const std::string& given(const std::optional<std::string>& member) {
    static const std::string nothing;
    return member ? *member : nothing;
}

core::Language languageOf(const wire::Command& command) {
    return command.language == "en" ? core::Language::en : core::Language::zh;
}

std::vector<core::ItemCode> itemsOf(const wire::Command& command) {
    std::vector<core::ItemCode> items;
    if (!command.further) return items;
    for (const std::string& code : *command.further) items.push_back({code});
    return items;
}

std::vector<core::ApplicationId> applicationsOf(const wire::Command& command) {
    std::vector<core::ApplicationId> applications;
    if (!command.applications) return applications;
    for (const std::string& id : *command.applications) applications.push_back({id});
    return applications;
}

/// Of the words that wire lets through; without one, `behind` says what is meant.
core::Place placeOf(const wire::Command& command) {
    const std::string& place = given(command.place);
    if (place == "first") return core::Place::first;
    if (place == "last") return core::Place::last;
    if (place == "behind" || (place.empty() && command.behind)) return core::Place::behind;
    return core::Place::byAge;
}

/// The words of `kind` and `audience` are those that wire lets through.
core::ShowNotice noticeOf(const wire::Command& command) {
    core::ShowNotice notice;
    notice.kind = core::noticeKindOf(given(command.kind)).value_or(core::NoticeKind::information);
    if (command.text) notice.text = {command.text->zh, command.text->en};
    if (command.until) notice.until = {command.until->utcMs};
    const auto isFor = [&](std::string_view place) {
        return command.audience && std::find(command.audience->begin(), command.audience->end(), place) != command.audience->end();
    };
    notice.audience = {isFor("boards"), isFor("kiosks"), isFor("counters"), isFor("phones")};
    if (command.counters)
        for (const std::string& counter : *command.counters) notice.counters.push_back({counter});
    return notice;
}

}  // namespace

std::optional<core::CounterId> counterNamed(const Directory& directory, const std::string& idOrLabel) {
    if (directory.counters.contains(idOrLabel)) return core::CounterId{idOrLabel};
    const auto byLabel = directory.counterLabels.find(idOrLabel);
    if (byLabel == directory.counterLabels.end()) return std::nullopt;
    return byLabel->second;
}

std::variant<core::Command, wire::Problem> lawCommand(const wire::Command& command, const core::CounterId& counter,
                                                      const core::HallCode& hall, const access::BookingTokens* bookings) {
    const std::string_view name = command.name;
    if (name == "issue") {
        core::IssueTicket issue{{given(command.item)}, {command.klass.value_or("normal")}, languageOf(command), itemsOf(command), applicationsOf(command)};
        if (command.booking) {
            const auto booking = bookings == nullptr ? std::nullopt : bookings->bookingOf(hall, *command.booking);
            if (!booking) return problemOf(404, "unknown-booking");
            issue.booking = *booking;
        }
        return core::Command{std::move(issue)};
    }
    if (name == "lease") return core::Command{core::LeaseNumbers{}};
    if (name == "merge")
        return core::Command{core::MergeTicket{{static_cast<std::uint64_t>(command.lease.value_or(0))},
                                               static_cast<std::uint32_t>(command.number.value_or(0)),
                                               {given(command.item)},
                                               {command.klass.value_or("normal")},
                                               languageOf(command),
                                               {command.issuedAt ? command.issuedAt->utcMs : 0}}};
    if (name == "call-next") return core::Command{core::CallNext{counter}};
    if (name == "recall") return core::Command{core::Recall{counter}};
    if (name == "start") return core::Command{core::StartService{counter}};
    if (name == "finish") return core::Command{core::FinishService{counter}};
    if (name == "no-show") return core::Command{core::MarkNoShow{counter}};
    if (name == "hold") return core::Command{core::HoldTicket{counter}};
    if (name == "transfer") return core::Command{core::TransferTicket{
            counter, {given(command.queue)}, {given(command.toCounter)}, {given(command.toClerk)}}};
    if (name == "finish-and-call-next") return core::Command{core::FinishAndCallNext{counter}};
    if (name == "return") return core::Command{core::ReturnTicket{counter, placeOf(command), static_cast<std::int32_t>(command.behind.value_or(1))}};
    if (name == "undo") return core::Command{core::Undo{counter}};
    if (name == "confirm-class") return core::Command{core::ConfirmClass{counter, command.entitled.value_or(true)}};
    if (name == "add-service") return core::Command{core::AddService{counter, {given(command.item)}}};
    if (name == "open") return core::Command{core::OpenCounter{counter}};
    if (name == "pause") return core::Command{core::PauseCounter{counter, given(command.reason)}};
    if (name == "close") return core::Command{core::CloseCounter{counter}};
    if (name == "open-day") return core::Command{core::OpenDay{}};
    if (name == "begin-closing") return core::Command{core::BeginClosing{}};
    if (name == "end-day") return core::Command{core::EndDay{given(command.reason)}};

    if (name == "show-notice") return core::Command{noticeOf(command)};
    if (name == "end-notice") return core::Command{core::EndNotice{{static_cast<std::uint64_t>(command.notice.value_or(0))}}};

    if (name == "cancel" || name == "bring-back" || name == "resume" || name == "pick") {
        const auto ticket = views::parseTicketName(hall, given(command.ticket));
        if (!ticket) return problemOf(404, "unknown-ticket");
        if (name == "cancel") return core::Command{core::CancelTicket{*ticket}};
        if (name == "pick") return core::Command{core::PickTicket{counter, *ticket, given(command.reason)}};
        if (name == "bring-back") return core::Command{core::BringBack{counter, *ticket}};
        return core::Command{core::ResumeTicket{counter, *ticket}};
    }
    if (isAboutCase(name)) return caseCommand(command, counter);
    return problemOf(422, "unknown-command");
}

std::string canonicalForm(const wire::Command& command, const core::Actor& actor, const core::CounterId& counter) {
    std::string form(access::word(actor.role));
    for (const std::string_view part : {std::string_view(actor.name), std::string_view(counter.value), std::string_view(command.name)})
        form.append(1, '\n').append(part);
    if (command.work) {
        // HTTP has them in the path and not in the body.
        form.append(1, '\n').append(given(command.work->number));
        form.append(1, '\n').append(std::to_string(command.work->task.value_or(0)));
    }
    if (command.notice) form.append(1, '\n').append(std::to_string(*command.notice));  // in the path, too
    return form.append(1, '\n').append(wire::encodeBody(command));
}

int statusOf(core::Refusal refusal) {
    using enum core::Refusal;
    switch (refusal) {
        case nobodyWaiting: return 204;
        case notAllowed:
        case signInRequired:
        case approvalNeeded:
        case notYourDepartment:
        case samePerson:
        case staffDisabled: return 403;
        case configurationChanged: return 412;
        case unknownStaff:
        case unknownLease:
        case unknownItem:
        case unknownQueue:
        case unknownClass:
        case unknownCounter:
        case unknownApplication:
        case unknownCase:
        case unknownTask:
        case unknownPerson:
        case unknownPackage:
        case unknownRequest:
        case unknownProcedure:
        case unknownOrder:
        case unknownFollowUp:
        case unknownNotice:
        case unknownBooking:
        case unknownTicket: return 404;
        case reasonMissing:
        case targetUnclear:
        case numberNotInLease:
        case tooManyServices:
        case unknownDepartment:
        case unknownMaterial:
        case malformedApplication:
        case foreignHall:
        case itemsMissing:
        case noticeInvalid:
        case tooMany:
        case packageAnswers:
        case toleranceLength:
        case extensionLength:
        case unknownFollowUpClass:
        case ratingInvalid:
        case configurationInvalid: return 422;
        default: return 409;
    }
}

wire::Problem problemOf(const core::Refused& refused) {
    const int status = statusOf(refused.refusal);
    // 204 has no body; where the problem is told all the same it is a conflict.
    return wire::problem(core::code(refused.refusal), status == 204 ? 409 : status, refused.detail);
}

wire::Problem problemOf(engine::Fault fault) {
    const auto status = [fault] {
        switch (fault) {
            case engine::Fault::storeFull: return 507;
            case engine::Fault::idReused: return 422;
            case engine::Fault::outcomeUnknown:
            case engine::Fault::overloaded:
            case engine::Fault::stopping: return 503;
            case engine::Fault::invariant: break;
        }
        return 500;
    };
    return problemOf(status(), engine::code(fault));
}

wire::Problem problemOf(engine::StoreFault fault) {
    return problemOf(fault == engine::StoreFault::full ? engine::Fault::storeFull : engine::Fault::outcomeUnknown);
}

wire::Problem problemOf(int status, std::string_view code) { return wire::problem(code, status); }

}  // namespace hall::net
