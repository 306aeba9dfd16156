-- Who may do what with staging: members put rows in and see nothing. COPY refuses tables with row policies, so there are none.
-- staged_refusals is written and read by functions alone.
GRANT INSERT (batch, line, journey_id, day, efforts, client_id, note) ON staged_checkins TO tracker_member;
GRANT INSERT (batch, line, habit_id, day, answer, amount, note, metadata) ON staged_entries TO tracker_member;
