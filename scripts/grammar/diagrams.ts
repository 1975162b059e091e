/** Railroad diagrams of the grammar as SVG: words in round boxes, rules and sorts of tokens in square ones. */
import { createRequire } from 'node:module';
import { ruleOf } from './ebnf.ts';
import { SYNTAX, type Syntax } from './syntax.ts';

/** Anything that can be drawn. */
type Drawn = object;
interface Railroad {
  Diagram: (...of: Drawn[]) => { toString(): string };
  Sequence: (...of: Drawn[]) => Drawn;
  Choice: (usual: number, ...of: Drawn[]) => Drawn;
  Optional: (of: Drawn) => Drawn;
  OneOrMore: (of: Drawn, between?: Drawn) => Drawn;
  ZeroOrMore: (of: Drawn) => Drawn;
  Terminal: (text: string) => Drawn;
  NonTerminal: (text: string) => Drawn;
}
/** Loaded when something is drawn: a build that finds every diagram as it should be does without. */
let rail: Railroad;

function drawn(s: Syntax): Drawn {
  switch (s.sort) {
    case 'word':
      return rail.Terminal(s.text);
    case 'token':
    case 'rule':
      return rail.NonTerminal(s.name);
    case 'sequence':
      return rail.Sequence(...s.of.map(drawn));
    case 'choice':
      return rail.Choice(0, ...s.of.map(drawn));
    case 'optional':
      return rail.Optional(drawn(s.of));
    case 'many':
      return rail.ZeroOrMore(drawn(s.of));
    case 'list':
      return rail.OneOrMore(drawn(s.of), rail.Terminal(s.separator));
  }
}

const STYLE = [
  'path{stroke:#57606a;stroke-width:2;fill:none}',
  'text{font:13px monospace;text-anchor:middle;fill:#1f2328}',
  'rect{stroke:#57606a;stroke-width:1.5;fill:#fff}',
  'rect[rx]{fill:#ddf4ff}',
  '.paper{fill:#fff;stroke:none}',
].join('');

/** What a diagram says in text, for those who do not see it; by it a diagram is known to be up to date. */
const description = (name: string): string =>
  ruleOf(name).replaceAll(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]!);

function svg(name: string): string {
  rail ??= createRequire(import.meta.url)('railroad-diagrams') as Railroad;
  const [, attributes, body] = /^<svg([^>]*)>([^]*)<\/svg>$/.exec(
    rail
      .Diagram(drawn(SYNTAX.get(name)!))
      .toString()
      .trim(),
  )!;
  const size = ['width', 'height', 'viewBox']
    .map((a) => `${a}="${new RegExp(`\\b${a}="([^"]*)"`, 'i').exec(attributes!)![1]}"`)
    .join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img">`,
    `<title>${name}</title>`,
    `<desc>${description(name)}</desc>`,
    `<style>${STYLE}</style><rect class="paper" width="100%" height="100%"/>`,
    body!
      .trim()
      .replaceAll(/<path d="M[\d. ]+h0"><\/path>\n/g, '')
      .replaceAll('></path>', '/>')
      .replaceAll('></rect>', '/>'),
    '</svg>',
    '',
  ].join('\n');
}

/** The diagram of a rule: the one there is, where that is up to date. */
export function diagramOf(name: string, before: string | undefined): string {
  return before?.includes(`<desc>${description(name)}</desc>`) && before.includes(`<style>${STYLE}</style>`) ? before : svg(name);
}
