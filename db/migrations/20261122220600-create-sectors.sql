-- Sectors (rayon): the district divided among its units, drawn on the areas; proposed by a rule, accepted by a person.
create schema sectors;
grant usage on schema sectors to harmoni_app;

create table sectors.plan (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  realm text not null,
  name text not null,
  level text not null,
  sectors jsonb not null,
  areas jsonb not null,
  units jsonb not null default '{}',
  proposal jsonb,
  created_by uuid references access.account,
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  valid_from date,
  reason text,
  accepted_by uuid references access.account,
  accepted_at timestamptz(3),
  removed_at timestamptz(3),
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  constraint plan_realm check (realm in ('live', 'exercise', 'demo')),
  constraint plan_level check (level in ('village', 'rw')),
  constraint plan_name check (length(name) between 1 and 80),
  constraint plan_sectors check (jsonb_typeof(sectors) = 'array' and jsonb_array_length(sectors) between 1 and 9),
  constraint plan_areas check (jsonb_typeof(areas) = 'object'),
  constraint plan_units check (jsonb_typeof(units) = 'object'),
  constraint plan_accepted check ((accepted_at is null) = (valid_from is null) and (accepted_at is null) = (reason is null)),
  constraint plan_kept check (accepted_at is null or removed_at is null),
  constraint plan_reason check (length(reason) between 3 and 500)
);
comment on table sectors.plan is 'Plans of sectors. Of the accepted ones the newest that has begun is in force; earlier ones stay as they were';
comment on column sectors.plan.sectors is '[{key, name, officerId}]; the key is the letter on the map';
comment on column sectors.plan.areas is '{area code: sector key}: an area lies in one sector at most; one that is missing here lies in none';
comment on column sectors.plan.units is '{unit id: sector key or null}: set by hand; any other unit belongs to the sector of its post';
comment on column sectors.plan.proposal is 'What the split was proposed by: {k, weights, seed, ruleVersion, reason}; null = drawn by hand';
comment on column sectors.plan.valid_from is 'Day in the district''s zone; null = a draft';
create index plan_accepted on sectors.plan (polres_id, realm, valid_from desc, accepted_at desc) where accepted_at is not null;
create trigger plan_seal before insert or update on sectors.plan for each row execute function platform.seal_row();

grant select, insert, update on sectors.plan to harmoni_app;
