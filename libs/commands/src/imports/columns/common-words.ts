import type { ImportField } from '@crm/contracts/customers';
import type { HeaderWords } from '@crm/import-files/values';

/**
 * Headers of what most kinds of records have, as common products write them, in their languages: Google Contacts, Outlook, Salesforce, HubSpot,
 * Pipedrive, Zoho, Dynamics, Mailchimp, SuiteCRM, EspoCRM, SAP Business One, DATEV. Numbers are not part of a header.
 */
type Words = HeaderWords<ImportField>;

/** The name of a person or organisation. */
export const NAME_WORDS: readonly Words[] = [
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
];

/** E-mail addresses, phone numbers and their labels. */
export const CONTACT_WORDS: readonly Words[] = [
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
];

/** The organisation. */
export const COMPANY_WORDS: readonly Words[] = [
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
];

/** Tags. */
export const TAG_WORDS: readonly Words[] = [
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
];

/** Where a record comes from. */
export const SOURCE_WORDS: readonly Words[] = [
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
];

/** The parts of an address. */
export const ADDRESS_WORDS: readonly Words[] = [
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
];

/** Free text. */
export const NOTE_WORDS: readonly Words[] = [
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
];
