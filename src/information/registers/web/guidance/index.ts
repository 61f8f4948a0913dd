/** What an incident's page and the unit's phone show of the SOP library. */
export { GuidanceBlock } from './GuidanceBlock.tsx';
export { texts as guidanceTexts } from './texts.ts';
