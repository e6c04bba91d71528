import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { Principal } from '@crm/contracts';
import type { ChangesPage } from '@crm/contracts/feeds';
import { heartbeat, opening, reset, type ChangeFrames } from './change-frames.http.js';

/** What waits for a client that reads slower than things change. Beyond it the line is cut; the client comes back and goes on. */
const MAX_WAITING_BYTES = 256 * 1024;

/** One client that follows changes. */
export class ChangeStream {
  /** Everything up to here was sent, or is none of the client's business. */
  position = '';
  private stuckAtLastBeat = false;

  constructor(
    private readonly response: ServerResponse,
    public principal: Principal,
  ) {}

  get closed(): boolean {
    return this.response.destroyed || this.response.writableEnded;
  }

  open(headers: OutgoingHttpHeaders, position: string): void {
    this.response.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    });
    this.position = position;
    this.write(opening(position));
  }

  send(frames: ChangeFrames, { next }: Pick<ChangesPage, 'next'>): void {
    const text = frames.for(this.principal, this.position);
    if (next > this.position) this.position = next;
    if (text !== '') this.write(text);
  }

  reset(reason: 'too-far-behind' | 'rights-changed'): void {
    this.write(reset(this.position, reason));
  }

  /** A client that took nothing between two beats is gone. */
  beat(): void {
    if (this.stuckAtLastBeat && this.response.writableNeedDrain) return this.cut();
    this.stuckAtLastBeat = this.response.writableNeedDrain;
    this.write(heartbeat(this.position));
  }

  async drained(): Promise<void> {
    if (!this.response.writableNeedDrain || this.closed) return;
    const over = new AbortController();
    const { signal } = over;
    await Promise.race([once(this.response, 'drain', { signal }), once(this.response, 'close', { signal })]).catch(
      () => undefined,
    );
    over.abort();
  }

  /** The orderly end: what was written still arrives. */
  end(): void {
    if (!this.closed) this.response.end();
  }

  private write(text: string): void {
    if (this.closed) return;
    this.response.write(text);
    if (this.response.writableLength > MAX_WAITING_BYTES) this.cut();
  }

  private cut(): void {
    this.response.destroy();
  }
}
