import { type FormEvent, useState } from 'react';
import { Button, Chip, Field } from '../../../platform/web/kit/index.ts';
import { currentLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { PlanView, ProposalView, Split } from '../sectors.contract.ts';
import { texts } from './texts.ts';

/** What is shown: its name and state, how even it is, why it was proposed, and what can be done with it. */
export function PlanHead(props: {
  split: Split;
  view: PlanView | undefined;
  proposal: ProposalView | undefined;
  moved: number;
  mayWrite: boolean;
  busy: boolean;
  children: React.ReactNode;
  onSave: (name: string) => void;
  onDiscard: () => void;
  onCopy: () => void;
  onPutAway: () => void;
  onAccept: () => void;
}) {
  const { split, view, proposal } = props;
  const t = useTexts(texts);
  const format = useFormat();
  const { largestLoad, radius, unplaced } = split.summary;
  const say = (text: { id: string; en: string }) => text[currentLanguage()];
  const facts = [
    largestLoad === null ? '' : t('summary_load', { n: format.decimal(largestLoad, 2) }),
    t('summary_radius', { km: format.distance(radius) }),
    unplaced > 0 ? `▲ ${t('summary_unplaced', { n: unplaced })}` : t('summary_all'),
    props.moved > 0 ? t('changed_count', { n: props.moved }) : '',
  ].filter(Boolean);
  return (
    <header className="sec-title">
      <div className="row">
        <h2 className="cut grow">{view ? view.plan.name : t('proposal')}</h2>
        <Chip kind={view?.plan.state === 'in_force' ? 'active' : 'fact'}>
          {view ? t(view.plan.state) : t('proposal_state')}
        </Chip>
      </div>
      <p className="s12 t2">{facts.join(' · ')}</p>
      {view?.plan.acceptedAt && (
        <p className="s12 t2">
          {t('accepted_by', { by: view.plan.acceptedBy ?? '–', at: format.stamp(view.plan.acceptedAt) })}:{' '}
          {view.plan.reason}
        </p>
      )}
      {split.proposal && (proposal || view?.plan.state === 'draft') && (
        <p className="s12 sec-reason">
          {view && <b>{t('proposal_was')} </b>}
          {say(split.proposal.reason)}
          {proposal && (
            <span className="t3">
              {' '}
              {t('proposal_took', {
                seconds: format.decimal(proposal.tookMs / 1000, 1),
                version: split.proposal.ruleVersion,
              })}
            </span>
          )}
        </p>
      )}
      {props.children}
      {props.mayWrite && proposal && <SaveForm busy={props.busy} onSave={props.onSave} onDiscard={props.onDiscard} />}
      {props.mayWrite && view && (
        <div className="row sec-acts">
          {view.mayEdit ? (
            <>
              <Button primary onClick={props.onAccept} disabled={props.busy}>
                {t('accept')}
              </Button>
              <Button onClick={props.onPutAway} disabled={props.busy}>
                {t('put_away')}
              </Button>
            </>
          ) : (
            <Button onClick={props.onCopy} disabled={props.busy}>
              {t('copy')}
            </Button>
          )}
        </div>
      )}
    </header>
  );
}

function SaveForm(props: { busy: boolean; onSave: (name: string) => void; onDiscard: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const [name, setName] = useState(() => `${t('sector')} ${format.dateShort(Date.now())}`);
  function save(event: FormEvent): void {
    event.preventDefault();
    if (name.trim() !== '') props.onSave(name.trim());
  }
  return (
    <form className="sec-save" aria-label={t('save')} onSubmit={save}>
      <Field label={t('save_name')}>
        {(input) => (
          <input
            {...input}
            className="input"
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <div className="row sec-acts">
        <Button type="submit" primary disabled={props.busy || name.trim() === ''}>
          {t('save')}
        </Button>
        <Button onClick={props.onDiscard}>{t('discard')}</Button>
      </div>
    </form>
  );
}
