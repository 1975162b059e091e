/** Railroad diagrams of the grammar as SVG: words in round boxes, rules and sorts of tokens in square ones. */
import { createRequire } from 'node:module';
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
const rail = createRequire(import.meta.url)('railroad-diagrams') as Railroad;

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

function svg(name: string, s: Syntax): string {
  const [, attributes, body] = /^<svg([^>]*)>([^]*)<\/svg>$/.exec(rail.Diagram(drawn(s)).toString().trim())!;
  const size = ['width', 'height', 'viewBox']
    .map((a) => `${a}="${new RegExp(`\\b${a}="([^"]*)"`, 'i').exec(attributes!)![1]}"`)
    .join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img">`,
    `<title>${name}</title><style>${STYLE}</style><rect class="paper" width="100%" height="100%"/>`,
    body!
      .trim()
      .replaceAll(/<path d="M[\d. ]+h0"><\/path>\n/g, '')
      .replaceAll('></path>', '/>')
      .replaceAll('></rect>', '/>'),
    '</svg>',
    '',
  ].join('\n');
}

/** By the name of the rule. */
export const diagrams = (): ReadonlyMap<string, string> => new Map([...SYNTAX].map(([name, s]) => [name, svg(name, s)]));
