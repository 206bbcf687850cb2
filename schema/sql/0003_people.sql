-- People: accounts, sessions, counted guesses. And the chain over the tables beside the log.

PRAGMA user_version = 3;

-- A person's names stand here and nowhere else. `id` is N of the pseudonym "sN" that goes into the log; never given twice.
CREATE TABLE accounts (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  login        TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  secret_hash  TEXT NOT NULL,
  must_change  INTEGER NOT NULL,
  created_at   INTEGER NOT NULL,
  secret_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE sessions (
  token_hash BLOB PRIMARY KEY,
  staff      TEXT NOT NULL,
  role       TEXT NOT NULL,
  counter    TEXT,
  device     TEXT,
  opened_at  INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at    INTEGER NOT NULL,
  locked     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- `key` is a keyed hash of account and address.
CREATE TABLE guesses (
  key     BLOB PRIMARY KEY,
  count   INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  until   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Every change of a row of accounts, sessions, devices, documents and meta, chained like the log, in the same transaction as the
-- change. `digest` is that of the row's columns after it (server/store/Changes.hpp says which and how); NULL: the row is gone.
-- `hash` covers the previous hash and all columns of this row in this order; `algo` 1 is SHA-256.
CREATE TABLE changes (
  seq    INTEGER PRIMARY KEY,
  place  TEXT NOT NULL,
  key    TEXT NOT NULL,
  digest BLOB,
  algo   INTEGER NOT NULL,
  hash   BLOB NOT NULL
) STRICT;

CREATE TRIGGER changes_are_not_changed BEFORE UPDATE ON changes
BEGIN SELECT raise(ABORT, 'changes are never changed'); END;
CREATE TRIGGER changes_are_not_deleted BEFORE DELETE ON changes
BEGIN SELECT raise(ABORT, 'changes are never deleted'); END;
