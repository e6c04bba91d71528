import { enableCompileCache } from 'node:module';

enableCompileCache();
const { crm } = await import('@crm/cli/crm');
const { composition } = await import('./command-line.composition.js');

process.exitCode = await crm(process.argv.slice(2), process.env['CRM_FOLDER'] ?? process.cwd(), composition);
