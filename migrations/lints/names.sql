-- Constraints and indexes are named <table>_<what>: refusals are told by these names (tracker/db/refusals.py).
SELECT conname AS object, format('is a constraint of %s', c.relname) AS fault
FROM pg_constraint AS k JOIN pg_class AS c ON c.oid = k.conrelid
WHERE c.relnamespace = 'tracker'::regnamespace AND NOT starts_with(conname, c.relname || '_')
UNION ALL
SELECT i.relname, format('is an index of %s', c.relname)
FROM pg_index AS x JOIN pg_class AS c ON c.oid = x.indrelid JOIN pg_class AS i ON i.oid = x.indexrelid
WHERE c.relnamespace = 'tracker'::regnamespace AND NOT starts_with(i.relname, c.relname || '_')
