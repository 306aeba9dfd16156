-- Every foreign key has an index, or a change of the row referred to would read the whole table.
-- An index that begins with the person is enough: what one person has is little.
SELECT conname AS object, format('has no index on %s', k.conrelid::regclass) AS fault
FROM pg_constraint AS k
WHERE connamespace = 'tracker'::regnamespace AND contype = 'f' AND NOT EXISTS (
  SELECT FROM pg_index AS i JOIN pg_attribute AS first ON first.attrelid = i.indrelid AND first.attnum = i.indkey[0]
  WHERE i.indrelid = k.conrelid AND first.attnum = ANY (k.conkey)
    AND (first.attname = 'user_id' OR (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey))
