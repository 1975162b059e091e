/** Words of names that say little: legal forms, trade words, places. Tables, no logic. All in folded spelling. */

import { later } from '../base/later.ts';

/**
 * Legal forms of companies, as runs of words, longest first where one begins another. Those of `edge` are words or initials
 * in the middle of a name, so they count at its ends alone.
 */
const LEGAL_FORMS = `
joint stock company|public joint stock company|open joint stock company|closed joint stock company|private joint stock company
limited liability company|limited liability partnership|limited partnership|public limited company|private limited company
public company limited|company limited|private limited|limited company|limited corporation|unlimited company
company|co|corp|corporation|corporate|incorporated|inc|ltd|limited|llc|llp|lllp|lp|plc|pllc|pjsc|ojsc|cjsc|jsc|pc|pte|pty|pvt|private
proprietary limited|sendirian berhad|sdn bhd|sdn|bhd|berhad|perseroan terbatas|tbk
gmbh co kg|gmbh und co kg|gmbh|gesellschaft mit beschrankter haftung|mbh|aktiengesellschaft|kommanditgesellschaft|kgaa|ohg|gbr|ug haftungsbeschrankt|ev
societe anonyme|societe a responsabilite limitee|sarl|sasu|eurl|sprl|srl|sro|spol|spa|sapa|snc|scrl|bvba
sociedad anonima|sociedad limitada|sociedade anonima|sa de cv|s de rl de cv|sa cv|ltda|limitada|eireli|sl unipersonal
besloten vennootschap|naamloze vennootschap|osakeyhtio|oyj|aktiebolag|aksjeselskap|aktieselskab|anpartsselskab|aps|asa
akciova spolecnost|spolecnost s rucenim omezenym|sp z o o|sp z oo|sp zoo|spzoo|spolka akcyjna|spolka z ograniczona odpowiedzialnoscia
korlatolt felelossegu tarsasag|kft|zrt|nyrt|doo|dooel|eood|ood|ead
obshchestvo s ogranichennoy otvetstvennostyu|obshchestvo s ogranichennoi otvetstvennostyu|obschestvo s ogranichennoy otvetstvennostyu
obschestvo s ogranichennoi otvetstvennostyu|ooo|oao|zao|pao|nao|odo|too|chao|tov|pat|prat
publichnoe aktsionernoe obshchestvo|otkrytoe aktsionernoe obshchestvo|zakrytoe aktsionernoe obshchestvo|nepublichnoe aktsionernoe obshchestvo
aktsionernoe obshchestvo|tovarishchestvo s ogranichennoy otvetstvennostyu|tovarystvo z obmezhenoyu vidpovidalnistyu
federalnoe gosudarstvennoe unitarnoe predpriyatie|federal state unitary enterprise|gosudarstvennoe unitarnoe predpriyatie|state unitary enterprise
fgup|fgbu|fgau|fgbun|fsue|fsbi|gup|rup
federal state budgetary institution|federalnoe gosudarstvennoe byudzhetnoe uchrezhdenie
anonim sirketi|limited sirketi|ltd sti|sanayi ve ticaret|san ve tic|san tic|sti|sirketi
kabushiki kaisha|kabushikigaisha|godo kaisha|yugen kaisha|chusik hoesa|jusik hoesa|gufen youxian gongsi|youxian zeren gongsi|youxian gongsi
free zone company|free zone establishment|fze|fzco|fzc|fz llc|dmcc|wll|establishment|est|saog|saoc|bsc|qsc|kscc|ksc
sherkat sahami khass|sherkat sahami|sherkate sahami khas|sahami khass
uab|osauhing|aktsiaselts|sia|akciju sabiedriba|incorporation`;

/** Two letters, or also words of their own: legal forms only where they begin or end a name, or touch another one. */
const EDGE_FORMS =
  'ag as sa se ab ao oy nv bv ad dd td pt kk gk yk cv sl sc ou kg kb rt ks bk ip at ei ek eg ug lc gp sas sti oo ka';

export const legalForms = later((): readonly (readonly string[])[] =>
  [
    ...new Set(
      LEGAL_FORMS.trim()
        .split(/[|\n]/)
        .map((s) => s.trim())
        .filter(Boolean),
    ),
  ]
    .map((s) => s.split(' '))
    .sort((a, b) => b.length - a.length),
);
const set = (text: string): (() => ReadonlySet<string>) => later(() => new Set(text.trim().split(/\s+/)));
export const edgeForms = set(EDGE_FORMS);

/** Words without weight, wherever they stand. */
export const stopWords = set(
  'and of the for an de la le les du des el los las del di da do dos et und ve al ul im imeni named after in at on by to with fka aka no nr',
);

