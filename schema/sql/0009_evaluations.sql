-- Release 0.7: kinds of events for ratings and what follows a bad one.

PRAGMA user_version = 9;

INSERT INTO kinds (id, word) VALUES
  (85, 'evaluation-given'),
  (86, 'evaluation-excluded'),
  (87, 'follow-up-responded');
