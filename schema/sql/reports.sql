-- reports.db: the hall's service legs as rows, folded from its log. May be deleted at any time; it is made again from the log.
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
       wait_ms, service_ms, holds, recalls, picked, issued, called, started, ended
FROM leg_rows;
