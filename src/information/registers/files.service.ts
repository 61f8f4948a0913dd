import type { Actor } from '../../platform/access/actor.ts';
import type { Database, Tx } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import { doWork, type Work } from '../../platform/journal/work.ts';
import { conflict, type FieldError, forbidden, invalidField, notFound } from '../../platform/problem/problem.ts';
import type { RegisterDefinition } from './definition.types.ts';
import { filesRepository as repository, type StoredFile } from './files.repository.ts';
import { fileKindWords, safeName, sniff } from './files.rules.ts';
import type { FileStore } from './files.store.ts';
import type { FileView, RecordView } from './registers.contract.ts';
import type { Pointer } from './registers.repository.ts';

/** What commands ask before a record takes files on. */
export interface FileClaims {
  /**
   * Refuses files that this person may not attach here: one's own upload for this register that hangs nowhere, or a file
   * that the same field of the record has already. An id is no ticket to somebody else's file.
   * @param had what the record points to before the change.
   */
  refused(
    tx: Tx,
    actor: Actor,
    definition: RegisterDefinition,
    pointers: readonly Pointer[],
    had: readonly Pointer[],
  ): Promise<FieldError[]>;
}

export interface Files extends FileClaims {
  /** Keeps a file for a record to come. The same id again is the same file. @throws Problem invalid for another kind of file. */
  upload(
    actor: Actor,
    definition: RegisterDefinition,
    given: { id?: string; name: string; content: Buffer },
  ): Promise<FileView>;
  /** The content of a file that stands in a field of this record as its reader sees it. @throws Problem not_found. */
  open(record: RecordView, definition: RegisterDefinition, file: string): Promise<FileView & { content: Buffer }>;
}

const viewOf = ({ id, name, mediaType, size }: StoredFile): FileView => ({ id, name, mediaType, size });

/** @param store where contents lie; null where a room is opened without a data folder and takes no files. */
export function createFiles(db: Database, store: FileStore | null, committed: () => void): Files {
  const must = (): FileStore => {
    if (!store) throw notFound();
    return store;
  };

  async function write(work: Work, actor: Actor, file: StoredFile): Promise<FileView> {
    const seal = await repository.insert(work.tx, file);
    if (seal === undefined) {
      const [known] = await repository.byIds(work.tx, [file.id]);
      const same =
        known?.uploadedBy === actor.accountId && known.hash === file.hash && known.register === file.register;
      if (!known || !same) throw conflict('Id ini sudah dipakai.', 'This id is taken.');
      return viewOf(known);
    }
    work.record({
      action: 'register.file_added',
      subject: { type: 'file', id: file.id },
      body: { register: file.register, hash: file.hash, mediaType: file.mediaType, size: file.size },
      seals: [['registers.file', file.id, seal]],
    });
    return viewOf(file);
  }

  return {
    async refused(tx, actor, definition, pointers, had) {
      const asked = pointers.filter(
        ({ field, to, id }) =>
          to === 'file' && !had.some((one) => one.to === 'file' && one.field === field && one.id === id),
      );
      if (asked.length === 0) return [];
      const ids = asked.map(({ id }) => id);
      const [files, taken] = await Promise.all([repository.byIds(tx, ids), repository.attached(tx, ids)]);
      const free = new Set(
        files
          .filter((file) => file.uploadedBy === actor.accountId && file.register === definition.id)
          .filter((file) => file.polresId === actor.polresId && !taken.some((one) => one.file === file.id))
          .map(({ id }) => id),
      );
      // One file hangs in one place: it goes when that place lets it go.
      const twice = (id: string) => ids.indexOf(id) !== ids.lastIndexOf(id);
      return asked
        .filter(({ id }) => !free.has(id) || twice(id))
        .map(({ field }) => ({
          path: `values.${field}`,
          reason: { id: 'Berkas tidak ditemukan; unggah lagi.', en: 'The file was not found; upload it again.' },
        }));
    },

    async upload(actor, definition, { id = newId(), name, content }) {
      if (!actor.permissions.has(definition.write)) throw forbidden();
      const takes = Object.values(definition.fields).some(({ type }) => type === 'attachment');
      if (!takes) throw invalidField('register', 'Register ini tidak memakai berkas.', 'This register takes no files.');
      const kind = content.length === 0 ? undefined : sniff(content, name);
      if (!kind) {
        throw invalidField(
          'file',
          `Jenis berkas tidak diterima; kirim ${fileKindWords.id}.`,
          `This kind of file is not taken; send ${fileKindWords.en}.`,
        );
      }
      const kept = must();
      return doWork(
        db,
        actor,
        async (work) => {
          // Nobody clears contents away between here and the row that needs this one.
          await repository.keepContents(work.tx);
          const file: StoredFile = {
            id: id.toLowerCase(),
            polresId: actor.polresId,
            realm: actor.realm,
            register: definition.id,
            hash: await kept.put(content),
            name: safeName(name, kind),
            mediaType: kind.mediaType,
            size: content.length,
            uploadedBy: actor.accountId,
            uploadedAt: work.now,
          };
          return write(work, actor, file);
        },
        { committed },
      );
    },

    async open(record, definition, id) {
      // The view is the reader's: what a person may not see of a record is not among its values.
      const held = Object.entries(definition.fields).some(
        ([field, { type }]) => type === 'attachment' && [record.values[field] ?? []].flat().includes(id),
      );
      const [file] = held ? await repository.byIds(db, [id]) : [];
      const content = file && (await must().get(file.hash));
      if (!file || !content) throw notFound();
      return { ...viewOf(file), content };
    },
  };
}
