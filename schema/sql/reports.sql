-- reports.db: the hall's service legs as rows, counters' times and what is judged of cases, folded from its log. May be deleted at any time; it is made again from the log.
CREATE TABLE names (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,      -- 0 hall, 1 queue, 2 item, 3 department, 4 class, 5 counter, 6 clerk
    code TEXT NOT NULL,
    zh TEXT NOT NULL DEFAULT '',
    en TEXT NOT NULL DEFAULT '',
    UNIQUE (kind, code)
) STRICT;
CREATE TABLE days (day INTEGER PRIMARY KEY) STRICT;
CREATE TABLE leg_rows (
    day INTEGER NOT NULL,       -- hall day, yyyymmdd
    ticket INTEGER NOT NULL,    -- serial in this hall
    leg INTEGER NOT NULL,       -- from 1 within the ticket
    queue INTEGER NOT NULL,     -- this and what follows: names.id, NULL for none
    item INTEGER,
    department INTEGER,
    class INTEGER,
    counter INTEGER,
    clerk INTEGER,
    hour INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    wait_ms INTEGER,
    service_ms INTEGER,
    usual_ms INTEGER,           -- standard of its items when the service began; NULL: not all of them have one
    holds INTEGER NOT NULL,
    recalls INTEGER NOT NULL,
    picked INTEGER NOT NULL,
    issued INTEGER NOT NULL,    -- milliseconds since 1970 UTC; NULL: it has not come to that
    called INTEGER,
    started INTEGER,
    ended INTEGER,
    number TEXT NOT NULL,
    PRIMARY KEY (day, ticket, leg)
) STRICT, WITHOUT ROWID;
CREATE TABLE desk_rows (
    day INTEGER NOT NULL,
    counter INTEGER NOT NULL,   -- names.id
    clerk INTEGER,              -- the same; NULL: nobody signed in
    open_ms INTEGER NOT NULL,
    paused_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX desk_keys ON desk_rows (day, counter, coalesce(clerk, 0));
CREATE TABLE facts (
    seq INTEGER PRIMARY KEY,    -- of the event
    day INTEGER NOT NULL,       -- the hall's date, yyyymmdd
    kind INTEGER NOT NULL,      -- 0 dispatched, 1 proposed, 2 decided, 3 late, 4 notified, 5 opened, 6 assigned, 7 resolved, 8 reopened, 9 answer-late
    about TEXT NOT NULL,        -- number of a case; of 5 to 9 id of a follow-up
    part INTEGER NOT NULL,      -- task; of 4 for the how-manieth time; of 7: 1 by a supervisor or manager
    department INTEGER,         -- names.id, as what follows
    counter INTEGER,
    clerk INTEGER,              -- who did it
    ticket INTEGER NOT NULL,    -- of 5: what it is about; 0 none
    case_number TEXT NOT NULL,  -- of 5: the same
    word TEXT NOT NULL          -- of 3 the cause, of 5 the class, of 6 another one or nothing, of 7 the result
) STRICT;
CREATE INDEX facts_about ON facts (about, kind, part);
CREATE INDEX facts_days ON facts (kind, day);
CREATE TABLE standing (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    up_to INTEGER NOT NULL,     -- the last event of the log that counts here, and its time
    up_to_at INTEGER NOT NULL,
    morning INTEGER NOT NULL,   -- the last event before the newest day that is settled, and the time of the one that opened it
    morning_at INTEGER NOT NULL,
    morning_day INTEGER NOT NULL,
    carry TEXT NOT NULL
) STRICT;
-- What docs/reports.md asks: every row with words for its numbers.
CREATE VIEW legs AS
SELECT printf('%04d-%02d-%02d', day / 10000, day / 100 % 100, day % 100) AS day,
       ticket, leg, number,
       (SELECT code FROM names WHERE id = queue) AS queue,
       coalesce((SELECT code FROM names WHERE id = item), '') AS item,
       coalesce((SELECT code FROM names WHERE id = department), '') AS department,
       coalesce((SELECT code FROM names WHERE id = class), '') AS class,
       coalesce((SELECT code FROM names WHERE id = counter), '') AS counter,
       coalesce((SELECT code FROM names WHERE id = clerk), '') AS clerk,
       hour,
       CASE outcome WHEN 0 THEN 'open' WHEN 1 THEN 'served' WHEN 2 THEN 'transferred' WHEN 3 THEN 'no-show' WHEN 4 THEN 'cancelled' ELSE 'abandoned' END AS outcome,
       wait_ms, service_ms, usual_ms, holds, recalls, picked, issued, called, started, ended
FROM leg_rows;
CREATE VIEW desks AS
SELECT printf('%04d-%02d-%02d', day / 10000, day / 100 % 100, day % 100) AS day,
       (SELECT code FROM names WHERE id = counter) AS counter,
       coalesce((SELECT code FROM names WHERE id = clerk), '') AS clerk,
       open_ms, paused_ms
FROM desk_rows;
CREATE VIEW case_facts AS
SELECT seq, printf('%04d-%02d-%02d', day / 10000, day / 100 % 100, day % 100) AS day,
       CASE kind WHEN 0 THEN 'dispatched' WHEN 1 THEN 'proposed' WHEN 2 THEN 'decided' WHEN 3 THEN 'late' WHEN 4 THEN 'notified' WHEN 5 THEN 'opened'
                 WHEN 6 THEN 'assigned' WHEN 7 THEN 'resolved' WHEN 8 THEN 'reopened' ELSE 'answer-late' END AS kind,
       about, part,
       coalesce((SELECT code FROM names WHERE id = department), '') AS department,
       coalesce((SELECT code FROM names WHERE id = counter), '') AS counter,
       coalesce((SELECT code FROM names WHERE id = clerk), '') AS clerk,
       ticket, case_number, word
FROM facts;
-- Follow-ups, in the class that they were assigned in last, with what was answered last; answered: nothing that somebody was not satisfied with. counts: who answered may leave something out.
CREATE VIEW follow_ups AS
SELECT o.about AS follow_up, o.day,
       coalesce((SELECT c.word FROM facts c WHERE c.about = o.about AND c.kind = 6 AND c.word <> '' ORDER BY c.seq DESC LIMIT 1), o.word) AS class, o.ticket, o.case_number, o.clerk,
       coalesce(r.kind = 'resolved', 0) AS answered,
       coalesce(r.word, '') AS result,
       coalesce(r.kind = 'resolved' AND r.part = 1 AND r.clerk IS NOT o.clerk, 0) AS counts
FROM case_facts o LEFT JOIN case_facts r ON r.seq = (SELECT max(seq) FROM facts WHERE about = o.about AND kind IN (7, 8))
WHERE o.kind = 'opened';
