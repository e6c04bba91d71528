import { commandLoaders, type CommandLoader } from './command-loaders.registry.js';
import type { DataCommand, OfflineCommand, ProgramCommand } from './command.port.js';

const loaded = (kind: CommandLoader['kind']) =>
  Promise.all(commandLoaders.filter((loader) => loader.kind === kind).map((loader) => loader.load()));

/** Every command, loaded: for the running program, which executes them, and for what describes them all. */
export const dataCommands = (await loaded('data')) as readonly DataCommand[];
export const offlineCommands = (await loaded('offline')) as readonly OfflineCommand[];
export const programCommands = (await loaded('program')) as readonly ProgramCommand[];
