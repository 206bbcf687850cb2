-- Cases: kinds of their events; the vault, where personal data lie sealed; what still has to reach the city's platform.

PRAGMA user_version = 4;

INSERT INTO kinds (id, word) VALUES
  (29, 'application-received'),
  (30, 'application-updated'),
  (31, 'file-added'),
  (32, 'case-linked'),
  (33, 'case-received'),
  (34, 'materials-checked'),
  (35, 'material-asked'),
  (36, 'missing-notified'),
  (37, 'case-supplemented'),
  (38, 'case-accepted'),
  (39, 'task-dispatched'),
  (40, 'case-refused'),
  (41, 'withdrawal-asked'),
  (42, 'withdrawal-declined'),
  (43, 'case-withdrawn'),
  (44, 'task-started'),
  (45, 'task-asked'),
  (46, 'task-answered'),
  (47, 'task-returned'),
  (48, 'task-proposed'),
  (49, 'task-decided'),
  (50, 'case-decided'),
  (51, 'result-handed-over'),
  (52, 'case-archived'),
  (53, 'case-revoked'),
  (54, 'person-revealed'),
  (55, 'person-erased');

-- A person, known to the log by `id` (opaque, drawn at random) only. `lookup` is a keyed hash of kind and number of the document of
-- identity: with it the hall finds the person again, without it nobody can tell who it is.
CREATE TABLE persons (
  id     TEXT PRIMARY KEY,
  lookup BLOB NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

-- Sealed texts. `person`: with whose erasure the row goes.
CREATE TABLE papers (
  id     TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  kind   TEXT NOT NULL,
  box    BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX papers_by_person ON papers (person);

-- Who ever applied in a case, as the log says, and which attached files the case has: with the erasure of an applicant the files go.
CREATE TABLE applicants (
  number TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (number, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX applicants_by_person ON applicants (person);
CREATE TABLE files (
  id     TEXT PRIMARY KEY,
  number TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX files_by_number ON files (number);

-- Persons who were erased, and by which event: what the ledger beside the key file is compared with.
CREATE TABLE erasures (
  person TEXT PRIMARY KEY,
  seq    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Events on their way to the city's platform; `number` is the case's. A row goes when the platform has taken it.
CREATE TABLE deliveries (
  seq      INTEGER PRIMARY KEY,
  number   TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_at  INTEGER NOT NULL
) STRICT;

-- Up to which event something was seen to: 'deliveries'.
CREATE TABLE marks (
  name TEXT PRIMARY KEY,
  seq  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
