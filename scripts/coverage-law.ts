/**
 * `npm run coverage:law`: paragraph by paragraph of parts 734, 736, 738, 740, 742, 744 and 746, what is modelled and tested both ways, modelled
 * and not tested, or not modelled; writes docs/coverage-of-the-law.md. `--check`: writes nothing, ends 1 where the page is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { coverage } from '../tests/law/coverage.ts';
import { PAGE, page } from '../tests/law/coverage-page.ts';

const covered = coverage();
const wanted = page(covered);
const stale = readFileSync(PAGE, { encoding: 'utf8', flag: 'a+' }) !== wanted;
if (process.argv.includes('--check')) {
  if (stale) console.error('docs/coverage-of-the-law.md is stale: npm run coverage:law');
  process.exitCode = stale ? 1 : 0;
} else if (stale) writeFileSync(PAGE, wanted);

const of = (kind: (typeof covered)[number]['class']): number => covered.filter((c) => c.class === kind).length;
console.log(
  `${covered.length} paragraphs: ${of('tested')} modelled and tested both ways, ${of('untested')} modelled and not tested, ${of('not-modelled')} not modelled`,
);
