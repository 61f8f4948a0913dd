import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { importHistory, type PastIncident } from '../../command/incidents/incidents.history.ts';
import { responseTarget } from '../../command/incidents/response.rules.ts';
import type { DemoIncident, District } from '../demo/index.ts';
import type { Rooms } from '../modules.ts';
import type { Act } from './index.ts';
import { channelOf, dispositionOf } from './words.ts';

const batch = 1000;

/** The generator's own id, made a UUIDv7 of the time of report: the same seed gives the same ids. */
export const idOf = (id: string, at: Date): string =>
  v7({ msecs: at.getTime(), random: createHash('sha256').update(id).digest().subarray(0, 16) });

function past(incident: DemoIncident): PastIncident {
  const knownAt = new Date(incident.reportedAt);
  const after = (seconds: number | null) => (seconds === null ? null : new Date(knownAt.getTime() + seconds * 1000));
  return {
    id: idOf(incident.id, knownAt),
    kind: incident.kind,
    summary: incident.narrative.slice(0, 200),
    narrative: incident.narrative,
    priority: incident.priority,
    channel: channelOf[incident.channel],
    placeText: incident.place,
    lon: incident.lon,
    lat: incident.lat,
    knownAt,
    assignedAt: after(incident.responseSeconds),
    arrivedAt: after(incident.arrivalSeconds),
    endedAt: after(incident.resolvedSeconds) ?? after((incident.arrivalSeconds ?? 0) + 1800)!,
    disposition: incident.disposition ? dispositionOf[incident.disposition] : 'information_given',
    targetSeconds: responseTarget(null, knownAt.getTime()).targetS,
  };
}

/** Two years of ended events. What the generator left unfinished at the last moment is not history yet and stays out. */
export async function loadHistory(rooms: Rooms, district: District, act: Act): Promise<number> {
  const ended = district.incidents.filter(
    (incident) => incident.disposition !== null && incident.resolvedSeconds !== null,
  );
  let count = 0;
  for (let at = 0; at < ended.length; at += batch) {
    const rows = ended.slice(at, at + batch).map(past);
    count += await act((work) => importHistory(work, rows, rooms.areas, 'Asia/Jakarta'));
  }
  return count;
}
