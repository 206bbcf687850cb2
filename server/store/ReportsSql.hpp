// Private to this room: what is asked of reports.db. Parameters: ?1 and ?2 the days, then those of the question.
// docs/reports.md asks the same over the views with words; a test holds one against the other.
#pragma once

#include <array>

namespace hall::store::ask {

// --- scan: by LegBy --------------------------------------------------------------------------------------------------------------
#define HALL_SCAN(group)                                                                                                            \
    "SELECT " group ", day, leg, outcome, wait_ms, service_ms, holds, recalls, picked FROM leg_rows WHERE day BETWEEN ?1 AND ?2"
inline constexpr std::array scans{HALL_SCAN("0"),       HALL_SCAN("queue"), HALL_SCAN("item"), HALL_SCAN("department"), HALL_SCAN("class"), HALL_SCAN("counter"),
                                  HALL_SCAN("clerk"), HALL_SCAN("hour"),  HALL_SCAN("0"),    HALL_SCAN("0"),          HALL_SCAN("0")};
#undef HALL_SCAN

inline constexpr const char* deskTimes = "SELECT counter, coalesce(clerk, 0), day, open_ms, paused_ms FROM desk_rows WHERE day BETWEEN ?1 AND ?2";

// --- appraisal: ?3 the class of contests, ?4 the results that uphold a complaint (a JSON array), ?5 percent of the standard ----------
// Kinds of facts are engine::FactKind's numbers. A follow-up's answer counts until it is opened again.
#define HALL_ANSWERS                                                                                                                 \
    "WITH ends AS MATERIALIZED (SELECT o.about, o.ticket, o.case_number, o.clerk,"                                                   \
    " coalesce((SELECT c.word FROM facts c WHERE c.about = o.about AND c.kind = 6 AND c.word <> '' ORDER BY c.seq DESC LIMIT 1), o.word) AS class,"  \
    " (SELECT max(seq) FROM facts r WHERE r.about = o.about AND r.kind IN (7, 8)) AS last FROM facts o WHERE o.kind = 5),"           \
    " outcomes AS MATERIALIZED (SELECT e.ticket, e.case_number, e.clerk, e.class = ?3 AS contest, coalesce(r.kind, 8) <> 7 AS waiting,"  \
    " coalesce(r.kind = 7 AND r.part = 1 AND r.word LIKE 'exclude-%' AND r.clerk IS NOT e.clerk, 0) AS excluded,"                    \
    " coalesce(r.kind = 7 AND r.word IN (SELECT value FROM json_each(?4)), 0) AS upheld, coalesce(r.word, '') AS result"             \
    " FROM ends e LEFT JOIN facts r ON r.seq = e.last),"                                                                             \
    " out AS MATERIALIZED (SELECT ticket, case_number, clerk FROM outcomes WHERE contest AND excluded),"                             \
    " asked AS MATERIALIZED (SELECT ticket, case_number, clerk FROM outcomes WHERE contest AND waiting),"                            \
    " wrong AS MATERIALIZED (SELECT ticket, case_number FROM outcomes WHERE upheld AND NOT contest)"

#define HALL_TALLY(rows)                                                                                                             \
    HALL_ANSWERS ", judged AS (" rows ") SELECT key, sum(NOT ex), sum(NOT ex AND ok), sum(ex), sum(NOT ex AND waits) FROM judged"    \
                 " WHERE key IS NOT NULL GROUP BY key"

#define HALL_OF_LEG                                                                                                                  \
    " coalesce((l.ticket, l.clerk) IN (SELECT ticket, clerk FROM out), 0) AS ex, coalesce((l.ticket, l.clerk) IN (SELECT ticket, clerk FROM asked), 0) AS waits"
#define HALL_IN_PACE "l.service_ms * 100 <= l.usual_ms * ?5"
/// A complaint is about the last service of the visit.
#define HALL_NO_COMPLAINT                                                                                                            \
    "NOT (l.ticket IN (SELECT ticket FROM wrong WHERE ticket <> 0) AND l.leg = (SELECT max(m.leg) FROM leg_rows m WHERE m.day = l.day AND m.ticket = l.ticket AND m.outcome = 1))"
#define HALL_PACE(key)                                                                                                               \
    HALL_TALLY("SELECT l." key " AS key, " HALL_IN_PACE " AS ok," HALL_OF_LEG                                                        \
               " FROM leg_rows l WHERE l.day BETWEEN ?1 AND ?2 AND l.outcome = 1 AND l.service_ms IS NOT NULL AND l.usual_ms IS NOT NULL")
#define HALL_COMPLAINTS(key)                                                                                                         \
    HALL_TALLY("SELECT l." key " AS key, " HALL_NO_COMPLAINT " AS ok," HALL_OF_LEG " FROM leg_rows l WHERE l.day BETWEEN ?1 AND ?2 AND l.outcome = 1")

#define HALL_OF_CASE(number, clerk)                                                                                                  \
    " coalesce((" number ", " clerk ") IN (SELECT case_number, clerk FROM out), 0) AS ex,"                                           \
    " coalesce((" number ", " clerk ") IN (SELECT case_number, clerk FROM asked), 0) AS waits"
#define HALL_ONCE_OK "NOT EXISTS (SELECT 1 FROM facts again WHERE again.about = f.about AND again.kind = 4 AND again.part > 1)"
#define HALL_ONCE(key)                                                                                                               \
    HALL_TALLY("SELECT f." key " AS key, " HALL_ONCE_OK " AS ok," HALL_OF_CASE("f.about", "f.clerk") " FROM facts f WHERE f.kind = 4 AND f.part = 1 AND f.day BETWEEN ?1 AND ?2")

/// Tasks decided: whose, by the last dispatch; by whom, by the last one who proposed.
#define HALL_TASKS                                                                                                                   \
    "(SELECT f.about, f.part, f.day,"                                                                                                \
    " (SELECT d.department FROM facts d WHERE d.about = f.about AND d.kind = 0 AND d.part = f.part ORDER BY d.seq DESC LIMIT 1) AS department,"           \
    " coalesce((SELECT p.clerk FROM facts p WHERE p.about = f.about AND p.kind = 1 AND p.part = f.part ORDER BY p.seq DESC LIMIT 1), f.clerk) AS clerk"   \
    " FROM facts f WHERE f.kind = 2 AND f.day BETWEEN ?1 AND ?2) t"
#define HALL_PROMISE_OK "NOT EXISTS (SELECT 1 FROM facts s WHERE s.about = t.about AND s.kind = 3 AND s.part = t.part)"
#define HALL_PROMISE(key) HALL_TALLY("SELECT t." key " AS key, " HALL_PROMISE_OK " AS ok," HALL_OF_CASE("t.about", "t.clerk") " FROM " HALL_TASKS)
#define HALL_TASK_COMPLAINTS                                                                                                         \
    HALL_TALLY("SELECT t.department AS key, t.about NOT IN (SELECT case_number FROM wrong) AS ok," HALL_OF_CASE("t.about", "t.clerk") " FROM " HALL_TASKS)

#define HALL_ANSWERED                                                                                                                \
    HALL_TALLY("SELECT (SELECT a.department FROM facts a WHERE a.about = f.about AND a.kind = 6 AND a.seq < f.seq ORDER BY a.seq DESC LIMIT 1) AS key,"   \
               " NOT EXISTS (SELECT 1 FROM facts s WHERE s.about = f.about AND s.kind = 9 AND s.seq < f.seq AND s.seq >"             \
               " coalesce((SELECT max(b.seq) FROM facts b WHERE b.about = f.about AND b.kind = 8 AND b.seq < f.seq), 0)) AS ok,"     \
               " 0 AS ex, 0 AS waits FROM facts f WHERE f.kind = 7 AND f.day BETWEEN ?1 AND ?2")

/// By Measure, then by clerk, counter, department; null: it is not judged so.
inline constexpr std::array<std::array<const char*, 3>, 5> tallies{{
    {HALL_PACE("clerk"), HALL_PACE("counter"), nullptr},
    {HALL_ONCE("clerk"), HALL_ONCE("counter"), nullptr},
    {HALL_PROMISE("clerk"), nullptr, HALL_PROMISE("department")},
    {HALL_COMPLAINTS("clerk"), HALL_COMPLAINTS("counter"), HALL_TASK_COMPLAINTS},
    {nullptr, nullptr, HALL_ANSWERED},
}};

/// What counts against a clerk (?6), or was contested: measure, day, ticket, number, item, service, standard, and the contest.
#define HALL_MINE(match) " FROM (" match
#define HALL_CONTEST_OF(ticket, number)                                                                                              \
    " coalesce((SELECT CASE WHEN o.waiting THEN 1 WHEN o.excluded THEN 3 ELSE 2 END FROM outcomes o WHERE o.contest AND o.clerk = ?6 AND o." ticket " = " number " LIMIT 1), 0)," \
    " coalesce((SELECT o.result FROM outcomes o WHERE o.contest AND o.clerk = ?6 AND o." ticket " = " number " AND NOT o.waiting LIMIT 1), '')"
#define HALL_LEG_AGAINST(measure, bad)                                                                                               \
    "SELECT " measure " AS measure, l.day AS day, l.ticket AS ticket, l.number AS number, coalesce((SELECT code FROM names WHERE id = l.item), '') AS item,"  \
    " l.service_ms AS service_ms, l.usual_ms AS usual_ms," HALL_CONTEST_OF("ticket", "l.ticket")                                     \
    " FROM leg_rows l WHERE l.day BETWEEN ?1 AND ?2 AND l.outcome = 1 AND l.clerk = ?6 AND " bad
inline constexpr const char* against =
    HALL_ANSWERS " SELECT * FROM ("
    HALL_LEG_AGAINST("0", "l.service_ms IS NOT NULL AND l.usual_ms IS NOT NULL AND NOT (" HALL_IN_PACE ")")
    " UNION ALL SELECT 1, f.day, 0, f.about, '', NULL, NULL," HALL_CONTEST_OF("case_number", "f.about")
    " FROM facts f WHERE f.kind = 4 AND f.part = 1 AND f.day BETWEEN ?1 AND ?2 AND f.clerk = ?6 AND NOT (" HALL_ONCE_OK ")"
    " UNION ALL SELECT 2, t.day, 0, t.about, '', NULL, NULL," HALL_CONTEST_OF("case_number", "t.about")
    " FROM " HALL_TASKS " WHERE t.clerk = ?6 AND NOT (" HALL_PROMISE_OK ")"
    " UNION ALL " HALL_LEG_AGAINST("3", "NOT (" HALL_NO_COMPLAINT ")")
    ") ORDER BY day DESC, ticket DESC LIMIT ?7";

}  // namespace hall::store::ask
