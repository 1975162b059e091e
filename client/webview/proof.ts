/** The proof as a tree: what the answer rests on first, what was tried and does not decide folded away. */
import { VscodeTree } from '@vscode-elements/elements/dist/vscode-tree/vscode-tree.js';
import { VscodeTreeItem } from '@vscode-elements/elements/dist/vscode-tree-item/vscode-tree-item.js';
import type { ProofStep, WirePlace } from '../../server/src/protocol.ts';
import { button, cited, copyButton, heading, list, make, remembered, reveal, say, show, source } from './frame.ts';

/** Branches that the reader has opened or closed against what the view does by itself, by their place in the tree. */
const { state, keep } = remembered<{ folds: Record<string, boolean> }>({ folds: {} });
const places = new WeakMap<Element, WirePlace>();

/** So many steps of one kind stand apart; more are folded into one line. */
const FEW = 3;
/** Below this depth a branch opens when it is asked to. */
const DEEP = 4;

const WORDS = { yes: 'yes', no: 'no', undetermined: 'open' } as const;

interface Line {
  readonly key: string;
  readonly mark?: keyof typeof WORDS;
  readonly text: string;
  readonly more?: HTMLElement;
  readonly at?: WirePlace;
  readonly open?: boolean;
  readonly children?: () => VscodeTreeItem[];
}

function item({ key, mark, text, more, at, open, children }: Line): VscodeTreeItem {
  const element = new VscodeTreeItem();
  const label = make('span', { className: at ? 'line source' : 'line' });
  if (mark) label.append(make('span', { className: `mark ${mark}` }, WORDS[mark]), ' ');
  label.append(text);
  if (more) label.append(' ', more);
  element.append(label);
  // Else its name would be the text of the whole branch.
  label.id = `line-${key}`;
  element.setAttribute('aria-labelledby', label.id);
  element.dataset.key = key;
  if (at) places.set(element, at);
  if (!children) return element;
  element.branch = true;
  const fill = (): void => {
    if (element.open && !element.querySelector('vscode-tree-item')) element.append(...children());
  };
  element.open = state.folds[key] ?? open ?? false;
  fill();
  // The library tells nobody that a branch was opened but by its attribute.
  new MutationObserver(() => {
    state.folds[key] = element.open;
    keep();
    fill();
  }).observe(element, { attributeFilter: ['open'] });
  return element;
}

function stepItem(step: ProofStep, key: string, depth: number): VscodeTreeItem {
  const { answer, text, rule, coverage, facts, missing, because, besides } = step;
  const below = facts.length + missing.length + because.length + besides.length > 0;
  const more = make('span', { className: 'more' }, rule && cited(rule), coverage !== undefined && ` [${coverage}]`);
  return item({
    key,
    mark: answer,
    text,
    ...((rule || coverage !== undefined) && { more }),
    open: depth < DEEP && (answer !== 'no' || depth === 0),
    ...(below && {
      children: () => [
        ...facts.map((f, i) => item({ key: `${key}.f${i}`, text: f.text, ...(f.at && { at: f.at }) })),
        ...missing.map((m, i) => item({ key: `${key}.m${i}`, text: `Missing: ${m}` })),
        ...steps(because, `${key}.`, depth + 1),
        ...aside(besides, `${key}.b`, depth + 1),
      ],
    }),
  });
}

/** Many that all fail are one line. */
function steps(list: readonly ProofStep[], key: string, depth: number): VscodeTreeItem[] {
  const failed = list.filter((s) => s.answer === 'no');
  if (failed.length <= FEW) return list.map((s, i) => stepItem(s, `${key}${i}`, depth));
  const rest = list.filter((s) => s.answer !== 'no');
  return [
    ...rest.map((s, i) => stepItem(s, `${key}${i}`, depth)),
    folded(`${failed.length} tried, none applies`, failed, `${key}n`, depth),
  ];
}

function aside(list: readonly ProofStep[], key: string, depth: number): VscodeTreeItem[] {
  if (list.length === 0) return [];
  const what = list.length === 1 ? 'other step, which does not decide' : 'other steps, which do not decide';
  return [folded(`${list.length} ${what}`, list, key, depth)];
}

const folded = (text: string, list: readonly ProofStep[], key: string, depth: number): VscodeTreeItem =>
  item({ key, text, children: () => list.map((s, i) => stepItem(s, `${key}${i}`, depth)) });

function tree(list: readonly ProofStep[]): VscodeTree {
  const element = new VscodeTree();
  element.ariaLabel = 'The steps of the proof';
  element.append(...list.map((s, i) => stepItem(s, String(i), 0)));
  element.addEventListener('vsc-tree-select', (event) => {
    const [chosen] = (event as CustomEvent<unknown>).detail as VscodeTreeItem[];
    const at = chosen && places.get(chosen);
    if (at) reveal(at);
  });
  return element;
}

show<'proof'>((view, { ids }) => {
  const why = tree(view.steps);
  const unfold = (open: boolean) => (): void => {
    // A branch fills when it opens, and what fills it may have branches.
    let seen = -1;
    for (let all = branches(why); all.length !== seen; all = branches(why)) {
      seen = all.length;
      for (const branch of all) branch.open = open;
    }
  };
  return [
    heading('Proof', view.subject, ids),
    ...view.notes.map((note) => make('p', {}, note)),
    make(
      'div',
      { className: 'tools' },
      copyButton(),
      button('Unfold all', unfold(true)),
      button('Fold all', unfold(false)),
      button('U.S. content', () => say({ type: 'open', what: 'bill', id: view.subject.id, everywhere: false })),
    ),
    make('h2', {}, 'Why'),
    why,
    ...(view.missing.length > 0 ? [make('h2', {}, 'Missing'), list(view.missing.map((m) => source(m.text, m.at)))] : []),
    ...(view.provided.length > 0 ? [make('h2', {}, 'Provided'), list(view.provided)] : []),
    make('footer', {}, view.edition),
  ];
});

const branches = (of: VscodeTree): VscodeTreeItem[] => [...of.querySelectorAll('vscode-tree-item')].filter((each) => each.branch);
