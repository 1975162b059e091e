/** `earshot rulebook audit --ecfr OLD NEW`: which facts a newer edition of the regulation asks to be read again. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { fold } from '../../base/fold.ts';
import { compareEditions } from '../../ecfr/compare.ts';
import { decodeXml } from '../../ecfr/decode.ts';
import { type Edition, EditionProblem } from '../../ecfr/edition.ts';
import { readEdition } from '../../ecfr/read.ts';
import { cited } from '../../ecfr/paragraph.ts';
import { auditEditions } from '../../rulebook/editions/reached.ts';
import { isUnknownCountry } from '../../rulebook/editions/rows.ts';
import { editionsJson } from '../../report/editions/json.ts';
import { printEditions } from '../../report/editions/text.ts';
import { NOT_REGULAR, reason } from '../../project/read.ts';
import { print } from '../console.ts';
import { EXIT, UsageError } from '../failure.ts';
import { inForceOn } from '../../rulebook/days.ts';
import { openSoundBook } from './book.ts';
import { refuseTaken, writeCopy } from './copy.ts';
import type { AuditFlags } from './flags.ts';

/** All of title 15 is 12 MB. */
const LARGEST = 64 * 1024 * 1024;

export async function audit(flags: AuditFlags): Promise<number> {
  const [older, newer, ...more] = flags.ecfr;
  if (older === undefined || newer === undefined || more.length > 0)
    throw new UsageError(`--ecfr takes two files, the older edition and the newer one; ${flags.ecfr.length} given`);
  if (flags.facts !== undefined) refuseTaken(flags.facts);
  const book = await openSoundBook();
  const comparison = compareEditions(read(older), read(newer));
  if (comparison.parts.length === 0) throw new UsageError(`${older} and ${newer} hold no part in common`);
  const { asOf } = flags;
  const facts = book.facts.filter((f) => asOf === undefined || inForceOn(f, asOf));
  const names = new Map([...book.rulebook.countryAliases].map(([name, code]) => [fold(name), code]));
  const countryOf = (name: string): string | undefined =>
    names.get(fold(name)) ?? names.get(fold(name.split(/,\s*/).toReversed().join(' ')));
  const found = auditEditions(facts, comparison, countryOf, (f) => (asOf === undefined ? f.until === undefined : true));
  const { version, from, through } = book.rulebook;
  const report = {
    rulebook: { version, from, through },
    older,
    newer,
    ...(asOf !== undefined && { asOf }),
    comparison,
    audit: found,
    unknownRows: comparison.changes.filter((c) => isUnknownCountry(c, countryOf)).map((c) => cited(c.at)),
  };
  if (flags.facts !== undefined) writeCopy(book, found, basename(newer), flags.facts);
  print(flags.format === 'json' ? editionsJson(report) : printEditions(report, flags.all === true));
  return found.changes.some((c) => c.facts.length > 0) || report.unknownRows.length > 0 ? EXIT.findings : EXIT.clean;
}

function read(path: string): Edition {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new EditionProblem('is a folder, not a file');
    if (!stat.isFile()) throw new EditionProblem(NOT_REGULAR);
    if (stat.size > LARGEST)
      throw new EditionProblem(
        `is ${Math.ceil(stat.size / 2 ** 20)} MB; at most ${LARGEST / 2 ** 20} MB are read, and all of title 15 is 12 MB`,
      );
    return readEdition(decodeXml(readFileSync(path)));
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof EditionProblem ? error.message : reason(error)}`);
  }
}
