'use client'

import { type CommandMenuFloatProps, CommandMenuFloat as PlainFloat } from '#components/patterns/command-menu-float.tsx'
import { useFoundNewHires } from '#components/shell/use-found-new-hires.ts'
import { useFoundOffers } from '#components/shell/use-found-offers.ts'
import { useFoundOpenJobs } from '#components/shell/use-found-open-jobs.ts'

/** What opens of the command menu, with the records that the query finds. Loaded with its first use. */
export function CommandMenuFloat(props: CommandMenuFloatProps) {
  const searched = props.isOpen ? props.query : ''
  const found = [useFoundOffers(searched), useFoundNewHires(searched), useFoundOpenJobs(searched)].filter((group) => group !== null)

  return <PlainFloat {...props} found={found} />
}
