import { useState } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { ActionView, CaseView } from '../cases.contract.ts';
import { ActionForm } from './ActionForm.tsx';
import { texts } from './texts.ts';
import { useCaseWords } from './words.ts';

/** The arrows that this person may take now, as buttons; the one pressed opens with what it asks. */
export function ActionsPane({ one }: { one: CaseView }) {
  const t = useTexts(texts);
  const words = useCaseWords();
  // Kept whole: where somebody else moves the case meanwhile, what was typed stays to be read.
  const [chosen, setChosen] = useState<ActionView>();
  const present = one.actions.find(({ action }) => action === chosen?.action);
  const state = one.definition.states.find(({ id }) => id === one.state);
  const stateName = (id: string): string => {
    const found = one.definition.states.find((other) => other.id === id);
    return found ? words.say(found.texts) : id;
  };
  useKeys(
    one.actions.slice(0, 9).map((action, index) => ({
      keys: String(index + 1),
      label: words.say(action.label),
      group: t('next_actions'),
      run: () => setChosen(action),
    })),
  );
  return (
    <section className="case-block" aria-label={t('next_actions')}>
      <h2>{t('next_actions')}</h2>
      {one.actions.length === 0 && (
        <p className="t2">
          {one.ended ? t('actions_ended') : t('actions_none')}{' '}
          {state && state.awaits.length > 0 && t('actions_awaits', { roles: state.awaits.map(words.role).join(', ') })}
        </p>
      )}
      <div className="case-actions">
        {one.actions.map((action, index) => (
          <div key={action.action} className="case-action">
            <Button
              pressed={action.action === chosen?.action}
              {...(index < 9 ? { keys: String(index + 1) } : {})}
              title={t('moves_to', { state: stateName(action.to) })}
              onClick={() => setChosen(action.action === chosen?.action ? undefined : action)}
            >
              {words.say(action.label)}
            </Button>
            {!action.ready && action.blocked && <span className="t2 s12">▲ {words.say(action.blocked)}</span>}
          </div>
        ))}
      </div>
      {chosen && (
        <ActionForm
          key={chosen.action}
          one={one}
          action={present ?? chosen}
          possible={present !== undefined}
          toState={stateName(chosen.to)}
          onClose={() => setChosen(undefined)}
        />
      )}
    </section>
  );
}
