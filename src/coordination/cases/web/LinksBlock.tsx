import { type FormEvent, useState } from 'react';
import { PageLink, pathOf } from '../../../information/registers/web/index.ts';
import { api } from '../../../platform/web/api.ts';
import { Button, Chip, Field } from '../../../platform/web/kit/index.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type CaseView, casePaths, type LinkView } from '../cases.contract.ts';
import { LinkPicker, type Picked } from './LinkPicker.tsx';
import { targetAddress } from './paths.ts';
import { texts } from './texts.ts';
import { refusal, useAct } from './useAct.ts';

/** Records, incidents and cases that belong to this one; each opens its own page. */
export function LinksBlock({ one }: { one: CaseView }) {
  const t = useTexts(texts);
  const { act, error } = useAct();
  const [adding, setAdding] = useState(false);
  const changeable = one.editable && one.definition.links.length > 0;
  async function add({ to, target }: Picked): Promise<void> {
    const done = await act(() => api.post<CaseView>(pathOf(casePaths.links, { id: one.id }), { to, target }));
    if (!done) return;
    setAdding(false);
    toast({ text: t('link_added') });
  }
  // An ended case leaves its records to their officers, and says so.
  const left = one.ended ? one.links.filter(({ to, open }) => to === 'record' && open === true) : [];
  return (
    <section className="case-block" aria-label={t('links')}>
      <div className="case-block-head">
        <h2 className="grow">{t('links')}</h2>
        {changeable && (
          <Button small pressed={adding} aria-expanded={adding} onClick={() => setAdding(!adding)}>
            {t('link_add')}
          </Button>
        )}
      </div>
      {one.links.length === 0 && !adding && <p className="t2">{t('links_none')}</p>}
      {left.map(({ id, title }) => (
        <p key={id} className="t2">
          ▲ {t('solved_record', { title: title ?? t('link_record') })}
        </p>
      ))}
      <ul>
        {one.links.map((link) => (
          <Link key={link.id} one={one} link={link} changeable={changeable} />
        ))}
      </ul>
      {adding && changeable && (
        <div className="case-form">
          <LinkPicker process={one.definition} onPick={(picked) => void add(picked)} />
        </div>
      )}
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

function Link({ one, link, changeable }: { one: CaseView; link: LinkView; changeable: boolean }) {
  const t = useTexts(texts);
  const { act, busy, error } = useAct();
  const [removing, setRemoving] = useState(false);
  const [reason, setReason] = useState('');
  const address = targetAddress(link);
  const name = link.title ?? t('link_hidden');
  async function remove(event: FormEvent): Promise<void> {
    event.preventDefault();
    const path = pathOf(casePaths.unlinking, { id: one.id, link: link.id });
    if (await act(() => api.post<CaseView>(path, { reason: reason.trim() }))) toast({ text: t('link_removed') });
  }
  return (
    <li className="case-party">
      <div className="case-party-row">
        <Chip kind="fact">{t(`link_${link.to}`)}</Chip>
        <span className="grow">
          {link.title && address ? <PageLink to={address}>{name}</PageLink> : <span className="t3">{name}</span>}
        </span>
        {link.open !== null && <span className="t2 s12">{t(link.open ? 'link_open' : 'link_closed')}</span>}
        {changeable && (
          <Button small pressed={removing} aria-label={t('remove', { name })} onClick={() => setRemoving(!removing)}>
            ✕
          </Button>
        )}
      </div>
      {removing && changeable && (
        <form className="case-form" aria-label={t('remove', { name })} onSubmit={(event) => void remove(event)}>
          <Field label={t('link_remove_reason')} error={error && refusal(error)} required>
            {(input) => (
              <input
                {...input}
                // biome-ignore lint/a11y/noAutofocus: opened by the person's own press, to write here
                autoFocus
                className="input"
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <div className="row">
            <Button type="submit" disabled={busy || reason.trim().length < least}>
              {t('remove', { name })}
            </Button>
            <Button onClick={() => setRemoving(false)}>{t('cancel')}</Button>
          </div>
        </form>
      )}
    </li>
  );
}
