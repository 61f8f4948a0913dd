import type { Text } from '../../platform/problem/problem.ts';
import type { ProposedReason } from './status.rules.ts';
import { rankOf, type StatusLevel } from './status.types.ts';

/** Kinds of problems that weigh double: they use force, reach beyond the area, or hit many at once. */
export const graveKinds: readonly string[] = ['thuggery', 'transnational', 'extraordinary', 'street', 'narcotics'];

/** What is known of one problem. */
export interface ProblemFacts {
  kind: string;
  /** Incidents that the record names and that lie in the last 90 days. */
  linked: number;
  /** Whether any handling has begun. */
  handled: boolean;
  /** Days since it began, or was written down. */
  days: number;
}

/** Points from which a problem is on watch and at risk. */
export const problemPoints = { waspada: 3, rawan: 5 } as const;
/** After so many days a problem that is still open weighs more. */
export const longOpenDays = 180;

/**
 * Proposes the status of one problem by points: a grave kind 2, another 1; linked incidents of the last 90 days 1, from three on 2;
 * not handled 1; open for half a year 1. Watch from 3, at risk from 5.
 */
export function proposeProblem(facts: ProblemFacts): {
  level: StatusLevel;
  reasons: ProposedReason[];
  inputs: Record<string, number | null>;
} {
  const grave = graveKinds.includes(facts.kind);
  const parts: { signal: ProposedReason['signal']; points: number; text: Text }[] = [
    {
      signal: 'kind',
      points: grave ? 2 : 1,
      text: grave ? { id: 'jenis berat', en: 'grave kind' } : { id: 'jenis biasa', en: 'ordinary kind' },
    },
    {
      signal: 'linked',
      points: facts.linked >= 3 ? 2 : facts.linked > 0 ? 1 : 0,
      text: {
        id: `${facts.linked} kejadian terkait dalam 90 hari`,
        en: `${facts.linked} linked incidents in 90 days`,
      },
    },
    {
      signal: 'handling',
      points: facts.handled ? 0 : 1,
      text: { id: 'belum ditangani', en: 'not handled yet' },
    },
    {
      signal: 'age',
      points: facts.days >= longOpenDays ? 1 : 0,
      text: { id: `terbuka ${facts.days} hari`, en: `open for ${facts.days} days` },
    },
  ];
  const points = parts.reduce((sum, part) => sum + part.points, 0);
  const level: StatusLevel =
    points >= problemPoints.rawan ? 'rawan' : points >= problemPoints.waspada ? 'waspada' : 'aman';
  return {
    level,
    reasons: parts
      .filter((part) => part.points > 0)
      .map(({ signal, points: own, text }) => ({
        signal,
        // A reason shows the level only when it weighs double; the sum decides.
        level: own >= 2 ? level : rankOf(level) > 0 ? 'waspada' : 'aman',
        text: { id: `${text.id} (+${own})`, en: `${text.en} (+${own})` },
      })),
    inputs: { points, grave: grave ? 1 : 0, linked: facts.linked, handled: facts.handled ? 1 : 0, days: facts.days },
  };
}
