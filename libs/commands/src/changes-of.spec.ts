import type { CallContext, Receipt, Role } from '@crm/contracts';
import { creationId, Message } from '@crm/contracts';
import { AggregateStreams, RehearsedStreams } from '@crm/event-store';
import { DomainError, newId, type Decider, type DomainEvent } from '@crm/kernel';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { changesOf, type ChangeHandler, type Decisions, type ChangedRecord } from './changes-of.js';

class MemoNotFound extends DomainError<{ memoId: string }> {
  readonly code = 'memos.not-found';
  readonly kind = 'not-found';
  readonly title = 'There is no such memo.';
}
class TextTooLong extends DomainError {
  readonly code = 'memos.text-too-long';
  readonly kind = 'invalid';
  readonly title = 'The text is too long.';
}

class WriteMemo extends Message<Receipt> {}
class EditMemo extends Message<Receipt> {
  constructor(
    readonly memoId: string,
    readonly text: string,
  ) {
    super();
  }
}
class ShredMemo extends Message<Receipt> {
  constructor(readonly memoId: string) {
    super();
  }
}

type Memo = { readonly status: 'absent' } | { readonly status: 'kept' | 'shredded'; readonly ownerId: string };
type MemoEvent = DomainEvent<'MemoWritten', { ownerId: string }> | DomainEvent<'MemoEdited' | 'MemoShredded', object>;
type MemoCommand =
  | { readonly type: 'WriteMemo'; readonly memoId: string; readonly ownerId: string }
  | { readonly type: 'EditMemo' | 'ShredMemo'; readonly memoId: string };

const memoDecider: Decider<Memo, MemoCommand, MemoEvent> = {
  category: 'memo',
  initial: { status: 'absent' },
  decide(command, memo) {
    if (command.type === 'WriteMemo') return [{ type: 'MemoWritten', data: { ownerId: command.ownerId } }];
    if (memo.status === 'shredded' && command.type === 'ShredMemo') return [];
    if (memo.status !== 'kept') throw new MemoNotFound({ memoId: command.memoId });
    return [{ type: command.type === 'EditMemo' ? 'MemoEdited' : 'MemoShredded', data: {} }];
  },
  evolve(memo, event) {
    if (event.type === 'MemoWritten') return { status: 'kept', ownerId: event.data.ownerId };
    return event.type === 'MemoShredded' && memo.status === 'kept' ? { ...memo, status: 'shredded' } : memo;
  },
};

const kind: ChangedRecord<Memo, MemoCommand, MemoEvent> = {
  decider: memoDecider,
  id: ({ memoId }) => memoId,
  owned: {
    read: 'note.read',
    owner: (memo) => (memo.status === 'absent' ? undefined : { ownerId: memo.ownerId }),
    isRemoved: ({ status }) => status === 'shredded',
    absent: (memoId) => new MemoNotFound({ memoId }),
  },
};

const tableOf = (of: ChangedRecord<Memo, MemoCommand, MemoEvent>) => {
  const { creation, change } = changesOf(of);
  return {
    write: creation(WriteMemo, 'note.create', ({ context }, memoId) => ({
      type: 'WriteMemo',
      memoId,
      ownerId: context.principal.id,
    })),
    edit: change(EditMemo, 'note.change', ({ memoId, text }) => {
      if (text.length > 10) throw new TextTooLong({});
      return { type: 'EditMemo', memoId };
    }),
    shred: change(ShredMemo, 'note.remove', ({ memoId }) => ({ type: 'ShredMemo', memoId })),
  };
};

const caller = (role: Role, id = newId()): CallContext['principal'] => ({
  type: 'user',
  id,
  roles: [role],
  teamIds: [],
});
const call = (principal: CallContext['principal'], more: Partial<CallContext> = {}): CallContext => ({
  principal,
  correlationId: newId(),
  commandId: newId(),
  source: 'api',
  ...more,
});

/** Streams that are empty at first and end with the spec. */
const emptyStreams = () =>
  new RehearsedStreams({
    load: ({ initial }) => Promise.resolve({ state: initial, revision: -1, position: '0' }),
    holderOf: () => Promise.resolve(undefined),
    origin: () => Promise.resolve(undefined),
  });

