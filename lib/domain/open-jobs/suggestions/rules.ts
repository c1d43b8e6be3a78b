import { foldLabel } from '#lib/domain/fields/rules.ts'
import type { RecruitingStatus } from '#lib/domain/open-jobs/terms.ts'

/** What of a hire says for which job somebody was hired. */
export type HireTrace = {
  jobTitle: string | null
  department: string | null
  location: string | null
  /** What Ashby calls the job that they applied for. */
  ashbyJob: string | null
}

/** An open job that somebody could have been hired into. */
export type OpenJobTrace = {
  id: string
  title: string | null
  department: string | null
  location: string | null
  status: RecruitingStatus
  /** What Ashby calls the job that the title was matched to; null where nobody matched it. */
  ashbyJob: string | null
}

export type ScoredJob = { id: string; score: number; reasons: string[] }

export const SUGGESTIONS_MAX = 5

/** Below it two have a place or a department in common, which most have. */
const SCORE_MIN = 3
const STATUS_ORDER: readonly RecruitingStatus[] = ['Active', 'Paused', 'Planned']

/** The open jobs that fit a hire, the surest first, with why. Jobs that are filled or cancelled are never among them. Pure. */
export function suggestJobs({ hire, jobs }: { hire: HireTrace; jobs: readonly OpenJobTrace[] }): ScoredJob[] {
  return jobs
    .filter(({ status }) => STATUS_ORDER.includes(status))
    .map((job) => ({ ...scoreJob({ hire, job }), order: STATUS_ORDER.indexOf(job.status) }))
    .filter(({ score }) => score >= SCORE_MIN)
    .toSorted((one, other) => other.score - one.score || one.order - other.order || one.id.localeCompare(other.id))
    .slice(0, SUGGESTIONS_MAX)
    .map(({ id, score, reasons }) => ({ id, score, reasons }))
}

/** How well one open job fits a hire. */
export function scoreJob({ hire, job }: { hire: HireTrace; job: OpenJobTrace }): ScoredJob {
  const found = [scoreAshbyJob(hire, job), scoreTitle(hire, job), scoreSame('Same department', hire.department, job.department, 2)]
  const signs = [...found, scoreSame('Same location', hire.location, job.location, 1)].filter((sign) => sign !== null)

  return { id: job.id, score: signs.reduce((sum, { points }) => sum + points, 0), reasons: signs.map(({ reason }) => reason) }
}

type Sign = { reason: string; points: number }

/** What an admin matched counts most: the title of the open job means that job in Ashby. */
function scoreAshbyJob({ ashbyJob }: HireTrace, job: OpenJobTrace): Sign | null {
  return isSame(ashbyJob, job.ashbyJob) ? { reason: 'Same job in Ashby', points: 5 } : null
}

function scoreTitle({ jobTitle, ashbyJob }: HireTrace, { title }: OpenJobTrace): Sign | null {
  if (isSame(jobTitle, title) || isSame(ashbyJob, title)) return { reason: 'Same title', points: 4 }
  const shared = listWords(jobTitle ?? ashbyJob).filter((word) => listWords(title).includes(word))

  return shared.length > 0 ? { reason: 'Similar title', points: 1 + Math.min(shared.length, 2) } : null
}

function scoreSame(reason: string, one: string | null, other: string | null, points: number): Sign | null {
  return isSame(one, other) ? { reason, points } : null
}

function isSame(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && foldLabel(one) !== '' && foldLabel(one) === foldLabel(other)
}

/** Words of a title that say little about it. */
const COMMON_WORDS: readonly string[] = ['and', 'the', 'for', 'senior', 'junior', 'lead', 'head', 'principal', 'staff']

function listWords(title: string | null): string[] {
  const words = foldLabel(title ?? '').split(/[^\p{L}\p{N}]+/u)

  return [...new Set(words)].filter((word) => word.length > 2 && !COMMON_WORDS.includes(word))
}
