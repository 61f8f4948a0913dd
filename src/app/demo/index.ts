export { type DistrictOptions, defaultAsOf, generateDistrict } from './district.ts';
export type { DistrictSize } from './size.ts';
export * from './types.ts';
export { teamOnDuty } from './units.ts';
