// Every bound of the law in one place, with the relations between them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace hall::core::limits {

// --- sizes of the configuration -------------------------------------------------------------------------------------
/// Letters of a queue's numbers: A-Z without I and O, which read as 1 and 0.
inline constexpr std::size_t letters = 24;
inline constexpr std::size_t queues = letters + letters * letters;  ///< as many as one or two letters can tell apart
inline constexpr std::size_t counters = 2'000;
inline constexpr std::size_t profiles = 2'000;
inline constexpr std::size_t classes = 64;
inline constexpr std::size_t items = 50'000;
inline constexpr std::size_t staff = 5'000;
inline constexpr std::size_t configureEntries = 73'000;             ///< in one command
inline constexpr std::size_t departments = 1'000;
inline constexpr std::size_t calendars = 200;
inline constexpr std::size_t guides = 5'000;
inline constexpr std::size_t materialsPerItem = 60;
inline constexpr std::size_t stagesPerItem = 20;
inline constexpr std::size_t notices = 8;                           ///< that stand at once: nobody reads more
inline constexpr std::size_t furtherServices = 8;                   ///< of one ticket, besides the present one

// --- cases ----------------------------------------------------------------------------------------------------------
inline constexpr std::size_t packages = 500;
inline constexpr std::size_t questionsPerPackage = 20;
inline constexpr std::size_t answersPerQuestion = 20;
inline constexpr std::size_t conditions = 60;                       ///< in one list
inline constexpr std::size_t followUpClasses = 30;
inline constexpr std::size_t openingDates = 2'000;
inline constexpr std::int32_t periodDaysMax = 999;                  ///< GB/T 39046-2020: n..3
inline constexpr std::int32_t usualMinutes = 10;                    ///< where an item does not say
inline constexpr std::int32_t usualMinutesMax = 480;
inline constexpr std::size_t proceduresPerCase = 60;
inline constexpr std::size_t requestsPerCase = 60;
inline constexpr std::size_t ordersPerCase = 60;
inline constexpr std::size_t signalsPerCase = 400;
inline constexpr std::size_t spansPerTask = 200;
inline constexpr std::size_t followUps = 200'000;
inline constexpr std::size_t followUpRounds = 10;
inline constexpr std::size_t dueThingsPerTurn = 500;                ///< what TimePassed does in one turn; the rest in the next
inline constexpr std::size_t itemsPerApplication = 20;
inline constexpr std::size_t materialsPerCase = 200;
inline constexpr std::size_t filesPerCase = 60;
inline constexpr std::uint64_t fileBytes = 10'000'000;
inline constexpr std::size_t casesPerTicket = 10;
inline constexpr std::size_t documentsPerCase = 30;
inline constexpr std::size_t ticketsPerCase = 200;
inline constexpr std::size_t stepsPerCase = 100;
inline constexpr std::size_t opaqueIdBytes = 40;
inline constexpr std::size_t resultNumberBytes = 50;                ///< GB/T 39046-2020: an..50
inline constexpr std::uint32_t casesPerDay = 999'999;

// --- bookings -------------------------------------------------------------------------------------------------------
inline constexpr std::size_t bookings = 500'000;                    ///< that stand in the state
inline constexpr std::int64_t bookingReachDays = 400;               ///< a date further ahead is never offered
inline constexpr std::int64_t bookingDaysKept = 62;                 ///< past ones, by date
inline constexpr std::int32_t bookingCountDaysMax = 60;             ///< BookingRulesConfig::countDays
inline constexpr std::int32_t bookingDaysAheadMax = 250;            ///< opening days
inline constexpr std::int32_t slotMinutesMin = 5, slotMinutesMax = 480;
inline constexpr std::int32_t codeMinutesMin = 1, codeMinutesMax = 120;
inline constexpr std::int32_t radiusMMax = 100'000;
inline constexpr std::int32_t metresPerMinuteMin = 20, metresPerMinuteMax = 2'000;
inline constexpr std::int32_t travelMinutesMax = 240;               ///< what radius and speed make at most
inline constexpr std::int32_t phoneTicketsMax = 100;                ///< of one phone
inline constexpr std::int32_t letFirstMax = 100;                    ///< walked step by step
inline constexpr std::int32_t moreTimeLimitMax = 20;
inline constexpr std::size_t bookingHours = 12;                     ///< of a day
inline constexpr std::int32_t bookingCapacityMax = 10'000;
inline constexpr std::int32_t bookingMinutesMax = 86'400;           ///< lead and cancelling: 60 days
inline constexpr std::int32_t bookingsPerDayMax = 100;              ///< of one person
inline constexpr std::int32_t bookingCountMax = 100;                ///< missed or cancelled until none is taken
inline constexpr std::int64_t checkInNoticedMs = 120'000;           ///< later than that the server was away: nobody could check in

