import { readInitials } from '#components/ui/avatar.tsx'
import type { OfferDocument } from '#lib/domain/offer-publishing/versions/schema.ts'

/** Who signs the letter. */
export function Person({ sender }: { sender: NonNullable<OfferDocument['sender']> }) {
  return (
    <div className="sender">
      <span className="avatar" aria-hidden="true">
        {readInitials(sender.name)}
      </span>
      <div className="who">
        <div dir="auto">{sender.name}</div>
        {sender.title ? (
          <div className="small quiet" dir="auto">
            {sender.title}
          </div>
        ) : null}
      </div>
    </div>
  )
}
