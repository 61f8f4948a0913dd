-- Files that were imported into registers, so that each can be looked up, and undone as a whole.
create table registers.import (
  id uuid primary key,
  polres_id uuid not null references platform.polres,
  realm text not null,
  register text not null,
  file_name text not null,
  file_hash text not null,
  format text not null,
  mapping jsonb not null,
  rows integer not null,
  taken integer not null,
  refused integer not null,
  refusals jsonb not null,
  created_by uuid not null references access.account,
  created_at timestamptz(3) not null,
  undone_by uuid references access.account,
  undone_at timestamptz(3),
  undone_closed integer,
  undone_kept jsonb,
  version integer not null default 1,
  nonce uuid not null default gen_random_uuid(),
  seal bytea,
  constraint import_realm check (realm in ('live', 'exercise', 'demo')),
  constraint import_hash check (file_hash ~ '^[0-9a-f]{64}$'),
  constraint import_format check (format in ('csv', 'xlsx', 'geojson')),
  constraint import_name check (length(file_name) between 1 and 200),
  constraint import_counts check (taken >= 0 and refused >= 0 and taken + refused = rows),
  constraint import_undone check (num_nulls(undone_by, undone_at, undone_closed, undone_kept) in (0, 4))
);
comment on table registers.import is 'Each file that was imported into a register, who did it, and what became of it';
comment on column registers.import.id is 'Made by the client, so that a file sent twice is imported once';
comment on column registers.import.file_hash is 'SHA-256 of the file';
comment on column registers.import.mapping is 'Title of each column of the file with the column of the register that it filled; null = left out';
comment on column registers.import.refusals is 'The first refused rows with field and reason in both languages; values are not kept';
comment on column registers.import.undone_kept is 'Records that the undoing left as they were, since they had been changed: row and reason';
create index import_list on registers.import (register, polres_id, created_at desc, id desc);
create trigger import_seal before insert or update on registers.import for each row execute function platform.seal_row();

create table registers.imported (
  record_id uuid primary key references registers.record,
  import_id uuid not null references registers.import,
  row integer not null
);
comment on table registers.imported is 'Which row of which file a record came from';
create index imported_import on registers.imported (import_id, row);

grant select, insert, update on registers.import to harmoni_app;
grant select, insert on registers.imported to harmoni_app;
