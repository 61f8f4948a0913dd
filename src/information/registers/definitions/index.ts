import type { RegisterDefinition } from '../definition.types.ts';
import { assets } from './assets.ts';
import { poskamling } from './poskamling.ts';
import { problems } from './problems.ts';

/** Every register that comes with the house, in the order in which screens name them. */
export const shippedDefinitions: readonly RegisterDefinition[] = [problems, poskamling, assets];
