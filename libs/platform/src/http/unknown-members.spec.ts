import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsArray, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { unknownMembers } from './unknown-members.js';

class Address {
  @IsString() readonly city!: string;
}
class Person {
  @IsString() readonly name!: string;
  @IsOptional() @ValidateNested() @Type(() => Address) readonly address?: Address;
  @IsArray() @ValidateNested({ each: true }) @Type(() => Address) readonly former!: Address[];
  @IsObject() readonly anything!: object;
}

const unknown = (value: object) => unknownMembers(value, Person).map(({ pointer, code }) => `${code} ${pointer}`);

describe('members that a class does not name', () => {
  it('are none in what it names, whatever its values are', () =>
    expect(unknown({ name: 5, address: { city: 'x' }, former: [{ city: 'y' }, 7, null], anything: { a: 1 } })).toEqual(
      [],
    ));

  it('are named at any depth, each by its pointer', () =>
    expect(unknown({ 'a/b': 1, address: { town: 'x' }, former: [{ city: 'y' }, { zip: 1 }] })).toEqual([
      'unknown-field /a~1b',
      'unknown-field /address/town',
      'unknown-field /former/1/zip',
    ]));

  it('are also those that every object inherits', () =>
    expect(unknown(JSON.parse('{"toString":1}') as object)).toEqual(['unknown-field /toString']));
});
