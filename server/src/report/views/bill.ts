/** The U.S. content of a product against the de minimis level, as lines that can be drawn. */
import type { ContentLine, Determination } from '../../determine/result.ts';
import type { BillLine, BillView } from '../../protocol.ts';
import { amount } from '../../base/figures.ts';
import { short } from '../../rules/text.ts';
import { contentOf } from '../answers.ts';
import { editionLine } from '../rulebooks-used.ts';
import { markdownText } from '../markup.ts';
import { visible } from '../../base/visible.ts';
import { ruleOf, subjectOf, type ViewContext } from './context.ts';

export function billView(d: Determination, ctx: ViewContext): BillView {
  const m = d.deMinimis;
  const money = (value: string | undefined): string | undefined =>
    value === undefined ? undefined : amount(value.replace(/\.00$/, ''), m?.currency);
  const [price, controlled, breakEven] = [money(m?.productValue), money(m?.controlledValue), money(m?.breakEvenPrice)];
  const none = whyNone(d);
  const parts = {
    subject: subjectOf(d, ctx),
    ...(none !== undefined && { none }),
    ...(m && { rule: ruleOf(m.rule, ctx), compared: contentOf(m) }),
    level: Number(m?.level ?? 0),
    exceeded: m?.exceeded ?? ('no' as const),
    ...(price !== undefined && { price }),
    ...(controlled !== undefined && { controlled }),
    ...(breakEven !== undefined && { breakEven }),
    lines: (m?.content ?? []).map((line) => lineOf(line, money(line.value), ctx)),
    edition: editionLine(ctx.input),
  };
  return { ...parts, markdown: billMarkdown(parts) };
}

function whyNone(d: Determination): string | undefined {
  const m = d.deMinimis;
  if (!m) {
    const direct = d.bases.find((b) => b.answer === 'yes' && b.kind !== 'de-minimis');
    if (direct?.kind === 'us-origin') return 'It is of U.S. origin: no level of U.S. content is asked about.';
    if (direct?.kind === 'in-us') return 'It is in the United States: no level of U.S. content is asked about.';
    return 'No level of U.S. content is asked about for this sale.';
  }
  return m.content.length === 0 ? 'Nothing of U.S. origin is in it.' : undefined;
}

function lineOf(line: ContentLine, value: string | undefined, ctx: ViewContext): BillLine {
  const path = line.path && line.path.length > 0 ? line.path : [line.input];
  return {
    path: path.map(visible),
    quantity: line.quantity,
    ...(line.eccn !== null && { eccn: line.eccn }),
    ...(value !== undefined && { value }),
    ...(line.share !== undefined && { share: Number(line.share) }),
    counts: line.controlled,
    because: line.because.map((b) => ruleOf(b.replace(/^15 CFR /, ''), ctx)),
    at: ctx.place(line.at),
  };
}

const COUNTS = { yes: 'counts', no: 'does not count', undetermined: 'open' } as const;

function billMarkdown(view: Omit<BillView, 'markdown'>): string {
  const { subject, none, compared, rule, price, controlled, breakEven, lines, edition } = view;
  const text = markdownText;
  const figures = [
    price && `Price ${price}.`,
    controlled && `Controlled U.S. content ${controlled}.`,
    breakEven && `Level met at a price of ${breakEven}.`,
  ].filter((s) => s);
  const out = [
    `# U.S. content of ${text(subject.id)}${compared ? `: ${text(compared)}` : ''}`,
    '',
    `Law of ${subject.asOf}; ${subject.words}.${rule ? ` Level by ${rule.cite}.` : ''}`,
    '',
    ...(none === undefined ? [] : [text(none), '']),
    ...(figures.length > 0 ? [figures.join(' '), ''] : []),
  ];
  if (lines.length > 0) {
    out.push('| input | ECCN | value | share | | because |', '| --- | --- | ---: | ---: | --- | --- |');
    for (const l of lines) {
      const share = l.share === undefined ? 'unknown' : `${short(String(l.share))} %`;
      const cells = [
        `${l.quantity} ${l.path.join(' › ')}`,
        l.eccn ?? 'not stated',
        l.value ?? 'unknown',
        share,
        COUNTS[l.counts],
      ];
      out.push(`| ${[...cells, l.because.map((b) => b.cite).join(', ')].map(text).join(' | ')} |`);
    }
    out.push('');
  }
  out.push(text(edition));
  return `${out.join('\n')}\n`;
}
