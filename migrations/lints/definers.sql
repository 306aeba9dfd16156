-- A SECURITY DEFINER function finds its tables whatever its caller sets: a body in standard SQL is bound when it is
-- made, any other fixes the search path, with the temporary schema last.
SELECT oid::regprocedure::text AS object, 'looks names up on its caller''s search path' AS fault
FROM pg_proc
WHERE pronamespace = 'tracker'::regnamespace AND prosecdef AND prosqlbody IS NULL
  AND NOT EXISTS (SELECT FROM unnest(proconfig) AS s
                  WHERE replace(s, ' ', '') IN ('search_path=tracker,pg_temp', 'search_path=pg_catalog,pg_temp'))
