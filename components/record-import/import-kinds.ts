import { buildOpeningsHref } from '#components/openings/open-job-filters.ts'
import { buildPeopleHref } from '#components/people/people-filters.ts'

/** Of what a file can be taken in. */
export type ImportKind = 'people' | 'openJobs'

export type ImportWords = {
  title: string
  /** The page with what was imported. */
  list: { label: string; open: string; hrefOf: (slug: string) => string }
  /** Under /api/files. */
  path: string
  /** "a row for each person" */
  one: string
  /** How rows find what is here already. */
  matching: string
  /** After an import of which no row was taken, and of which only some were. */
  nothing: string
  again: string
}

/** What differs between imports; the steps are the same. */
export const importWords: Readonly<Record<ImportKind, ImportWords>> = {
  people: {
    title: 'Import people',
    list: { label: 'People', open: 'Open people', hrefOf: (slug) => buildPeopleHref({ slug }) },
    path: '/api/files/people/imports',
    one: 'person',
    matching: 'People who are here already are found by their personal e-mail and changed. Everybody else is added.',
    nothing: 'Nobody was added or changed.',
    again: 'nobody with a personal e-mail is added twice',
  },
  openJobs: {
    title: 'Import open jobs',
    list: { label: 'Openings', open: 'Open openings', hrefOf: (slug) => buildOpeningsHref({ slug }) },
    path: '/api/files/open-jobs/imports',
    one: 'open job',
    matching:
      'Open jobs that are here already are found by their identifier and changed. All others are added, with an identifier where they have none.',
    nothing: 'No open job was added or changed.',
    again: 'no job with an identifier is added twice',
  },
}
