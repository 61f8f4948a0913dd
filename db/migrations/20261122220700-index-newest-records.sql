-- The one search box looks through all registers at once. How common a word is decides the way, and the planner cannot know it of
-- words looked for by their beginning; so each way is a function that leaves it no choice.
create index record_newest on registers.record (polres_id, changed_at desc, id desc);

-- For words that few records hold: by the index of words. More than `most` matches end it early: then the word is common.
create function registers.few_with(asked tsquery, most integer) returns setof uuid language sql stable
  set enable_seqscan = off set enable_indexscan = off set gin_fuzzy_search_limit = 40000
  as $$ select id from registers.record where search @@ asked limit most $$;
comment on function registers.few_with is 'Records of all districts that match, when they are fewer than `most` (at most 20,000)';

-- For common words: the newest records one by one until enough match.
create function registers.newest_with(asked tsquery, district uuid, names text[], most integer)
  returns setof registers.record language sql stable set enable_seqscan = off set enable_bitmapscan = off
  as $$ select * from registers.record where polres_id = district and register = any (names) and search @@ asked
    order by changed_at desc, id desc limit most $$;
comment on function registers.newest_with is 'The newest records of a district that match a common word';
grant execute on function registers.few_with, registers.newest_with to harmoni_app;
