import { buildSyncHref } from '#components/openings-sync/sync-filters.ts'
import type { OpeningProblem } from '#lib/domain/openings/schema.ts'

export type ProblemAct = { label: string; href: string }

/** Where a problem of one open job is solved; null where it is solved in Ashby or on the job itself. */
export function findProblemAct({ slug, problem }: { slug: string; problem: Pick<OpeningProblem, 'code'> }): ProblemAct | null {
  switch (problem.code) {
    case 'opening_unmatched':
    case 'opening_match_gone':
      return { label: 'Go to matching', href: buildSyncHref({ slug, tab: 'matching' }) }
    case 'close_reason_missing':
      return { label: 'Choose close reason', href: buildSyncHref({ slug, tab: 'settings' }) }
    case 'opening_field_archived':
    case 'opening_field_type_differs':
      return { label: 'Go to fields', href: buildSyncHref({ slug, tab: 'fields' }) }
    default:
      return null
  }
}

/** What each obstacle is called, and the page that takes it away. The words of what to do come with the obstacle. */
const obstacles: Readonly<Record<string, { title: string; act: { label: string; path: string } | null }>> = {
  openings_off: { title: 'Openings sync is off', act: { label: 'Open Labs', path: '/company/labs' } },
  openings_no_account: { title: 'No Ashby account to sync with', act: { label: 'Open integrations', path: '/company/integrations' } },
  paused: { title: 'The account is paused', act: { label: 'Open integrations', path: '/company/integrations' } },
  ashby_key_invalid: { title: 'Ashby refuses the key', act: { label: 'Open integrations', path: '/company/integrations' } },
  ashby_permission_missing: {
    title: 'The Ashby key lacks a permission',
    act: { label: 'Open integrations', path: '/company/integrations' },
  },
  openings_plan_missing: { title: 'Ashby’s plan has no openings', act: null },
}

type DescribeObstacle = { slug: string; code: string; accountCount: number }

/** The title of an obstacle and the way to what mends it. */
export function describeObstacle({ slug, code, accountCount }: DescribeObstacle): { title: string; act: ProblemAct | null } {
  // Several have a key: the choice stands on this page.
  if (code === 'openings_no_account' && accountCount > 1) {
    return { title: 'Which account?', act: { label: 'Choose account', href: buildSyncHref({ slug, tab: 'settings' }) } }
  }
  const { title, act } = obstacles[code] ?? { title: 'Nothing is synced', act: null }

  return { title, act: act && { label: act.label, href: `/${slug}${act.path}` } }
}
