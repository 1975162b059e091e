/**
 * Ordinary names: well-known companies that are on none of the lists, and names made of the parts that names of firms of
 * these countries are made of. Nothing here is taken from a listed name.
 */
import { pick, random } from './damage.ts';

export interface Ordinary {
  readonly name: string;
  readonly country: string;
}

const KNOWN: Readonly<Record<string, string>> = {
  CN: 'Alibaba Group Holding|Haier Smart Home Co., Ltd.|Midea Group Co., Ltd.|Gree Electric Appliances Inc.|BYD Company Limited|Geely Automobile Holdings|Lenovo Group Limited|Xiaomi Corporation|JD.com, Inc.|Meituan|Kweichow Moutai Co., Ltd.|Tsingtao Brewery Co., Ltd.|Contemporary Amperex Technology Co., Limited|Ping An Insurance|China Merchants Bank|Industrial and Commercial Bank of China|Bank of Communications|China Vanke Co., Ltd.|SAIC Motor Corporation|Great Wall Motor Company|Fuyao Glass Industry Group|Sany Heavy Industry Co., Ltd.|Zoomlion Heavy Industry|Anta Sports Products|Li Ning Company Limited|Yili Industrial Group|Mengniu Dairy|WuXi AppTec|Hengrui Pharmaceuticals|Trip.com Group|NetEase, Inc.|Baidu, Inc.|Tencent Holdings Limited|ByteDance Ltd.|TCL Technology Group|Hisense Home Appliances|Skyworth Group|Luxshare Precision Industry|GoerTek Inc.|OFILM Group|Wingtech Mobile|Will Semiconductor|Foshan Haitian Flavouring|New Hope Liuhe|Muyuan Foods|COSCO Shipping Holdings|Air China Limited|China Eastern Airlines|Spring Airlines|SF Holding',
  TW: 'Taiwan Semiconductor Manufacturing Company|MediaTek Inc.|ASE Technology Holding|United Microelectronics Corporation|Hon Hai Precision Industry|Quanta Computer Inc.|Delta Electronics, Inc.|Largan Precision|Novatek Microelectronics|Realtek Semiconductor Corp.|Acer Incorporated|ASUSTeK Computer Inc.|Evergreen Marine Corp.|Chunghwa Telecom',
  JP: 'Toyota Motor Corporation|Sony Group Corporation|Panasonic Holdings|Tokyo Electron Limited|Nikon Corporation|Canon Inc.|Hitachi, Ltd.|Mitsubishi Heavy Industries|Keyence Corporation|Fanuc Corporation|Murata Manufacturing|Kyocera Corporation|Renesas Electronics|SCREEN Holdings|Advantest Corporation|Disco Corporation|Shin-Etsu Chemical|Sumco Corporation|Nintendo Co., Ltd.|Fujitsu Limited',
  KR: 'Samsung Electronics Co., Ltd.|SK hynix Inc.|LG Electronics Inc.|Hyundai Motor Company|Kia Corporation|POSCO Holdings|Naver Corporation|Kakao Corp.|Hanwha Solutions|Doosan Enerbility',
  DE: 'Siemens AG|Infineon Technologies AG|Robert Bosch GmbH|BASF SE|Bayer AG|Volkswagen AG|Mercedes-Benz Group AG|ZEISS SMT GmbH|TRUMPF SE + Co. KG|SAP SE|Continental AG|Festo SE|SUSS MicroTec SE|Aixtron SE|Henkel AG|Merck KGaA',
  GB: 'Rolls-Royce Holdings plc|BAE Systems plc|Arm Holdings plc|GSK plc|Unilever PLC|Vodafone Group plc|Renishaw plc|Tesco PLC|Smiths Group plc|Oxford Instruments plc',
  FR: 'STMicroelectronics|Schneider Electric SE|Thales S.A.|Airbus SE|Soitec|Danone S.A.|Michelin|Air Liquide S.A.|Saint-Gobain|Dassault Aviation',
  NL: 'ASML Holding N.V.|NXP Semiconductors N.V.|Koninklijke Philips N.V.|ASM International N.V.|Heineken N.V.|BE Semiconductor Industries|TomTom N.V.|Ahold Delhaize',
  SG: 'Singapore Airlines Limited|DBS Group Holdings|Keppel Ltd.|Venture Corporation Limited|UMS Integration|Grab Holdings|Sea Limited|Flextronics International',
  MY: 'Petronas Chemicals Group Berhad|Malayan Banking Berhad|Inari Amertron Berhad|Unisem (M) Berhad|Vitrox Corporation Berhad|Top Glove Corporation|Tenaga Nasional Berhad|AirAsia Berhad',
  TR: 'Arçelik A.Ş.|Koç Holding A.Ş.|Turkish Airlines|Vestel Elektronik Sanayi|Ford Otomotiv Sanayi A.Ş.|Şişecam|Anadolu Efes|Eczacıbaşı Holding|BİM Birleşik Mağazalar|Türk Telekom',
  AE: 'Emirates NBD Bank|Emaar Properties PJSC|DP World Limited|Etihad Airways|Majid Al Futtaim Holding|Al Ghurair Foods|Abu Dhabi National Oil Company|Agthia Group PJSC|Aramex PJSC|Jumeirah Group',
  IN: 'Tata Consultancy Services Limited|Infosys Limited|Reliance Industries Limited|Wipro Limited|Mahindra & Mahindra|Larsen & Toubro Limited|Bajaj Auto Limited|Hindustan Unilever|Sun Pharmaceutical Industries|Maruti Suzuki India',
  PK: 'Lucky Cement Limited|Engro Corporation|Habib Bank Limited|Nishat Mills Limited|Systems Limited|Interloop Limited|Pakistan Tobacco Company|Indus Motor Company',
  RU: 'Yandex N.V.|Magnit PJSC|X5 Retail Group|Ozon Holdings|Wildberries|Dodo Brands|Cherkizovo Group|Rusagro|Detsky Mir|M.Video|Splat Global|Faberlic|Miratorg|Sportmaster|Lenta',
  IL: 'Check Point Software Technologies|Teva Pharmaceutical Industries|Tower Semiconductor Ltd.|Nova Ltd.|Camtek Ltd.|Mobileye Global|Wix.com Ltd.|Elbit Imaging',
  CA: 'Shopify Inc.|Bombardier Inc.|Magna International Inc.|Celestica Inc.|BlackBerry Limited|Canadian Tire Corporation|Bell Canada',
  US: 'Apple Inc.|Intel Corporation|Applied Materials, Inc.|Lam Research Corporation|KLA Corporation|Microsoft Corporation|Texas Instruments Incorporated|Boeing Company|Caterpillar Inc.|Honeywell International Inc.|3M Company|Deere & Company|Ford Motor Company|General Electric Company|Micron Technology, Inc.|Qualcomm Incorporated|NVIDIA Corporation|Walmart Inc.|Pfizer Inc.|FedEx Corporation',
};

