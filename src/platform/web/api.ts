import { ApiProblem, problemFrom } from './problem.ts';
import { currentLanguage } from './text/i18n.ts';

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface CallOptions {
  query?: Query;
  signal?: AbortSignal;
  /** Milliseconds until the call is given up; 15 s unless told. */
  timeoutMs?: number;
  /** Key under which a repeated POST is answered again instead of done again; made when absent. */
  idempotencyKey?: string;
  /** For a program or test: sent as `Authorization: Bearer`, instead of the cookie session. */
  bearer?: string;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A version 4 UUID. `crypto.randomUUID` exists on secure origins only; a LAN address over http is none. */
export function randomId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Path with its query; absent values are left out. */
export function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value));
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

let csrf: string | undefined;
let onSignedOut: () => void = () => {};

/** Sets the token that proves to the server that a changing request came from this screen. */
export function setCsrf(token: string | undefined): void {
  csrf = token;
}

/** Called whenever the server answers 401: the session ended. One listener, the session store. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * One request. Throws `ApiProblem` for every failure, also for no answer (`unreachable`, `timeout`);
 * an abort by the caller's own signal is thrown on as it is.
 */
async function call<T>(method: Method, path: string, body: unknown, options: CallOptions = {}): Promise<T> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? 15_000);
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': currentLanguage() };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (method !== 'GET' && csrf) headers['x-csrf-token'] = csrf;
  if (method === 'POST') headers['idempotency-key'] = options.idempotencyKey ?? randomId();
  if (options.bearer) headers.authorization = `Bearer ${options.bearer}`;

  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(withQuery(path, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    answer = await bodyOf(response);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    const code = timeout.aborted ? 'timeout' : 'unreachable';
    throw new ApiProblem({ status: 0, code, title: code });
  }
  if (response.ok) {
    // The contract of the route is the promise of this shape; the server has validated it.
    return answer as T;
  }
  if (response.status === 401 && !options.bearer) onSignedOut();
  throw problemFrom(response.status, answer, response.headers.get('retry-after'));
}

/** The client of the house: `api.get<IncidentList>('/api/incidents', { query: { state: 'received' } })`. */
export const api = {
  get: <T>(path: string, options?: CallOptions): Promise<T> => call<T>('GET', path, undefined, options),
  post: <T>(path: string, body?: unknown, options?: CallOptions): Promise<T> =>
    call<T>('POST', path, body ?? {}, options),
  put: <T>(path: string, body: unknown, options?: CallOptions): Promise<T> => call<T>('PUT', path, body, options),
  patch: <T>(path: string, body: unknown, options?: CallOptions): Promise<T> => call<T>('PATCH', path, body, options),
  delete: <T>(path: string, options?: CallOptions): Promise<T> => call<T>('DELETE', path, undefined, options),
};
