import { createHash } from 'node:crypto';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { conflict } from '../../platform/problem/problem.ts';
import type { Fix, PositionBatcher } from './positions.batcher.ts';
import type { PositionFeed } from './positions.feed.ts';
import type { NewPosition, PositionRefusal, PositionsTaken } from './units.contract.ts';
import type { KnownUnit, UnitMemory } from './units.memory.ts';
import { clockToleranceMs, type UnitSettings } from './units.ports.ts';

/** A client's key with what it asked, for recognising a repeat. */
export interface RequestKey {
  key: string;
  /** What tells this request from another one: method, address and body. */
  request: string;
}

export interface PositionsService {
  /** Takes positions; each is stored when this resolves. Refused ones are named by their place in the list. */
  take(actor: Actor, items: NewPosition[], key?: RequestKey): Promise<PositionsTaken>;
}

/** A crew's own phone reports its own unit only; whoever runs the room or its devices reports any unit of the district. */
const mayReportAny = (actor: Actor): boolean => actor.permissions.has('unit:read');

/** Stored in single precision, where a number next to nothing (1e-50) would be refused, with all that is written beside it. */
const hundredths = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * 100) / 100;

export function createPositions(deps: {
  db: Database;
  memory: UnitMemory;
  batcher: PositionBatcher;
  feed: PositionFeed;
  settings: UnitSettings;
}): PositionsService {
  const { db, memory, batcher, feed, settings } = deps;

  function unitOf(actor: Actor, item: NewPosition): KnownUnit | undefined {
    const name = item.unit ?? actor.unitId;
    const unit = name ? memory.find(actor.polresId, name) : undefined;
    if (!unit?.active) return undefined;
    return mayReportAny(actor) || unit.row.id === actor.unitId ? unit : undefined;
  }

  function toFix(actor: Actor, item: NewPosition, now: number, oldest: number): Fix | PositionRefusal {
    const unit = unitOf(actor, item);
    if (!unit) return 'unknown_unit';
    const at = item.at === undefined ? now : Date.parse(item.at);
    if (at > now + clockToleranceMs) return 'future';
    if (at < oldest) return 'too_old';
    return {
      unitId: unit.row.id,
      at,
      lon: item.lon,
      lat: item.lat,
      heading: hundredths(item.heading),
      speed: hundredths(item.speed),
      accuracy: hundredths(item.accuracy),
      source: 'gps',
    };
  }

  function announce(polresId: string, fixes: Fix[]): void {
    for (const { unitId, at, lon, lat, heading, speed } of fixes) {
      const known = memory.get(unitId);
      if (!known || known.positionAt >= at) continue;
      const mark = { unitId, lon, lat, heading, at: new Date(at).toISOString(), source: 'gps' } as const;
      if (memory.move(unitId, at, { ...mark, speed })) feed.moved(polresId, mark);
    }
  }

  async function firstAnswer(account: string, key: string, hash: Buffer): Promise<PositionsTaken | undefined> {
    const row = await db
      .selectFrom('platform.idempotency')
      .select(['request_hash', 'body'])
      .where('account', '=', account)
      .where('key', '=', key)
      .executeTakeFirst();
    if (row && !row.request_hash.equals(hash)) {
      throw conflict(
        'Kunci ini sudah dipakai untuk permintaan lain.',
        'This key was used for another request already.',
      );
    }
    return row?.body as PositionsTaken | undefined;
  }

  return {
    async take(actor, items, key) {
      const now = Date.now();
      const days = await settings.current('position_retention_days', new Date(now));
      const oldest = now - days * 86_400_000;
      const fixes: Fix[] = [];
      const refused: PositionsTaken['refused'] = [];
      for (const [index, item] of items.entries()) {
        const fix = toFix(actor, item, now, oldest);
        if (typeof fix === 'string') refused.push({ index, reason: fix });
        else fixes.push(fix);
      }
      const taken: PositionsTaken = { taken: fixes.length, refused };
      if (!key) {
        await batcher.store(fixes);
      } else {
        const requestHash = createHash('sha256').update(key.request).digest();
        const keyed = { account: actor.accountId, key: key.key, requestHash, answer: JSON.stringify(taken) };
        if (!(await batcher.store(fixes, keyed))) {
          return (await firstAnswer(actor.accountId, key.key, requestHash)) ?? taken;
        }
      }
      announce(actor.polresId, fixes);
      return taken;
    },
  };
}
