-- Partners and their people, what can be had for coins, what was bought, and how often somebody tried a wrong code.
CREATE TABLE partners (
  id          bigint GENERATED ALWAYS AS IDENTITY,
  public_id   uuid NOT NULL DEFAULT gen_random_uuid(),
  name        text NOT NULL,
  type        text,
  email       text,
  phone       text,
  website     text,
  description text,
  logo_url    text,
  level       text NOT NULL DEFAULT 'bronze',
  active      boolean NOT NULL DEFAULT true,
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT partners_pkey PRIMARY KEY (id),
  CONSTRAINT partners_public_id_key UNIQUE (public_id),
  CONSTRAINT partners_name_length CHECK (length(name) BETWEEN 1 AND 255),
  CONSTRAINT partners_name_one_line CHECK (name !~ '[[:cntrl:]]' AND name = btrim(name)),
  CONSTRAINT partners_type_length CHECK (length(type) BETWEEN 1 AND 50),
  CONSTRAINT partners_email_form CHECK (email ~* '^[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}$' AND length(email) <= 254),
  CONSTRAINT partners_phone_form CHECK (phone ~ '^[0-9+() ./-]{3,30}$'),
  CONSTRAINT partners_website_form CHECK (website ~ '^https?://[^[:space:][:cntrl:]]+$' AND length(website) <= 500),
  CONSTRAINT partners_description_length CHECK (length(description) BETWEEN 1 AND 4000),
  CONSTRAINT partners_logo_url_form CHECK (logo_url ~ '^https?://[^[:space:][:cntrl:]]+$' AND length(logo_url) <= 500),
  CONSTRAINT partners_level_known CHECK (level IN ('bronze', 'silver', 'gold', 'platinum'))
);
CREATE UNIQUE INDEX partners_name_key ON partners (lower(name));
COMMENT ON TABLE partners IS 'Who gives something for a voucher: a café, a gym, a shop (reference 001, partners). Admins write it, everybody reads it.';
COMMENT ON COLUMN partners.level IS 'Level of the partnership.';
COMMENT ON COLUMN partners.active IS 'Whether their rewards can be had. Vouchers that were bought before stay good.';

CREATE TABLE partner_staff (
  user_id    bigint NOT NULL,
  partner_id bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT partner_staff_pkey PRIMARY KEY (user_id, partner_id),
  CONSTRAINT partner_staff_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT partner_staff_partner_fkey FOREIGN KEY (partner_id) REFERENCES partners (id) ON DELETE CASCADE
);
CREATE INDEX partner_staff_partner ON partner_staff (partner_id);
COMMENT ON TABLE partner_staff IS 'Who works for a partner, and so may redeem vouchers for its rewards and for no others.';

