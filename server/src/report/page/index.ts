/**
 * `earshot report`: one self-contained page. Nothing is fetched, no script runs, and the only style is the one its policy names by digest.
 */
import { editionLine } from '../rulebooks-used.ts';
import { barsOf } from './charts/bars.ts';
import { flowOf } from './charts/flow.ts';
import { performanceOf } from './charts/performance.ts';
import { timelineOf } from './charts/timeline.ts';
import { waysOf } from './charts/ways.ts';
import { type Child, Html, Markup } from './html.ts';
import type { PageInput } from './input.ts';
import { matrixOf } from './matrix.ts';
import { leversOf, questionsOf, reviewsOf } from './open.ts';
import { proofsOf } from './proofs.ts';
import { hiding } from './redact.ts';
import { stakeOf } from './stake.ts';
import { STYLE } from './style.ts';
import { summaryOf } from './summary.ts';

/** @param turn lets others come in between: the page of a large portfolio takes a while to write */
export async function printPage(input: PageInput, turn?: () => Promise<void>): Promise<string> {
  const { report, redact } = input;
  const { determinations } = report;
  const html = new Html(
    hiding(redact, input.models, [...new Set(input.models.map((m) => report.shown(m.file)))], input.rulebook),
  );
  const day = determinations
    .map((d) => d.asOf)
    .sort()
    .at(-1);
  const notes: string[] = [];
  const sections: readonly [id: string, title: string, write: () => Child][] = [
    ['summary', 'Summary', () => summaryOf(html, input, notes)],
    ['answers', 'Products and countries', () => matrixOf(html, determinations, report.shown, notes)],
    ['content', 'U.S. content against its level', () => barsOf(html, determinations)],
    ['value', 'The flow of value', () => flowOf(html, input.exposure)],
    ['stake', 'What is at stake', () => stakeOf(html, input.exposure)],
    ['alternatives', 'Alternatives', () => waysOf(html, determinations)],
    ['levers', 'What else changes an answer', () => leversOf(html, input)],
    ['days', 'The answers over the days', () => timelineOf(html, input.days)],
    [
      'performance',
      'Performance',
      () => (day === undefined ? undefined : performanceOf(html, determinations, input.rulebook.at(day))),
    ],
    ['open', 'What is undetermined', () => questionsOf(html, input)],
    ['reviews', 'Expectations and reviews', () => reviewsOf(html, determinations)],
    ['proofs', 'Arguments', () => proofsOf(html, input)],
  ];
  const shown: [id: string, title: string, body: Child][] = [];
  for (const [id, title, write] of sections) {
    const body = write();
    if (body !== undefined) shown.push([id, title, body]);
    await turn?.();
  }
  const page = html.all([
    html.el(
      'header',
      {},
      html.el('h1', {}, input.title),
      html.el('p', { class: 'soft' }, editionLine(report)),
      redact.length > 0 && html.el('p', { class: 'soft' }, `Withheld in this copy: ${redact.join(' and ')}.`),
      html.el(
        'nav',
        { 'aria-label': 'Sections' },
        html.el('ul', {}, ...shown.map(([id, title]) => html.el('li', {}, html.el('a', { href: `#${id}` }, title)))),
      ),
    ),
    html.el(
      'main',
      {},
      ...shown.map(([id, title, body]) =>
        html.el('section', { id, 'aria-labelledby': `${id}-heading` }, html.el('h2', { id: `${id}-heading` }, title), body),
      ),
    ),
    html.el('footer', {}, html.el('p', {}, `Not legal advice. The official text governs. ${editionLine(report)}`)),
  ]);
  const policy = `default-src 'none'; style-src 'sha256-${await digest(STYLE)}'; base-uri 'none'; form-action 'none'`;
  const head = html.all([
    html.el('meta', { charset: 'utf-8' }),
    html.el('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    html.el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    html.el('meta', { name: 'color-scheme', content: 'light dark' }),
    html.el('meta', { name: 'referrer', content: 'no-referrer' }),
    html.el('title', {}, input.title),
    new Markup(`<style>${STYLE}</style>`),
  ]);
  return `<!DOCTYPE html>\n<html lang="en"><head>${head.html}</head><body>${page.html}</body></html>\n`;
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...bytes));
}

export { makingPage } from './making.ts';
