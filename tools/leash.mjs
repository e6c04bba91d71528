/** Loaded into the program by tools/program.mjs: when the process that started it disappears, the program ends at once. */
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.channel?.unref();
// Processes that the program forks inherit its options, but must not load this: they belong to the program, not to its parent.
process.execArgv.splice(process.execArgv.indexOf(import.meta.url) - 1, 2);
