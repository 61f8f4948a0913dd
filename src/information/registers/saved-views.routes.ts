import { commandRoute, type Route, readRoute } from '../../platform/http/route.ts';
import {
  EditView,
  NewView,
  RegisterParams,
  registerPaths,
  SavedView,
  SavedViews,
  ViewParams,
} from './registers.contract.ts';
import type { RegisterCommands } from './registers.service.ts';
import type { SavedViewCommands } from './saved-views.service.ts';

/** Lists under a name: one's own, and those that are shared. */
export function savedViewRoutes(commands: RegisterCommands, saved: SavedViewCommands): Route[] {
  const tag = 'registers';
  return [
    readRoute({
      path: registerPaths.views,
      permission: 'register:read',
      tag,
      summary: { id: 'Tampilan tersimpan sebuah register', en: 'Saved views of a register' },
      params: RegisterParams,
      response: SavedViews,
      handle: async ({ actor, params }) => ({
        items: await saved.views(actor, commands.open(actor, params.register)),
        next: null,
      }),
    }),
    commandRoute({
      method: 'POST',
      path: registerPaths.views,
      permission: 'register:read',
      tag,
      summary: { id: 'Simpan tampilan', en: 'Save a view' },
      params: RegisterParams,
      body: NewView,
      example: { name: 'Pungli yang terbuka', query: { filter: ['kind:levy'], closed: 'open' } },
      response: SavedView,
      status: 201,
      perform: (work, { actor, params, body }) =>
        saved.saveView(work, actor, commands.open(actor, params.register), body),
    }),
    commandRoute({
      method: 'PATCH',
      path: registerPaths.view,
      permission: 'register:read',
      tag,
      summary: { id: 'Ubah tampilan sendiri', en: 'Change a view of one’s own' },
      params: ViewParams,
      body: EditView,
      example: { version: 1, name: 'Pungli' },
      response: SavedView,
      perform: (work, { actor, params, body }) =>
        saved.editView(work, actor, commands.open(actor, params.register), params.id, body),
    }),
    commandRoute({
      method: 'POST',
      path: registerPaths.viewRemoval,
      permission: 'register:read',
      tag,
      summary: { id: 'Hapus tampilan sendiri', en: 'Remove a view of one’s own' },
      params: ViewParams,
      response: SavedView,
      perform: (work, { actor, params }) =>
        saved.removeView(work, actor, commands.open(actor, params.register), params.id),
    }),
  ];
}
