import { describe, expect, it } from 'vitest';
import { ranked, recommendation, unit } from './factories.test-support.ts';
import { askFor } from './override.view.ts';
import { differs, needsLeft, nextProposal, toggled } from './recommendation.view.ts';

const order = (shown: { items: { callsign: string }[] }): string[] => shown.items.map((item) => item.callsign);

describe('a proposal that is asked again', () => {
  const first = nextProposal(undefined, recommendation([ranked('104'), ranked('117'), ranked('121')], ['u121']), false);
  it('shows the proposed units on the first keys', () => {
    expect(order(first)).toEqual(['121', '104', '117']);
  });
  it('keeps every row in its place while held, with new figures', () => {
    const fresh = recommendation([ranked('209'), ranked('104', { etaSeconds: 60 }), ranked('121')], ['u209']);
    const shown = nextProposal(first, fresh, true);
    expect(order(shown)).toEqual(['121', '104', '117', '209']);
    expect(shown.items[1]?.etaSeconds).toBe(60);
    expect(shown.items[2]?.canBeSent).toBe(false);
  });
  it('follows the newest when nobody is on it, or for another incident', () => {
    expect(order(nextProposal(first, recommendation([ranked('209')], []), false))).toEqual(['209']);
    expect(order(nextProposal(first, recommendation([ranked('209')], [], { incidentId: 'i2' }), true))).toEqual([
      '209',
    ]);
  });
});

describe('the choice', () => {
  it('keeps the order of choosing', () => {
    expect(toggled(toggled(['a'], 'b'), 'a')).toEqual(['b']);
  });
  it('differs by content, not by order', () => {
    expect(differs(['a', 'b'], ['b', 'a'])).toBe(false);
    expect(differs(['a'], ['a', 'b'])).toBe(true);
    expect(differs(['a'], undefined)).toBe(false);
  });
  it('asks the question that fits', () => {
    const [a, b] = [unit('101'), unit('104')];
    expect(askFor([a], [b])).toEqual({ key: 'override_asked', sent: ['101'], instead: ['104'] });
    expect(askFor([a, b], [b])?.key).toBe('override_more');
    expect(askFor([b], [a, b])).toEqual({ key: 'override_fewer', sent: [], instead: ['101'] });
    expect(askFor([a], [a])).toBeUndefined();
    expect(askFor([unit('101', { status: 'responding' })], [])?.key).toBe('override_busy');
  });
  it('leaves the needs that nobody chosen meets, the specialists placed first', () => {
    const needs = [
      { need: 'patrol', count: 1 },
      { need: 'traffic', count: 1 },
    ];
    const items = [ranked('1', { meets: ['patrol', 'traffic'] }), ranked('2', { meets: ['patrol'] })];
    expect(needsLeft(needs, ['u1', 'u2'], items)).toEqual([]);
    expect(needsLeft(needs, ['u2'], items)).toEqual([{ need: 'traffic', count: 1 }]);
  });
});
