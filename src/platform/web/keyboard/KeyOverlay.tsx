import { useEffect, useRef } from 'react';
import { Button } from '../kit/Button.tsx';
import { KeyHint } from '../kit/KeyHint.tsx';
import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';
import { useAllKeys, useKeys } from './useKeys.ts';

/** The list of all keys in force, opened by `?`. A reading aid, not a question: any of `Esc ?` closes it. */
export function KeyOverlay({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const all = useAllKeys();
  const box = useRef<HTMLDivElement>(null);
  useKeys([
    { keys: 'Esc', label: t('close'), group: t('keys_general'), run: onClose, inFields: true },
    { keys: '?', label: t('keys'), group: t('keys_general'), run: onClose },
  ]);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const groups = Map.groupBy(all, (binding) => binding.group ?? t('keys_general'));
  return (
    <div className="key-overlay" role="dialog" aria-modal="true" aria-label={t('keys')} tabIndex={-1} ref={box}>
      <div className="panel-head">
        <b>{t('keys')}</b>
        <span className="t3">{t('keys_hint')}</span>
        <span className="grow" />
        <Button small onClick={onClose} keys="Esc">
          {t('close')}
        </Button>
      </div>
      <div className="key-groups">
        {[...groups].map(([group, bindings]) => (
          <section key={group}>
            <h3 className="s12 t2">{group}</h3>
            <dl>
              {bindings.map((binding) => (
                <div key={binding.keys} className="key-line">
                  <dt>
                    <KeyHint keys={binding.keys} />
                  </dt>
                  <dd>{binding.label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </div>
  );
}
