import { enableCompileCache } from 'node:module';

// No file of ours is for other users of the machine.
process.umask(0o077);
enableCompileCache();
const { crm } = await import('@crm/cli/crm');
const { composition } = await import('./command-line.composition.js');

process.exitCode = await crm(process.argv.slice(2), process.env['CRM_FOLDER'] ?? process.cwd(), composition);
