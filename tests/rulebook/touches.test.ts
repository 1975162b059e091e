import { expect, it } from 'vitest';
import { touchesSomething } from '../../server/src/rulebook/audit/history.ts';
import { complaintsOf } from './small.ts';

it('a change that touches what the rulebook does not know is refused', () => {
  const known = "'D:5 KP', 'D:5', '744.21(a)', '744.21', 3A090, 3A090.c, 0A988, KP, '738 supp. 1'";
  const wrong = ["'Z:9'", "'D:5 XX'", 'XX', '9Z999', '9A999', 'something', "'15 CFR 730-774'"];
  const text = (touches: string): string =>
    `- { id: a, title: A change, effective: 2020-06-29, cite: 1 FR 1, source: 1 FR 1, touches: [${touches}], verified: memory }\n`;
  expect(complaintsOf([touchesSomething], { file: 'changes.yaml', find: '', replace: text(known) })).toEqual([]);
  expect(complaintsOf([touchesSomething], { file: 'changes.yaml', find: '', replace: text(wrong.join(', ')) })).toEqual(
    wrong.map((t) => `changes.yaml:1: a touches ${t.replaceAll("'", '')}, which the rulebook does not know`),
  );
});
