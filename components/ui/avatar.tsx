import { joinClasses } from '#components/ui/class-names.ts'

const sizes = { xs: 'size-[18px] text-[9px]', sm: 'size-6 text-11', md: 'size-10 text-14' }

/** First letters of the first and the last word, by whole characters, so that names outside Latin keep theirs. */
export function readInitials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const first = [...(words[0] ?? '')][0] ?? ''
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''

  return `${first}${last}`.toLocaleUpperCase('en-GB')
}

/** Initials of a person in a circle. Decoration: the name stands beside it. */
export function Avatar({ name, size = 'sm' }: { name: string; size?: keyof typeof sizes }) {
  return (
    <span
      aria-hidden="true"
      className={joinClasses('grid shrink-0 place-items-center rounded-full bg-pressed leading-none font-semibold text-ink-2', sizes[size])}
    >
      {readInitials(name)}
    </span>
  )
}
