import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dispositions, dispositionsFor } from './dispositions.types.ts';
import { findKind, incidentKinds, kindCodes, kindGroups, type Priority } from './incident-kinds.types.ts';
import { kindQuestions } from './kind-questions.types.ts';
import { proposeNeeds, proposePriority } from './priority.rules.ts';
import { questions } from './questions.types.ts';
import { suggestKinds } from './suggest.rules.ts';
import { isSlip } from './typos.rules.ts';
import { significantWords, stem } from './words.rules.ts';

const kind = (code: string) => {
  const found = findKind(code);
  if (!found) throw new Error(`no kind ${code}`);
  return found;
};

describe('taxonomy', () => {
  test('every code once, every group used, texts in both languages', () => {
    expect(incidentKinds.map((one) => one.code).sort()).toEqual([...kindCodes].sort());
    expect(new Set(incidentKinds.map((one) => one.group))).toEqual(new Set(kindGroups));
    for (const one of incidentKinds) expect(one.label.id && one.label.en && one.short, one.code).toBeTruthy();
  });

  test('three to five questions a kind; an answer with an effect says why, and never both raises and lowers', () => {
    for (const code of kindCodes) {
      expect(kindQuestions[code].length, code).toBeGreaterThanOrEqual(3);
      expect(kindQuestions[code].length, code).toBeLessThanOrEqual(5);
    }
    for (const answer of Object.values(questions).flatMap((question): readonly object[] => question.answers)) {
      const effects = ['raiseTo', 'lowerTo'].filter((key) => key in answer).length;
      expect(effects).toBeLessThanOrEqual(1);
      if (effects) expect(answer).toHaveProperty('reason');
    }
  });

  test('each group has dispositions for each end', () => {
    expect(new Set(dispositions.map((one) => one.code)).size).toBe(dispositions.length);
    for (const group of kindGroups) {
      for (const end of ['closed', 'cancelled', 'handed_over'] as const) {
        expect(dispositionsFor(group, end).length, `${group} ${end}`).toBeGreaterThan(0);
      }
    }
  });
});

