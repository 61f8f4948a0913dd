/**
 * The map of the system: each room with the rooms it may use. An architecture test holds the imports to it:
 * `app → floors → platform`, room to room only through `index.ts`, no cycles. Pure files (contracts, states, rules, types)
 * may be read across rooms, since they hold no state and reach no database.
 */
export const modules = {
  'information/areas': { uses: [] },
  'information/registers': { uses: ['information/areas'] },
  'information/atlas': { uses: ['information/areas', 'information/registers', 'information/status'] },
  'information/status': { uses: ['information/areas', 'information/registers'] },
  'information/profile': { uses: ['information/areas', 'information/registers', 'information/status'] },
  'information/sectors': { uses: ['information/areas'] },
  'information/search': { uses: ['information/areas', 'information/registers'] },
  'communication/calls': { uses: [] },
  'coordination/cases': { uses: ['information/areas', 'information/registers'] },
  'command/routing': { uses: ['information/areas'] },
  'command/units': { uses: [] },
  'command/incidents': { uses: ['information/areas', 'information/registers', 'communication/calls'] },
  'command/dispatch': {
    uses: ['command/incidents', 'command/units', 'command/routing', 'communication/calls', 'information/registers'],
  },
} as const satisfies Record<string, { uses: readonly string[] }>;
