DROP TABLE gardens, path_milestones;
