/** The page of each code, as Markdown: for docs/, for `explain CODE`, for the editor's code links. */
import { type CodeInfo, codes } from './index.ts';
import { type Example, exampleFiles } from './rule.ts';

const SEVERITY: Readonly<Record<CodeInfo['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  information: 'information',
  hint: 'hint',
};

/** The page as text, or undefined where there is no such code. Any case is taken. */
export function explainCode(code: string): string | undefined {
  const info = codes.get(code.toUpperCase());
  return info && renderPage(info);
}

function renderPage(info: CodeInfo): string {
  const { page } = info;
  return (
    [
      `# ${info.code}: ${info.title}`,
      `\`${info.name}\` · ${SEVERITY[info.severity]}`,
      ...(info.notYet ? [info.notYet] : []),
      `## What it checks\n\n${page.what}`,
      `## Why\n\n${page.why}${page.cite.length > 0 ? `\n\n${page.cite.map((c) => `- ${c}`).join('\n')}` : ''}`,
      `## How to fix it\n\n${page.fix}`,
      `## When to suppress it\n\n${page.suppress ?? NEVER}${page.suppress === null ? '' : `\n\n    // earshot-ignore ${info.code}: reason`}`,
      `## Example\n\nReported here:\n\n${fence(page.bad)}\n\nNot here:\n\n${fence(page.good)}`,
    ].join('\n\n') + '\n'
  );
}

const NEVER = 'It cannot be suppressed in the file.';

/** What an example prints at most; a longer one is run in full and shown in part. */
const SHOWN = 1_500;

function fence(example: Example): string {
  const { files, fallbackDate, maxDeterminations, rulebook = {} } = exampleFiles(example);
  const entries = Object.entries(files);
  if (entries.length === 0) return '(There is no file `example.earshot`.)';
  const blocks = entries.map(([file, text]) => {
    const shown =
      text.length <= SHOWN
        ? text
        : `${text.slice(0, SHOWN).replace(/[^\n]{200,}$/, (line) => line.slice(0, 40))}\n… (${text.length} characters in all)\n`;
    return `${entries.length > 1 ? `\`${file}\`\n\n` : ''}\`\`\`earshot\n${printable(shown)}\`\`\``;
  });
  if (maxDeterminations !== undefined) blocks.push(`where \`earshot.json\` has \`"max-determinations": ${maxDeterminations}\``);
  for (const [file, text] of Object.entries(rulebook))
    blocks.push(
      `\`company-policy/${file}\`, where \`earshot.json\` has \`"rulebooks": ["./company-policy"]\`\n\n\`\`\`yaml\n${text}\`\`\``,
    );
  return `${blocks.join('\n\n')}${fallbackDate ? `\n\nChecked on ${fallbackDate}.` : ''}`;
}

/** A control character would make the page itself unreadable. */
const printable = (text: string): string =>
  [...text]
    .map((c) =>
      c < ' ' && c !== '\n' && c !== '\t' ? `<U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>` : c,
    )
    .join('');

const FAMILIES: readonly (readonly [prefix: string, title: string])[] = [
  ['ES00', 'Syntax'],
  ['ES01', 'Names, imports, units, values'],
  ['ES10', 'Facts that are missing or contradict each other'],
  ['ES20', 'Jurisdiction: de minimis'],
  ['ES21', 'Jurisdiction: foreign direct products'],
  ['ES30', 'License required'],
  ['ES40', 'Exceptions and authorizations'],
  ['ES50', 'Alternatives'],
  ['ES60', 'Red flags'],
  ['ES70', 'Allied regimes'],
  ['ES80', 'The rulebook'],
  ['ES90', 'Suppressions, cleared names and settings'],
  ['ES91', 'Expectations'],
];

/** The pages written by hand or by another generator, by what a reader comes for. */
const GUIDES: Readonly<Record<string, readonly (readonly [page: string, title: string])[]>> = {
  Begin: [
    ['guide', 'Guide: the first two minutes'],
    ['questions', 'Questions: installing, types, prices, licenses, lists, dates, what undetermined means'],
    ['specs', 'Writing specs: what to say, and what not to leave out'],
    ['import', 'From a bill of materials to a spec'],
    ['limits', 'Limits: what it does not decide, and how well the law is read'],
    ['not-modelled', 'What is not modelled, and most dangerous'],
  ],
  'Where you work': [
    ['editor', 'In VS Code'],
    ['other-editors', 'In Neovim, Emacs and other editors'],
    ['ci', 'In a pipeline: GitHub, GitLab, before a commit'],
    ['assistants', 'With an assistant: what it may ask, and what its provider sees'],
    ['scale', 'Large projects: shards, jobs, a cache'],
  ],
  'What to ask': [
    ['alternatives', 'What would change an answer'],
    ['exposure', 'What is at stake: the exposure of a portfolio'],
    ['report', 'A page to hand on'],
    ['history', 'Dates: the law on any day, and what changed'],
    ['exceptions', 'License exceptions and permissions'],
    ['screening', 'Screening of parties'],
    ['cases', 'Cases: what is answered of each system in a report on chips, what is not, and why'],
  ],
  'To look up': [
    ['reference', 'The language: every keyword, list of words, type and parameter, with diagrams'],
    ['command-line', 'The command line: verbs, options, formats, exit codes'],
    ['rulebook', 'The rulebook: the law as data, a policy, list or rulebook of your own'],
    ['editions', 'The next edition of the regulation: which facts to read again'],
    ['coverage-of-the-law', 'Coverage of the law, paragraph by paragraph'],
    ['upgrading', 'Upgrading: answers that changed'],
  ],
};

/** docs/README.md */
function renderIndex(): string {
  const sections = FAMILIES.map(([prefix, title]) => {
    const own = [...codes.values()].filter((c) => c.code.startsWith(prefix));
    const rows = own.map((c) => `| [${c.code}](${c.code}.md) | \`${c.name}\` | ${SEVERITY[c.severity]} | ${c.title} |`);
    return `## ${title}\n\n| code | name | severity | |\n| --- | --- | --- | --- |\n${rows.join('\n')}`;
  });
  const guides = Object.entries(GUIDES).map(
    ([title, pages]) => `## ${title}\n\n${pages.map(([page, about]) => `- [${about}](${page}.md)`).join('\n')}`,
  );
  return `# Documentation

${guides.join('\n\n')}

# Findings

One page for each code. The severity is the highest a finding of that code has; it is milder where less hangs on it.
A code, once published, is never reused or renumbered.

${sections.join('\n\n')}
`;
}

/** Every generated file of docs/, by name. */
export function renderDocs(): ReadonlyMap<string, string> {
  return new Map([['README.md', renderIndex()], ...[...codes.values()].map((c) => [`${c.code}.md`, renderPage(c)] as const)]);
}
