/** Reports of exposure, loaded when they are asked for. */
import { printExposureCsv } from './csv.ts';
import type { ExposureFormat, ExposureInput } from './input.ts';
import { printExposureJson } from './json.ts';
import { printExposure } from './pretty.ts';

export function printExposureAs(format: ExposureFormat, input: ExposureInput, options: { readonly color: boolean }): string {
  switch (format) {
    case 'json':
      return printExposureJson(input);
    case 'csv':
      return printExposureCsv(input);
    case 'pretty':
      return printExposure(input, options);
  }
}

export { exposureOf, notMade } from '../../workspace/exposure/index.ts';
