-- Takes quests and missions away; what they paid was booked back before.
DELETE FROM game_sources WHERE fact_table = 'quest_states';
DELETE FROM game_amounts WHERE key LIKE 'quest\_%';
DROP TABLE quest_states, quests, missions;
