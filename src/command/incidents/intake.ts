import type { Areas } from '../../information/areas/areas.port.ts';
import { type FieldError, invalid, invalidField } from '../../platform/problem/problem.ts';
import { findKind, type IncidentKind } from './incident-kinds.types.ts';
import type { Need } from './incidents.contract.ts';
import type { KeptReason } from './incidents.views.ts';
import { needCodes } from './needs.types.ts';
import { proposeNeeds, proposePriority } from './priority.rules.ts';

const skewMs = 5 * 60_000;

/** The kind of a code. @throws Problem invalid (422) naming `kind`. */
export function kindOf(code: string): IncidentKind {
  const kind = findKind(code);
  if (!kind) throw invalidField('kind', 'Jenis kejadian tidak dikenal.', 'No such kind of incident.');
  return kind;
}

/** A time that a client gave; clocks may differ by a little. @throws Problem invalid (422) naming `path`. */
export function momentOf(given: string, now: Date, path: string): Date {
  const at = new Date(given);
  if (at.getTime() > now.getTime() + skewMs) throw invalidField(path, 'Waktu di masa depan.', 'A time in the future.');
  return at;
}

/** @throws Problem invalid (422) naming each need that is not in the list. */
export function checkNeeds(needs: readonly Need[]): void {
  const known: readonly string[] = needCodes;
  const fields: FieldError[] = needs.flatMap(({ need }, at) =>
    known.includes(need)
      ? []
      : [
          {
            path: `needs.${at}.need`,
            reason: { id: `Pilihan: ${needCodes.join(', ')}.`, en: `One of: ${needCodes.join(', ')}.` },
          },
        ],
  );
  if (fields.length > 0) throw invalid(fields);
}

export interface Grading {
  proposed: number;
  reasons: KeptReason[];
  needs: Need[];
  version: string;
}

/** What the rules propose for a kind and its answers. */
export function gradingOf(kind: IncidentKind, answers: Record<string, string>, emergency: boolean): Grading {
  const proposal = proposePriority(kind, answers, emergency);
  return {
    proposed: proposal.priority,
    reasons: proposal.reasons.map(({ code, text, to }) => ({ code, to, ...text })),
    needs: proposeNeeds(kind, answers),
    version: proposal.version,
  };
}

/** The columns of a place: the point, its words, and its areas as they are now, settled once. */
export function placeColumns(areas: Areas, polresId: string, place: { text: string; lon: number; lat: number }) {
  const placed = areas.place(polresId, place.lon, place.lat);
  return {
    place_text: place.text,
    lon: place.lon,
    lat: place.lat,
    rt_code: placed.rt,
    rw_code: placed.rw,
    village_code: placed.village,
    district_code: placed.district,
    regency_code: placed.regency,
    area_guessed: placed.guessed,
    boundary_version: placed.boundaryVersion,
  };
}
