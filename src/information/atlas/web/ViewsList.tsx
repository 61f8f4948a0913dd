import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../platform/web/api.ts';
import { Button, EmptyState } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { pathOf } from '../../registers/web/index.ts';
import { atlasPaths, type EditMapView, type MapViewRow } from '../atlas.contract.ts';
import { texts } from './texts.ts';
import { root, useViews } from './useAtlas.ts';

/** Saved views: own and shared ones; save, open, rename, update, remove, share as a link. */
export function ViewsList(props: {
  /** What the map shows now, as its address has it. */
  state: () => string;
  onOpen: (state: string) => void;
}) {
  const t = useTexts(texts);
  const { can } = useSession();
  const client = useQueryClient();
  const views = useViews().data?.items;
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [renamed, setRenamed] = useState<{ id: string; name: string }>();

  async function command(run: () => Promise<unknown>, done: () => void): Promise<void> {
    try {
      await run();
      done();
    } catch (error) {
      toast({
        text: t('refused', { reason: error instanceof ApiProblem ? (error.detail ?? error.title) : String(error) }),
      });
    }
    await client.invalidateQueries({ queryKey: [root, 'views'] });
  }
  const edit = (id: string, change: EditMapView) => api.patch<MapViewRow>(pathOf(atlasPaths.view, { id }), change);
  function save(event: FormEvent): void {
    event.preventDefault();
    const body = { name: name.trim(), shared, state: props.state() || 'm=status' };
    if (!body.name) return;
    void command(
      () => api.post<MapViewRow>(atlasPaths.views, body),
      () => {
        setName('');
        toast({ text: t('view_saved') });
      },
    );
  }
  function remove({ id, version }: MapViewRow): void {
    void command(
      () => edit(id, { version, removed: true }),
      () =>
        toast({
          text: t('view_removed'),
          undo: () =>
            void command(
              () => edit(id, { version: version + 1, removed: false }),
              () => undefined,
            ),
        }),
    );
  }
  async function copyLink(state: string): Promise<void> {
    const text = `${location.origin}/map?${state}`;
    try {
      await navigator.clipboard.writeText(text);
      toast({ text: t('link_copied') });
    } catch {
      toast({ text });
    }
  }

  return (
    <div className="atlas-lists">
      {can('map:save') && (
        <form onSubmit={save} className="atlas-save">
          <input
            className="input"
            value={name}
            maxLength={80}
            placeholder={t('view_name')}
            aria-label={t('view_name')}
            onChange={({ target }) => setName(target.value)}
          />
          <label className="row">
            <input type="checkbox" checked={shared} onChange={({ target }) => setShared(target.checked)} />
            {t('view_shared')}
          </label>
          <div className="row atlas-wrap">
            <button type="submit" className="btn btn-small" disabled={name.trim() === ''}>
              {t('view_save')}
            </button>
            <Button small onClick={() => void copyLink(props.state())}>
              {t('view_link')}
            </Button>
          </div>
        </form>
      )}
      {views?.length === 0 && <EmptyState title={t('view_none')}>{t('view_none_next')}</EmptyState>}
      <ul>
        {views?.map((view) => (
          <li key={view.id} className="atlas-view">
            {renamed?.id === view.id ? (
              <form
                className="row"
                onSubmit={(event) => {
                  event.preventDefault();
                  const next = renamed.name.trim();
                  setRenamed(undefined);
                  if (next)
                    void command(
                      () => edit(view.id, { version: view.version, name: next }),
                      () => undefined,
                    );
                }}
              >
                <input
                  className="input grow"
                  value={renamed.name}
                  maxLength={80}
                  aria-label={t('view_name')}
                  // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here
                  autoFocus
                  onChange={({ target }) => setRenamed({ id: view.id, name: target.value })}
                />
              </form>
            ) : (
              <button type="button" className="atlas-open grow cut" onClick={() => props.onOpen(view.state)}>
                {view.name}
              </button>
            )}
            {!view.own && <span className="t3 s12">{t('view_by', { owner: view.owner })}</span>}
            {view.own && can('map:save') && (
              <span className="row atlas-wrap">
                <Button small onClick={() => setRenamed({ id: view.id, name: view.name })}>
                  {t('view_rename')}
                </Button>
                <Button
                  small
                  onClick={() =>
                    void command(
                      () => edit(view.id, { version: view.version, state: props.state() || 'm=status' }),
                      () => toast({ text: t('view_updated') }),
                    )
                  }
                >
                  {t('view_update')}
                </Button>
                <Button small onClick={() => remove(view)}>
                  {t('view_remove')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
