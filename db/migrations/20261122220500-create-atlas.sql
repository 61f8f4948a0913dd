-- The living map: views that people keep, and the version of each register's tiles.
create schema atlas;
grant usage on schema atlas to harmoni_app;

create table atlas.view (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  realm text not null,
  owner_id uuid not null references access.account,
  name text not null,
  shared boolean not null default false,
  state text not null,
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  removed_at timestamptz(3),
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  constraint view_realm check (realm in ('live', 'exercise', 'demo')),
  constraint view_name check (length(name) between 1 and 80),
  constraint view_state check (length(state) between 1 and 2000)
);
comment on table atlas.view is 'Named views of the map; the owner changes one, all of the district see a shared one';
comment on column atlas.view.state is 'What is shown, as the query of the map''s address: layers in their order, period, camera';
comment on column atlas.view.removed_at is 'Taken away by its owner; kept, so that this can be undone and the journal still fits';
create index view_shared on atlas.view (polres_id, name) where removed_at is null;
create trigger view_seal before insert or update on atlas.view for each row execute function platform.seal_row();

create table atlas.register_version (
  polres_id uuid not null references platform.polres,
  register text not null,
  version bigint not null default 1,
  tx bigint not null,
  constraint register_version_pk primary key (polres_id, register)
);
comment on table atlas.register_version is 'Rises with each committed change of a register''s records; tiles of an older version are out of date';
comment on column atlas.register_version.tx is 'The transaction that raised it last: one transaction raises it once, however many records it changes';

-- At the end of the transaction, so that the row is held for a moment only, and a version is seen with its records or not at all.
create function atlas.touch_register() returns trigger language plpgsql security definer
  set search_path = atlas, pg_temp as $$
begin
  insert into atlas.register_version as known (polres_id, register, tx)
    values (new.polres_id, new.register, pg_current_xact_id()::text::bigint)
    on conflict (polres_id, register) do update set version = known.version + 1, tx = excluded.tx
      where known.tx <> excluded.tx;
  return null;
end $$;
create constraint trigger record_touch after insert or update on registers.record
  deferrable initially deferred for each row execute function atlas.touch_register();
create index record_place on registers.record (polres_id, register, lon, lat) where closed_at is null and lon is not null;
create index record_shape on registers.record (polres_id, register) where closed_at is null and geometry is not null;

grant select, insert, update on atlas.view to harmoni_app;
grant select on atlas.register_version to harmoni_app;
