create schema access;
grant usage on schema access to harmoni_app;

create table access.account (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  username text not null,
  display_name text not null,
  password_hash text not null,
  roles text[] not null,
  area_codes text[],
  unit_id uuid,
  active boolean not null default true,
  must_change_password boolean not null default false,
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  created_at timestamptz not null default now(),
  constraint account_username unique (username),
  constraint account_username_form check (username ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  constraint account_roles check (cardinality(roles) > 0)
);
comment on column access.account.area_codes is 'Areas this account is limited to, with all below them; null = the whole district';
comment on column access.account.unit_id is 'The unit whose crew uses this account in the field';
create trigger account_seal before insert or update on access.account for each row execute function platform.seal_row();

create table access.login_attempt (
  username text primary key,
  failures integer not null,
  last_failed_at timestamptz not null,
  locked_until timestamptz
);
comment on table access.login_attempt is 'Failed sign-ins by name, known or not, so that a lock-out tells nobody which names exist';

create table access.session (
  id bytea primary key,
  account_id uuid not null references access.account,
  kind text not null,
  csrf text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  constraint session_kind check (kind in ('cookie', 'bearer'))
);
comment on column access.session.id is 'SHA-256 of the token; the token itself is stored nowhere';
create index session_account on access.session (account_id) where revoked_at is null;

grant select, insert, update on access.account to harmoni_app;
grant select, insert, update, delete on access.login_attempt to harmoni_app;
grant select, insert, update, delete on access.session to harmoni_app;
