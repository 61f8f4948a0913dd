import { type FormEvent, useState } from 'react';
import { pathOf } from '../../../information/registers/web/index.ts';
import { api } from '../../../platform/web/api.ts';
import { Button, Field, StatusMark } from '../../../platform/web/kit/index.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type CaseView, casePaths, type PartyView } from '../cases.contract.ts';
import { PartyName } from './PartiesInput.tsx';
import { texts } from './texts.ts';
import { refusal, useAct } from './useAct.ts';
import { useCaseWords } from './words.ts';

/** The groups that take part, each with its own acceptance: when, how, recorded by whom. */
export function PartiesBlock({ one }: { one: CaseView }) {
  const t = useTexts(texts);
  const { act, busy, error } = useAct();
  const accepted = one.parties.filter(({ acceptedAt }) => acceptedAt !== null).length;
  const changeable = one.editable && !one.ended;
  async function add(name: string): Promise<void> {
    const done = await act(() => api.post<CaseView>(pathOf(casePaths.parties, { id: one.id }), { name }));
    if (done) toast({ text: t('party_added', { name }) });
  }
  return (
    <section className="case-block" aria-label={t('parties')}>
      <h2>
        {t('parties')}{' '}
        {one.parties.length > 0 && (
          <span className="t2">{t('parties_count', { accepted, all: one.parties.length })}</span>
        )}
      </h2>
      <ul>
        {one.parties.map((party) => (
          <Party key={party.id} one={one} party={party} changeable={changeable} />
        ))}
      </ul>
      {changeable && <PartyName busy={busy} onAdd={(name) => void add(name)} />}
      {error && (
        <p className="field-error" role="alert">
          ■ {refusal(error)}
        </p>
      )}
    </section>
  );
}

/** Letters that a reason has at least, as in the contract. */
const least = 3;

function Party({ one, party, changeable }: { one: CaseView; party: PartyView; changeable: boolean }) {
  const t = useTexts(texts);
  const words = useCaseWords();
  const { act, busy, error } = useAct();
  const [open, setOpen] = useState(false);
  const [how, setHow] = useState('');
  const accepts = party.acceptedAt === null;
  const path = pathOf(casePaths.acceptance, { id: one.id, party: party.id });
  async function record(event: FormEvent): Promise<void> {
    event.preventDefault();
    const done = await act(() => api.post<CaseView>(path, { accepted: accepts, how: how.trim() }));
    if (!done) return;
    setOpen(false);
    setHow('');
    toast({ text: t(accepts ? 'party_saved' : 'party_taken_back', { name: party.name }) });
  }
  return (
    <li className="case-party">
      <div className="case-party-row">
        <StatusMark status={accepts ? 'waspada' : 'aman'} size={12} worded />
        <span className="grow">
          <b>{party.name}</b>{' '}
          <span className="t2">
            {party.acceptedAt ? t('party_accepted', { at: words.moment(party.acceptedAt) }) : t('party_waiting')}
          </span>
          {party.acceptedHow && (
            <div className="t2 s12">
              {[party.acceptedHow, party.recordedBy && t('party_recorded', { name: party.recordedBy })]
                .filter(Boolean)
                .join(' · ')}
            </div>
          )}
        </span>
        {changeable && (
          <Button
            small
            pressed={open}
            aria-expanded={open}
            aria-label={`${t(accepts ? 'party_accept' : 'party_back')}: ${party.name}`}
            onClick={() => setOpen(!open)}
          >
            {t(accepts ? 'party_accept' : 'party_back')}
          </Button>
        )}
      </div>
      {open && changeable && (
        <form className="case-form" aria-label={party.name} onSubmit={(event) => void record(event)}>
          <Field label={t(accepts ? 'party_how' : 'party_back_how')} error={error && refusal(error)} required>
            {(input) => (
              <>
                <input
                  {...input}
                  // biome-ignore lint/a11y/noAutofocus: opened by the person's own press, to write here
                  autoFocus
                  className="input"
                  maxLength={500}
                  value={how}
                  onChange={(event) => setHow(event.target.value)}
                />
                {accepts && <p className="s12 t3 reg-help">{t('party_how_help')}</p>}
              </>
            )}
          </Field>
          <div className="row">
            <Button primary type="submit" disabled={busy || how.trim().length < least}>
              {t('save')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
          </div>
        </form>
      )}
    </li>
  );
}