-- Ids of rewards are odd and those of people's own are even, so that an id is one thing wherever both are listed.
CREATE TABLE rewards (
  id          bigint GENERATED ALWAYS AS IDENTITY (START WITH 1 INCREMENT BY 2),
  public_id   uuid NOT NULL DEFAULT gen_random_uuid(),
  partner_id  bigint,
  type        text NOT NULL,
  title       text NOT NULL,
  description text,
  price       integer NOT NULL,
  supply      integer,
  sold        integer NOT NULL DEFAULT 0,
  stock       integer GENERATED ALWAYS AS (supply - sold) STORED,
  per_person  integer,
  valid_days  integer,
  refunds     boolean NOT NULL DEFAULT false,
  active      boolean NOT NULL DEFAULT true,
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT rewards_pkey PRIMARY KEY (id),
  CONSTRAINT rewards_public_id_key UNIQUE (public_id),
  CONSTRAINT rewards_partner_fkey FOREIGN KEY (partner_id) REFERENCES partners (id),
  CONSTRAINT rewards_type_known CHECK (type IN ('coffee', 'gym_pass', 'discount', 'badge')),
  CONSTRAINT rewards_title_length CHECK (length(title) BETWEEN 1 AND 255),
  CONSTRAINT rewards_title_one_line CHECK (title !~ '[[:cntrl:]]' AND title = btrim(title)),
  CONSTRAINT rewards_description_length CHECK (length(description) BETWEEN 1 AND 4000),
  CONSTRAINT rewards_price_range CHECK (price BETWEEN 1 AND 1000000),
  CONSTRAINT rewards_supply_range CHECK (supply BETWEEN 0 AND 1000000000),
  CONSTRAINT rewards_stock_suffices CHECK (sold <= supply),
  CONSTRAINT rewards_per_person_range CHECK (per_person BETWEEN 1 AND 1000000),
  CONSTRAINT rewards_valid_days_range CHECK (valid_days BETWEEN 1 AND 3650)
);
CREATE UNIQUE INDEX rewards_title_key ON rewards (coalesce(partner_id, 0), lower(title)) WHERE active;
CREATE INDEX rewards_partner ON rewards (partner_id);
COMMENT ON TABLE rewards IS 'The catalogue: what everybody on the server can have for coins. Admins write it, everybody reads it.';
COMMENT ON COLUMN rewards.partner_id IS 'Who gives it; NULL: the server''s own, which admins redeem.';
COMMENT ON COLUMN rewards.supply IS 'How many there are in all, those sold included; NULL: without end.';
COMMENT ON COLUMN rewards.sold IS 'How many vouchers there are that were not given back. Derived.';
COMMENT ON COLUMN rewards.stock IS 'How many are left.';
COMMENT ON COLUMN rewards.per_person IS 'How many one person may have, those redeemed included; NULL: without end.';
COMMENT ON COLUMN rewards.valid_days IS 'How many days after the day of buying a voucher is good; NULL: for ever.';
COMMENT ON COLUMN rewards.refunds IS 'Whether a voucher that runs out gives its coins back.';

CREATE TABLE own_rewards (
  user_id     bigint NOT NULL DEFAULT me(),
  id          bigint GENERATED ALWAYS AS IDENTITY (START WITH 2 INCREMENT BY 2),
  public_id   uuid NOT NULL DEFAULT gen_random_uuid(),
  title       text NOT NULL,
  description text,
  price       integer NOT NULL,
  valid_days  integer,
  refunds     boolean NOT NULL DEFAULT false,
  active      boolean NOT NULL DEFAULT true,
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT own_rewards_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT own_rewards_public_id_key UNIQUE (public_id),
  CONSTRAINT own_rewards_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT own_rewards_title_length CHECK (length(title) BETWEEN 1 AND 255),
  CONSTRAINT own_rewards_title_one_line CHECK (title !~ '[[:cntrl:]]' AND title = btrim(title)),
  CONSTRAINT own_rewards_description_length CHECK (length(description) BETWEEN 1 AND 4000),
  CONSTRAINT own_rewards_price_range CHECK (price BETWEEN 0 AND 1000000),
  CONSTRAINT own_rewards_valid_days_range CHECK (valid_days BETWEEN 1 AND 3650)
);
CREATE UNIQUE INDEX own_rewards_title_key ON own_rewards (user_id, lower(title)) WHERE active;
COMMENT ON TABLE own_rewards IS 'What a person promises themselves for coins: "one film evening". Nobody else sees it.';
COMMENT ON COLUMN own_rewards.active IS 'False once it was removed; vouchers for it stay good.';

