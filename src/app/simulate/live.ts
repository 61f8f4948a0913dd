import { setTimeout as realSleep } from 'node:timers/promises';
import { z } from 'zod';

/** One server-sent event, as the WHATWG HTML standard (§9.2) reads it. */
export interface ServerEvent {
  id: string | undefined;
  event: string;
  data: string;
}

/** Cuts a text stream into events; feed it as the pieces come. Comments and fields other than id, event and data are left. */
export function createEventReader(take: (event: ServerEvent) => void): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const blocks = (rest + piece).replace(/\r\n?/g, '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const found: ServerEvent = { id: undefined, event: 'message', data: '' };
      for (const line of block.split('\n')) {
        const [, name, value = ''] = /^(\w+): ?(.*)$/.exec(line) ?? [];
        if (name === 'id') found.id = value;
        else if (name === 'event') found.event = value;
        else if (name === 'data') found.data += found.data === '' ? value : `\n${value}`;
      }
      if (found.data !== '') take(found);
    }
  };
}

const Entry = z.object({
  position: z.number().int(),
  action: z.string(),
  subject: z.object({ type: z.string(), id: z.string() }),
  data: z.unknown(),
});
export type Entry = z.infer<typeof Entry>;
const Position = z.object({ position: z.number().int() });

export interface LiveCounts {
  /** Journal entries seen, with content or as a position only. */
  events: number;
  /** Positions that were jumped over, and those that came twice. Both must be 0. */
  gaps: number;
  repeats: number;
  /** Times the server said "too far behind, reload". */
  resets: number;
  /** Connections, the first included; some are cut on purpose to see that nothing is missed. */
  connections: number;
}

/** Checks that journal positions come one by one; the first is where the stream begins. */
export class PositionCheck {
  readonly counts: LiveCounts = { events: 0, gaps: 0, repeats: 0, resets: 0, connections: 0 };
  last: number;

  constructor(start: number) {
    this.last = start;
  }

  /** True when the entry is new. */
  see(position: number): boolean {
    this.counts.events += 1;
    if (position <= this.last) {
      this.counts.repeats += 1;
      return false;
    }
    this.counts.gaps += position - this.last - 1;
    this.last = position;
    return true;
  }
}

export interface LiveOptions {
  url: string;
  token(): Promise<string>;
  /** The journal position that the first data is true at. */
  after: number;
  /** The connection is cut on purpose after so many events and resumed; 0 = never. */
  cutEvery: number;
  entry(entry: Entry): void;
  /** The server started over beyond what it replays: the first data must be read again. */
  reset(): Promise<void>;
}

/** Follows `GET /api/live` and resumes by `Last-Event-ID` whenever it breaks, until `close`. */
export function followLive(options: LiveOptions): { check: PositionCheck; close(): Promise<void> } {
  const check = new PositionCheck(options.after);
  const closing = new AbortController();
  let current = new AbortController();

  const take = async (event: ServerEvent) => {
    if (event.event === 'reset') {
      check.counts.resets += 1;
      check.last = Position.parse(JSON.parse(event.data)).position;
      await options.reset();
    }
    if (event.event !== 'message' && event.event !== 'position') return;
    const parsed: unknown = JSON.parse(event.data);
    const { position } = Position.parse(parsed);
    const isNew = check.see(position);
    if (isNew && event.event === 'message') options.entry(Entry.parse(parsed));
    if (options.cutEvery > 0 && check.counts.events % options.cutEvery === 0) current.abort();
  };

  async function connect(): Promise<void> {
    current = new AbortController();
    const response = await fetch(options.url, {
      headers: { authorization: `Bearer ${await options.token()}`, 'last-event-id': String(check.last) },
      signal: AbortSignal.any([current.signal, closing.signal]),
    });
    if (!response.ok || !response.body) throw new Error(`live stream: ${response.status}`);
    check.counts.connections += 1;
    const waiting: ServerEvent[] = [];
    const read = createEventReader((event) => waiting.push(event));
    for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
      read(piece);
      for (let event = waiting.shift(); event && !current.signal.aborted; event = waiting.shift()) await take(event);
    }
  }

  const done = (async () => {
    while (!closing.signal.aborted) {
      await connect().catch(() => undefined);
      if (!closing.signal.aborted && !current.signal.aborted) await realSleep(300);
    }
  })();
  return {
    check,
    close: () => {
      closing.abort();
      return done;
    },
  };
}
