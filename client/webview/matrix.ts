/** Products × countries, colored by the answer: filtered by words and by answer, and each cell leads to its proof. */
import type { MatrixCell, MatrixView, WireOutcome } from '../../server/src/protocol.ts';
import { button, copyButton, make, remembered, say, show, source } from './frame.ts';
import { moveIn } from './grid.ts';

const OUTCOMES: readonly (readonly [WireOutcome, string])[] = [
  ['license-required', 'license required'],
  ['undetermined', 'undetermined'],
  ['license-exception', 'license exception holds'],
  ['authorized', 'authorized'],
  ['no-license-required', 'no license required'],
  ['not-subject', 'not subject to the EAR'],
];
const severity = new Map(OUTCOMES.map(([outcome], i) => [outcome, i]));

interface State {
  words: string;
  hidden: WireOutcome[];
  /** Only countries that the spec itself names. */
  stated: boolean;
  byName: boolean;
}
const { state, keep } = remembered<State>({ words: '', hidden: [], stated: false, byName: false });

show<'matrix'>((view) => {
  const body = make('tbody');
  const counted = make('p', { className: 'counted', role: 'status' });
  const fill = (): void => {
    const rows = rowsOf(view);
    body.replaceChildren(...rows.map((row) => rowOf(view, row)));
    const first = body.querySelector<HTMLElement>('td button');
    if (first) first.tabIndex = 0;
    counted.textContent = countedWords(view, rows.length);
  };
  const changed = (): void => {
    keep();
    fill();
  };
  fill();
  const grid = make(
    'table',
    { className: 'matrix', role: 'grid', ariaLabel: 'Answers by country and product', onkeydown: moveIn },
    make(
      'thead',
      {},
      make(
        'tr',
        {},
        make('th', { scope: 'col' }, 'Country'),
        ...view.products.map((p) => make('th', { scope: 'col' }, source(p.name, p.at), make('small', {}, `law of ${p.asOf}`))),
      ),
    ),
    body,
  );
  return [
    make(
      'header',
      {},
      make('h1', {}, `Answers of ${view.file.split('/').at(-1)} for every country`),
      make(
        'p',
        {},
        'Where the spec sells, by its parties and uses (bold); elsewhere for an unlisted civil buyer. A cell opens its proof. A star: provided that what is not stated is as assumed.',
      ),
    ),
    make('div', { className: 'tools' }, ...filters(view, changed), copyButton()),
    counted,
    make('div', { className: 'scroll' }, grid),
    make('footer', {}, view.edition),
  ];
});

function countedWords({ products, countries }: MatrixView, shown: number): string {
  if (products.length === 0) return 'The spec declares no product.';
  return `${shown} of ${countries.length} countries${shown === 0 ? ': none is left by the filters' : ''}`;
}

function filters(view: MatrixView, changed: () => void): HTMLElement[] {
  const words = make('input', {
    type: 'search',
    value: state.words,
    placeholder: 'China, CN, D:5 …',
    oninput: () => {
      state.words = words.value;
      changed();
    },
  });
  words.dataset.key = 'words';
  const there = OUTCOMES.filter(([outcome]) => view.answers.some((a) => a.outcome === outcome));
  const boxes = there.map(([outcome, text]) =>
    checkbox(text, !state.hidden.includes(outcome), (on) => {
      state.hidden = on ? state.hidden.filter((o) => o !== outcome) : [...state.hidden, outcome];
      changed();
    }),
  );
  return [
    make('label', {}, 'Countries or groups ', words),
    make('fieldset', {}, make('legend', {}, 'Answers'), ...boxes),
    checkbox('only where the spec sells', state.stated, (on) => {
      state.stated = on;
      changed();
    }),
    checkbox('by name', state.byName, (on) => {
      state.byName = on;
      changed();
    }),
  ];
}

function checkbox(text: string, checked: boolean, set: (on: boolean) => void): HTMLElement {
  const box = make('input', { type: 'checkbox', checked, onchange: () => set(box.checked) });
  box.dataset.key = text;
  return make('label', { className: 'box' }, box, ` ${text}`);
}

interface Row {
  readonly country: MatrixView['countries'][number];
  readonly cells: readonly MatrixCell[];
}

function rowsOf(view: MatrixView): Row[] {
  const wanted = wordsOf(state.words.toLowerCase(), view);
  const named = ({ code, name, groups }: Row['country']): boolean =>
    wanted.length === 0 ||
    wanted.some(
      (word) => code.toLowerCase() === word || name.toLowerCase().includes(word) || groups.some((g) => g.toLowerCase() === word),
    );
  const answered = (cell: MatrixCell): boolean => {
    const answer = view.answers[cell.answer];
    return answer !== undefined && !state.hidden.includes(answer.outcome);
  };
  const worst = (row: Row): number =>
    Math.min(...row.cells.map((c) => severity.get(view.answers[c.answer]?.outcome ?? 'not-subject') ?? OUTCOMES.length));
  const unstated = (row: Row): number => (row.cells.some((c) => c.stated) ? 0 : 1);
  const rows = view.countries
    .map((country, i): Row => ({ country, cells: view.cells.map((column) => column[i]!) }))
    .filter((row) => named(row.country) && row.cells.some(answered) && (!state.stated || row.cells.some((c) => c.stated)));
  return state.byName
    ? rows.sort((a, b) => a.country.name.localeCompare(b.country.name, 'en'))
    : rows.sort((a, b) => unstated(a) - unstated(b) || worst(a) - worst(b) || a.country.code.localeCompare(b.country.code, 'en'));
}

/** What stands between commas is a name (`south korea`) where a country has it, else words apart (`cn tw`). */
const wordsOf = (typed: string, { countries }: MatrixView): string[] =>
  typed
    .split(/[,;]/)
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .flatMap((part) => (countries.some((c) => c.name.toLowerCase().includes(part)) ? [part] : part.split(' ')))
    .filter((word) => word !== '');

function rowOf(view: MatrixView, { country, cells }: Row): HTMLElement {
  const title = country.groups.join(' ');
  return make(
    'tr',
    {},
    make('th', { scope: 'row', title }, `${country.code} `, make('span', { className: 'name' }, country.name)),
    ...cells.map((cell) => make('td', {}, cellOf(view, cell))),
  );
}

function cellOf(view: MatrixView, { answer, id, stated }: MatrixCell): HTMLElement | undefined {
  const found = view.answers[answer];
  if (!found) return undefined;
  const { outcome, words, content, because, provided } = found;
  const cell = button(
    provided === '' ? words : `${words}*`,
    () => say({ type: 'open', what: 'proof', id, everywhere: !stated }),
    `cell ${outcome}`,
  );
  if (stated) cell.classList.add('stated');
  cell.append(make('small', {}, [content, because].filter((text) => text !== '').join(' · ')));
  if (provided !== '') cell.title = `Provided ${provided}.`;
  cell.tabIndex = -1;
  cell.dataset.key = id;
  return cell;
}
