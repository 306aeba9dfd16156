-- Reading a streak row: how long the longest run is, and how long the one that is alive on a given period.
CREATE OR REPLACE FUNCTION periods_in(p_periods int4multirange) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT coalesce(sum(upper(r) - lower(r)), 0) FROM unnest(p_periods) AS r);
COMMENT ON FUNCTION periods_in(int4multirange) IS 'How many periods a multirange holds.';

CREATE OR REPLACE FUNCTION longest_run(p_met int4multirange, p_excused int4multirange) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN isempty(p_excused)
    THEN (SELECT coalesce(max(upper(r) - lower(r)), 0) FROM unnest(p_met) AS r)
    ELSE (SELECT coalesce(max(periods_in(p_met * int4multirange(r))), 0) FROM unnest(p_met + p_excused) AS r)
  END;
COMMENT ON FUNCTION longest_run(int4multirange, int4multirange) IS
  'Met periods in the longest run; excused ones hold it together.';

CREATE OR REPLACE FUNCTION current_run(p_met int4multirange, p_excused int4multirange, p_ordinal integer,
                                       p_open boolean)
  RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN coalesce((
    SELECT periods_in(p_met * int4multirange(int4range(lower(run), p_ordinal + 1)))
    FROM unnest(p_met + p_excused) AS run
    WHERE run @> p_ordinal OR p_open AND run @> p_ordinal - 1
    ORDER BY upper(run) DESC LIMIT 1), 0);
COMMENT ON FUNCTION current_run(int4multirange, int4multirange, integer, boolean) IS
  'Met periods in the run that is alive when period p_ordinal is the last that began; an open period may still be met.';
GRANT EXECUTE ON FUNCTION periods_in(int4multirange), longest_run(int4multirange, int4multirange),
  current_run(int4multirange, int4multirange, integer, boolean) TO tracker_member;
