import type { Qualifier } from '@crm/import-files/values';

/** Words before or after those of an e-mail, a phone or a part of an address. Their label marks the value, and keeps the parts of an address together. */
export const QUALIFIERS: readonly Qualifier[] = [
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
