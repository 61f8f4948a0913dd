import { type Actor, coversArea } from '../../platform/access/actor.ts';
import type { Database, Queryable } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Work } from '../../platform/journal/work.ts';
import { invalidField, notFound } from '../../platform/problem/problem.ts';
import type { Areas } from '../areas/index.ts';
import type { NewThreshold, Thresholds, ThresholdView } from './status.contract.ts';
import { thresholdsRepository as repository, type ThresholdRow } from './thresholds.repository.ts';
import { createThresholds, parameterIds, parameters } from './thresholds.rules.ts';

/** The thresholds of a district as they hold at a moment. */
export async function inForce(db: Queryable, polresId: string, at: Date) {
  const rows = await repository.list(db, polresId);
  return createThresholds(
    rows.map((row) => ({
      areaCode: row.area_code,
      parameter: row.parameter,
      value: row.value,
      validFrom: row.valid_from,
    })),
    at,
  );
}

export interface ThresholdService {
  /** The parameters and every decision about them, newest first, as far as this person's areas reach. */
  thresholds(actor: Actor): Promise<Thresholds>;
  /** @throws Problem invalid naming `value` or `areaCode`. */
  setThreshold(work: Work, actor: Actor, input: NewThreshold): Promise<ThresholdView>;
}

export function createThresholdService({ db, areas }: { db: Database; areas: Areas }): ThresholdService {
  const view = (actor: Actor, row: ThresholdRow, newest: boolean): ThresholdView => ({
    id: row.id,
    areaCode: row.area_code,
    areaName: row.area_code === null ? '' : (areas.nameOf(actor.polresId, row.area_code) ?? row.area_code),
    parameter: row.parameter,
    value: row.value,
    reason: row.reason,
    validFrom: row.valid_from.toISOString(),
    by: row.by_name,
    inForce: newest && row.value !== null,
  });

  function checkValue({ parameter, value }: NewThreshold): void {
    const { min, max } = parameters[parameter];
    if (value !== null && (value < min || value > max || !Number.isFinite(value))) {
      throw invalidField('value', `Antara ${min} dan ${max}.`, `Between ${min} and ${max}.`);
    }
  }

  return {
    async thresholds(actor) {
      const rows = await repository.list(db, actor.polresId);
      const seen = new Set<string>();
      const items = rows
        .map((row) => {
          const key = `${row.area_code ?? ''}/${row.parameter}`;
          const newest = !seen.has(key);
          seen.add(key);
          return { row, newest };
        })
        .filter(({ row }) => row.area_code === null || coversArea(actor, row.area_code))
        .map(({ row, newest }) => view(actor, row, newest));
      return { parameters: parameterIds.map((id) => ({ id, ...parameters[id] })), items, next: null };
    },

    async setThreshold(work, actor, input) {
      checkValue(input);
      const { areaCode } = input;
      if (!coversArea(actor, areaCode)) throw notFound();
      if (areaCode !== null && !(await repository.hasArea(work.tx, actor.polresId, areaCode))) {
        throw invalidField('areaCode', 'Wilayah ini tidak ada.', 'There is no such area.');
      }
      const row = {
        id: newId(),
        polresId: actor.polresId,
        realm: actor.realm,
        areaCode,
        parameter: input.parameter,
        value: input.value,
        reason: input.reason,
        validFrom: work.now,
        setBy: actor.accountId,
      };
      const seal = await repository.add(work.tx, row);
      work.record({
        action: 'status.threshold_set',
        subject: { type: 'threshold', id: row.id },
        body: { areaCode, parameter: row.parameter, value: row.value, reason: row.reason },
        seals: [['status.threshold', row.id, seal]],
      });
      const made: ThresholdRow = {
        id: row.id,
        area_code: areaCode,
        parameter: row.parameter,
        value: row.value,
        reason: row.reason,
        valid_from: work.now,
        by_name: actor.displayName,
      };
      return view(actor, made, true);
    },
  };
}
