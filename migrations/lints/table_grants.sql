-- Nobody but the owner may write, lock or hang anything on a whole table: grants of writing name their columns.
-- (Any of these privileges on the table would also allow LOCK TABLE, and so to stop everybody.)
SELECT c.oid::regclass::text AS object, format('grants %s to %s', a.privilege_type, a.grantee::regrole) AS fault
FROM pg_class AS c CROSS JOIN LATERAL aclexplode(c.relacl) AS a
WHERE c.relnamespace = 'tracker'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
  AND a.grantee <> c.relowner AND a.privilege_type <> 'SELECT'
