import type { RecordNoun } from '#components/record/reviewed-record.ts'

/** Offers, for the parts that they share with new hires. */
export const offerNoun: RecordNoun = { one: 'offer', many: 'offers', object: 'Offer', act: 'publishing' }
