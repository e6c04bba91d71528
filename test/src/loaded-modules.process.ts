import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/** Loaded into a program with --import: writes the name of every module of OpenTelemetry that it loads into the file LOADED_MODULES. */
const file = process.env['LOADED_MODULES'] ?? '';
registerHooks({
  load(url, context, next) {
    const [, name] = /node_modules\/(@opentelemetry\/[\w-]+)\//.exec(url) ?? [];
    if (name !== undefined) appendFileSync(file, `${name}\n`);
    return next(url, context);
  },
});
