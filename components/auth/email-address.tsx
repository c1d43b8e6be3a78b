import { Fragment } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'

/** Up to this many characters an address has room in one line of the narrowest card. */
const ONE_LINE_MAX = 30

/** Somebody's address inside a sentence. A short one stays in one line; a long one breaks before the @ and the dots, and in the middle of a word only if it must. */
export function EmailAddress({ address }: { address: string }) {
  const parts = address.split(/(?=[@.])/)

  return (
    <bdi
      dir="ltr"
      className={joinClasses('font-medium text-ink', address.length > ONE_LINE_MAX ? '[overflow-wrap:anywhere]' : 'whitespace-nowrap')}
    >
      {parts.map((part, index) => (
        <Fragment key={parts.slice(0, index + 1).join('')}>
          {index > 0 ? <wbr /> : null}
          {part}
        </Fragment>
      ))}
    </bdi>
  )
}
