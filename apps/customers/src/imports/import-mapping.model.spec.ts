import { type ImportField, type ImportTarget, type ImportMappingInvalid } from '@crm/contracts/customers';

import { guessMapping, resolveMapping } from './import-mapping.model.js';

const refusedWith = (columns: string[], overrides: Record<string, ImportField | null>): string[] => {
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
  it('accepts several addresses and numbers, but only one company', () =>
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
  it('refuses a file without a name column', () => expect(refusedWith(['Email'], {})).toEqual(['no-name /mapping']));
});
