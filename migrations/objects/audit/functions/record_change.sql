-- Writes what a statement changed into the audit, whatever the table.
--
-- Rows stand in arrays of at most 500, so that a large import stays a few rows here. A statement that inserts more
-- than 100 facts leaves only their keys and days (the trigger's arguments name the key columns): the rows themselves
-- are in the table, and an undo records them before it takes them out.
CREATE OR REPLACE FUNCTION record_change() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  many boolean;
  keys text;
  identity text;
BEGIN
  IF (SELECT relowner <> current_user::regrole FROM pg_class WHERE oid = TG_RELID) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT FROM new_rows) THEN RETURN NULL; END IF;
    many := TG_NARGS > 0 AND (SELECT count(*) > 100 FROM (SELECT FROM new_rows LIMIT 101) AS few);
    IF many THEN
      keys := array_to_string(TG_ARGV[0:], ', ');
      EXECUTE format(
        $q$INSERT INTO audit_changes (step_id, user_id, table_name, operation, row_count, batch)
           SELECT current_step_id, $1, %1$L, 'insert', facts.number, to_jsonb(facts) - 'number'
           FROM (SELECT %2$s, count(*)::int AS number, range_agg(daterange(day, day, '[]'))::text AS days
                 FROM new_rows GROUP BY %2$s) AS facts,
                (SELECT current_step() AS current_step_id) AS step$q$, TG_TABLE_NAME, keys) USING me();
    ELSE
      INSERT INTO audit_changes (step_id, user_id, table_name, operation, row_count, new_rows)
      SELECT current_step(), me(), TG_TABLE_NAME, 'insert', count(*), jsonb_agg(to_jsonb(chunk.content))
      FROM (SELECT n AS content, (row_number() OVER () - 1) / 500 AS part FROM new_rows AS n) AS chunk
      GROUP BY part;
    END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT FROM old_rows) THEN RETURN NULL; END IF;
    INSERT INTO audit_changes (step_id, user_id, table_name, operation, row_count, old_rows)
    SELECT current_step(), me(), TG_TABLE_NAME, 'delete', count(*), jsonb_agg(to_jsonb(chunk.content))
    FROM (SELECT o AS content, (row_number() OVER () - 1) / 500 AS part FROM old_rows AS o) AS chunk
    GROUP BY part;
  ELSE
    -- A key never changes (members have no grant for it), so old and new meet by the primary key. What only the
    -- database computed is left out: it follows the facts, and an owner's rescoring must not copy members' notes here.
    identity := audit_identity(TG_RELID);
    EXECUTE format(
      $q$INSERT INTO audit_changes (step_id, user_id, table_name, operation, row_count, old_rows, new_rows)
         SELECT current_step(), $1, %1$L, 'update', count(*), jsonb_agg(to_jsonb(before)), jsonb_agg(to_jsonb(after))
         FROM (SELECT o AS before, n AS after, (row_number() OVER () - 1) / 500 AS part
               FROM old_rows AS o JOIN new_rows AS n USING (%2$s)
               WHERE audit_content(to_jsonb(o)) <> audit_content(to_jsonb(n))) AS chunk
         GROUP BY part$q$, TG_TABLE_NAME, identity) USING me();
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION record_change() IS 'Trigger: old and new rows of a statement into audit_changes.';
