import type { Database } from '../../platform/database/database.ts';
import { findHelp } from './holders.repository.ts';
import type { AreaProfile } from './profile.contract.ts';
import type { TravelPort } from './profile.ports.ts';

type Help = AreaProfile['help'][number];

/** The nearest as the crow flies that are asked for by road: the road decides which of them is first. */
const asked = 4;
/** Two posts of the police, one hospital, one fire station. */
const shown: Readonly<Record<Help['kind'], number>> = { police: 2, hospital: 1, fire: 1 };

/** The nearest help to the area's point by car, with live closures; a place without a way by road comes last. */
export async function helpOf(
  db: Database,
  travel: TravelPort,
  polresId: string,
  at: { lon: number; lat: number },
): Promise<Help[]> {
  const places = await findHelp(db, polresId, at, asked);
  const ways = await travel.travelTo(
    polresId,
    { lon: at.lon, lat: at.lat },
    places.map(({ lon, lat }, index) => ({ id: String(index), lon, lat, profile: 'car' as const })),
  );
  const byId = new Map(ways.map((way) => [way.id, way]));
  const timed = places
    .map(({ kind, name, units }, index): Help => {
      const way = byId.get(String(index));
      return { kind, name, units, seconds: way?.seconds ?? null, metres: way?.metres ?? null };
    })
    .sort((a, b) => (a.seconds ?? Infinity) - (b.seconds ?? Infinity));
  return (Object.keys(shown) as Help['kind'][]).flatMap((kind) =>
    timed.filter((one) => one.kind === kind).slice(0, shown[kind]),
  );
}