CREATE TABLE vouchers (
  user_id        bigint NOT NULL,
  id             bigint GENERATED ALWAYS AS IDENTITY,
  public_id      uuid NOT NULL DEFAULT gen_random_uuid(),
  reward_id      bigint,
  own_reward_id  bigint,
  type           text NOT NULL,
  title          text NOT NULL,
  partner        text,
  code           text,
  price          integer NOT NULL,
  refunds        boolean NOT NULL,
  granted        boolean NOT NULL DEFAULT false,
  status         text NOT NULL DEFAULT 'bought',
  bought_at      timestamptz NOT NULL,
  bought_on      date NOT NULL,
  expires_at     timestamptz,
  redeemed_at    timestamptz,
  redeemed_by    bigint,
  redeemed_where text,
  CONSTRAINT vouchers_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT vouchers_public_id_key UNIQUE (public_id),
  CONSTRAINT vouchers_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT vouchers_reward_fkey FOREIGN KEY (reward_id) REFERENCES rewards (id),
  CONSTRAINT vouchers_own_reward_fkey FOREIGN KEY (user_id, own_reward_id) REFERENCES own_rewards (user_id, id) ON DELETE CASCADE,
  CONSTRAINT vouchers_redeemed_by_fkey FOREIGN KEY (redeemed_by) REFERENCES users (id) ON DELETE SET NULL,
  CONSTRAINT vouchers_reward_single CHECK (num_nonnulls(reward_id, own_reward_id) <= 1),
  CONSTRAINT vouchers_type_known CHECK (type IN ('coffee', 'gym_pass', 'discount', 'badge', 'own')),
  CONSTRAINT vouchers_type_fits CHECK (CASE WHEN type = 'own' THEN reward_id IS NULL ELSE own_reward_id IS NULL END),
  CONSTRAINT vouchers_title_length CHECK (length(title) BETWEEN 1 AND 255),
  CONSTRAINT vouchers_partner_length CHECK (length(partner) BETWEEN 1 AND 255),
  CONSTRAINT vouchers_code_form CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{28}$'),
  CONSTRAINT vouchers_price_range CHECK (price BETWEEN 0 AND 1000000),
  CONSTRAINT vouchers_granted_free CHECK (NOT granted OR price = 0),
  CONSTRAINT vouchers_status_known CHECK (status IN ('bought', 'redeemed', 'expired', 'refunded')),
  CONSTRAINT vouchers_redeemed_dated CHECK (
    CASE WHEN status = 'redeemed' THEN redeemed_at IS NOT NULL
         ELSE num_nonnulls(redeemed_at, redeemed_by, redeemed_where) = 0 END),
  CONSTRAINT vouchers_redeemed_where_length CHECK (length(redeemed_where) BETWEEN 1 AND 255),
  CONSTRAINT vouchers_bought_on_range CHECK (bought_on BETWEEN date '1900-01-01' AND date '2199-12-31')
);
-- By its hash, so that the time of looking says nothing about codes that there are.
CREATE UNIQUE INDEX vouchers_code_key ON vouchers (sha256(code::bytea));
CREATE INDEX vouchers_reward ON vouchers (reward_id);
CREATE INDEX vouchers_redeemed_by ON vouchers (redeemed_by) WHERE redeemed_by IS NOT NULL;
COMMENT ON TABLE vouchers IS 'What somebody bought or was given, with the words and terms of that moment. Only its owner reads it.';
COMMENT ON COLUMN vouchers.reward_id IS 'NULL for one''s own rewards, and for what came from a file and is a record alone.';
COMMENT ON COLUMN vouchers.code IS 'What whoever redeems it is shown; NULL for a record from a file.';
COMMENT ON COLUMN vouchers.bought_on IS 'The person''s local day of bought_at.';
COMMENT ON COLUMN vouchers.expires_at IS 'From when on it is worth nothing; NULL: never.';

CREATE TABLE voucher_tries (
  user_id bigint NOT NULL,
  hour    timestamptz NOT NULL,
  wrong   integer NOT NULL,
  CONSTRAINT voucher_tries_pkey PRIMARY KEY (user_id, hour),
  CONSTRAINT voucher_tries_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
COMMENT ON TABLE voucher_tries IS 'Wrong voucher codes per person and hour.';

INSERT INTO game_sources (fact_table, reason, worth, subject, subject_id, day, spends) VALUES
  ('vouchers', 'reward', 'voucher_worth(f.price, f.status)', 'reward', 'coalesce(f.reward_id, f.own_reward_id)', 'f.bought_on', true);
