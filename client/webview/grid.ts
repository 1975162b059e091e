/** Keys of a grid: one stop for the tabulator, arrows and their like within. */

type Move = (row: number, column: number, rows: number, columns: number) => readonly [number, number];

const PAGE = 10;
const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: (r, c) => [r - 1, c],
  ArrowDown: (r, c) => [r + 1, c],
  ArrowLeft: (r, c) => [r, c - 1],
  ArrowRight: (r, c) => [r, c + 1],
  PageUp: (r, c) => [r - PAGE, c],
  PageDown: (r, c) => [r + PAGE, c],
  Home: (r) => [r, 0],
  End: (r, _c, _rows, columns) => [r, columns - 1],
};

export function moveIn(event: KeyboardEvent): void {
  const move = MOVES[event.key];
  const from = event.target instanceof Element ? event.target.closest('td') : null;
  const row = from?.parentElement;
  if (!move || !from || !(row instanceof HTMLTableRowElement) || !row.parentElement) return;
  const rows = [...row.parentElement.children] as HTMLTableRowElement[];
  const cells = [...row.querySelectorAll('td')];
  const [r, c] = move(rows.indexOf(row), cells.indexOf(from), rows.length, cells.length);
  const within = (n: number, length: number): number => Math.max(0, Math.min(length - 1, n));
  const to = rows[within(r, rows.length)]?.querySelectorAll('td')[within(c, cells.length)]?.querySelector('button');
  event.preventDefault();
  if (!to) return;
  const before = from.querySelector('button');
  if (before) before.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
}
