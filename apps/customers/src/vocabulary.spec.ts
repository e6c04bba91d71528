import type * as contracts from '@crm/contracts/customers';
import { operationIdsOf, unnamedOperations, type WithoutMessage } from '@crm/testing';
import { CustomersModule } from './customers.module.js';
import type * as deciders from './deciders.registry.js';

/** Commands that only the deciders know, and why. */
export const withoutMessage: WithoutMessage<typeof deciders, typeof contracts> = {
  CompleteCustomer: 'A row of an import adds its values.',
  ApplyImportBatch: 'The run itself reports what it did.',
  ValidateImport: 'The run itself reports the end of the file.',
  CompleteImport: 'The run itself reports the end of the file.',
  FailImport: 'The run itself reports its failure.',
  ExpireImport: 'A file that waited too long for its start is removed.',
};

describe('the plain changes of customers', () => {
  it('are named like their operations', () => expect(unnamedOperations(CustomersModule)).toEqual([]));
  it('are found', () => expect(operationIdsOf(CustomersModule)).toContain('addNote'));
});
