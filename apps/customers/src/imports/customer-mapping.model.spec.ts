import { type ImportFormat, type ImportTarget, type ImportMappingInvalid } from '@crm/contracts/customers';

import {
  formattedColumns,
  guessMapping as guess,
  resolveFormats as formatsOf,
  resolveMapping as resolve,
  usesOf as used,
  type Mapping,
  type NamedField,
} from '@crm/commands/imports/rows';
import { customerColumns } from './customer-columns.model.js';

const guessMapping = (columns: readonly string[], custom?: readonly NamedField[]) =>
  guess(customerColumns, columns, custom);
const resolveMapping = (
  columns: readonly string[],
  overrides: Readonly<Record<string, ImportTarget | null>>,
  custom?: readonly NamedField[],
) => resolve(customerColumns, columns, overrides, custom);
const usesOf = (columns: readonly string[], mapping: Mapping) => used(customerColumns, columns, mapping);
const resolveFormats = (
  columns: readonly string[],
  mapping: Mapping,
  chosen: Readonly<Record<string, ImportFormat>>,
  custom?: readonly NamedField[],
) => formatsOf(customerColumns, columns, mapping, chosen, custom);

const refusedWith = (columns: string[], overrides: Record<string, ImportTarget | null>): string[] => {
  try {
    resolveMapping(columns, overrides);
    return [];
  } catch (error) {
    return (error as ImportMappingInvalid).errors.map(({ pointer, code }) => `${code} ${pointer}`);
  }
};

describe('guessing what columns mean', () => {
  it('knows the headers of a support tool', () =>
    expect(guessMapping(['Ticket ID', 'Customer Name', 'Customer Email', 'Customer Age', 'Ticket Status'])).toEqual([
      null,
      'name',
      'email',
      null,
      null,
    ]));
  it('ignores case, accents and punctuation', () =>
    expect(guessMapping(['FIRST_NAME', 'last-name', 'E-Mail', 'Prénom', 'Straße', 'zip code'])).toEqual([
      'firstName',
      'lastName',
      'email',
      null,
      'street',
      'postalCode',
    ]));
  it('recognises a header with accents', () => expect(guessMapping(['Prénom'])).toEqual(['firstName']));
  it('accepts several e-mails and numbers, but only one company', () =>
    expect(guessMapping(['Email', 'Email 2', 'Phone', 'Mobile', 'Company', 'Organisation'])).toEqual([
      'email',
      'email',
      'phone',
      'phone',
      'company',
      null,
    ]));
  it('does not mistake headers for properties of objects', () =>
    expect(guessMapping(['__proto__', 'constructor', 'toString'])).toEqual([null, null, null]));
});

describe('custom fields among the columns', () => {
  const custom = [
    { key: 'loyalty_level', label: 'Treue-Stufe' },
    { key: 'region', label: 'Sales region' },
  ];
  it('are recognised by key, full name and label, after the built-in fields', () => {
    expect(guessMapping(['Loyalty Level', 'Region', 'sales region'], custom)).toEqual([
      'custom.loyalty_level',
      'region',
      'custom.region',
    ]);
    expect(guessMapping(['TREUE STUFE', 'custom.loyalty_level', 'custom.region'], custom)).toEqual([
      'custom.loyalty_level',
      null,
      'custom.region',
    ]);
  });
  it('can be chosen while they are in use, each for one column', () => {
    expect(resolveMapping(['Name', 'X'], { X: 'custom.region' }, custom)).toEqual(['name', 'custom.region']);
    const faults = (overrides: Record<string, ImportTarget | null>) => {
      try {
        return resolveMapping(['Name', 'X', 'Y'], overrides, custom);
      } catch (error) {
        return (error as ImportMappingInvalid).errors.map(({ pointer, code }) => `${code} ${pointer}`);
      }
    };
    expect(faults({ X: 'custom.nothing' })).toEqual(['unknown-custom-field /mapping/X']);
    expect(faults({ X: 'custom.region', Y: 'custom.region' })).toEqual([
      'mapped-twice /mapping/X',
      'mapped-twice /mapping/Y',
    ]);
  });
});

