import type { Actor } from '../../platform/access/actor.ts';
import type { Database, Json, Queryable } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Work } from '../../platform/journal/work.ts';
import { conflict, conflictWith, forbidden, illegalMove, invalid, notFound } from '../../platform/problem/problem.ts';
import type { Areas } from '../areas/index.ts';
import type { Computed } from './computed.service.ts';
import type { RegisterDefinition } from './definition.types.ts';
import type { Definitions } from './definitions.service.ts';
import type { FileClaims } from './files.service.ts';
import { namesPeople } from './people.rules.ts';
import { mayChangeAt, placeWords, samePlace, settlePlace } from './places.service.ts';
import { inScope, mayRead } from './projection.rules.ts';
import { isReadOnly } from './read-only.rules.ts';
import type { Changes, StoredRecord } from './records.types.ts';
import type { References } from './references.service.ts';
import type { CloseRecord, EditRecord, NewRecord, RecordView, Values } from './registers.contract.ts';
import { registersRepository as repository } from './registers.repository.ts';
import { readValues, sameValue } from './values.rules.ts';
import type { Views } from './views.service.ts';

export interface RegisterCommands {
  /** The register by its id, if this person may read it. @throws Problem not_found otherwise. */
  open(actor: Actor, register: string): RegisterDefinition;
  /** Adds a record. The same client-made id again is the same record, added once. */
  create(work: Work, actor: Actor, definition: RegisterDefinition, input: NewRecord): Promise<RecordView>;
  /** Changes some values or the place. @throws Problem conflict (409) with the present record when another was first. */
  edit(work: Work, actor: Actor, definition: RegisterDefinition, id: string, input: EditRecord): Promise<RecordView>;
  closeRecord(
    work: Work,
    actor: Actor,
    definition: RegisterDefinition,
    id: string,
    input: CloseRecord,
  ): Promise<RecordView>;
  /** A record that this person may see. @throws Problem not_found. */
  find(db: Queryable, actor: Actor, definition: RegisterDefinition, id: string): Promise<StoredRecord>;
}

export interface RegistersDeps {
  db: Database;
  areas: Areas;
  definitions: Definitions;
  references: References;
  views: Views;
  computed: Computed;
  files: FileClaims;
}

