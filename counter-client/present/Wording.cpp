#include <array>
#include <cstdio>
#include <string_view>
#include <utility>

#include "counter-client/present/Desk.hpp"

namespace hall::counter {

namespace {

using Row = std::pair<std::string_view, Phrase>;

constexpr std::array problemPhrases = std::to_array<Row>({
    {"nobody-waiting", Phrase::nobodyWaiting},
    {"no-day-open", Phrase::saidNoDay},
    {"day-closing", Phrase::saidDayClosing},
    {"unknown-queue", Phrase::saidUnknownQueue},
    {"queue-not-accepting", Phrase::saidQueueNotAccepting},
    {"unknown-ticket", Phrase::saidUnknownTicket},
    {"counter-not-open", Phrase::saidCounterNotOpen},
    {"counter-already-open", Phrase::saidCounterAlreadyOpen},
    {"counter-paused", Phrase::saidCounterPaused},
    {"counter-busy", Phrase::saidCounterBusy},
    {"counter-idle", Phrase::saidCounterIdle},
    {"counter-closed", Phrase::saidCounterClosed},
    {"call-limit-reached", Phrase::saidCallLimit},
    {"ticket-not-called", Phrase::saidTicketNotCalled},
    {"ticket-not-serving", Phrase::saidTicketNotServing},
    {"ticket-not-held", Phrase::saidTicketNotHeld},
    {"ticket-not-missed", Phrase::saidTicketNotMissed},
    {"ticket-ended", Phrase::saidTicketEnded},
    {"ticket-in-service", Phrase::saidTicketInService},
    {"bring-back-limit-reached", Phrase::saidBringBackLimit},
    {"counter-does-not-serve-queue", Phrase::saidNotServed},
    {"same-queue", Phrase::saidSameQueue},
    {"not-allowed", Phrase::saidNotAllowed},
    {"forbidden", Phrase::saidNotAllowed},
    {"unauthenticated", Phrase::saidTokenInvalid},
    {"store-full", Phrase::saidDiskFull},
    {"outcome-unknown", Phrase::saidOutcomeUnknown},
    {"internal-error", Phrase::saidFault},
    {"stopping", Phrase::saidStopping},
    {"overloaded", Phrase::saidTooMany},
    {"connection-limit-reached", Phrase::saidTooMany},
    {"rate-limited", Phrase::saidTooMany},
    {"unknown-counter", Phrase::saidNotACounter},
    {"unknown-topic", Phrase::saidNotACounter},
});

constexpr std::array underWayPhrases = std::to_array<Row>({
    {"call-next", Phrase::calling},
    {"recall", Phrase::recalling},
    {"no-show", Phrase::markingNoShow},
    {"start", Phrase::starting},
    {"finish", Phrase::finishing},
    {"transfer", Phrase::transferring},
    {"hold", Phrase::holding},
    {"pause", Phrase::pausing},
    {"open", Phrase::opening},
    {"close", Phrase::closing},
    {"resume", Phrase::resuming},
    {"bring-back", Phrase::bringingBack},
});

template <std::size_t n>
Phrase find(const std::array<Row, n>& rows, std::string_view word, Phrase otherwise) {
    for (const auto& [code, phrase] : rows) {
        if (code == word) return phrase;
    }
    return otherwise;
}

constexpr std::int64_t dayMs = 86'400'000;

}  // namespace

Sentence wording(const wire::Problem& problem) {
    const Phrase phrase = find(problemPhrases, problem.code, Phrase::saidOtherProblem);
    if (phrase == Phrase::saidOtherProblem) return {phrase, {same(problem.code)}};
    return {phrase, {}};
}

Phrase underWayPhrase(std::string_view commandName) { return find(underWayPhrases, commandName, Phrase::none); }

std::string clockText(std::int64_t utcMs, std::int32_t offsetMinutes) {
    const std::int64_t local = utcMs + std::int64_t{offsetMinutes} * 60'000;
    const std::int64_t ofDay = ((local % dayMs) + dayMs) % dayMs / 1'000;
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d:%02d", static_cast<int>(ofDay / 3'600),
                  static_cast<int>(ofDay / 60 % 60), static_cast<int>(ofDay % 60));
    return text;
}

std::string durationText(std::int64_t ms) {
    const std::int64_t seconds = ms > 0 ? ms / 1'000 : 0;
    char text[32];
    if (seconds >= 3'600) {
        std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", static_cast<long long>(seconds / 3'600),
                      static_cast<long long>(seconds / 60 % 60), static_cast<long long>(seconds % 60));
    } else {
        std::snprintf(text, sizeof text, "%lld:%02lld", static_cast<long long>(seconds / 60),
                      static_cast<long long>(seconds % 60));
    }
    return text;
}

}  // namespace hall::counter
