/** Where invented people come from. A name has a form in the person's script and, for the mail address, one in Latin letters. */
interface Region {
  readonly share: number;
  readonly language: string;
  readonly timeZone: string;
  readonly country: string;
  readonly familyFirst?: true;
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly cities: readonly (readonly [city: string, postalCode: string])[];
  readonly streets: readonly string[];
}

const words = (text: string): string[] => text.split(' ');

/** `Form:latin` where the two differ. */
export const REGIONS: readonly Region[] = [
  {
    share: 34,
    language: 'en',
    timeZone: 'America/New_York',
    country: 'US',
    given: words(
      'Olivia Liam Emma Noah Ava Ethan Sophia Mason Mia Lucas Amelia Logan Harper James Evelyn Daniel Abigail Henry Emily Jack Grace Owen Chloe Samuel Nora Caleb Hazel Isaac Violet Wyatt',
    ),
    family: words(
      'Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Thomas Moore Martin Lee Thompson White Harris Clark Lewis Walker Hall Young King Wright Hill Scott Green Adams Baker Nelson Carter Mitchell Roberts Turner Phillips Campbell Parker Evans Edwards Collins',
    ),
    cities: [
      ['Boston', '02108'],
      ['Austin', '73301'],
      ['Denver', '80014'],
      ['Portland', '97035'],
      ['Chicago', '60601'],
    ],
    streets: ['Oak Street', 'Maple Avenue', 'Harbor Road', 'Mill Lane', 'Sunset Drive'],
  },
  {
    share: 24,
    language: 'de',
    timeZone: 'Europe/Berlin',
    country: 'DE',
    given: words(
      'Jürgen:juergen Sören:soeren Käthe:kaethe Anna Lukas Marie Felix Lena Jonas Clara Paul Greta Max Hannah Emil Frieda Moritz Johanna Oskar Mathilda Björn:bjoern Zoë:zoe',
    ),
    family: words(
      'Müller:mueller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer:schaefer Koch Bauer Richter Klein Wolf Schröder:schroeder Neumann Schwarz Zimmermann Braun Krüger:krueger Hofmann Hartmann Lange Groß:gross Köhler:koehler König:koenig',
    ),
    cities: [
      ['Berlin', '10115'],
      ['München', '80331'],
      ['Köln', '50667'],
      ['Hamburg', '20095'],
      ['Leipzig', '04109'],
    ],
    streets: ['Hauptstraße', 'Gartenweg', 'Bahnhofstraße', 'Lindenallee', 'Am Markt'],
  },
  {
    share: 14,
    language: 'fr',
    timeZone: 'Europe/Paris',
    country: 'FR',
    given: words(
      'Élodie:elodie François:francois Zoé:zoe Chloé:chloe Louis Manon Hugo Camille Léa:lea Jules Inès:ines Raphaël:raphael Margaux Théo:theo',
    ),
    family: words(
      'Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Lefèvre:lefevre Girard Bonnet Fontaine Chevalier Gauthier Perrin Noël:noel Mercier Blanc',
    ),
    cities: [
      ['Paris', '75001'],
      ['Lyon', '69001'],
      ['Nîmes', '30000'],
      ['Orléans', '45000'],
    ],
    streets: ['rue de la Gare', 'avenue Victor Hugo', 'rue des Écoles', 'place du Marché'],
  },
  {
    share: 10,
    language: 'zh',
    timeZone: 'Asia/Shanghai',
    country: 'CN',
    familyFirst: true,
    given: words(
      '伟:wei 芳:fang 娜:na 秀英:xiuying 敏:min 静:jing 丽:li 强:qiang 磊:lei 洋:yang 艳:yan 勇:yong 军:jun 杰:jie 娟:juan',
    ),
    family: words(
      '王:wang 李:li 张:zhang 刘:liu 陈:chen 杨:yang 黄:huang 赵:zhao 吴:wu 周:zhou 徐:xu 孙:sun 马:ma 朱:zhu 胡:hu',
    ),
    cities: [
      ['上海', '200000'],
      ['北京', '100000'],
      ['深圳', '518000'],
    ],
    streets: ['人民路', '中山路', '解放大道'],
  },
  {
    share: 8,
    language: 'ru',
    timeZone: 'Europe/Sofia',
    country: 'BG',
    given: words(
      'Иван:ivan Елена:elena Георги:georgi Мария:maria Димитър:dimitar Анна:anna Николай:nikolay Ольга:olga Петър:petar Софья:sofya',
    ),
    family: words(
      'Иванов:ivanov Петров:petrov Георгиев:georgiev Димитров:dimitrov Николов:nikolov Стоянов:stoyanov Тодоров:todorov Ангелов:angelov Костов:kostov',
    ),
    cities: [
      ['София', '1000'],
      ['Пловдив', '4000'],
      ['Варна', '9000'],
    ],
    streets: ['ул. Шипка', 'бул. Витоша', 'ул. Раковски'],
  },
  {
    share: 6,
    language: 'el',
    timeZone: 'Europe/Athens',
    country: 'GR',
    given: words(
      'Γιώργος:giorgos Μαρία:maria Νίκος:nikos Ελένη:eleni Κώστας:kostas Σοφία:sofia Δημήτρης:dimitris Άννα:anna',
    ),
    family: words(
      'Παπαδόπουλος:papadopoulos Νικολάου:nikolaou Γεωργίου:georgiou Οικονόμου:oikonomou Βασιλείου:vasileiou Αντωνίου:antoniou',
    ),
    cities: [
      ['Αθήνα', '10431'],
      ['Πάτρα', '26221'],
    ],
    streets: ['Ερμού', 'Πατησίων', 'Αγίου Νικολάου'],
  },
  {
    share: 4,
    language: 'ja',
    timeZone: 'Asia/Tokyo',
    country: 'JP',
    familyFirst: true,
    given: words('さくら:sakura 陽菜:hina 蓮:ren 大翔:hiroto 葵:aoi ゆうき:yuki 美咲:misaki 健太:kenta'),
    family: words(
      '佐藤:sato 鈴木:suzuki 高橋:takahashi 田中:tanaka 伊藤:ito 渡辺:watanabe 山本:yamamoto 中村:nakamura',
    ),
    cities: [
      ['東京', '100-0001'],
      ['大阪', '530-0001'],
    ],
    streets: ['中央一丁目', '本町二丁目'],
  },
];

