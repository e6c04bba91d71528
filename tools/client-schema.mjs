import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { main, root } from './workspace.mjs';

/** Writes the types of the client from the OpenAPI document, as the last step of the client's build. */
main(async () => {
  const document = JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8'));
  const types = await openapiTypescript(document, { defaultNonNullable: false });
  const head = '// Generated from docs/openapi.json by the build.';
  writeFileSync(join(root, 'libs/client/dist/schema.d.ts'), `${head}\n${astToString(types)}`);
});
