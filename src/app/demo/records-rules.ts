import type { Role } from '../../platform/access/permissions.ts';
import type { Random } from './random.ts';
import { conductWords, riskWords, sopWords } from './record-words-police.ts';
import type { DemoRecord, RecordKit } from './records-kit.ts';

const kindsOf = (kinds: string): DemoRecord['values'] => (kinds === '' ? {} : { kinds: kinds.split(',') });
/** Risks of duties, do and do not, and the SOP library. */
export function ruleRecords(kit: RecordKit): DemoRecord[] {
  const { due, ago, random } = kit;
  const risks = riskWords.map(
    ([position, name, kinds, cause, harm, often, measures, equipment], index): DemoRecord => ({
      register: 'duty-risks',
      key: String(index + 1),
      values: { name, position, ...kindsOf(kinds), cause, harm, often, measures, equipment, reviewOn: due() },
      place: null,
    }),
  );
  const rules = conductWords.map(
    ([side, name, kinds, why, basis], index): DemoRecord => ({
      register: 'conduct-rules',
      key: String(index + 1),
      values: { name, side, ...kindsOf(kinds), why, basis, revision: 1 + (index % 2), reviewOn: due() },
      place: null,
    }),
  );
  const sops = sopWords.map(
    ([fn, name, kinds, steps], index): DemoRecord => ({
      register: 'sops',
      key: String(index + 1),
      values: {
        name,
        number: `SOP/${String(index + 1).padStart(2, '0')}/2026`,
        function: fn,
        ...kindsOf(kinds),
        revision: random.int(1, 4),
        from: ago(random.int(20, 500)),
        reviewOn: due(),
        steps: steps.replaceAll('|', '\n'),
      },
      place: null,
    }),
  );
  return [...risks, ...rules, ...sops];
}

/** Who has read which SOP or signed which rule; half of the demo's accounts each. */
export interface DemoReading {
  account: Role;
  register: 'sops' | 'conduct-rules';
  key: string;
}

const readers = ['operator', 'dispatcher', 'commander', 'field', 'service'] as const;

export function generateReadings(records: readonly DemoRecord[], random: Random): DemoReading[] {
  return records.flatMap(({ register, key }) =>
    register === 'sops' || register === 'conduct-rules'
      ? readers.filter(() => random.chance(0.5)).map((account) => ({ account, register, key }))
      : [],
  );
}
