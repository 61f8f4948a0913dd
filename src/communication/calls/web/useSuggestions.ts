import { useEffect, useState } from 'react';
import { type Mark, type Suggestions, suggestKinds } from '../../../command/incidents/suggest.rules.ts';
import { carryStretches } from './marks.rules.ts';

/** Pause in typing after which the narrative is read, ms. */
const after = 120;
const read = (text: string): Suggestions & { text: string } => ({ ...suggestKinds(text), text });

/** What the words of the narrative suggest; its marks fit the text of this moment even while the reading lags behind. */
export function useSuggestions(text: string): {
  marks: Mark[];
  kinds: Suggestions['kinds'];
  answers: Suggestions['answers'];
} {
  const [found, setFound] = useState(() => read(text));
  useEffect(() => {
    if (found.text === text) return;
    const timer = setTimeout(() => setFound(read(text)), after);
    return () => clearTimeout(timer);
  }, [text, found]);
  return { marks: carryStretches(found.marks, found.text, text), kinds: found.kinds, answers: found.answers };
}
