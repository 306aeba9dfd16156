-- What a voucher costs: the trigger that pays, the check of totals and the tests call the same function.
CREATE OR REPLACE FUNCTION voucher_worth(p_price integer, p_status text)
  RETURNS TABLE (xp integer, coins integer)
  LANGUAGE sql IMMUTABLE ROWS 1 AS $$
  SELECT 0, CASE WHEN p_status = 'refunded' THEN 0 ELSE -p_price END
$$;
COMMENT ON FUNCTION voucher_worth(integer, text) IS 'The coins that a voucher costs, below zero; nothing once they were given back.';
