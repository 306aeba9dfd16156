-- The primary key of what belongs to a person begins with the person: a person's rows lie together, and could move.
SELECT c.relname AS object, 'has a key that does not begin with user_id' AS fault
FROM pg_class AS c
JOIN pg_attribute AS person ON person.attrelid = c.oid AND person.attname = 'user_id' AND NOT person.attisdropped
LEFT JOIN pg_constraint AS k ON k.conrelid = c.oid AND k.contype = 'p'
WHERE c.relnamespace = 'tracker'::regnamespace AND c.relkind IN ('r', 'p')
  AND k.conkey[1] IS DISTINCT FROM person.attnum
  AND c.relname NOT IN (
    'logins',  -- asked by role: it is what tells the person
    'audit_log', 'audit_changes',  -- in the order of events, and what the owner changes is nobody's
    'standings')  -- shared by the members of a journey, and read by rank