/** One spelling for words that are written several ways: `tech` and `technologies` are `technology`. */
const SPELLINGS = `
technology tech tec technologies technol technological technologic tekhnologii tekhnologiya tekhnologiy tehnologii technologie technologia tecnologia teknoloji
international intl internat internationale internacional mezhdunarodnyy uluslararasi
electronic electronics elec electro elektronik elektronika electronica elektronics elektron
industry industries industrial ind industria industrie industriya sanayi promyshlennost
manufacturing mfg manufacture manufacturer manufacturers manuf
engineering eng engg engrg inzhiniring engineers engineer
institute inst institut institution institutes
university univ universitet universitat universite universidad
research res rsch
science sci sciences scientific nauchno nauchnyy
development dev develop
equipment equip eqpt equipments
import imp imports importer importers
export exp exports exporter exporters
trading trade traders trader trades ticaret torgovyy
service svc svcs services
system sys systems sistemy sistema sistem sistems
communication comm comms communications
telecommunication telecom telecommunications telecoms telekom
semiconductor semicon semiconductors
material matl materials mat
machine machinery machines mach mashin
national nat natl natsionalnyy
center centre centr tsentr ctr
laboratory lab labs laboratories laboratoriya
association assn assoc
brothers bros
department dept
group grp groupe gruppa gruppe grup
holding holdings khkolding kholding
factory factories fabrika
plant plants zavod
enterprise enterprises predpriyatie
concern kontsern konzern koncern
instrument instruments
precision prec
academy acad akademiya academia
company kompaniya
aerospace aero
general gen
computer computers computing
product products prod
solution solutions
standard std
investment invest investments inv
logistics logistic lojistik
design designs
production proizvodstvennoe proizvodstvo
standards stds
1 first 1st
2 second 2nd ii
3 third 3rd iii
4 fourth 4th iv
5 fifth 5th
6 sixth 6th vi
7 seventh 7th vii
8 eighth 8th viii
9 ninth 9th
10 tenth 10th`;

export const spellings = later(
  (): ReadonlyMap<string, string> =>
    new Map(
      SPELLINGS.trim()
        .split('\n')
        .flatMap((line) => {
          const [one, ...others] = line.split(' ');
          return others.map((o) => [o, one!] as const);
        }),
    ),
);

/** Trade words and words of praise that many names share. */
const TRADE = `
technology international electronic industry manufacturing engineering institute university research science development equipment
import export trading service system communication telecommunication semiconductor material machine machinery national center
laboratory association brothers department concern group holding factory plant instrument precision academy aerospace general
computer product solution standard investment logistics design production shipping transport transportation cargo freight forwarding
aviation airline air aircraft marine ship shipbuilding maritime port navigation space satellite optical optics photonics laser microelectronic
microelectronics micro nano digital data information software network internet cloud intelligent smart intelligence automation control
automatic robot robotics mechanical mechanics metal steel aluminum chemical chemistry chemicals petroleum oil gas energy power
electric electrical electricity nuclear atomic battery solar wind water environmental construction building bureau project
special components component parts part supply supplies chain tools tool auto automobile automotive motor vehicle engine bearing
medical medicine pharmaceutical pharma biotech biotechnology biological bio gene hospital health food agriculture
security defense defence military weapons arms ordnance missile radar radio sonar test testing measurement metrology quality
advanced new modern high hi super global world universal united union first central east west north south eastern western
northern southern great royal imperial golden gold silver star sun moon sky ocean sea pacific atlantic asia asian europe euro american
blue green red white black big grand best top prime premier elite alpha beta omega delta sigma apex vertex
business commercial commerce management consulting consultancy capital finance financial bank fund insurance asset real estate property
media advertising film culture education school college training travel tourism sport hotel home house office city town
government ministry agency committee commission administration society foundation
partner partners associates team people friend brother son sons family sino china chinese russian russia india indian iran pakistan
integrated circuit chip ic display sensor device devices crystal glass plastic rubber paper textile garment furniture print printing
packing packaging express courier mail post store shop market mart warehouse storage center hub zone park tower area
scientific technical technic technics tehnika tekhnika complex design-bureau konstruktorskoe byuro mashinostroitelnyy
institut obedinenie issledovatelskiy proizvodstvennoe nauchnyy tsentr zavod kompaniya gruppa torgovyy dom
ic led pcb cnc it ai iot erp oem usa uk eu uae hk prc`;

