-- The hall's file. `events` is the truth and is only ever appended to; everything marked "cache" may be dropped.

PRAGMA application_id = 0x4F6E6557;  -- "OneW"
PRAGMA user_version = 1;

CREATE TABLE kinds (
  id   INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE
) STRICT;

INSERT INTO kinds (id, word) VALUES
  (1, 'configured'), (2, 'day-opened'), (3, 'closing-begun'), (4, 'day-ended'), (5, 'ticket-issued'),
  (6, 'ticket-called'), (7, 'ticket-recalled'), (8, 'service-started'), (9, 'service-finished'),
  (10, 'ticket-missed'), (11, 'ticket-brought-back'), (12, 'ticket-held'), (13, 'ticket-resumed'),
  (14, 'ticket-transferred'), (15, 'ticket-cancelled'), (16, 'ticket-closed-unserved'),
  (17, 'counter-opened'), (18, 'counter-paused'), (19, 'counter-closed');

-- One row per event, in columns so that a million of them are read without parsing text. `extra` is JSON and holds what
-- has no column. `hash` is the digest named by `algo` over the previous row's hash and all columns of this row in this
-- order (server/store/Codec.hpp says how); 1 is SHA-256.
CREATE TABLE events (
  seq             INTEGER PRIMARY KEY,
  at              INTEGER NOT NULL,
  kind            INTEGER NOT NULL REFERENCES kinds (id),
  version         INTEGER NOT NULL,
  role            TEXT NOT NULL,
  actor           TEXT NOT NULL,
  actor_counter   TEXT,
  ticket          INTEGER,
  counter         TEXT,
  queue           TEXT,
  number          TEXT,
  item            TEXT,
  class           TEXT,
  language        TEXT,
  credit_ms       INTEGER,
  maximum_wait_ms INTEGER,
  rule            TEXT,
  config_version  INTEGER,
  calls           INTEGER,
  other_ticket    INTEGER,
  other_queue     TEXT,
  reason          TEXT,
  date            INTEGER,
  extra           TEXT,
  algo            INTEGER NOT NULL,
  hash            BLOB NOT NULL
) STRICT;

CREATE INDEX events_by_date ON events (date) WHERE date IS NOT NULL;

CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
BEGIN SELECT raise(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
BEGIN SELECT raise(ABORT, 'events are never deleted'); END;

-- What each carried-out command amounted to, told again to every resend; kept for ever.
CREATE TABLE commands (
  id        TEXT PRIMARY KEY,
  body_hash INTEGER NOT NULL,
  first_seq INTEGER NOT NULL,
  last_seq  INTEGER NOT NULL,
  outcome   BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Cache: the state after event `seq`. `chain` is that event's hash, `digest` covers `state`.
CREATE TABLE snapshots (
  slot   INTEGER PRIMARY KEY,
  seq    INTEGER NOT NULL,
  format INTEGER NOT NULL,
  chain  BLOB NOT NULL,
  digest BLOB NOT NULL,
  state  BLOB NOT NULL
) STRICT;

CREATE TABLE devices (
  name       TEXT PRIMARY KEY,
  role       TEXT NOT NULL,
  counter    TEXT,
  token_hash BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
  kind    TEXT NOT NULL,
  version INTEGER NOT NULL,
  at      INTEGER NOT NULL,
  body    TEXT NOT NULL,
  PRIMARY KEY (kind, version)
) STRICT;

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
