import { takeOverPlaces } from '../../command/units/units.places.ts';
import { type DemoShift, type District, teamOnDuty } from '../demo/index.ts';
import type { Rooms } from '../modules.ts';
import type { Act } from './index.ts';
import { equipmentOf, skillOf, unitFunctionOf, unitKindOf } from './words.ts';

const two = (hour: number): string => `${String(hour % 24).padStart(2, '0')}:00`;

/** Whether the local hour lies in a turn, which may run past midnight. */
const isRunning = ({ startHour, hours }: DemoShift, hour: number): boolean => (hour - startHour + 24) % 24 < hours;

/** Stations, units with the team on duty now, and where each unit was last known to be. */
export async function loadUnits(rooms: Rooms, district: District, act: Act): Promise<void> {
  await act((work) =>
    rooms.units.importStations(
      work,
      district.stations.map(({ id, name, kind, lon, lat, areaCode }) => ({
        code: id,
        name,
        kind,
        lon,
        lat,
        villageCode: areaCode.split('.').length === 4 ? areaCode : null,
      })),
    ),
  );
  const now = new Date();
  const team = teamOnDuty(now);
  const hour = (now.getUTCHours() + 7) % 24;
  const rows = district.units.map((unit) => {
    const shift = unit.shifts.find((one) => one.team === team && isRunning(one, hour));
    return {
      callsign: unit.callsign,
      name: unit.name,
      kind: unitKindOf[unit.kind],
      profile: unit.profile,
      function: unitFunctionOf[unit.function],
      crew: unit.crew.filter((member) => member.team === team).map(({ name, rank }) => ({ name, rank })),
      crewSize: unit.crewSize,
      skills: unit.skills.flatMap((skill) => skillOf[skill] ?? []),
      equipment: unit.equipment.flatMap((item) => equipmentOf[item] ?? []),
      station: unit.stationId,
      beatCodes: unit.beatAreaCodes,
      team: `Regu ${team}`,
      shiftStart: shift ? two(shift.startHour) : null,
      shiftEnd: shift ? two(shift.startHour + shift.hours) : null,
      hasGps: unit.locationSource === 'gps',
    };
  });
  const report = await act((work) => rooms.units.importUnits(work, rows));
  const [refused] = report.refused;
  if (refused) throw new Error(`demo unit ${refused.row}: ${refused.reason.en}`);
  await act((work) =>
    takeOverPlaces(
      work,
      district.units.map(({ callsign, lon, lat, locationSource }) => ({ callsign, lon, lat, source: locationSource })),
    ),
  );
  await rooms.units.poll();
}
