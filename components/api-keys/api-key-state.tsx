import { CircleCheck, CircleSlash, Clock as ClockIcon, TriangleAlert, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Clock } from '#components/organization/clock.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import type { ApiKey } from '#lib/domain/api-keys/contract.ts'
import { countDaysUntil, formatInstant, formatShortDate, getCalendarDate } from '#lib/platform/format/dates.ts'

const EXPIRES_SOON_DAYS = 14

type Look = { icon: ReactNode; tone: string; words: string }

/** How a key is: in use with its end, soon at its end, or ended and why. */
export function ApiKeyState({ apiKey, clock }: { apiKey: ApiKey; clock: Clock }) {
  const { icon, tone, words } = readLook(apiKey, clock)

  return (
    <p
      title={apiKey.expiresAt ? `Expires ${formatInstant(apiKey.expiresAt, clock.timeZone)}` : undefined}
      className={joinClasses('flex items-center gap-1.5 text-12 font-medium [&_.lucide]:size-3.5 [&_.lucide]:shrink-0', tone)}
    >
      {icon}
      <span>{words}</span>
    </p>
  )
}

function readLook({ state, expiresAt }: ApiKey, { timeZone, now }: Clock): Look {
  switch (state) {
    case 'Revoked':
      return { icon: <Undo2 aria-hidden="true" />, tone: 'text-ink-2', words: 'Revoked' }
    case 'MemberGone':
      return { icon: <CircleSlash aria-hidden="true" />, tone: 'text-ink-2', words: 'Member gone' }
    case 'Expired':
      return { icon: <ClockIcon aria-hidden="true" />, tone: 'text-ink-2', words: expiresAt ? `Expired ${sayDay(expiresAt)}` : 'Expired' }
    case 'Active':
      if (!expiresAt) return { icon: <CircleCheck aria-hidden="true" />, tone: 'text-moss', words: 'Never expires' }
      return isSoon(expiresAt)
        ? { icon: <TriangleAlert aria-hidden="true" />, tone: 'text-amber', words: `Expires ${sayDay(expiresAt)}` }
        : { icon: <CircleCheck aria-hidden="true" />, tone: 'text-moss', words: `Until ${sayDay(expiresAt)}` }
  }

  function sayDay(instant: string): string {
    return formatShortDate(getCalendarDate(instant, timeZone), getCalendarDate(now, timeZone))
  }

  function isSoon(instant: string): boolean {
    const days = countDaysUntil(getCalendarDate(instant, timeZone), getCalendarDate(now, timeZone))

    return days !== null && days <= EXPIRES_SOON_DAYS
  }
}
