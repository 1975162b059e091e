/** A line of the bill of materials: its value, its share, whether it counts and why, for each destination. */
import type { PropNode } from '../../../../grammar/src/index.ts';
import type { ContentLine, Determination } from '../../determine/result.ts';
import { list, short } from '../../rules/text.ts';
import { escape, table } from '../markdown.ts';
import { money, placesOf } from '../phrases.ts';
import type { View } from '../view.ts';

const controlled = { yes: 'controlled', no: 'not controlled', undetermined: 'undetermined' } as const;

export function hoverUse(view: View, prop: PropNode): string | undefined {
  const name = prop.values.find((v) => v.kind === 'name')?.text;
  if (name === undefined) return undefined;
  const found = view.result.determinations.flatMap((d) => {
    const line = d.deMinimis?.content.find(
      (l) => l.input === name && l.at.file === view.file && l.at.start >= prop.start && l.at.end <= prop.end,
    );
    return line ? [{ d, line }] : [];
  });
  if (found.length === 0) {
    return prop.keyword === 'contains' ? undefined : 'Not counted as U.S. content for any destination in this file.';
  }
  const groups = [
    ...Map.groupBy(found, ({ d, line }) =>
      JSON.stringify([line.value, line.share, line.controlled, line.because, d.asOf]),
    ).values(),
  ];
  const rows = groups.map((group) =>
    row(
      group.map(({ d }) => d),
      group[0]!.line,
    ),
  );
  return table(['To', 'Value', 'Share', 'For this destination', 'Because'], rows);
}

function row(determinations: readonly Determination[], line: ContentLine): string[] {
  const [first] = determinations;
  return [
    escape(list(placesOf(determinations), 12)),
    line.value === undefined ? 'unknown' : escape(money(line.value, first?.deMinimis?.currency)),
    line.share === undefined ? 'unknown' : `${short(line.share)} %`,
    controlled[line.controlled],
    escape(list(line.because, 3)),
  ];
}
