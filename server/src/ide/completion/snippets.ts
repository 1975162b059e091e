/**
 * Whole declarations with places to fill in. As they stand they have no error: what must be declared elsewhere is chosen from what is,
 * and where there is none the keyword stands alone.
 */
import type { DeclKind } from '../../../../grammar/src/index.ts';
import { format } from '../../../../grammar/src/printer/index.ts';
import type { Day } from '../../../../grammar/src/text/date.ts';
import type { Declared } from '../../model/scope.ts';
import { visibleIn } from '../names.ts';
import type { ReadView } from '../view.ts';

export function snippetOf(view: ReadView, kind: DeclKind, today: Day): string | undefined {
  const visible = visibleIn(view.program, view.file);
  const fill = new Places();
  const free = (stem: string): string => {
    for (let n = 1; ; n++) if (!visible.has(`${stem}-${n}`)) return fill.text(`${stem}-${n}`);
  };
  const of = (...sorts: readonly Declared['sort'][]): string[] =>
    [...visible].filter(([, d]) => sorts.includes(d.sort)).map(([name]) => name);
  const head = (stem: string, label: string): string => `${kind} ${free(stem)} "${fill.text(label)}"`;
  switch (kind) {
    case 'party':
      return block(head('party', 'Full legal name'), `country ${fill.text('US')}`);
    case 'facility': {
      const operators = of('party');
      return block(
        head('fab', 'Name of the site'),
        operators.length > 0 && `operator ${fill.choice(operators)}`,
        `country ${fill.text('TW')}`,
        `produces ${fill.choice(['logic', 'dram', 'other'])} { node ${fill.text('28')} nm  transistor ${fill.choice(['planar', 'non-planar'])} }`,
      );
    }
    case 'input':
      return block(head('part', 'What it is'), ...item(fill, 'component', 'US', '100'));
    case 'product':
      return block(
        head('product', 'What it is'),
        ...item(fill, 'equipment', 'US', '1_000'),
        '',
        `incorporates ${fill.choice(['none', ...of('input')])}`,
        'direct-product-of none',
        'plant direct-product-of none',
        '',
        `destination ${fill.text('TW')}`,
      );
    case 'alternative': {
      const targets = of('input');
      if (targets.length === 0) return undefined;
      const name = head('substitute', 'What it is');
      return block(
        `${name} replaces ${fill.choice(targets)}`,
        `origin ${fill.text('JP')}`,
        `eccn ${fill.text('EAR99')}`,
        `value ${fill.text('100')} ${fill.text('USD')}`,
        `lead-time ${fill.text('12')} ${fill.choice(['weeks', 'days', 'months'])}`,
      );
    }
    case 'authorization': {
      const covered = of('product', 'input');
      if (covered.length === 0) return undefined;
      return block(
        head('license', 'What it is'),
        'type license',
        `number "${fill.text('D1234567')}"`,
        `covers ${fill.choice(covered)} to ${fill.text('CN')}`,
        `valid ${fill.text(today)} to ${fill.text(fourYearsAfter(today))}`,
      );
    }
    case 'notice': {
      const [bound, covered] = [of('party'), of('product', 'input')];
      if (bound.length === 0 || covered.length === 0) return undefined;
      return block(
        head('letter', 'What it is'),
        `binds ${fill.choice(bound)}`,
        `requires license for ${fill.choice(covered)} to ${fill.text('CN')}`,
        `from ${fill.text(today)}`,
      );
    }
  }
}

const TYPES = ['component', 'equipment', 'integrated-circuit', 'computer', 'electronic-assembly', 'material', 'other'];

const item = (fill: Places, type: string, origin: string, value: string): string[] => [
  `type ${fill.choice([type, ...TYPES.filter((t) => t !== type)])}`,
  `origin ${fill.text(origin)}`,
  `eccn ${fill.text('EAR99')}`,
  `value ${fill.text(value)} ${fill.text('USD')}`,
];

const block = (head: string, ...lines: readonly (string | false)[]): string =>
  inColumns(
    `${head} {\n${lines
      .filter((l) => l !== false)
      .map((l) => (l === '' ? '' : `  ${l}`))
      .join('\n')}\n}\n`,
  ).replace(/\n$/, '$$0');

/** The values in the columns in which the formatter puts them, as long as nothing else is filled in. */
function inColumns(snippet: string): string {
  const formatted = format(filled(snippet)).split('\n');
  const lines = snippet.split('\n');
  if (lines.length !== formatted.length) return snippet;
  return lines.map((line, i) => line.replace(/^ *\S+ +/, (start) => columnOf(formatted[i]!, start))).join('\n');
}

const columnOf = (line: string, start: string): string => {
  const own = /^ *\S+ +/.exec(line)?.[0] ?? start;
  return own.trim() === start.trim() ? own : start;
};

/** A snippet as it stands when nothing is filled in. */
export const filled = (snippet: string): string =>
  snippet
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
    .replaceAll('$0', '');

/** A license is usually valid for four years (750.7(g)). */
const fourYearsAfter = (day: Day): string =>
  `${Number(day.slice(0, 4)) + 4}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`;

/** Numbered in the order in which they are filled in. */
class Places {
  private n = 0;

  text(preset: string): string {
    return `\${${++this.n}:${preset}}`;
  }
  choice(options: readonly string[]): string {
    return options.length === 1 ? this.text(options[0]!) : `\${${++this.n}|${options.join(',')}|}`;
  }
}
