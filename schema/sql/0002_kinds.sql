-- Kinds of events that came with release 0.2. The rows of 0.1 stay as they are.

PRAGMA user_version = 2;

INSERT INTO kinds (id, word) VALUES
  (20, 'ticket-returned'), (21, 'act-undone'), (22, 'class-confirmed'), (23, 'service-added'), (24, 'leg-begun'),
  (25, 'numbers-leased'), (26, 'leased-ticket-lapsed'), (27, 'place-taken'), (28, 'place-left');
