import { commandRoute, type Route, readRoute } from '../../platform/http/route.ts';
import type { PeopleGate } from './people.service.ts';
import type { RegisterReading } from './reading.service.ts';
import {
  CloseRecord,
  EditRecord,
  Features,
  GroupQuery,
  Groups,
  History,
  NewRecord,
  PurposeQuery,
  RecordListQuery,
  RecordPage,
  RecordParams,
  RecordQuery,
  RecordView,
  RegisterList,
  RegisterParams,
  RegisterView,
  registerPaths,
} from './registers.contract.ts';
import type { RegisterCommands } from './registers.service.ts';

export function registerRoutes(commands: RegisterCommands, reading: RegisterReading, people: PeopleGate): Route[] {
  const tag = 'registers';
  return [
    readRoute({
      path: registerPaths.registers,
      permission: 'register:read',
      tag,
      summary: { id: 'Daftar register dengan kolomnya', en: 'Registers with their fields' },
      response: RegisterList,
      handle: async ({ actor }) => ({ items: await reading.registers(actor), next: null }),
    }),
    readRoute({
      path: registerPaths.register,
      permission: 'register:read',
      tag,
      summary: { id: 'Satu register', en: 'One register' },
      params: RegisterParams,
      response: RegisterView,
      handle: ({ actor, params }) => reading.register(actor, commands.open(actor, params.register)),
    }),
    readRoute({
      path: registerPaths.records,
      permission: 'register:read',
      tag,
      summary: { id: 'Catatan sebuah register', en: 'Records of a register, newest change first' },
      params: RegisterParams,
      query: RecordListQuery,
      response: RecordPage,
      handle({ actor, params, query }) {
        const definition = commands.open(actor, params.register);
        const look = { door: 'list' as const, purpose: query.purpose, query };
        const read = () => reading.list(actor, definition, query);
        return people.look(actor, definition, look, read, ({ items }) => items.map(({ id }) => id));
      },
    }),
    commandRoute({
      method: 'POST',
      path: registerPaths.records,
      permission: 'register:write',
      tag,
      summary: { id: 'Tambah catatan', en: 'Add a record' },
      params: RegisterParams,
      body: NewRecord,
      example: newProblem,
      response: RecordView,
      status: 201,
      perform: (work, { actor, params, body }) =>
        commands.create(work, actor, commands.open(actor, params.register), body),
    }),
    readRoute({
      path: registerPaths.record,
      permission: 'register:read',
      tag,
      summary: { id: 'Satu catatan', en: 'One record' },
      params: RecordParams,
      query: PurposeQuery,
      response: RecordView,
      handle({ actor, params, query }) {
        const definition = commands.open(actor, params.register);
        const look = { door: 'record' as const, purpose: query.purpose };
        return people.look(
          actor,
          definition,
          look,
          () => reading.get(actor, definition, params.id),
          () => [params.id],
        );
      },
    }),
    commandRoute({
      method: 'PATCH',
      path: registerPaths.record,
      permission: 'register:write',
      tag,
      summary: { id: 'Ubah catatan', en: 'Change a record' },
      params: RecordParams,
      query: PurposeQuery,
      body: EditRecord,
      example: { version: 1, values: { rootCause: 'Tidak ada juru parkir resmi.' } },
      response: RecordView,
      perform(work, { actor, params, query, body }) {
        const definition = commands.open(actor, params.register);
        people.within(work, definition, params.id, query.purpose);
        return commands.edit(work, actor, definition, params.id, body);
      },
    }),
    readRoute({
      path: registerPaths.history,
      permission: 'register:read',
      tag,
      summary: { id: 'Riwayat catatan', en: 'History of a record, from the journal' },
      params: RecordParams,
      query: PurposeQuery,
      response: History,
      async handle({ actor, params, query }) {
        const definition = commands.open(actor, params.register);
        const look = { door: 'history' as const, purpose: query.purpose };
        const read = () => reading.history(actor, definition, params.id);
        return { items: await people.look(actor, definition, look, read, () => [params.id]), next: null };
      },
    }),
    commandRoute({
      method: 'POST',
      path: registerPaths.closing,
      permission: 'register:write',
      tag,
      summary: { id: 'Tutup catatan', en: 'Close a record' },
      params: RecordParams,
      query: PurposeQuery,
      body: CloseRecord,
      example: { version: 1, reason: 'Sudah selesai, disepakati warga.' },
      response: RecordView,
      perform(work, { actor, params, query, body }) {
        const definition = commands.open(actor, params.register);
        people.within(work, definition, params.id, query.purpose);
        return commands.closeRecord(work, actor, definition, params.id, body);
      },
    }),
    readRoute({
      path: registerPaths.groups,
      permission: 'register:read',
      tag,
      summary: { id: 'Jumlah catatan menurut kolom atau wilayah', en: 'Records counted by a field or by areas' },
      params: RegisterParams,
      query: GroupQuery,
      response: Groups,
      handle({ actor, params, query }) {
        const definition = commands.open(actor, params.register);
        const look = { door: 'groups' as const, purpose: query.purpose, query };
        return people.look(
          actor,
          definition,
          look,
          () => reading.groups(actor, definition, query),
          () => [],
        );
      },
    }),
    readRoute({
      path: registerPaths.features,
      permission: 'register:read',
      tag,
      summary: { id: 'Catatan sebagai titik di peta (GeoJSON)', en: 'Records as points on the map (GeoJSON)' },
      params: RegisterParams,
      query: RecordQuery.pick({ q: true, filter: true, area: true, closed: true }),
      response: Features,
      produces: 'application/geo+json',
      handle: ({ actor, params, query }) => reading.features(actor, commands.open(actor, params.register), query),
    }),
  ];
}

/** A record that the register of problems of the demo district takes. */
const newProblem = {
  values: {
    name: 'Parkir liar depan pasar',
    kind: 'levy',
    trigger: 'Dua kelompok juru parkir berebut lahan.',
    parties: 'Dua kelompok juru parkir',
    since: '2026-11-02',
    handling: ['preventive'],
  },
  place: { lon: 109.62, lat: -9.58 },
};
