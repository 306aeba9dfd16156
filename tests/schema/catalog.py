"""The schema as text, from PostgreSQL's own catalog: two databases with equal texts are alike."""

# ruff: noqa: E501 -- the columns of a description stand together

from __future__ import annotations

from tests.fixtures.cluster import Connection
from tests.fixtures.database import fetch

DESCRIPTIONS = """
WITH here AS (SELECT 'tracker'::regnamespace AS schema)
SELECT format('table %s kind %s persistence %s rls %s %s options %s owner %s grants %s comment %s', c.relname, c.relkind,
              c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, c.reloptions, c.relowner::regrole,
              (SELECT array_agg(a::text ORDER BY a::text) FROM unnest(c.relacl) AS a), obj_description(c.oid, 'pg_class'))
FROM pg_class AS c, here WHERE c.relnamespace = schema
UNION ALL
SELECT format('column %s.%s place %s type %s collation %s null %s identity %s generated %s default %s grants %s comment %s',
              c.relname, a.attname, row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum), format_type(a.atttypid, a.atttypmod),
              a.attcollation::regcollation, NOT a.attnotnull, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid),
              (SELECT array_agg(x::text ORDER BY x::text) FROM unnest(a.attacl) AS x), col_description(c.oid, a.attnum))
FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
LEFT JOIN pg_attrdef AS d ON (d.adrelid, d.adnum) = (a.attrelid, a.attnum), here
WHERE c.relnamespace = schema AND c.relkind IN ('r', 'v') AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL
SELECT format('constraint %s on %s: %s', conname, conrelid::regclass, pg_get_constraintdef(oid))
FROM pg_constraint, here WHERE connamespace = schema
UNION ALL
SELECT format('index %s: %s', indexrelid::regclass, pg_get_indexdef(indexrelid))
FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indrelid, here WHERE c.relnamespace = schema
UNION ALL
SELECT format('function %s owner %s grants %s comment %s: %s', oid::regprocedure, proowner::regrole,
              (SELECT array_agg(a::text ORDER BY a::text) FROM unnest(proacl) AS a), obj_description(oid, 'pg_proc'),
              pg_get_functiondef(oid))
FROM pg_proc, here WHERE pronamespace = schema
UNION ALL
SELECT format('trigger %s', pg_get_triggerdef(t.oid))
FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid, here WHERE c.relnamespace = schema AND NOT t.tgisinternal
UNION ALL
SELECT format('policy %s on %s %s for %s to %s using %s check %s', polname, polrelid::regclass, polpermissive, polcmd,
              polroles::regrole[], pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
FROM pg_policy AS p JOIN pg_class AS c ON c.oid = p.polrelid, here WHERE c.relnamespace = schema
UNION ALL
SELECT format('schema %s owner %s grants %s', nspname, nspowner::regrole, nspacl) FROM pg_namespace, here WHERE oid = schema
UNION ALL
SELECT format('default grants of %s: %s %s', defaclrole::regrole, defaclobjtype, defaclacl) FROM pg_default_acl
"""


def describe(connection: Connection) -> list[str]:
    """Return one text for each object of the schema, sorted."""
    return sorted(text for (text,) in fetch(connection, DESCRIPTIONS))
