import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roles } from '../../platform/access/permissions.ts';
import { createRegisters, type Registers } from './index.ts';
import type { RecordView } from './registers.contract.ts';
import { border, springs, taps } from './testing/every-type.ts';
import { fakeAreas, openRegisters, type TestRegisters } from './testing/room.ts';

let room: TestRegisters;
let registers: Registers;
let spring: RecordView;
beforeAll(async () => {
  room = await openRegisters();
  const data = join(room.folder, 'data');
  registers = await createRegisters({ db: room.db, areas: fakeAreas, definitions: [springs, taps], data });
  const commander = await room.actor(['commander']);
  const upload = (name: string, text: string) =>
    registers.files.upload(commander, springs, { name, content: Buffer.from(text) });
  const [papers, permit] = [await upload('denah.txt', 'denah'), await upload('emasbatangan.txt', 'emasbatangan')];
  spring = await room.work(commander, (work) =>
    registers.create(work, commander, springs, {
      values: { name: 'Sumber', grade: 'emasbatangan', papers: [papers.id], permit: permit.id },
      place: { geometry: border },
    }),
  );
  const query = {
    filter: ['grade:emasbatangan', 'water:clear'],
    columns: ['grade', 'secret', 'water'],
    by: 'grade',
    closed: 'open' as const,
  };
  await room.work(commander, (work) =>
    registers.saveView(work, commander, springs, { name: 'Bersama', shared: true, query }),
  );
});
afterAll(() => room.close());

describe.each(roles)('%s', (role) => {
  test('opens a file only by a field and a record that this person may see', async () => {
    const actor = await room.actor([role]);
    const [reads, sees] = [actor.permissions.has('register:read'), actor.permissions.has('journal:read')];
    const read = async (field: 'papers' | 'permit') => {
      const [file] = [spring.values[field] ?? []].flat();
      if (typeof file !== 'string') throw new Error(`no file in ${field}`);
      const record = await registers.get(actor, springs, spring.id);
      const opened = await registers.files.open(record, springs, file);
      return opened.content.toString();
    };
    const answer = (field: 'papers' | 'permit') => read(field).catch((error: { status: number }) => error.status);
    expect(await answer('papers')).toBe(reads ? 'denah' : 404);
    expect(await answer('permit')).toBe(reads && sees ? 'emasbatangan' : 404);
  });

  test('is told nothing about a hidden field by a shared view, and keeps none about it', async () => {
    const actor = await room.actor([role]);
    const [reads, sees] = [actor.permissions.has('register:read'), actor.permissions.has('journal:read')];
    const views = registers.views(actor, springs);
    if (!reads) await expect(views).rejects.toMatchObject({ status: 404 });
    else {
      const answer = JSON.stringify(await views);
      expect(/emasbatangan|secret|grade/.test(answer), answer).toBe(sees);
      expect(answer).toContain('water:clear');
    }
    const query = { filter: ['grade:emasbatangan'], columns: [], closed: 'open' as const };
    const kept = room
      .work(actor, (work) => registers.saveView(work, actor, springs, { name: 'Sendiri', shared: false, query }))
      .then(() => 201)
      .catch((error: { status: number }) => error.status);
    expect(await kept).toBe(reads ? (sees ? 201 : 422) : 404);
  });
});