describe('overriding the guess', () => {
  it('moves a field to the named column', () =>
    expect(resolveMapping(['Name', 'Alias', 'Email'], { Alias: 'name', Email: null })).toEqual([null, 'name', null]));
  it('refuses headers that the file does not have', () =>
    expect(refusedWith(['Name'], { 'A/B': 'email' })).toEqual(['unknown-header /mapping/A~1B']));
  it('refuses two columns for one field', () =>
    expect(refusedWith(['Name', 'A', 'B'], { A: 'city', B: 'city' })).toEqual([
      'mapped-twice /mapping/A',
      'mapped-twice /mapping/B',
    ]));
  it('refuses a file in which nothing names or finds a customer', () => {
    expect(refusedWith(['Phone', 'City'], {})).toEqual(['no-name /mapping']);
    for (const header of ['Company', 'Email', 'Surname']) expect(refusedWith([header, 'City'], {})).toEqual([]);
    expect(refusedWith(['Number', 'City'], { Number: 'externalId.sap' })).toEqual([]);
  });
});

describe('several addresses in a file', () => {
  const columns = ['Business Street', 'Business Street 2', 'Business City', 'Home City', 'Other Country/Region'];
  it('may each have a city, but only one', () => {
    expect(guessMapping(columns)).toEqual(['street', 'street', 'city', 'city', 'country']);
    expect(guessMapping(['City', 'Town', 'Home City'])).toEqual(['city', null, 'city']);
    expect(usesOf(columns, guessMapping(columns)).map(({ place }) => place)).toEqual([
      'work',
      'work',
      'work',
      'home',
      'other',
    ]);
  });
  it('keep an unknown header with the address before it', () => {
    const uses = usesOf(['Billing Street', 'Quarter'], ['street', 'city']);
    expect(uses.map(({ place }) => place)).toEqual(['billing', 'billing']);
  });
});

describe('formats of columns', () => {
  const custom = [
    { key: 'born', label: 'Born', type: 'date' },
    { key: 'sum', label: 'Sum', type: 'number' },
  ] as const;
  const columns = ['Name', 'Born', 'Sum'];
  const mapping = guessMapping(columns, custom);
  it('are kept by column', () =>
    expect(resolveFormats(columns, mapping, { Born: 'dd.mm.yyyy', Sum: '1.234,5' }, custom)).toEqual([
      null,
      'dd.mm.yyyy',
      '1.234,5',
    ]));
  it('are those of this program in its own export', () =>
    expect(resolveFormats(['Id', 'Kind', 'Sum'], ['id', 'kind', 'custom.sum'], {}, custom)).toEqual([
      null,
      null,
      '1,234.5',
    ]));
  it('are refused for another type, and for headers that the file does not have', () => {
    const faults = (formats: Record<string, ImportFormat>) => {
      try {
        return resolveFormats(columns, mapping, formats, custom);
      } catch (error) {
        return (error as ImportMappingInvalid).errors.map(({ pointer, code }) => `${code} ${pointer}`);
      }
    };
    expect(faults({ Name: '1.234,5', Born: '1.234,5', Sum: 'dd.mm.yyyy', Age: '1.234,5' })).toEqual([
      'format /formats/Name',
      'format /formats/Born',
      'format /formats/Sum',
      'unknown-header /formats/Age',
    ]);
  });
});

describe('an id in a file', () => {
  it('is an id here in an own export, one there in an export of Salesforce, and nothing otherwise', () => {
    expect(guessMapping(['Id', 'Kind', 'Name', 'External id'])).toEqual(['id', 'kind', 'name', 'externalId']);
    expect(guessMapping(['Id', 'IsDeleted', 'Name', 'OwnerId'])).toEqual(['externalId.salesforce', null, 'name', null]);
    expect(guessMapping(['ID', 'Name', 'External ID'])).toEqual([null, 'name', null]);
  });
});

it('only columns of dates and numbers are looked at', () => {
  const fields = [
    { key: 'born', type: 'date' },
    { key: 'note', type: 'text' },
  ] as const;
  expect(formattedColumns(['name', 'custom.note', 'custom.born'], fields)).toEqual([{ index: 2, type: 'date' }]);
});
