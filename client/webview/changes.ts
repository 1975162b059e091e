/** Two days compared: which answers flip, and day by day the rules that changed them. */
import type { ChangesView } from '../../server/src/protocol.ts';
import { copyButton, list, make, show, source } from './frame.ts';

show<'changes'>((view) => [
  make('header', {}, make('h1', {}, view.title), ...view.summary.map((text) => make('p', {}, text))),
  make('div', { className: 'tools' }, copyButton()),
  view.ends.length > 0 ? ends(view) : make('p', {}, 'No answer flips.'),
  ...view.chapters.flatMap(chapter),
]);

function ends(view: ChangesView): HTMLElement {
  const head = ['Product', 'Destinations', `On ${view.from}`, `On ${view.to}`, 'Flips on'];
  return make(
    'table',
    {},
    make('caption', {}, 'Answers that flip'),
    make('thead', {}, make('tr', {}, ...head.map((text) => make('th', { scope: 'col' }, text)))),
    make(
      'tbody',
      {},
      ...view.ends.map((end) =>
        make(
          'tr',
          {},
          make('th', { scope: 'row' }, source(end.products, end.at)),
          ...[end.destinations, end.before, end.after, end.flipped].map((text) => make('td', {}, text)),
        ),
      ),
    ),
  );
}

function chapter({ head, why, changes, items }: ChangesView['chapters'][number]): HTMLElement[] {
  return [
    make('h2', {}, why === '' ? head : `${head}: ${why}`),
    ...(changes.length > 0
      ? [
          list(
            changes.map((change) => change.cite),
            'cites',
          ),
        ]
      : []),
    ...items.flatMap((item) => [
      make('p', { className: item.flip ? 'flip' : '' }, item.head),
      list(
        item.lines.map((line) => make('span', {}, make('span', { className: `mark ${line.mark}` }, line.mark), ` ${line.text}`)),
      ),
    ]),
  ];
}
