import { type FormEvent, useState } from 'react';
import { api } from '../../../platform/web/api.ts';
import { Button, Chip, Field } from '../../../platform/web/kit/index.ts';
import { useGo } from '../../../platform/web/navigation.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type IncidentDetail, type IncidentLink, type IncidentRow, incidentPaths } from '../incidents.contract.ts';
import { incidentTable } from '../incidents.states.ts';
import { pathOf } from './paths.ts';
import { texts } from './texts.ts';
import { type Act, refusal, useAct } from './useAct.ts';
import { numberText, useWords } from './words.ts';

/** Incidents tied to this one: merged, split, related; each can be undone. */
export function LinkBlock({ incident, refresh }: { incident: IncidentDetail; refresh: () => void }) {
  const t = useTexts(texts);
  const { can } = useSession();
  const act = useAct(refresh);
  const may = can('incident:merge');
  const split = (): void => void act.run(pathOf(incidentPaths.split, { id: incident.id }), {}, t('split_done'));
  return (
    <>
      <h3>{t('links')}</h3>
      {incident.links.length === 0 && <p className="t2">{t('no_links')}</p>}
      <ul className="inc-lines">
        {incident.links.map((link) => (
          <LinkLine key={link.id} link={link} incidentId={incident.id} act={may ? act : undefined} />
        ))}
      </ul>
      {may && incidentTable[incident.state].unmerge && (
        <Button onClick={split} disabled={act.busy}>
          {t('split_do')}
        </Button>
      )}
      {may && <LinkForm incident={incident} act={act} />}
      {act.error && (
        <div className="field-error" role="alert">
          ■ {refusal(act.error)}
        </div>
      )}
    </>
  );
}

function LinkLine({ link, incidentId, act }: { link: IncidentLink; incidentId: string; act: Act | undefined }) {
  const t = useTexts(texts);
  const go = useGo();
  const words = useWords();
  const { incident, kind, direction } = link;
  return (
    <li className="row">
      <Chip kind="fact">{t(kind === 'duplicate' ? `link_duplicate_${direction}` : `link_${kind}`)}</Chip>
      <button type="button" className="inc-link cut grow" onClick={() => go(`/incidents/${incident.id}`)}>
        <b>{numberText(incident.number)}</b> {words.kind(incident.kind)} · {incident.placeText}
      </button>
      {act && kind === 'related' && (
        <Button
          small
          disabled={act.busy}
          onClick={() =>
            void act.run(
              pathOf(incidentPaths.link, { id: incidentId, linkId: link.id }),
              {},
              t('removed_done'),
              () =>
                void act.run(
                  pathOf(incidentPaths.links, { id: incidentId }),
                  { to: incident.id },
                  t('linked_done', { number: numberText(incident.number) }),
                ),
            )
          }
        >
          {t('link_remove')}
        </Button>
      )}
    </li>
  );
}

/** Ties by the number that people say; looked up first, so that a wrong one is told at once. */
function LinkForm({ incident, act }: { incident: IncidentDetail; act: Act }) {
  const t = useTexts(texts);
  const [number, setNumber] = useState('');
  const [missing, setMissing] = useState<string>();
  const mayMerge = incidentTable[incident.state].mark_duplicate !== undefined;

  async function find(): Promise<IncidentRow | undefined> {
    const wanted = Number(number.trim());
    try {
      const page = await api.get<{ items: IncidentRow[] }>(incidentPaths.incidents, {
        query: { q: String(wanted), state: 'all', limit: 20 },
      });
      const found = page.items.find((row) => row.number === wanted && row.id !== incident.id);
      setMissing(found ? undefined : t('link_not_found', { number }));
      return found;
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setMissing(problem.message);
      return undefined;
    }
  }
  async function tie(how: 'link' | 'merge'): Promise<void> {
    const other = await find();
    if (!other) return;
    const ids = { id: incident.id };
    const name = { number: numberText(other.number) };
    const answer =
      how === 'link'
        ? await act.run(pathOf(incidentPaths.links, ids), { to: other.id }, t('linked_done', name))
        : await act.run(
            pathOf(incidentPaths.merge, ids),
            { into: other.id },
            t('merged_done', name),
            () => void act.run(pathOf(incidentPaths.split, ids), {}, t('split_done')),
          );
    if (answer) setNumber('');
  }
  const ready = /^\s*\d{1,9}\s*$/.test(number) && !act.busy;
  return (
    <form
      className="inc-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (ready) void tie('link');
      }}
    >
      <Field label={t('link_number')} error={missing}>
        {(input) => (
          <input
            {...input}
            className="input"
            inputMode="numeric"
            value={number}
            onChange={(event) => setNumber(event.target.value)}
          />
        )}
      </Field>
      <div className="row">
        <Button type="submit" disabled={!ready}>
          {t('link_do')}
        </Button>
        {mayMerge && (
          <Button disabled={!ready} onClick={() => void tie('merge')}>
            {t('merge_do')}
          </Button>
        )}
      </div>
    </form>
  );
}
