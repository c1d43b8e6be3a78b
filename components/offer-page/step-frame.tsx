import type { ReactNode } from 'react'
import { Icon } from './icons.tsx'
import { PageLink } from './page-link.tsx'
import { PageNotice } from './page-notice.tsx'

/** What was sent and refused: the values as they were typed, what is wrong, and at which field. */
export type RefusedForm = { values: Record<string, string>; problem: string; field: string | null }

export type StepFrameProps = {
  base: string | null
  title: string
  form: RefusedForm | undefined
  /** Names of this step's fields, which can be jumped to. */
  fields: readonly string[]
  children: ReactNode
}

/** A step of its own page: the way back, its title, why it was refused, and the form. */
export function StepFrame({ base, title, form, fields, children }: StepFrameProps) {
  const field = form?.field && fields.includes(form.field) ? form.field : null

  return (
    <main className="narrow">
      <PageLink base={base} path="" className="back">
        <Icon name="back" />
        Back to the offer
      </PageLink>
      <h1>{title}</h1>
      {form ? <PageNotice isRefused>{field ? <a href={`#${field}`}>{form.problem}</a> : form.problem}</PageNotice> : null}
      {children}
    </main>
  )
}

/** The form of a step. In the preview it is no form at all, so that nothing can be sent. */
export function StepForm({ base, path, children }: { base: string | null; path: string; children: ReactNode }) {
  if (base === null) return <div className="sheet">{children}</div>

  return (
    <form className="sheet" method="post" action={`${base}${path}`} acceptCharset="utf-8">
      {children}
    </form>
  )
}

export function StepButton({ base, children }: { base: string | null; children: ReactNode }) {
  return (
    <button className="button" type={base === null ? 'button' : 'submit'} aria-disabled={base === null ? true : undefined}>
      {children}
    </button>
  )
}
