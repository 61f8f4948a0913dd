import type { StreamMessage } from './sse.ts';

/** One journal entry as the live stream sends it. `at` is ISO 8601. */
export interface LiveEvent {
  position: number;
  at: string;
  action: string;
  subject: { type: string; id: string };
  data: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Reads a stream message; undefined for messages that carry no entry (heartbeats, notices). */
export function parseEvent(message: StreamMessage): LiveEvent | undefined {
  let body: unknown;
  try {
    body = JSON.parse(message.data);
  } catch {
    return undefined;
  }
  if (!isRecord(body)) return undefined;
  const position = Number(body['position'] ?? message.id);
  const { subject, at, action, data } = body;
  if (!Number.isSafeInteger(position) || typeof at !== 'string' || typeof action !== 'string' || !isRecord(subject)) {
    return undefined;
  }
  return { position, at, action, subject: { type: String(subject['type']), id: String(subject['id']) }, data };
}
