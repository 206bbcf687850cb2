#include <algorithm>
#include <array>
#include <utility>

#include "schema/wire/StrictJson.hpp"

namespace hall::wire {
namespace {

// Every problem code of the interface, sorted, with its title. A code is never reused for another meaning.
constexpr std::array titles = std::to_array<ProblemTitle>({
    {"account-exists", "There is an account of that name"},
    {"approval-invalid", "The approval is not valid, not for this counter, used, or too old"},
    {"approval-needed", "A supervisor must approve this"},
    {"body-not-allowed", "This method takes no body"},
    {"body-too-large", "The body is too large"},
    {"bring-back-limit-reached", "This ticket was brought back as often as the hall allows"},
    {"call-limit-reached", "This ticket was called as often as the hall allows"},
    {"class-already-checked", "The class of this visitor was checked already"},
    {"class-not-declared", "This visitor declared no priority class"},
    {"command-id-invalid", "The command id must be 8 to 64 printable ASCII characters without space"},
    {"command-id-reused", "This command id was used with another command"},
    {"configuration-invalid", "The configuration is not valid"},
    {"connection-limit-reached", "Too many connections"},
    {"counter-already-open", "The counter is already open"},
    {"counter-busy", "The counter is busy with a ticket"},
    {"counter-closed", "The counter is closed"},
    {"counter-does-not-serve-queue", "The counter does not serve this queue"},
    {"counter-idle", "The counter has no ticket"},
    {"counter-not-open", "The counter is not open"},
    {"counter-paused", "The counter is paused"},
    {"day-already-open", "The hall day is already open"},
    {"day-closing", "The hall is closing and gives out no more tickets"},
    {"day-has-tickets-in-service", "Someone is still being served"},
    {"device-exists", "There is a device of that name"},
    {"expectation-failed", "This expectation cannot be met"},
    {"frame-unknown", "The frame is of no known kind"},
    {"header-folded", "A header field may not go over several lines"},
    {"header-malformed", "A header field is not well formed"},
    {"header-repeated", "A header field that may stand once stands twice"},
    {"header-too-large", "The request header is too large"},
    {"hello-expected", "A conversation begins with hello"},
    {"hello-repeated", "A conversation has one hello"},
    {"host-malformed", "The Host field is not well formed"},
    {"host-missing", "The Host field is missing"},
    {"host-repeated", "The Host field stands twice"},
    {"host-unknown", "This server does not answer for that host"},
    {"internal-error", "The server refused the command because of a fault of its own"},
    {"item-withdrawn", "The service item was withdrawn"},
    {"json-duplicate-key", "An object names a member twice"},
    {"json-malformed", "The text is not JSON"},
    {"json-missing-member", "A required member is missing"},
    {"json-not-utf8", "The text is not UTF-8"},
    {"json-number-range", "A number is out of range"},
    {"json-too-deep", "The JSON is nested too deeply"},
    {"json-unknown-member", "There is a member that is not known"},
    {"json-value-range", "A value is not among those allowed"},
    {"json-wrong-type", "A value has the wrong type"},
    {"leases-off", "This hall leases no numbers"},
    {"length-malformed", "The Content-Length is not well formed"},
    {"length-required", "A body needs a Content-Length; transfer codings are not taken"},
    {"method-not-allowed", "This method is not allowed here"},
    {"no-day-open", "The hall is not open"},
    {"no-numbers-left", "There are no numbers left"},
    {"nobody-waiting", "Nobody is waiting"},
    {"not-allowed", "This role may not give this command"},
    {"not-found", "There is nothing here"},
    {"not-ready", "The hall is not ready"},
    {"nothing-to-undo", "There is nothing to undo"},
    {"number-already-merged", "This number was merged already"},
    {"number-not-in-lease", "This number is not in that lease"},
    {"origin-not-allowed", "Pages of another origin may not connect"},
    {"outcome-unknown", "The outcome is unknown: send the same command again"},
    {"overloaded", "The server has too much to do: send the same command again"},
    {"place-empty", "Nobody is signed in at this counter"},
    {"place-occupied", "Somebody else is signed in at this counter"},
    {"precondition-failed", "It was changed by somebody else in the meantime"},
    {"precondition-required", "This change needs If-Match"},
    {"protocol-unknown", "The protocol version is not known"},
    {"queue-closed", "The queue is closed at this hour"},
    {"queue-full", "The queue has given out all its tickets of the day"},
    {"queue-not-accepting", "The queue gives out no tickets"},
    {"rate-limited", "Too many requests"},
    {"reason-missing", "A reason is needed"},
    {"request-malformed", "The request is not well formed"},
    {"request-timeout", "The request took too long"},
    {"role-not-held", "The person does not have that role"},
    {"roles-exclude", "One person may not have these roles together"},
    {"same-counter", "The ticket is already for this counter"},
    {"same-queue", "The ticket is already in this queue"},
    {"secret-must-change", "The secret must be changed before the first sign-in"},
    {"secret-too-weak", "The secret is too short or too easy to guess"},
    {"session-locked", "The session is locked"},
    {"sign-in-failed", "The name or the secret is wrong"},
    {"sign-in-required", "Somebody must sign in at this counter first"},
    {"staff-disabled", "This member of staff may not work at present"},
    {"staff-elsewhere", "This person is signed in at another place"},
    {"stopping", "The server is stopping"},
    {"store-full", "The disk is full"},
    {"subprotocol-required", "The WebSocket must offer the subprotocol hall.v1"},
    {"target-malformed", "The request target is not well formed"},
    {"target-too-long", "The request target is too long"},
    {"target-unclear", "A transfer needs exactly one of queue, counter and clerk"},
    {"ticket-ended", "The visit has ended"},
    {"ticket-in-service", "The ticket is being served"},
    {"ticket-not-called", "The ticket is not called"},
    {"ticket-not-held", "The ticket is not on hold"},
    {"ticket-not-missed", "The ticket was not missed"},
    {"ticket-not-serving", "The ticket is not being served"},
    {"ticket-not-waiting", "The ticket is not waiting"},
    {"too-many-failures", "Too many failed attempts: wait"},
    {"too-many-services", "A visit cannot have so many services"},
    {"too-slow", "The watcher reads too slowly"},
    {"unauthenticated", "A valid token is needed"},
    {"undo-too-late", "It is too late to undo that"},
    {"unknown-account", "There is no such account"},
    {"unknown-class", "There is no such class"},
    {"unknown-command", "There is no such command"},
    {"unknown-counter", "There is no such counter"},
    {"unknown-device", "There is no such device"},
    {"unknown-item", "There is no such service item"},
    {"unknown-lease", "There is no such lease"},
    {"unknown-queue", "There is no such queue"},
    {"unknown-role", "There is no such role"},
    {"unknown-staff", "There is no such member of staff"},
    {"unknown-ticket", "There is no such ticket"},
    {"unknown-topic", "There is no such topic"},
    {"unsupported-media-type", "The body must be application/json"},
    {"upgrade-malformed", "The request for an upgrade is not well formed"},
    {"upgrade-required", "This address speaks WebSocket only"},
    {"version-not-supported", "This version of HTTP is not spoken here"},
    {"waits-for-another", "The ticket waits for another counter or clerk"},
});
static_assert(std::is_sorted(titles.begin(), titles.end()));

}  // namespace

std::span<const ProblemTitle> problemTitles() { return titles; }

Problem problem(std::string_view code, std::int32_t status, std::string detail) {
    const auto at = std::lower_bound(titles.begin(), titles.end(), code,
                                     [](const ProblemTitle& title, std::string_view wanted) { return title.first < wanted; });
    std::string title;
    if (at != titles.end() && at->first == code) {
        title = at->second;
    } else {
        title = code;
        std::replace(title.begin(), title.end(), '-', ' ');
    }
    return {std::string(code), status, std::move(title), std::move(detail)};
}

}  // namespace hall::wire
