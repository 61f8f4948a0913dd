import type { Json, Queryable } from '../../platform/database/database.ts';
import { decodeCursor, encodeCursor, type Page } from '../../platform/http/shapes.ts';
import { invalidField } from '../../platform/problem/problem.ts';
import type { TimelineEntry } from './incidents.contract.ts';
import { type TimelineRecord, timelineEntries } from './timeline.repository.ts';
import { entryText } from './timeline.texts.ts';

export interface TimelineQuery {
  cursor?: string;
  limit: number;
}

/** The story of an incident, oldest first, in words. The caller has checked that the reader may see the incident. */
export async function timelineOf(
  db: Queryable,
  incidentId: string,
  query: TimelineQuery,
): Promise<Page<TimelineEntry>> {
  const found = await timelineEntries(db, incidentId, { after: afterOf(query.cursor), limit: query.limit + 1 });
  const records = found.slice(0, query.limit);
  const last = records.at(-1);
  const next = found.length > records.length && last ? encodeCursor([last.at.toISOString(), last.id]) : null;
  return { items: records.flatMap(entryViews), next };
}

/** A journal entry as the timeline tells it; an incident that was opened with its first words gives two lines. */
export function entryViews(record: TimelineRecord): TimelineEntry[] {
  const entry = entryView(record);
  const words = record.action === 'incident.received' && !record.erased ? firstWords(record.body) : undefined;
  if (!words) return [entry];
  const narration: TimelineEntry = {
    ...entry,
    id: words.id,
    kind: 'narration',
    text: { id: words.text, en: words.text },
    narrativeId: words.id,
  };
  return [entry, narration];
}

function firstWords(body: Json): { id: string; text: string } | undefined {
  const told = body !== null && typeof body === 'object' && !Array.isArray(body) ? body.narrative : undefined;
  if (told === null || typeof told !== 'object' || Array.isArray(told)) return undefined;
  return typeof told.id === 'string' && typeof told.text === 'string' ? { id: told.id, text: told.text } : undefined;
}

export function entryView(record: TimelineRecord): TimelineEntry {
  const body = record.erased ? null : record.body;
  const field = (key: string): string | null => {
    const value = body !== null && typeof body === 'object' && !Array.isArray(body) ? body[key] : undefined;
    return typeof value === 'string' ? value : null;
  };
  return {
    position: record.position,
    id: record.id,
    at: record.at.toISOString(),
    action: record.action,
    author: record.actor_id === null ? null : { id: record.actor_id, name: record.actor_name ?? '' },
    role: record.actor_role,
    kind: record.action === 'incident.narrated' ? 'narration' : 'system',
    text: entryText(record.action, body),
    narrativeId: field('narrativeId'),
    corrects: field('corrects'),
    erased: record.erased,
  };
}

function afterOf(cursor: string | undefined): { at: Date; id: string } | undefined {
  if (!cursor) return undefined;
  const [when, id] = decodeCursor(cursor) ?? [];
  const at = new Date(typeof when === 'string' && /^[12]\d{3}-/.test(when) ? when : Number.NaN);
  if (Number.isNaN(at.getTime()) || typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) {
    throw invalidField('query.cursor', 'Penanda halaman tidak dikenal.', 'Not a cursor of this list.');
  }
  return { at, id };
}
