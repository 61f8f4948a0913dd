-- Water for the map, the extent of each road for questions by map window, and the search for places by misspelt names.
create table areas.water (
  polres_id uuid not null references platform.polres,
  id text not null,
  name text not null,
  geometry jsonb not null,
  constraint water_pk primary key (polres_id, id)
);
comment on table areas.water is 'Rivers and lakes, drawn under the roads';
comment on column areas.water.geometry is 'GeoJSON Polygon or MultiPolygon, WGS 84';
grant select, insert, update, delete on areas.water to harmoni_app;

alter table areas.import drop constraint import_kind;
alter table areas.import add constraint import_kind
  check (kind in ('areas', 'roads', 'pois', 'population', 'water', 'units'));
create index import_polres on areas.import (polres_id, version);

alter table routing.way
  add column west double precision,
  add column south double precision,
  add column east double precision,
  add column north double precision;
update routing.way w set (west, south, east, north) = (
  select min(c) filter (where n % 2 = 1), min(c) filter (where n % 2 = 0),
    max(c) filter (where n % 2 = 1), max(c) filter (where n % 2 = 0)
  from unnest(w.coordinates) with ordinality as t(c, n));
alter table routing.way
  alter column west set not null,
  alter column south set not null,
  alter column east set not null,
  alter column north set not null;
create index way_extent on routing.way using gist (box(point(west, south), point(east, north)));

create index place_polres on areas.place (polres_id);

-- Loads the library, so that its setting below is known.
select word_similarity('a', 'a');
create function areas.find_places(wanted uuid, words text[], most integer) returns table (id bigint, score real)
  language sql stable parallel safe
  set pg_trgm.word_similarity_threshold = 0.45
  -- Right after an import there are no statistics yet; reading every name instead of the index would be slow.
  set enable_seqscan = off as $$
    select p.id, sum(word_similarity(w.word, p.norm))::real as score
    from unnest(words) as w(word)
    join areas.place p on p.norm %> w.word and p.polres_id::text = wanted::text
    group by p.id
    order by score desc, max(p.weight) desc, p.id
    limit most
  $$;
comment on function areas.find_places is 'Places whose name resembles any of the words, those that resemble most of them first';
revoke all on function areas.find_places from public;
grant execute on function areas.find_places to harmoni_app;