const PINYIN =
  'hua|xin|tian|hong|jin|rui|sheng|de|tai|long|feng|yuan|guang|ming|wei|da|hai|bo|chang|cheng|dong|fa|fu|hao|heng|hui|jia|jian|jing|kai|kang|lan|li|lian|lin|lu|ming|peng|ping|qi|qiang|qing|rong|run|shun|si|tong|wan|wen|xiang|xing|xu|ya|yang|yi|ying|yong|you|yu|yun|ze|zhen|zheng|zhi|zhong|zhuo|zi|zong|an|ai|bang|bei|chuang|chun|gao|ge'.split(
    '|',
  );
const CN_SECTOR =
  'Electronics|Technology|Trading|Import and Export|Machinery|New Materials|Medical Devices|Textile|Garment|Furniture|Food|Packaging|Logistics|Network Technology|Automation Equipment|Plastics|Hardware|Lighting|Optoelectronics|Semiconductor|Precision Machinery|Industrial|Environmental Technology|Chemical|Auto Parts|Instruments|Intelligent Technology|Communication Equipment|Power Equipment|Biotechnology'.split(
    '|',
  );
const CN_CITY =
  "Beijing|Shanghai|Shenzhen|Guangzhou|Suzhou|Hangzhou|Ningbo|Wuxi|Nanjing|Chengdu|Wuhan|Xi'an|Tianjin|Qingdao|Dongguan|Xiamen|Jinan|Changsha|Hefei|Zhengzhou|Kunshan|Foshan|Wenzhou|Dalian|Chongqing".split(
    '|',
  );
