import type { IncomingMessage } from 'node:http';
import type { House } from './house.ts';

/** Open live streams that note when each journal position came in. */
export interface Screens {
  /** Milliseconds (performance.now) at which screen `i` saw a position. */
  seen: Map<number, number>[];
  /** First position of the journal that was about this subject, as the first screen read it. */
  positionOf(subjectId: string): number | undefined;
  close(): void;
}

const eventStart = /^id: (\d+)\ndata: /;

/** Opens `count` live streams of accounts that may follow incidents; at most 50 for one account. */
export async function openScreens(house: House, accounts: readonly string[], count: number): Promise<Screens> {
  const tokens: string[] = [];
  for (const account of accounts) tokens.push(...(await house.sessions(account, 1)));
  const seen = Array.from({ length: count }, () => new Map<number, number>());
  const subjects = new Map<string, number>();
  const streams: IncomingMessage[] = [];
  for (const [i, positions] of seen.entries()) {
    const stream = await house.client.stream({ path: '/api/live', token: tokens[i % tokens.length] });
    streams.push(stream);
    stream.setEncoding('utf8');
    stream.on('error', () => {
      // Cut when the bench closes it; a missing event shows in the count.
    });
    let rest = '';
    stream.on('data', (chunk: string) => {
      const now = performance.now();
      const events = (rest + chunk).split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) {
        const head = eventStart.exec(event);
        if (!head) continue;
        const position = Number(head[1]);
        positions.set(position, now);
        if (i > 0) continue;
        // One screen reads what the events are about; the others see the same positions.
        const { subject } = JSON.parse(event.slice(head[0].length)) as { subject: { id: string } };
        if (!subjects.has(subject.id)) subjects.set(subject.id, position);
      }
    });
  }
  return {
    seen,
    positionOf: (subjectId) => subjects.get(subjectId),
    close() {
      for (const stream of streams) stream.destroy();
    },
  };
}
