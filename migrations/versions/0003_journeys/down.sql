-- Takes back 0003_journeys.
DROP TABLE standings, checkins, journey_weights, dimensions, journey_members, journeys;
