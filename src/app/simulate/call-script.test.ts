import { expect, test } from 'vitest';
import { kindCodes } from '../../command/incidents/incident-kinds.types.ts';
import { NewIncident } from '../../command/incidents/incidents.contract.ts';
import { kindQuestions } from '../../command/incidents/kind-questions.types.ts';
import { NewCall } from '../../communication/calls/calls.contract.ts';
import { Random } from '../demo/random.ts';
import { callsPerEvent, drawCall, drawWitness, drawWitnessDelays } from './call-script.ts';

test('every kind gives a call and an incident that the contracts accept, with answers of its own questions', () => {
  for (const kind of kindCodes) {
    const script = drawCall(kind, new Random(5, kind), 'incident');
    NewCall.parse({ channel: script.channel, callerNumber: script.number });
    NewIncident.parse({ ...script, place: { text: 'Jl. Contoh', lon: 107, lat: -9 } });
    for (const [code, given] of Object.entries(script.answers)) {
      const question = kindQuestions[kind].find((one) => one.code === code);
      expect(question?.answers.map((one) => one.code)).toContain(given);
    }
    expect(drawWitness(script, new Random(6, kind)).kind).toBe(kind);
  }
});

test('the mix of purposes, and of witnesses, is what the rate is counted with', () => {
  const random = new Random(9, 'mix');
  let events = 0;
  let witnesses = 0;
  const all = 20_000;
  for (let i = 0; i < all; i++) {
    if (drawCall('noise', random).purpose !== 'incident') continue;
    events += 1;
    witnesses += drawWitnessDelays(random).length;
  }
  expect(events / all).toBeCloseTo(0.62, 1);
  expect((all + witnesses) / all).toBeCloseTo(callsPerEvent, 1);
});
