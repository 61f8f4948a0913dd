import { expect, it } from 'vitest';
import { areaPaths } from '../../../information/areas/areas.contract.ts';
import * as incidents from '../../incidents/incidents.contract.ts';
import * as routing from '../../routing/routing.contract.ts';
import * as units from '../../units/units.contract.ts';
import * as dispatch from '../dispatch.contract.ts';
import { dispatchPaths, incidentPaths, mapInfoPath, routingPaths, unitPaths } from './paths.ts';

it('holds the addresses of the contracts', () => {
  expect(incidents.incidentPaths).toMatchObject(incidentPaths);
  expect(dispatch.dispatchPaths).toMatchObject(dispatchPaths);
  expect(units.unitPaths).toMatchObject(unitPaths);
  expect(routing.routingPaths).toMatchObject(routingPaths);
  expect(areaPaths.map).toBe(mapInfoPath);
});
