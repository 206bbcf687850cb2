-- Release 0.7: kinds of events for bookings.

PRAGMA user_version = 7;

INSERT INTO kinds (id, word) VALUES
  (77, 'booking-made'),
  (78, 'booking-moved'),
  (79, 'booking-cancelled'),
  (80, 'booking-arrived'),
  (81, 'booking-missed'),
  (82, 'booking-released');
