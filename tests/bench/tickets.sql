-- A ticket as PostgreSQL would keep it: one function, one transaction - the queue's counter, the ticket with two indexes, an event.
CREATE TABLE queues (queue int PRIMARY KEY, next int NOT NULL) WITH (fillfactor = 50);
INSERT INTO queues SELECT g, 0 FROM generate_series(1, 1000) g;
CREATE TABLE tickets (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, queue int NOT NULL, number int NOT NULL, item text NOT NULL,
                      class text NOT NULL, issued timestamptz NOT NULL, state text NOT NULL);
CREATE UNIQUE INDEX tickets_by_number ON tickets (queue, number);
CREATE TABLE events (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL, kind text NOT NULL, actor text NOT NULL,
                     ticket bigint NOT NULL, queue int NOT NULL, number int NOT NULL);
CREATE FUNCTION issue(wanted int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  given int;
  made bigint;
BEGIN
  UPDATE queues SET next = next + 1 WHERE queue = wanted RETURNING next INTO given;
  INSERT INTO tickets (queue, number, item, class, issued, state) VALUES (wanted, given, '11440300007542020003', 'normal', now(), 'waiting')
    RETURNING id INTO made;
  INSERT INTO events (at, kind, actor, ticket, queue, number) VALUES (now(), 'ticket-issued', 'kiosk-1', made, wanted, given);
  RETURN given;
END $$;