describe('a row of a table of changes', () => {
  const rows = tableOf(kind);
  const [admin, sales, support] = [caller('admin'), caller('sales'), caller('support')];
  let streams: AggregateStreams;

  const send = <M extends Message<Receipt>>(Handler: ChangeHandler<M>, message: M, context: CallContext) =>
    new Handler(streams).execute(Object.assign(message, { context }));
  const written = async (by: CallContext['principal']) => (await send(rows.write, new WriteMemo(), call(by))).id;
  const edit = (memoId: string, by: CallContext['principal'], text = 'Hi') =>
    send(rows.edit, new EditMemo(memoId, text), call(by));
  const shred = (memoId: string, by: CallContext['principal']) => send(rows.shred, new ShredMemo(memoId), call(by));

  beforeEach(() => {
    streams = emptyStreams();
  });

  it('refuses a caller without the right before it checks anything else', async () => {
    for (const memoId of [await written(sales), newId()])
      await expect(edit(memoId, caller('marketing'), 'far too long')).rejects.toMatchObject({
        code: 'access.forbidden',
      });
  });
  it('refuses what the row refuses before it loads the record', async () => {
    await expect(edit(newId(), support, 'far too long')).rejects.toBeInstanceOf(TextTooLong);
  });
  it('answers for a hidden record as for a missing one', async () => {
    const [hidden, none] = [await written(sales), newId()];
    for (const memoId of [hidden, none])
      await expect(edit(memoId, support)).rejects.toMatchObject({ code: 'memos.not-found', facts: { memoId } });
  });
  it('refuses a change of what the caller may only read', async () => {
    const reader = { ...sales, id: newId(), colleagueIds: [sales.id] };
    await expect(edit(await written(sales), reader)).rejects.toMatchObject({
      code: 'access.forbidden',
      facts: { action: 'note.change' },
    });
  });
  it('lets the owner change the record, and a caller who reaches all records', async () => {
    const memoId = await written(support);
    expect(await edit(memoId, support)).toMatchObject({ id: memoId, revision: 1 });
    expect(await edit(memoId, admin)).toMatchObject({ id: memoId, revision: 2 });
  });
  it('lets the creator change a record of another owner for a day', async () => {
    const memoId = newId();
    const command: MemoCommand = { type: 'WriteMemo', memoId, ownerId: sales.id };
    await streams.execute(memoDecider, memoId, command, call(support), { creates: true });
    expect(await edit(memoId, support)).toMatchObject({ revision: 1 });
    await expect(edit(memoId, caller('support'))).rejects.toBeInstanceOf(MemoNotFound);
  });
  it('leaves a missing record to the decider if the caller reaches all records', async () => {
    const memoId = newId();
    await expect(edit(memoId, admin)).rejects.toMatchObject({ code: 'memos.not-found', facts: { memoId } });
  });
  it('hides a removed record from those who may only read it', async () => {
    const memoId = await written(sales);
    await shred(memoId, sales);
    const reader = { ...sales, id: newId(), colleagueIds: [sales.id] };
    await expect(shred(memoId, reader)).rejects.toBeInstanceOf(MemoNotFound);
  });
  it('lets the decider judge a removed record for a caller who may remove it', async () => {
    const memoId = await written(sales);
    await shred(memoId, sales);
    expect(await shred(memoId, sales)).toMatchObject({ id: memoId, revision: 1 });
  });
  it('creates under an id that a repeated request gets again', async () => {
    const repeatable = call(sales, { fingerprint: 'f' });
    const ids = [];
    for (const context of [repeatable, repeatable, call(sales)]) {
      streams = emptyStreams();
      ids.push((await send(rows.write, new WriteMemo(), context)).id);
    }
    expect(ids[0]).toBe(creationId(repeatable, 'memo'));
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });
  it('checks only the right if such records have no owner', async () => {
    const memoId = await written(sales);
    const { edit: open } = tableOf({ ...kind, owned: null });
    expect(await send(open, new EditMemo(memoId, 'Hi'), call(support))).toMatchObject({ id: memoId, revision: 1 });
    await expect(send(open, new EditMemo(memoId, 'Hi'), call(caller('marketing')))).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  });
  it('keeps all records in one stream if they share one, and returns the id of the record', async () => {
    const { write } = tableOf({ ...kind, stream: 'all' });
    const { id } = await send(write, new WriteMemo(), call(sales));
    expect((await streams.load(memoDecider, 'all')).revision).toBe(0);
    expect((await streams.load(memoDecider, id)).revision).toBe(-1);
  });
  it('passes the command to `through` after the rights are checked', async () => {
    const seen: MemoCommand[] = [];
    class Witness implements Decisions<MemoCommand> {
      execute(command: MemoCommand): Promise<Receipt> {
        seen.push(command);
        return Promise.resolve({ id: command.memoId, revision: 7, position: '7' });
      }
    }
    const memoId = await written(sales);
    const Edit = tableOf({ ...kind, through: Witness }).edit;
    const message = (by: CallContext['principal']) => Object.assign(new EditMemo(memoId, 'Hi'), { context: call(by) });
    expect(await new Edit(streams, new Witness()).execute(message(sales))).toMatchObject({ revision: 7 });
    await expect(new Edit(streams, new Witness()).execute(message(support))).rejects.toBeInstanceOf(MemoNotFound);
    expect(seen).toEqual([{ type: 'EditMemo', memoId }]);
  });
  it('asks a port who owns the record, on behalf of the caller', async () => {
    class Owners {
      readonly asked: string[] = [];
      of(caller: string): string {
        this.asked.push(caller);
        return support.id;
      }
    }
    const { change } = changesOf({
      ...kind,
      asks: Owners,
      owned: (owners, { principal }) => ({
        read: 'note.read',
        owner: () => ({ ownerId: owners.of(principal.id) }),
        absent: (memoId) => new MemoNotFound({ memoId }),
      }),
    });
    const Edit = change(EditMemo, 'note.change', ({ memoId }) => ({ type: 'EditMemo', memoId }));
    const memoId = await written(sales);
    const owners = new Owners();
    const edited = (by: CallContext['principal']) =>
      new Edit(streams, undefined, owners).execute(Object.assign(new EditMemo(memoId, 'Hi'), { context: call(by) }));
    expect(await edited(support)).toMatchObject({ revision: 1 });
    await expect(edited(caller('support'))).rejects.toBeInstanceOf(MemoNotFound);
    expect(owners.asked[0]).toBe(support.id);
  });
  it('is a handler that the bus finds', async () => {
    const module = await Test.createTestingModule({
      imports: [CqrsModule.forRoot()],
      providers: [{ provide: AggregateStreams, useValue: streams }, ...Object.values(rows)],
    }).compile();
    await module.init();
    const message = Object.assign(new WriteMemo(), { context: call(sales) });
    expect(await module.get(CommandBus).execute(message)).toMatchObject({ revision: 0 });
  });
});
