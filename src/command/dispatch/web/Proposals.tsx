import { useRef, useState } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button, EmptyState, ErrorState, RecommendationRow, Skeleton } from '../../../platform/web/kit/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import type { IncidentRow } from '../../incidents/incidents.contract.ts';
import type { RecommendedUnit } from '../dispatch.contract.ts';
import { listed } from './commands.ts';
import { useControls } from './desk-context.ts';
import { OverrideQuestion } from './OverrideQuestion.tsx';
import { incidentNumber } from './queue.view.ts';
import { needsLeft, needText, shownUnits } from './recommendation.view.ts';
import { texts } from './texts.ts';
import { unitMark } from './units.view.ts';
import type { Proposal } from './useProposal.ts';
import { useSending } from './useSending.ts';

/** Whom to send: the proposal with reasons, one key for each unit, and what is still needed after them. */
export function Proposals({ row, assigned, proposal }: { row: IncidentRow; assigned: number; proposal: Proposal }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { store } = useControls();
  const { shown, chosen, toggle, hold, phase } = proposal;
  const sendButton = useRef<HTMLButtonElement>(null);
  const sending = useSending(row, proposal);
  const [wanted, setWanted] = useState(false);
  const group = t('group_sheet');
  const items = shown?.items.slice(0, shownUnits) ?? [];
  const left = shown ? needsLeft(shown.needs, chosen, shown.items) : [];
  const folded = assigned > 0 && !wanted && chosen.length === 0 && shown !== undefined && shown.needs.length === 0;

  useKeys([
    ...Array.from({ length: shownUnits }, (_, index) => ({
      keys: String(index + 1),
      label: t('key_toggle', { n: index + 1 }),
      group,
      when: () => items[index]?.canBeSent === true && !sending.asking,
      run: () => {
        const item = items[index];
        if (item) toggle(item.unitId);
      },
    })),
    { keys: 'Enter', label: t('key_send'), group, when: () => chosen.length > 0 && !sending.asking, run: sending.send },
    { keys: 'R', label: t('key_retry'), group, when: () => phase === 'failed', run: proposal.retry },
  ]);

  const callsign = (id: string): string => store.get().units.get(id)?.callsign ?? '';
  return (
    <section aria-label={t('proposal')}>
      <div className="panel-head">
        <h3>
          <b>{t('proposal')}</b>
        </h3>
        <span>{t('by_road')}</span>
        <span className="grow" />
        {shown && <span className="t3">{t('considered', { count: shown.considered })}</span>}
      </div>
      {phase === 'failed' && !shown && (
        <ErrorState title={t('proposal_failed')} since={proposal.failedAt} onRetry={proposal.retry} retryKeys="R">
          {t('proposal_failed_next')} <b>{t('proposal_failed_form', { number: shortNumber(row.number) })}</b>{' '}
          {t('proposal_failed_end')}
        </ErrorState>
      )}
      {phase !== 'failed' && !shown && (
        <div className="proposal-wait">
          <Skeleton lines={6} />
        </div>
      )}
      {shown && items.length === 0 && <EmptyState title={t('proposal_none')}>{t('proposal_none_next')}</EmptyState>}
      {shown && items.length > 0 && !folded && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: after a press of the mouse, Enter sends
        <ul
          className="proposal-list"
          aria-label={t('proposal')}
          onMouseEnter={() => hold(true)}
          onMouseLeave={() => hold(false)}
          onFocus={() => hold(true)}
          onBlur={() => hold(false)}
          onClick={(event) => event.detail > 0 && sendButton.current?.focus({ preventScroll: true })}
        >
          {items.map((item, index) => (
            <RecommendationRow
              key={item.unitId}
              id={item.unitId}
              hint={item.canBeSent ? String(index + 1) : '–'}
              call={item.callsign}
              kind={item.name}
              {...statusOf(item, store.get().units.get(item.unitId)?.status)}
              etaSeconds={item.etaSeconds ?? undefined}
              metres={item.distanceM ?? undefined}
              {...reasonWords(item, language)}
              chosen={chosen.includes(item.unitId)}
              disabled={!item.canBeSent}
              onToggle={toggle}
            />
          ))}
        </ul>
      )}
      {sending.asking ? (
        <OverrideQuestion asked={sending.asking} onChoose={sending.answer} onCancel={sending.cancel} />
      ) : (
        shown && (
          <div className="proposal-send">
            {folded ? (
              <Button onClick={() => setWanted(true)}>{t('add_unit')}</Button>
            ) : (
              <Button
                primary
                ref={sendButton}
                keys="Enter"
                className="send-button"
                disabled={chosen.length === 0}
                onClick={sending.send}
              >
                {chosen.length === 0 ? t('send_none') : t('send', { units: chosen.map(callsign).join(' + ') })}
              </Button>
            )}
            <span className="s12 t2 proposal-left">
              {left.length === 0
                ? t('needs_met')
                : t('needs_left', { needs: listed(left.map((need) => needText(need, language))) })}
            </span>
          </div>
        )
      )}
    </section>
  );
}

/** What fits the line: shortfalls first, then as many reasons as leave them whole; all of them in the title. */
function reasonWords(item: RecommendedUnit, language: 'id' | 'en') {
  const reasons = item.pluses.map((one) => one.text[language]);
  const shortfalls = item.shortfalls.map((one) => one.text[language]);
  return {
    reasons: reasons.slice(0, [3, 1][shortfalls.length] ?? 0),
    shortfalls: shortfalls.slice(0, 2),
    title: [...reasons.map((one) => `+ ${one}`), ...shortfalls.map((one) => `▲ ${one}`)].join('\n'),
  };
}

/** As it is typed: 147 → `47`. */
const shortNumber = (number: number): string => incidentNumber(number).slice(-2);

/** The status known live, which may be newer than the proposal. */
function statusOf(item: RecommendedUnit, live: Parameters<typeof unitMark>[0] | undefined) {
  return { status: unitMark(live ?? (item.status as Parameters<typeof unitMark>[0])) };
}