const RU_BRAND =
  'Sever|Stal|Tekhno|Prom|Energo|Metall|Agro|Stroy|Resurs|Vektor|Global|Komplekt|Servis|Optima|Leader|Invest|Region|Eko|Alfa|Gamma|Sibir|Volga|Don|Kuban|Les|Gaz|Khim|Plast|Farm|Med|Torg|Snab|Trans|Avto|Mash|Dizayn|Kvant|Impuls|Siti|Dom'.split(
    '|',
  );
const RU_TAIL = 'Torg|Servis|Stroy|Prom|Komplekt|Invest|Trade|Group|Plus|Trans|Snab|Tech|Holding|Market|Produkt'.split('|');
const GIVEN =
  'Ahmad|Karim|Rashid|Hamid|Saeed|Khalid|Nasser|Farooq|Imran|Bilal|Tariq|Yusuf|Hassan|Jamal|Kamran|Mansoor|Nadeem|Omar|Qasim|Salman|Usman|Waleed|Zahid'.split(
    '|',
  );
const GULF =
  'Noor|Barakat|Safwa|Madina|Jazeera|Waha|Hilal|Rawda|Manar|Bustan|Fanar|Tawoos|Marjan|Sahara|Yasmin|Dana|Zain|Rayan|Shams|Qamar|Falak|Nakheel|Reem|Ghadeer|Bahar'.split(
    '|',
  );
const GULF_SECTOR =
  'General Trading|Trading|Electronics|Building Materials|Foodstuff Trading|Auto Spare Parts|Contracting|Technical Services|Computers|Shipping|Cargo|Garments|Medical Equipment|Engineering|Travel'.split(
    '|',
  );
const PERSIAN =
  'Pars|Arya|Kian|Sepehr|Mehr|Tous|Alborz|Zagros|Karoon|Parsian|Sahand|Negin|Setareh|Behin|Novin|Pouya|Tabesh|Ofogh|Payam|Rahnama|Danesh|Sanat|Fanavari|Tejarat|Gostar'.split(
    '|',
  );
const PERSIAN_TAIL = 'Gostar|Sanat|Tejarat|Pardaz|Saz|Kar|Andish|Tadbir|Yar|Afarin|Parvar'.split('|');
const TURKISH =
  'Yıldız|Demir|Öztürk|Kaya|Aydın|Şahin|Çelik|Yılmaz|Arslan|Doğan|Kılıç|Aslan|Korkmaz|Erdem|Güneş|Bulut|Deniz|Toprak|Akın|Karaca|Uysal|Tekin|Bozkurt|Altın'.split(
    '|',
  );
const TURKISH_SECTOR =
  'Makina Sanayi ve Ticaret|Tekstil|Dış Ticaret|İnşaat|Elektronik|Otomotiv|Gıda|Lojistik|Plastik|Kimya|Medikal|Mobilya'.split(
    '|',
  );
const WESTERN =
  'Ashford|Brightwell|Harlow|Kingsley|Marlowe|Northgate|Oakridge|Pemberton|Redfern|Stanmore|Thornbury|Westbrook|Winslow|Carrick|Dunmore|Eastleigh|Fairfax|Glenmore|Hartwell|Langley|Meyer|Schneider|Fischer|Weber|Wagner|Becker|Hoffmann|Keller|Vogel|Brandt|Lindner|Moreau|Lefevre|Girard|Rousseau|Bertrand|Van Dijk|De Vries|Jansen|Visser|Rossi|Bianchi|Ferrari|Colombo|Ricci|Virtanen|Korhonen|Nieminen|Andersson|Johansson|Nilsson'.split(
    '|',
  );
const WESTERN_SECTOR =
  'Engineering|Electronics|Logistics|Instruments|Systems|Foods|Consulting|Software|Automation|Packaging|Optics|Trading|Industries|Medical|Energy|Design|Components|Tools|Chemicals|Shipping'.split(
    '|',
  );
const WESTERN_FORM: Readonly<Record<string, readonly string[]>> = {
  DE: ['GmbH', 'AG', 'GmbH & Co. KG'],
  GB: ['Ltd', 'Limited', 'plc'],
  FR: ['SAS', 'SARL', 'S.A.'],
  NL: ['B.V.', 'N.V.'],
  IT: ['S.r.l.', 'S.p.A.'],
  FI: ['Oy', 'Oyj'],
  SE: ['AB'],
  CA: ['Inc.', 'Ltd.'],
  US: ['Inc.', 'LLC', 'Corp.'],
};

