-- Release 0.7: kinds of events for tickets taken from afar.

PRAGMA user_version = 8;

INSERT INTO kinds (id, word) VALUES
  (83, 'ticket-reachable'),
  (84, 'ticket-gave-way');
