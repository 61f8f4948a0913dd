import type { Routing } from '../../command/routing/routing.port.ts';

/** Travel by road; handed in, since this floor does not reach up to the rooms of command. */
export type TravelPort = Pick<Routing, 'travelTo'>;
