const SLUG_CHARACTERS_MAX = 40

/** Latin letters that no decomposition takes apart. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
}

/** Names of pages of this installation: an organization of that name could never be reached. */
const reservedSlugs: readonly string[] = [
  'api',
  'favicon',
  'invitation',
  'new-organization',
  'o',
  'outbox',
  'password-reset',
  'sign-in',
  'sign-out',
  'sign-up',
  'static',
  'two-factor',
  'two-factor',
]

/**
 * What an organization is called in addresses: letters and digits of the Latin alphabet with hyphens between them, at most forty. It never
 * changes, so it is made once, of the first name. A name of which nothing is left, as one in another script, becomes "organization";
 * that of a page gets it as an ending.
 */
export function slugify(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/./gu, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, SLUG_CHARACTERS_MAX)
    .replace(/-+$/, '')

  if (slug === '') return 'organization'

  return reservedSlugs.includes(slug) ? `${slug}-organization` : slug
}
