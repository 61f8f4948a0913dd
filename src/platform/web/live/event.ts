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

/** A message of the stream: an entry that this person may see, or only how far the journal has got. */
export interface StreamStep {
  position: number;
  event?: LiveEvent;
}

/** Reads a stream message; undefined for messages that carry no position (heartbeats, notices). */
export function parseStep(message: StreamMessage): StreamStep | undefined {
  let body: unknown;
  try {
    body = JSON.parse(message.data);
  } catch {
    return undefined;
  }
  if (!isRecord(body)) return undefined;
  const position = Number(body.position ?? message.id);
  if (!Number.isSafeInteger(position)) return undefined;
  const { subject, at, action, data } = body;
  if (typeof at !== 'string' || typeof action !== 'string' || !isRecord(subject)) return { position };
  const who = { type: String(subject.type), id: String(subject.id) };
  return { position, event: { position, at, action, subject: who, data } };
}
