/** Which schema each rulebook file obeys. Paths are relative to the rulebook folder, with `/`. */
import { z } from 'zod';
import {
  Allied,
  CclCategory,
  Changes,
  ChartColumn,
  Classification,
  Countries,
  CountryChart,
  CountryGroups,
  DeMinimis,
  Definition,
  DirectProductRule,
  Edition,
  EndUses,
  Exceptions,
  HtsList,
  OwnershipRule,
  Parameters,
  PartyList,
  RedFlags,
  Requirements,
  ValidatedEndUsers,
} from './schema/index.ts';

export const FILES = {
  edition: { path: /^edition\.yaml$/, schema: Edition },
  countries: { path: /^countries\.yaml$/, schema: Countries },
  countryChart: { path: /^country-chart\.yaml$/, schema: CountryChart },
  countryGroups: { path: /^country-groups\.yaml$/, schema: CountryGroups },
  parameters: { path: /^parameters\.yaml$/, schema: Parameters },
  endUses: { path: /^end-uses\.yaml$/, schema: EndUses },
  changes: { path: /^changes\.yaml$/, schema: Changes },
  ccl: { path: /^ccl\/\d\.yaml$/, schema: CclCategory },
  hts: { path: /^lists\/hts-[a-z0-9-]+\.yaml$/, schema: HtsList },
  validatedEndUsers: { path: /^lists\/validated-end-users\.yaml$/, schema: ValidatedEndUsers },
  lists: { path: /^lists\/(?!hts-)[a-z0-9-]+\.yaml$/, schema: PartyList },
  classification: { path: /^classification\/[^/]+\.yaml$/, schema: z.array(Classification) },
  definitions: { path: /^definitions\/[^/]+\.yaml$/, schema: z.array(Definition) },
  deMinimis: { path: /^de-minimis\.yaml$/, schema: DeMinimis },
  directProduct: { path: /^direct-product\.yaml$/, schema: z.array(DirectProductRule) },
  ownership: { path: /^ownership\.yaml$/, schema: z.array(OwnershipRule) },
  chartColumns: { path: /^chart-columns\.yaml$/, schema: z.array(ChartColumn) },
  requirements: {
    path: /^requirements\/[^/]+\.yaml$/,
    schema: Requirements,
  },
  exceptions: {
    path: /^exceptions\.yaml$/,
    schema: Exceptions,
  },
  redFlags: { path: /^red-flags\.yaml$/, schema: RedFlags },
  allied: {
    path: /^allied\/[^/]+\.yaml$/,
    schema: Allied,
  },
} as const;

export type FileKind = keyof typeof FILES;
export type FileContent<K extends FileKind> = z.infer<(typeof FILES)[K]['schema']>;

export function kindOf(path: string): FileKind | undefined {
  return (Object.keys(FILES) as FileKind[]).find((kind) => FILES[kind].path.test(path));
}
