create schema units;
grant usage on schema units to harmoni_app;

create table units.station (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  code text not null,
  name text not null,
  kind text not null,
  lon double precision not null,
  lat double precision not null,
  village_code text,
  constraint station_kind check (kind in ('hq', 'sector', 'post')),
  constraint station_code unique (polres_id, code)
);

create table units.unit (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  realm text not null,
  callsign text not null,
  name text not null,
  kind text not null,
  profile text not null,
  function text not null,
  crew jsonb not null default '[]',
  crew_size smallint not null,
  skills text[] not null default '{}',
  equipment text[] not null default '{}',
  station_id uuid references units.station,
  beat_codes text[] not null default '{}',
  team text,
  shift_start time,
  shift_end time,
  has_gps boolean not null default true,
  status text not null,
  status_at timestamptz not null,
  status_source text not null,
  status_reason text,
  active boolean not null default true,
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  constraint unit_callsign unique (polres_id, callsign),
  constraint unit_kind check (kind in ('patrol_car', 'motorcycle', 'foot', 'truck', 'ambulance', 'special_car')),
  constraint unit_profile check (profile in ('car', 'motorcycle', 'foot')),
  constraint unit_status check (status in ('available', 'dispatched', 'responding', 'on_scene', 'returning', 'out')),
  constraint unit_source check (status_source in ('unit', 'dispatcher', 'system'))
);
comment on column units.unit.crew is '[{name, rank}], the crew of the running shift';
comment on column units.unit.status_source is 'Who said so: the unit itself, the dispatcher after a radio message, or the system by rule';
create trigger unit_seal before insert or update on units.unit for each row execute function platform.seal_row();

create table units.position_last (
  unit_id uuid primary key references units.unit,
  lon double precision not null,
  lat double precision not null,
  heading real,
  speed real,
  accuracy real,
  at timestamptz not null,
  source text not null,
  received_at timestamptz not null default now(),
  constraint position_source check (source in ('gps', 'radio', 'post'))
) with (fillfactor = 50);
comment on column units.position_last.source is 'gps = a device; radio = last-said place set by the dispatcher; post = the home post, for want of better';

create table units.position_history (
  unit_id uuid not null,
  at timestamptz not null,
  lon double precision not null,
  lat double precision not null,
  heading real,
  speed real,
  accuracy real,
  source text not null
) partition by range (at);
comment on table units.position_history is 'Daily partitions, dropped after the retention set';
create table units.position_history_default partition of units.position_history default;
create index position_history_unit on units.position_history (unit_id, at);

-- Runs as the owner, since the application has no right to create tables.
create function units.keep_partitions(today date, retention_days integer) returns void
  language plpgsql security definer set search_path = units, pg_temp as $$
declare
  day date;
  part record;
begin
  for i in 0..2 loop
    day := today + i;
    if to_regclass(format('units.position_history_%s', to_char(day, 'YYYYMMDD'))) is null then
      execute format('create table units.position_history_%s partition of units.position_history for values from (%L) to (%L)',
        to_char(day, 'YYYYMMDD'), day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
    end if;
  end loop;
  for part in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'units.position_history'::regclass and c.relname ~ '_[0-9]{8}$'
  loop
    if to_date(right(part.relname, 8), 'YYYYMMDD') < today - retention_days then
      execute format('drop table units.%I', part.relname);
    end if;
  end loop;
  delete from units.position_history_default where at < (today - retention_days)::timestamp at time zone 'UTC';
end $$;
revoke all on function units.keep_partitions from public;
grant execute on function units.keep_partitions to harmoni_app;

grant select, insert, update on units.station, units.unit, units.position_last to harmoni_app;
grant select, insert on units.position_history to harmoni_app;
alter table access.account add constraint account_unit foreign key (unit_id) references units.unit;
