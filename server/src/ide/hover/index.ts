/** What is known of the thing under the cursor, as Markdown. One file per kind of thing. */
import type { ValueNode } from '../../../../grammar/src/index.ts';
import type { SourceRange, Span } from '../../../../grammar/src/text/range.ts';
import { join } from '../markdown.ts';
import { namedAt } from '../names.ts';
import { contextOf, placeAt, type Place } from '../place.ts';
import { rangeIn, sourceOf, treeOf, type View } from '../view.ts';
import { hoverDestination } from './answers.ts';
import { hoverCountry, hoverGroup } from './country.ts';
import { hoverEccn } from './eccn.ts';
import { hoverKeyword } from './keyword.ts';
import { hoverName } from './name.ts';
import { hoverParameter } from './parameter.ts';
import { isUse } from '../../../../grammar/src/uses.ts';
import { hoverUse } from './use.ts';
import { hoverWord } from './word.ts';

export interface Hover {
  readonly at: SourceRange;
  readonly markdown: string;
}

export function hover(view: View, offset: number): Hover | undefined {
  const place = placeAt(treeOf(view), offset);
  const prop = place.props.at(-1);
  const named = namedAt(view.program, view.file, offset);
  if (named) return over(view, named.at, hoverName(view, named.declared, prop));
  const labeled =
    place.value && place.value === place.decl?.label ? sourceOf(view).declared.get(place.decl.name?.text ?? '') : undefined;
  if (place.value && labeled) return over(view, place.value, hoverName(view, labeled, undefined));
  if (place.value) return over(view, place.value, ofValue(view, place, place.value));
  if (!place.onKeyword || !place.top) return undefined;
  if (!prop) {
    const { decl, top } = place;
    const span = decl ? decl.keyword : { start: top.start, end: top.start + top.kind.length };
    return over(view, span, hoverKeyword(decl?.declKind ?? top.kind, 'file'));
  }
  return over(view, prop.keywordSpan, ofKeyword(view, place, prop));
}

function ofKeyword(view: View, place: Place, prop: Place['props'][number]): string | undefined {
  const context = contextOf(place);
  if (context === 'parameters') return hoverParameter(view.program.rulebook, prop.keyword);
  return join(
    isUse(prop.keyword) && hoverUse(view, prop),
    prop.keyword === 'destination' && hoverDestination(view, prop),
    hoverKeyword(prop.keyword, context),
  );
}

function ofValue(view: View, place: Place, value: ValueNode): string | undefined {
  const prop = place.props.at(-1);
  const destination = prop?.keyword === 'destination' ? prop : undefined;
  switch (value.kind) {
    case 'eccn':
      return hoverEccn(view, value.text);
    case 'country':
      return join(destination && hoverDestination(view, destination, value.text), hoverCountry(view, value.text));
    case 'group':
      return join(destination && hoverDestination(view, destination), hoverGroup(view, value.text));
    case 'word':
    case 'name':
      if (destination) return hoverDestination(view, destination);
      return prop && hoverWord(view, prop.keyword, contextOf(place), value.text);
    default:
      return undefined;
  }
}

const over = (view: View, span: Span, markdown: string | undefined): Hover | undefined =>
  markdown ? { at: rangeIn(view.file, span), markdown } : undefined;
