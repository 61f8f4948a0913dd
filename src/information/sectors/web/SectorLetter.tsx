import type { SectorKey } from '../sectors.types.ts';
import { colourOf } from './view.ts';

/** Letter of a sector on its colour; a dashed ring for none. */
export function SectorLetter({ of }: { of: SectorKey | null }) {
  return of === null ? (
    <span className="sec-letter sec-letter-none" aria-hidden="true">
      –
    </span>
  ) : (
    <span className="sec-letter" style={{ background: `var(${colourOf(of)})` }} aria-hidden="true">
      {of}
    </span>
  );
}
