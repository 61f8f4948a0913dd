import { cleanText } from '../../../platform/geo/text.ts';
import type { RoadClass, RoadWay } from '../roads.ts';

/** Tag values by key; absent keys are undefined. */
export type TagLookup = (key: string) => string | undefined;

export type RoadAttributes = Pick<RoadWay, 'name' | 'roadClass' | 'oneway' | 'toll' | 'maxSpeed'>;

/** Why a way with a `highway` tag is not part of the road network. */
export type DropReason = 'access' | 'unusable';

/** OSM `highway` → road class; links go with the road they lead to (wiki.openstreetmap.org/wiki/Key:highway). */
const classes: Record<string, RoadClass> = {
  motorway: 'motorway',
  motorway_link: 'motorway',
  trunk: 'trunk',
  trunk_link: 'trunk',
  primary: 'primary',
  primary_link: 'primary',
  secondary: 'secondary',
  secondary_link: 'secondary',
  tertiary: 'tertiary',
  tertiary_link: 'tertiary',
  unclassified: 'residential',
  residential: 'residential',
  living_street: 'residential',
  road: 'residential',
  service: 'service',
  busway: 'service',
  // In Indonesia a field track or path is where a motorcycle still gets through and a car does not.
  track: 'alley',
  path: 'alley',
  footway: 'footway',
  pedestrian: 'footway',
  steps: 'footway',
  cycleway: 'footway',
  bridleway: 'footway',
  corridor: 'footway',
};

const allowing = new Set(['yes', 'permissive', 'designated', 'destination', 'delivery', 'customers', 'official']);
const forbidding = new Set(['no', 'private', 'agricultural', 'forestry']);

/**
 * What the tags of a way say for driving and walking on it, or why it is left out. Closed ways (`access=no` or `private`) stay
 * when a narrower tag opens them (to walkers only: a footway; to emergency vehicles: as they are).
 */
export function readRoadTags(tag: TagLookup): RoadAttributes | DropReason {
  const highway = tag('highway') ?? '';
  const base = Object.hasOwn(classes, highway) ? classes[highway] : undefined;
  if (!base) return 'unusable';
  const roadClass = afterAccess(tag, highway, base);
  if (!roadClass) return 'access';
  return {
    name: cleanText(tag('name')) ?? cleanText(tag('name:id')),
    roadClass,
    oneway: roadClass === 'footway' ? 'both' : readOneway(tag, highway),
    toll: isYes(tag('toll')),
    maxSpeed: readMaxSpeed(tag('maxspeed')),
  };
}

function afterAccess(tag: TagLookup, highway: string, base: RoadClass): RoadClass | null {
  const allows = (key: string) => allowing.has(tag(key) ?? '');
  const forbids = (key: string) => forbidding.has(tag(key) ?? '');
  const motor = ['motor_vehicle', 'vehicle'];
  const closed = tag('access') === 'no' || tag('access') === 'private';
  if (allows('emergency')) return base;
  if (base === 'footway') {
    if (allows('motorcycle')) return 'alley';
    return closed && !allows('foot') ? null : 'footway';
  }
  const carAllowed = allows('motorcar') || motor.some(allows);
  const motorcycleAllowed = allows('motorcycle') || motor.some(allows);
  const carClosed = !carAllowed && (closed || forbids('motorcar') || motor.some(forbids));
  const motorcycleClosed = !motorcycleAllowed && (closed || forbids('motorcycle') || motor.some(forbids));
  const firm = highway === 'track' && /^grade[12]$/.test(tag('tracktype') ?? '');
  const roadClass = firm ? 'service' : base;
  if (!carClosed) return roadClass === 'alley' && motorcycleClosed ? 'footway' : roadClass;
  if (!motorcycleClosed) return 'alley';
  return closed && !allows('foot') ? null : 'footway';
}

function readOneway(tag: TagLookup, highway: string): RoadWay['oneway'] {
  switch (tag('oneway')?.trim().toLowerCase()) {
    case 'yes':
    case 'true':
    case '1':
      return 'forward';
    case '-1':
    case 'reverse':
      return 'reverse';
    case 'no':
    case 'false':
    case '0':
    case 'reversible':
    case 'alternating':
      return 'both';
    default: {
      const round = tag('junction') === 'roundabout' || tag('junction') === 'circular';
      return round || highway === 'motorway' ? 'forward' : 'both';
    }
  }
}

function isYes(value: string | undefined): boolean {
  return value === 'yes' || value === 'true' || value === '1';
}

/** km/h out of "50", "50 km/h", "30 mph", "40;60" (the lowest); null for "none", zone names and absurd values. */
function readMaxSpeed(value: string | undefined): number | null {
  const speeds = (value ?? '')
    .slice(0, 60)
    .split(/[;|]/)
    .map((part) => {
      const match = /^\s*(\d{1,3}(?:\.\d+)?)\s*(km\/?h|kmh|kph|mph)?\s*$/i.exec(part);
      if (!match?.[1]) return Number.NaN;
      return Number(match[1]) * (match[2]?.toLowerCase() === 'mph' ? 1.609344 : 1);
    });
  const speed = Math.min(...speeds);
  return speed >= 5 && speed <= 160 ? Math.round(speed * 10) / 10 : null;
}
