/** `npm run soak`: a hundred rounds of the crash test. */
import { crashRounds } from './crash/rounds.ts';

const rounds = Number(process.argv[2] ?? 100);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
console.log(`seed ${seed}`);
const report = await crashRounds(rounds, seed, (line) => console.log(line));
console.log(JSON.stringify(report, null, 2));
process.exitCode = report.lost.length === 0 && report.doubled.length === 0 && report.verified.startsWith('OK') ? 0 : 1;