export function createCommands({ areas, definitions, references, views, files }: RegistersDeps): RegisterCommands {
  const visible = (
    actor: Actor,
    definition: RegisterDefinition,
    record: StoredRecord | undefined,
  ): record is StoredRecord =>
    record?.polresId === actor.polresId && record.register === definition.id && inScope(actor, record);
  const changedBy = ({ version }: StoredRecord): [id: string, en: string] => [
    `Catatan ini baru saja diubah orang lain (versi ${version}).`,
    `Somebody else has just changed this record (now version ${version}).`,
  ];
  const one = async (work: Work, actor: Actor, record: StoredRecord): Promise<RecordView> => {
    const [view] = await views.of(work.tx, actor, [record]);
    if (!view) throw notFound();
    return view;
  };
  const mustWrite = (actor: Actor, definition: RegisterDefinition): void => {
    if (!mayRead(actor, definition)) throw notFound();
    if (!actor.permissions.has(definition.write) || isReadOnly(definition.id)) throw forbidden();
  };

  /** The record, locked, as it may be changed by this person who read that version. */
  async function toChange(work: Work, actor: Actor, definition: RegisterDefinition, id: string, version: number) {
    mustWrite(actor, definition);
    const record = await repository.lock(work.tx, id);
    if (!visible(actor, definition, record)) throw notFound();
    if (!mayChangeAt(actor, record)) throw forbidden();
    if (record.version !== version) {
      // A refused command keeps no entry, so it shows nobody.
      if (namesPeople(definition)) throw conflict(...changedBy(record));
      throw conflictWith(await one(work, actor, record), ...changedBy(record));
    }
    if (record.closedAt) throw illegalMove('Catatan ini sudah ditutup.', 'This record is closed.');
    return record;
  }

  /** Values as they will be stored; references that were given must exist in the district. */
  async function checked(
    work: Work,
    actor: Actor,
    definition: RegisterDefinition,
    given: Values,
    before: Values | null,
  ) {
    const { values, errors } = readValues(actor, definition, given, before, work.now);
    if (errors.length > 0) throw invalid(errors);
    const pointers = references.pointers(definition, values);
    const fresh = pointers.filter(({ field }) => Object.hasOwn(given, field));
    const missing = await references.check(work.tx, actor.polresId, fresh, definition);
    const strange = await files.refused(
      work.tx,
      actor,
      definition,
      fresh,
      references.pointers(definition, before ?? {}),
    );
    if (missing.length + strange.length > 0) throw invalid([...missing, ...strange]);
    return { values, pointers };
  }

  function changesOf(before: StoredRecord | null, after: StoredRecord): Changes {
    const nameOf = (code: string) => areas.nameOf(after.polresId, code);
    const changes: Changes = {};
    for (const id of new Set([...Object.keys(before?.data ?? {}), ...Object.keys(after.data)])) {
      const [from, to] = [before?.data[id] ?? null, after.data[id] ?? null];
      if (!sameValue(from, to)) changes[id] = { from, to };
    }
    if (before ? !samePlace(before, after) : after.lon !== null || after.areaCode !== null) {
      changes.place = { from: before && placeWords(before, nameOf), to: placeWords(after, nameOf) };
    }
    return changes;
  }

  function record(
    work: Work,
    action: string,
    after: StoredRecord,
    seal: Buffer | null,
    body: Record<string, Json>,
  ): void {
    work.record({
      action: `register.record_${action}`,
      subject: { type: 'record', id: after.id },
      body: { register: after.register, definitionVersion: after.definitionVersion, ...body },
      seals: [['registers.record', after.id, seal]],
    });
  }

  return {
    open(actor, register) {
      const definition = definitions.present(register);
      if (!definition || !mayRead(actor, definition) || !definitions.isOf(register, actor.polresId)) throw notFound();
      return definition;
    },

    async find(db, actor, definition, id) {
      const [found] = await repository.byIds(db, [id], definition.id);
      if (!mayRead(actor, definition) || !visible(actor, definition, found)) throw notFound();
      return found;
    },

    async create(work, actor, definition, input) {
      mustWrite(actor, definition);
      const id = input.id?.toLowerCase() ?? newId();
      const { values, pointers } = await checked(work, actor, definition, input.values, null);
      const made: StoredRecord = {
        ...(await settlePlace(work.tx, areas, actor, definition, input.place)),
        id,
        polresId: actor.polresId,
        realm: actor.realm,
        register: definition.id,
        definitionVersion: definition.version,
        data: values,
        closedAt: null,
        closingReason: null,
        erasedFields: [],
        createdBy: actor.accountId,
        createdAt: work.now,
        changedAt: work.now,
        version: 1,
      };
      const seal = await repository.insert(work.tx, made, views.searchWords(definition, made));
      if (seal === undefined) {
        const [known] = await repository.byIds(work.tx, [id]);
        if (visible(actor, definition, known) && known.createdBy === actor.accountId) return one(work, actor, known);
        throw conflict('Id ini sudah dipakai.', 'This id is taken.');
      }
      await repository.setReferences(work.tx, id, pointers);
      record(work, 'added', made, seal, { changes: changesOf(null, made) });
      return one(work, actor, made);
    },

    async edit(work, actor, definition, id, input) {
      const before = await toChange(work, actor, definition, id, input.version);
      const { values, pointers } = await checked(work, actor, definition, input.values ?? {}, before.data);
      const place = input.place === undefined ? {} : await settlePlace(work.tx, areas, actor, definition, input.place);
      const after: StoredRecord = {
        ...before,
        ...place,
        data: values,
        definitionVersion: definition.version,
        changedAt: work.now,
        version: before.version + 1,
      };
      const changes = changesOf(before, after);
      if (Object.keys(changes).length === 0) return one(work, actor, before);
      const seal = await repository.update(work.tx, after, views.searchWords(definition, after));
      await repository.setReferences(work.tx, before.id, pointers);
      record(work, 'changed', after, seal, { changes });
      return one(work, actor, after);
    },

    async closeRecord(work, actor, definition, id, input) {
      const before = await toChange(work, actor, definition, id, input.version);
      const after: StoredRecord = {
        ...before,
        closedAt: work.now,
        closingReason: input.reason,
        changedAt: work.now,
        version: before.version + 1,
      };
      const seal = await repository.update(work.tx, after, views.searchWords(views.reading(after), after));
      record(work, 'closed', after, seal, { changes: {}, reason: input.reason });
      return one(work, actor, after);
    },
  };
}
