import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/** Preloaded with --import: appends the name of every OpenTelemetry module that the program loads to the file LOADED_MODULES. */
const file = process.env['LOADED_MODULES'] ?? '';
registerHooks({
  load(url, context, next) {
    const [, name] = /node_modules\/(@opentelemetry\/[\w-]+)\//.exec(url) ?? [];
    if (name !== undefined) appendFileSync(file, `${name}\n`);
    return next(url, context);
  },
});
