import type { Actor, Realm } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import { doWork, type SystemDoer, type Work } from '../../platform/journal/work.ts';
import { conflict, notFound } from '../../platform/problem/problem.ts';
import type { Units } from '../units/index.ts';
import { type NewAlarmRow, alarmsRepository as repository } from './alarms.repository.ts';
import { assignmentsRepository } from './assignments.repository.ts';
import type { Alarm, NewPanic } from './dispatch.contract.ts';

export interface AlarmsService {
  /** Alarms that nobody has taken yet. */
  open(actor: Actor): Promise<Alarm[]>;
  /** A crew's call for help, or a dispatcher's for it after a word on the radio. While one is open it is answered again. */
  panic(work: Work, actor: Actor, unitId: string, input: NewPanic): Promise<Alarm>;
  /** The room has seen it. A second person's acknowledgement changes nothing. */
  acknowledge(work: Work, actor: Actor, id: string): Promise<Alarm>;
  /** Raised by mistake: taken back by the crew itself. @throws Problem conflict once the room has acknowledged. */
  cancel(work: Work, actor: Actor, id: string): Promise<Alarm>;
  /** Raises what is due about incidents (late, emergency without a unit), each once. Answers how many. */
  sweep(now: Date): Promise<number>;
}

export function createAlarms(deps: { db: Database; units: Units; committed?: () => void }): AlarmsService {
  const { db, units, committed } = deps;

  async function raise(work: Work, row: Omit<NewAlarmRow, 'id' | 'polresId' | 'by'>): Promise<string> {
    const id = newId();
    const seal = await repository.insert(work.tx, {
      ...row,
      id,
      polresId: work.doer.polresId,
      by: work.doer.accountId,
    });
    work.record({
      action: 'alarm.raised',
      subject: { type: 'alarm', id },
      body: { kind: row.kind, unitId: row.unitId, incidentId: row.incidentId, lon: row.lon, lat: row.lat },
      seals: [['dispatch.alarm', id, seal]],
    });
    return id;
  }

  async function view(work: Work, id: string): Promise<Alarm> {
    const [record] = await repository.byIds(work.tx, [id]);
    if (!record) throw notFound();
    return record.alarm;
  }

  async function end(work: Work, alarm: Alarm, how: 'acknowledged' | 'cancelled'): Promise<Alarm> {
    const seal = await repository.end(work.tx, alarm.id, how, work.now, work.doer.accountId);
    work.record({
      action: `alarm.${how}`,
      subject: { type: 'alarm', id: alarm.id },
      body: { kind: alarm.kind, unitId: alarm.unitId, incidentId: alarm.incidentId },
      seals: [['dispatch.alarm', alarm.id, seal]],
    });
    return view(work, alarm.id);
  }

  return {
    async open(actor) {
      return (await repository.open(db, actor.polresId)).map(({ alarm }) => alarm);
    },

    async panic(work, actor, unitId, { place }) {
      const unit = units.memory.get(unitId);
      const mayRaise = actor.unitId === unitId || actor.permissions.has('unit:status');
      if (unit?.polresId !== actor.polresId || !mayRaise) throw notFound();
      await units.lock(work, [unitId]);
      const running = await repository.panicOf(work.tx, unitId);
      if (running && running.alarm.acknowledgedAt === null) return running.alarm;
      const task = await assignmentsRepository.currentOf(work.tx, unitId);
      const at = place ?? unit.row.position;
      const id = await raise(work, {
        kind: 'panic',
        unitId,
        incidentId: task?.view.incidentId ?? null,
        lon: at?.lon ?? null,
        lat: at?.lat ?? null,
        at: work.now,
      });
      return view(work, id);
    },

    async acknowledge(work, actor, id) {
      const record = await repository.lock(work.tx, actor.polresId, id);
      if (!record) throw notFound();
      const { alarm } = record;
      return alarm.acknowledgedAt || alarm.cancelledAt ? alarm : end(work, alarm, 'acknowledged');
    },

    async cancel(work, actor, id) {
      const record = await repository.lock(work.tx, actor.polresId, id);
      if (record?.alarm.unitId == null || record.alarm.unitId !== actor.unitId) throw notFound();
      const { alarm } = record;
      if (alarm.cancelledAt) return alarm;
      if (alarm.acknowledgedAt) {
        throw conflict(
          'Alarm sudah diterima ruang kendali; hubungi lewat radio.',
          'The control room has acknowledged the alarm; tell it by radio.',
        );
      }
      return end(work, alarm, 'cancelled');
    },

    async sweep(now) {
      const due = await repository.due(db, now);
      for (const { polresId, realm, kind, incidentId, lon, lat } of due) {
        const system: SystemDoer = { accountId: null, roles: ['system'], polresId, realm: realm as Realm };
        await doWork(db, system, (work) => raise(work, { kind, unitId: null, incidentId, lon, lat, at: now }), {
          committed,
        });
      }
      return due.length;
    },
  };
}
