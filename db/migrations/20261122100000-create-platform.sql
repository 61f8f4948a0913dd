-- What every room stands on: extensions, the district itself, dated settings, idempotent answers, row seals.
create extension if not exists pg_trgm;
create extension if not exists btree_gist;
create extension if not exists unaccent;

grant usage on schema platform to harmoni_app;
grant select on platform.migration to harmoni_app;

create table platform.polres (
  id uuid primary key,
  code text not null,
  name text not null,
  timezone text not null,
  realm text not null,
  lon double precision,
  lat double precision,
  created_at timestamptz not null default now(),
  constraint polres_realm check (realm in ('live', 'exercise', 'demo')),
  constraint polres_code unique (code)
);
comment on table platform.polres is 'A district police served by this installation';
comment on column platform.polres.realm is 'live, exercise or demo: never mixed in one figure; demo says DATA CONTOH on every screen';
comment on column platform.polres.timezone is 'IANA zone: Asia/Jakarta (WIB), Asia/Makassar (WITA), Asia/Jayapura (WIT)';

create table platform.setting (
  key text not null,
  valid_from timestamptz not null,
  value jsonb not null,
  reason text not null,
  set_by uuid,
  constraint setting_pk primary key (key, valid_from)
);
comment on table platform.setting is 'Numbers that may change by decision, each with the moment from which it holds';

create table platform.idempotency (
  account text not null,
  key text not null,
  request_hash bytea not null,
  status smallint not null,
  body jsonb not null,
  created_at timestamptz not null default now(),
  constraint idempotency_pk primary key (account, key)
);
comment on table platform.idempotency is 'The first answer to each command, so that a repeat changes nothing; cleared after 48 hours';
create index idempotency_created on platform.idempotency using brin (created_at);

-- The hash of a row's content. A nonce in the row keeps small personal values from being guessed from their hash.
create function platform.row_hash(content jsonb) returns bytea
  language sql immutable parallel safe
  return sha256(convert_to((content - 'seal' - 'search')::text, 'UTF8'));

create function platform.seal_row() returns trigger language plpgsql
  set timezone = 'UTC' set datestyle = 'ISO' set extra_float_digits = 1 as $$
begin
  new.seal := platform.row_hash(to_jsonb(new));
  return new;
end $$;
comment on function platform.seal_row is 'Keeps a row''s hash beside it; the journal entry of the change carries the same hash, so a silent SQL edit shows';

grant select, insert on platform.polres to harmoni_app;
grant update on platform.polres to harmoni_app;
grant select, insert on platform.setting to harmoni_app;
grant select, insert, delete on platform.idempotency to harmoni_app;
