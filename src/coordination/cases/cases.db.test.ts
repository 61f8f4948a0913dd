import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { newId } from '../../platform/ids/ids.ts';
import { type CaseQuery, CaseView } from './cases.contract.ts';
import { errands } from './testing/process.ts';
import { east, openCases, type TestCases, west } from './testing/room.ts';

let room: TestCases;
let officer: Actor;
let chief: Actor;
let ofWest: Actor;
beforeAll(async () => {
  room = await openCases();
  officer = await room.actor(['dispatcher']);
  chief = await room.actor(['commander']);
  ofWest = await room.actor(['field'], { areaCodes: [west] });
}, 60_000);
afterAll(() => room.close());

const all = (query: Partial<CaseQuery> = {}): CaseQuery => ({ status: 'open', limit: 500, ...query });
const list = (actor: Actor, query: Partial<CaseQuery> = {}) => room.cases.list(actor, all(query), new Date());
const refused = (path: string) => ({ status: 422, fields: [expect.objectContaining({ path })] });

describe('opening', () => {
  test('a case has its number, owners, clock and the fields that its reader may see', async () => {
    const made = await room.open(officer, { values: { name: ' Urusan  satu ' }, areaCode: west });
    expect(CaseView.parse(made)).toEqual(made);
    expect(made).toMatchObject({
      title: 'Urusan satu',
      state: 'open',
      areaText: 'Kel. Melati, Kec. Barat',
      functions: ['samapta', 'traffic'],
      bodies: ['dishub'],
      opener: { id: officer.accountId },
      clock: { name: 'late', level: 'neutral', escalatedAt: null },
    });
    expect(made.definition.fields.map(({ id }) => id)).not.toContain('secret');
    expect(made.definition.mermaid).toContain('open --> under: go');
    expect((await room.open(officer)).number).toBeGreaterThan(made.number);
  });

  test('the same id again is the same case; of another person it is taken', async () => {
    const id = newId();
    const first = await room.open(officer, { id });
    expect((await room.open(officer, { id })).number).toBe(first.number);
    await expect(room.open(chief, { id })).rejects.toMatchObject({ status: 409 });
  });

  test('what is missing, unknown, hidden or not asked is named', async () => {
    await expect(room.open(officer, { values: {} })).rejects.toMatchObject(refused('values.name'));
    await expect(room.open(officer, { values: { name: 'A', what: 1 } })).rejects.toMatchObject(refused('values.what'));
    await expect(room.open(officer, { values: { name: 'A', secret: 'x' } })).rejects.toMatchObject(
      refused('values.secret'),
    );
    await expect(room.open(officer, { values: { name: 'A', cost: 5 } })).rejects.toMatchObject(refused('values.cost'));
    await expect(room.open(officer, { areaCode: '99.09' })).rejects.toMatchObject(refused('areaCode'));
    await expect(room.open(officer, { functions: [], bodies: [] })).rejects.toMatchObject(refused('functions'));
    await expect(room.open(officer, {}, 'problem-solving')).rejects.toMatchObject(refused('areaCode'));
  });

  test('another room opens one case for one matter while it is open', async () => {
    const system = {
      accountId: null,
      roles: ['system'] as ['system'],
      polresId: room.polresId,
      realm: 'demo' as const,
    };
    const input = {
      values: { name: 'Melati menjadi rawan', warning: 'Tiga masalah terbuka.', proposedAction: 'Patroli.' },
      areaCode: west,
      openKey: 'status:99.01.01.1001',
    };
    const once = () => room.work(officer, (work) => room.cases.open(work, system, 'warning-task', input));
    const first = await once();
    expect((await once()).id).toBe(first.id);
    expect(first.openedBy).toBeNull();
    // Nor does anybody else come by it, who takes its id for a case of theirs.
    const taken = room.open(ofWest, { id: first.id, values: input.values, areaCode: west }, 'warning-task');
    await expect(taken).rejects.toMatchObject({ status: 409 });
    const view = await room.cases.get(chief, first.id, new Date());
    const done = await room.act(chief, view, 'finish', { closingNote: 'Sudah aman.' });
    expect(done).toMatchObject({ ended: true, clock: null });
    expect((await once()).id).not.toBe(first.id);
  });
});

