/** How much two labels mean the same thing, for suggestions that a person confirms. */
import { foldText } from '#lib/platform/format/text.ts'

/** What one company calls so and the next otherwise, longest first. Each becomes one word. */
const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  ['manager', 'hiring manager|line manager|reporting manager|direct manager|people manager|supervisor|reports to'],
  [
    'equity',
    'stock options?|share options?|equity grants?|stock grants?|options grants?|number of options|options?|rsus?|esops?|stocks?|shares?',
  ],
  ['signing bonus', 'sign on bonus|joining bonus|starting bonus|welcome bonus'],
  ['employmenttype', 'employment types?|types? of employment|contract types?|types? of contract|worker types?|employment status'],
  ['payinterval', '(?:pay|payment|salary|compensation|wage) (?:interval|period|frequency|cycle|schedule)|frequency of pay|paid per'],
  ['basesalary', '(?:annual |gross |yearly )?base (?:salary|pay|compensation)|(?:annual|gross|yearly) salary|salary'],
  ['startdate', 'start(?:ing)? date|date of joining|joining date|commencement date|first day|start on|starts on'],
  ['jobtitle', 'job title|position title|position|role title'],
  ['firstname', 'first name|given name|forename'],
  ['middlename', 'middle name'],
  ['lastname', 'last name|family name|surname'],
  ['email', 'e mail(?: address)?|email address|mail address'],
  ['phone', 'phone number|telephone(?: number)?|mobile(?: phone| number)?|cell(?: phone)?'],
  ['department', 'dept'],
  ['costcentre', 'cost cent(?:er|re)'],
  ['probation', 'probation(?:ary)? period|trial period|probation'],
  ['vacation', 'vacation days?|holidays?|annual leave|paid time off|pto|days of leave'],
  ['weeklyhours', 'weekly hours|hours per week|working hours|work hours'],
  ['location', 'work location|office location|office|work site'],
  ['linkedin', 'linked in'],
].map(([word, phrases]) => [new RegExp(`(?<=^| )(?:${phrases})(?=$| )`, 'g'), word ?? ''] as const)

/** Whose field it is, and words that carry no meaning. */
const NOISE = new Set([
  'the',
  'of',
  'a',
  'an',
  'and',
  'for',
  'in',
  'to',
  's',
  'our',
  'their',
  'candidate',
  'applicant',
  'offer',
  'employee',
  'new',
  'hire',
])
/** What a label may say besides without meaning another thing. */
const QUALIFIERS = new Set([
  'signing',
  'annual',
  'target',
  'primary',
  'main',
  'personal',
  'work',
  'current',
  'total',
  'grant',
  'package',
  'full',
])
/** Words that say what kind of thing something is, and not what. */
const KINDS = new Set([
  'name',
  'date',
  'type',
  'amount',
  'value',
  'number',
  'id',
  'title',
  'email',
  'phone',
  'note',
  'status',
  'code',
  'currency',
  'detail',
])

/** From 0 (nothing in common) to 1 (the same). 0.6 and more is worth proposing. Symmetric only for equal labels: the first is ours. */
export function scoreLabels(ours: string, theirs: string): number {
  const [our, their] = [readWords(ours), readWords(theirs)]
  if (our.length === 0 || their.length === 0) return 0
  const shared = our.filter((word) => their.some((other) => isNear(word, other)))
  const jaccard = shared.length / (our.length + their.length - shared.length)
  const ourRest = our.filter((word) => !shared.includes(word))
  const isPart = shared.some((word) => !KINDS.has(word)) && ourRest.every((word) => QUALIFIERS.has(word))

  return isPart ? Math.max(jaccard, 0.6 + jaccard / 10) : jaccard
}

function readWords(label: string): string[] {
  const plain = foldText(label.slice(0, 200).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/[’']s\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const words = SYNONYMS.reduce((text, [pattern, word]) => text.replace(pattern, word), plain).split(' ')
  const telling = words.filter((word) => !NOISE.has(word))

  return [...new Set(telling.length > 0 ? telling : words)].filter((word) => word !== '').map(toSingular)
}

function toSingular(word: string): string {
  return word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}

const NEAR_LENGTH_MIN = 6

/** The same word, or a longer one with one letter wrong, missing or too many. */
function isNear(one: string, other: string): boolean {
  if (one === other) return true
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < NEAR_LENGTH_MIN || long.length - short.length > 1) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start += 1

  return short.slice(short.length === long.length ? start + 1 : start) === long.slice(start + 1)
}
