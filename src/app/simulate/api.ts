import { randomUUID } from 'node:crypto';
import { setTimeout as realSleep } from 'node:timers/promises';
import { z } from 'zod';

/** An answer other than 2xx, after all lawful repeats. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, route: string, detail: string) {
    super(`${route}: ${status} ${detail}`);
    this.name = 'ApiError';
    this.status = status;
  }
}

export interface Ask<Answer> {
  method?: 'GET' | 'POST' | 'PUT';
  /** Path template of the contract: `/api/calls/{id}/answer`. */
  path: string;
  params?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string | number>>;
  body?: unknown;
  /** The contract's shape of the answer; what does not fit is an error. */
  answer: z.ZodType<Answer>;
  token?: string;
  /** How often it is sent at most while the server is away or busy; 6 when left out. */
  tries?: number;
}

const usualTries = 6;
const timeoutMs = 30_000;
const ProblemBody = z.object({
  title: z.string().optional(),
  detail: z.unknown().optional(),
  fields: z.unknown().optional(),
});

/** Fills the braces of a path template. @throws RangeError when a value is missing. */
export function fillPath(template: string, params: Readonly<Record<string, string>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new RangeError(`no value for ${name} in ${template}`);
    return encodeURIComponent(value);
  });
}

/**
 * The public API as a program sees it, with a record of how it answered: latencies by route (of each try, ms) and
 * answers by status. A command carries an Idempotency-Key, so that after a lost answer, 429 or 503 it is sent again safely.
 */
export class Api {
  readonly baseUrl: string;
  readonly latencies = new Map<string, number[]>();
  readonly statuses = new Map<number, number>();
  /** `POST /api/…: 409 …` → how often; for every answer that is not 2xx. */
  readonly refusals = new Map<string, number>();
  networkErrors = 0;
  requests = 0;
  #closed = false;

  constructor(baseUrl: string) {
    this.baseUrl = baseUrl.replace(/\/+$/, '');
  }

  /** Lets no further request begin. */
  close(): void {
    this.#closed = true;
  }

  /** @throws ApiError for an answer that is not 2xx, Error for one that is not as the contract says. */
  async send<Answer>(ask: Ask<Answer>): Promise<Answer> {
    const { method = 'GET', path, params, query, body, token } = ask;
    const route = `${method} ${path}`;
    const url = new URL(this.baseUrl + fillPath(path, params));
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, String(value));
    const headers: Record<string, string> = { accept: 'application/json' };
    if (token) headers.authorization = `Bearer ${token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (method !== 'GET') headers['idempotency-key'] = randomUUID();
    for (let attempt = 1; ; attempt++) {
      const response = await this.#once(route, url, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      if (response?.ok) return fitting(route, ask.answer, response.body);
      const again = response === undefined || response.status === 429 || response.status === 503;
      if (!again || attempt >= (ask.tries ?? usualTries) || this.#closed) {
        throw new ApiError(response?.status ?? 0, route, describe(response?.body));
      }
      await realSleep(response?.retryAfterMs ?? 200 * 2 ** attempt);
    }
  }

  async #once(
    route: string,
    url: URL,
    init: RequestInit,
  ): Promise<{ ok: boolean; status: number; body: unknown; retryAfterMs: number | undefined } | undefined> {
    const started = performance.now();
    this.requests += 1;
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
      const text = await response.text();
      this.#note(route, response.status, performance.now() - started);
      const retryAfter = Number(response.headers.get('retry-after'));
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      if (!response.ok) this.#count(`${route}: ${response.status} ${describe(body)}`);
      const retryAfterMs = retryAfter > 0 ? retryAfter * 1000 : undefined;
      return { ok: response.ok, status: response.status, body, retryAfterMs };
    } catch (error) {
      this.networkErrors += 1;
      this.#count(`${route}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  #note(route: string, status: number, ms: number): void {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    const list = this.latencies.get(route);
    if (list) list.push(ms);
    else this.latencies.set(route, [ms]);
  }

  #count(what: string): void {
    if (this.refusals.size < 200 || this.refusals.has(what))
      this.refusals.set(what, (this.refusals.get(what) ?? 0) + 1);
  }
}

function fitting<Answer>(route: string, shape: z.ZodType<Answer>, body: unknown): Answer {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new Error(`${route}: not as the contract says: ${z.prettifyError(parsed.error).slice(0, 300)}`);
}

function describe(body: unknown): string {
  if (body === undefined) return 'no answer';
  const problem = ProblemBody.safeParse(body).data;
  if (!problem) return 'no readable answer';
  const fields = problem.fields === undefined ? '' : ` ${JSON.stringify(problem.fields)}`;
  const detail =
    typeof problem.detail === 'string' ? problem.detail : JSON.stringify(problem.detail ?? problem.title ?? '');
  return `${detail}${fields}`.slice(0, 300);
}
