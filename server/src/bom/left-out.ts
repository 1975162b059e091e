/** Rows of a bill of materials that are no parts, each with the reason that is printed. */

const NOT_FITTED =
  /\b(do not (install|populate|fit|place|stuff|mount)|dni|dnp|dnf|nicht bestuck(en|t)|not fitted|not installed|no stuff|no pop)\b|不贴|未実装/i;
const NO_PART =
  /\b(fiducial|fid\d*|mounting hole|tooling hole|m\d(\.\d)? hole|hole with no copper|test ?point|solder ?jumper|pcb logo|silkscreen)\b|^[\w.-]*(logo|flag)$/i;
const TOTAL =
  /^(sub ?-?total|total|grand total|sum|summe|gesamt(summe|betrag)?|zwischensumme|total g[eé]n[eé]ral|合計|小計|合计|小计|总计)(?![\p{L}\p{N}])/iu;

/**
 * @param part the cell that names the part
 * @param said cells that name or describe it
 * @param all every cell of the row
 * @param fitted what a column of its own says of that; nothing where it says nothing
 */
export function whyLeftOut(
  part: string,
  said: readonly string[],
  all: readonly string[],
  fitted: boolean | undefined,
): string | undefined {
  if (all.every((c) => c === '')) return 'blank';
  if (fitted === true) return undefined;
  // A part may have such a word in its description, or its maker in its name.
  if ((part === '' || TOTAL.test(part)) && all.some((c) => TOTAL.test(c))) return 'a total';
  if (fitted === false || all.some((c) => NOT_FITTED.test(c))) return 'not fitted';
  if (said.some((c) => NO_PART.test(c))) return 'no part of its own: a hole, a mark, a test point or a picture';
  return undefined;
}

const YES = /^(x|y|yes|true|1|ja|j|oui|o|是)$/i;
const NO = /^(n|no|false|0|nein|non|否|not fitted)$/i;

/** Is the part fitted? @param name of the column, which asks for that or for the contrary */
export function isFitted(name: string, cell: string): boolean | undefined {
  if (/^\s*(dn[pif]|dnpop|dnm|no ?stuff)\s*$/i.test(cell)) return false;
  const contrary = /^\s*(dn|do[ _-]?not)/i.test(name);
  if (YES.test(cell.trim())) return !contrary;
  if (NO.test(cell.trim())) return contrary;
  return undefined;
}
