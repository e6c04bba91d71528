import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Receipt } from '@crm/contracts';
import { CreateAdministrator, SetUpFirstAdministrator } from '@crm/contracts/identity';
import { Administrators } from './administrators.service.js';
import { secretHash } from '../secret-hash.model.js';

@CommandHandler(CreateAdministrator)
export class CreateAdministratorHandler implements ICommandHandler<CreateAdministrator, Receipt> {
  constructor(private readonly administrators: Administrators) {}

  execute({ name, email, password, context }: CreateAdministrator): Promise<Receipt> {
    return this.administrators.create({ name, email, password }, 'command-line', context);
  }
}

@CommandHandler(SetUpFirstAdministrator)
export class SetUpFirstAdministratorHandler implements ICommandHandler<SetUpFirstAdministrator, Receipt> {
  constructor(private readonly administrators: Administrators) {}

  execute({ token, name, email, password, context }: SetUpFirstAdministrator): Promise<Receipt> {
    return this.administrators.redeem(secretHash(token), { name, email, password }, context);
  }
}
