import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { Principal } from '@crm/contracts';
import type { ChangesPage } from '@crm/contracts/feeds';
import { heartbeat, opening, reset, type ChangeFrames } from './change-frames.http.js';

/** Most bytes that are buffered for a slow client. Beyond that the connection is cut; the client reconnects and continues. */
const MAX_WAITING_BYTES = 256 * 1024;

/** One client that follows changes. */
export class ChangeStream {
  /** Everything up to this position was sent, or may not be seen by the client. */
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

  /** Sends a heartbeat. A client that has read nothing since the previous one is disconnected. */
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

  /** Ends the stream in order: what was written still arrives. */
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
