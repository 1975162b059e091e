/** `a.b[k=v,k2!=v2].c`, `a[0].b`, `a.length` into a JSON value: every value it reaches. Used by the specification tests. */
export function reach(root: unknown, path: string): unknown[] {
  let at: unknown[] = [root];
  for (const m of path.matchAll(/([^.[\]]+)|\[([^\]]*)\]/g)) {
    const [, key, where] = m;
    at = at.flatMap((v) => {
      if (v === null || v === undefined) return [];
      if (key === 'length' && Array.isArray(v)) return [v.length];
      if (key !== undefined)
        return (Array.isArray(v) ? v : [v]).flatMap((o) =>
          typeof o === 'object' && o !== null && key in o ? [(o as Record<string, unknown>)[key]] : [],
        );
      if (!Array.isArray(v)) return [];
      if (/^\d+$/.test(where!)) return v.slice(Number(where), Number(where) + 1);
      return where === '' ? v : v.filter((e) => where!.split(',').every((c) => holds(e as Record<string, unknown>, c)));
    });
  }
  return at.filter((v) => v !== null && v !== undefined);
}

function holds(element: Record<string, unknown>, condition: string): boolean {
  const m = /^(.+?)(!=|\^=|\*=|=)(.*)$/.exec(condition);
  if (!m) throw new Error(`bad selector ${condition}`);
  const v = String(element[m[1]!] ?? '');
  const wanted = m[3]!;
  if (m[2] === '*=') return v.includes(wanted);
  return m[2] === '=' ? v === wanted : m[2] === '!=' ? v !== wanted : v.startsWith(wanted);
}
