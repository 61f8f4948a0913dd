import { type RefObject, useState } from 'react';
import { Field } from '../../../../platform/web/kit/index.ts';
import { useTexts } from '../../../../platform/web/text/i18n.ts';
import type { RegisterView } from '../../registers.contract.ts';
import { findRegisters, ownersOf } from './register-find.ts';
import { texts } from './texts.ts';

/** Narrows the page of all registers: by words, and by the function that looks after them. */
export function useRegisterFind(registers: readonly RegisterView[]) {
  const [words, setWords] = useState('');
  const [owner, setOwner] = useState<RegisterView['owner'] | ''>('');
  return {
    words,
    setWords,
    owner,
    setOwner,
    owners: ownersOf(registers),
    found: findRegisters(registers, words, owner),
  };
}

export function RegisterFind(
  props: ReturnType<typeof useRegisterFind> & { input: RefObject<HTMLInputElement | null> },
) {
  const t = useTexts(texts);
  const { words, setWords, owner, setOwner, owners } = props;
  return (
    <div className="use-find">
      <Field label={t('find')} keys="/">
        {(input) => (
          <input
            {...input}
            ref={props.input}
            type="search"
            className="input"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('owner')}>
        {(input) => (
          <select
            {...input}
            className="input"
            value={owner ?? ''}
            onChange={(event) => setOwner(owners.find((one) => one === event.target.value) ?? '')}
          >
            <option value="">{t('owner_any')}</option>
            {owners.map((one) => (
              <option key={one} value={one}>
                {t(`owner_${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
