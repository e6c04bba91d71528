/** Loaded into the program by tools/program.mjs: when the process that started it is gone without a word, the program ends at once. */
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.channel?.unref();
// Processes that the program forks inherit its options; they answer to the program, not to whoever started it.
process.execArgv.splice(process.execArgv.indexOf(import.meta.url) - 1, 2);
