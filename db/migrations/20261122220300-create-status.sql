-- Status by colour and shape: what the rule proposes for areas and problems, what officers decide, and the thresholds of each area.
create schema status;
grant usage on schema status to harmoni_app;

create table status.assessment (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  realm text not null,
  kind text not null,
  code text not null,
  area_level text,
  area_code text,
  proposed text,
  proposed_since timestamptz(3) not null,
  shown text,
  shown_since timestamptz(3) not null,
  decision_id uuid,
  needs_decision boolean not null default false,
  trend text not null default 'steady',
  recent integer not null default 0,
  year_count integer not null default 0,
  windows jsonb not null default '[]',
  gauges jsonb not null default '{}',
  gauge_counts jsonb not null default '{}',
  reasons jsonb not null default '[]',
  inputs jsonb not null default '{}',
  rule_version integer not null,
  computed_at timestamptz(3) not null,
  version integer not null default 1,
  constraint assessment_once unique (polres_id, kind, code),
  constraint assessment_kind check (kind in ('area', 'problem', 'road')),
  constraint assessment_realm check (realm in ('live', 'exercise', 'demo')),
  constraint assessment_area_level check (case kind
    when 'area' then area_level in ('regency', 'district', 'village', 'rw') else area_level is null end),
  constraint assessment_proposed check (proposed in ('aman', 'waspada', 'rawan')),
  constraint assessment_shown check (shown in ('aman', 'waspada', 'rawan')),
  constraint assessment_trend check (trend in ('rising', 'steady', 'falling'))
);
comment on table status.assessment is 'What the rule proposes now, and what is shown; computed from other rows at any time, so it has no seal. Decisions have';
comment on column status.assessment.code is 'Area code, or the id of the record of the register of problems or of road sections';
comment on column status.assessment.area_code is 'Where it lies, for the scope of persons: the area itself, or the problem''s finest area';
comment on column status.assessment.proposed is 'Null = too little is known to propose anything';
comment on column status.assessment.shown is 'The decision while it holds, else the proposal';
comment on column status.assessment.decision_id is 'The last decision, whether it still holds or not';
comment on column status.assessment.windows is 'Public reports of the full windows of 28 days before the present one, oldest first';
comment on column status.assessment.gauge_counts is 'By gauge: {recent, windows, week}';
comment on column status.assessment.version is 'Raised when the proposed level, the shown level or the decision changes; not by each computing';
create index assessment_level on status.assessment (polres_id, area_level, code) where kind = 'area';
create index assessment_waiting on status.assessment (polres_id, code) where needs_decision;

create table status.decision (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  realm text not null,
  assessment_id uuid not null references status.assessment,
  level text not null,
  reason text not null,
  proposed text,
  proposed_reasons jsonb not null,
  rule_version integer not null,
  decided_by uuid not null references access.account,
  decided_role text not null,
  decided_at timestamptz(3) not null,
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  constraint decision_realm check (realm in ('live', 'exercise', 'demo')),
  constraint decision_level check (level in ('aman', 'waspada', 'rawan')),
  constraint decision_proposed check (proposed in ('aman', 'waspada', 'rawan')),
  constraint decision_reason check (length(reason) between 3 and 500)
);
comment on table status.decision is 'An officer confirmed or changed a proposed status; kept beside what was proposed, never changed';
comment on column status.decision.proposed is 'What the rule proposed at that moment; the decision holds until it proposes something else';
create index decision_assessment on status.decision (assessment_id, decided_at desc);
create trigger decision_seal before insert or update on status.decision for each row execute function platform.seal_row();
alter table status.assessment add constraint assessment_decision foreign key (decision_id) references status.decision;

create table status.threshold (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  realm text not null,
  area_code text,
  parameter text not null,
  value double precision,
  reason text not null,
  valid_from timestamptz(3) not null,
  set_by uuid not null references access.account,
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  constraint threshold_realm check (realm in ('live', 'exercise', 'demo')),
  constraint threshold_parameter check (parameter in ('watch_tail', 'danger_tail', 'least_reports', 'problem_watch',
    'problem_danger', 'children_share')),
  constraint threshold_reason check (length(reason) between 3 and 500)
);
comment on table status.threshold is 'Thresholds that differ by area, each with its reason; the newest of the nearest area holds, down the tree';
comment on column status.threshold.area_code is 'Null = the whole district';
comment on column status.threshold.value is 'Null = no longer its own: what holds above holds here again';
create index threshold_polres on status.threshold (polres_id, valid_from);
create trigger threshold_seal before insert or update on status.threshold for each row execute function platform.seal_row();

create table status.task (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  realm text not null,
  assessment_id uuid not null references status.assessment,
  reason text not null,
  case_id uuid not null,
  opened_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
comment on table status.task is 'Which task was opened for which warning: one at a time for each area and reason';
comment on column status.task.case_id is 'The case in the room of cases; no foreign key, since information knows nothing of coordination';
comment on column status.task.ended_at is 'When the status was no longer at risk; the task itself is closed by its owner';
create unique index task_open on status.task (assessment_id, reason) where ended_at is null;

create table status.progress (
  name text primary key,
  position bigint not null,
  computed_at timestamptz(3) not null
);
comment on table status.progress is 'Up to which journal position the statuses follow, and when all of them were computed last';

grant select, insert, update on status.assessment, status.task, status.progress to harmoni_app;
grant select, insert on status.decision, status.threshold to harmoni_app;
