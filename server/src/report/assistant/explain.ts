/** `earshot_explain`: the proof of a determination, step by step, or the page of a code. */
import { suggest } from '../../../../grammar/src/text/suggest.ts';
import type { Determination } from '../../determine/result.ts';
import { calledIn, insteadOf } from '../by-id.ts';
import { codes } from '../../rules/index.ts';
import { explainCode } from '../../rules/pages.ts';
import { determinationBody, determinationHead, frame, ownStep } from '../json.ts';
import { palette } from '../paint.ts';
import { stepLines, stepsOf, type Step } from '../proof-tree.ts';
import { editionLine } from '../rulebooks-used.ts';
import type { Told } from './told.ts';
import type { Asked, Desk } from './desk.ts';
import { pageOf } from './page.ts';
import { Refusal } from './refusal.ts';
import { answerLines } from './words.ts';

interface Item extends Step {
  readonly of: Determination;
}

/** A step is small. */
const STEPS = 150;

export async function explained(desk: Desk, what: string, asked: Asked, cursor: string | undefined): Promise<Told> {
  return what.includes('@') ? proof(desk, what, asked, cursor) : page(desk, what, cursor);
}

function page(desk: Desk, what: string, cursor: string | undefined): Told {
  const text = explainCode(what.trim());
  if (text === undefined) {
    const near = suggest(what, codes.keys());
    throw new Refusal(
      `Nothing is known of ${what}; ${near ? `did you mean ${near}?` : 'expected a code such as ES2001, or a determination such as bonder@CN'}`,
    );
  }
  const { items, more } = pageOf({
    items: text.trimEnd().split('\n'),
    key: (line) => line,
    size: (line) => line.length,
    most: STEPS,
    cursor,
    fingerprint: (t) => desk.fingerprint(t),
  });
  return { result: { code: what.trim().toUpperCase(), page: items }, lines: items, more };
}

async function proof(desk: Desk, id: string, asked: Asked, cursor: string | undefined): Promise<Told> {
  const { report, notRead } = await desk.check({ ...asked, explain: true });
  const { determinations } = report;
  const found = calledIn(determinations, id);
  if (found.length === 0) {
    const hint = insteadOf(id, determinations, {
      some: (first, more) => `there are ${first}${more > 0 ? ` and ${more} more` : ''}`,
      none: 'the specs determine nothing',
    });
    throw new Refusal([`There is no determination ${id}; ${hint}`, ...notRead.map((line) => `Not read: ${line}`)].join('\n'));
  }
  const items = found.flatMap((of): Item[] => stepsOf(of.proof).map((step) => ({ of, ...step })));
  const json = ({ of, depth, step }: Item) => ({ determination: of.id, depth, ...ownStep(step, report) });
  const { more, ...told } = pageOf<Item>({
    items,
    key: ({ of, depth, step }) => `${of.at.file} ${of.id} ${depth} ${step.answer} ${step.text}`,
    size: (item) => JSON.stringify(json(item)).length,
    most: STEPS,
    cursor,
    fingerprint: (text) => desk.fingerprint(text),
  });
  const shown = [...new Set(told.items.map((item) => item.of))];
  const colors = palette(false);
  return {
    result: {
      ...frame(report),
      determinations: shown.map((d) => ({ ...determinationHead(d, report), ...determinationBody(d, report, {}) })),
      steps: told.items.map(json),
    },
    lines: [
      ...shown.flatMap((d) => [
        ...answerLines(d, report),
        'Steps: yes, no, or ? where it is open.',
        ...told.items.filter((item) => item.of === d).flatMap((item) => stepLines(item, report, colors)),
      ]),
      editionLine(report),
    ],
    notRead,
    more,
  };
}
