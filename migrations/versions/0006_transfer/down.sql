-- Takes back 0006_transfer.
DROP TABLE staged_refusals, staged_entries, staged_checkins, imports;
