/** A text in the two languages of the house; Indonesian first. */
export interface Text {
  id: string;
  en: string;
}

export const problemCodes = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'password_change_required',
  'not_found',
  'conflict',
  'illegal_move',
  'too_large',
  'too_many',
  'unsupported',
  'unavailable',
  'internal',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** One field that was refused: `path` as in the request (`position.lon`, `query.limit`), with the reason in both languages. */
export interface FieldError {
  path: string;
  reason: Text;
}

/** The one error class of the house. The HTTP edge turns it into an RFC 9457 problem; nothing else reaches a client. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly detail: Text;
  readonly fields: FieldError[];
  /** Seconds after which another try makes sense; becomes `Retry-After`. */
  readonly retryAfter: number | undefined;
  /** The record as it is now, for one whose change came too late; already cut to what this person may see. */
  readonly current: unknown;

  constructor(
    code: ProblemCode,
    status: number,
    detail: Text,
    fields: FieldError[] = [],
    retryAfter?: number,
    current?: unknown,
  ) {
    super(detail.en);
    this.name = 'Problem';
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.fields = fields;
    this.retryAfter = retryAfter;
    this.current = current;
  }
}

export const invalid = (fields: FieldError[], detail?: Text): Problem =>
  new Problem(
    'invalid',
    422,
    detail ?? {
      id: 'Isian belum benar. Periksa kolom yang disebut.',
      en: 'Some fields are not valid. See the named fields.',
    },
    fields,
  );

export const invalidField = (path: string, id: string, en: string): Problem => invalid([{ path, reason: { id, en } }]);

/** "Absent" and "not yours" get this same answer, so that nobody learns what exists by asking. */
export const notFound = (): Problem => new Problem('not_found', 404, { id: 'Tidak ditemukan.', en: 'Not found.' });

export const unauthenticated = (): Problem =>
  new Problem('unauthenticated', 401, { id: 'Masuk dahulu.', en: 'Sign in first.' });

export const forbidden = (): Problem =>
  new Problem('forbidden', 403, { id: 'Peran Anda tidak boleh melakukan ini.', en: 'Your role may not do this.' });

/** For an account whose password someone else knows: it may do nothing before it has one of its own. */
export const passwordChangeRequired = (): Problem =>
  new Problem('password_change_required', 403, {
    id: 'Kata sandi ini sekali pakai. Ganti dahulu dengan kata sandi Anda sendiri.',
    en: 'This is a one-time password. Change it to a password of your own first.',
  });

export const conflict = (id: string, en: string): Problem => new Problem('conflict', 409, { id, en });

/** Somebody else was first: the answer carries the present record, so that both versions can be shown side by side. */
export const conflictWith = (current: unknown, id: string, en: string): Problem =>
  new Problem('conflict', 409, { id, en }, [], undefined, current);

export const illegalMove = (id: string, en: string): Problem => new Problem('illegal_move', 409, { id, en });

export const tooMany = (seconds: number): Problem =>
  new Problem(
    'too_many',
    429,
    {
      id: `Terlalu banyak permintaan. Coba lagi dalam ${seconds} detik.`,
      en: `Too many requests. Try again in ${seconds} s.`,
    },
    [],
    seconds,
  );

export const unavailable = (id: string, en: string, seconds = 2): Problem =>
  new Problem('unavailable', 503, { id, en }, [], seconds);
