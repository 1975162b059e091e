/** Rows of a bill of materials that are no parts, each with the reason that is printed. */

const NOT_FITTED =
  /\b(do not (install|populate|fit|place|stuff|mount)|dni|dnp|dnf|nicht bestuck(en|t)|not fitted|not installed|no stuff|no pop)\b|不贴|未実装/i;
const NO_PART =
  /\b(fiducial|fid\d*|mounting hole|tooling hole|m\d(\.\d)? hole|hole with no copper|test ?point|solder ?jumper|pcb logo|silkscreen)\b|^[\w.-]*(logo|flag)$/i;
const TOTAL =
  /^(sub ?-?total|total|grand total|sum|summe|gesamt(summe|betrag)?|zwischensumme|total g[eé]n[eé]ral|合計|小計|合计|小计|总计)\b:?/i;

/** @param said cells that name or describe the part; @param all every cell of the row */
export function whyLeftOut(said: readonly string[], all: readonly string[], fitted: string | undefined): string | undefined {
  if (all.every((c) => c === '')) return 'blank';
  if (all.some((c) => TOTAL.test(c))) return 'a total';
  if (all.some((c) => NOT_FITTED.test(c)) || isNotFitted(fitted)) return 'not fitted';
  if (said.some((c) => NO_PART.test(c))) return 'no part of its own: a hole, a mark, a test point or a picture';
  return undefined;
}

/** A column of its own: `DNP` headed cells say yes, `fitted` headed cells say no. */
const isNotFitted = (cell: string | undefined): boolean => cell !== undefined && /^(x|dnp|dni|dnf)$/i.test(cell.trim());
