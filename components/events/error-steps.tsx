import type { ReactNode } from 'react'
import { findErrorEntry } from '#lib/domain/error-catalogue/rules.ts'
import type { CataloguedCode } from '#lib/domain/error-catalogue/terms.ts'

/** What to do about an error, in order; what happened, where there is nothing to do. */
export function ErrorSteps({ code }: { code: CataloguedCode }) {
  const entry = findErrorEntry(code)
  if (!entry) return null
  const { steps, what } = entry
  const [only, second] = steps
  if (only === undefined) return what
  if (second === undefined) return <Step text={only} />

  return (
    <ol className="mt-1 flex list-decimal flex-col gap-1 pl-4.5 marker:text-ink-3">
      {steps.map((step) => (
        <li key={step} className="pl-0.5">
          <Step text={step} />
        </li>
      ))}
    </ol>
  )
}

/** What stands in quotes is to be looked for on a screen of Ashby's. */
function Step({ text }: { text: string }): ReactNode {
  return text.split(/(“[^”]+”)/).map((part) =>
    part.startsWith('“') ? (
      <strong key={part} className="font-medium text-ink">
        {part.slice(1, -1)}
      </strong>
    ) : (
      part
    ),
  )
}
