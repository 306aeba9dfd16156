-- No function may be called by everybody: what members need is granted by name.
SELECT oid::regprocedure::text AS object, 'may be called by PUBLIC' AS fault
FROM pg_proc CROSS JOIN LATERAL aclexplode(coalesce(proacl, acldefault('f', proowner))) AS a
WHERE pronamespace = 'tracker'::regnamespace AND a.grantee = 0
