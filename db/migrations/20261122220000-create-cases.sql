-- Everything with states and deadlines, each by its definition. A case keeps the version it began under.
create schema cases;
grant usage on schema cases to harmoni_app;
create sequence cases.number;
grant usage, select on sequence cases.number to harmoni_app;

create table cases.definition (
  id text not null,
  version integer not null,
  body json not null,
  hash bytea not null,
  approved_by text not null,
  in_force_from timestamptz not null default now(),
  constraint definition_pk primary key (id, version),
  constraint definition_id check (id ~ '^[a-z][a-z0-9-]{1,39}$'),
  constraint definition_version check (version >= 1),
  constraint definition_states check (json_typeof(body->'states') = 'object' and json_typeof(body->'fields') = 'object'),
  constraint definition_approved check (length(approved_by) > 0)
);
comment on table cases.definition is 'Every version of a process that was ever in force; never changed, never removed';
comment on column cases.definition.body is 'json, not jsonb: the order of fields, states and actions is the order of the screens';
comment on column cases.definition.hash is 'SHA-256 of the canonical JSON (RFC 8785) of the body';

create table cases.case (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  realm text not null,
  number integer not null default nextval('cases.number'),
  process text not null,
  definition_version integer not null,
  state text not null,
  title text not null,
  data jsonb not null,
  area_code text,
  village_code text,
  boundary_version integer,
  functions text[] not null,
  bodies text[] not null,
  assignee_id uuid references access.account,
  open_key text,
  opened_by uuid references access.account,
  opened_at timestamptz(3) not null,
  entered_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  closed_at timestamptz(3),
  reopened integer not null default 0,
  clock text,
  clock_started_at timestamptz(3),
  warn_at timestamptz(3),
  due_at timestamptz(3),
  next_at timestamptz(3),
  warned_at timestamptz(3),
  escalated_at timestamptz(3),
  calendar text,
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  search tsvector not null default '',
  constraint case_definition foreign key (process, definition_version) references cases.definition (id, version),
  constraint case_number unique (polres_id, number),
  constraint case_realm check (realm in ('live', 'exercise', 'demo')),
  constraint case_data check (jsonb_typeof(data) = 'object'),
  constraint case_owned check (cardinality(functions) + cardinality(bodies) > 0),
  constraint case_clock check (num_nulls(clock, clock_started_at, warn_at, due_at) in (0, 4)),
  constraint case_clock_order check (clock_started_at <= warn_at and warn_at <= due_at),
  constraint case_next check (next_at is null or (clock is not null and closed_at is null)),
  constraint case_reopened check (reopened >= 0)
);
comment on table cases.case is 'One case of a process, in the state it is in now';
comment on column cases.case.area_code is 'Area it belongs to, at any level; null = the whole district';
comment on column cases.case.village_code is 'Kelurahan or desa of that area, where it is as fine as that';
comment on column cases.case.functions is 'Functions of the police that own it, several at once';
comment on column cases.case.bodies is 'Bodies outside the police that share it';
comment on column cases.case.open_key is 'What it was opened for by another room; no second open case has the same';
comment on column cases.case.entered_at is 'When it came into its present state';
comment on column cases.case.next_at is 'Next moment at which its clock wants something: warning, then end; null when nothing is to come';
comment on column cases.case.calendar is 'Working calendar its clock was counted with; null for a clock that runs day and night';
comment on column cases.case.search is 'Words of the searchable fields that every reader of the process sees';
create index case_next on cases.case (polres_id, next_at) where next_at is not null;
-- A clock that is told writes a row anew in each index, so there are few.
create index case_calendar on cases.case (polres_id, calendar) where calendar is not null and next_at is not null;
create index case_queue on cases.case (polres_id, (coalesce(due_at, 'infinity')), id) where closed_at is null;
create index case_changed on cases.case (polres_id, changed_at desc, id desc);
create index case_assignee on cases.case (assignee_id) where closed_at is null;
create index case_search on cases.case using gin (search);
create unique index case_open_key on cases.case (polres_id, process, open_key) where open_key is not null and closed_at is null;

create table cases.step (
  id uuid primary key,
  case_id uuid not null references cases.case,
  polres_id uuid not null references platform.polres,
  realm text not null,
  process text not null,
  state text not null,
  action text not null,
  to_state text not null,
  entered_at timestamptz(3) not null,
  left_at timestamptz(3) not null,
  due_at timestamptz(3),
  left_by uuid references access.account,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  constraint step_order check (entered_at <= left_at)
);
comment on table cases.step is 'A state that a case has left: append-only, for durations and what was late';
comment on column cases.step.due_at is 'End of the clock that ran when it was left';
create index step_case on cases.step (case_id, left_at);
create index step_left on cases.step (polres_id, process, left_at);

