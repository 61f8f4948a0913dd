import type { KindCode } from '../../command/incidents/incident-kinds.types.ts';
import type { CallChannel } from '../../communication/calls/call-lines.types.ts';
import type { Gauge } from './status.types.ts';

/** Kinds of incidents that each gauge counts; a kind counts once. Care, lost things and questions say nothing about an area's state. */
export const gaugeKinds: Readonly<Record<Gauge, readonly KindCode[]>> = {
  security: [
    'curas',
    'curat',
    'curanmor',
    'anirat',
    'theft',
    'fraud',
    'domestic_violence',
    'sexual_violence',
    'narcotics_report',
    'homicide',
    'vandalism',
    'threat',
    'bomb_threat',
  ],
  safety: [
    'crash_injury',
    'crash_material',
    'hit_and_run',
    'fire',
    'flood',
    'landslide',
    'earthquake',
    'drowning',
    'fallen_tree',
  ],
  order: ['brawl', 'noise', 'crowd', 'gambling', 'illegal_racing', 'suspicious_person'],
  flow: ['congestion', 'road_hazard'],
};

/**
 * Channels on which the public reports. What comes by radio is told by the police's own units: their presence would make an
 * area look worse, and worse areas would get more presence.
 */
export const publicChannels: readonly CallChannel[] = ['telephony', 'phone', 'whatsapp', 'walk_in', '112'];

/** States and dispositions under which a report does not count: told twice, taken back, false. */
export const uncountedStates = ['duplicate', 'cancelled'] as const;
export const uncountedDispositions = ['false_report'] as const;
