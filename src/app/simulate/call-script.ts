import { findKind, type KindCode } from '../../command/incidents/incident-kinds.types.ts';
import { kindQuestions } from '../../command/incidents/kind-questions.types.ts';
import type { CallChannel } from '../../communication/calls/call-lines.types.ts';
import { narrate } from '../demo/narrative.ts';
import type { Random } from '../demo/random.ts';
import { type DemoIncidentKind, demoIncidentKinds } from '../demo/types.ts';

/** Why someone calls. */
export type CallPurpose = 'incident' | 'information' | 'prank';

/** Everything about one call that does not depend on the desks: drawn once, so that a seed means the same callers. */
export interface CallScript {
  purpose: CallPurpose;
  kind: KindCode;
  channel: CallChannel;
  /** From a range that no line in Indonesia has. */
  number: string;
  narrative: string;
  summary: string;
  answers: Record<string, string>;
  emergency: boolean;
  /** Seconds after which the caller gives up when nobody answers. */
  patience: number;
  /** Seconds of talking. */
  talk: number;
  note: string;
}

/** Of all calls that are not from the replay. 110 rooms hear many questions, tests and jokes. */
const purposes = ['incident', 'information', 'prank'] as const satisfies CallPurpose[];
const purposeWeights = [62, 22, 16];

const channels = ['telephony', 'whatsapp', '112', 'radio', 'walk_in', 'phone'] as const satisfies CallChannel[];
const channelWeights = [80, 9, 4, 3, 2, 2];

const questionsAsked = [
  'Menanyakan syarat SKCK.',
  'Menanyakan jam buka layanan SIM.',
  'Menanyakan nomor telepon Polsek.',
  'Menanyakan perkembangan laporan.',
];
const pranks = ['Tidak ada suara.', 'Anak-anak bercanda.', 'Penelepon tertawa lalu menutup.', 'Salah sambung.'];

const isDemoKind = (kind: string): kind is DemoIncidentKind => demoIncidentKinds.some((known) => known === kind);

/** A spread around a median: lognormal, as reaction, talking and working times are. */
export const spread = (random: Random, median: number, sigma: number): number =>
  median * Math.exp(sigma * random.normal());

/** What is told: from the demo's notes, or the kind's own words for kinds that only a replay or an import brings. */
function tell(kind: KindCode, random: Random): string {
  return isDemoKind(kind)
    ? narrate(kind, random)
    : `${findKind(kind)?.label.id ?? kind}. Pelapor minta petugas datang.`;
}

/** Answers to most of the kind's scripted questions; the first answers are the everyday ones. */
function answer(kind: KindCode, random: Random): Record<string, string> {
  const asked = kindQuestions[kind].filter(() => random.chance(0.8));
  return Object.fromEntries(asked.map(({ code, answers }) => [code, random.pick(answers).code]));
}

export function drawNumber(random: Random): string {
  return `0800-0000-${String(random.int(0, 9999)).padStart(4, '0')}`;
}

/** Draws a call. `purpose` is given for a replay, whose rows are all events. */
export function drawCall(kind: KindCode, random: Random, purpose?: CallPurpose): CallScript {
  const why = purpose ?? purposes[random.weighted(purposeWeights)]!;
  const narrative = tell(kind, random);
  return {
    purpose: why,
    kind,
    channel: why === 'incident' ? channels[random.weighted(channelWeights)]! : 'telephony',
    number: drawNumber(random),
    narrative,
    summary: (narrative.split('. ')[0] ?? narrative).slice(0, 120),
    answers: answer(kind, random),
    emergency: why === 'incident' && random.chance(0.03),
    // Some hang up at once; most stay on the line for half a minute.
    patience: random.chance(0.04) ? random.range(1, 4) : spread(random, 32, 0.5),
    talk: spread(random, why === 'incident' ? 80 : why === 'information' ? 60 : 15, 0.4),
    note: why === 'prank' ? random.pick(pranks) : why === 'information' ? random.pick(questionsAsked) : '',
  };
}

/** A second caller about the same event: own number and words, same kind. */
export function drawWitness(first: CallScript, random: Random): CallScript {
  return { ...drawCall(first.kind, random, 'incident'), channel: 'telephony', emergency: false };
}

/** How many more people call about one event, and after how many seconds each. */
export function drawWitnessDelays(random: Random): number[] {
  if (!random.chance(0.18)) return [];
  return Array.from({ length: random.chance(0.3) ? 2 : 1 }, () => 60 + random.exponential(150));
}

/** Calls for each event on average; used so that the asked rate counts all calls. */
export const callsPerEvent = 1 + (purposeWeights[0]! / 100) * 0.18 * 1.3;
