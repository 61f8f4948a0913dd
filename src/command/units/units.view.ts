import type { UnitDetail, UnitPosition, UnitRow } from './units.contract.ts';
import type { KnownUnit } from './units.memory.ts';

/** A row of the repository's joined query. */
export interface UnitQueryRow {
  id: string;
  polres_id: string;
  callsign: string;
  name: string;
  kind: string;
  profile: UnitRow['profile'];
  function: string;
  crew: UnitDetail['crew'];
  crew_size: number;
  skills: string[];
  equipment: string[];
  station_id: string | null;
  beat_codes: string[];
  team: string | null;
  shift_start: string | null;
  shift_end: string | null;
  has_gps: boolean;
  status: UnitRow['status'];
  status_at: Date;
  status_source: UnitRow['statusSource'];
  status_reason: string | null;
  active: boolean;
  version: number;
  station_name: string | null;
  station_lon: number | null;
  station_lat: number | null;
  lon: number | null;
  lat: number | null;
  heading: number | null;
  speed: number | null;
  position_at: Date | null;
  position_source: UnitPosition['source'] | null;
  incident_id: string | null;
  incident_number: number | null;
}

/** The last position, or the home post for want of better, as of the last status. */
function positionOf(row: UnitQueryRow): UnitPosition | null {
  if (row.lon !== null && row.lat !== null && row.position_at && row.position_source) {
    const { lon, lat, heading, speed } = row;
    return { lon, lat, heading, speed, at: row.position_at.toISOString(), source: row.position_source };
  }
  if (row.station_lon === null || row.station_lat === null) return null;
  const { station_lon: lon, station_lat: lat } = row;
  return { lon, lat, heading: null, speed: null, at: row.status_at.toISOString(), source: 'post' };
}

/** HH:MM of a PostgreSQL time. */
const minutes = (time: string | null): string | null => time?.slice(0, 5) ?? null;

export function toRecord(row: UnitQueryRow): KnownUnit {
  return {
    polresId: row.polres_id,
    active: row.active,
    positionAt: row.position_at?.getTime() ?? 0,
    row: {
      id: row.id,
      callsign: row.callsign,
      name: row.name,
      kind: row.kind,
      profile: row.profile,
      function: row.function,
      crewSize: row.crew_size,
      skills: row.skills,
      equipment: row.equipment,
      team: row.team,
      station: row.station_name,
      hasGps: row.has_gps,
      status: row.status,
      statusAt: row.status_at.toISOString(),
      statusSource: row.status_source,
      statusReason: row.status_reason,
      incidentId: row.incident_id,
      incidentNumber: row.incident_number,
      position: positionOf(row),
      version: row.version,
    },
    facts: {
      callsign: row.callsign,
      name: row.name,
      kind: row.kind,
      profile: row.profile,
      function: row.function,
      crew: row.crew,
      crewSize: row.crew_size,
      skills: row.skills,
      equipment: row.equipment,
      stationId: row.station_id,
      beatCodes: row.beat_codes,
      team: row.team,
      shiftStart: minutes(row.shift_start),
      shiftEnd: minutes(row.shift_end),
      hasGps: row.has_gps,
      active: row.active,
    },
  };
}

export function toDetail({ row, facts }: KnownUnit): UnitDetail {
  const { crew, beatCodes, shiftStart, shiftEnd } = facts;
  return { ...row, crew, beatCodes, shiftStart, shiftEnd };
}
