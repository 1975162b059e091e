import type { Rulebook } from '../../rulebook/rulebook.ts';
import { citation } from '../../rules/rule.ts';
import { list } from '../../rules/text.ts';
import { bold, escape, join } from '../markdown.ts';

/** A parameter of `specs` or `produces`: its unit and who uses it. */
export function hoverParameter(rulebook: Rulebook, written: string): string | undefined {
  const parameter = rulebook.parameters.get(written);
  if (!parameter) return undefined;
  const form = parameter.choices
    ? `one of ${parameter.choices.map(escape).join(', ')}`
    : parameter.unit
      ? `in ${escape(parameter.unit)}`
      : 'a number without a unit';
  return join(
    `${bold(parameter.name)} · ${escape(parameter.title)}`,
    `${form}${parameter.atUnit ? `, at a figure in ${escape(parameter.atUnit)}` : ''}${parameter.repeatable ? '; may be repeated' : ''}`,
    parameter.sameAs && parameter.sameAs !== written && `The same measure as \`${parameter.sameAs}\`.`,
    parameter.usedBy.length > 0 && `Used by ${escape(list(parameter.usedBy, 8))}`,
    parameter.cite && escape(citation(parameter.cite)),
  );
}