describe('steps', () => {
  test('the table decides: unknown steps, rights, required fields, guards', async () => {
    const made = await room.open(chief);
    await expect(room.act(officer, made, 'end')).rejects.toMatchObject({ status: 409, code: 'illegal_move' });
    await expect(room.act(officer, made, 'toString')).rejects.toMatchObject({ status: 409 });
    await expect(room.act(officer, made, 'go')).rejects.toMatchObject(refused('values.cost'));
    await expect(room.act(chief, made, 'go', { cost: 5 })).rejects.toMatchObject({ code: 'illegal_move' });
    const going = await room.act(officer, made, 'go', { cost: 5000 });
    expect(going).toMatchObject({ state: 'under', version: 2, clock: { startedAt: made.clock!.startedAt } });
    await expect(room.act(officer, going, 'end', { outcome: 'Baik' })).rejects.toMatchObject({ status: 403 });
    await expect(room.act(chief, going, 'end', { outcome: 'Baik' })).rejects.toMatchObject({ code: 'illegal_move' });
    expect(going.actions).toEqual([]);
  });

  test('a change that comes too late carries the present case', async () => {
    const made = await room.open(chief);
    await room.act(officer, made, 'go', { cost: 1 });
    const late = room.act(officer, made, 'go', { cost: 2 });
    await expect(late).rejects.toMatchObject({ status: 409, current: { id: made.id, version: 2, state: 'under' } });
    const edit = room.work(officer, (work) =>
      room.cases.edit(work, officer, made.id, { version: 1, values: { name: 'B' } }),
    );
    await expect(edit).rejects.toMatchObject({ status: 409, current: { version: 2, values: { cost: 1 } } });
  });

  test('of two at once one wins', async () => {
    const made = await room.open(chief);
    const results = await Promise.allSettled([1, 2, 3].map((cost) => room.act(officer, made, 'go', { cost })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('it closes only when each party has accepted, and opens again', async () => {
    const made = await room.open(chief, { parties: [{ name: 'Pedagang' }, { name: 'Warga RW 03' }] });
    let found = await room.act(officer, made, 'go', { cost: 1 });
    const accept = (party: string, accepted = true) =>
      room.work(chief, async (work) => {
        const how = 'Berita acara rapat';
        return room.cases.view(work, chief, await room.cases.accept(work, chief, made.id, party, { accepted, how }));
      });
    found = await accept(found.parties[0]!.id);
    await expect(room.act(chief, found, 'end', { outcome: 'Baik' })).rejects.toThrow(
      'Not accepted yet by: Warga RW 03.',
    );
    found = await accept(found.parties[1]!.id);
    expect(found.actions).toMatchObject([{ action: 'end', ready: true }]);
    found = await accept(found.parties[0]!.id, false);
    expect(found.actions).toMatchObject([
      { action: 'end', ready: false, blocked: { en: 'Not accepted yet by: Pedagang.' } },
    ]);
    found = await accept(found.parties[0]!.id);
    found = await room.act(chief, found, 'end', { outcome: 'Baik' });
    expect(found).toMatchObject({ ended: true, clock: null, editable: false });
    await expect(accept(found.parties[0]!.id, false)).rejects.toMatchObject({ code: 'illegal_move' });
    found = await room.act(chief, found, 'reopen');
    expect(found).toMatchObject({ state: 'open', reopened: 1, closedAt: null, clock: { level: 'neutral' } });
    expect(found.steps.map(({ state }) => state)).toEqual(['open', 'under', 'over', 'open']);
  });

  test('problem solving closes only with root cause, solution and every acceptance', async () => {
    const parties = [{ name: 'Pemuda RW 02' }];
    let found = await room.open(ofWest, { values: { name: 'Balap liar' }, areaCode: west, parties }, 'problem-solving');
    await expect(room.act(ofWest, found, 'analyse')).rejects.toMatchObject(refused('values.pattern'));
    found = await room.act(ofWest, found, 'analyse', { pattern: 'Sabtu malam di jalan lingkar.' });
    await expect(room.act(ofWest, found, 'respond', { solution: 'Polisi tidur' })).rejects.toMatchObject(
      refused('values.rootCause'),
    );
    found = await room.act(ofWest, found, 'respond', { rootCause: 'Jalan sepi tanpa lampu', solution: 'Lampu jalan' });
    found = await room.act(ofWest, found, 'assess', { done: 'Lampu terpasang.' });
    const closing = { result: 'solved', review: 'Tidak ada laporan sebulan.' };
    await expect(room.act(ofWest, found, 'close', closing)).rejects.toThrow('Pemuda RW 02');
    const [party] = found.parties;
    found = await room.work(ofWest, async (work) => {
      const how = 'Rapat RW';
      return room.cases.view(
        work,
        ofWest,
        await room.cases.accept(work, ofWest, found.id, party!.id, { accepted: true, how }),
      );
    });
    expect(await room.act(ofWest, found, 'close', closing)).toMatchObject({ state: 'solved', ended: true });
  });
});

describe('corrections, owners, people', () => {
  const edit = (actor: Actor, id: string, input: Parameters<typeof room.cases.edit>[3]) =>
    room.work(actor, async (work) => room.cases.view(work, actor, await room.cases.edit(work, actor, id, input)));
  const assign = (actor: Actor, id: string, version: number, accountId: string | null) =>
    room.work(actor, (work) => room.cases.assign(work, actor, id, { version, accountId }));

  test('values, area and owners are corrected; what a step required stays filled', async () => {
    const made = await room.open(chief);
    const changed = await edit(officer, made.id, {
      version: 1,
      values: { name: 'Nama baru', kind: 'fast' },
      areaCode: east,
      functions: ['binmas'],
      bodies: ['village', 'dishub'],
    });
    expect(changed).toMatchObject({ title: 'Nama baru', areaCode: east, functions: ['binmas'], version: 2 });
    // A quick one has an hour, counted from when it began.
    expect(Date.parse(changed.clock!.dueAt) - Date.parse(made.openedAt)).toBe(3_600_000);
    await expect(edit(officer, made.id, { version: 2, values: { name: '' } })).rejects.toMatchObject(
      refused('values.name'),
    );
    await expect(edit(officer, made.id, { version: 2, values: { cost: 1 } })).rejects.toMatchObject(
      refused('values.cost'),
    );
    expect((await edit(officer, made.id, { version: 2, values: { name: 'Nama baru' } })).version).toBe(2);
  });

  test('one takes a case oneself; giving it to others is for those who decide', async () => {
    const made = await room.open(chief, { areaCode: west });
    expect((await assign(officer, made.id, 1, officer.accountId)).assigneeId).toBe(officer.accountId);
    await expect(assign(officer, made.id, 2, ofWest.accountId)).rejects.toMatchObject({ status: 403 });
    expect((await assign(chief, made.id, 2, ofWest.accountId)).assigneeId).toBe(ofWest.accountId);
    const ofEast = await room.actor(['field'], { areaCodes: [east] });
    const analyst = await room.actor(['analyst']);
    for (const { accountId } of [ofEast, analyst, { accountId: newId() }]) {
      await expect(assign(chief, made.id, 3, accountId)).rejects.toMatchObject(refused('accountId'));
    }
    const { items } = await room.cases.load(chief, 'errands', new Date());
    expect(items.find(({ account }) => account?.id === ofWest.accountId)).toMatchObject({ open: 1, overdue: 0 });
    expect(items.find(({ account }) => account?.id === analyst.accountId)).toBeUndefined();
    expect(items.find(({ account }) => account === null)?.open).toBeGreaterThan(0);
  });
});

describe('who sees what', () => {
  test('an area limits reading and changing; of the whole district all read', async () => {
    const inEast = await room.open(officer, { areaCode: east });
    const inWest = await room.open(officer, { areaCode: west });
    const whole = await room.open(officer);
    const seen = (await list(ofWest)).items.map(({ id }) => id);
    expect(seen).toContain(inWest.id);
    expect(seen).toContain(whole.id);
    expect(seen).not.toContain(inEast.id);
    await expect(room.cases.get(ofWest, inEast.id, new Date())).rejects.toMatchObject({ status: 404 });
    await expect(room.cases.timeline(ofWest, inEast.id)).rejects.toMatchObject({ status: 404 });
    await expect(room.act(ofWest, inEast, 'go', { cost: 1 })).rejects.toMatchObject({ status: 404 });
    await expect(room.act(ofWest, whole, 'go', { cost: 1 })).rejects.toMatchObject({ status: 403 });
    await expect(room.open(ofWest, { areaCode: east })).rejects.toMatchObject(refused('areaCode'));
    expect((await list(officer, { area: '99.01.02' })).items.map(({ id }) => id)).toContain(inEast.id);
    expect((await list(officer, { area: '99.01.0' })).items).toEqual([]);
  });

  test('a field that is hidden is hidden on the page, in the timeline, in search and in the journal', async () => {
    const made = await room.open(chief, { values: { name: 'Terang', secret: 'Rahasiaku' } });
    expect(made.values.secret).toBe('Rahasiaku');
    const page = await room.cases.get(officer, made.id, new Date());
    expect(JSON.stringify(page)).not.toContain('Rahasiaku');
    const timeline = await room.cases.timeline(officer, made.id);
    expect(timeline[0]?.changes.name).toEqual({ from: null, to: 'Terang' });
    expect(JSON.stringify(timeline)).not.toContain('Rahasiaku');
    expect((await room.cases.timeline(chief, made.id))[0]?.changes.secret?.to).toBe('Rahasiaku');
    expect((await list(chief, { q: 'rahasiaku' })).items).toEqual([]);
    expect((await list(officer, { q: 'terang' })).items.map(({ id }) => id)).toEqual([made.id]);
    expect((await list(officer, { q: `K-${made.number}` })).items.map(({ id }) => id)).toEqual([made.id]);
    const [bodies] = room.cases.bodies!;
    const body = { process: 'errands', definitionVersion: 1, changes: { secret: { from: null, to: 'Rahasiaku' } } };
    const entry = { id: newId(), subjectId: made.id, action: 'case.opened', body };
    expect((await bodies!.project(officer, [entry])).get(entry.id)).toMatchObject({ changes: {} });
    const [live] = room.cases.projections!;
    const view = (await live!.load([made.id])).get(made.id);
    expect(live!.visible(officer, view)).toBe(true);
    expect(live!.visible({ ...officer, polresId: newId() }, view)).toBe(false);
    expect(JSON.stringify(view)).not.toContain('Rahasiaku');
  });

  test('who may not read cases finds none', async () => {
    const board = await room.actor(['board']);
    expect(await room.cases.processes(board, new Date())).toEqual([]);
    expect((await list(board)).items).toEqual([]);
    expect(() => room.cases.process(board, 'errands')).toThrow(expect.objectContaining({ status: 404 }));
    const analyst = await room.actor(['analyst']);
    await expect(room.open(analyst)).rejects.toMatchObject({ status: 403 });
  });
});

describe('the queue', () => {
  test('filters, and pages in the order in which cases are due', async () => {
    const own = await room.actor(['dispatcher']);
    const ids: string[] = [];
    for (const deadline of ['2030-01-05', '2030-01-02', '2030-01-09']) {
      const made = await room.open(chief, { values: { name: `Berhalaman ${deadline}`, deadline } });
      await room.work(own, (work) => room.cases.assign(work, own, made.id, { version: 1, accountId: own.accountId }));
      ids.push(made.id);
    }
    const found: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await list(own, { mine: 'me', limit: 2, ...(cursor ? { cursor } : {}) });
      found.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(found).toEqual([ids[1], ids[0], ids[2]]);
    expect((await list(own, { mine: 'role', state: 'open', q: 'berhalaman' })).items).toHaveLength(3);
    expect(
      (await list(ofWest, { mine: 'role', state: 'open' })).items.filter(({ process }) => process === 'errands'),
    ).toEqual([]);
    expect((await list(own, { process: 'tension' })).items).toEqual([]);
    expect((await list(own, { function: 'binmas', q: 'berhalaman' })).items).toEqual([]);
    const [errand] = await room.cases.processes(own, new Date());
    expect(errand).toMatchObject({ id: 'errands', counts: { mine: 3 } });
    const changed = await list(own, { status: 'all', limit: 1 });
    for (const cursor of [
      'x',
      changed.next!,
      btoa('["due","infinity","x"]'),
      btoa('["due","2030-13-99T00:00:00.000Z","y"]'),
    ]) {
      await expect(list(own, { cursor })).rejects.toMatchObject(refused('query.cursor'));
    }
  });
});

describe('links and notes', () => {
  test('records, incidents and cases of one\u2019s own, each once; others are not found', async () => {
    const record = await room.record(chief);
    const other = await room.open(chief);
    const made = await room.open(chief, { links: [{ to: 'record', target: record }] });
    const link = (to: 'record' | 'incident' | 'case', target: string) =>
      room.work(chief, async (work) =>
        room.cases.view(work, chief, await room.cases.link(work, chief, made.id, { to, target })),
      );
    await link('record', record);
    const linked = await link('case', other.id);
    expect(linked.links).toMatchObject([
      { to: 'record', of: 'wells', title: 'Sumur tua', open: true },
      { to: 'case', of: 'errands', title: `K-${other.number} Urusan`, open: true },
    ]);
    for (const [to, target] of [
      ['record', newId()],
      ['incident', newId()],
      ['case', made.id],
    ] as const) {
      await expect(link(to, target)).rejects.toMatchObject(refused('target'));
    }
    expect((await list(chief, { linked: record })).items.map(({ id }) => id)).toEqual([made.id]);
    const removed = await room.work(chief, async (work) =>
      room.cases.view(work, chief, await room.cases.unlink(work, chief, made.id, linked.links[0]!.id, 'Salah catatan')),
    );
    expect(removed.links).toHaveLength(1);
    expect((await list(chief, { linked: record })).items).toEqual([]);
  });

  test('a note stands in the timeline with who wrote it, and changes no version', async () => {
    const made = await room.open(officer);
    await room.work(officer, (work) => room.cases.note(work, officer, made.id, 'Sudah ditelepon.'));
    const [, note] = await room.cases.timeline(officer, made.id);
    expect(note).toMatchObject({ action: 'case.noted', note: 'Sudah ditelepon.', actorName: officer.displayName });
    expect((await room.cases.get(officer, made.id, new Date())).version).toBe(1);
  });

  test('the message of a step is kept in the journal', async () => {
    const made = await room.open(chief);
    await room.act(officer, made, 'go', { cost: 1 });
    const moved = (await room.cases.timeline(chief, made.id)).at(-1);
    expect(moved).toMatchObject({
      text: { en: 'The errand is under way' },
      from: 'open',
      to: 'under',
      message: { to: 'opener' },
    });
  });
});

describe('the database itself', () => {
  test('refuses states and values that the definition does not have', async () => {
    const { id } = await room.open(officer);
    for (const change of [
      `state = 'nowhere'`,
      `state = 'over'`,
      `data = '{"what": 1}'`,
      `data = '{"kind": "never"}'`,
      `definition_version = 9`,
      `warn_at = due_at + interval '1 day'`,
    ]) {
      await expect(room.owner(`update cases.case set ${change} where id = $1`, [id]), change).rejects.toThrow();
    }
  });
});

describe('a definition changed under running cases', () => {
  test('a case keeps its version; a state that holds open cases cannot go', async () => {
    const before = await room.open(chief);
    const { under, ...states } = errands.states;
    const { under: row, ...table } = errands.table;
    const without = {
      ...errands,
      version: 2,
      states,
      table: { ...table, open: { end: { ...row!.end!, guard: undefined } } },
    };
    const plain = JSON.parse(JSON.stringify(without));
    const going = await room.act(officer, before, 'go', { cost: 1 });
    const others = (await import('./processes/index.ts')).shippedProcesses;
    await expect(room.start([plain, ...others])).rejects.toThrow(
      /process "errands": state "under" was dropped while \d+ open/,
    );
    await expect(room.start(others)).rejects.toThrow('process "errands" was dropped');
    await expect(room.start([{ ...errands, title: 'outcome' }, ...others])).rejects.toThrow('process "errands"');
    const label = { id: 'Lanjut', en: 'Go on' };
    const second = {
      ...errands,
      version: 2,
      table: { ...errands.table, under: { ...errands.table.under, end: { ...row!.end!, label } } },
    };
    const cases = await room.start([second, ...others]);
    expect(under).toBeDefined();
    const kept = await cases.get(chief, going.id, new Date());
    expect(kept.definition).toMatchObject({ version: 1 });
    expect(kept.actions[0]?.label.en).toBe('End');
    await expect(room.start([errands, ...others])).rejects.toThrow('version 1 is older than 2');
  });
});
