import { Message, type CallContext } from '@crm/contracts';
import { CommandHandler, CqrsModule, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { InProcessServiceClient } from './in-process-service-client.js';

class Rename extends Message<{ id: string }> {
  names: string[] = [];
}
class FindNames extends Message<{ names: string[] }> {}

let received: Rename | undefined;

@CommandHandler(Rename)
class RenameHandler implements ICommandHandler<Rename> {
  execute(command: Rename) {
    received = command;
    return Promise.resolve({ id: 'one' });
  }
}
@QueryHandler(FindNames)
class FindNamesHandler implements IQueryHandler<FindNames> {
  execute() {
    return Promise.resolve({ names: ['Ada'] });
  }
}

const context: CallContext = {
  principal: { type: 'system', id: 'spec', roles: [], teamIds: [] },
  correlationId: '019a0000-0000-7000-8000-000000000001',
  commandId: '019a0000-0000-7000-8000-000000000002',
  source: 'api',
};

describe('services in one process', () => {
  const client = async () => {
    const module = await Test.createTestingModule({
      imports: [CqrsModule.forRoot()],
      providers: [RenameHandler, FindNamesHandler, InProcessServiceClient],
    }).compile();
    await module.init();
    return module.get(InProcessServiceClient);
  };

  it('deliver a command with its context to its only handler', async () => {
    const command = Object.assign(new Rename(), { names: ['Ada'] });
    expect(await (await client()).command(command, context)).toEqual({ id: 'one' });
    expect(received?.names).toEqual(['Ada']);
    expect(received?.context.principal.id).toBe('spec');
  });

  it('share nothing that one side could change for the other', async () => {
    const services = await client();
    const command = Object.assign(new Rename(), { names: ['Ada'] });
    await services.command(command, context);
    expect(() => received?.names.push('Eve')).toThrow(TypeError);
    const answer = await services.query(new FindNames(), context);
    expect(() => answer.names.push('Eve')).toThrow(TypeError);
  });
});
