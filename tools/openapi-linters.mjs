import redocly from '@redocly/openapi-core';
import spectral from '@stoplight/spectral-core';
import rulesets from '@stoplight/spectral-rulesets';

/**
 * The two most used linters, as libraries: their command lines would add telemetry, version checks and 70 MB.
 * The document has no external references (openapi-lint.mjs checks that), so neither of them has anything to fetch.
 */

/** Redocly's `recommended-strict`. Returns one sentence per fault. */
export async function redoclyFaults(document) {
  const config = await redocly.createConfig({ extends: ['recommended-strict'] });
  const source = JSON.stringify(document);
  const found = await redocly.lintFromString({ source, absoluteRef: '/openapi.json', config });
  return found.map(({ ruleId, message, location }) => `Redocly ${ruleId}: ${message} (${location[0]?.pointer})`);
}

/** Spectral's `spectral:oas`. Returns one sentence per fault. */
export async function spectralFaults(document) {
  const linter = new spectral.Spectral();
  linter.setRuleset({ extends: [[rulesets.oas, 'recommended']] });
  const found = await linter.run(JSON.stringify(document));
  return found.map(({ code, message, path }) => `Spectral ${code}: ${message} (#/${path.join('/')})`);
}
