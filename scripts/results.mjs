// Prints `N passed, N failed` over Vitest JSON reports; fails where a test failed, or none ran in one of them.
import { readFileSync } from 'node:fs';

const reports = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, 'utf8')));
const sum = (of) => reports.reduce((n, report) => n + report[of], 0);
console.log(`${sum('numPassedTests')} passed, ${sum('numFailedTests')} failed`);
process.exit(sum('numFailedTests') === 0 && reports.every((report) => report.numPassedTests > 0) ? 0 : 1);
