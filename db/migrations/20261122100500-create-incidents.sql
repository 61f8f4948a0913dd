create schema incidents;
grant usage on schema incidents to harmoni_app;
create sequence incidents.number;
grant usage, select on sequence incidents.number to harmoni_app;

create table incidents.incident (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  realm text not null,
  number integer not null default nextval('incidents.number'),
  state text not null,
  kind text not null,
  summary text not null default '',
  priority smallint not null,
  proposed_priority smallint not null,
  priority_reasons jsonb not null default '[]',
  emergency boolean not null default false,
  answers jsonb not null default '{}',
  needs jsonb not null default '[]',
  channel text not null,
  place_text text not null,
  lon double precision not null,
  lat double precision not null,
  rt_code text,
  rw_code text,
  village_code text,
  district_code text,
  regency_code text,
  area_guessed boolean not null default false,
  boundary_version integer,
  caller_name text,
  caller_number text,
  occurred_at timestamptz,
  known_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  timezone text not null,
  target_seconds integer not null,
  target_distance_m real,
  first_assigned_at timestamptz,
  first_arrived_at timestamptz,
  resolved_at timestamptz,
  closed_at timestamptz,
  disposition text,
  duplicate_of uuid references incidents.incident,
  reverted_state text,
  external_refs jsonb not null default '[]',
  created_by uuid,
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  search tsvector generated always as (to_tsvector('indonesian'::regconfig, place_text || ' ' || summary)) stored,
  constraint incident_number unique (polres_id, number),
  constraint incident_state check (state in ('received', 'triaged', 'dispatched', 'responding', 'on_scene', 'resolved',
    'closed', 'cancelled', 'duplicate', 'handed_over', 'reopened')),
  constraint incident_priority check (priority between 1 and 4 and proposed_priority between 1 and 4),
  constraint incident_lon check (lon between -180 and 180),
  constraint incident_lat check (lat between -90 and 90),
  constraint incident_disposition check (state not in ('closed', 'cancelled', 'handed_over') or disposition is not null),
  constraint incident_duplicate check ((state = 'duplicate') = (duplicate_of is not null))
);
comment on column incidents.incident.known_at is 'When the police knew: the answered call, or the moment a call taken elsewhere was told';
comment on column incidents.incident.reverted_state is 'State before it was merged into another, so that a split gives it back';
comment on column incidents.incident.target_seconds is 'Response target in force for its distance class when it was received or first assigned';
create index incident_open on incidents.incident (polres_id, priority, known_at) where state not in ('closed', 'cancelled', 'duplicate', 'handed_over');
create index incident_known on incidents.incident (polres_id, known_at desc, id desc);
create index incident_search on incidents.incident using gin (search);
create index incident_village on incidents.incident (village_code, known_at);
create trigger incident_seal before insert or update on incidents.incident for each row execute function platform.seal_row();

create table incidents.narrative (
  id uuid primary key,
  incident_id uuid not null references incidents.incident,
  at timestamptz not null,
  recorded_at timestamptz not null default now(),
  author_id uuid,
  author_role text not null,
  text text not null,
  corrects uuid references incidents.narrative,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  search tsvector generated always as (to_tsvector('indonesian'::regconfig, text)) stored,
  constraint narrative_text check (length(text) between 1 and 8000)
);
comment on table incidents.narrative is 'Append-only; a correction is a new row that names the one it corrects';
create index narrative_incident on incidents.narrative (incident_id, at);
create index narrative_search on incidents.narrative using gin (search);
create trigger narrative_seal before insert on incidents.narrative for each row execute function platform.seal_row();

create table incidents.link (
  id uuid primary key,
  from_id uuid not null references incidents.incident,
  to_id uuid not null references incidents.incident,
  kind text not null,
  score real,
  reason text,
  active boolean not null default true,
  created_by uuid,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  constraint link_kind check (kind in ('related', 'duplicate', 'split')),
  constraint link_ends check (from_id <> to_id)
);
create index link_from on incidents.link (from_id) where active;
create index link_to on incidents.link (to_id) where active;
create trigger link_seal before insert or update on incidents.link for each row execute function platform.seal_row();

create table incidents.agency_request (
  id uuid primary key,
  incident_id uuid not null references incidents.incident,
  agency text not null,
  note text not null default '',
  state text not null,
  requested_at timestamptz not null default now(),
  answered_at timestamptz,
  answer text,
  created_by uuid,
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  constraint agency_state check (state in ('requested', 'accepted', 'declined', 'done'))
);
comment on table incidents.agency_request is 'Another agency asked to come (119, fire, Dishub, BPBD), with its answer';
create index agency_request_incident on incidents.agency_request (incident_id);
create trigger agency_request_seal before insert or update on incidents.agency_request for each row execute function platform.seal_row();

grant select, insert, update on incidents.incident, incidents.link, incidents.agency_request to harmoni_app;
grant select, insert on incidents.narrative to harmoni_app;
