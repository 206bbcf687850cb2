-- Release 0.6: kinds of events for notices of the hall to visitors and clerks.

PRAGMA user_version = 6;

INSERT INTO kinds (id, word) VALUES
  (75, 'notice-shown'),
  (76, 'notice-ended');
