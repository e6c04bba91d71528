import type { ImportField } from '@crm/contracts/customers';
import { foldedWord } from './cell-text.model.js';
import { headerKey, headerReader, type HeaderWords, type Qualifier } from './header-words.model.js';

/**
 * Headers as common products write them, in their languages: Google Contacts, Outlook, Salesforce, HubSpot, Pipedrive, Zoho, Dynamics, Mailchimp,
 * SuiteCRM, EspoCRM, SAP Business One, DATEV. The first field that has a word keeps it. Numbers are not part of a header.
 */
const FIELDS: readonly HeaderWords<ImportField>[] = [
  {
    field: 'name',
    words: {
      all: 'name, card name',
      en: 'full name, display name, customer name, customer, contact name, contact, client name, client, person name',
      de: 'vollständiger Name, Kundenname, Kunde, Kontaktname',
      fr: 'nom, nom complet, nom du client, client, nom du contact',
      es: 'nombre, nombre completo, nombre del cliente, cliente, nombre del contacto',
      it: 'nome, nome completo, nominativo, nome cliente, cliente',
      nl: 'naam, volledige naam, klantnaam, klant',
      pt: 'nome, nome completo, nome do cliente, cliente',
      pl: 'imię i nazwisko, pełna nazwa, nazwa, nazwa klienta, klient',
    },
  },
  {
    field: 'firstName',
    words: {
      en: 'first name, given name, forename, christian name, fname',
      de: 'Vorname, Vorname (Adressattyp natürl. Person), Rufname',
      fr: 'prénom',
      es: 'nombre de pila, primer nombre',
      it: 'nome di battesimo',
      nl: 'voornaam',
      pt: 'primeiro nome, nome próprio',
      pl: 'imię',
    },
  },
  {
    field: 'middleName',
    words: {
      en: 'middle name, additional name, second name',
      de: 'weitere Vornamen, zweiter Vorname',
      fr: 'deuxième prénom',
      es: 'segundo nombre',
      it: 'secondo nome',
      nl: 'middelste naam, tussenvoegsel',
      pt: 'segundo nome, nome do meio',
      pl: 'drugie imię',
    },
  },
  {
    field: 'lastName',
    words: {
      en: 'last name, surname, family name, lname',
      de: 'Nachname, Familienname, Zuname, Name (Adressattyp natürl. Person)',
      fr: 'nom de famille',
      es: 'apellido, apellidos, primer apellido',
      it: 'cognome',
      nl: 'achternaam, familienaam',
      pt: 'sobrenome, apelido, último nome',
      pl: 'nazwisko',
    },
  },
  {
    field: 'lastFirstName',
    words: {
      en: 'last name first name, surname first name, last first name',
      de: 'Nachname Vorname, Name Vorname, Familienname Vorname, Nach- und Vorname',
      fr: 'nom prénom, nom et prénom',
      es: 'apellidos nombre, apellidos y nombre',
      it: 'cognome nome, cognome e nome',
      nl: 'achternaam voornaam',
      pt: 'sobrenome nome, apelido nome',
      pl: 'nazwisko imię, nazwisko i imię',
    },
  },
  { field: 'kind', words: { en: 'kind, customer kind' } },
  {
    field: 'email',
    qualified: true,
    words: {
      all: 'email, e-mail, email 1 value',
      en: 'email address, email addresses, emails, mail address, e-mail id, mail id',
      de: 'E-Mail-Adresse, Mailadresse, E-Mail Adressen',
      fr: 'courriel, adresse e-mail, adresse de messagerie, adresse courriel, adresse électronique',
      es: 'correo, correo electrónico, dirección de correo electrónico, dirección de correo',
      it: 'posta elettronica, indirizzo e-mail, indirizzo posta elettronica, indirizzo di posta elettronica',
      nl: 'e-mailadres, mailadres',
      pt: 'endereço de e-mail, correio eletrónico, correio electrónico, endereço de correio eletrónico',
      pl: 'adres e-mail, adres mailowy, poczta elektroniczna',
    },
  },
  // Not qualified: "Direct Mail" is a consent.
  { field: 'email', words: { all: 'mail' } },
  { field: 'emailLabel', words: { en: 'email 1 label, email 1 type' } },
  {
    field: 'phone',
    qualified: true,
    words: {
      all: 'phone, telephone, tel, telefon, telefono, phone 1 value',
      en: 'phone number, phone numbers, phone no, phones, telephone number, telephone no, tel no, contact number',
      de: 'Telefonnummer, Telefon-Nr, Tel.-Nr, Tel.-Nummer, Rufnummer, Fon',
      fr: 'téléphone, tél, numéro de téléphone, n° de téléphone',
      es: 'teléfono, número de teléfono',
      it: 'numero di telefono',
      nl: 'telefoon, telefoonnummer',
      pt: 'telefone, número de telefone',
      pl: 'numer telefonu, nr telefonu',
    },
  },
  {
    field: 'phone',
    label: 'mobile',
    qualified: true,
    words: {
      en: 'mobile, mobile phone, mobile number, mobile no, mobile phone number, phone mobile, cell, cell phone, cell number, cellular, cellular phone',
      de: 'Handy, Handynummer, Mobil, Mobiltelefon, Mobilnummer, Mobilfunk, Telefon mobil, Tel. mobil',
      fr: 'portable, téléphone portable, téléphone mobile, tél. mobile, tél. portable',
      es: 'móvil, teléfono móvil, celular, teléfono celular',
      it: 'cellulare, telefono cellulare, telefono mobile',
      nl: 'mobiel, mobiele telefoon, mobiel nummer, gsm',
      pt: 'telemóvel, telefone celular, telefone móvel',
      pl: 'komórka, telefon komórkowy, tel. komórkowy',
    },
  },
  {
    field: 'phone',
    label: 'fax',
    qualified: true,
    words: {
      all: 'fax, telefax, phone fax',
      en: 'fax number, fax no, facsimile',
      de: 'Faxnummer, Fax-Nr, Telefaxnummer',
      fr: 'télécopie, télécopieur, numéro de fax',
      es: 'número de fax',
      it: 'numero di fax',
      nl: 'faxnummer',
      pt: 'número de fax',
      pl: 'faks, numer faksu',
    },
  },
  { field: 'phoneLabel', words: { en: 'phone 1 label, phone 1 type' } },
  {
    field: 'company',
    words: {
      en: 'company, company name, organization, organisation, organization name, organisation name, account, account name, company account, associated company, employer, business, business name',
      de: 'Firma, Firmenname, Unternehmen, Unternehmensname, Arbeitgeber, Name (Adressattyp Unternehmen)',
      fr: 'société, entreprise, raison sociale, nom de la société, nom de l’entreprise',
      es: 'empresa, compañía, organización, razón social, nombre de la empresa',
      it: 'società, azienda, ditta, organizzazione, ragione sociale, nome società, nome azienda',
      nl: 'bedrijf, bedrijfsnaam, organisatie',
      pt: 'organização, razão social, nome da empresa',
      pl: 'nazwa firmy, przedsiębiorstwo, organizacja',
    },
  },
  {
    field: 'tags',
    words: {
      en: 'tags, tag, labels, groups, group membership, categories',
      de: 'Kategorien, Schlagwörter, Stichwörter, Gruppen',
      fr: 'catégories, étiquettes, mots-clés, libellés',
      es: 'categorías, etiquetas',
      it: 'categorie, etichette',
      nl: 'categorieën',
      pt: 'categorias, marcadores',
      pl: 'kategorie, etykiety, tagi',
    },
  },
  {
    field: 'source',
    words: {
      en: 'source, lead source, customer source, account source, original source',
      de: 'Quelle, Herkunft, Leadquelle, Lead-Quelle',
      fr: 'origine, origine de la piste',
      es: 'origen, fuente, origen del lead',
      it: 'fonte, origine lead',
      nl: 'bron, leadbron',
      pt: 'origem, fonte do lead, origem do lead',
      pl: 'źródło',
    },
  },
  {
    field: 'street',
    qualified: true,
    words: {
      en: 'street, address, street address, address line, street line, street name, extended address, house number',
      de: 'Straße, Straße Hausnr, Straße Hausnummer, Straße und Hausnummer, Straße Nr, Hausnummer, Hausnr, Anschrift, Adresse, Adresszeile, Adresszusatz',
      fr: 'rue, adresse, ligne d’adresse, complément d’adresse',
      es: 'calle, dirección, calle y número',
      it: 'via, indirizzo',
      nl: 'straat, straatnaam, adres, huisnummer, straat en huisnummer',
      pt: 'rua, endereço, morada, logradouro',
      pl: 'ulica, adres, ulica i numer',
    },
  },
  {
    field: 'city',
    qualified: true,
    words: {
      en: 'city, town, city town, locality',
      de: 'Ort, Stadt, Wohnort',
      fr: 'ville, commune, localité',
      es: 'ciudad, población, localidad',
      it: 'città, comune, località',
      nl: 'plaats, woonplaats, plaatsnaam',
      pt: 'cidade, localidade',
      pl: 'miasto, miejscowość',
    },
  },
  {
    field: 'postalCode',
    qualified: true,
    words: {
      en: 'zip, zip code, postal code, postcode, zip postal code, zip or postal code',
      de: 'PLZ, Postleitzahl',
      fr: 'code postal, CP',
      es: 'código postal',
      it: 'CAP, codice postale, codice di avviamento postale',
      nl: 'postcode',
      pt: 'CEP',
      pl: 'kod pocztowy',
    },
  },
  {
    field: 'region',
    qualified: true,
    words: {
      en: 'state, province, region, county, state province, state region, state or province',
      de: 'Bundesland, Kanton, Provinz',
      fr: 'région, dép région, département',
      es: 'provincia, provincia o estado, estado o provincia, comunidad autónoma',
      it: 'regione, provincia',
      nl: 'provincie, regio',
      pt: 'estado, UF, distrito',
      pl: 'województwo',
    },
  },
  {
    field: 'country',
    qualified: true,
    words: {
      en: 'country, country name, country code, country region, country or region',
      de: 'Land, Land Region, Ländercode, Länderkürzel, Länderkennzeichen, Staat',
      fr: 'pays, pays région',
      es: 'país, país o región, país región',
      it: 'paese, paese area geografica, nazione',
      nl: 'land regio',
      pt: 'país, país região',
      pl: 'kraj, kraj region, państwo',
    },
  },
  {
    field: 'note',
    words: {
      en: 'notes, note, comment, comments, remarks, description, memo',
      de: 'Notiz, Notizen, Bemerkung, Bemerkungen, Anmerkung, Anmerkungen, Kommentar, Beschreibung',
      fr: 'remarques, commentaire, commentaires',
      es: 'notas, observaciones, comentarios, descripción',
      it: 'commenti, descrizione, annotazioni',
      nl: 'notities, opmerkingen, opmerking, omschrijving',
      pt: 'observações, comentários, descrição',
      pl: 'notatki, uwagi, opis',
    },
  },
  {
    field: 'language',
    words: { en: 'language, preferred language', de: 'Sprache', fr: 'langue', es: 'idioma', it: 'lingua', nl: 'taal' },
  },
  { field: 'preferredChannel', words: { en: 'preferred channel' } },
  { field: 'timeZone', words: { en: 'time zone', de: 'Zeitzone', fr: 'fuseau horaire', es: 'zona horaria' } },
];

