-- What is known when the plane takes off, and whether it will land more than 15 minutes late. The delay itself
-- must not stay: it is the answer. The date seems to be the real departure rather than the planned one (two in
-- three that leave after 2 in the morning are late), so do not read the model as a forecast of the day before.
-- Delays below minus one hour or above a day are slips of the keyboard: 150 of three million.
SELECT
  delay > 15 AS late,
  distance,
  origin,
  destination,
  strftime(date, '%H') AS hour, -- text, since hours are names of times: 23 is next to 00
  dayname(date) AS weekday,
  monthname(date) AS month
FROM flights
WHERE delay BETWEEN -60 AND 1440
-- A sample that is the same each time: rows in the order of their fingerprint.
ORDER BY hash(date, delay, distance, origin, destination)
LIMIT ${rows}
