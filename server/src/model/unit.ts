/**
 * One declaration, bound. It is the unit of work: it stays the same object as long as its text and all that it reaches by name are
 * what they were, so whatever was found out about a thing of the model holds as long as the thing itself is there.
 */
import type { DeclKind, DeclNode } from '../../../grammar/src/index.ts';
import type { Text } from '../../../grammar/src/text/pieces.ts';
import { Anchor } from '../base/anchor.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import {
  authorizationShell,
  facilityShell,
  fillAuthorization,
  fillFacility,
  fillNotice,
  fillParty,
  noticeShell,
  partyShell,
} from './actors.ts';
import type { Flaw } from './flaws.ts';
import { alternativeShell, fillAlternative, fillItem, itemShell, type Mutable } from './items.ts';
import type { Declared, Notes, Reference, Scope } from './scope.ts';

export class Unit implements Notes {
  /** The same object as long as the parser has not read it again. */
  node: DeclNode;
  readonly name: string | undefined;
  /** Its text, and what after it may decide how it is read. */
  key: string;
  readonly anchor: Anchor;
  readonly diagnostics: Diagnostic[] = [];
  readonly references: Reference[] = [];
  readonly names = new Map<string, Declared | undefined>();
  inThousandths?: boolean;
  /** Made with its name and place alone, so that others may refer to it; `fill` adds the rest. */
  readonly declared: Declared;
  private filling: (() => void) | undefined;

  constructor(scope: Scope, node: DeclNode, key: string) {
    this.node = node;
    this.name = node.name?.text;
    this.key = key;
    this.anchor = new Anchor(scope.file, node.start, headOf(node));
    scope.notes = this;
    const { declared, fill } = shell(scope, node);
    scope.notes = undefined;
    this.declared = declared;
    texts.set(declared.value, key);
    this.filling = () => {
      scope.notes = this;
      fill();
      scope.notes = undefined;
    };
  }

  /** Its text moves to where it stands now. */
  stand(node: DeclNode): void {
    this.node = node;
    this.anchor.offset = node.start;
  }

  /**
   * Only words that describe it were changed, its label or what is said before it, which decide nothing: then it has those, and is
   * what it was; it is yet to `stand` there. Of an item alone; by the names of others their parties are looked for.
   */
  describedAnew(node: DeclNode, key: string): boolean {
    const { sort, value } = this.declared;
    if (sort !== node.declKind || (sort !== 'input' && sort !== 'product') || value.flaw) return false;
    if (!sameButWords(this, { node, key })) return false;
    this.anchor.head = headOf(node);
    this.key = key;
    texts.set(value, key);
    Object.assign(value as Mutable<typeof value>, { label: node.label?.text, doc: node.doc });
    return true;
  }

  fill(): void {
    this.filling?.();
    this.filling = undefined;
  }

  /** Its `names`, once it is filled. */
  get asked(): readonly (readonly [name: string, led: Declared | undefined])[] {
    return (this.allAsked ??= [...this.names]);
  }

  get flaw(): Flaw | undefined {
    return this.declared.value.flaw;
  }
  /** What its text alone does not say: an error in it may come from elsewhere. */
  set flaw(flaw: Flaw | undefined) {
    if (!flaw) return;
    const told: Flaw = { ...flaw, at: this.anchor.at(flaw.at) };
    const { sort, value } = this.declared;
    (value as { flaw?: Flaw }).flaw = told;
    if (sort === 'alternative') (value.item as Mutable<typeof value.item>).flaw = told;
  }

  /** Does a name in it lead nowhere? What is said of that turns on all names there are. */
  get wanting(): boolean {
    return (this.lost ??= this.asked.some(([, led]) => led === undefined));
  }
  private lost: boolean | undefined;
  private allAsked: readonly (readonly [name: string, led: Declared | undefined])[] | undefined;
}

const texts = new WeakMap<object, string>();

/** The text of a declaration: where it is the same, only what it reaches may be other. Unknown for a thing that no text declares. */
export const textOf = (declared: Declared['value']): string | undefined => texts.get(declared);

function shell(s: Scope, d: DeclNode): { declared: Declared; fill: () => void } {
  const sort: DeclKind = d.declKind;
  switch (sort) {
    case 'party': {
      const value = partyShell(s, d);
      return { declared: { sort, value }, fill: () => fillParty(s, d, value) };
    }
    case 'facility': {
      const value = facilityShell(s, d);
      return { declared: { sort, value }, fill: () => fillFacility(s, d, value) };
    }
    case 'input':
    case 'product': {
      const value = itemShell(s, d, sort);
      return { declared: { sort, value }, fill: () => fillItem(s, d, value) };
    }
    case 'alternative': {
      const value = alternativeShell(s, d);
      return { declared: { sort, value }, fill: () => fillAlternative(s, d, value) };
    }
    case 'authorization': {
      const value = authorizationShell(s, d);
      return { declared: { sort, value }, fill: () => fillAuthorization(s, d, value) };
    }
    case 'notice': {
      const value = noticeShell(s, d);
      return { declared: { sort, value }, fill: () => fillNotice(s, d, value) };
    }
  }
}

/** Length of its keyword, its name and its label. */
const headOf = ({ start, name, label, keyword }: DeclNode): number => (label ?? name ?? keyword).end - start;

interface Worded {
  readonly node: DeclNode;
  readonly key: string;
}

/** Of one name and sort, and not left open: how it is read turns on nothing behind it. */
function sameButWords(a: Worded, b: Worded): boolean {
  if (!isClosed(a.key) || !isClosed(b.key)) return false;
  const [named, said] = parts(a);
  const [otherName, other] = parts(b);
  return named === otherName && said === other;
}

/** From its keyword to its name, and behind its label. */
function parts({ node, key }: Worded): readonly [string, string] {
  const begin = key.length - (node.end - node.start);
  return [key.slice(begin, begin + node.name!.end - node.start), key.slice(begin + headOf(node))];
}

/** Characters after a declaration that nothing closes which may decide how it is read: two words and more. */
const AHEAD = 256;

/** Two declarations of one key are read alike, wherever they stand. `from`: where the statement before ends; its documentation may stand there. */
export function keyOf(text: Text, from: number, end: number): string {
  const closed = text.slice(end - 1, end) === '}';
  // A copy: a mere slice would keep the whole text.
  return ` ${closed ? CLOSED : ' '}${text.slice(from, closed ? end : end + AHEAD)}`.slice(1);
}

const CLOSED = '}';
const isClosed = (key: string): boolean => key.startsWith(CLOSED);
