-- Keeps updated_at true, whatever the writer says.
CREATE OR REPLACE FUNCTION touch_updated_at() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END $$;
COMMENT ON FUNCTION touch_updated_at() IS 'Trigger: sets updated_at to the transaction''s time.';
