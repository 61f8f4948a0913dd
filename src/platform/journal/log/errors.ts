/**
 * What went wrong: `not_json` a value that JSON cannot carry; `malformed` bytes or text against their format;
 * `range` a size, index or position that cannot be; `signature` a signature that is wrong or absent;
 * `key` a key text or key file that cannot be used; `origin` a checkpoint or record of another log.
 */
export type LogErrorCode = 'not_json' | 'malformed' | 'range' | 'signature' | 'key' | 'origin';

/** The only error that the sealed log throws on purpose; anything else is a defect or comes from the caller's reader. */
export class LogError extends Error {
  override readonly name = 'LogError';
  readonly code: LogErrorCode;

  constructor(code: LogErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
