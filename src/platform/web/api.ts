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
 * Runs a request to the end of its answer. Throws `ApiProblem` for every failure, also for no answer (`unreachable`, `timeout`);
 * an abort by the caller's own signal is thrown on as it is.
 */
async function attempt<T>(options: CallOptions, perform: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? 15_000);
  try {
    return await perform(options.signal ? AbortSignal.any([options.signal, timeout]) : timeout);
  } catch (error) {
    if (error instanceof ApiProblem || options.signal?.aborted) throw error;
    const code = timeout.aborted ? 'timeout' : 'unreachable';
    throw new ApiProblem({ status: 0, code, title: code });
  }
}

/** The answer of the server when it is a success. Throws `ApiProblem` with its reasons otherwise. */
async function ask(
  method: Method,
  path: string,
  body: unknown,
  options: CallOptions,
  signal: AbortSignal,
): Promise<Response> {
  const file = body instanceof Blob;
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': currentLanguage() };
  if (body !== undefined) headers['content-type'] = file ? 'application/octet-stream' : 'application/json';
  if (method !== 'GET' && csrf) headers['x-csrf-token'] = csrf;
  if (method === 'POST') headers['idempotency-key'] = options.idempotencyKey ?? randomId();
  if (options.bearer) headers.authorization = `Bearer ${options.bearer}`;
  const response = await fetch(withQuery(path, options.query), {
    method,
    headers,
    credentials: 'same-origin',
    signal,
    ...(body === undefined ? {} : { body: file ? body : JSON.stringify(body) }),
  });
  if (response.ok) return response;
  if (response.status === 401 && !options.bearer) onSignedOut();
  throw problemFrom(response.status, await bodyOf(response), response.headers.get('retry-after'));
}

/** One request with a JSON answer. The contract of the route is the promise of its shape; the server has validated it. */
const call = <T>(method: Method, path: string, body: unknown, options: CallOptions = {}): Promise<T> =>
  attempt(options, async (signal) => (await bodyOf(await ask(method, path, body, options, signal))) as T);

/** Hands on each line of newline-delimited JSON as it comes. */
async function eachLine<Line>(response: Response, onLine: (line: Line) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  const take = (text: string): void => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') onLine(JSON.parse(line));
  };
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    take(decoder.decode(read.value, { stream: true }));
  }
  take(`${decoder.decode()}\n`);
}

/** The client of the house: `api.get<IncidentList>('/api/incidents', { query: { state: 'received' } })`. */
export const api = {
  get: <T>(path: string, options?: CallOptions): Promise<T> => call<T>('GET', path, undefined, options),
  post: <T>(path: string, body?: unknown, options?: CallOptions): Promise<T> =>
    call<T>('POST', path, body ?? {}, options),
  put: <T>(path: string, body: unknown, options?: CallOptions): Promise<T> => call<T>('PUT', path, body, options),
  patch: <T>(path: string, body: unknown, options?: CallOptions): Promise<T> => call<T>('PATCH', path, body, options),
  delete: <T>(path: string, options?: CallOptions): Promise<T> => call<T>('DELETE', path, undefined, options),
  /** Sends a file as the body. */
  upload: <T>(path: string, file: Blob, options: CallOptions = {}): Promise<T> => call<T>('POST', path, file, options),
  /** Sends a file whose answer comes in lines (progress, then a result). */
  uploadLines: <Line>(
    path: string,
    file: Blob,
    onLine: (line: Line) => void,
    options: CallOptions = {},
  ): Promise<void> =>
    attempt(options, async (signal) => eachLine(await ask('POST', path, file, options, signal), onLine)),
  /** Asks for a file by a command. */
  download: (path: string, body: unknown, options: CallOptions = {}): Promise<Blob> =>
    attempt(options, async (signal) => (await ask('POST', path, body, options, signal)).blob()),
};

/** Hands a file to the browser's downloads. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
