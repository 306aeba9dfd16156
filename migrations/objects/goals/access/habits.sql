-- Each person says themself which goal a habit of theirs serves. (The rest stands in objects/habits.)
GRANT INSERT (goal_id), UPDATE (goal_id) ON habits TO tracker_member;
