/** What screens of other rooms may use: the inputs that a definition's fields make, and the district's areas. */
import './registers.css';

export { WordsField } from './FilterBar.tsx';
export { faultOf, readTyped, type Typed, typedOf } from './form.ts';
export { GroupField } from './GroupField.tsx';
export { PageLink, stepLinks } from './PageLink.tsx';
export { PlainInput } from './PlainInput.tsx';
export { pathOf, recordAddress } from './paths.ts';
export { purposeOf } from './purpose.ts';
export { useAreas, useRested } from './useDistrict.ts';
export { useWords } from './words.ts';
