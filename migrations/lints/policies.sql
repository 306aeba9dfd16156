-- Policies permit (a restrictive one would keep rows of several owners on one machine), and ask who the person is
-- once per statement: me() and its kind stand in a sub-select.
SELECT format('%s on %s', polname, polrelid::regclass) AS object,
       CASE WHEN polpermissive THEN 'asks for every row' ELSE 'is restrictive' END AS fault
FROM pg_policy AS p JOIN pg_class AS c ON c.oid = p.polrelid
CROSS JOIN LATERAL (SELECT concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) AS text) AS condition
WHERE c.relnamespace = 'tracker'::regnamespace
  AND (NOT polpermissive OR regexp_replace(condition.text, 'SELECT (me|my_journeys|my_journeys_as)\(', '', 'g') ~ '\m(me|my_journeys|my_journeys_as)\(')
