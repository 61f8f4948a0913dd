import { invalid, invalidField } from '../../platform/problem/problem.ts';
import { importColumnsOf, proposeMapping } from './columns.rules.ts';
import type { Mapping } from './import-rows.rules.ts';
import type { Table } from './import-table.ts';
import type { RegisterView } from './registers.contract.ts';

/** The mapping that somebody gave, if it fits the file and the register. */
export function checkedMapping(table: Table, register: RegisterView, mapping: Mapping): Mapping {
  const known = new Set(importColumnsOf(register).map(({ key }) => key));
  const given = mapping.filter((key) => key !== null);
  const wrong = given.find((key) => !known.has(key));
  if (wrong !== undefined) {
    throw invalidField(
      'query.mapping',
      `Kolom "${wrong}" tidak ada di register ini.`,
      `This register has no column "${wrong}".`,
    );
  }
  if (new Set(given).size < given.length) {
    throw invalidField('query.mapping', 'Satu kolom dipakai dua kali.', 'One column is given twice.');
  }
  if (mapping.length !== table.titles.length) {
    const count = table.titles.length;
    throw invalidField('query.mapping', `Berkas punya ${count} kolom.`, `The file has ${count} columns.`);
  }
  return mapping;
}

/** The mapping by titles; nothing of a file is left out unless somebody says so. */
export function wholeMapping(table: Table, register: RegisterView): Mapping {
  const mapping = proposeMapping(table.titles, register);
  const unknown = table.titles.filter((title, at) => title !== '' && mapping[at] === null);
  if (unknown.length === 0 && mapping.some((key) => key !== null)) return mapping;
  const names = importColumnsOf(register)
    .map(({ key }) => key)
    .join(', ');
  const shown =
    unknown
      .slice(0, 5)
      .map((title) => `"${title.slice(0, 60)}"`)
      .join(', ') || '-';
  throw invalid([
    {
      path: 'query.mapping',
      reason: {
        id: `Kolom tidak dikenal: ${shown}. Kolom register: ${names}. Beri "mapping" untuk memetakan atau melewatinya.`,
        en: `Columns not known: ${shown}. Columns of the register: ${names}. Give "mapping" to map or leave out.`,
      },
    },
  ]);
}
