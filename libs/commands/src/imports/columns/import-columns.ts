import type { ImportField, ImportTarget } from '@crm/contracts/customers';
import { headerReader, type HeaderWords, type Qualifier } from '@crm/import-files/values';

/** What a header means, apart from custom fields. `label`: of an e-mail or a phone. `place`: parts of an address with the same place belong together. */
export interface ImportHeader {
  readonly field: ImportField;
  readonly exact: boolean;
  readonly label: string;
  readonly place: string;
}

/** What the columns of a file of one kind of record can mean. */
export interface ImportColumns {
  readonly understood: (header: string) => ImportHeader | undefined;
  /** Whose id a column named `Id` holds, by the other headers of the file: the id here, or in the system of that name. */
  readonly ownerOfIds: (columns: readonly string[]) => string | undefined;
  /** A row must have a name, or something that gives or finds one. Any external id finds one, too. */
  readonly naming: readonly ImportTarget[];
  /** Custom fields come before these, which more words name than would be safe otherwise. */
  readonly afterCustom: readonly ImportField[];
}

/** Returns a function that understands headers by tables of words. */
export function understands(
  fields: readonly HeaderWords<ImportField>[],
  qualifiers: readonly Qualifier[],
): ImportColumns['understood'] {
  const read = headerReader(fields, qualifiers);
  return (header) => {
    const found = read(header);
    return found && { ...found, place: `${found.label}${found.number}` };
  };
}