export const COMPANY_WORDS = words(
  'Nordwind Bluefield Harbor Summit Evergreen Quarz Atlas Meridian Lumen Castell Orbit Fjord Granit Silva Delta Pioneer Vertex Aurora Cobalt Terra',
);
export const COMPANY_TRADES = words(
  'Logistics Foods Textiles Robotics Energy Software Optics Paper Mobility Pharma Tools Printing Travel Ceramics',
);
export const COMPANY_FORMS = ['Ltd', 'GmbH', 'Inc.', 'SARL', 'AG', 'Cooperative'];
export const SOURCES = ['website', 'referral', 'event', 'partner', 'social-media', 'api'];
export const TAGS = [
  'newsletter',
  'key-account',
  'prospect',
  'wholesale',
  'retail',
  'trade-fair',
  'needs-call',
  'late-payer',
  'beta',
  'press',
];
export const POINT_LABELS = ['work', 'private', 'office'];

export const TALKS = [
  ['call', 'Asked for an offer', 'Wants prices for the spring delivery; compares with two others.'],
  ['email', 'Sent the offer', 'Offer with the usual discount. Answer expected within two weeks.'],
  ['meeting', 'Visit on site', 'Walked through the plant, met purchasing. Decision before the end of the quarter.'],
  ['call', 'Late delivery', 'Two pallets were missing. Promised the rest by Friday, and it came.'],
  ['chat', 'Question about an invoice', 'The order number was missing on the invoice; corrected and sent again.'],
  ['sms', 'Date confirmed', 'Appointment confirmed.'],
  ['email', 'Complaint', 'Unhappy with the packaging; sample of the new box is on its way.'],
  ['call', 'Renewal', 'Renews for another year if the price stays.'],
] as const;
export const NOTES = [
  'Prefers to be called in the morning.',
  'Pays by bank transfer only, net 30.',
  'Decides together with the technical lead; keep both in copy.',
  'Moved to a new building in spring, the old address is still on paper forms.',
  'Asked not to be contacted in August.',
  'Has a framework contract; see the custom field for its renewal.',
];
export const DEVICES = [
  'Firefox on Linux',
  'Safari on iPhone',
  'Chrome on Windows',
  'Edge on Windows',
  'Chrome on Android',
];
