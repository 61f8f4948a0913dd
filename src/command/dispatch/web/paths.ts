/**
 * Addresses that the desk uses. The rooms' contracts hold the same ones beside their schemas; importing those here would
 * carry the schema library into the desk's first load. `paths.test.ts` compares them.
 */
export const incidentPaths = {
  incidents: '/api/incidents',
  incident: '/api/incidents/{id}',
  timeline: '/api/incidents/{id}/timeline',
  narrative: '/api/incidents/{id}/narrative',
  moves: '/api/incidents/{id}/moves',
  merge: '/api/incidents/{id}/merge',
  split: '/api/incidents/{id}/split',
  links: '/api/incidents/{id}/links',
  link: '/api/incidents/{id}/links/{linkId}/remove',
  agencies: '/api/incidents/{id}/agencies',
  similar: '/api/incidents/similar',
  report: '/api/incidents/{id}/report.pdf',
} as const;

export const dispatchPaths = {
  desk: '/api/desk/dispatch',
  recommendation: '/api/incidents/{id}/recommendation',
  assignments: '/api/incidents/{id}/assignments',
  assignmentStatus: '/api/assignments/{id}/status',
  alarmAcknowledge: '/api/alarms/{id}/acknowledge',
} as const;

export const unitPaths = { status: '/api/units/{id}/status' } as const;

export const routingPaths = {
  route: '/api/routing/route',
  isochrone: '/api/routing/isochrone',
  closures: '/api/routing/closures',
  closureEnd: '/api/routing/closures/{id}/end',
} as const;

export const mapInfoPath = '/api/map/info';

/** An address with its id filled in. */
export const pathOf = (path: string, id: string): string => path.replace('{id}', encodeURIComponent(id));
