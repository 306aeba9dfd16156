-- Every table has row security, and forces it on its owner: definer functions run as the owner.
SELECT relname AS object, 'has no forced row security' AS fault
FROM pg_class
WHERE relnamespace = 'tracker'::regnamespace AND relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity)
  AND relname NOT IN (
    'alembic_version',  -- one row, about nobody
    'staged_checkins', 'staged_entries',  -- COPY may not fill a table with row policies; members cannot read these at all
    'staged_refusals')  -- touched by functions alone, which ask for the session's own rows
