create schema routing;
grant usage on schema routing to harmoni_app;

create table routing.way (
  polres_id uuid not null references platform.polres,
  seq integer not null,
  way_id text not null,
  name text,
  road_class text not null,
  oneway text not null,
  toll boolean not null,
  max_speed real,
  coordinates double precision[] not null,
  constraint way_pk primary key (polres_id, seq),
  constraint way_class check (road_class in
    ('motorway', 'trunk', 'primary', 'secondary', 'tertiary', 'residential', 'service', 'alley', 'footway')),
  constraint way_oneway check (oneway in ('both', 'forward', 'reverse'))
);
comment on column routing.way.coordinates is 'lon, lat, lon, lat, …';
create index way_id on routing.way (polres_id, way_id);

create table routing.closure (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  lon double precision not null,
  lat double precision not null,
  radius_m real not null,
  factor real,
  reason text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  created_by uuid not null,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  constraint closure_radius check (radius_m between 1 and 2000),
  constraint closure_factor check (factor is null or factor between 1 and 20)
);
comment on table routing.closure is 'Roads closed (factor null) or slowed around a point, in effect at once';
create trigger closure_seal before insert or update on routing.closure for each row execute function platform.seal_row();

grant select, insert, update, delete on routing.way to harmoni_app;
grant select, insert, update on routing.closure to harmoni_app;
