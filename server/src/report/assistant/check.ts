/** `earshot_check`: determinations first, then findings. */
import type { Diagnostic } from '../../base/diagnostic.ts';
import { plural } from '../../rules/text.ts';
import { printConcise } from '../concise.ts';
import type { Reported, ReportInput } from '../input.ts';
import { determinationBody, determinationHead, frame, reportFinding } from '../json.ts';
import { editionLine } from '../rulebooks-used.ts';
import type { Told } from './told.ts';
import type { Asked, Desk } from './desk.ts';
import { pageOf } from './page.ts';
import { answerLines } from './words.ts';

type Item = { readonly answer: Reported } | { readonly finding: Diagnostic };

export async function checked(desk: Desk, asked: Asked, cursor: string | undefined): Promise<Told> {
  const { report, notRead } = await desk.check(asked);
  const items: Item[] = [
    ...report.determinations.map((answer) => ({ answer })),
    ...report.diagnostics.map((finding) => ({ finding })),
  ];
  const json = (item: Item) => ('answer' in item ? answerJson(item.answer, report) : reportFinding(item.finding, report));
  const page = pageOf<Item>({
    items,
    key: (item) =>
      'answer' in item
        ? `${item.answer.at.file} ${item.answer.id} ${item.answer.outcome}`
        : `${item.finding.at.file} ${item.finding.code} ${item.finding.message}`,
    size: (item) => JSON.stringify(json(item)).length,
    cursor,
    fingerprint: (text) => desk.fingerprint(text),
  });
  const answers = page.items.flatMap((item) => ('answer' in item ? [item.answer] : []));
  const findings = page.items.flatMap((item) => ('finding' in item ? [item.finding] : []));
  return {
    result: {
      ...frame(report),
      determinations: answers.map((d) => answerJson(d, report)),
      diagnostics: findings.map((d) => reportFinding(d, report)),
    },
    lines: [
      summaryLine(report),
      ...answers.flatMap((d) => answerLines(d, report)),
      ...(findings.length > 0
        ? printConcise({ ...report, diagnostics: findings }, { quiet: true })
            .trimEnd()
            .split('\n')
        : []),
      editionLine(report),
    ],
    notRead,
    more: page.more,
  };
}

const answerJson = (d: Reported, report: ReportInput) => ({
  ...determinationHead(d, report),
  ...determinationBody(d, report, {}),
});

/** Of all that was checked, whatever page this is. */
function summaryLine({ summary: s }: ReportInput): string {
  const open = s.undetermined > 0 ? `, ${s.undetermined} undetermined: not cleared` : '';
  const asked = s.products > 0 && s.determinations === 0 ? '. No product names a destination, so nothing was determined' : '';
  return `${plural(s.files, 'file')}, ${plural(s.products, 'product')}, ${plural(s.determinations, 'determination')}${open}; ${plural(s.errors, 'error')}, ${plural(s.warnings, 'warning')}${asked}.`;
}
