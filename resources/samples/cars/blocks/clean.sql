-- Cars without a mileage cannot teach or test a model of it, so they go. Name goes too: 312 names among 406
-- cars would be learned by heart. The year arrives as a date and is wanted as a number.
SELECT
  Miles_per_Gallon,
  Cylinders,
  Displacement,
  Horsepower, -- six are missing; the recipe fills them from training rows
  Weight_in_lbs,
  Acceleration,
  year(CAST("Year" AS DATE)) AS Year,
  Origin
FROM cars
WHERE Miles_per_Gallon IS NOT NULL
