import type { DocumentChange } from '#lib/domain/offer-publishing/versions/schema.ts'
import { Icon } from './icons.tsx'

/** What is different since the version that the candidate could read before, each value with what it was. */
export function OfferChanges({ changes, versionNumber }: { changes: readonly DocumentChange[]; versionNumber: number }) {
  return (
    <section className="changes" aria-labelledby="changes">
      <h2 id="changes">What changed since version {versionNumber - 1}</h2>
      <dl>
        {changes.map((change) => (
          <div key={change.label}>
            <dt dir="auto">{change.label}</dt>
            <dd>
              {change.before === null ? (
                <span className="quiet">New</span>
              ) : (
                <del dir="auto">
                  <span className="hidden">Before: </span>
                  {change.before}
                </del>
              )}
              <Icon name="right" />
              {change.after === null ? (
                <span className="quiet">No longer part of the offer</span>
              ) : (
                <ins dir="auto">
                  <span className="hidden">Now: </span>
                  {change.after}
                </ins>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