// --- evaluations ----------------------------------------------------------------------------------------------------
inline constexpr std::int32_t evaluationDaysMax = 31;               ///< EvaluationRulesConfig::days, closeDays: figures are told within the next month
inline constexpr std::size_t evaluationReasons = 20;
inline constexpr std::int32_t evaluationYearsKept = 3;              ///< figures of months
inline constexpr std::uint32_t ratedTogether = 5;                   ///< no group of fewer ratings is told to anybody whom they rate

// --- texts, in bytes ------------------------------------------------------------------------------------------------
inline constexpr std::size_t hallCodeBytes = 16;
inline constexpr std::size_t codeBytes = 64;
inline constexpr std::size_t labelBytes = 16;
inline constexpr std::size_t nameBytes = 1'000;                     ///< the longest real item name has 110 characters
inline constexpr std::size_t noticeBytes = 300;                     ///< of either language: a sentence or two that a board has room for
inline constexpr std::size_t reasonBytes = 32;
inline constexpr std::size_t timeZoneBytes = 64;

// --- numbers --------------------------------------------------------------------------------------------------------
inline constexpr std::int32_t digitsMin = 3, digitsMax = 4;
inline constexpr std::int32_t minutesOfDay = 1'440;
inline constexpr std::int32_t callLimitMin = 1, callLimitMax = 20;
inline constexpr std::int32_t bringBackLimitMax = 20;
inline constexpr std::int32_t bringBackBehindMax = 100;             ///< walked step by step when a ticket is brought back
inline constexpr std::int64_t urgencyLeadMsMax = 3'600'000;
inline constexpr std::int64_t maximumWaitMsMin = 1'000, maximumWaitMsMax = 24 * 3'600'000;
inline constexpr std::int64_t creditMsMax = 24 * 3'600'000;
inline constexpr std::int64_t undoMsMax = 600'000;
inline constexpr std::int64_t noticeMsMax = 31LL * 24 * 3'600'000;  ///< a notice stands a month at most
inline constexpr std::int32_t leaseSizeMax = 200;                   ///< twice that stays free of 999 numbers
inline constexpr std::int32_t idleLockMinutesMax = 30;              ///< reliability: 2 to 30 minutes, or never
inline constexpr std::int32_t dailyCapMax = 99'999;
inline constexpr std::int32_t shareMin = 1, shareMax = 100;

// --- what events and views keep -------------------------------------------------------------------------------------
inline constexpr std::size_t candidates = 16;
inline constexpr std::size_t recentCalls = 32;

static_assert(configureEntries >= 1 + queues + classes + profiles + counters + items + staff + departments + calendars + guides + packages + queues + 3,
              "a whole hall fits into one Configure command");
static_assert(bookingDaysKept > bookingCountDaysMax, "what counts is still there");
static_assert(candidates >= 2, "the head of the chosen ticket's queue and the chosen ticket itself");
static_assert(bringBackBehindMax < 1'000, "a step in front of a bounded walk");
static_assert(callLimitMax * 2 > callLimitMin && callLimitMin >= 1, "the first call is one of them");
static_assert(maximumWaitMsMin > 0 && maximumWaitMsMax <= 24 * 3'600'000, "a wait is due within a day");
static_assert(digitsMin >= 3 && digitsMax <= 4, "product.md: three or four digits");

}  // namespace hall::core::limits
