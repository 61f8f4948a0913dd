import fc from 'fast-check';
import { expect, test } from 'vitest';
import { duplicateSettings, scoreDuplicate, sharedWords } from './duplicates.rules.ts';
import { createSimilarCounts } from './similar.counts.ts';
import { metresBetween, type Report, readReport, scoreReports } from './similar.scores.ts';

const anyReport = fc.record<Report>({
  id: fc.uuid(),
  kind: fc.constantFrom('curas', 'theft', 'fire'),
  lon: fc.double({ min: 106.8, max: 106.86, noNaN: true }),
  lat: fc.double({ min: -6.3, max: -6.25, noNaN: true }),
  at: fc.integer({ min: 0, max: 7_200_000 }),
  text: fc.constantFrom('', 'tas ditarik motor', 'motor hitam', 'kios terbakar'),
});

test('the quick way out never drops a pair that the rule would show', () => {
  fc.assert(
    fc.property(anyReport, anyReport, (a, b) => {
      const relation = a.kind === b.kind ? 'same' : [a.kind, b.kind].includes('fire') ? 'other' : 'related';
      const distanceM = metresBetween(a, b);
      const rule = scoreDuplicate({
        distanceM,
        gapS: Math.abs(a.at - b.at) / 1000,
        relation,
        shared: sharedWords(a.text, b.text),
      });
      const scored = scoreReports(readReport(a), readReport(b), duplicateSettings);
      if (rule.score >= duplicateSettings.showFrom) expect(scored?.score).toBe(rule.score);
      else expect(scored).toBeNull();
    }),
  );
});

test('counts kept over many looks are those of a fresh count of all pairs', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyReport, { maxLength: 12 }), { maxLength: 4 }), (looks) => {
      const counts = createSimilarCounts();
      for (const look of looks) {
        const reports = [...new Map(look.map((report) => [report.id, report])).values()];
        counts.update(reports, duplicateSettings);
        for (const report of reports) {
          const alike = reports.filter(
            (other) =>
              other.id !== report.id && scoreReports(readReport(report), readReport(other), duplicateSettings) !== null,
          );
          expect(counts.count(report.id, [])).toBe(alike.length);
        }
      }
    }),
    { numRuns: 60 },
  );
});
