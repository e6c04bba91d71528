import iconv from 'iconv-lite';

/** Code pages that the WHATWG standard does not list: DOS, as "CSV (MS-DOS)" of a spreadsheet writes it, and UTF-32. */
const BEYOND_WHATWG = /^((cp|ibm)\d{3}|utf-?32(le|be)?)$/;

/** The name of an encoding by any of its labels, such as latin1, cp1252 or ISO-8859-1. undefined: not known. */
export function encodingNamed(label: string): string | undefined {
  const given = label.trim().toLowerCase();
  return [whatwgName(given), BEYOND_WHATWG.test(given) ? given : undefined].find(
    (name) => name !== undefined && iconv.encodingExists(name),
  );
}

function whatwgName(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
