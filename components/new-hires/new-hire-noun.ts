import type { RecordNoun } from '#components/record/reviewed-record.ts'

/** New hires, for the parts that they share with offers. */
export const newHireNoun: RecordNoun = { one: 'new hire', many: 'new hires', object: 'Person', act: 'adding' }

/** The same of those that another system told of. */
export const pushedHireNoun: RecordNoun = { ...newHireNoun, isPushed: true }
