/** One sentence in both languages of the screens. */
export interface BilingualText {
  id: string;
  en: string;
}

export type Language = keyof BilingualText;

/** Where in a file something was found; counting starts at 0 for bytes and characters, at 1 for the others. */
export interface FilePosition {
  unit: 'byte' | 'character' | 'line' | 'feature' | 'row';
  value: number;
}

const unitNames: Record<FilePosition['unit'], string> = {
  byte: 'bita',
  character: 'karakter',
  line: 'baris',
  feature: 'fitur',
  row: 'baris data',
};

/**
 * The only error that the readers of geodata throw: the file as a whole cannot be read (absent, truncated, corrupt,
 * of another format, too large). `message` is the English sentence, `text` has both.
 */
export class GeoFileError extends Error {
  override readonly name = 'GeoFileError';
  readonly file: string;
  readonly position: FilePosition | null;
  readonly text: BilingualText;

  constructor(file: string, position: FilePosition | null, reason: BilingualText, cause?: unknown) {
    const text = {
      id: `${file}${position ? `, ${unitNames[position.unit]} ${position.value}` : ''}: ${reason.id}`,
      en: `${file}${position ? `, ${position.unit} ${position.value}` : ''}: ${reason.en}`,
    };
    super(text.en, { cause });
    this.file = file;
    this.position = position;
    this.text = text;
  }
}

/** The message of anything thrown, for the detail behind a reader's own sentence. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
