-- The one journal. The application's role may add and read; nothing here can be changed or removed by it,
-- except that the sequencer takes entries off the waiting list once they have their position.
create schema journal;
grant usage on schema journal to harmoni_app;

create table journal.entry (
  id uuid primary key,
  at timestamptz not null,
  polres_id uuid not null,
  realm text not null,
  actor_id uuid,
  actor_role text not null,
  action text not null,
  ground text,
  subject_type text not null,
  subject_id uuid not null,
  seals jsonb not null default '[]',
  head_salt bytea not null,
  head_hash bytea not null,
  body_hash bytea not null,
  constraint entry_hashes check (length(head_salt) = 32 and length(head_hash) = 32 and length(body_hash) = 32)
);
comment on table journal.entry is 'The head of each entry: who, when, what, on whose ground, about which subject; no personal data';
comment on column journal.entry.actor_id is 'Account id (a pseudonym); null = the system itself';
comment on column journal.entry.ground is 'Stated purpose or legal ground of a look at personal data';
comment on column journal.entry.seals is '[[table, row id, row hash hex], …]: the rows this act left behind';
create index entry_subject on journal.entry (subject_id, at);
create index entry_action on journal.entry (action, at);

create table journal.body (
  entry_id uuid primary key references journal.entry,
  salt bytea not null,
  body jsonb not null,
  constraint body_salt check (length(salt) = 32)
);
comment on table journal.body is 'What was said or changed; may hold personal data and can be erased lawfully, leaving its commitment in the log';

create table journal.pending (
  entry_id uuid primary key
);
comment on table journal.pending is 'Committed entries that wait for a position; the sequencer empties it';
alter table journal.pending set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);

create table journal.sequence (
  position bigint primary key,
  entry_id uuid not null,
  leaf bytea not null,
  constraint sequence_entry unique (entry_id),
  constraint sequence_leaf check (length(leaf) = 32)
);
comment on table journal.sequence is 'Gapless order from 0; leaf = RFC 6962 leaf hash of the entry''s commitments';

create table journal.tile (
  level smallint not null,
  index bigint not null,
  hashes bytea not null,
  constraint tile_pk primary key (level, index),
  constraint tile_full check (length(hashes) = 8192)
);
comment on table journal.tile is 'Full C2SP tlog-tiles above level 0, 256 hashes each; level 0 is read from the sequence';

create table journal.checkpoint (
  size bigint not null,
  origin text not null,
  note text not null,
  signed_at timestamptz not null default now(),
  constraint checkpoint_pk primary key (origin, size)
);
comment on table journal.checkpoint is 'Signed tree heads as they were published (C2SP tlog-checkpoint)';

create table journal.erasure (
  id uuid primary key,
  entry_ids uuid[] not null,
  ground text not null,
  requested_by uuid not null,
  requested_at timestamptz not null default now(),
  approved_by uuid,
  approved_at timestamptz,
  constraint erasure_two_persons check (approved_by is null or approved_by <> requested_by)
);
comment on table journal.erasure is 'Lawful erasure of bodies: asked by one person, approved by another';

-- Runs as the owner: the one way a body can go, and only with an approved request by two persons.
create function journal.erase_bodies(request uuid, approver uuid) returns integer
  language plpgsql security definer set search_path = journal, pg_temp as $$
declare
  wanted uuid[];
  gone integer;
begin
  update journal.erasure set approved_by = approver, approved_at = now()
    where id = request and approved_by is null returning entry_ids into wanted;
  if wanted is null then
    raise exception 'no open erasure request %', request using errcode = 'no_data_found';
  end if;
  delete from journal.body where entry_id = any (wanted);
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke all on function journal.erase_bodies from public;
grant execute on function journal.erase_bodies to harmoni_app;

grant select, insert on journal.entry, journal.body, journal.sequence, journal.tile, journal.checkpoint, journal.erasure to harmoni_app;
grant select, insert, delete on journal.pending to harmoni_app;
