import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, items, number, say, text } from '../definitions/fields.ts';
import { incidentKindItems } from '../definitions/taxonomies-order.ts';

/** Incidents by kind, state and place; who called and what was said stay at the desk. */
export const incidents: RegisterDefinition = {
  id: 'incidents',
  version: 1,
  sources: ['S2-III-kep'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Kejadian', 'Incident'),
    many: say('Kejadian', 'Incidents'),
    purpose: say('Kejadian menurut jenis, keadaan, dan tempat', 'Incidents by kind, state and place'),
  },
  placement: 'point',
  owner: 'operations',
  read: 'incident:read',
  write: 'register:define',
  symbol: { shape: 'diamond', colour: 'danger' },
  title: 'number',
  usedBy: ['dispatch desk', 'status', 'references'],
  fields: {
    number: text('Nomor', 'Number', { required: true, search: true }),
    kind: choice('Jenis', 'Kind', incidentKindItems, { filter: true }),
    state: choice(
      'Keadaan',
      'State',
      items({
        received: ['Diterima', 'Received'],
        triaged: ['Ditriase', 'Triaged'],
        dispatched: ['Unit dikirim', 'Dispatched'],
        responding: ['Meluncur', 'Responding'],
        on_scene: ['Di lokasi', 'On scene'],
        resolved: ['Selesai ditangani', 'Resolved'],
        closed: ['Ditutup', 'Closed'],
        cancelled: ['Dibatalkan', 'Cancelled'],
        duplicate: ['Ganda', 'Duplicate'],
        handed_over: ['Diserahkan', 'Handed over'],
        reopened: ['Dibuka lagi', 'Reopened'],
      }),
      { filter: true },
    ),
    priority: number('Prioritas', 'Priority', say('tingkat', 'level'), { integer: true, min: 1, max: 4, filter: true }),
    reportedOn: day('Dilaporkan', 'Reported on', { filter: true }),
  },
};
