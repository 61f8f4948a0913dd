import { describe, expect, it } from 'vitest';
import { actionText, subjectText } from './journal-words.ts';

describe('words of the journal', () => {
  it('says what happened to what, and leaves what has no words', () => {
    expect(actionText('call.answered', 'id')).toBe('Panggilan diangkat');
    expect(actionText('incident.report_printed', 'en')).toBe('Incident report printed');
    expect(actionText('custom.thing', 'id')).toBe('custom.thing');
    expect(actionText('call.constructor', 'id')).toBe('call.constructor');
    expect(subjectText('sector_plan', 'id')).toBe('Rencana rayon');
    expect(subjectText('thing', 'en')).toBe('thing');
  });

  it('has words for every action that the rooms write as a plain string', () => {
    const files = import.meta.glob<string>(
      ['/src/**/*.ts', '!/src/**/*.test.ts', '!/src/**/testing/**', '!/src/app/web/dist/**'],
      {
        query: '?raw',
        import: 'default',
        eager: true,
      },
    );
    const actions = Object.values(files)
      .flatMap((text) => [...text.matchAll(/action: '([a-z_]+\.[a-z_]+)'/g)])
      .map((match) => match[1] ?? '');
    expect(actions.length).toBeGreaterThan(40);
    expect(actions.filter((action) => actionText(action, 'id') === action)).toEqual([]);
  });
});