/** As the lists themselves are spread over countries, roughly. */
const SHARE: readonly (readonly [string, number])[] = [
  ['CN', 36],
  ['HK', 8],
  ['RU', 26],
  ['AE', 7],
  ['PK', 6],
  ['IR', 5],
  ['TR', 4],
  ['EU', 8],
];

export function ordinaryNames(count: number, seed = 7): Ordinary[] {
  const next = random(seed);
  const out: Ordinary[] = Object.entries(KNOWN).flatMap(([country, names]) =>
    names.split('|').map((name) => ({ name, country })),
  );
  const seen = new Set(out.map((o) => o.name));
  while (out.length < count) {
    const o = made(next);
    if (!seen.has(o.name)) {
      seen.add(o.name);
      out.push(o);
    }
  }
  return out.slice(0, count);
}

function made(next: () => number): Ordinary {
  let at = next() * 100;
  const [where] = SHARE.find(([, share]) => (at -= share) < 0) ?? SHARE[0]!;
  const capital = (s: string): string => s.charAt(0).toUpperCase() + s.slice(1);
  const brand = (): string => capital(pick(PINYIN, next) + pick(PINYIN, next) + (next() < 0.15 ? pick(PINYIN, next) : ''));
  switch (where) {
    case 'CN':
      return {
        name: `${next() < 0.85 ? `${pick(CN_CITY, next)} ` : ''}${brand()} ${pick(CN_SECTOR, next)} ${pick(['Co., Ltd.', 'Co.,Ltd', 'Company Limited', 'Group Co., Ltd.'], next)}`,
        country: 'CN',
      };
    case 'HK':
      return {
        name: `${brand()} ${next() < 0.5 ? 'International' : '(HK)'} ${pick(CN_SECTOR, next)} ${pick(['Limited', 'Co., Limited', 'Ltd.'], next)}`,
        country: 'HK',
      };
    case 'RU':
      return {
        name:
          next() < 0.5
            ? `${pick(['OOO', 'LLC', 'AO', 'JSC'], next)} ${pick(RU_BRAND, next)}${pick(RU_TAIL, next).toLowerCase()}`
            : `${pick(RU_BRAND, next)}-${pick(RU_TAIL, next)} ${pick(['LLC', 'OOO', 'JSC'], next)}`,
        country: 'RU',
      };
    case 'AE':
      return {
        name: `Al ${pick(GULF, next)} ${next() < 0.3 ? `${pick(GULF, next)} ` : ''}${pick(GULF_SECTOR, next)} ${pick(['LLC', 'L.L.C', 'FZE', 'FZCO'], next)}`,
        country: 'AE',
      };
    case 'PK':
      return {
        name: `${pick(GIVEN, next)} ${pick(GIVEN, next)} ${pick(['Traders', 'Enterprises', 'Textile Mills', 'Engineering Works', 'Industries', 'and Sons', 'Surgical', 'Foods', 'Associates'], next)} ${pick(['(Pvt) Ltd.', 'Private Limited', ''], next)}`.trim(),
        country: 'PK',
      };
    case 'IR':
      return {
        name: `${pick(PERSIAN, next)} ${pick(PERSIAN_TAIL, next)} ${pick(PERSIAN, next)} ${pick(['Co.', 'Company', 'PJS', 'Engineering Co.', 'Trading Co.'], next)}`,
        country: 'IR',
      };
    case 'TR':
      return {
        name: `${pick(TURKISH, next)} ${pick(TURKISH_SECTOR, next)} ${pick(['A.Ş.', 'Ltd. Şti.', 'Limited Şirketi'], next)}`,
        country: 'TR',
      };
    default: {
      const country = pick(Object.keys(WESTERN_FORM), next);
      return {
        name: `${pick(WESTERN, next)} ${next() < 0.3 ? '& ' + pick(WESTERN, next) + ' ' : ''}${pick(WESTERN_SECTOR, next)} ${pick(WESTERN_FORM[country]!, next)}`,
        country,
      };
    }
  }
}
