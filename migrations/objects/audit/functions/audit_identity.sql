-- The columns of a table's primary key, as a list for dynamic SQL.
CREATE OR REPLACE FUNCTION audit_identity(p_table oid) RETURNS text
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.position)
  FROM pg_constraint AS c
  CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY AS k (attnum, position)
  JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = k.attnum
  WHERE c.conrelid = p_table AND c.contype = 'p'
$$;
COMMENT ON FUNCTION audit_identity(oid) IS 'Primary key columns, quoted and joined by commas.';
