-- Every table and function says in a comment why it exists.
SELECT oid::regclass::text AS object, 'has no comment' AS fault
FROM pg_class
WHERE relnamespace = 'tracker'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') AND relname <> 'alembic_version'
  AND obj_description(oid, 'pg_class') IS NULL
UNION ALL
SELECT oid::regprocedure::text, 'has no comment'
FROM pg_proc
WHERE pronamespace = 'tracker'::regnamespace AND obj_description(oid, 'pg_proc') IS NULL
