create schema dispatch;
grant usage on schema dispatch to harmoni_app;

create table dispatch.assignment (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  incident_id uuid not null references incidents.incident,
  unit_id uuid not null references units.unit,
  state text not null,
  assigned_at timestamptz not null,
  assigned_by uuid,
  acknowledged_at timestamptz,
  responding_at timestamptz,
  on_scene_at timestamptz,
  ended_at timestamptz,
  eta_seconds real,
  distance_m real,
  rank smallint,
  override_reason text,
  override_note text,
  end_reason text,
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  constraint assignment_state check (state in ('assigned', 'acknowledged', 'responding', 'on_scene', 'cleared', 'cancelled', 'refused'))
);
comment on column dispatch.assignment.rank is 'Place of the unit in the recommendation shown when it was sent (1 = first); kept beside the outcome';
comment on column dispatch.assignment.eta_seconds is 'Travel time promised when it was sent; the real one is on_scene_at - assigned_at';
create index assignment_incident on dispatch.assignment (incident_id);
create unique index assignment_open on dispatch.assignment (unit_id, incident_id) where ended_at is null;
create index assignment_unit on dispatch.assignment (unit_id, assigned_at desc);
create trigger assignment_seal before insert or update on dispatch.assignment for each row execute function platform.seal_row();

create table dispatch.alarm (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  kind text not null,
  unit_id uuid references units.unit,
  incident_id uuid references incidents.incident,
  lon double precision,
  lat double precision,
  raised_at timestamptz not null,
  raised_by uuid,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  cancelled_at timestamptz,
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  constraint alarm_kind check (kind in ('panic', 'emergency', 'late'))
);
create index alarm_open on dispatch.alarm (polres_id, raised_at) where acknowledged_at is null and cancelled_at is null;
create trigger alarm_seal before insert or update on dispatch.alarm for each row execute function platform.seal_row();

grant select, insert, update on dispatch.assignment, dispatch.alarm to harmoni_app;
