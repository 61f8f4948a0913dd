-- Registers widened: geometry of records, files, computed fields (never stored), districts' own packs, saved views, retention.

alter table registers.definition
  add column origin text not null default 'shipped',
  add column polres_id uuid references platform.polres,
  add column reason text,
  add column source text,
  add column added_by uuid,
  add constraint definition_origin check (origin in ('shipped', 'pack')),
  add constraint definition_reason check (origin = 'shipped' or length(reason) > 0);
comment on column registers.definition.origin is 'Comes with the house, or with a district''s own pack (JSON of the same schema)';
comment on column registers.definition.polres_id is 'The one district that a pack belongs to; null = all of this installation';
comment on column registers.definition.source is 'The definition as the pack wrote it, with its fields in their order, which jsonb does not keep';
comment on column registers.definition.added_by is 'Account that put a pack in force; null = a file of the data folder, or shipped';

create table registers.pack_problem (
  file text primary key,
  hash bytea not null,
  problem text not null,
  found_at timestamptz not null default now()
);
comment on table registers.pack_problem is 'Pack files of the data folder that were refused at the last start, with line and column; the last good version stays in force';

alter table registers.record
  add column geometry jsonb,
  add column west double precision,
  add column south double precision,
  add column east double precision,
  add column north double precision,
  add constraint record_geometry check (geometry is null or geometry->>'type' in ('LineString', 'MultiLineString', 'Polygon', 'MultiPolygon')),
  add constraint record_box check (num_nulls(geometry, west, south, east, north) in (0, 5) and west <= east and south <= north),
  add constraint record_geometry_point check (geometry is null or lon is not null);
comment on column registers.record.geometry is 'GeoJSON (WGS 84) of a record placed along a line or within a border; lon and lat are a point on it';
comment on column registers.record.west is 'Box of the geometry, with south, east and north; null for points, whose box is the point';

create table registers.file (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  realm text not null,
  register text not null,
  hash text not null,
  name text not null,
  media_type text not null,
  size integer not null,
  uploaded_by uuid not null references access.account,
  uploaded_at timestamptz(3) not null,
  erased_at timestamptz(3),
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  constraint file_hash check (hash ~ '^[0-9a-f]{64}$'),
  constraint file_size check (size between 1 and 10485760),
  constraint file_name check (length(name) between 1 and 200)
);
comment on table registers.file is 'Files of records; the content lies in the data folder under its SHA-256';
comment on column registers.file.hash is 'SHA-256 of the content; equal contents are kept once';
comment on column registers.file.erased_at is 'From then on the content is gone: never attached, taken off, or its time was over';
create index file_hash on registers.file (hash) where erased_at is null;
create index file_uploaded on registers.file (uploaded_at) where erased_at is null;
create trigger file_seal before insert or update on registers.file for each row execute function platform.seal_row();

alter table registers.reference
  add column to_file uuid references registers.file,
  drop constraint reference_one,
  drop constraint reference_once;
alter table registers.reference
  add constraint reference_one check (num_nonnulls(to_record, to_unit, to_incident, to_account, to_area, to_file) = 1),
  add constraint reference_once unique nulls not distinct (record_id, field, to_record, to_unit, to_incident, to_account, to_area, to_file);
create index reference_file on registers.reference (to_file) where to_file is not null;

create table registers.saved_view (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  realm text not null,
  register text not null,
  account_id uuid not null references access.account,
  name text not null,
  query jsonb not null,
  shared boolean not null default false,
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  removed_at timestamptz(3),
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  constraint saved_view_name check (length(name) between 1 and 80),
  constraint saved_view_query check (jsonb_typeof(query) = 'object')
);
comment on table registers.saved_view is 'Filters, columns and grouping of a list under a name; one person''s own, or shared with the district';
create index saved_view_register on registers.saved_view (register, polres_id) where removed_at is null;
create unique index saved_view_once on registers.saved_view (register, account_id, lower(name)) where removed_at is null;
create trigger saved_view_seal before insert or update on registers.saved_view for each row execute function platform.seal_row();

create table registers.retention_run (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  ran_at timestamptz(3) not null,
  records integer not null,
  vals integer not null,
  bodies integer not null,
  files integer not null
);
comment on table registers.retention_run is 'Each run of retention that erased something: how many records, values and files, and journal bodies asked to be erased';
comment on column registers.retention_run.vals is 'Values erased';

alter table registers.record add column erased_fields text[] not null default '{}';
comment on column registers.record.erased_fields is 'Fields whose time was over; their values are gone and stay away';
create index record_closed on registers.record (register, closed_at) where closed_at is not null;
create index record_in_area on registers.record (register, polres_id, area_code text_pattern_ops, changed_at desc, id desc);

