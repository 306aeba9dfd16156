-- Takes the rewards away; the coins that they cost have been given back.
DROP TABLE voucher_tries, vouchers, own_rewards, rewards, partner_staff, partners;
