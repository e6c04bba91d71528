import { InvalidInput } from '@crm/contracts/refusals';
import { ShapePipe } from '@crm/platform';
import { getMetadataStorage } from 'class-validator';
// Loads every class of a body, a path and a query that a route takes.
import '../gateway.module.js';

type Class = new () => object;

const { validationMetadatas } = getMetadataStorage() as unknown as {
  validationMetadatas: ReadonlyMap<Class, unknown>;
};
const inputs = [...validationMetadatas.keys()].filter((each) => typeof each === 'function');

const faultsOf = async (input: Class): Promise<string[]> => {
  const refusal: unknown = await new ShapePipe()
    .transform({}, { type: 'body', metatype: input })
    .catch((error: unknown) => error);
  return refusal instanceof InvalidInput ? refusal.errors.map(({ pointer, code }) => `${pointer} ${code}`) : [];
};

describe('an input without any member', () => {
  it.each(inputs.map((input) => [input.name, input] as const))(
    '%s is refused once for each that it needs',
    async (_name, input) => {
      const faults = await faultsOf(input);
      expect(faults).toEqual([...new Set(faults)]);
      expect(faults.filter((fault) => !fault.endsWith(' required'))).toEqual([]);
    },
  );
  it('is refused by many classes', async () => {
    const refused = await Promise.all(inputs.map(async (input) => (await faultsOf(input)).length > 0));
    expect(inputs.length).toBeGreaterThan(60);
    expect(refused.filter(Boolean).length).toBeGreaterThan(30);
  });
});
