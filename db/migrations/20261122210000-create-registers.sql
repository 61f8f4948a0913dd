-- Lists of a district, each by its definition. Definitions are kept in every version, since records are read by their own.
create schema registers;
grant usage on schema registers to harmoni_app;

create table registers.definition (
  id text not null,
  version integer not null,
  body jsonb not null,
  hash bytea not null,
  approved_by text not null,
  in_force_from timestamptz not null default now(),
  constraint definition_pk primary key (id, version),
  constraint definition_id check (id ~ '^[a-z][a-z0-9-]{1,39}$'),
  constraint definition_version check (version >= 1),
  constraint definition_fields check (jsonb_typeof(body->'fields') = 'object'),
  constraint definition_approved check (length(approved_by) > 0)
);
comment on table registers.definition is 'Every version of a register that was ever in force; never changed, never removed';
comment on column registers.definition.hash is 'SHA-256 of the canonical JSON (RFC 8785) of the body';

create table registers.record (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  realm text not null,
  register text not null,
  definition_version integer not null,
  lon double precision,
  lat double precision,
  area_code text,
  rt_code text,
  rw_code text,
  village_code text,
  district_code text,
  regency_code text,
  area_guessed boolean not null default false,
  boundary_version integer,
  data jsonb not null,
  closed_at timestamptz(3),
  closing_reason text,
  created_by uuid,
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  search tsvector not null default '',
  constraint record_definition foreign key (register, definition_version) references registers.definition (id, version),
  constraint record_realm check (realm in ('live', 'exercise', 'demo')),
  constraint record_point check ((lon is null) = (lat is null)),
  constraint record_lon check (lon between -180 and 180),
  constraint record_lat check (lat between -90 and 90),
  constraint record_data check (jsonb_typeof(data) = 'object'),
  constraint record_closing check ((closed_at is null) = (closing_reason is null))
);
comment on column registers.record.definition_version is 'The version it was written under, and is read by; the present one from its next change on';
comment on column registers.record.area_code is 'Finest area that is known of it; null = of the whole district';
comment on column registers.record.changed_at is 'Milliseconds, as the cursors of its lists';
comment on column registers.record.search is 'Words of the searchable fields that every reader of the register sees';
create index record_open on registers.record (register, polres_id, changed_at desc, id desc) where closed_at is null;
create index record_all on registers.record (register, polres_id, changed_at desc, id desc);
create index record_village on registers.record (village_code, register) where closed_at is null;
create index record_filter on registers.record using gin (data jsonb_path_ops);
create index record_search on registers.record using gin (search);

-- One row for each thing that a record points to, so that nothing points into the void.
create table registers.reference (
  record_id uuid not null references registers.record,
  field text not null,
  to_record uuid references registers.record,
  to_unit uuid references units.unit,
  to_incident uuid references incidents.incident,
  to_account uuid references access.account,
  to_area text,
  constraint reference_one check (num_nonnulls(to_record, to_unit, to_incident, to_account, to_area) = 1),
  constraint reference_once unique nulls not distinct (record_id, field, to_record, to_unit, to_incident, to_account, to_area)
);
comment on table registers.reference is 'What a record points to, by its fields; the same as in its data, with real foreign keys';
create index reference_record on registers.reference (to_record) where to_record is not null;
create index reference_unit on registers.reference (to_unit) where to_unit is not null;
create index reference_incident on registers.reference (to_incident) where to_incident is not null;
create index reference_account on registers.reference (to_account) where to_account is not null;

-- Whether a stored value has the JSON form of its field; ranges, lengths and real dates are the service's matter.
create function registers.value_fits(field jsonb, value jsonb) returns boolean
  language plpgsql immutable parallel safe as $$
declare
  kind text := field->>'type';
  form text := jsonb_typeof(value);
begin
  if kind in ('enum', 'reference') and coalesce((field->>'several')::boolean, false) then
    return form = 'array' and not exists (
      select from jsonb_array_elements(case when form = 'array' then value else '[]' end) one
      where jsonb_typeof(one) <> 'string' or (kind = 'enum' and not field->'items' ? (one #>> '{}')));
  end if;
  return coalesce(case kind
    when 'text' then form = 'string'
    when 'longtext' then form = 'string'
    when 'date' then form = 'string' and (value #>> '{}') ~ '^\d{4}-\d{2}-\d{2}$'
    when 'reference' then form = 'string'
    when 'enum' then form = 'string' and field->'items' ? (value #>> '{}')
    when 'number' then form = 'number'
    when 'money' then form = 'number' and (value #>> '{}')::numeric % 1 = 0
    when 'yesno' then form = 'boolean'
    when 'contact' then form = 'object' and jsonb_typeof(value->'value') = 'string'
      and (value->>'consentOn') ~ '^\d{4}-\d{2}-\d{2}$' and value - 'value' - 'consentOn' = '{}'
  end, false);
end $$;

create function registers.check_record() returns trigger language plpgsql as $$
declare
  fields jsonb;
  name text;
  part jsonb;
begin
  select body->'fields' into fields from registers.definition where id = new.register and version = new.definition_version;
  if fields is null then
    raise exception 'register % has no version %', new.register, new.definition_version using errcode = 'foreign_key_violation';
  end if;
  if jsonb_typeof(new.data) <> 'object' then
    raise exception 'data of register % must be an object', new.register using errcode = 'check_violation';
  end if;
  for name, part in select * from jsonb_each(new.data) loop
    if not fields ? name then
      raise exception 'register % has no field %', new.register, name using errcode = 'check_violation';
    end if;
    if not registers.value_fits(fields->name, part) then
      raise exception 'field % of register % holds what it must not', name, new.register using errcode = 'check_violation';
    end if;
  end loop;
  -- A closed record may lose values when their time is over.
  if new.closed_at is null then
    for name, part in select * from jsonb_each(fields) loop
      if coalesce((part->>'required')::boolean, false) and not new.data ? name
        and coalesce((part->>'since')::integer, 1) <= new.definition_version
        and coalesce((part->>'until')::integer, new.definition_version) >= new.definition_version then
        raise exception 'field % of register % is required', name, new.register using errcode = 'check_violation';
      end if;
    end loop;
  end if;
  return new;
end $$;
create trigger record_check before insert or update of data, register, definition_version, closed_at on registers.record
  for each row execute function registers.check_record();
create trigger record_seal before insert or update on registers.record for each row execute function platform.seal_row();

grant select, insert on registers.definition to harmoni_app;
grant select, insert, update on registers.record to harmoni_app;
grant select, insert, delete on registers.reference to harmoni_app;
