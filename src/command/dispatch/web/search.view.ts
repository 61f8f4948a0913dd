import { findKind } from '../../incidents/incident-kinds.types.ts';
import type { IncidentRow } from '../../incidents/incidents.contract.ts';
import type { UnitRow } from '../../units/units.contract.ts';
import { incidentNumber } from './queue.view.ts';

export type Hit = { type: 'incident'; row: IncidentRow } | { type: 'unit'; row: UnitRow };

/** What is searched in a row, in lower case. */
function incidentText(row: IncidentRow): string {
  const kind = findKind(row.kind);
  return [
    incidentNumber(row.number),
    kind?.short,
    kind?.label.id,
    kind?.label.en,
    row.summary,
    row.placeText,
    row.villageName,
    ...row.assignments.map((one) => one.callsign),
  ]
    .join(' ')
    .toLowerCase();
}

const texts = new WeakMap<IncidentRow, string>();

function textOf(row: IncidentRow): string {
  let text = texts.get(row);
  if (text === undefined) {
    text = incidentText(row);
    texts.set(row, text);
  }
  return text;
}

/**
 * Rows that hold every word of the question, in what the desk has at hand; units by the beginning of their call sign.
 * A number that is an incident's number or its ending stands first. At most `most`.
 */
export function localHits(
  question: string,
  incidents: Iterable<IncidentRow>,
  units: Iterable<UnitRow>,
  most = 12,
): Hit[] {
  const words = question.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const [first] = words;
  if (first === undefined) return [];
  const numbered: Hit[] = [];
  const others: Hit[] = [];
  for (const row of incidents) {
    if (words.length === 1 && /^\d+$/.test(first) && incidentNumber(row.number).endsWith(first)) {
      numbered.push({ type: 'incident', row });
    } else if (words.every((word) => textOf(row).includes(word))) others.push({ type: 'incident', row });
  }
  const called: Hit[] = [];
  for (const row of units) {
    const said = `${row.callsign} ${row.name}`.toLowerCase();
    if (words.length === 1 ? row.callsign.toLowerCase().startsWith(first) : words.every((word) => said.includes(word)))
      called.push({ type: 'unit', row });
  }
  return [...numbered, ...called, ...others].slice(0, most);
}

/** Local hits first, then what the server found beyond them. */
export function joinedHits(local: readonly Hit[], remote: readonly IncidentRow[], most = 12): Hit[] {
  const known = new Set(local.map((hit) => hit.row.id));
  const more = remote.filter((row) => !known.has(row.id)).map((row): Hit => ({ type: 'incident', row }));
  return [...local, ...more].slice(0, most);
}
