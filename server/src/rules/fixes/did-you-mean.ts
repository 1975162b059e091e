/** The nearest spelling in place of what was written, for every finding that knows one. */
import { clip } from '../../base/message.ts';
import { type Fix, type Fixer, replacing, textAt } from '../fix.ts';
import { declarationAt, propertiesAt } from './trees.ts';

/** The finding stands at the word, or at a text with the word `written` in it; its `suggestion` is the spelling. */
export const didYouMean: Fixer = (finding, specs): Fix[] => {
  const { suggestion: to, written } = finding.data ?? {};
  const all = textAt(specs, finding.at);
  const within = written === undefined ? 0 : all.toLowerCase().indexOf(written.toLowerCase());
  const from = written === undefined ? all : all.slice(within, within + written.length);
  if (to === undefined || within < 0 || from === '' || from === to) return [];
  const { file } = finding.at;
  const start = finding.at.start + within;
  const country = finding.name === 'unknown-country' ? specs.rulebook.countryNames.get(to) : undefined;
  return [
    {
      title: `Change ${from} to ${to}${country === undefined ? '' : ` (${country})`}`,
      // What an item is classified as is for its exporter to say.
      ...(finding.code < 'ES1000' && { preferred: true as const }),
      ...(onlyCase(finding.name, from, to) && { safe: true }),
      edits: () => replacing({ file, start, end: start + from.length }, to),
    },
  ];
};

/** One place too few letters or too many commas away from what it says: what is meant is certain. */
export const asMeant: Fixer = ({ at, data }, specs): Fix[] => {
  const to = data?.suggestion;
  if (to === undefined) return [];
  const title = `Change ${clip(textAt(specs, at))} to ${clip(to)}`;
  return [{ title, preferred: true, safe: true, edits: () => replacing(at, to) }];
};

/** `EU` among destinations: the countries that belong to it on the day of the file. */
export const intoMembers: Fixer = ({ at, data }, specs): Fix[] => {
  const here = declarationAt(specs, at);
  const clause = here && propertiesAt(here.decl, at).at(-1);
  if (data?.members === undefined || clause?.keyword !== 'destination') return [];
  const members = specs.rulebook.at(here!.file.model.asOf?.value ?? specs.fallbackDate).members(data.members);
  const title = `Change ${textAt(specs, at)} to its ${members.length} members`;
  return members.length === 0 ? [] : [{ title, preferred: true, edits: () => replacing(at, members.join(', ')) }];
};

/** Of words the language knows; of units the case is part of what they mean, and names of two cases may both be declared. */
const onlyCase = (name: string, from: string, to: string): boolean =>
  CASELESS.has(name) && from.toLowerCase() === to.toLowerCase();
const CASELESS = new Set(['unknown-keyword', 'unknown-word', 'unknown-currency', 'unknown-parameter', 'end-use-not-assessed']);
