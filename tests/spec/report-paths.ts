/** Which paths a column head may name: those of a determination in the schema of the report, and nothing else. */
import { z } from 'zod';
import { ReportSchema } from '../../server/src/report/schema.ts';

interface Shape {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Shape[];
}

const report = z.toJSONSchema(ReportSchema) as Shape & { readonly $defs?: Readonly<Record<string, Shape>> };
const determination = resolved(report.properties!['determinations']!.items!);
const requirement = resolved(determination.properties!['requirements']!.items!);
const properties: Readonly<Record<string, Shape>> = {
  ...determination.properties,
  // Which fact of the spec it stands on, the report says in its finding (ES3002).
  requirements: {
    type: 'array',
    items: { ...requirement, properties: { ...requirement.properties, because: { type: 'string' } } },
  },
  // The report lists them among the alternatives; a determination keeps them apart.
  otherAlternatives: determination.properties!['alternatives']!,
};

function resolved(shape: Shape): Shape {
  return shape.$ref ? (report.$defs?.[shape.$ref.replace('#/$defs/', '')] ?? {}) : shape;
}

/** What is wrong with a path of a determination, and with a value expected there; undefined where nothing is. `—`: nothing there. */
export function wrongPath(path: string, expected = '—'): string | undefined {
  const steps = [...path.matchAll(/\.?([^.[\]]+)|\[([^\]]*)\]/gy)];
  if (steps.map((s) => s[0]).join('') !== path || path === '') return `${path} is no path`;
  let at: Shape = { type: 'object', properties };
  for (const [text, key, where] of steps) {
    if (key === 'length' && at.type === 'array') {
      at = { type: 'integer' };
    } else if (key !== undefined) {
      const next = (at.type === 'array' ? resolved(at.items!) : at).properties?.[key];
      if (!next) return `${path}: a determination has no ${text.replace(/^\./, '')} there`;
      at = resolved(next);
    } else {
      if (at.type !== 'array') return `${path}: ${text} stands where there is no list`;
      const element = resolved(at.items!);
      const wrong = selector(where!, element);
      if (wrong) return `${path}: ${wrong}`;
      at = element;
    }
  }
  return expected === '—' ? undefined : wrongValue(at, expected, path);
}

function selector(where: string, element: Shape): string | undefined {
  if (where === '' || /^\d+$/.test(where)) return undefined;
  for (const clause of where.split(',')) {
    const m = /^([^=!^*]+)(!=|\^=|\*=|=)(.*)$/.exec(clause);
    if (!m) return `${clause} selects nothing`;
    const shape = element.properties?.[m[1]!];
    if (!shape) return `its elements have no ${m[1]}`;
    const wrong = m[2] === '^=' || m[2] === '*=' ? undefined : wrongValue(resolved(shape), m[3]!, m[1]!);
    if (wrong) return wrong;
  }
  return undefined;
}

/** A closed list of values holds the value expected, a number is one, and a record or a list is nothing to compare with. */
function wrongValue(shape: Shape, value: string, of: string): string | undefined {
  if (shape.anyOf) {
    const each = shape.anyOf.map((s) => wrongValue(resolved(s), value, of));
    return each.includes(undefined) ? undefined : each[0];
  }
  if (shape.enum && !shape.enum.includes(value)) return `${of} is never ${value}, but one of ${shape.enum.join(', ')}`;
  if (shape.type === 'integer' && !/^\d+$/.test(value)) return `${of} is a number, never ${value}`;
  if (shape.type === 'boolean' && value !== 'true' && value !== 'false') return `${of} is true or false, never ${value}`;
  if (shape.type === 'object') return `${of} is a record: name a field of it`;
  return undefined;
}
