/** Every product of a file and every country: the answer of the spec's own sale where there is one, else that for an unlisted civil buyer. */
import type { Determination } from '../../determine/result.ts';
import { determineEverywhere } from '../../determine/sale/everywhere.ts';
import type { DetermineOptions } from '../../determine/options.ts';
import type { SpecModel } from '../../model/model.ts';
import type { MatrixAnswer, MatrixCell, MatrixView } from '../../protocol.ts';
import { outcomeOrder, answerWords } from '../../rules/answer-words.ts';
import { becauseOf, contentOf } from '../answers.ts';
import { printMatrixMarkdown } from '../matrix.ts';
import { editionLine } from '../rulebooks-used.ts';
import { visible } from '../../base/visible.ts';
import type { ViewContext } from './context.ts';

export interface MatrixOf {
  readonly file: string;
  readonly model: SpecModel;
  /** The determinations of the spec itself. */
  readonly stated: readonly Determination[];
  readonly options: DetermineOptions;
}

export function matrixView(of: MatrixOf, ctx: ViewContext): MatrixView {
  const { model, options } = of;
  const { rulebook } = ctx;
  const answers = new Answers();
  const rows = model.products.map((product) => {
    const anywhere = determineEverywhere(model, product, rulebook, options);
    const own = Map.groupBy(
      of.stated.filter((d) => d.product === product.name && d.at.file === of.file),
      (d) => d.destination,
    );
    return { product, anywhere, own };
  });
  const codes = [...new Set(rows.flatMap((r) => [...r.anywhere.map((d) => d.destination), ...r.own.keys()]))].sort();
  const day = rows[0]?.anywhere[0]?.asOf;
  const law = day === undefined ? undefined : rulebook.at(day);
  return {
    file: visible(ctx.input.shown(of.file)),
    products: rows.map(({ product, anywhere }) => ({
      name: visible(product.name),
      label: visible(product.label ?? product.name),
      asOf: anywhere[0]?.asOf ?? '',
      at: ctx.place(product.at),
    })),
    countries: codes.map((code) => ({ code, name: rulebook.countryNames.get(code) ?? code, groups: law?.groups(code) ?? [] })),
    answers: answers.all,
    cells: rows.map(({ anywhere, own }) => {
      const general = new Map(anywhere.map((d) => [d.destination, d]));
      return codes.map((code): MatrixCell => {
        const sale = strictest(own.get(code));
        const shown = sale ?? general.get(code);
        return shown === undefined
          ? { answer: -1, id: '', stated: false }
          : { answer: answers.of(shown), id: visible(shown.id), stated: sale !== undefined };
      });
    }),
    edition: editionLine(ctx.input),
    markdown: rows.map((r) => printMatrixMarkdown({ ...ctx.input, determinations: r.anywhere })).join('\n'),
  };
}

/** Several sales to one country: the one that stands most in the way. */
function strictest(sales: readonly Determination[] | undefined): Determination | undefined {
  return sales?.toSorted((a, b) => outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome))[0];
}

/** Answers that read alike, each once. */
class Answers {
  readonly all: MatrixAnswer[] = [];
  private readonly known = new Map<string, number>();

  of(d: Determination): number {
    const notes: string[] = [];
    const answer: MatrixAnswer = {
      outcome: d.outcome,
      words: answerWords[d.outcome],
      content: contentOf(d.deMinimis),
      because: becauseOf(d, notes).replace(/ ?\[\d+\]$/, ''),
      provided: notes.join('; '),
    };
    const key = JSON.stringify(answer);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, this.all.length);
    return this.all.push(answer) - 1;
  }
}
