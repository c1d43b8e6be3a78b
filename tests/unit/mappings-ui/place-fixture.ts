import type { SourcePlaceView } from '#lib/domain/mappings/contract.ts'

/** A place of Ashby with what a test says of it. */
export function placeOf(place: Partial<SourcePlaceView> & Pick<SourcePlaceView, 'path' | 'label'>): SourcePlaceView {
  return {
    group: 'Offer',
    type: 'text',
    sensitivity: 'none',
    description: null,
    options: [],
    isPrivate: false,
    isArchived: false,
    formerLabel: null,
    samples: [],
    filledCount: 0,
    ...place,
  }
}
