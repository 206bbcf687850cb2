-- Kinds of events that came with release 0.4: planned visits, dependent tasks, the law's clock, supervision, follow-ups, cases taken over.

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
