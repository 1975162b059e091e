/** A fact that an answer turns on, stated: a snippet with the value to write, or `none` where that is the truth. */
import type { SourceRange, Span } from '../../../../grammar/src/text/range.ts';
import { billUnstated } from '../../determine/sale/bill-of-materials.ts';
import type { Item } from '../../model/model.ts';
import { itemsOf } from '../clauses.ts';
import type { Edit, Fix, Fixer, SpecFile, Specs } from '../fix.ts';
import { belongsOn, figureOf, notControlledFor, standing, type Stating, statingsOf } from './facts.ts';
import { edit, intoDeclaration, intoProperty, type Piece } from './insert.ts';
import { type DeclaredAt, declarationAt, declarationOf, propertiesAt } from './trees.ts';
import { kindOf } from '../../model/kind.ts';

interface Asked {
  readonly fact: string;
  readonly of: string;
  readonly at: SourceRange;
}

export const statingFact: Fixer = ({ at, data }, specs) =>
  data?.fact === undefined || data.of === undefined ? [] : statingsFor({ fact: data.fact, of: data.of, at }, specs);

function statingsFor(asked: Asked, specs: Specs): Fix[] {
  const { fact, of } = asked;
  if (fact === 'contains') {
    const parts = silentParts(asked, specs);
    if (parts.length > 0) return parts.flatMap((p) => statingsFor({ fact, of: p.name, at: p.at }, specs));
  }
  const narrowed = narrower(asked, specs);
  if (narrowed) return [narrowed];
  const figure = figureOf(specs.rulebook, fact);
  const ways = statingsOf(fact) ?? standing(fact) ?? [notControlledFor(fact) ?? figure].filter((s) => s !== undefined);
  return ways.flatMap((way): Fix[] => {
    const made = way === figure ? stateFigure(asked, way, specs) : state(asked, way, specs);
    return made ? [fix(way.title(of), made)] : [];
  });
}

/** Of a product that says what it is built of, the question is what is inside the parts that say nothing of that. */
function silentParts({ of, at }: Asked, specs: Specs): Item[] {
  const product = specs.files.get(at.file)?.model.products.find((p) => p.name === of);
  if (!product || billUnstated(product)) return [];
  const parts = itemsOf(product).filter((i) => billUnstated(i) && kindOf(i) === 'commodity');
  return parts.slice(0, PARTS);
}

/** A menu is to be read at a glance. */
const PARTS = 6;

interface Made {
  readonly file: SpecFile;
  readonly edit: Edit;
}
const fix = (title: string, { file, edit }: Made): Fix => ({ title, edits: () => [{ file: file.file, edits: [edit] }] });

/** On the declaration or destination it is asked of, whichever takes the keyword; else where its name is declared. */
function state({ of, at }: Asked, { keyword, rest }: Stating, specs: Specs): Made | undefined {
  const here = declarationAt(specs, at);
  const clause = here && propertiesAt(here.decl, at).find((p) => p.keyword === 'destination');
  if (here && clause && belongsOn('destination', keyword)) {
    const made = intoProperty(here.file, clause, { keyword, rest });
    return made && { file: here.file, edit: made };
  }
  const takes = (d: DeclaredAt | undefined): d is DeclaredAt => d !== undefined && belongsOn(d.decl.declKind, keyword);
  const named = declarationOf(specs, of, at.file);
  const target = takes(named) ? named : takes(here) ? here : undefined;
  const made = target && intoDeclaration(target.file, target.decl, { keyword, rest });
  return made && { file: target.file, edit: made };
}

/** Into `specs`, or into the `produces` it is asked of. */
function stateFigure({ of, at }: Asked, { keyword, rest }: Stating, specs: Specs): Made | undefined {
  const here = declarationAt(specs, at);
  if (!here) return undefined;
  const produced = propertiesAt(here.decl, at).find((p) => p.keyword === 'produces');
  const target = produced ? here : (declarationOf(specs, of, at.file) ?? here);
  const block = produced ?? target.decl.props.find((p) => p.keyword === 'specs');
  const made = block
    ? intoProperty(target.file, block, { keyword, rest })
    : belongsOn(target.decl.declKind, 'specs')
      ? intoDeclaration(target.file, target.decl, { keyword: 'specs', rest: [`{ ${keyword} `, ...rest, ' }'] })
      : undefined;
  return made && { file: target.file, edit: made };
}

/** What is stated and not exact enough: the paragraph of an ECCN, what technology is for, the case of a license exception. */
function narrower({ fact, of, at }: Asked, specs: Specs): Fix | undefined {
  const here = declarationAt(specs, at);
  if (!here) return undefined;
  const inside = propertiesAt(here.decl, at);
  const after = ({ file }: DeclaredAt, { end }: Span, title: string, ...pieces: Piece[]): Fix =>
    fix(title, { file, edit: edit({ start: end, end }, pieces) });
  if (fact === 'hts') {
    const target = declarationOf(specs, of, at.file);
    const heading = target?.decl.props.find((p) => p.keyword === 'hts')?.values[0];
    if (!target || !heading) return undefined;
    const title = `State the tariff heading of ${of} to more digits`;
    return after(target, { start: heading.start, end: heading.end - 1 }, title, { hole: 'DIGITS' });
  }
  const code = /^claims (\S+) under$/.exec(fact)?.[1];
  const claimed = code === undefined ? undefined : inside.find((p) => p.keyword === 'claims')?.values[0];
  if (claimed) return after(here, claimed, `Say which case of License Exception ${code} is claimed`, ' under ', PARAGRAPH);
  const isMade = fact === 'direct-product-of eccn';
  if (!isMade && fact !== 'eccn') return undefined;
  const target = isMade ? here : declarationOf(specs, of, at.file);
  const stated = isMade
    ? inside.find((p) => p.keyword.endsWith('direct-product-of'))
    : target?.decl.props.find((p) => p.keyword === 'eccn');
  const eccn = stated?.values.find((v) => v.kind === 'eccn' && v.role === undefined);
  if (!target || !eccn || stated!.values.some((v) => v.role === 'for')) return undefined;
  if (isMade || /^\d[DE]\d{3}$/i.test(eccn.text))
    return after(target, eccn, `Say what ${eccn.text} is for`, ' for ', { hole: 'ECCN' });
  return after(target, eccn, `State the paragraph of ${eccn.text} that ${of} falls under`, '.', PARAGRAPH);
}

const PARAGRAPH: Piece = { hole: 'PARAGRAPH' };