/** Words before or after those of an e-mail, a phone or a part of an address. Their label marks the value, and keeps the parts of an address together. */
const QUALIFIERS: readonly Qualifier[] = [
  {
    label: 'work',
    words: {
      en: 'work, business, office, company, organization, professional',
      de: 'geschäftlich, Geschäft, Geschäfts, dienstlich, Dienst, beruflich, Büro, Firma, Firmen, Arbeit',
      fr: 'bureau, professionnel, professionnelle, travail, société',
      es: 'trabajo, del trabajo, de trabajo, laboral, oficina, empresa',
      it: 'uff, ufficio, lavoro, aziendale',
      nl: 'werk, op werk, werkadres, zakelijk, kantoor',
      pt: 'comercial, trabalho, do trabalho, profissional',
      pl: 'służbowy, służbowa, służbowe, praca, w pracy, firmowy',
    },
  },
  {
    label: 'home',
    words: {
      en: 'home, private, personal, residence',
      de: 'privat, persönlich, zuhause',
      fr: 'domicile, personnel, personnelle, privé',
      es: 'casa, particular, domicilio, personal',
      it: 'abitazione, ab, privato, personale',
      nl: 'thuis, privé, huisadres',
      pt: 'residencial, pessoal',
      pl: 'domowy, domowa, domowe, prywatny, prywatna, prywatne, dom',
    },
  },
  {
    label: 'other',
    words: {
      en: 'other, alternate, alternative, alt, secondary, additional',
      de: 'weitere, weiterer, weiteres, andere, anderer, anderes, sonstige',
      fr: 'autre, secondaire',
      es: 'otro, otra, secundario, secundaria, adicional',
      it: 'altro, altra, secondario',
      nl: 'ander, andere, ander adres, overig',
      pt: 'outro, outra, alternativo',
      pl: 'inny, inna, inne, dodatkowy',
    },
  },
  {
    label: 'main',
    words: {
      en: 'main, company main',
      de: 'Haupt, Zentrale',
      fr: 'standard, siège',
      es: 'centralita',
      it: 'centralino',
      nl: 'hoofd',
      pl: 'główny, główna',
    },
  },
  { label: 'direct', words: { en: 'direct, direct dial', de: 'Durchwahl, Direktwahl', fr: 'direct', es: 'directo' } },
  { label: 'car', words: { en: 'car', de: 'Auto', fr: 'voiture' } },
  {
    label: 'billing',
    words: {
      en: 'billing, bill to, invoice',
      de: 'Rechnung, Rechnungs',
      fr: 'facturation, de facturation',
      es: 'facturación, de facturación',
      it: 'fatturazione, di fatturazione',
      nl: 'factuur',
      pt: 'cobrança, de cobrança, faturação, faturamento',
      pl: 'do faktury, rozliczeniowy',
    },
  },
  {
    label: 'shipping',
    words: {
      en: 'shipping, ship to, delivery',
      de: 'Liefer, Lieferung, Versand',
      fr: 'livraison, de livraison',
      es: 'envío, de envío',
      it: 'spedizione, di spedizione, consegna',
      nl: 'lever, bezorg, verzend',
      pt: 'entrega, de entrega',
      pl: 'dostawy, wysyłki',
    },
  },
  { label: 'mailing', words: { en: 'mailing, postal', de: 'Post' } },
  {
    label: '',
    words: {
      all: 'address, adresse, adress, adres, indirizzo, dirección, endereço, do endereço, number',
      en: 'primary, principal, default, contact, customer, client, person',
      de: 'Kunden, Kontakt, primäre, primärer',
      fr: 'principal, principale',
      es: 'principal',
      it: 'principale',
    },
  },
];

