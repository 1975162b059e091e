/** `earshot.json`: what a project has agreed on. It comes before an editor's own settings, so that editor and CI agree. */
import { parseDay, type Day } from '../../../grammar/src/text/date.ts';
import type { Settings } from '../protocol.ts';
import type { CheckOptions } from '../workspace/check.ts';
import type { Disk } from './disk.ts';

export interface Project {
  readonly asOf?: Day;
  readonly strict?: boolean;
  readonly codified?: boolean;
  readonly strictDates?: boolean;
  readonly margin?: string;
  /** Folders of rulebooks, as written, and the folder they are relative to: that of `earshot.json`, below the root. */
  readonly rulebooks?: readonly string[];
  readonly folder?: string;
}

const FILE = 'earshot.json';

/** The nearest `earshot.json` at or above a file, within its folder. One that cannot be read says nothing here; the command line reports it. */
export function projectOf(disk: Disk, file: string): Project {
  const parts = file.split('/').slice(0, -1);
  for (let depth = parts.length; depth >= 0; depth--) {
    const folder = parts.slice(0, depth).join('/');
    const text = disk.read(folder === '' ? FILE : `${folder}/${FILE}`);
    if (text !== undefined) return { ...read(text), folder };
  }
  return {};
}

function read(text: string): Project {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {};
  }
  if (typeof value !== 'object' || value === null) return {};
  const { 'as-of': asOf, strict, 'strict-dates': strictDates, codified, margin, rulebooks } = value as Record<string, unknown>;
  const stated = typeof asOf === 'string' ? parseDay(asOf) : undefined;
  return {
    ...(stated !== undefined && { asOf: stated }),
    ...(typeof strict === 'boolean' && { strict }),
    ...(typeof codified === 'boolean' && { codified }),
    ...(typeof strictDates === 'boolean' && { strictDates }),
    ...(typeof margin === 'number' && margin >= 0 && margin <= 100 && { margin: String(margin) }),
    ...(Array.isArray(rulebooks) && { rulebooks: rulebooks.filter((r): r is string => typeof r === 'string') }),
  };
}

export interface Resolved {
  readonly options: CheckOptions;
  /** Is the fallback day configured, or today? */
  readonly configured: boolean;
}

export function resolveOptions(project: Project, settings: Settings, today: Day): Resolved {
  const stated = project.asOf ?? parseDay(settings.asOf);
  return {
    configured: stated !== undefined,
    options: {
      fallbackDate: stated ?? today,
      strict: project.strict ?? settings.strict,
      codified: project.codified ?? settings.codified,
      ...(project.strictDates === undefined ? {} : { strictDates: project.strictDates }),
      ...(project.margin !== undefined && { margin: project.margin }),
    },
  };
}
