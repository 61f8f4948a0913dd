import type { TimelineEntry as KitEntry } from '../../../platform/web/kit/Timeline.tsx';
import type { OutboxCommand } from '../../../platform/web/store/outbox.rules.ts';
import type { TimelineEntry } from '../../incidents/incidents.contract.ts';
import { incidentPaths, pathOf } from './paths.ts';

/**
 * Entries for the sheet, newest first: what is written here and not yet with the server on top, then the server's.
 * An erased entry says so in `erased`.
 */
export function timelineEntries(
  entries: readonly TimelineEntry[],
  unsent: readonly OutboxCommand[],
  incidentId: string,
  words: { language: 'id' | 'en'; me: string; erased: string },
): KitEntry[] {
  const byNarrative = new Map(entries.flatMap((one) => (one.narrativeId ? [[one.narrativeId, one] as const] : [])));
  const path = pathOf(incidentPaths.narrative, incidentId);
  const waiting = unsent
    .filter((command) => command.path === path)
    .map((command): KitEntry => {
      const text = narrativeText(command.body);
      return { id: command.id, at: command.typedAt, text, author: words.me, told: true, unsent: true };
    })
    .reverse();
  const told = [...entries]
    .sort((a, b) =>
      b.at < a.at ? -1 : b.at > a.at ? 1 : (b.position ?? Number.MAX_VALUE) - (a.position ?? Number.MAX_VALUE),
    )
    .map((entry): KitEntry => {
      const corrected = entry.corrects ? byNarrative.get(entry.corrects)?.at : undefined;
      return {
        id: entry.narrativeId ?? entry.id,
        at: entry.at,
        text: entry.erased ? words.erased : entry.text[words.language],
        author: entry.author?.name,
        told: entry.kind === 'narration',
        ...(corrected ? { corrects: corrected } : {}),
        correctable: entry.kind === 'narration' && entry.narrativeId !== null && !entry.erased,
      };
    });
  return [...waiting, ...told];
}

function narrativeText(body: unknown): string {
  return typeof body === 'object' && body !== null && 'text' in body && typeof body.text === 'string' ? body.text : '';
}
