import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RegisterDefinition } from '../definition.types.ts';
import { reportsOf } from '../uses/reports.service.ts';
import { acknowledgedRegisters } from '../uses/uses.contract.ts';
import { shippedDefinitions } from './index.ts';

const at = (path: string) => new URL(`../../../../${path}`, import.meta.url);
const read = (path: string) => readFileSync(at(path), 'utf8');
const catalogue = at('../shared/requirements.md');

/** Cells of the tables of docs/registers.md under a heading. */
function rowsUnder(heading: string): string[][] {
  const part = read('docs/registers.md').split(`## ${heading}`)[1]!.split('\n## ')[0]!;
  return part
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('|---'))
    .slice(1)
    .map((line) => line.split('|').map((cell) => cell.trim()));
}
const named = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);

/** All sources of a folder that names registers by id. */
const sourcesIn = (folder: string): string =>
  readdirSync(at(folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.'))
    .map((entry) => read(`${folder}/${entry.name}`))
    .join('\n');

const reported = reportsOf((register) => {
  const definition = shippedDefinitions.find(({ id }) => id === register);
  return definition && { definition, records: [] };
}, '2026-11-22');
const inPanel: readonly string[] = [...acknowledgedRegisters, 'duty-risks', 'acknowledgements'];
const mentions = (folder: string) => {
  const sources = sourcesIn(folder);
  return ({ id }: RegisterDefinition) => sources.includes(`'${id}'`);
};

/** What must be true of a register that says it is used so. */
const uses: Record<string, (definition: RegisterDefinition) => boolean> = {
  'map layer': ({ placement }) => placement !== 'none',
  'due list': ({ fields }) => Object.values(fields).some((field) => field.type === 'date' && field.due),
  'SOP panel': ({ id }) => inPanel.includes(id),
  'area page': mentions('src/information/profile'),
  status: mentions('src/information/status'),
  'mapping progress': mentions('src/information/status'),
  'case: problem solving': mentions('src/coordination/cases/processes'),
  'case: tension handling': mentions('src/coordination/cases/processes'),
  ...Object.fromEntries(
    reported.map(({ id, sources }) => [`report: ${id}`, (one: RegisterDefinition) => sources.includes(one.id)]),
  ),
};

describe('every row that lists something has its register', () => {
  const rows = rowsUnder('By row of the catalogue');

  it('names registers that there are, with the uses that they state', () => {
    for (const [, row, registers] of rows) {
      const handWritten = registers!.includes('hand-written');
      expect(named(registers!).length > 0 || handWritten, row).toBe(true);
      for (const id of named(registers!)) {
        expect(shippedDefinitions.find((one) => one.id === id)?.sources, `${row} → ${id}`).toContain(row);
      }
    }
  });

  it.skipIf(!existsSync(catalogue))('covers the catalogue (skipped where ../shared/requirements.md is absent)', () => {
    const wanted = readFileSync(catalogue, 'utf8')
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .filter((cells) => /^D!?$/.test(cells[5] ?? ''))
      .map((cells) => cells[1]);
    expect(wanted.length).toBeGreaterThan(50);
    expect(rows.map(([, row]) => row)).toEqual(wanted);
  });
});

describe('every register is used', () => {
  it.each(shippedDefinitions.map((one) => [one.id, one] as const))('%s', (_, one) => {
    expect(one.usedBy.length).toBeGreaterThan(0);
    for (const use of one.usedBy) expect(uses[use]?.(one), `${one.id}: ${use}`).toBe(true);
    for (const [use, holds] of Object.entries(uses)) {
      if (['map layer', 'due list', 'SOP panel'].includes(use) || use.startsWith('report: ')) {
        expect(one.usedBy.includes(use), `${one.id}: ${use}`).toBe(holds(one));
      }
    }
  });

  it('and the page says so', () => {
    const told = new Map(rowsUnder('By register').map(([, name, answers, by]) => [named(name!)[0], [answers, by]]));
    for (const { id, sources, usedBy } of shippedDefinitions) {
      expect(told.get(id), id).toEqual([sources.join(', '), usedBy.join(', ')]);
    }
    expect(told.size).toBe(shippedDefinitions.length);
  });
});

describe('definitions hold together', () => {
  const byId = new Map(shippedDefinitions.map((one) => [one.id, one]));

  it('point to registers that there are, and compute over fields that there are', () => {
    for (const { id, fields } of shippedDefinitions) {
      for (const [name, field] of Object.entries(fields)) {
        const label = `${id}.${name}`;
        if (field.type === 'reference' && field.to === 'record') expect(byId.has(field.register!), label).toBe(true);
        if (field.type !== 'computed') continue;
        const { compute } = field;
        if (compute.how === 'age') expect(fields[compute.field]?.type, label).toBe('date');
        else if ('register' in compute.of) {
          const by = byId.get(compute.of.register)?.fields[compute.of.by];
          expect(by?.type === 'reference' && by.register, label).toBe(id);
        }
      }
    }
  });

  it('offer every day that must not pass as a filter', () => {
    for (const { id, fields } of shippedDefinitions) {
      for (const [name, field] of Object.entries(fields)) {
        if (field.type === 'date' && field.due) expect(field.filter, `${id}.${name}`).toBe(true);
      }
    }
  });
});
