-- Release 0.4: kinds of events for planned visits, dependent tasks, the law's clock, supervision, follow-ups, cases taken over; and the
-- vault's tables know who is who in a case, and which file stands in whose place.

PRAGMA user_version = 5;

INSERT INTO kinds (id, word) VALUES
  (56, 'ticket-replanned'),
  (57, 'task-released'),
  (58, 'task-dropped'),
  (59, 'stage-advanced'),
  (60, 'approval-asked'),
  (61, 'approval-decided'),
  (62, 'limit-extended'),
  (63, 'procedure-started'),
  (64, 'procedure-ended'),
  (65, 'signal-raised'),
  (66, 'order-issued'),
  (67, 'order-answered'),
  (68, 'order-closed'),
  (69, 'follow-up-opened'),
  (70, 'follow-up-assigned'),
  (71, 'follow-up-resolved'),
  (72, 'follow-up-closed'),
  (73, 'follow-up-late'),
  (74, 'case-imported');

-- Who the parties are now, as the log says. `number`: of a case, or of a follow-up ('asker'). Whoever is in no row any more leaves the
-- vault; with the erasure of an applicant the files of the case go.
CREATE TABLE parties (
  number TEXT NOT NULL,
  role   TEXT NOT NULL CHECK (role IN ('applicant', 'agent', 'asker')),
  person TEXT NOT NULL,
  PRIMARY KEY (number, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_by_person ON parties (person);

-- The newest word about a case counts; who was erased stays away.
INSERT OR REPLACE INTO parties SELECT number, 'applicant', coalesce(extra ->> '$.applicant', '') FROM events WHERE kind IN (29, 30) ORDER BY seq;
INSERT OR REPLACE INTO parties SELECT number, 'agent', coalesce(extra ->> '$.agent', '') FROM events WHERE kind IN (29, 30) ORDER BY seq;
DELETE FROM parties WHERE person = '' OR person IN (SELECT person FROM erasures);
DROP TABLE applicants;
DELETE FROM papers WHERE kind = 'identity' AND person NOT IN (SELECT person FROM parties);
DELETE FROM persons WHERE id NOT IN (SELECT person FROM parties);

-- A file stands at its place in its case until another one takes that place.
CREATE TABLE files_at (
  id      TEXT PRIMARY KEY,
  number  TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  UNIQUE (number, ordinal)
) STRICT, WITHOUT ROWID;
INSERT OR REPLACE INTO files_at
  SELECT extra ->> '$.file', number, coalesce(extra ->> '$.ordinal', 0) FROM events WHERE kind = 31 AND extra ->> '$.file' IN (SELECT id FROM files) ORDER BY seq;
DROP TABLE files;
ALTER TABLE files_at RENAME TO files;
