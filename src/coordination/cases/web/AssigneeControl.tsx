import { pathOf } from '../../../information/registers/web/index.ts';
import { api } from '../../../platform/web/api.ts';
import { Button } from '../../../platform/web/kit/index.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type CaseView, casePaths } from '../cases.contract.ts';
import { assigneeActs } from './assignee.ts';
import { texts } from './texts.ts';
import { refusal, useAct } from './useAct.ts';
import { readCase, useLoad } from './useCases.ts';

/** Who works on the case: taken with one press, given to a colleague, or released; each can be taken back. */
export function AssigneeControl({ one }: { one: CaseView }) {
  const t = useTexts(texts);
  const { session, can } = useSession();
  const { act, busy, error } = useAct();
  const load = useLoad('');
  const me = session?.user;
  const present = one.assignee;
  const known = (load.data?.items ?? []).flatMap(({ account }) => account ?? []);
  const others = known.filter(({ id }) => id !== me?.id && id !== present?.id);
  const may = assigneeActs(me?.id ?? '', present?.id ?? null, can('case:decide'));
  const path = pathOf(casePaths.assignee, { id: one.id });

  async function give(accountId: string | null, name: string): Promise<void> {
    const before = present?.id ?? null;
    const done = await act(() => api.post<CaseView>(path, { version: one.version, accountId }));
    if (!done) return;
    toast({
      text: accountId ? t('assigned', { name }) : t('released'),
      undo: () =>
        void act(async () =>
          api.post<CaseView>(path, { version: (await readCase(one.id)).version, accountId: before }),
        ),
    });
  }
  return (
    <span className="case-assignee">
      <span className="t3">{t('assign')}</span> <b>{present?.name ?? t('unassigned')}</b>
      {one.editable && !one.ended && me && (
        <>
          {may.release && (
            <Button small disabled={busy} onClick={() => void give(null, '')}>
              {t('release')}
            </Button>
          )}
          {may.take && (
            <Button small disabled={busy} onClick={() => void give(me.id, me.name)}>
              {t('take')}
            </Button>
          )}
          {may.give && others.length > 0 && (
            <select
              className="input"
              aria-label={t('assign_to')}
              disabled={busy}
              value=""
              onChange={({ target }) => {
                const chosen = others.find(({ id }) => id === target.value);
                if (chosen) void give(chosen.id, chosen.name);
              }}
            >
              <option value="">{t('assign_to')}</option>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </>
      )}
      {error && (
        <span className="field-error" role="alert">
          ■ {refusal(error)}
        </span>
      )}
    </span>
  );
}
