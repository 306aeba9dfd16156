-- Takes back 0006_transfer.
DROP TABLE staged_entries, staged_checkins, imports;
