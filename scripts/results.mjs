// Prints `N passed, N failed` from a Vitest JSON report; fails where a test failed or none ran.
import { readFileSync } from 'node:fs';

const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
