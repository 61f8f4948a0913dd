create schema calls;
grant usage on schema calls to harmoni_app;

create table calls.line (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  number text not null,
  owner text not null,
  name_id text not null,
  name_en text not null,
  kind text not null,
  active boolean not null default true,
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  constraint line_number unique (polres_id, number)
);
comment on column calls.line.kind is 'emergency, medical, fire, rescue, information or local: what the line is for';
create trigger line_seal before insert or update on calls.line for each row execute function platform.seal_row();

create table calls.call (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  realm text not null,
  state text not null,
  line_id uuid references calls.line,
  channel text not null,
  external_id text,
  caller_number text,
  ringing_at timestamptz,
  answered_at timestamptz,
  answered_by uuid,
  answer_seconds real,
  ended_at timestamptz,
  incident_id uuid references incidents.incident,
  note text,
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  recorded_at timestamptz not null default now(),
  constraint call_state check (state in ('ringing', 'answered', 'linked', 'information', 'prank', 'abandoned', 'handed_over')),
  constraint call_channel check (channel in ('telephony', 'phone', 'whatsapp', 'radio', 'walk_in', '112')),
  constraint call_measured check (channel = 'telephony' or answer_seconds is null)
);
comment on column calls.call.answer_seconds is 'Null = not measured (a call taken elsewhere), never zero';
comment on column calls.call.external_id is 'The telephone exchange''s own id, so that its repeated message makes no second call';
create unique index call_external on calls.call (polres_id, external_id) where external_id is not null;
create index call_open on calls.call (polres_id, ringing_at) where state in ('ringing', 'answered');
create index call_number on calls.call (polres_id, caller_number, recorded_at desc) where caller_number is not null;
create index call_incident on calls.call (incident_id);
create trigger call_seal before insert or update on calls.call for each row execute function platform.seal_row();

create table calls.draft (
  call_id uuid primary key references calls.call,
  account_id uuid not null,
  revision integer not null,
  content jsonb not null,
  updated_at timestamptz not null default now()
);
comment on table calls.draft is 'What the operator has typed so far, kept on the server as well; cleared when the call is concluded';

grant select, insert, update on calls.line, calls.call to harmoni_app;
grant select, insert, update, delete on calls.draft to harmoni_app;
