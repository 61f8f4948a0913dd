create schema areas;
grant usage on schema areas to harmoni_app;

create table areas.import (
  version integer generated always as identity primary key,
  polres_id uuid not null references platform.polres,
  kind text not null,
  source text not null,
  rows integer not null,
  refused integer not null,
  imported_at timestamptz not null default now(),
  constraint import_kind check (kind in ('areas', 'roads', 'pois', 'population', 'units'))
);
comment on table areas.import is 'One row for each import; the newest areas import is the boundary version that records are placed with';

create table areas.area (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  code text not null,
  parent_code text,
  level text not null,
  name text not null,
  geometry jsonb not null,
  area_m2 double precision not null,
  lon double precision not null,
  lat double precision not null,
  valid_from date not null,
  valid_to date,
  version integer not null references areas.import,
  constraint area_level check (level in ('province', 'regency', 'district', 'village', 'rw', 'rt')),
  constraint area_code unique (polres_id, code, valid_from),
  constraint area_dates check (valid_to is null or valid_to > valid_from)
);
comment on column areas.area.geometry is 'GeoJSON Polygon or MultiPolygon, WGS 84';
comment on column areas.area.lon is 'A point inside the area, for labels and for places named by area';
create index area_level on areas.area (polres_id, level);

create table areas.population (
  polres_id uuid not null references platform.polres,
  area_code text not null,
  year smallint not null,
  population integer not null,
  constraint population_pk primary key (polres_id, area_code, year),
  constraint population_count check (population >= 0)
);

create table areas.poi (
  id text not null,
  polres_id uuid not null references platform.polres,
  name text not null,
  kind text not null,
  lon double precision not null,
  lat double precision not null,
  constraint poi_pk primary key (polres_id, id)
);

create table areas.place (
  id bigint generated always as identity primary key,
  polres_id uuid not null references platform.polres,
  kind text not null,
  name text not null,
  norm text not null,
  detail text not null,
  lon double precision not null,
  lat double precision not null,
  village_code text,
  weight real not null default 0,
  constraint place_kind check (kind in ('area', 'road', 'crossing', 'landmark'))
);
comment on table areas.place is 'What callers say: areas, roads, crossings and landmarks by name, for typo-tolerant search';
comment on column areas.place.norm is 'Name in lower case without accents, with jalan/jl, gang/gg and the like folded';
create index place_norm on areas.place using gin (norm gin_trgm_ops);

grant select, insert on areas.import to harmoni_app;
grant select, insert, update, delete on areas.area, areas.population, areas.poi, areas.place to harmoni_app;
