import type { BilingualText } from './geo-error.ts';

/** What the splitter found: the text of one feature, or of a whole top-level value without its features. */
export interface SplitPart {
  kind: 'feature' | 'top';
  text: string;
  /** Characters before the part's first one. */
  at: number;
  /** Only for `top`: it had an array "features", whose members were given apart. */
  hadFeatures: boolean;
}

/** Wrong syntax at a character; the reader adds the file's name. */
export class SplitError extends Error {
  readonly at: number;
  readonly text: BilingualText;
  constructor(at: number, text: BilingualText) {
    super(text.en);
    this.at = at;
    this.text = text;
  }
}

const quote = 34;
const backslash = 92;
const openBrace = 123;
const closeBrace = 125;
const openBracket = 91;
const closeBracket = 93;
const comma = 44;
const colon = 58;
const recordSeparator = 0x1e;

/**
 * Cuts a stream of JSON text into its features without holding the whole: members of a top-level "features" array one by
 * one, and every top-level object (a FeatureCollection's frame, or one line of newline-delimited GeoJSON). It looks only at
 * strings and brackets; each part is checked when it is parsed.
 */
export class FeatureSplitter {
  private readonly maxPart: number;
  private mode: 'outside' | 'top' | 'features' = 'outside';
  private depth = 0;
  private inString = false;
  private escaped = false;
  private key = '';
  private keyIsNext = false;
  private hadFeatures = false;
  private needsComma = false;
  private afterComma = false;
  private frame = '';
  private partText = '';
  private frameAt = 0;
  private partAt = 0;
  private offset = 0;

  /** @param maxPart greatest length of one part in characters, so that a hostile file cannot fill the memory */
  constructor(maxPart: number) {
    this.maxPart = maxPart;
  }

  /** Takes the next piece of text and gives the parts that ended in it. Throws `SplitError`. */
  push(chunk: string): SplitPart[] {
    const parts: SplitPart[] = [];
    // Where the text not yet copied to the frame or the feature begins.
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const c = chunk.charCodeAt(i);
      if (this.inString) {
        this.insideString(c);
        continue;
      }
      if (c <= 32 && c !== recordSeparator) continue;
      if (this.mode === 'outside') {
        if (c === recordSeparator) continue;
        if (c !== openBrace) throw this.unexpected(i);
        this.openTop(i);
        from = i;
      } else if (this.mode === 'features' && this.depth === 2) {
        if (this.betweenFeatures(c, i)) from = i;
      } else if (c === quote) {
        this.inString = true;
        this.keyIsNext = this.mode === 'top' && this.depth === 1;
        if (this.keyIsNext) this.key = '';
      } else if (c === openBrace || c === openBracket) {
        this.depth++;
        if (this.mode === 'top' && this.depth === 2 && c === openBracket && this.key === ':features') {
          if (this.hadFeatures) throw this.unexpected(i);
          this.frame += chunk.slice(from, i + 1);
          this.enterFeatures();
        }
      } else if (c === closeBrace || c === closeBracket) {
        this.depth--;
        if (this.mode === 'features' && this.depth === 2) {
          parts.push({
            kind: 'feature',
            text: this.partText + chunk.slice(from, i + 1),
            at: this.partAt,
            hadFeatures: false,
          });
          this.partText = '';
          this.needsComma = true;
        } else if (this.depth === 0) {
          const text = this.frame + chunk.slice(from, i + 1);
          parts.push({ kind: 'top', text, at: this.frameAt, hadFeatures: this.hadFeatures });
          this.mode = 'outside';
        }
      } else if (this.mode === 'top' && this.depth === 1) {
        if (c === colon) this.key = `:${this.key}`;
        else if (c === comma) this.key = '';
      }
    }
    this.keep(chunk, from);
    this.offset += chunk.length;
    return parts;
  }

  /** Must be called after the last piece. Throws `SplitError` when the text stops in the middle. */
  end(): void {
    if (this.mode !== 'outside') {
      throw new SplitError(this.offset, {
        id: 'berkas terpotong: JSON berhenti di tengah',
        en: 'truncated: the JSON stops in the middle',
      });
    }
  }

  private insideString(c: number): void {
    if (this.escaped) this.escaped = false;
    else if (c === backslash) this.escaped = true;
    else if (c === quote) this.inString = false;
    else if (this.keyIsNext && this.key.length < 16) this.key += String.fromCharCode(c);
  }

  private openTop(i: number): void {
    this.mode = 'top';
    this.depth = 1;
    this.frame = '';
    this.key = '';
    this.hadFeatures = false;
    this.frameAt = this.offset + i;
  }

  private enterFeatures(): void {
    this.mode = 'features';
    this.hadFeatures = true;
    this.needsComma = false;
    this.afterComma = false;
  }

  /** Between two members of "features". True when text is to be copied from here on. */
  private betweenFeatures(c: number, i: number): boolean {
    if (c === closeBracket && !this.afterComma) {
      this.mode = 'top';
      this.depth = 1;
      this.key = '';
      return true;
    }
    if (c === comma && this.needsComma) {
      this.needsComma = false;
      this.afterComma = true;
      return false;
    }
    if (c !== openBrace || this.needsComma) throw this.unexpected(i);
    this.depth = 3;
    this.afterComma = false;
    this.partAt = this.offset + i;
    return true;
  }

  private keep(chunk: string, from: number): void {
    if (this.mode === 'top') this.frame += chunk.slice(from);
    else if (this.mode === 'features' && this.depth > 2) this.partText += chunk.slice(from);
    if (this.frame.length > this.maxPart || this.partText.length > this.maxPart) {
      const at = this.mode === 'features' ? this.partAt : this.frameAt;
      throw new SplitError(at, {
        id: `satu bagian lebih panjang dari ${this.maxPart} karakter`,
        en: `one part is longer than ${this.maxPart} characters`,
      });
    }
  }

  private unexpected(i: number): SplitError {
    return new SplitError(this.offset + i, { id: 'bukan GeoJSON yang sah di sini', en: 'not valid GeoJSON here' });
  }
}
