import { parseAsString } from 'nuqs/server'
import type { PeopleApi } from '#components/people/people-queries.ts'
import { listWeeks } from '#components/people-calendar/calendar-months.ts'

/** Which month the address names; this one where it names none. */
export const monthParser = parseAsString

/** Who starts on a day that the month shows: the same query in the browser and on the server. */
export function calendarOptions({ api, month }: { api: PeopleApi; month: string }) {
  const days = listWeeks(month).flat()

  return api.people.calendar.queryOptions({ input: { from: days[0] ?? `${month}-01`, to: days.at(-1) ?? `${month}-28` } })
}
