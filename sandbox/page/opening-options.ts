import { html } from 'hono/html'
import type { Opening } from '#sandbox/model.ts'
import type { Account } from '#sandbox/tables.ts'
import { openView, readInfo } from '#sandbox/view.ts'
import { renderSelect } from './forms.ts'
import type { Html } from './layout.ts'

export function hasOpenings(account: Account): boolean {
  return readInfo(account).hasOpenings ?? true
}

/** What an opening is called where there is little room: its identifier and its jobs. */
export function nameOpening(account: Account, { latestVersion }: Opening): string {
  const view = openView({ account, lagMs: 0 })
  const jobs = latestVersion.jobIds.map((jobId) => view.get('job', jobId)?.title ?? 'unknown job')

  return [latestVersion.identifier || 'Without identifier', ...jobs].join(', ')
}

/** The choice of an opening for an offer: those that can still be hired for, and the one it has. Nothing where the plan has none. */
export function renderOpeningChoice({ account, chosen = null }: { account: Account; chosen?: string | null }): Html {
  if (!hasOpenings(account)) return html``
  const openings = openView({ account, lagMs: 0 }).list('opening')
  const choosable = openings.filter(
    ({ id, openingState, isArchived }) => id === chosen || (!isArchived && openingState !== 'Closed' && openingState !== 'Filled'),
  )
  const options = choosable.map((opening) => ({ value: opening.id, label: `${nameOpening(account, opening)} (${opening.openingState})` }))

  return renderSelect({
    id: 'offer-opening',
    name: 'openingId',
    label: 'Opening',
    value: chosen ?? '',
    options: [{ value: '', label: 'None' }, ...options],
  })
}