describe('priority', () => {
  test('a robbery with a blade, an injured person, minutes ago', () => {
    const proposal = proposePriority(kind('curas'), { when: 'under_5_min', weapon: 'blade', injured: 'yes' });
    expect(proposal).toMatchObject({ priority: 1, answered: 3, asked: 5 });
    expect(proposal.text.id).toBe('senjata tajam · korban luka · kurang dari 5 menit');
  });

  test('lowering counts only as far as no other answer raises', () => {
    expect(proposePriority(kind('curas'), { when: 'over_1_h' })).toMatchObject({
      priority: 3,
      text: { id: 'lebih dari 1 jam lalu' },
    });
    expect(proposePriority(kind('curas'), { when: 'over_1_h', injured: 'yes' }).priority).toBe(1);
    expect(proposePriority(kind('noise'), {}, true)).toMatchObject({ priority: 1, text: { id: 'ditandai darurat' } });
    expect(proposePriority(kind('noise'), { nonsense: 'x' })).toMatchObject({ priority: 4, answered: 0 });
  });

  const anyAnswers = fc.constantFrom(...incidentKinds).chain((one) =>
    fc.record({
      one: fc.constant(one),
      answers: fc.record(
        Object.fromEntries(
          kindQuestions[one.code].map((q) => [q.code, fc.constantFrom(...q.answers.map((answer) => answer.code))]),
        ),
        { requiredKeys: [] },
      ),
    }),
  );
  test('another raising answer never makes it less urgent; the emergency flag is always 1', () => {
    fc.assert(
      fc.property(anyAnswers, ({ one, answers }) => {
        const given: Record<string, string> = {};
        for (const [question, answer] of Object.entries(answers)) if (answer !== undefined) given[question] = answer;
        const before: Priority = proposePriority(one, given).priority;
        for (const question of kindQuestions[one.code]) {
          if (given[question.code] !== undefined) continue;
          for (const answer of question.answers.filter((a) => a.raiseTo)) {
            const after = proposePriority(one, { ...given, [question.code]: answer.code }).priority;
            expect(after).toBeLessThanOrEqual(before);
          }
        }
        expect(proposePriority(one, given, true).priority).toBe(1);
        expect(proposePriority(one, given).reasons.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  test('answers add needs, each once', () => {
    expect(proposeNeeds(kind('curas'), { ambulance: 'yes' }).map((one) => one.need)).toEqual([
      'patrol',
      'reskrim',
      'ambulance',
    ]);
    expect(proposeNeeds(kind('medical'), { ambulance: 'yes', conscious: 'no' })).toHaveLength(2);
  });
});

describe('recognising words', () => {
  const narrative =
    'Pelapor lihat begal dua orang bawa celurit, motor matik hitam tanpa pelat. Korban luka di lengan, masih di tempat, ' +
    'dekat SPBU. Pelaku kabur ke selatan arah Jl. Bangau, baru sekitar dua menit';

  test('the example of the call desk', () => {
    const found = suggestKinds(narrative);
    const underlined = found.marks.map((mark) => narrative.slice(mark.start, mark.end));
    expect(underlined).toEqual(expect.arrayContaining(['begal', 'celurit', 'Korban luka', 'baru sekitar dua menit']));
    expect(found.kinds[0]?.code).toBe('curas');
    expect(found.answers).toMatchObject({
      weapon: 'blade',
      injured: 'yes',
      suspect_present: 'gone',
      when: 'under_5_min',
    });
  });

  test.each([
    ['ada tawurn di depan sekolah', 'brawl'],
    ['motor teman hilang di parkiran', 'curanmor'],
    ['rmh kebakran apinya besar', 'fire'],
    ['tabrak lari mtr vs truk', 'hit_and_run'],
    ['pohon tumbang nutup jalan', 'fallen_tree'],
    ['anak saya belum pulang sejak sore', 'missing_person'],
    ['tetangga karaoke berisik', 'noise'],
    ['hp saya dijambret', 'curas'],
    ['ada ular masuk rumah', 'animal'],
    ['kecelakaan motor sama mobil, jalan macet total', 'crash_injury'],
    ['tetangga saya dipukuli suaminya', 'domestic_violence'],
    ['mau tanya jadwal sim keliling', 'service_question'],
  ])('%s → %s', (text, code) => expect(suggestKinds(text).kinds[0]?.code).toBe(code));

  test('what is denied is not suggested', () => {
    const found = suggestKinds('maling masuk rumah, tidak ada luka, tanpa senjata tajam');
    expect(found.answers).toMatchObject({ injured: 'no', weapon: 'no' });
    expect(suggestKinds('ini bukan begal').kinds).toEqual([]);
  });

  test('a clock time is not an age; hours are', () => {
    expect(suggestKinds('datang jam 7').answers).toEqual({});
    expect(suggestKinds('sudah 3 jam yang lalu').answers.when).toBe('over_1_h');
    expect(suggestKinds('kira-kira 20 mnt lalu').answers.when).toBe('under_1_h');
  });

  test('marks lie inside the text in order, whatever is typed', () => {
    const piece = fc.constantFrom(...narrative.split(' '), 'tidak', '😀', 'é', '\n', '5 menit', '"><');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((list) => list.join(' ')),
        ),
        (text) => {
          let at = 0;
          for (const mark of suggestKinds(text).marks) {
            expect(mark.start).toBeGreaterThanOrEqual(at);
            expect(mark.end).toBeGreaterThan(mark.start);
            expect(mark.end).toBeLessThanOrEqual(text.length);
            at = mark.end;
          }
        },
      ),
    );
  });

  test('2,000 characters in less than 5 ms', () => {
    const long = `${narrative} tetangga mendengar suara tawurn dan pohn tumbag. `.repeat(10).slice(0, 2000);
    const times = Array.from({ length: 41 }, () => {
      const started = performance.now();
      suggestKinds(long);
      return performance.now() - started;
    });
    // The median: the machine may be busy with other tests.
    expect(times.sort((x, y) => x - y)[20]).toBeLessThan(5);
  });

  test('stems meet and slips are small', () => {
    expect(new Set(['begal', 'dibegal', 'membegal', 'begalnya'].map(stem)).size).toBe(1);
    expect([isSlip('tawurn', 'tawuran'), isSlip('bgeal', 'begal'), isSlip('pisah', 'pisau')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([...significantWords('Begalnya lari, dibegal di jalan').values()]).toEqual(['begalnya', 'lari']);
  });
});
