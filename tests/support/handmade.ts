/** Determinations made by hand, for what the rules say of values that no determination carries yet, or only rarely. */
import { day } from '../../grammar/src/text/date.ts';
import type { Determination } from '../../server/src/determine/result.ts';

const at = { file: 'example.earshot', start: 0, end: 0 };

export function determination(parts: Partial<Determination> = {}): Determination {
  return {
    id: 'robot@CN',
    product: 'robot',
    destination: 'CN',
    asOf: day('2026-03-02'),
    at,
    outcome: 'license-required',
    classification: { declared: '2B999', derived: null, effective: '2B999' },
    subjectToEar: 'yes',
    bases: [],
    requirements: [],
    exceptions: [],
    authorizations: [],
    allied: [],
    alternatives: [],
    redFlags: [],
    provisos: [],
    missing: [],
    proof: { text: '', answer: 'yes' },
    ...parts,
  };
}
