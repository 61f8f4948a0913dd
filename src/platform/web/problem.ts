import { currentLanguage } from './text/i18n.ts';

/** One refused field: `path` as in the request body, with its reason in the language shown. */
export interface ProblemField {
  path: string;
  reason: string;
}

/**
 * An answer of the server that is not a success (RFC 9457), or no answer at all: then `status` is 0 and
 * `code` is `unreachable` (no connection) or `timeout`.
 */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly fields: readonly ProblemField[];
  /** Seconds to wait before another try, when the server said so. */
  readonly retryAfter: number | undefined;

  constructor(parts: {
    status: number;
    code: string;
    title: string;
    detail?: string;
    fields?: readonly ProblemField[];
    retryAfter?: number;
  }) {
    super(parts.detail || parts.title);
    this.name = 'ApiProblem';
    this.status = parts.status;
    this.code = parts.code;
    this.title = parts.title;
    this.detail = parts.detail ?? '';
    this.fields = parts.fields ?? [];
    this.retryAfter = parts.retryAfter;
  }

  /** The reason given for one field, if it was refused. */
  field(path: string): string | undefined {
    return this.fields.find((field) => field.path === path)?.reason;
  }

  /** True when the server could not be asked, so that the same command may be sent again later. */
  get away(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A text given either plainly or as `{id, en}`. */
function words(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!isRecord(value)) return '';
  const chosen = value[currentLanguage()] ?? value.id;
  return typeof chosen === 'string' ? chosen : '';
}

/** Refused fields, given as a list of `{path, reason}` or as a record of path → reason. */
function fieldsOf(value: unknown): ProblemField[] {
  if (Array.isArray(value)) {
    return value.filter(isRecord).map((field) => ({
      path: words(field.path ?? field.name),
      reason: words(field.reason ?? field.detail ?? field.message),
    }));
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).map(([path, reason]) => ({ path, reason: words(reason) }));
}

/** Reads a problem out of a failed answer; a body that is no problem document still gives a usable error. */
export function problemFrom(status: number, body: unknown, retryAfterHeader: string | null): ApiProblem {
  const record = isRecord(body) ? body : {};
  const type = words(record.type).split(/[/:#]/).at(-1);
  const seconds = Number(retryAfterHeader ?? record.retryAfter);
  return new ApiProblem({
    status,
    code: words(record.code) || (type && type !== 'blank' ? type : `http_${status}`),
    title: words(record.title) || `HTTP ${status}`,
    detail: words(record.detail),
    fields: fieldsOf(record.fields ?? record.errors),
    ...(Number.isFinite(seconds) && seconds > 0 ? { retryAfter: seconds } : {}),
  });
}