/** Countries, provinces and cities that names of firms often begin with. */
const PLACES = `
china beijing shanghai tianjin chongqing shenzhen guangzhou guangdong dongguan zhuhai foshan huizhou zhongshan hong kong hongkong macau
macao kowloon taiwan taipei hsinchu jiangsu nanjing suzhou wuxi changzhou nantong yangzhou zhenjiang xuzhou kunshan zhejiang hangzhou ningbo wenzhou
shaoxing jiaxing anhui hefei wuhu fujian fuzhou xiamen quanzhou jiangxi nanchang shandong jinan qingdao yantai weifang henan zhengzhou
luoyang hubei wuhan xiangyang hunan changsha zhuzhou guangxi nanning hainan haikou sichuan chengdu mianyang guizhou guiyang yunnan
kunming shaanxi shanxi xian taiyuan gansu lanzhou qinghai ningxia yinchuan xinjiang urumqi liaoning shenyang dalian jilin changchun
heilongjiang harbin lianyungang haining yanjiao liyang jiangyin shanshan zhangjiagang taizhou huaian yancheng suqian hebei shijiazhuang baoding tangshan inner mongolia hohhot tibet lhasa
russia russian moscow moskva petersburg saint sankt novosibirsk yekaterinburg ekaterinburg kazan samara nizhny nizhniy novgorod omsk rostov ufa perm voronezh
volgograd krasnoyarsk saratov tula tver ural siberia siberian sibir crimea crimean sevastopol simferopol kaluga ryazan zelenograd
tomsk irkutsk vladivostok murmansk arkhangelsk kaliningrad smolensk bryansk belarus minsk ukraine kiev kyiv kharkiv donetsk
iran iranian tehran isfahan esfahan tabriz shiraz mashhad qom kerman ahvaz pakistan islamabad karachi lahore rawalpindi peshawar
india indian delhi mumbai bangalore bengaluru chennai hyderabad pune kolkata gujarat
emirates uae dubai sharjah ajman abu dhabi ras khaimah fujairah qatar doha bahrain kuwait oman muscat saudi arabia riyadh jeddah
turkey turkiye turk istanbul ankara izmir bursa antalya konya adana lebanon beirut syria damascus aleppo iraq baghdad erbil jordan amman egypt
cairo israel cyprus limassol nicosia malaysia kuala lumpur penang selangor johor singapore thailand bangkok vietnam hanoi indonesia
jakarta philippines manila myanmar burma yangon cambodia laos japan tokyo osaka kyoto nagoya yokohama korea seoul busan incheon
germany deutschland berlin munich hamburg frankfurt france paris lyon italy italia rome milano milan spain madrid barcelona netherlands
amsterdam rotterdam belgium brussels switzerland swiss zurich geneva austria vienna wien sweden stockholm norway oslo denmark
copenhagen finland helsinki suomi poland warsaw czech prague hungary budapest romania bucharest bulgaria sofia serbia belgrade greece athens
estonia tallinn latvia riga lithuania vilnius ireland dublin england london scotland britain british uk kazakhstan almaty astana
kyrgyzstan bishkek uzbekistan tashkent georgia tbilisi armenia yerevan azerbaijan baku
america american usa canada canadian toronto montreal vancouver mexico brasil brazil paulo rio argentina chile peru colombia panama
venezuela bolivia ecuador paraguay uruguay zealand australia sydney melbourne africa african nigeria kenya johannesburg cape`;

/** Words of legal forms and of what a Russian enterprise is, that are left where the form itself is broken up. */
const FORMAL = `joint stock liability limited company corporation partnership open closed public private unitary budgetary
aktsionernoe obshchestvo otvetstvennostyu ogranichennoy ogranichennoi publichnoe otkrytoe zakrytoe anonim sirketi
federalnoe gosudarstvennoe unitarnoe byudzhetnoe avtonomnoe uchrezhdenie subordinate entity affiliated`;

/** Nearly as empty: they stand before every Russian enterprise. */
const FAINT = 'state federal enterprise';

export const tradeWords = set(TRADE);
export const placeWords = set(PLACES);
export const formalWords = set(FORMAL);
export const faintWords = set(FAINT);
/** Legal forms of one word that a slip may have been meant for: those of four letters or more, and the commonest of three. */
const SHORT_FORMS = set('ltd llc inc jsc ooo oao zao pao plc pte pvt fze fzc sdn bhd');
export const legalWords = later(
  (): ReadonlySet<string> =>
    new Set(legalForms().flatMap((f) => (f.length === 1 && (f[0]!.length >= 4 || SHORT_FORMS().has(f[0]!)) ? f : []))),
);

/** Ordinary words that are also names of listed parties: by themselves they tell nothing. */
export const commonWords =
  set(`cherry arsenal equality benson magnet orion phoenix titan atlas victory dragon tiger eagle lion falcon crown diamond
pearl crystal jade lotus rainbow sunrise sunshine horizon summit pioneer fortune lucky happy success unity harmony peace freedom trust
express quantum matrix vector nova nexus zenith genesis infinity vision spectrum fusion impulse polaris baikal neva volga aurora
triumph galaxy mercury jupiter saturn venus mars neptune cosmos apollo hermes zeus hercules spartan trident anchor bridge gate
garden forest river lake mountain hill valley stone rock iron fire flame spark storm thunder lightning rapid swift speed`);
