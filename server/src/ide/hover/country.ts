/** Countries and groups as the law of the file's date has them. */
import { list } from '../../rules/text.ts';
import { bold, escape, join } from '../markdown.ts';
import { lawOf, type ReadView } from '../view.ts';

export function hoverCountry(view: ReadView, written: string): string | undefined {
  const code = written.toUpperCase();
  if (!view.program.rulebook.countryNames.has(code)) return undefined;
  const law = lawOf(view);
  const name = `${bold(law.countryName(code))} (${escape(code)})`;
  if (!law.hasCountry(code)) return `${name} was not a destination of its own on ${law.date}.`;
  const governing = law.governing(code);
  const groups = law.groups(code);
  const columns = [...law.chart(code)];
  return join(
    `${name} · law of ${law.date}`,
    governing !== code && `Treated as ${escape(law.countryName(governing))} (${escape(governing)}) on ${law.date}.`,
    groups.length > 0 ? `Country Groups ${groups.join(', ')} (15 CFR 740 supp. 1).` : 'In no Country Group.',
    columns.length > 0
      ? `Country Chart: ${columns.join(', ')} (15 CFR 738 supp. 1).`
      : law.hasChartRow(code)
        ? 'No column of the Country Chart is marked.'
        : 'Whose row of the Country Chart applies is not known (15 CFR 738.3(b)).',
  );
}

export function hoverGroup(view: ReadView, written: string): string | undefined {
  const group = written.toUpperCase();
  if (!view.program.rulebook.groupNames.has(group)) return undefined;
  const law = lawOf(view);
  const members = law.members(group);
  return join(
    `Country Group ${bold(group)} (15 CFR 740 supp. 1): ${members.length} ${members.length === 1 ? 'destination' : 'destinations'} on ${law.date}`,
    members.length > 0 &&
      escape(
        list(
          members.map((m) => law.countryName(m)),
          40,
        ),
      ),
  );
}
