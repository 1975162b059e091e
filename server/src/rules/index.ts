/** The registry of every published code. */
import type { CodeInfo, Rule } from './rule.ts';
import { languageCodes } from './language-codes.ts';
import { suppressionCodes } from './suppression-codes.ts';
import { rateMissing } from './es0112-rate-missing.ts';
import { missingFact } from './es1001-missing-fact.ts';
import { eccnContradictsSpecs } from './es1002-eccn-contradicts-specs.ts';
import { figureContradictsSpecs } from './es1003-figure-contradicts-specs.ts';
import { contentExceedsValue } from './es1004-content-exceeds-value.ts';
import { eccnNotInForce } from './es1005-eccn-not-in-force.ts';
import { undetermined } from './es1006-undetermined.ts';
import { typeContradictsEccn } from './es1007-type-contradicts-eccn.ts';
import { reasonNotRuledOut } from './es1008-reason-not-ruled-out.ts';
import { saidOfAnotherKind } from './es1009-said-of-another-kind.ts';
import { standingNotAsked } from './es1010-standing-not-asked.ts';
import { deMinimisExceeded } from './es2001-de-minimis-exceeded.ts';
import { noDeMinimisLevel } from './es2002-no-de-minimis-level.ts';
import { closeToLevel } from './es2003-close-to-level.ts';
import { oneTimeReport } from './es2004-one-time-report.ts';
import { encryptionContent } from './es2005-encryption-content.ts';
import { bundledSoftware } from './es2006-bundled-software.ts';
import { contentLeftOut } from './es2007-content-left-out.ts';
import { foreignDirectProduct } from './es2101-foreign-direct-product.ts';
import { cclLicense } from './es3001-ccl-license.ts';
import { embargo } from './es3002-embargo.ts';
import { endUser } from './es3003-end-user.ts';
import { endUse } from './es3004-end-use.ts';
import { notice } from './es3005-notice.ts';
import { companyPolicy } from './es3006-company-policy.ts';
import { stricterPlace } from './es3007-stricter-place.ts';
import { transit } from './es3008-transit.ts';
import { exceptionMayBeOpen } from './es4001-exception-may-be-open.ts';
import { claimNotOpen } from './es4002-claim-not-open.ts';
import { authorizationNotInForce } from './es4003-authorization-not-in-force.ts';
import { authorizationDoesNotCover } from './es4004-authorization-does-not-cover.ts';
import { alternativeChangesAnswer } from './es5001-alternative-changes-answer.ts';
import { alternativeDoesNotHelp } from './es5002-alternative-does-not-help.ts';
import { alternativeControlledAtSource } from './es5003-alternative-controlled-at-source.ts';
import { redFlags } from './red-flags.ts';
import { alliedListing } from './es7001-allied-listing.ts';
import { outsideRulebook } from './es8001-outside-rulebook.ts';
import { notEnforced } from './es8002-not-enforced.ts';
import { answerChanges } from './es8003-answer-changes.ts';
import { determinationsNotMade } from './es9008-determinations-not-made.ts';
import { expectationDiffers } from './es9101-expectation-differs.ts';
import { reviewOutdated } from './es9102-review-outdated.ts';
import { clearanceWithoutEffect, unusedClearance } from './es9006-clearances.ts';

export type { CodeInfo, CodePage, DiagnoseOptions, Example, Rule, RuleContext } from './rule.ts';

export const rules: readonly Rule[] = [
  rateMissing,
  missingFact,
  eccnContradictsSpecs,
  figureContradictsSpecs,
  contentExceedsValue,
  eccnNotInForce,
  undetermined,
  typeContradictsEccn,
  reasonNotRuledOut,
  saidOfAnotherKind,
  standingNotAsked,
  deMinimisExceeded,
  noDeMinimisLevel,
  closeToLevel,
  oneTimeReport,
  encryptionContent,
  bundledSoftware,
  contentLeftOut,
  foreignDirectProduct,
  cclLicense,
  embargo,
  endUser,
  endUse,
  notice,
  companyPolicy,
  stricterPlace,
  transit,
  exceptionMayBeOpen,
  claimNotOpen,
  authorizationNotInForce,
  authorizationDoesNotCover,
  alternativeChangesAnswer,
  alternativeDoesNotHelp,
  alternativeControlledAtSource,
  ...redFlags,
  alliedListing,
  outsideRulebook,
  notEnforced,
  answerChanges,
  unusedClearance,
  clearanceWithoutEffect,
  determinationsNotMade,
  expectationDiffers,
  reviewOutdated,
];

/** Every published code of any family, in order. */
export const codes: ReadonlyMap<string, CodeInfo> = new Map(
  [...languageCodes, ...rules, ...suppressionCodes].sort((a, b) => (a.code < b.code ? -1 : 1)).map((c) => [c.code, c]),
);