create table cases.party (
  id uuid primary key,
  case_id uuid not null references cases.case,
  name text not null,
  accepted_at timestamptz(3),
  accepted_how text,
  recorded_by uuid references access.account,
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  constraint party_name check (length(name) between 2 and 120),
  constraint party_accepted check (accepted_at is null or accepted_how is not null)
);
comment on table cases.party is 'Groups that take part in a case; never people';
create unique index party_once on cases.party (case_id, lower(name));

create table cases.link (
  id uuid primary key,
  case_id uuid not null references cases.case,
  to_record uuid references registers.record,
  to_incident uuid references incidents.incident,
  to_case uuid references cases.case,
  removed_at timestamptz(3),
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  constraint link_one check (num_nonnulls(to_record, to_incident, to_case) = 1),
  constraint link_self check (to_case is distinct from case_id)
);
comment on table cases.link is 'What a case is about: records, incidents, other cases, with real foreign keys';
create unique index link_once on cases.link (case_id, coalesce(to_record, to_incident, to_case)) where removed_at is null;
create index link_record on cases.link (to_record) where to_record is not null;
create index link_incident on cases.link (to_incident) where to_incident is not null;
create index link_case on cases.link (to_case) where to_case is not null;

create table cases.holiday (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  realm text not null,
  day date not null,
  name text not null,
  off boolean not null,
  source text not null,
  removed_at timestamptz(3),
  set_by uuid references access.account,
  set_at timestamptz(3) not null,
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  constraint holiday_realm check (realm in ('live', 'exercise', 'demo')),
  constraint holiday_name check (length(name) between 2 and 120)
);
comment on table cases.holiday is 'Days of rest that a rule does not give: moving feasts, collective leave; or, with off = false, work on a day of rest';
create unique index holiday_day on cases.holiday (polres_id, day) where removed_at is null;

create table cases.working_week (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  realm text not null,
  from_day date not null,
  week jsonb not null,
  reason text not null,
  set_by uuid references access.account,
  set_at timestamptz(3) not null,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  constraint working_week_realm check (realm in ('live', 'exercise', 'demo')),
  constraint working_week_days check (jsonb_typeof(week) = 'array' and jsonb_array_length(week) = 7)
);
comment on table cases.working_week is 'Opening hours of a week, each from its day on until the next; append-only, the newest decision of a day holds';
comment on column cases.working_week.week is 'Monday to Sunday: {"from": minutes, "to": minutes} after midnight, or null';
create index working_week_from on cases.working_week (polres_id, from_day, set_at);

-- SQL past the service cannot store a state or a value that the definition does not have; the rest is the service's matter.
create function cases.check_case() returns trigger language plpgsql as $$
declare
  definition jsonb;
  name text;
  part jsonb;
begin
  select body::jsonb into definition from cases.definition where id = new.process and version = new.definition_version;
  if definition is null then
    raise exception 'process % has no version %', new.process, new.definition_version using errcode = 'foreign_key_violation';
  end if;
  if not definition->'states' ? new.state then
    raise exception 'process % has no state %', new.process, new.state using errcode = 'check_violation';
  end if;
  if coalesce((definition->'states'->new.state->>'end')::boolean, false) <> (new.closed_at is not null) then
    raise exception 'state % of process % and closed_at do not agree', new.state, new.process using errcode = 'check_violation';
  end if;
  if jsonb_typeof(new.data) <> 'object' then
    raise exception 'data of process % must be an object', new.process using errcode = 'check_violation';
  end if;
  for name, part in select * from jsonb_each(new.data) loop
    if not definition->'fields' ? name then
      raise exception 'process % has no field %', new.process, name using errcode = 'check_violation';
    end if;
    if not registers.value_fits(definition->'fields'->name, part) then
      raise exception 'field % of process % holds what it must not', name, new.process using errcode = 'check_violation';
    end if;
  end loop;
  return new;
end $$;
create trigger case_check before insert or update of data, process, definition_version, state, closed_at on cases.case
  for each row execute function cases.check_case();
create trigger case_seal before insert or update on cases.case for each row execute function platform.seal_row();
create trigger step_seal before insert or update on cases.step for each row execute function platform.seal_row();
create trigger party_seal before insert or update on cases.party for each row execute function platform.seal_row();
create trigger link_seal before insert or update on cases.link for each row execute function platform.seal_row();
create trigger holiday_seal before insert or update on cases.holiday for each row execute function platform.seal_row();
create trigger working_week_seal before insert or update on cases.working_week for each row execute function platform.seal_row();

grant select, insert on cases.definition, cases.step, cases.working_week to harmoni_app;
grant select, insert, update on cases.case, cases.party, cases.link, cases.holiday to harmoni_app;