-- A retention rule asks as no person does; one person then approves what the rule, approved by name, asked for.
alter table journal.erasure alter column requested_by drop not null;
comment on column journal.erasure.requested_by is 'Null = a retention rule of a register, whose definition names who approved it';

create or replace function registers.value_fits(field jsonb, value jsonb) returns boolean
  language plpgsql immutable parallel safe as $$
declare
  kind text := field->>'type';
  form text := jsonb_typeof(value);
begin
  if kind in ('enum', 'reference', 'area', 'attachment') and coalesce((field->>'several')::boolean, false) then
    return form = 'array' and not exists (
      select from jsonb_array_elements(case when form = 'array' then value else '[]' end) one
      where jsonb_typeof(one) <> 'string' or (kind = 'enum' and not field->'items' ? (one #>> '{}')));
  end if;
  return coalesce(case kind
    when 'text' then form = 'string'
    when 'longtext' then form = 'string'
    when 'date' then form = 'string' and (value #>> '{}') ~ '^\d{4}-\d{2}-\d{2}$'
    when 'reference' then form = 'string'
    when 'area' then form = 'string'
    when 'attachment' then form = 'string'
    when 'enum' then form = 'string' and field->'items' ? (value #>> '{}')
    when 'number' then form = 'number'
    when 'money' then form = 'number' and (value #>> '{}')::numeric % 1 = 0
    when 'yesno' then form = 'boolean'
    when 'contact' then form = 'object' and jsonb_typeof(value->'value') = 'string'
      and (value->>'consentOn') ~ '^\d{4}-\d{2}-\d{2}$' and value - 'value' - 'consentOn' = '{}'
    when 'point' then form = 'object' and value->>'type' = 'Point' and jsonb_typeof(value->'coordinates') = 'array'
    when 'line' then form = 'object' and value->>'type' in ('LineString', 'MultiLineString') and jsonb_typeof(value->'coordinates') = 'array'
    when 'polygon' then form = 'object' and value->>'type' in ('Polygon', 'MultiPolygon') and jsonb_typeof(value->'coordinates') = 'array'
  end, false);
end $$;

grant select, insert, update on registers.file, registers.saved_view to harmoni_app;
grant select, insert on registers.retention_run to harmoni_app;
grant select, insert, update, delete on registers.pack_problem to harmoni_app;

-- What other rooms keep, in the shape of a record: read-only registers, through the same doors. The rooms stay the only writers.
create view registers.area_view as
  select a.id, a.polres_id, p.realm, 'areas'::text as register, 1 as definition_version, a.lon, a.lat, a.code as area_code,
    case when a.level = 'rt' then a.code end as rt_code,
    case when a.level in ('rw', 'rt') then array_to_string((string_to_array(a.code, '.'))[1:5], '.') end as rw_code,
    case when a.level in ('village', 'rw', 'rt') then array_to_string((string_to_array(a.code, '.'))[1:4], '.') end as village_code,
    case when a.level not in ('province', 'regency') then array_to_string((string_to_array(a.code, '.'))[1:3], '.') end as district_code,
    case when a.level <> 'province' then array_to_string((string_to_array(a.code, '.'))[1:2], '.') end as regency_code,
    false as area_guessed, a.version as boundary_version,
    jsonb_strip_nulls(jsonb_build_object('name', a.name, 'code', a.code, 'level', a.level,
      'hectares', round((a.area_m2 / 10000)::numeric, 1), 'population',
      (select n.population from areas.population n where n.polres_id = a.polres_id and n.area_code = a.code
        order by n.year desc limit 1))) as data,
    null::timestamptz as closed_at, null::text as closing_reason, null::uuid as created_by,
    date_trunc('milliseconds', i.imported_at) as created_at, date_trunc('milliseconds', i.imported_at) as changed_at,
    1 as version, '{}'::text[] as erased_fields, a.geometry,
    null::double precision as west, null::double precision as south, null::double precision as east, null::double precision as north,
    to_tsvector('indonesian', unaccent(a.name || ' ' || a.code)) as search
  from areas.area a join platform.polres p on p.id = a.polres_id join areas.import i on i.version = a.version
  where a.valid_to is null;
comment on view registers.area_view is 'Areas as they are valid now';

create view registers.landmark_view as
  -- A UUID of version 8 (RFC 9562), which follows from the landmark's own id.
  select overlay(overlay(md5(o.polres_id::text || o.id) placing '8' from 13) placing 'a' from 17)::uuid as id, o.polres_id, p.realm, 'landmarks'::text as register, 1 as definition_version,
    o.lon, o.lat, null::text as area_code, null::text as rt_code, null::text as rw_code, null::text as village_code,
    null::text as district_code, null::text as regency_code, false as area_guessed, null::integer as boundary_version,
    jsonb_build_object('name', o.name, 'kind', o.kind) as data,
    null::timestamptz as closed_at, null::text as closing_reason, null::uuid as created_by,
    date_trunc('milliseconds', p.created_at) as created_at, date_trunc('milliseconds', p.created_at) as changed_at,
    1 as version, '{}'::text[] as erased_fields, null::jsonb as geometry,
    null::double precision as west, null::double precision as south, null::double precision as east, null::double precision as north,
    to_tsvector('indonesian', unaccent(o.name || ' ' || replace(o.kind, '_', ' '))) as search
  from areas.poi o join platform.polres p on p.id = o.polres_id;
comment on view registers.landmark_view is 'Landmarks, police posts among them';

create view registers.unit_view as
  select u.id, u.polres_id, u.realm, 'units'::text as register, 1 as definition_version,
    null::double precision as lon, null::double precision as lat, null::text as area_code, null::text as rt_code,
    null::text as rw_code, null::text as village_code, null::text as district_code, null::text as regency_code,
    false as area_guessed, null::integer as boundary_version,
    jsonb_strip_nulls(jsonb_build_object('name', u.callsign || ' ' || u.name, 'kind', u.kind, 'function', u.function,
      'crew', u.crew_size, 'status', u.status, 'located', u.has_gps)) as data,
    case when not u.active then date_trunc('milliseconds', u.status_at) end as closed_at, null::text as closing_reason,
    null::uuid as created_by, date_trunc('milliseconds', u.status_at) as created_at,
    date_trunc('milliseconds', u.status_at) as changed_at, u.version, '{}'::text[] as erased_fields, null::jsonb as geometry,
    null::double precision as west, null::double precision as south, null::double precision as east, null::double precision as north,
    to_tsvector('indonesian', unaccent(u.callsign || ' ' || u.name)) as search
  from units.unit u;
comment on view registers.unit_view is 'Units with their present state; their crews stay in their own room';

create view registers.line_view as
  select l.id, l.polres_id, p.realm, 'lines'::text as register, 1 as definition_version,
    null::double precision as lon, null::double precision as lat, null::text as area_code, null::text as rt_code,
    null::text as rw_code, null::text as village_code, null::text as district_code, null::text as regency_code,
    false as area_guessed, null::integer as boundary_version,
    jsonb_build_object('name', l.name_id, 'number', l.number, 'owner', l.owner, 'kind', l.kind) as data,
    case when not l.active then date_trunc('milliseconds', p.created_at) end as closed_at, null::text as closing_reason,
    null::uuid as created_by, date_trunc('milliseconds', p.created_at) as created_at,
    date_trunc('milliseconds', p.created_at) as changed_at, l.version, '{}'::text[] as erased_fields, null::jsonb as geometry,
    null::double precision as west, null::double precision as south, null::double precision as east, null::double precision as north,
    to_tsvector('indonesian', unaccent(l.name_id || ' ' || l.name_en || ' ' || l.number)) as search
  from calls.line l join platform.polres p on p.id = l.polres_id;
comment on view registers.line_view is 'Emergency and service lines';

create view registers.incident_view as
  select i.id, i.polres_id, i.realm, 'incidents'::text as register, 1 as definition_version, i.lon, i.lat,
    coalesce(i.rt_code, i.rw_code, i.village_code, i.district_code, i.regency_code) as area_code, i.rt_code, i.rw_code,
    i.village_code, i.district_code, i.regency_code, i.area_guessed, i.boundary_version,
    jsonb_build_object('number', '#' || i.number, 'kind', i.kind, 'state', i.state, 'priority', i.priority,
      'reportedOn', to_char(i.known_at at time zone i.timezone, 'YYYY-MM-DD')) as data,
    i.closed_at, null::text as closing_reason, null::uuid as created_by, i.known_at as created_at,
    date_trunc('milliseconds', i.known_at) as changed_at, i.version, '{}'::text[] as erased_fields, null::jsonb as geometry,
    null::double precision as west, null::double precision as south, null::double precision as east, null::double precision as north,
    to_tsvector('simple', i.number::text) as search
  from incidents.incident i;
comment on view registers.incident_view is 'Incidents by kind, state and place; who called and what was said stay in their own room';

grant select on registers.area_view, registers.landmark_view, registers.unit_view, registers.line_view, registers.incident_view to harmoni_app;
