import { useState } from 'react';
import { api } from '../../../platform/web/api.ts';
import { Button } from '../../../platform/web/kit/index.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { phonePaths } from './phone-commands.ts';
import { texts } from './texts.ts';

type Shown = { is: 'hidden' | 'asking' | 'none' | 'failed' } | { is: 'number'; number: string };

/** The caller's number: asked for by one press (journaled with the incident as purpose), then a link that calls it. */
export function CallerButton({ incidentId, known }: { incidentId: string; known: boolean }) {
  const t = useTexts(texts);
  const [shown, setShown] = useState<Shown>({ is: 'hidden' });
  if (!known || shown.is === 'none') return known ? <span className="unit-no-number">{t('call_none')}</span> : null;
  if (shown.is === 'number') {
    return (
      <a className="btn btn-large unit-caller" href={`tel:${shown.number.replace(/[^\d+]/g, '')}`}>
        {t('call_number', { number: shown.number })}
      </a>
    );
  }
  async function ask(): Promise<void> {
    setShown({ is: 'asking' });
    try {
      const { number } = await api.post<{ number: string | null }>(phonePaths.number(incidentId));
      setShown(number ? { is: 'number', number } : { is: 'none' });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setShown({ is: 'failed' });
    }
  }
  return (
    <div className="unit-caller">
      <Button size="large" disabled={shown.is === 'asking'} onClick={() => void ask()}>
        {t(shown.is === 'asking' ? 'call_wait' : 'call_caller')}
      </Button>
      {shown.is === 'failed' && (
        <div className="field-error" role="alert">
          ■ {t('call_offline')}
        </div>
      )}
    </div>
  );
}
