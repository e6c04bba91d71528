import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Starts the bare server in its own process. It ends when it is disconnected. */
export async function startEcho(): Promise<{ readonly url: string; readonly process: ChildProcess }> {
  const process = fork(new URL('./echo-server.js', import.meta.url), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [url] = (await once(process, 'message')) as [string];
  return { url, process };
}
