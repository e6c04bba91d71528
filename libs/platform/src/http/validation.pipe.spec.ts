import { InvalidInput } from '@crm/contracts/refusals';
import { IsNotEmpty, IsString, IsUUID, MaxLength } from 'class-validator';

import { ShapePipe } from './validation.pipe.js';

class ShelfPath {
  @IsUUID() readonly shelfId!: string;
  @IsUUID() readonly bookId!: string;
}
class CodePath {
  @IsUUID() readonly shelfId!: string;
  @IsString() readonly code!: string;
}
class Letter {
  @IsString() @IsNotEmpty() @MaxLength(5) readonly text!: string;
}

const ID = '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10';
const pipe = new ShapePipe();
const asked = (value: object, metatype: new () => object = ShelfPath) =>
  pipe.transform(value, { type: 'param', metatype });
const errorsOf = async (value: object) => {
  const refusal = await asked(value).then(
    () => undefined,
    (error: InvalidInput) => error,
  );
  return refusal?.errors.map(({ pointer, code }) => `${pointer} ${code}`);
};

describe('path parameters', () => {
  it('that are valid ids arrive as an instance of their class', async () => {
    const path = await asked({ shelfId: ID, bookId: ID.toUpperCase() });
    expect(path).toBeInstanceOf(ShelfPath);
    expect(path).toEqual({ shelfId: ID, bookId: ID.toUpperCase() });
  });
  it.each<[string, object, string[]]>([
    ['not an id', { shelfId: 'x', bookId: ID }, ['shelfId is-uuid']],
    ['of no version', { shelfId: '019aa1c0-5b7e-0c3a-9d52-6f0f4a1f9a10', bookId: ID }, ['shelfId is-uuid']],
    ['missing', { bookId: ID }, ['shelfId required']],
    ['unknown', { shelfId: ID, bookId: ID, other: ID }, ['other unknown-parameter']],
    ['not text', { shelfId: 5, bookId: [ID] }, ['bookId is-uuid', 'shelfId is-uuid']],
  ])('that are %s are named in the refusal', async (_what, value, errors) =>
    expect((await errorsOf(value))?.sort()).toEqual(errors),
  );
  it('with other rules are validated by those', async () => {
    expect(await asked({ shelfId: ID, code: 'x' }, CodePath)).toBeInstanceOf(CodePath);
    await expect(asked({ shelfId: ID, code: 5 }, CodePath)).rejects.toThrow(InvalidInput);
  });
});

describe('a member of a body', () => {
  const faultsOf = (body: object): Promise<unknown> =>
    pipe.transform(body, { type: 'body', metatype: Letter }).catch((error: InvalidInput) => error.errors);
  it('that is absent is one fault, whatever its rules', async () =>
    expect(await faultsOf({})).toEqual([{ pointer: '/text', code: 'required', detail: 'Text is required.' }]));
  it.each([[null], [5], [{}]])('that is %j instead of text is one fault', async (text) =>
    expect(await faultsOf({ text })).toEqual([
      { pointer: '/text', code: 'is-string', detail: 'Text must be a string.' },
    ]),
  );
  it.each([
    ['', 'is-not-empty'],
    ['longer', 'max-length'],
  ])('that is %j breaks another rule', async (text, code) =>
    expect(await faultsOf({ text })).toEqual([expect.objectContaining({ pointer: '/text', code })]),
  );
});
