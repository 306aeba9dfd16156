-- Small helpers for the dynamic SQL of revert_change.
--
-- What the database computes is never written back: weights may have changed since, and an undo must not bring an
-- old score home. It is left to the tables' own triggers, which also ask again who may write the row.
CREATE OR REPLACE FUNCTION audit_computed() RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN '{updated_at,last_seen_at,half_points,ordinal_shift}'::text[];
COMMENT ON FUNCTION audit_computed() IS 'The columns that the database computes, in whatever table.';

CREATE OR REPLACE FUNCTION audit_stored_columns(p_table oid) RETURNS text
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum)
  FROM pg_attribute
  WHERE attrelid = p_table AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attname <> ALL (audit_computed())
$$;
COMMENT ON FUNCTION audit_stored_columns(oid) IS 'All columns that people enter.';

CREATE OR REPLACE FUNCTION audit_changeable_columns(p_table oid) RETURNS text
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum)
  FROM pg_attribute
  WHERE attrelid = p_table AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = '' AND attname <> 'last_seen_at'
    AND attname <> ALL (audit_computed())
    AND NOT EXISTS (SELECT FROM pg_constraint AS c WHERE c.conrelid = p_table AND c.contype = 'p' AND attnum = ANY (c.conkey))
$$;
COMMENT ON FUNCTION audit_changeable_columns(oid) IS 'The columns that an update may have changed and undo gives back.';

CREATE OR REPLACE FUNCTION audit_qualified(p_columns text, p_alias text) RETURNS text
  LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS $$
  SELECT string_agg(p_alias || '.' || c, ', ') FROM unnest(string_to_array(p_columns, ', ')) AS c
$$;
COMMENT ON FUNCTION audit_qualified(text, text) IS 'a, b → t.a, t.b';

CREATE OR REPLACE FUNCTION audit_matches(p_keys jsonb, p_left text, p_right text) RETURNS text
  LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS $$
  SELECT string_agg(format('%s.%I = %s.%I', p_left, k, p_right, k), ' AND ') FROM jsonb_object_keys(p_keys) AS k
$$;
COMMENT ON FUNCTION audit_matches(jsonb, text, text) IS '{"a": …, "b": …} → t.a = k.a AND t.b = k.b';

CREATE OR REPLACE FUNCTION audit_content(p_row jsonb) RETURNS jsonb
  LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT
  RETURN p_row - audit_computed();
COMMENT ON FUNCTION audit_content(jsonb) IS 'A row without what the database computes: what a person entered.';
