/** What every view has in common: how it speaks with the extension, what it remembers, and how its page is made. */
import type { Said, Shown, ViewKind, Views } from '../src/views/messages.ts';
import type { Subject, WirePlace, WireRule } from '../../server/src/protocol.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: Said): void;
  getState(): unknown;
  setState(state: unknown): void;
};
const editor = acquireVsCodeApi();

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- the editor is no window
export const say = (said: Said): void => editor.postMessage(said);
export const reveal = (place: WirePlace): void => say({ type: 'reveal', place });

/** What the reader has folded, filtered and chosen outlives a view that is hidden and shown again. */
export function remembered<T extends object>(initial: T): { readonly state: T; keep(): void } {
  const state = { ...initial, ...(editor.getState() as Partial<T> | undefined) };
  return { state, keep: () => editor.setState(state) };
}

type Child = Node | string | false | undefined;

/** An element. Texts become text nodes, so that nothing in them is read as markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<Omit<HTMLElementTagNameMap[K], 'style'>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

export const button = (text: string, onclick: () => void, className = ''): HTMLButtonElement =>
  make('button', { type: 'button', onclick, className }, text);

/** A text that leads to its place in the spec, where it has one. */
export const source = (text: string, at: WirePlace | undefined): HTMLElement =>
  at ? button(text, () => reveal(at), 'source') : make('span', {}, text);

/** A paragraph with our words for it. */
export const cited = ({ cite, says }: WireRule): HTMLElement =>
  make('span', { className: 'rule' }, cite, says !== undefined && make('span', { className: 'says' }, `, ${says}`));

/** The answer, the day and the place of a determination, and a choice of others. */
export function heading(what: string, subject: Subject, ids: readonly string[]): HTMLElement {
  const choice = ids.length > 1 && chooser(ids, subject.id);
  return make(
    'header',
    {},
    make('h1', {}, `${what} of `, source(subject.id, subject.at)),
    make(
      'p',
      {},
      make('span', { className: `outcome ${subject.outcome}` }, subject.words),
      ` to ${subject.destination}, by the law of ${subject.asOf}`,
    ),
    choice,
  );
}

function chooser(ids: readonly string[], id: string): HTMLElement {
  const select = make(
    'select',
    { onchange: () => say({ type: 'choose', id: select.value }) },
    ...ids.map((each) => make('option', { value: each, selected: each === id }, each)),
  );
  return make('p', {}, make('label', {}, 'Answer shown: ', select));
}

export const copyButton = (): HTMLButtonElement => button('Copy as Markdown', () => say({ type: 'copy' }));

export const list = (items: readonly Child[], className = ''): HTMLElement =>
  make('ul', { className }, ...items.map((item) => make('li', {}, item)));

/** Shows what the extension sends, each time anew; what went wrong stands over what was shown last. */
export function show<K extends ViewKind>(draw: (view: Views[K], shown: Shown<K>) => readonly Child[]): void {
  const main = document.getElementById('view')!;
  const problem = make('p', { className: 'problem', role: 'alert', hidden: true });
  const body = make('div');
  main.replaceChildren(problem, body);
  window.addEventListener('message', ({ data }: MessageEvent<Shown<K>>) => {
    problem.hidden = data.problem === undefined;
    problem.textContent = data.problem ?? '';
    body.classList.toggle('stale', data.problem !== undefined);
    if (!data.view) return;
    const { scrollY } = window;
    const focus = focused();
    body.replaceChildren(...draw(data.view, data).filter((child) => child !== undefined && child !== false));
    window.scrollTo(0, scrollY);
    if (focus !== undefined) body.querySelector<HTMLElement>(`[data-key="${CSS.escape(focus)}"]`)?.focus();
  });
  say({ type: 'ready' });
}

/** The key of what has the focus, so that the focus stays when the view is drawn anew. */
const focused = (): string | undefined => document.activeElement?.closest<HTMLElement>('[data-key]')?.dataset.key;
