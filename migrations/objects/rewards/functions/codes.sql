-- Codes of vouchers: 130 random bits and a check, in signs that nobody mistakes for each other (Crockford's base 32).
--
-- The check, two signs more, is the sum of all values weighted by their place modulo 1021: one wrong sign, or two
-- neighbours the wrong way round, never fit (tracker/features/rewards/service/codes.py asks before the server does).
CREATE OR REPLACE FUNCTION make_voucher_code() RETURNS text
  LANGUAGE sql VOLATILE SET search_path FROM CURRENT AS $$
  WITH signs AS (
    SELECT '0123456789ABCDEFGHJKMNPQRSTVWXYZ' AS alphabet
  ), pool AS MATERIALIZED (
    -- Two random UUIDs hold 244 bits of the server's strong randomness; their hash spreads these evenly.
    SELECT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) AS bytes
  ), digits AS (
    SELECT i, (SELECT sum(get_bit(p.bytes, 5 * i + b) << b) FROM generate_series(0, 4) AS b)::integer AS value
    FROM pool AS p, generate_series(0, 25) AS i
  ), checked AS (
    SELECT (sum((i + 1) * value) % 1021)::integer AS value FROM digits
  )
  SELECT string_agg(substr(s.alphabet, d.value + 1, 1), '' ORDER BY d.i)
         || (SELECT substr(s.alphabet, c.value / 32 + 1, 1) || substr(s.alphabet, c.value % 32 + 1, 1) FROM checked AS c)
  FROM digits AS d CROSS JOIN signs AS s
  GROUP BY s.alphabet
$$;
COMMENT ON FUNCTION make_voucher_code() IS 'A new code of 26 random signs and 2 that check them. Not granted.';