const read = headerReader(FIELDS, QUALIFIERS);

/** What a header means, apart from custom fields. `label`: of an e-mail or a phone. `place`: parts of an address with the same place belong together. */
export interface ImportHeader {
  readonly field: ImportField;
  readonly exact: boolean;
  readonly label: string;
  readonly place: string;
}

export function understoodHeader(header: string): ImportHeader | undefined {
  const found = read(header);
  return found && { ...found, place: `${found.label}${found.number}` };
}

/** Headers of this program's own exports that no other program writes; with one of them, `Id` is the id of a customer here. */
const OWN_EXPORT = ['kind', 'changedat', 'preferredchannel'];
/** Headers of a Salesforce export; with one of them, `Id` is an id there. */
const SALESFORCE_EXPORT = ['isdeleted', 'masterrecordid', 'systemmodstamp'];

/** Whose id a column named `Id` holds, by the other headers of the file. */
export function ownerOfIds(columns: readonly string[]): 'here' | 'salesforce' | undefined {
  const keys = new Set(columns.map((column) => foldedWord(column)));
  if (SALESFORCE_EXPORT.some((key) => keys.has(key))) return 'salesforce';
  return OWN_EXPORT.some((key) => keys.has(key)) ? 'here' : undefined;
}

/** Facts that only organisations have. A file with two of them is a list of organisations. */
const OF_ORGANIZATIONS = new Set(
  (
    'industry, sic, sic code, naics, naics code, annual revenue, number of employees, no of employees, employees, ticker symbol, ownership, parent account, ' +
    'parent company, account source, account type, company type, legal form, year founded, Branche, Mitarbeiterzahl, Anzahl Mitarbeiter, Jahresumsatz, ' +
    'Rechtsform, secteur d’activité, effectif, nombre d’employés, chiffre d’affaires annuel, industria, número de empleados, settore, numero dipendenti'
  )
    .split(',')
    .map(headerKey),
);
export const isListOfOrganizations = (columns: readonly string[]): boolean =>
  new Set(columns.map(headerKey).filter((key) => OF_ORGANIZATIONS.has(key))).size >= 2;
